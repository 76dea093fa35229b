"""Questions about orders and about oneself, answered from the order system."""

import re
from collections.abc import Sequence

from assistant.service.orders import Order
from assistant.service.prepare import Shop
from assistant.service.reading.mentions import lines_of, mentions
from assistant.service.reading.numbers import named_orders
from assistant.service.saying import contents, line_words, method_words, money, orders_words, refund_times
from assistant.service.targets import with_status
from assistant.service.variants import variants_of
from assistant.service.wish import Pending
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact

_HOW_LONG = re.compile(r"\bhow (?:long|soon|many days|quickly|fast)\b", re.I)
_MOST_TOLD = 3
"""Orders whose state is told in full; of more, all are listed."""
_ON_THE_WAY = ("pending", "pending (items modified)", "processed", "shipped")


def looked_up(wish: Pending, shop: Shop, focus: str | None, say: Speech) -> tuple[tuple[str, ...], tuple[Order, ...]]:
    """The answer to a question, and the orders it speaks of."""
    if wish.kind == "methods":
        return (_methods(wish, shop, focus, say),), ()
    if wish.kind == "count":
        return _count(wish, shop, say), ()
    if wish.kind == "refund" and _HOW_LONG.search(wish.text):
        return (refund_times(shop.policy, say),), ()
    if wish.kind == "profile":
        return (say("service.your_address", address=str(shop.customer.address)),), ()
    if not shop.orders:
        return (say("order.no_orders"),), ()
    if wish.kind == "list":
        return (say("service.yours", orders=orders_words(shop.orders, say)),), tuple(shop.orders)
    named = named_orders(wish.text, shop.orders)
    if named.unknown and not named.orders:
        near = say.listed([order.order_id for order in named.near], "or")
        if named.near:
            return (say("service.near", number=", ".join(named.unknown), near=near),), named.near
        number = ", ".join(named.unknown)
        return (say("service.not_yours", number=number, orders=orders_words(shop.orders, say)),), tuple(shop.orders)
    orders = named.orders or _meant(wish, shop, focus)
    if len(orders) > _MOST_TOLD:
        told = say("service.which_order", form="look_up", orders=orders_words(orders, say))
        return (told,), orders
    return tuple(sentence for order in orders for sentence in _told(wish, order, shop, say)), orders


def asks_which(wish: Pending, orders: Sequence[Order]) -> bool:
    """Whether the answer to a question asked which order it is about."""
    return len(orders) > _MOST_TOLD and wish.kind not in ("list", "methods", "profile", "count")


def order_fact(order: Order) -> Fact:
    """An order as evidence."""
    held = contents(order, ENGLISH, whole=True)
    codes = [f"tracking number {code}" for code in order.tracking]
    return Fact(
        kind="order",
        text=", ".join((f"{order.order_id}: {order.status}", held, money(order.total_minor, order), *codes)),
        source=f"order:{order.order_id}",
    )


def _count(wish: Pending, shop: Shop, say: Speech) -> tuple[str, ...]:
    """How many variants that can be had the things named come in."""
    lines = lines_of(shop.orders)
    named = {lines[ref].title: lines[ref].product_id for each in mentions(wish.text, shop.orders) for ref in each.refs}
    return tuple(
        say("service.count", title=title, n=sum(each.available for each in variants_of(shop.family(product_id))))
        for title, product_id in named.items()
        if shop.family(product_id)
    )


def _meant(wish: Pending, shop: Shop, focus: str | None) -> tuple[Order, ...]:
    """The orders that a question without a number is about."""
    named = mentions(wish.text, shop.orders)
    if named:
        refs = {ref.order_id for mention in named for ref in mention.refs}
        return tuple(order for order in shop.orders if order.order_id in refs)
    by_status = with_status(wish.text, shop.orders)
    if by_status:
        return by_status
    focused = shop.order(focus)
    if focused is not None:
        return (focused,)
    if wish.kind in ("status", "tracking"):
        moving = tuple(order for order in shop.orders if order.status in _ON_THE_WAY)
        return moving if 0 < len(moving) <= _MOST_TOLD and wish.kind == "status" else tuple(shop.orders)
    if wish.kind == "refund":
        due = tuple(order for order in shop.orders if order.status in ("cancelled", "return requested", "returned"))
        return due or tuple(shop.orders)
    return tuple(shop.orders)


