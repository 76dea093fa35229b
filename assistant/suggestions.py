"""What a shopper may well say next: real messages, read off the turn, each of which leads somewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answers.names import limit_words
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import OrderCard, Turn
from retrieval.colours import canonical
from retrieval.money import format_price
from retrieval.product import Product

MOST = 4
_TOLD = 3
"""Reviews from which what they say is worth asking."""
_PAID_BACK = ("cancelled", "return requested", "returned")
_NARROWS = 3
"""Products on a shelf from which narrowing it is worth a word."""


def suggestions(
    turn: Turn, shown: Sequence[Product], examples: Sequence[str], say: Speech = ENGLISH
) -> tuple[str, ...]:
    """Two to four messages that go on from a turn.

    Args:
        turn: the turn just told.
        shown: the products on the shelf after it, in order.
        examples: what can be asked of this shop at any time.
        say: the language of the conversation.
    """
    return tuple(islice(dict.fromkeys(_next(turn, shown, examples, say)), MOST))


def _next(turn: Turn, shown: Sequence[Product], examples: Sequence[str], say: Speech) -> Iterator[str]:
    match turn.request.intent:
        case "order" if turn.orders:
            yield from _of_order(turn.orders[0], say)
            if len(turn.orders) == 1:
                yield say("next.orders")
            return
        case "order":
            return
        case "recommend" | "refine" if turn.no_match:
            yield from examples[:MOST]
            return
        case "recommend" | "refine" if shown:
            yield from _of_shelf(turn.request, shown, say)
        case "compare" if len(shown) > 1:
            yield say("press.add", which=_place(turn.request.refers_to, say))
            yield say("press.more_like", which=_place(turn.request.refers_to, say))
        case "product_question" if turn.request.refers_to and shown:
            which = _place(turn.request.refers_to, say)
            yield say("press.add", which=which)
            yield say("press.more_like", which=which)
        case "cart" if turn.cart:
            yield say("press.cart")
            if shown:
                yield say("press.more_like", which=_place(turn.request.refers_to, say))
    compared = turn.request.intent == "compare"
    yield from (_of_any_shelf(shown, say, compared=compared) if shown else examples[:MOST])


def _of_shelf(request: Request, shown: Sequence[Product], say: Speech) -> Iterator[str]:
    """What narrows or sorts a shelf, so that something of it stays."""
    if len(shown) < _NARROWS:
        return
    limited = dict(limit_words(request, say))
    if "price" not in limited and (bound := _middle_price(shown)) is not None:
        yield say("chip.up_to", price=bound)
    if "colors" not in limited and (colour := _common(shown)) is not None:
        yield say("next.in_colour", colour=say.word(colour, "colours"))
    if request.sort is None:
        yield say("next.cheapest")


def _of_any_shelf(shown: Sequence[Product], say: Speech, *, compared: bool) -> Iterator[str]:
    if len(shown) > 1 and not compared:
        yield say("next.compare")
    yield say("press.more_like", which=_place((1,), say))
    if (shown[0].rating_count or 0) >= _TOLD:
        yield say("next.reviews", which=_place((1,), say))


def _of_order(order: OrderCard, say: Speech) -> Iterator[str]:
    if order.tracking and order.status == "shipped":
        yield say("next.tracking", number=order.order_id)
    if order.status in _PAID_BACK:
        yield say("next.refund", number=order.order_id)
    yield say("next.contents", number=order.order_id)


def _place(refers_to: Sequence[int], say: Speech) -> str:
    number = refers_to[0] if refers_to else 1
    return say("press.place", form=str(number) if number <= len(_NAMED) else "further", n=number)


_NAMED = range(12)


def _middle_price(shown: Sequence[Product]) -> str | None:
    """A round price that half of a shelf or more is under, and not all of it."""
    prices = sorted(product.current_price_minor for product in shown if product.current_price_minor is not None)
    currencies = {product.currency for product in shown}
    if len(prices) < _NARROWS or len(currencies) != 1:
        return None
    bound = _rounded_up(prices[(len(prices) - 1) // 2])
    return format_price(bound, currencies.pop() or "USD") if bound < prices[-1] else None


def _rounded_up(minor: int) -> int:
    """The next of 1, 2, 3 ... 9 tens (or hundreds, thousands ...) of units."""
    power: int = 10 ** max(len(str(minor)) - 1, 0)
    return -(-minor // power) * power


def _common(shown: Sequence[Product]) -> str | None:
    """The colour that most of several colours on a shelf have; None where all are of one, or only one has any."""
    counted = Counter(
        colour.casefold() for product in shown for colour in set(product.colors) if canonical(colour) is not None
    )
    if len(counted) < 2:
        return None
    colour, times = counted.most_common(1)[0]
    return colour if 1 < times < len(shown) else None
