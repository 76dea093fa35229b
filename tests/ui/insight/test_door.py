"""Who is let in, for how long, after how many tries."""

import pytest

from ui.insight.door import MOST_OF_ALL, MOST_TRIES, PASS_S, Door

KEY, PASSWORD = b"k" * 32, "correct horse"


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(clock):
    return Door(KEY, PASSWORD, clock)


@pytest.mark.parametrize("wrong", ["", "correct hors", "Correct horse", "\ud800"])
def test_only_the_password_opens(door, wrong):
    assert door.tries(PASSWORD, "1.2.3.4") == "opens"
    assert door.tries(wrong, "1.2.3.4") == "wrong"


def test_a_pass_is_known_again_until_it_ends(door, clock):
    made = door.new_pass()
    assert door.knows(made)
    clock.now += PASS_S
    assert not door.knows(made)


@pytest.mark.parametrize("value", [None, "", ".", "9999999999.", "9999999999.abc", "x.y", "９９.é"])
def test_a_made_up_pass_is_not_known(door, value):
    assert not door.knows(value)


def test_a_pass_cannot_be_made_longer(door):
    until, _, signature = door.new_pass().partition(".")
    assert not door.knows(f"{int(until) + 1}.{signature}")


def test_another_password_or_key_makes_passes_void(door, clock):
    assert not Door(KEY, "another password", clock).knows(door.new_pass())
    assert not Door(b"j" * 32, PASSWORD, clock).knows(door.new_pass())


def test_an_address_has_a_few_tries_a_minute(door, clock):
    assert [door.tries("wrong", "1.2.3.4") for _ in range(MOST_TRIES)] == ["wrong"] * MOST_TRIES
    assert door.tries(PASSWORD, "1.2.3.4") == "too many"
    assert door.tries(PASSWORD, "5.6.7.8") == "opens"
    clock.now += 61
    assert door.tries(PASSWORD, "1.2.3.4") == "opens"


def test_many_addresses_have_not_many_more(door):
    for number in range(MOST_OF_ALL):
        door.tries("wrong", f"10.0.0.{number}")
    assert door.tries(PASSWORD, "1.2.3.4") == "too many"
