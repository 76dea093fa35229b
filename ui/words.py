"""The words of the page itself, and what its presses say for the shopper; the rest is in `assistant.speech`."""

from assistant.speech.speech import ENGLISH, Speech

_NAMED_PLACES = 12


def position(number: int, say: Speech = ENGLISH) -> str:
    """How a shopper names a place on the shelf: "the second one", "number 13"."""
    return say("press.place", form=str(number) if number <= _NAMED_PLACES else "further", n=number)


def add(number: int, say: Speech = ENGLISH) -> str:
    """The message that puts a product into the cart."""
    return say("press.add", which=position(number, say))


def more_like(number: int, say: Speech = ENGLISH) -> str:
    """The message that asks for products like one on the shelf."""
    return say("press.more_like", which=position(number, say))


def compare(first: int, second: int, say: Speech = ENGLISH) -> str:
    """The message that compares two products on the shelf."""
    return say("press.compare", first=position(first, say), second=position(second, say))


def shown(count: int, total: int | None, say: Speech = ENGLISH) -> str:
    """How many stand on the shelf, and of how many."""
    if total is not None and total > count:
        return say("page.shown_of", n=count, total=total)
    return say("page.shown", n=count)


def rating(value: float, count: int | None, say: Speech = ENGLISH) -> str:
    """A rating, as a screen reader says it."""
    return say("page.stars", rating=value) if count is None else say("page.stars_from", rating=value, n=count)


def cart(things: int, total: str | None, say: Speech = ENGLISH) -> str:
    """The cart in one line."""
    return say("page.cart_total", n=things, total=total) if total else say("page.cart", n=things)
