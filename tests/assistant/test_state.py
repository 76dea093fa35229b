"""The state of a conversation: a fold over its turns, kept by the journal, moved by each message."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conversation import EMPTY, fold
from assistant.request import INTENTS, Request
from assistant.request_json import request_from_json, request_json
from assistant.turn_record import turn_from_json, turn_json
from assistant.turns import CartLine, Fact, Turn
from assistant.understanding.understand import Reader
from retrieval.errors import InputError
from retrieval.query import Filters
from tests.assistant.shelf import VOCABULARY

MANY = settings(
    derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
READER = Reader(VOCABULARY)
IDS = st.lists(st.sampled_from(["mug", "boot-red", "é", "a b"]), max_size=3, unique=True).map(tuple)
WORDS = st.none() | st.text(max_size=20)
REQUESTS = st.builds(
    Request,
    intent=st.sampled_from(INTENTS),
    search_text=st.none() | st.sampled_from(["mug", "hiking boots"]),
    filters=st.builds(
        Filters, colors=st.sampled_from([(), ("red",)]), price_max_minor=st.none() | st.integers(1, 10**9)
    ),
    refers_to=st.sampled_from([(), (1,), (2, 3)]),
    currency=st.sampled_from(["USD", "JPY", "KWD"]),
)
TURNS = st.builds(
    Turn,
    turn_id=st.uuids().map(str),
    message=st.text(max_size=30),
    request=REQUESTS,
    shown=IDS,
    answer=st.text(max_size=30),
    evidence=st.lists(
        st.builds(Fact, kind=st.just("price"), text=st.text(max_size=9), source=st.just("s")), max_size=2
    ).map(tuple),
    cart=st.lists(st.builds(CartLine, product_id=st.just("mug"), quantity=st.integers(1, 9)), max_size=2).map(tuple),
    pending=WORDS,
    customer_id=WORDS,
    user_id=WORDS,
    no_match=st.booleans(),
    stopped=st.booleans(),
    at=st.none() | st.datetimes(),
    conversation_id=WORDS,
)


@MANY
@given(turns=st.lists(TURNS, max_size=6))
def test_the_fold_is_pure(turns):
    before = list(turns)
    assert fold(turns) == fold(iter(turns))
    assert turns == before


@MANY
@given(turns=st.lists(TURNS, min_size=1, max_size=6))
def test_undo_is_the_fold_of_fewer_turns(turns):
    states = list(itertools.accumulate(range(len(turns)), lambda _, n: fold(turns[:n]), initial=EMPTY))
    assert fold(turns[:-1]) == states[-1]
    assert fold([*turns[:-1], turns[-1]]) == fold(turns)


@MANY
@given(turns=st.lists(TURNS, max_size=6))
def test_the_state_is_that_of_the_last_turn(turns):
    state = fold(turns)
    assert state.turns == len(turns)
    if turns:
        assert (state.shown, state.cart, state.pending) == (turns[-1].shown, turns[-1].cart, turns[-1].pending)
    searches = [turn.request for turn in turns if turn.request.intent in ("recommend", "refine")]
    assert state.request == (searches[-1] if searches else None)


@MANY
@given(turn=TURNS)
def test_any_turn_survives_the_journal(turn):
    assert turn_from_json(turn_json(turn)) == turn


def test_a_turn_is_recorded_once(shop, talk):
    turn = talk.say("a mug")
    shop.journal.record(replace(turn, answer="another"))
    assert shop.journal.turns([turn.turn_id, "unknown"]) == (turn,)


def test_half_a_character_is_recorded(shop, talk):
    turn = replace(talk.say("a mug"), turn_id="half", message="mug \ud83d")
    shop.journal.record(turn)
    assert shop.journal.turns(["half"]) == (turn,)


def test_retry_and_edit_forget_what_came_after(talk):
    talk.say("a mug")
    talk.say("in red")
    del talk.turns[1:]
    talk.say("under 10")
    assert talk.request.filters.colors == ()
    assert talk.request.filters.price_max_minor == 1_000


@pytest.mark.parametrize("intent", ["buy", "", None])
def test_a_request_with_a_wrong_intent_is_an_error(intent):
    with pytest.raises(InputError, match="no intent"):
        request_from_json({"intent": intent})


def test_prices_of_a_request_are_decimals_of_its_currency():
    request = Request(intent="recommend", currency="KWD", filters=Filters(price_max_minor=1_500))
    assert request_json(request)["filters"] == {"price_max": 1.5}


def after(*messages):
    state = EMPTY
    for message in messages:
        request = READER.understand(state, message)
        state = fold_one(state, request)
    return state.request


def fold_one(state, request):
    earlier = (*state.earlier, state.request) if request.intent == "recommend" and state.request else state.earlier
    return replace(state, request=request, earlier=earlier, turns=state.turns + 1)


@pytest.mark.parametrize(
    "message",
    [
        "something for the garden",
        "something for garden",
        "anything for the garden?",
        "have you got things for the garden",
        "something nice for the garden",
        "garden stuff",
        "do you have anything for my garden?",
    ],
)
def test_a_purpose_in_a_fresh_sentence_starts_a_new_search(message):
    request = after("a red dress under 50", message)
    assert request.search_text == "garden"
    assert (request.filters.colors, request.filters.price_max_minor) == ((), None)


@pytest.mark.parametrize(
    "message",
    [
        "headphones",
        "do you sell lawn mowers?",
        "do you have umbrellas?",
        "i want to buy a lawn mower",
        "show me headphones",
    ],
)
def test_a_new_thing_leaves_nothing_of_the_old_search(message):
    request = after("a red mug under 50", message)
    assert "mug" not in request.search_text
    assert request.filters.colors == ()


@pytest.mark.parametrize(
    "message",
    [
        "something red",
        "something in steel",
        "show me blue ones",
        "don't show me anything over 100",
        "red things",
        "do you have bigger ones",
        "something cheaper",
        "for women",
        "something for less",
        "do you have red ones?",
    ],
)
def test_a_detail_stays_with_the_search(message):
    request = after("a mug under 50", message)
    assert request.intent == "refine"
    assert request.search_text.split()[0] == "mug"


def test_a_limit_is_replaced_and_never_added_up():
    assert after("a mug under 50", "under 40 instead", "nothing under 10").filters.price_max_minor is None
    assert after("a mug under 50", "under 40 instead").filters.price_max_minor == 4_000


def test_another_budget_is_no_longer_sorted_by_price():
    assert after("a mug", "cheaper").sort == "price_low"
    assert after("a mug", "cheaper", "under 40").sort is None


@pytest.mark.parametrize("message", ["back to the mugs", "go back to the mugs", "what about the mugs again"])
def test_an_earlier_search_comes_back_with_its_limits(message):
    request = after("a red mug under 20", "hiking boots", message)
    assert request.search_text == "mug"
    assert (request.filters.colors, request.filters.price_max_minor) == (("red",), 2_000)


@pytest.mark.parametrize("message", ["start over", "new search", "reset", "let's start from scratch"])
def test_starting_over_leaves_nothing(message):
    assert after("a red mug under 20, not steel", message) == Request(intent="recommend")


def test_starting_over_with_a_thing_searches_that():
    request = after("a red mug under 20", "start over, headphones please")
    assert request.search_text == "headphones"
    assert request.filters.price_max_minor is None


def test_instead_of_names_the_thing_left_behind():
    request = after("a mug under 90", "headphones instead of mugs")
    assert request.search_text == "headphones"
    assert request.exclude == ()


def test_a_brand_is_a_limit_and_no_word_of_the_search():
    assert after("headphones by Sony").search_text == "headphones"
    assert after("headphones by Sony", "any brand").filters.brand == ()
    assert after("headphones", "from Sony", "any brand").search_text == "headphones"
