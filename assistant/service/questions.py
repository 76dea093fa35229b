"""Questions and refusals of order help, with what can be chosen."""

from collections.abc import Sequence

from assistant.service.orders import Order
from assistant.service.prepare import Prepared, Shop, kind_of
from assistant.service.reading.mentions import Ref, lines_of
from assistant.service.saying import (
    line_words,
    method_words,
    methods_words,
    money,
    orders_words,
    reason_words,
    variant_words,
)
from assistant.service.targets import Targets
from assistant.service.wish import Pending
from assistant.speech.speech import Speech
from assistant.turns import Choice

_MOST = 8


def asked(found: Prepared, shop: Shop, say: Speech) -> tuple[str, tuple[Choice, ...], tuple[str, ...]]:
    """A question about an act: how it is put, what can be pressed, and the ids of what can be chosen."""
    order = found.order
    match found.ask:
        case "reason":
            assert order is not None
            reasons = shop.policy.acts["cancel"].reasons
            told = say.listed([reason_words(reason, say) for reason in reasons], "or")
            choices = tuple(
                Choice(label=reason_words(reason, say), message=reason_words(reason, say)) for reason in reasons
            )
            return say("service.which_reason", number=order.order_id, reasons=told), choices, reasons
        case "payment":
            assert order is not None
            named = methods_words(found.methods, say)
            form = found.missing or ("payment" if found.wish.kind == "change_payment" else "which")
            choices = tuple(_pressed(method_words(each, each.method_id, say)) for each in found.methods)
            return (
                say("service.which_payment", form=form, number=order.order_id, methods=named),
                choices,
                tuple(each.method_id for each in found.methods),
            )
        case "address" | "which_address":
            if order is None:
                return say("service.which_default_address"), (), ()
            return say("service.which_address", number=order.order_id), (), ()
        case _:
            return _which_variant(found, say)


def _which_variant(found: Prepared, say: Speech) -> tuple[str, tuple[Choice, ...], tuple[str, ...]]:
    order = found.order
    assert order is not None
    assert found.line is not None
    line = order.lines[found.line]
    differing = _differing(found)
    some = found.variants[:_MOST]
    told = [variant_words(each, order, say, differing) for each in some]
    ids = tuple(each.product_id for each in found.variants)
    if found.ask == "variant" and len(found.variants) > _MOST:
        options = say.listed(
            [
                say(
                    "service.options_of",
                    name=say.detail(name),
                    values=say.words(_values(found, name), "values", "colours", "materials"),
                )
                for name in differing
            ],
            "apart",
        )
        return say("service.which_options", title=line_words(line, say), options=options), (), ids
    choices = tuple(
        _pressed(", ".join(each.options[name] for name in differing if name in each.options)) for each in some
    )
    return say("service.which_variant", title=line_words(line, say), variants=say.listed(told, "ways")), choices, ids


def refused(found: Prepared, shop: Shop, say: Speech) -> str:
    """Why an act cannot be, and the way on."""
    order, wish = found.order, found.wish
    number = order.order_id if order else ""
    match found.refusal:
        case "not allowed":
            return say("service.not_done_here", form=kind_of(wish, order))
        case "status" | "once" | "window":
            assert order is not None
            return _not_possible(wish, order, shop, found.refusal, say)
        case "same_address":
            return say("service.same_address", number=number) if order else say("service.same_default_address")
        case "same_payment":
            return say("service.same_payment", number=number)
        case "one_payment":
            return say("service.one_payment", number=number)
        case "balance":
            return _balance(found, say)
        case _:
            assert order is not None
            assert found.line is not None
            return _not_had(found, order, say)


def _balance(found: Prepared, say: Speech) -> str:
    order = found.order
    assert order is not None
    card = next((each for each in found.methods if each.balance_minor is not None), None)
    left = money(card.balance_minor or 0, order) if card else money(0, order)
    return say("service.balance", left=left, number=order.order_id)


def _not_had(found: Prepared, order: Order, say: Speech) -> str:
    assert found.line is not None
    title = order.lines[found.line].title
    if found.refusal == "gone":
        return say("service.gone", title=title)
    if found.refusal == "sold_out":
        return say("service.sold_out", title=line_words(order.lines[found.line], say, plain=not found.variants))
    if not found.variants:
        return say("service.no_variants", title=title)
    told = say.listed([variant_words(each, order, say, _differing(found)) for each in found.variants[:_MOST]], "ways")
    return say("service.not_had", title=title, variants=told)


def _not_possible(wish: Pending, order: Order, shop: Shop, why: str, say: Speech) -> str:
    kind = kind_of(wish, order)
    state = say("order.state", form=order.status)
    rules = shop.policy.acts[kind]
    if why == "once":
        return say("service.once", form=kind, number=order.order_id)
    if why == "window":
        return say(
            "service.window", form=kind, number=order.order_id, days=rules.window_days or 0, day=str(order.delivered_on)
        )
    if wish.kind == "cancel" and order.status in shop.policy.acts["return"].statuses:
        return say("service.return_instead", number=order.order_id)
    if wish.kind == "return" and order.status in shop.policy.acts["cancel"].statuses:
        return say("service.cancel_instead", number=order.order_id)
    return say("service.wrong_status", form=kind, number=order.order_id, state=state)


def targets_trouble(wish: Pending, found: Targets, shop: Shop, say: Speech) -> str:
    """Why the orders or lines of a wish could not be settled; a question, or a refusal with the way on."""
    match found.trouble:
        case "no_orders":
            return say("order.no_orders")
        case "unknown":
            own = orders_words(shop.orders, say)
            return say("service.not_yours", number=", ".join(found.numbers), orders=own)
        case "near":
            near = say.listed([order.order_id for order in found.orders], "or")
            return say("service.near", number=", ".join(found.numbers), near=near)
        case "which_order":
            return say("service.which_order", form=wish.kind, orders=orders_words(found.orders, say))
        case "which_line":
            return _which_line(wish, found.refs, shop, say)
        case _:
            if len(found.orders) == 1:
                order = found.orders[0]
                why = shop.policy.obstacle(kind_of(wish, order), order, shop.today) or "status"
                if why != "not allowed":
                    return _not_possible(wish, order, shop, why, say)
                return say("service.not_done_here", form=kind_of(wish, order))
            return say("service.none_possible", form=wish.kind, orders=orders_words(found.orders or shop.orders, say))


def _which_line(wish: Pending, refs: Sequence[Ref], shop: Shop, say: Speech) -> str:
    lines = lines_of(shop.orders)
    several = len({ref.order_id for ref in refs}) > 1
    told = [
        say("service.line_of", line=line_words(lines[ref], say), number=ref.order_id)
        if several
        else line_words(lines[ref], say)
        for ref in refs[: 2 * _MOST]
    ]
    return say("service.which_line", form=wish.kind, lines=say.listed(told, "ways"))


def _differing(found: Prepared) -> tuple[str, ...]:
    names = dict.fromkeys(name for variant in found.variants for name in variant.options)
    return tuple(name for name in names if len({each.options.get(name) for each in found.variants}) > 1) or tuple(names)


def _values(found: Prepared, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.options[name] for each in found.variants if name in each.options))


def _pressed(label: str) -> Choice:
    return Choice(label=label, message=label)
