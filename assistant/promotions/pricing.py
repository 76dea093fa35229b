"""What a cart comes to: the best combination of the promotions that hold for it, found exactly.

A promotion that is not stackable shares its lines with no other; stackable ones do, and together take off no line more
than it costs. Each is reckoned on the prices as they are now, sale prices included, and is spread over its lines by
what they cost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.promotions.promotion import Promotion
from assistant.turns import CartLine
from retrieval.product import Product

NEARLY = 0.6
"""From this share of a condition on it is nearly reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopper:
    """What conditions ask of the shopper. None and empty: not known, and so not fulfilled."""

    first_order: bool | None = None
    groups: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    """Codes given, case-folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A promotion that holds for a cart."""

    promotion: Promotion
    off_minor: int
    """What it takes off; 0 for free delivery."""
    of_minor: int
    """What the lines it holds for come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearly:
    """A promotion that would hold if there were a little more."""

    promotion: Promotion
    missing_minor: int = 0
    missing_pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A cart with what is taken off it. Everything is in `currency`."""

    subtotal_minor: int
    currency: str
    applied: tuple[Applied, ...] = ()
    nearly: Nearly | None = None

    @property
    def total_minor(self) -> int:
        """What is left to pay, delivery apart."""
        return self.subtotal_minor - sum(each.off_minor for each in self.applied)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    product: Product
    quantity: int
    unit_minor: int

    @property
    def cost_minor(self) -> int:
        return self.quantity * self.unit_minor


def priced(
    cart: Sequence[CartLine], products: Mapping[str, Product], promotions: Sequence[Promotion], shopper: Shopper
) -> Priced | None:
    """What a cart comes to; None where a line has no price or its lines are in several currencies.

    Args:
        cart: its lines.
        products: the products of the lines, by id.
        promotions: those that hold today.
        shopper: who is buying.
    """
    lines = []
    for line in cart:
        unit = products[line.product_id].current_price_minor
        if unit is None:
            return None
        lines.append(_Line(product=products[line.product_id], quantity=line.quantity, unit_minor=unit))
    currencies = {line.product.currency or "USD" for line in lines}
    if len(currencies) != 1:
        return None
    currency = currencies.pop()
    subtotal = sum(line.cost_minor for line in lines)
    possible = [each for each in promotions if each.currency == currency and is_for(each, shopper)]
    holding = [each for each in possible if _missing(each, lines) == (0, 0)]
    applied = _best([each for each in holding if each.kind != "free_shipping"], lines)
    delivery = [
        Applied(promotion=each, off_minor=0, of_minor=_subtotal(each, lines))
        for each in holding
        if each.kind == "free_shipping"
    ][:1]
    near = _nearest(possible, lines, delivered=bool(delivery))
    return Priced(subtotal_minor=subtotal, currency=currency, applied=(*applied, *delivery), nearly=near)


def is_for(promotion: Promotion, shopper: Shopper) -> bool:
    """Whether the conditions on the shopper hold."""
    if promotion.first_order and shopper.first_order is not True:
        return False
    if promotion.group is not None and promotion.group not in shopper.groups:
        return False
    return promotion.code is None or promotion.code.casefold() in shopper.codes


def _covered(promotion: Promotion, lines: Sequence[_Line]) -> list[int]:
    """Places of the lines that a promotion holds for."""
    covered = [place for place, line in enumerate(lines) if promotion.covers(line.product)]
    gift = [place for place, line in enumerate(lines) if _is(line, promotion.item)]
    return sorted({*covered, *gift})


def _is(line: _Line, product_id: str | None) -> bool:
    return product_id is not None and product_id in (line.product.product_id, line.product.family)


def _subtotal(promotion: Promotion, lines: Sequence[_Line]) -> int:
    return sum(line.cost_minor for line in lines if promotion.covers(line.product))


def _missing(promotion: Promotion, lines: Sequence[_Line]) -> tuple[int, int]:
    """What the conditions on the cart lack: minor units, pieces."""
    covered = [line for line in lines if promotion.covers(line.product)]
    if promotion.kind == "free_shipping" and promotion.except_categories and len(covered) < len(lines):
        return 0, len(lines)
    pieces = sum(line.quantity for line in covered)
    least = max(promotion.min_quantity, 1)
    return max(promotion.min_total_minor - _subtotal(promotion, lines), 0), max(least - pieces, 0)


