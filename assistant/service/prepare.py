"""A settled wish made into an act that can be stated; or what has to be asked first, or why it cannot be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.service.act import Act, ActKind, Move, NewLine
from assistant.service.customers import GIFT_CARD, Customer, PaymentMethod
from assistant.service.orders import Order, OrderLine
from assistant.service.policy import Obstacle, Policy
from assistant.service.reading.addresses import begins_address, named_address, written_address
from assistant.service.reading.choosing import choose, values_of
from assistant.service.reading.numbers import named_orders, source_numbers
from assistant.service.reading.payments import named_methods, names_a_method
from assistant.service.reading.reasons import accepted_reason, is_faulty
from assistant.service.reading.wanted import read_wanted
from assistant.service.variants import Family, Variant, variants_of
from assistant.service.wish import Pending
from retrieval.money import to_minor

Question = Literal["reason", "payment", "address", "which_address", "variant", "which_variant"]
Refusal = Literal[
    "not allowed",
    "status",
    "once",
    "window",
    "not_had",
    "gone",
    "no_variants",
    "sold_out",
    "same_address",
    "same_payment",
    "one_payment",
    "balance",
    "target",
]

_WHERE = re.compile(
    r"\b(?:address\w*|ship\w*|send\w*|sent|deliver\w*|go(?:es|ing)?|redirect\w*|orders?|it|them)\b[^.;?!]*?"
    r"\b(?:to|with|use|using|into|be|as)(?: be)? (?P<where>(?:my|our|the|that|his|her|their|an?|default|[A-Z]).*)|"
    r"\b(?:use|using) (?P<used>(?:my|the) .*)",
    re.S,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What an act is prepared from."""

    customer: Customer
    orders: Sequence[Order]
    policy: Policy
    family: Family
    today: date

    def order(self, order_id: str | None) -> Order | None:
        """The customer's order of an id."""
        return next((order for order in self.orders if order.order_id == order_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Exactly one of `act`, `ask` and `refusal` is there."""

    wish: Pending
    order: Order | None = None
    act: Act | None = None
    ask: Question | None = None
    refusal: Refusal | None = None
    line: int | None = None
    """The line that is asked about or stands in the way."""
    variants: tuple[Variant, ...] = ()
    """What can be chosen from."""
    missing: str | None = None
    methods: tuple[PaymentMethod, ...] = ()
    label_minor: int = 0
    """What the way back costs."""
    only_target: bool = False
    """The money cannot go where it was asked to: it goes to the only method that the policy allows."""
    difference_minor: int = 0
    """What the new lines cost more than the old ones."""


def kind_of(wish: Pending, order: Order | None) -> ActKind:
    """The act that a wish comes to on an order: what is pending is changed, what is delivered is exchanged."""
    pending = order is not None and order.status.startswith("pending")
    if wish.kind == "swap":
        return "change_items" if pending else "exchange"
    if wish.kind == "cancel_or_return":
        return "cancel" if pending else "return"
    return wish.kind  # type: ignore[return-value]


def prepare(wish: Pending, shop: Shop, act_id: str) -> Prepared:
    """Make the act of a wish that is settled on an order and its lines."""
    order = shop.order(wish.order_id)
    kind = kind_of(wish, order)
    blank = Act(
        act_id=act_id,
        kind=kind,
        user_id=shop.customer.user_id,
        customer_version=shop.customer.version,
        order_id=order.order_id if order else None,
        order_version=order.version if order else None,
        status_after=shop.policy.acts[kind].status_after,
    )
    if kind == "change_default_address":
        return _new_address(Prepared(wish=wish), blank, shop)
    assert order is not None
    found = Prepared(wish=wish, order=order)
    obstacle: Obstacle | None = shop.policy.obstacle(kind, order, shop.today)
    if obstacle is not None:
        return replace(found, refusal=obstacle)
    match kind:
        case "cancel":
            return _cancel(found, blank, shop)
        case "return":
            return _return(found, blank, shop)
        case "change_address":
            return _new_address(found, blank, shop)
        case "change_payment":
            return _new_payment(found, blank, shop)
        case _:
            return _swap(found, blank, shop)


def _cancel(found: Prepared, blank: Act, shop: Shop) -> Prepared:
    assert found.order is not None
    reasons = shop.policy.acts["cancel"].reasons
    reason = found.wish.reason or accepted_reason(found.wish.text, reasons)
    if reasons and reason is None:
        return replace(found, ask="reason")
    moves = tuple(_move(shop, method_id, amount) for method_id, amount in _paid(found.order))
    return replace(found, act=replace(blank, reason=reason, moves=moves))


def _return(found: Prepared, blank: Act, shop: Shop) -> Prepared:
    order, wish = found.order, found.wish
    assert order is not None
    rules = shop.policy.acts["return"]
    allowed = _targets(order, shop, rules.refund_to)
    chosen = _refund_target(found, order, allowed, shop)
    if isinstance(chosen, Prepared):
        return chosen
    target, only = chosen
    places = wish.places or tuple(range(len(order.lines)))
    total = sum(order.lines[place].total_minor for place in places)
    label = 0
    if rules.label_cost and not is_faulty(wish.text):
        label = min(total, to_minor(rules.label_cost, order.currency))
    later = (_move(shop, target or "", total - label),)
    act = replace(blank, lines=places, payment=target, later=later)
    return replace(found, act=act, label_minor=label, only_target=only)


def _refund_target(
    found: Prepared, order: Order, allowed: Sequence[PaymentMethod], shop: Shop
) -> Prepared | tuple[str | None, bool]:
    """The method that a refund goes to, and whether it is another one than was asked for; or the question."""
    wish, ids = found.wish, [each.method_id for each in allowed]
    about = _about_money(wish.text)
    if wish.payment is not None:
        wanted = [wish.payment]
    elif names_a_method(about):
        wanted = [each.method_id for each in named_methods(about, shop.customer, order.paid_by)] or [""]
    else:
        return order.paid_by, False
    possible = [each for each in wanted if each in ids]
    if order.paid_by in possible:
        return order.paid_by, False
    if len(possible) == 1:
        return possible[0], False
    if possible:
        return replace(found, ask="payment", methods=tuple(each for each in allowed if each.method_id in possible))
    if len(allowed) > 1:
        return replace(found, wish=replace(wish, payment=None), ask="payment", methods=tuple(allowed), missing="target")
    return order.paid_by, True


def _swap(found: Prepared, blank: Act, shop: Shop) -> Prepared:
    order, wish = found.order, found.wish
    assert order is not None
    new: list[NewLine] = []
    for place in wish.places:
        chosen = _new_line(found, order.lines[place], place, shop)
        if isinstance(chosen, Prepared):
            return chosen
        new.append(chosen)
    difference = sum(
        (each.price_minor - order.lines[each.line].price_minor) * order.lines[each.line].quantity for each in new
    )
    paid = _paid_through(found, difference, shop)
    if isinstance(paid, Prepared):
        return paid
    moves = (_move(shop, paid.method_id, -difference),) if difference and paid is not None else ()
    act = replace(blank, new_lines=tuple(new), payment=paid.method_id if paid else order.paid_by)
    act = replace(act, moves=moves) if act.kind == "change_items" else replace(act, later=moves)
    return replace(found, act=act, difference_minor=difference)


def _new_line(found: Prepared, line: OrderLine, place: int, shop: Shop) -> NewLine | Prepared:
    """The variant that a line becomes, or what has to be asked about it."""
    products = shop.family(line.product_id)
    here = replace(found, line=place)
    if not products:
        return replace(here, refusal="gone")
    variants = variants_of(products)
    now = next((each for each in variants if each.product_id == line.product_id), None)
    options = now.options if now else line.options
    old = Variant(
        product_id=line.product_id, title=line.title, price_minor=line.price_minor, available=False, options=options
    )
    spec = found.wish.specs.get(place) or found.wish.text
    exact = [
        each for each in variants if each.product_id in re.findall(r"\w+", spec) and each.product_id != old.product_id
    ]
    wanted = read_wanted(_unnamed(spec, line.title), values_of(variants))
    if not exact and not wanted.says_anything:
        others = tuple(each for each in variants if each.available and each.product_id != old.product_id)
        return replace(here, ask="variant", variants=others) if others else replace(here, refusal="no_variants")
    chosen = choose(wanted, old, variants)
    one = exact[0] if exact else chosen.one
    if one is not None and one.available:
        return NewLine(
            line=place,
            product_id=one.product_id,
            title=one.title,
            price_minor=one.price_minor,
            options=dict(one.options),
        )
    if exact:
        return replace(here, refusal="sold_out", variants=tuple(exact))
    if chosen.variants:
        return replace(here, ask="which_variant", variants=chosen.variants)
    if wanted.same_thing:
        return replace(
            here, refusal="sold_out", variants=tuple(each for each in variants if each.product_id == old.product_id)
        )
    others = tuple(each for each in variants if each.available and each.product_id != old.product_id)
    return replace(here, refusal="not_had", variants=others, missing=chosen.missing)


def _unnamed(spec: str, title: str) -> str:
    """Words about a thing with "one" for its title: "the same tablet" -> "the same one"."""
    return re.sub(rf"\b{re.escape(title)}s?\b", "one", spec, flags=re.I)


def _paid_through(found: Prepared, difference: int, shop: Shop) -> PaymentMethod | Prepared | None:
    """The method that a difference goes through."""
    order, wish = found.order, found.wish
    assert order is not None
    kind = kind_of(wish, order)
    allowed = _targets(order, shop, shop.policy.acts[kind].refund_to)
    ids = [each.method_id for each in allowed]
    chosen = shop.customer.payment(wish.payment)
    if chosen is not None and chosen.method_id not in ids:
        return replace(found, wish=replace(wish, payment=None), ask="payment", methods=allowed, missing="target")
    about = _about_money(wish.text)
    if chosen is None and names_a_method(about):
        wanted = tuple(each for each in named_methods(about, shop.customer, order.paid_by) if each.method_id in ids)
        if not wanted:
            return replace(found, ask="payment", methods=allowed, missing="target")
        original = [each for each in wanted if each.method_id == order.paid_by]
        if len(wanted) > 1 and not original:
            return replace(found, ask="payment", methods=wanted)
        chosen = (original or list(wanted))[0]
    if chosen is None:
        chosen = shop.customer.payment(order.paid_by)
    if chosen is None or not _covers(chosen, difference):
        able = tuple(each for each in allowed if _covers(each, difference))
        if chosen is None and not difference:
            return None
        if len(able) == 0:
            return replace(found, refusal="balance", methods=allowed)
        return replace(found, ask="payment", methods=able, missing="balance" if chosen else None)
    return chosen


def _new_payment(found: Prepared, blank: Act, shop: Shop) -> Prepared:
    order, wish = found.order, found.wish
    assert order is not None
    others = tuple(each for each in shop.customer.payments if each.method_id != order.paid_by)
    if not others:
        return replace(found, refusal="one_payment")
    chosen = shop.customer.payment(wish.payment)
    if chosen is None:
        named = named_methods(_new_method(wish.text), shop.customer, order.paid_by)
        different = tuple(each for each in named if each.method_id != order.paid_by)
        if named and not different:
            return replace(found, refusal="same_payment")
        if len(different) != 1:
            return replace(found, ask="payment", methods=different or others)
        chosen = different[0]
    if not _covers(chosen, order.total_minor):
        return replace(found, refusal="balance", methods=(chosen,))
    back = tuple(_move(shop, method_id, amount) for method_id, amount in _paid(order))
    moves = (*back, _move(shop, chosen.method_id, -order.total_minor))
    return replace(found, act=replace(blank, payment=chosen.method_id, moves=moves))


def _new_address(found: Prepared, blank: Act, shop: Shop) -> Prepared:
    wish, order = found.wish, found.order
    now = order.address if order else shop.customer.address
    address = wish.address or written_address(wish.text, (shop.customer.address,))
    if address is None and begins_address(wish.text):
        return replace(found, ask="address")
    if address is None:
        others = tuple(
            order for number in source_numbers(wish.text) for order in named_orders(number, shop.orders).orders
        )
        places = [each.address for each in others if order is None or each.order_id != order.order_id]
        possible = tuple(dict.fromkeys(places)) if places else ()
        possible = possible or named_address(_destination(wish.text), shop.customer, shop.orders, (now,))
        if len(possible) > 1:
            return replace(found, ask="which_address")
        if not possible:
            known = named_address(_destination(wish.text), shop.customer, shop.orders)
            return replace(found, refusal="same_address") if known == (now,) else replace(found, ask="address")
        address = possible[0]
    if address == now:
        return replace(found, refusal="same_address")
    return replace(found, act=replace(blank, address=address))


def _destination(text: str) -> str:
    """The words about where to; "" where there are none."""
    match = _WHERE.search(text)
    return (match.group("where") or match.group("used")) if match else ""


def _about_money(text: str) -> str:
    """A text without the words that only say how an order was paid."""
    return re.sub(
        r"\b(?:i|we) (?:paid|pay|had paid|used)(?: for)?(?: \w+){0,3} (?:with|by|using|on)\b[^.;,!?]*",
        " ",
        text,
        flags=re.I,
    )


def _new_method(text: str) -> str:
    """The words that say what is paid with from now on: after "to" or "with"."""
    match = re.search(
        r"\b(?:payment|method|paying|pay|paid|charged?|it)\b[^.;?!]*?\b(?:to|with|by|using|on|use)\b(?P<rest>.*)",
        text,
        re.I | re.S,
    )
    rest = match.group("rest") if match else ""
    return rest if names_a_method(rest) else text


def _targets(order: Order, shop: Shop, refund_to: Sequence[str]) -> tuple[PaymentMethod, ...]:
    """The customer's payment methods that money of an order may go through."""
    return tuple(
        method
        for method in shop.customer.payments
        if "any" in refund_to
        or ("original" in refund_to and method.method_id == order.paid_by)
        or ("gift card" in refund_to and method.kind == GIFT_CARD)
    )


def _covers(method: PaymentMethod, amount_minor: int) -> bool:
    """Whether a method can pay an amount: a gift card what is left on it."""
    return method.kind != GIFT_CARD or method.balance_minor is None or method.balance_minor >= amount_minor


def _paid(order: Order) -> tuple[tuple[str, int], ...]:
    """What was paid for an order and not given back, by method."""
    sums: dict[str, int] = {}
    for payment in order.payments:
        sign = -1 if payment.kind == "refund" else 1
        sums[payment.method_id] = sums.get(payment.method_id, 0) + sign * payment.amount_minor
    paid: Mapping[str, int] = {method: amount for method, amount in sums.items() if amount > 0}
    return tuple(paid.items()) or ((order.paid_by or "", order.total_minor),)


def _move(shop: Shop, method_id: str, amount_minor: int) -> Move:
    method = shop.customer.payment(method_id)
    gift = method is not None and method.kind == GIFT_CARD
    at_once = gift and (amount_minor < 0 or shop.policy.refunds.gift_card_days[1] == 0)
    return Move(method_id=method_id, amount_minor=amount_minor, at_once=at_once)
