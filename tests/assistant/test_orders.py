"""Orders: told to nobody else, cancelled once and only after a plain yes."""

import json

import pytest

from assistant.answers.order import OrderMessage, order_answer, waits_for_reply
from assistant.orders import STATUSES, OrderBook, import_customers, import_orders
from retrieval.database import connect
from retrieval.home import Home
from tests.goods import write_rows

PEOPLE = [
    ("ada", "Ada Thrift", "ada@example.com", "AB1 2CD"),
    ("bo", "Bo van Grand", "b12345@example.com", "D12345"),
    ("jose", "José Núñez", "jose@example.com", "8001"),
    ("twin-1", "Sam Twin", "sam@example.com", "10115"),
    ("twin-2", "Sam Twin", "sam@example.com", "10115"),
    ("blank", "Nel Blank", "", ""),
]


def row(number, user, status, **more):
    line = {"product_id": "mug", "title": "Blue Stoneware Mug", "quantity": 2, "price": 12.5}
    return {"order_id": f"#{number}", "user_id": user, "status": status, "currency": "USD", "lines": [line], **more}


ORDERS = [
    row("M1001", "ada", "pending", payments=[{"method": "gift_card_7"}]),
    row("M1002", "ada", "delivered", tracking=["T99"]),
    row("M2001", "bo", "pending"),
    row("M3001", "jose", "shipped", tracking=["T1", "T2"]),
    *(row(f"S{number}", f"s{number}", status) for number, status in enumerate(STATUSES, start=100)),
]


@pytest.fixture
def engine(tmp_path):
    engine = connect(Home(tmp_path))
    yield engine
    engine.dispose()


@pytest.fixture
def book(tmp_path, engine):
    customers = [
        {"user_id": user, "name": name, "email": email, "address": {"postcode": code}}
        for user, name, email, code in PEOPLE
    ]
    import_customers(engine, write_rows(tmp_path / "customers.jsonl", customers))
    import_orders(engine, write_rows(tmp_path / "orders.jsonl", ORDERS))
    return OrderBook(engine)


def ask(book, *messages, customer_id=None):
    pending, said = None, ""
    for text in messages:
        answer = order_answer(book, OrderMessage(text=text, customer_id=customer_id, pending=pending))
        customer_id, pending, said = answer.customer_id or customer_id, answer.pending, " ".join(answer.sentences)
    return said


@pytest.mark.parametrize(
    "message",
    [
        "where is my order?",
        "where is order #M1001?",
        "cancel #M1001",
        "i am Ada Thrift",
        "AB1 2CD",
        "is #M1001 pending? yes",
    ],
)
def test_nothing_is_told_before_an_identity(book, message):
    said = ask(book, message)
    assert "e-mail" in said
    assert not any(word in said for word in ("pending", "Stoneware", "$", "packed"))


@pytest.mark.parametrize(
    ("identity", "order"),
    [
        ("ada@example.com", "#M1001"),
        ("ADA@EXAMPLE.COM", "#M1001"),
        ("i am Ada Thrift, my postcode is ab12cd", "#M1001"),
        ("Ada Thrift, AB1 2CD", "#M1001"),
        ("my name is Ada Thrift and my zip code is AB1 2CD thanks", "#M1001"),
        ("Bo van Grand, D12345", "#M2001"),
        ("b12345@example.com", "#M2001"),
        ("it's José Núñez, 8001 Zürich", "#M3001"),
    ],
)
def test_an_identity_opens_the_own_orders(book, identity, order):
    said = ask(book, "where is my order?", identity)
    assert order in said
    assert "There is no order" not in said


@pytest.mark.parametrize(
    "identity",
    [
        "eve@example.com",
        "Ada Thrift, XY9 8ZW",
        "Eve Thrift, AB1 2CD",
        "Sam Twin, 10115",
        "sam@example.com",
        "Nel Blank, 123",
    ],
)
def test_who_is_not_one_known_customer_is_told_nothing(book, identity):
    said = ask(book, "where is my order?", identity)
    assert "#" not in said
    assert "check" in said


@pytest.mark.parametrize("wish", ["where is #M2001?", "cancel #M2001", "order M2001", "#m2001"])
def test_an_order_of_somebody_else_is_never_shown(book, wish):
    said = ask(book, wish, "ada@example.com")
    assert "There is no order" in said
    assert "#M2001" not in said
    ask(book, "cancel #M2001", "ada@example.com", "yes")
    assert book.order("#M2001", user_id="bo").status == "pending"


