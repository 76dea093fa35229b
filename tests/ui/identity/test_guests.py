from hypothesis import given
from hypothesis import strategies as st

from ui.identity.guests import GUEST, Guests

GUESTS = Guests(b"k" * 32)


def test_a_guest_is_known_again():
    value = GUESTS.new()
    assert GUESTS.read(value) == GUESTS.read(value) is not None
    assert (GUESTS.read(value) or "").startswith(GUEST)


def test_two_guests_differ():
    assert GUESTS.read(GUESTS.new()) != GUESTS.read(GUESTS.new())


def test_a_pass_of_another_shop_is_nobody():
    assert Guests(b"x" * 32).read(GUESTS.new()) is None


@given(st.text())
def test_a_pass_that_is_made_up_is_nobody(value):
    assert GUESTS.read(value) is None


@given(st.integers(min_value=0), st.characters(codec="ascii"))
def test_a_pass_with_one_letter_changed_is_nobody(place, letter):
    value = GUESTS.new()
    at = place % len(value)
    changed = value[:at] + letter + value[at + 1 :]
    assert changed == value or GUESTS.read(changed) is None
