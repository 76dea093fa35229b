"""One promotion, and how a row of a file becomes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from retrieval.errors import InputError
from retrieval.money import to_minor
from retrieval.product import Product

Kind = Literal["percent", "amount", "bundle_price", "free_item", "free_shipping"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FIELDS = frozenset(
    "promotion_id title kind value currency products categories brands except_categories min_total "
    "min_quantity from until group "
    "first_order code public stackable item conditions".split()
)
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """Something taken off, and when. All conditions must hold. Amounts are minor units of `currency`."""

    promotion_id: str
    title: str
    """How the shop calls it: "15 % off camping"."""
    kind: Kind
    percent: Decimal | None = None
    """Of a percent: how much of every 100."""
    value_minor: int | None = None
    """Of an amount: what is taken off, once; of a bundle_price: what one of each of its products costs together."""
    free: int = 1
    """Of a free_item without `item`: how many of the cheapest that qualify are free, once."""
    item: str | None = None
    """Of a free_item: the product of which one is free."""
    currency: str = "USD"
    products: tuple[str, ...] = ()
    """Ids of products or of their families."""
    categories: tuple[str, ...] = ()
    """Names of any level of the category path, case-folded."""
    brands: tuple[str, ...] = ()
    """Case-folded."""
    except_categories: tuple[str, ...] = ()
    """Parts of the shop that do not qualify, case-folded; with one of them in the cart there is no free delivery."""
    min_total_minor: int = 0
    """What the qualifying lines must come to, before anything is taken off."""
    min_quantity: int = 0
    """How many qualifying pieces there must be."""
    starts: date | None = None
    until: date | None = None
    """The last day it holds."""
    group: str | None = None
    """Only for customers of this group, case-folded."""
    first_order: bool = False
    code: str | None = None
    """Only with this code, typed at the checkout."""
    public: bool = False
    """Whether the code may be told to anybody."""
    stackable: bool = False
    """Whether another promotion may be taken off the same lines."""

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.starts is None or self.starts <= day) and (self.until is None or day <= self.until)

    def covers(self, product: Product) -> bool:
        """Whether a product qualifies; where it names none, all do."""
        levels = {level.casefold() for level in product.category}
        if levels & set(self.except_categories):
            return False
        if not (self.products or self.categories or self.brands):
            return True
        return (
            product.product_id in self.products
            or product.family in self.products
            or bool(levels & set(self.categories))
            or (product.brand or "").casefold() in self.brands
        )


def promotion_from_row(row: Mapping[str, Any]) -> Promotion:
    """Read one row.

    Raises:
        InputError: something is missing or cannot be; the message says what.
    """
    unknown = sorted(set(row) - _FIELDS)
    conditions = row.get("conditions") or {}
    if not isinstance(conditions, Mapping):
        raise InputError(f'conditions {conditions!r} is no object. Write them as {{"min_total": 50}}.')
    unknown += sorted(set(conditions) - _FIELDS)
    if unknown:
        raise InputError(f"{unknown[0]!r} is no field of a promotion, so its meaning would be lost. Leave it out.")
    values = {**row, **conditions}
    currency = str(values.get("currency") or "USD")
    kind = values.get("kind")
    if kind not in KINDS:
        raise InputError(f"kind {kind!r} is not one of {', '.join(KINDS)}.")
    found = Promotion(
        promotion_id=_text(values, "promotion_id"),
        title=_text(values, "title"),
        kind=kind,
        percent=_percent(values) if kind == "percent" else None,
        value_minor=_amount(values, "value", currency) if kind in ("amount", "bundle_price") else None,
        free=_count(values, "value", 1) if kind == "free_item" and not values.get("item") else 1,
        item=str(values["item"]) if values.get("item") else None,
        currency=currency,
        products=_names(values, "products"),
        categories=tuple(name.casefold() for name in _names(values, "categories")),
        brands=tuple(name.casefold() for name in _names(values, "brands")),
        except_categories=tuple(name.casefold() for name in _names(values, "except_categories")),
        min_total_minor=_amount(values, "min_total", currency) if values.get("min_total") is not None else 0,
        min_quantity=_count(values, "min_quantity", 0),
        starts=_day(values, "from"),
        until=_day(values, "until"),
        group=str(values["group"]).casefold() if values.get("group") else None,
        first_order=_flag(values, "first_order"),
        code=str(values["code"]).strip() if values.get("code") else None,
        public=_flag(values, "public"),
        stackable=_flag(values, "stackable"),
    )
    return _checked(found)


def _checked(promotion: Promotion) -> Promotion:
    if promotion.kind == "bundle_price" and len(promotion.products) < 2:
        raise InputError("a bundle_price needs at least two products.")
    if promotion.kind == "free_item" and promotion.item is None and promotion.min_quantity <= promotion.free:
        raise InputError("a free_item needs an item, or a min_quantity above the number that is free.")
    if promotion.starts and promotion.until and promotion.until < promotion.starts:
        raise InputError(f"until {promotion.until} is before from {promotion.starts}.")
    return promotion


def _text(values: Mapping[str, Any], name: str) -> str:
    found = " ".join(str(values.get(name) or "").split())[:_LONGEST]
    if not found:
        raise InputError(f"{name} is missing.")
    return found


def _percent(values: Mapping[str, Any]) -> Decimal:
    number = _decimal(values, "value")
    if not 0 < number <= 100:
        raise InputError(f"value {number} is no percentage above 0 and up to 100.")
    return number


def _amount(values: Mapping[str, Any], name: str, currency: str) -> int:
    number = _decimal(values, name)
    if number <= 0:
        raise InputError(f"{name} {number} is no amount above 0.")
    return to_minor(number, currency)


def _decimal(values: Mapping[str, Any], name: str) -> Decimal:
    value = values.get(name)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite() or abs(number) > 10**9:
        raise InputError(f"{name} {value!r} is no number.")
    return number


def _count(values: Mapping[str, Any], name: str, absent: int) -> int:
    if values.get(name) is None:
        return absent
    number = _decimal(values, name)
    if number != int(number) or number < 1:
        raise InputError(f"{name} {values[name]!r} is no whole number from 1.")
    return int(number)


def _names(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = values.get(name) or ()
    listed: Sequence[Any] = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(
        isinstance(each, str | int) and str(each).strip() for each in listed
    ):
        raise InputError(f"{name} {value!r} is no list of names.")
    return tuple(str(each).strip() for each in listed)


def _day(values: Mapping[str, Any], name: str) -> date | None:
    value = values.get(name)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputError(f"{name} {str(value)[:40]!r} is no date. Write it as 2026-03-31.") from None


def _flag(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    if value in (None, ""):
        return False
    if not isinstance(value, bool):
        raise InputError(f"{name} {value!r} is neither true nor false.")
    return value
