"""What kind of message it is, by the shipped models and the default sentence model."""

import numpy as np
import pytest

from assistant.conversation import EMPTY
from assistant.request import INTENTS, SERVICES
from assistant.understanding.kinds import FILE, MessageKinds, features, message_kinds
from assistant.understanding.understand import Reader
from retrieval.errors import HomeError
from tests.assistant.shelf import VOCABULARY


@pytest.fixture(scope="module")
def kinds(shop):
    return message_kinds(FILE, shop.encoder)


@pytest.fixture(scope="module")
def reader(kinds):
    return Reader(VOCABULARY, kinds)


@pytest.mark.parametrize(
    "message", ["espresso maker", "loveseat", "wirless earbuds", "printer ink for my canon", "gumboots", "pruning saw"]
)
def test_a_bare_name_of_goods_is_a_wish(reader, message):
    assert reader.understand(EMPTY, message).intent == "recommend"


@pytest.mark.parametrize(
    ("message", "service"),
    [
        ("i moved house, the parcel must go to the new place", "change_shipping_address"),
        ("the sign up page says my e-mail is taken", "registration_problems"),
        ("let me speak with a real person", "contact_human_agent"),
        ("my card was declined twice", "payment_issue"),
    ],
)
def test_the_help_wanted_is_told(reader, message, service):
    assert reader.understand(EMPTY, message).service == service


@pytest.mark.parametrize(
    "message", ["a warm jacket", "Hello, I would like to buy some mugs please", "boots made of suede"]
)
def test_a_wish_for_goods_wants_no_help(reader, message):
    request = reader.understand(EMPTY, message)
    assert (request.intent, request.service) == ("recommend", None)


def test_a_free_account_may_be_asked_for(reader):
    assert reader.understand(EMPTY, "create a free account").service == "create_account"


def test_help_once_wanted_is_not_wanted_of_the_next_message(reader):
    asked = reader.understand(EMPTY, "where is my parcel")
    assert asked.service is not None
    assert reader.understand(EMPTY.__class__(request=asked), "a warm jacket").service is None


def test_chances_are_of_all_intents_and_sum_to_one(kinds):
    chances = kinds.of("the red one please").intents(shown=True)
    assert tuple(chances) == INTENTS
    assert sum(chances.values()) == pytest.approx(1)


def test_services_leave_room_for_none(kinds):
    assert tuple(kinds.of("a warm jacket").services) == SERVICES
    assert sum(kinds.of("a warm jacket").services.values()) < 0.5


def test_a_message_is_embedded_once(kinds):
    calls = []

    class Counting:
        name = kinds.encoder.name

        def encode(self, texts, *, query=False):
            calls.append(texts)
            return kinds.encoder.encode(texts, query=query)

    kind = MessageKinds(encoder=Counting(), intent_head=kinds.intent_head, service_head=kinds.service_head).of(
        "where is my parcel"
    )
    kind.intents(shown=False)
    assert kind.services
    assert len(calls) == 1


def test_another_encoder_leaves_it_to_the_rules(kinds):
    assert MessageKinds.restored({**kinds.arrays(), "encoder": np.array("another")}, kinds.encoder) is None


def test_models_are_the_same_read_again(kinds):
    again = MessageKinds.restored(kinds.arrays(), kinds.encoder)
    assert again is not None
    assert again.of("a mug").services == kinds.of("a mug").services


def test_a_damaged_file_says_what_to_do(kinds, tmp_path):
    (tmp_path / "kinds.npz").write_bytes(FILE.read_bytes()[:1_000])
    with pytest.raises(HomeError, match="train language"):
        message_kinds(tmp_path / "kinds.npz", kinds.encoder)


def test_numbers_are_alike():
    vector = np.ones((1, 3), dtype=np.float32)
    assert np.array_equal(features(["order 5521"], vector), features(["order 9"], vector))