def _told(wish: Pending, order: Order, shop: Shop, say: Speech) -> tuple[str, ...]:
    match wish.kind:
        case "tracking":
            if order.tracking:
                return (say("service.tracking", number=order.order_id, codes=say.listed(order.tracking)),)
            state = say("order.state", form=order.status)
            return (say("service.no_tracking", number=order.order_id, state=state),)
        case "invoice":
            return (_invoice(order, shop, say),)
        case "paid":
            lines = say.listed(
                [
                    say("service.with_price", name=line_words(line, say), price=money(line.total_minor, order))
                    for line in order.lines
                ],
                "apart",
            )
            return (say("service.cost", number=order.order_id, total=money(order.total_minor, order), lines=lines),)
        case "refund":
            return (_refund(order, shop, say),)
        case "contents":
            lines = say.listed([line_words(line, say) for line in order.lines], "apart")
            return (say("service.holds", number=order.order_id, lines=lines),)
        case _:
            return _status(order, say)


def _status(order: Order, say: Speech) -> tuple[str, ...]:
    told = say(
        "order.status",
        number=order.order_id,
        contents=contents(order, say),
        total=money(order.total_minor, order),
        state=say("order.state", form=order.status),
    )
    if order.tracking and order.status not in ("pending", "pending (items modified)", "cancelled"):
        return told, say("order.tracking", codes=say.listed(order.tracking))
    return (told,)


def _refund(order: Order, shop: Shop, say: Speech) -> str:
    refunds = [each for each in order.payments if each.kind == "refund"]
    if refunds:
        amount = money(sum(each.amount_minor for each in refunds), order)
        last = refunds[-1].method_id
        method = method_words(shop.customer.payment(last), last, say)
        return say("service.refunded", number=order.order_id, amount=amount, method=method)
    state = say("order.state", form=order.status)
    return say("service.no_refund", number=order.order_id, state=state)


def _invoice(order: Order, shop: Shop, say: Speech) -> str:
    lines = say.listed(
        [
            say(
                "service.invoice_line",
                line=line_words(line, say),
                n=line.quantity,
                price=money(line.price_minor, order),
                sum=money(line.total_minor, order),
            )
            for line in order.lines
        ],
        "apart",
    )
    paid = (
        method_words(shop.customer.payment(order.paid_by), order.paid_by or "", say)
        if order.paid_by
        else say("service.unknown")
    )
    return say(
        "service.invoice",
        number=order.order_id,
        day=order.placed_on or say("service.unknown"),
        name=shop.customer.name,
        address=str(order.address) or say("service.unknown"),
        lines=lines,
        total=money(order.total_minor, order),
        paid=paid,
    )


def _methods(wish: Pending, shop: Shop, focus: str | None, say: Speech) -> str:
    currency = shop.orders[0] if shop.orders else None
    parts = []
    for method in shop.customer.payments:
        told = method_words(method, method.method_id, say)
        if method.balance_minor is not None and currency is not None:
            told = say("service.with_balance", method=told, left=money(method.balance_minor, currency))
        parts.append(told)
    if not parts:
        return say("service.no_methods")
    orders: Sequence[Order] = named_orders(wish.text, shop.orders).orders or [o for o in (shop.order(focus),) if o]
    orders = orders or _asked_about(wish, shop)
    used = [
        say(
            "service.paid_with",
            number=order.order_id,
            method=method_words(shop.customer.payment(order.paid_by), order.paid_by or "", say),
        )
        for order in orders
        if order.paid_by
    ]
    return " ".join([say("service.your_methods", methods=say.listed(parts)), *used])


def _asked_about(wish: Pending, shop: Shop) -> Sequence[Order]:
    """Orders whose payment is asked about."""
    words = wish.text.casefold()
    return shop.orders[:_MOST_TOLD] if "order" in words or "paid" in words or "used" in words else ()