def _off(promotion: Promotion, lines: Sequence[_Line]) -> int:
    """What a promotion takes off by itself."""
    match promotion.kind:
        case "percent":
            assert promotion.percent is not None
            off = Decimal(_subtotal(promotion, lines)) * promotion.percent / 100
            return int(off.to_integral_value(rounding=ROUND_HALF_UP))
        case "amount":
            return min(promotion.value_minor or 0, _subtotal(promotion, lines))
        case "bundle_price":
            return _bundle_off(promotion, lines)
        case "free_item":
            return _free_off(promotion, lines)
        case "free_shipping":
            return 0


def _bundle_off(promotion: Promotion, lines: Sequence[_Line]) -> int:
    """As often as one of each of its products is in the cart, of several variants the dearest first."""
    units: dict[str, list[int]] = {key: [] for key in promotion.products}
    for line in lines:
        key = line.product.product_id if line.product.product_id in units else line.product.family
        if key in units:
            units[key] += [line.unit_minor] * line.quantity
    columns = [sorted(prices, reverse=True) for prices in units.values()]
    value = promotion.value_minor or 0
    sets = zip(*columns, strict=False)
    return sum(max(sum(each) - value, 0) for each in sets)


def _free_off(promotion: Promotion, lines: Sequence[_Line]) -> int:
    if promotion.item is not None:
        return min((line.unit_minor for line in lines if _is(line, promotion.item)), default=0)
    units = sorted(
        price for line in lines if promotion.covers(line.product) for price in [line.unit_minor] * line.quantity
    )
    return sum(units[: promotion.free])


def _best(promotions: Sequence[Promotion], lines: Sequence[_Line]) -> tuple[Applied, ...]:
    """The combination that takes most off; of equal ones that with fewer promotions, then the first by id."""
    gains = [(each, _off(each, lines), frozenset(_covered(each, lines))) for each in promotions]
    gains = sorted((gain for gain in gains if gain[1] > 0), key=lambda gain: (-gain[1], gain[0].promotion_id))
    best: tuple[Applied, ...] = ()
    most = 0

    def search(start: int, taken: list[int]) -> None:
        nonlocal best, most
        now = _together([gains[place] for place in taken], lines)
        off = sum(each.off_minor for each in now)
        if off > most:
            best, most = now, off
        for place in range(start, len(gains)):
            if off + sum(gain[1] for gain in gains[place:]) <= most:
                return
            if all(_fit(gains[place], gains[other]) for other in taken):
                search(place + 1, [*taken, place])

    search(0, [])
    return best


_Gain = tuple[Promotion, int, frozenset[int]]


def _fit(one: _Gain, other: _Gain) -> bool:
    """Whether two promotions may be taken off one cart."""
    return (one[0].stackable and other[0].stackable) or not one[2] & other[2]


def _together(gains: Sequence[_Gain], lines: Sequence[_Line]) -> tuple[Applied, ...]:
    """Several promotions on one cart: what each takes off, so far as its lines still cost something."""
    left = [line.cost_minor for line in lines]
    applied = []
    for promotion, off, places in gains:
        taken = 0
        for place, share in _shares(off, sorted(places), lines).items():
            part = min(share, left[place])
            left[place] -= part
            taken += part
        applied.append(Applied(promotion=promotion, off_minor=taken, of_minor=_subtotal(promotion, lines)))
    return tuple(each for each in applied if each.off_minor)


def _shares(off: int, places: Sequence[int], lines: Sequence[_Line]) -> dict[int, int]:
    """What is taken off each line: by what it costs, the units left over to the largest remainders."""
    whole = sum(lines[place].cost_minor for place in places)
    shares = {place: lines[place].cost_minor * off // whole for place in places}
    rest = off - sum(shares.values())
    by_remainder = sorted(places, key=lambda place: (-(lines[place].cost_minor * off % whole), place))
    return {place: share + (place in by_remainder[:rest]) for place, share in shares.items()}


def _nearest(promotions: Sequence[Promotion], lines: Sequence[_Line], *, delivered: bool) -> Nearly | None:
    """The promotion that lacks least, where it is nearly reached: by the share that is missing."""
    near: list[tuple[float, Nearly]] = []
    for each in promotions:
        money, pieces = _missing(each, lines)
        if (each.kind == "free_shipping" and delivered) or not _subtotal(each, lines):
            continue
        if money and not pieces and money <= (1 - NEARLY) * each.min_total_minor:
            near.append((money / each.min_total_minor, Nearly(promotion=each, missing_minor=money)))
        elif pieces == 1 and not money:
            near.append((1 / max(each.min_quantity, 1), Nearly(promotion=each, missing_pieces=1)))
    return min(near, key=lambda pair: (pair[0], pair[1].promotion.promotion_id))[1] if near else None
