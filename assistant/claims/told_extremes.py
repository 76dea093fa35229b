"""Fixed forms of what sets a shelf apart: the end of a measure, the cheapest, the best rated, the range of prices."""

import re
from collections.abc import Callable, Sequence

from assistant.answers.contrast import FEW, standing
from assistant.answers.dimensions import Dimension, End, dimensions, measure
from assistant.answers.names import price, stars
from assistant.claims.evidence import Evidence
from assistant.claims.told_names import NAME, NUMBER, counted, one_named, scopes
from assistant.speech.speech import ENGLISH
from retrieval.money import format_price
from retrieval.product import Product

_ENDS: tuple[End, ...] = ("least", "most")


def gap_is(gap: str, dear: Product, cheap: Product) -> bool:
    """Whether the first costs just this much more than the second."""
    high, low = dear.current_price_minor, cheap.current_price_minor
    if high is None or low is None or dear.currency != cheap.currency or high <= low:
        return False
    return gap == format_price(high - low, dear.currency or "USD")


def end_of_measure(match: re.Match[str], evidence: Evidence) -> bool:
    """One product is alone at the end of a measure, with the value said; what is said to be cheaper is."""
    ends = [
        (each, end)
        for each in dimensions()
        for end in _ENDS
        if ENGLISH(f"dimension.{each.name}", form=end) == match["best"]
    ]
    return any(_is_end(match, each, end, scope, evidence) for each, end in ends for scope in scopes(evidence))


def _is_end(match: re.Match[str], dimension: Dimension, end: End, scope: Sequence[Product], evidence: Evidence) -> bool:
    best = one_named(match["name"], evidence)
    sizes = {one.product_id: size for one in scope if (size := measure(dimension.stated(one))) is not None}
    if best is None or best.product_id not in sizes or len({unit for _, unit in sizes.values()}) > 1:
        return False
    if (counted(match["among"]) if match["among"] else len(scope)) != len(sizes) or len(sizes) < 2:
        return False
    numbers = [number for number, _ in sizes.values()]
    extreme = min(numbers) if end == "least" else max(numbers)
    alone = numbers.count(extreme) == 1 and sizes[best.product_id][0] == extreme
    return alone and match["at"] == _value(dimension, best) and _against(match, dimension, best, scope, evidence)


def _value(dimension: Dimension, product: Product) -> str:
    value = ENGLISH.value(dimension.name, dimension.stated(product) or "")
    return ENGLISH(f"dimension.{dimension.name}", form="at", value=value)


def _against(
    match: re.Match[str], dimension: Dimension, best: Product, scope: Sequence[Product], evidence: Evidence
) -> bool:
    """What is said of prices beside the measure."""
    if match["also"]:
        return _is_first(best, scope, 1)
    if not match["cheap"]:
        return True
    cheap = one_named(match["cheap"], evidence)
    stated = [one for one in scope if measure(dimension.stated(one)) is not None]
    return (
        cheap is not None
        and cheap in stated
        and match["other"] == _value(dimension, cheap)
        and _is_first(cheap, stated, 1)
        and gap_is(match["gap"], best, cheap)
    )


def _is_first(product: Product, scope: Sequence[Product], sign: int) -> bool:
    """Whether nothing costs less (sign 1), or more (sign -1); all have a price in one currency."""
    prices = [one.current_price_minor for one in scope]
    own = product.current_price_minor
    if own is None or product not in scope or len({one.currency for one in scope}) > 1:
        return False
    return all(minor is not None and sign * own <= sign * minor for minor in prices)


def best_rated(match: re.Match[str], evidence: Evidence) -> bool:
    """The best rated one with enough reviews, and its rating; beside it the cheapest, where one is named."""
    best = one_named(match["name"], evidence)
    cheap = best if match["same"] else one_named(match["cheap"], evidence) if match["cheap"] else None
    if best is None or best.rating is None or match["stars"] != stars(best) or (match["cheap"] and cheap is None):
        return False
    return any(
        best in rated and best == max(rated, key=standing) and (cheap is None or _is_first(cheap, scope, 1))
        for scope in scopes(evidence)
        if (rated := [one for one in scope if one.rating is not None and (one.rating_count or 0) >= FEW])
    )


def in_order_of_price(match: re.Match[str], evidence: Evidence) -> bool:
    """The first two of the shelf by price, with their prices."""
    first, second = (one_named(match[name], evidence) for name in ("first", "second"))
    if first is None or second is None or first == second:
        return False
    sign = 1 if match["end"] == "cheapest" else -1
    told = (match["first_price"], match["second_price"]) == (price(first), price(second))
    rest = [one for one in evidence.shown if one != first]
    return told and _is_first(first, evidence.shown, sign) and _is_first(second, rest, sign)


def range_of_prices(match: re.Match[str], evidence: Evidence) -> bool:
    """The lowest and the highest price, and whose they are."""
    low, high = (one_named(match[name], evidence) for name in ("low", "high"))
    if low is None or high is None or (match["low_price"], match["high_price"]) != (price(low), price(high)):
        return False
    return any(_is_first(low, scope, 1) and _is_first(high, scope, -1) for scope in scopes(evidence))


def costs_more(match: re.Match[str], evidence: Evidence) -> bool:
    """What one product costs more than another."""
    dear, cheap = one_named(match["dear"], evidence), one_named(match["cheap"], evidence)
    return dear is not None and cheap is not None and gap_is(match["gap"], dear, cheap)


_MONEY = r"\S*\d\S*?"
EXTREME_FRAMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Evidence], bool]], ...] = (
    (
        re.compile(
            rf"The (?P<best>[a-z -]+?)(?: of the (?P<among>{NUMBER}) that say)? is (?P<also>also the cheapest: )?"
            rf"the (?P<name>{NAME}), (?P<at>[^;,]*\d(?:[^;]*?))"
            rf"(?:; for (?P<gap>{_MONEY}) less there is the (?P<cheap>{NAME}), (?P<other>[^;]+?))?\."
        ),
        end_of_measure,
    ),
    (
        re.compile(
            rf"The (?:(?P<same>cheapest here is also the best rated: )|(?:cheapest is the (?P<cheap>{NAME}); the )?"
            rf"best rated of these is )the (?P<name>{NAME}), (?P<stars>\d[^;]*?)\."
        ),
        best_rated,
    ),
    (
        re.compile(
            rf"The (?P<end>cheapest|most expensive) is the (?P<first>{NAME}) at (?P<first_price>{_MONEY}), "
            rf"then the (?P<second>{NAME}) at (?P<second_price>{_MONEY})\."
        ),
        in_order_of_price,
    ),
    (
        re.compile(
            rf"They run from (?P<low_price>{_MONEY}) for the (?P<low>{NAME}) to (?P<high_price>{_MONEY}) "
            rf"for the (?P<high>{NAME})\."
        ),
        range_of_prices,
    ),
    (re.compile(rf"The (?P<dear>{NAME}) costs (?P<gap>{_MONEY}) more than the (?P<cheap>{NAME})\."), costs_more),
)