@pytest.mark.parametrize("number", ["#M2001", "M2001", "%", "_", "", "' or 1=1 --"])
def test_a_lookup_gives_own_orders_only(book, number):
    assert book.order(number, user_id="ada") is None


CANCEL = ("cancel order #M1001", "ada@example.com")


@pytest.mark.parametrize(
    "yes", ["yes", "Yes!", "yes please", "ok, cancel it", "sure, go ahead", "do it", "yes cancel the order"]
)
def test_a_plain_yes_cancels(book, yes):
    assert "is cancelled" in ask(book, *CANCEL, yes)
    assert book.order("#M1001", user_id="ada").status == "cancelled"


@pytest.mark.parametrize(
    "reply",
    [
        "no",
        "don't",
        "wait",
        "ok, and what about mugs?",
        "sure, show me boots",
        "yesterday",
        "yes or no?",
        "okay but why",
        "maybe",
        "",
        "yes #M1002",
    ],
)
def test_nothing_but_a_yes_cancels(book, reply):
    pending = json.dumps({"act": "cancel", "order_id": "#M1001"})
    order_answer(book, OrderMessage(text=reply, customer_id="ada", pending=pending))
    assert book.order("#M1001", user_id="ada").status == "pending"
    assert waits_for_reply(pending, reply) == (reply in ("no", "don't", "wait"))


def test_a_cancellation_says_what_it_would_cancel_first(book):
    said = ask(book, *CANCEL)
    assert "#M1001" in said
    assert "$25" in said
    assert "gift card" in said
    assert "Reply yes" in said
    assert book.order("#M1001", user_id="ada").status == "pending"


def test_a_cancellation_happens_once(book):
    assert book.cancel("#M1001", user_id="ada")
    assert not book.cancel("#M1001", user_id="ada")
    pending = json.dumps({"act": "cancel", "order_id": "#M1001"})
    again = order_answer(book, OrderMessage(text="yes", customer_id="ada", pending=pending))
    assert "not cancelled" in again.sentences[0]
    assert again.done == frozenset()
    assert "can't be cancelled" in ask(book, *CANCEL)


@pytest.mark.parametrize(("order_id", "user_id"), [("#M1001", "bo"), ("#M1002", "ada"), ("#M9999", "ada")])
def test_what_is_not_pending_or_not_theirs_is_not_cancelled(book, order_id, user_id):
    assert not book.cancel(order_id, user_id=user_id)


@pytest.mark.parametrize(("number", "status"), [*enumerate(STATUSES, start=100)])
def test_every_status_has_words(book, number, status):
    said = ask(book, "where is my order?", customer_id=f"s{number}")
    assert f"#S{number}" in said
    assert {"pending": "waiting to be packed", "processed": "packed", "shipped": "on its way"}.get(
        status, status.split()[0]
    ) in said


def test_the_tracking_number_is_told(book):
    assert "T1 and T2" in ask(book, "where is my order?", customer_id="jose")


def test_what_cannot_be_done_is_said(book):
    assert "can't do yet" in ask(book, "i want to return order #M1002", customer_id="ada")


def test_several_orders_are_listed_and_asked_about(book):
    said = ask(book, "where is my order?", customer_id="ada")
    assert "#M1001" in said
    assert "#M1002" in said
    assert said.endswith("?")


def test_the_order_named_last_is_meant(book):
    assert "delivered" in ask(book, "where is #M1001?", "ada@example.com, i mean #M1002")


def test_no_order_yet_is_said(book):
    assert "no order" in ask(book, "where is my order?", customer_id="blank")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"status": "lost"}, "status 'lost' is not one of"),
        ({"lines": []}, "has no lines"),
        ({"lines": [{"product_id": "mug"}]}, "cannot be read"),
        ({"user_id": " "}, "user_id is missing"),
    ],
)
def test_a_broken_order_is_rejected_with_its_reason(tmp_path, engine, broken, reason):
    path = write_rows(tmp_path / "more.jsonl", [row("M4", "ada", "pending") | broken, row("M5", "ada", "pending")])
    report = import_orders(engine, path)
    assert (report.accepted, len(report.rejected)) == (1, 1)
    assert reason in report.rejected[0].reason
