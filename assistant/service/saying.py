"""Acts, questions and refusals in the shopper's language."""

from collections.abc import Sequence

from assistant.service.act import Act, Move
from assistant.service.customers import GIFT_CARD, Customer, PaymentMethod
from assistant.service.orders import Order, OrderLine
from assistant.service.policy import Policy
from assistant.service.prepare import Prepared
from assistant.service.variants import Variant
from assistant.speech.speech import Speech
from retrieval.money import format_price

_MOST = 8
"""Things named at most."""
_FEW = 3
"""Lines of an order that are all named."""


def money(minor: int, order: Order) -> str:
    """An amount in the currency of an order."""
    return format_price(minor, order.currency)


def line_words(line: OrderLine, say: Speech, *, plain: bool = False) -> str:
    """A line with what tells it from others: "Desk Lamp (black, battery)"."""
    options = ", ".join(_option(name, value, say) for name, value in line.options.items())
    named = line.title if plain or not options else say("service.with_options", title=line.title, options=options)
    return say("order.pieces", n=line.quantity, title=named) if line.quantity > 1 else named


def contents(order: Order, say: Speech, places: Sequence[int] = (), *, whole: bool = False) -> str:
    """What an order holds, or some lines of it."""
    lines = [order.lines[place] for place in places] or list(order.lines)
    titles = [line.title for line in lines]
    told = [line_words(line, say, plain=not places or titles.count(line.title) < 1) for line in lines]
    if len(told) <= _FEW or places or whole:
        return say.listed(told)
    return say.listed([*told[:2], say("name.more", number=say.count(len(told) - 2))])


def method_words(method: PaymentMethod | None, method_id: str, say: Speech) -> str:
    """A payment method as people call it."""
    kind = method.kind if method else method_id.rpartition("_")[0].replace("_", " ")
    if method is not None and method.brand and method.last_four:
        return say("service.card_ending", brand=method.brand.title(), last_four=method.last_four)
    return say("service.paypal") if kind == "paypal" else say.word(kind, "values")


def when(move: Move, policy: Policy, say: Speech) -> str:
    """How long money takes, as the policy says."""
    method = move.method_id.rpartition("_")[0].replace("_", " ")
    gift = move.at_once or method == GIFT_CARD
    return _days(policy.refunds.gift_card_days if gift else policy.refunds.other_days, policy, say)


def refund_times(policy: Policy, say: Speech) -> str:
    """How long refunds take, by where they go."""
    gift, other = (_days(days, policy, say) for days in (policy.refunds.gift_card_days, policy.refunds.other_days))
    return say("service.refund_times", gift=gift, other=other)


def _days(days: tuple[int, int], policy: Policy, say: Speech) -> str:
    least, most = days
    if most == 0:
        return say("service.when", form="at once", least=0, most=0)
    form = "days" if least in (0, most) else "range"
    parcel = " parcel" if policy.refunds.counted_from == "parcel" else ""
    return say("service.when", form=form + parcel, least=least, most=most)


def back(moves: Sequence[Move], order: Order, customer: Customer, policy: Policy, say: Speech) -> str:
    """Where money goes: "$12 back to your gift card at once"."""
    parts = [
        say(
            "service.back",
            amount=money(move.amount_minor, order),
            method=method_words(customer.payment(move.method_id), move.method_id, say),
            when=when(move, policy, say),
        )
        for move in moves
        if move.amount_minor > 0
    ]
    return say.listed(parts)


def statement(found: Prepared, customer: Customer, policy: Policy, say: Speech) -> str:
    """An act as it is asked to be confirmed, without the request for a yes."""
    act, order = found.act, found.order
    assert act is not None
    if act.kind == "change_default_address":
        return say("service.to_default", address=str(act.address))
    assert order is not None
    number = order.order_id
    match act.kind:
        case "cancel":
            reason = say("service.for_reason", reason=reason_words(act.reason, say)) if act.reason else ""
            told = back(act.moves, order, customer, policy, say)
            return say(
                "service.cancel", number=number, contents=contents(order, say, whole=True), back=told, reason=reason
            )
        case "return":
            told = back(act.later, order, customer, policy, say)
            return say("service.return", number=number, things=contents(order, say, act.lines), back=told)
        case "change_address":
            return say("service.to_address", number=number, address=str(act.address), now=str(order.address))
        case "change_payment":
            old = method_words(customer.payment(order.paid_by), order.paid_by or "", say)
            new = method_words(customer.payment(act.payment), act.payment or "", say)
            told = back(act.moves, order, customer, policy, say)
            return say(
                "service.to_payment", number=number, total=money(order.total_minor, order), new=new, old=old, back=told
            )
        case _:
            changes = say.listed([_change(order, found, place, say) for place in range(len(act.new_lines))], "apart")
            return say(
                "service.swap",
                form=act.kind,
                number=number,
                changes=changes,
                difference=difference(found, customer, policy, say),
            )


