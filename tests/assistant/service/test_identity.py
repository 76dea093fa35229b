"""Nothing is told before an identity, and nobody else's things after it."""

import pytest

from assistant.service.reading.identity import identified, names_somebody
from tests.assistant.service.fake_system import FakeOrderSystem
from tests.assistant.service.world import CUSTOMERS, ORDERS, Talk

PEOPLE = [
    *CUSTOMERS,
    *(
        {"user_id": user, "name": name, "email": email, "address": {"postcode": code}}
        for user, name, email, code in (
            ("van", "Bo van Grand", "b12345@example.com", "D12345"),
            ("jose", "José Núñez", "jose@example.com", "8001"),
            ("twin-1", "Sam Twin", "sam@example.com", "10115"),
            ("twin-2", "Sam Twin", "sam@example.com", "10115"),
            ("blank", "Nel Blank", "", ""),
        )
    ),
]
SYSTEM = FakeOrderSystem(PEOPLE, ORDERS)


@pytest.mark.parametrize(
    "message",
    [
        "where is my order?",
        "where is order #M1001?",
        "cancel #M1001",
        "i am Ada Thrift",
        "AB1 2CD",
        "yes",
        "send the lamp back",
    ],
)
def test_nothing_is_told_before_an_identity(message):
    said = Talk(customer_id=None).say(message)
    assert "e-mail" in said
    assert not any(word in said for word in ("pending", "Lamp", "$", "packed"))


@pytest.mark.parametrize(
    ("message", "user"),
    [
        ("ada@example.com", "ada"),
        ("ADA@EXAMPLE.COM", "ada"),
        ("i am Ada Thrift, my postcode is ab12cd", "ada"),
        ("Ada Thrift, AB1 2CD", "ada"),
        ("ada thrift ab1 2cd", "ada"),
        ("it's ada thrift and my zip is AB12CD", "ada"),
        ("I'm ada_thrift in AB1 2CD", "ada"),
        ("Bo van Grand, D12345", "van"),
        ("it's José Núñez, 8001 Zürich", "jose"),
        ("nobody@example.com or ada@example.com", "ada"),
    ],
)
def test_who_it_is(message, user):
    found = identified(SYSTEM, message)
    assert found is not None
    assert found.user_id == user


@pytest.mark.parametrize(
    "message",
    [
        "eve@example.com",
        "Ada Thrift, XY9 8ZW",
        "Eve Thrift, AB1 2CD",
        "Sam Twin, 10115",
        "sam@example.com",
        "Nel Blank, 123",
    ],
)
def test_who_is_not_one_known_customer_is_nobody(message):
    assert identified(SYSTEM, message) is None
    assert names_somebody(message)


def test_a_name_and_a_postcode_may_come_one_after_the_other():
    talk = Talk(customer_id=None)
    assert "#M1001" in talk.say("what are my orders?", "my name is Ada Thrift", "AB1 2CD")
    assert talk.customer_id == "ada"


def test_a_wrong_identity_is_said():
    assert "check" in Talk(customer_id=None).say("where is my order?", "eve@example.com")


@pytest.mark.parametrize(
    "wish", ["where is #M2001?", "cancel #M2001", "return order M2001", "#m2001", "invoice for #M2001"]
)
def test_an_order_of_somebody_else_is_as_if_it_were_not_there(wish):
    talk = Talk()
    unknown = talk.say(wish.replace("2001", "3001"))
    said = Talk().say(wish)
    assert said.replace("2001", "3001") == unknown
    talk = Talk()
    talk.say(wish, "yes", "yes")
    assert talk.order("M2001").status == "pending"


@pytest.mark.parametrize("who", ["bo@example.com", "i am Bo Grand, XY9 8ZW", "now for eve@example.com"])
def test_a_second_identity_is_refused_in_one_line(who):
    talk = Talk()
    talk.say("where is #M1001?")
    said = talk.say(who)
    assert said == "This conversation is about Ada Thrift's orders. For another customer, please start a new one."
    assert talk.customer_id == "ada"


def test_the_own_identity_again_is_no_second_one():
    assert "#M1001" in Talk().say("ada@example.com, where is #M1001?")
