"""Messages that ask for a set, and messages that only sound like it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.bundles.occasions import occasions, things
from assistant.understanding.bundles.asking import occasion_asked
from assistant.understanding.bundles.chinese import occasion_in_chinese, people_in_chinese
from assistant.understanding.bundles.people import MOST, take_people
from assistant.understanding.text import normalise

HERE = Path(__file__).parent
ASKED = [line.split(" | ", 1) for line in (HERE / "asked.txt").read_text(encoding="utf-8").splitlines()]
NEAR_MISSES = (HERE / "near_misses.txt").read_text(encoding="utf-8").splitlines()


def asked(message):
    occasion = occasion_asked(take_people(normalise(message)).rest)
    return None if occasion is None else occasion.key


@pytest.mark.parametrize(("key", "message"), ASKED)
def test_a_set_is_asked_for(key, message):
    assert asked(message) == key


@pytest.mark.parametrize("message", NEAR_MISSES)
def test_no_set_is_asked_for(message):
    assert asked(message) is None


@pytest.mark.parametrize(
    ("message", "people"),
    [
        ("a picnic for four under 120", 4),
        ("camping kit for two for 200", 2),
        ("two adults and two kids", 4),
        ("for a family of five", 5),
        ("there will be six of us", 6),
        ("for me and my wife", 2),
        ("just for me", 1),
        ("for 10 people under 300", 10),
        ("for three days", None),
        ("for 200", None),
        ("under 12 dollars", None),
    ],
)
def test_people_are_told_from_money_and_days(message, people):
    assert take_people(message).people == people


@pytest.mark.parametrize(
    ("message", "key", "people"),
    [
        ("野餐四个人要用的东西", "picnic", 4),
        ("两个人露营的全套装备", "camping", 2),
        ("冬季婚礼穿搭,预算300", "winter_wedding", None),
        ("野餐毯多少钱", None, None),
        ("露营灯", None, None),
    ],
)
def test_chinese_is_read(message, key, people):
    occasion = occasion_in_chinese(message)
    assert (occasion.key if occasion else None, people_in_chinese(message)) == (key, people)


def test_there_are_sixty_occasions_of_many_trades():
    assert len(occasions()) >= 60
    assert len({role.name for occasion in occasions().values() for role in occasion.roles}) >= 150


def test_every_occasion_has_a_must_and_no_role_twice():
    for occasion in occasions().values():
        names = [role.name for role in occasion.roles]
        assert occasion.roles[0].must
        assert len(set(names)) == len(names)


def test_no_name_stands_for_two_occasions():
    names = [name for occasion in occasions().values() for name in (*occasion.names, *occasion.chinese)]
    assert len(set(names)) == len(names)
    assert all(name == normalise(name) for occasion in occasions().values() for name in occasion.names)


def test_every_thing_is_used_or_can_be_added():
    assert all(role.kinds and role.chinese for role in things().values())


@settings(derandomize=True, deadline=None, max_examples=200)
@given(text=st.text(max_size=120))
def test_any_text_is_read(text):
    party = take_people(normalise(text))
    assert party.people is None or 0 < party.people <= MOST
    occasion_asked(party.rest)
    occasion_in_chinese(text)
