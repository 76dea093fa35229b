"""Limits on a clock that the test holds: counted for each shopper, and for the shop."""

from dataclasses import replace

import pytest

from assistant.assistant import Asked
from assistant.guard.limits import Limits
from assistant.guard.wording import limited
from assistant.settings import LimitSettings
from assistant.speech.speech import Speech
from assistant.turns import Done, Said, Shelf
from assistant.writing.writer import Writing
from tests.fakes_model import ScriptedModel

FEW = LimitSettings(
    turns_per_minute=2, turns_per_day=4, shop_turns_per_minute=5, model_at_once=1, model_turns_per_day=2
)


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(clock):
    return Limits(FEW, clock)


def taken(limits, shopper, turns):
    return [limits.admit(shopper, 10) for _ in range(turns)]


def test_turns_within_the_limit_are_taken(limits):
    assert taken(limits, "ada", 2) == [None, None]


def test_a_turn_too_many_in_a_minute_says_when_to_ask_again(limits, clock):
    taken(limits, "ada", 1)
    clock.now += 20
    taken(limits, "ada", 1)
    refusal = limits.admit("ada", 10)
    assert (refusal.limit, refusal.number) == ("minute", 40)


def test_after_the_seconds_that_were_said_a_turn_is_taken(limits, clock):
    taken(limits, "ada", 2)
    clock.now += limits.admit("ada", 10).number
    assert limits.admit("ada", 10) is None


def test_a_turn_that_is_refused_does_not_count(limits, clock):
    taken(limits, "ada", 20)
    clock.now += 60
    assert limits.admit("ada", 10) is None


def test_shoppers_are_counted_apart(limits):
    taken(limits, "ada", 2)
    assert limits.admit("bo", 10) is None


def test_callers_without_a_name_are_counted_together(limits):
    assert limits.admit(None, 10) is None
    assert limits.admit("", 10) is None
    assert limits.admit(None, 10) is not None


def test_a_day_has_its_own_limit(limits, clock):
    for _ in range(4):
        assert limits.admit("ada", 10) is None
        clock.now += 3_600
    refusal = limits.admit("ada", 10)
    assert (refusal.limit, refusal.number, refusal.most) == ("day", 20, 4)


def test_new_sessions_do_not_get_round_the_limit_of_the_shop(limits):
    assert [limits.admit(f"guest-{number}", 10) for number in range(5)] == [None] * 5
    assert limits.admit("guest-6", 10).limit == "shop"


def test_a_message_that_is_too_long_is_no_turn(limits):
    assert limits.admit("ada", 2_001).limit == "length"
    assert taken(limits, "ada", 2) == [None, None]


def test_shoppers_beyond_the_most_that_are_counted_do_not_fill_the_memory(clock, monkeypatch):
    monkeypatch.setattr("assistant.guard.limits._MOST_SHOPPERS", 3)
    limits = Limits(FEW, clock)
    for number in range(9):
        clock.now += 30
        limits.admit(f"guest-{number}", 10)
    assert len(limits._shoppers) == 3


def test_the_model_writes_for_as_many_at_once_as_are_allowed(limits):
    with limits.writing("ada") as first, limits.writing("bo") as second:
        assert (first, second) == (True, False)
    with limits.writing("bo") as later:
        assert later


def test_the_model_writes_as_often_a_day_as_is_allowed(limits, clock):
    def may():
        with limits.writing("ada") as told:
            return told

    assert [may() for _ in range(3)] == [True, True, False]
    clock.now += 24 * 3_600
    assert may()


@pytest.mark.parametrize(("language", "words"), [("en", "again in 60 seconds"), ("zh", "60 秒后")])
def test_the_sentence_names_when_to_ask_again(limits, language, words):
    taken(limits, "ada", 2)
    assert words in limited(limits.admit("ada", 10), Speech(language)).sentences[0]


def test_the_assistant_keeps_the_limits(attacked, clock):
    assistant = replace(attacked.assistant, limits=Limits(FEW, clock))
    answers = [list(assistant.reply(Asked(message="a mug", user_id="ada"))) for _ in range(3)]
    assert answers[1][0].products
    assert [type(update) for update in answers[2]] == [Shelf, Said, Done]
    assert answers[2][0].unchanged
    assert "again in 60 seconds" in answers[2][1].text


def test_a_turn_beyond_a_limit_leaves_everything_as_it_was_and_is_not_recorded(attacked, clock):
    written = []
    assistant = replace(attacked.assistant, limits=Limits(FEW, clock), record=lambda turn, _: written.append(turn))
    first = list(assistant.reply(Asked(message="a mug", user_id="ada")))[-1].turn
    too_long = Asked(message="mug " * 600, user_id="ada", turns=(first,))
    done = list(assistant.reply(too_long))[-1].turn
    assert written == [first]
    assert (done.shown, done.cart, done.pending, done.message) == (first.shown, (), None, "")
    assert "2400 characters" in done.answer


def test_beyond_the_models_day_templates_answer(attacked, clock):
    model = ScriptedModel(reply="Never said.")
    settings = FEW.model_copy(update={"model_turns_per_day": 0})
    assistant = replace(attacked.assistant, limits=Limits(settings, clock), writing=Writing(model=model))
    done = list(assistant.reply(Asked(message="a mug", user_id="ada")))[-1]
    assert done.turn.answer
    assert not model.calls