def difference(found: Prepared, customer: Customer, policy: Policy, say: Speech) -> str:
    """What new lines cost more or less, and how that is settled."""
    act, order, minor = found.act, found.order, found.difference_minor
    assert act is not None
    assert order is not None
    method = method_words(customer.payment(act.payment), act.payment or "", say)
    if minor > 0:
        return say("service.to_pay", amount=money(minor, order), method=method)
    if minor < 0:
        return back((*act.moves, *act.later), order, customer, policy, say)
    return say("service.no_difference")


def receipt(act: Act, order: Order | None, customer: Customer, reference: str, policy: Policy, say: Speech) -> str:
    """What was done, and its reference."""
    told = back((*act.moves, *act.later), order, customer, policy, say) if order else ""
    things = contents(order, say, act.lines) if order and act.lines else ""
    number = order.order_id if order else ""
    form = act.kind + (" back" if told and act.kind in ("exchange", "change_items", "change_payment") else "")
    return say(
        "service.done",
        form=form,
        number=number,
        things=things,
        back=told,
        address=str(act.address or ""),
        reference=reference,
    )


def reason_words(reason: str | None, say: Speech) -> str:
    """A reason of the policy in the shopper's language."""
    return say.word(reason or "", "values")


def variant_words(variant: Variant, order: Order, say: Speech, names: Sequence[str] = ()) -> str:
    """A variant by its options and price."""
    options = ", ".join(
        _option(name, value, say) for name, value in variant.options.items() if not names or name in names
    )
    return say("service.with_price", name=options or variant.title, price=money(variant.price_minor, order))


def orders_words(orders: Sequence[Order], say: Speech) -> str:
    """Orders to choose from: number, contents, sum, status."""
    parts = [
        say(
            "service.one",
            number=order.order_id,
            contents=contents(order, say),
            total=money(order.total_minor, order),
            status=say("order.called", form=order.status),
        )
        for order in orders[:_MOST]
    ]
    if len(orders) > _MOST:
        parts.append(say("name.more", number=say.count(len(orders) - _MOST)))
    return say.listed(parts, "apart")


def methods_words(methods: Sequence[PaymentMethod], say: Speech) -> str:
    """Payment methods to choose from."""
    return say.listed([method_words(each, each.method_id, say) for each in methods], "or")


def _change(order: Order, found: Prepared, place: int, say: Speech) -> str:
    assert found.act is not None
    new = found.act.new_lines[place]
    old = order.lines[new.line]
    changed = [name for name, value in new.options.items() if old.options.get(name) != value]
    if new.product_id == old.product_id:
        return say("service.again", title=line_words(old, say))
    options = ", ".join(_option(name, new.options[name], say) for name in changed or new.options)
    kept = ", ".join(_option(name, old.options[name], say) for name in old.options if name not in changed)
    told = say("service.kept", options=kept) if kept else ""
    price = money(new.price_minor, order)
    was = ", ".join(_option(name, old.options[name], say) for name in changed if name in old.options)
    if was:
        return say("service.change", title=old.title, was=was, now=options, kept=told, price=price)
    return say("service.change_to", title=old.title, now=options or new.title, kept=told, price=price)


def _option(name: str, value: str, say: Speech) -> str:
    """An option's value, with its name where the value alone says too little: "waterproof: yes", "size 10"."""
    plain = value.casefold()
    if (
        plain in ("yes", "no", "none")
        or (len(value) <= 2 and not value.isalpha())
        or plain in ("high", "low", "medium", "small", "large")
    ):
        return say("service.option", name=say.detail(name), value=say.value(name, value))
    return say.value(name, value)
