"""Replies to an open question put into the wish that it was about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.service.orders import Order
from assistant.service.ordinals import position
from assistant.service.prepare import Shop
from assistant.service.reading.addresses import named_address, names_place, written_address
from assistant.service.reading.choosing import values_of
from assistant.service.reading.consent import is_reaction
from assistant.service.reading.identity import is_identity_part
from assistant.service.reading.mentions import Ref, lines_of, mentions, names_everything
from assistant.service.reading.numbers import named_orders, numbers
from assistant.service.reading.payments import named_methods, names_a_method
from assistant.service.reading.reasons import accepted_reason
from assistant.service.reading.segments import segments
from assistant.service.reading.tokens import found_at, token_stems, tokens
from assistant.service.reading.wanted import read_wanted
from assistant.service.state import State
from assistant.service.variants import variants_of
from assistant.service.wish import Pending, with_text

_ALL = re.compile(
    r"^\W*(?:(?:yes|ok|please|i want|i'd like),?\s+)*(?:all|both|every(?:thing| one)?|all of them|"
    r"the (?:whole|entire) (?:lot|order)|all (?:two|three|four|five))\b",
    re.I,
)
_ANY = re.compile(
    r"\b(?:any|either|whichever|doesn'?t matter|you (?:choose|pick)|no preference|don'?t (?:care|mind))\b", re.I
)
_ELSEWHERE = re.compile(
    r"\b(?:show me|do you (?:have|sell|carry|stock)|(?:i'?m )?looking for|recommend|suggest|search|browse|"
    r"what about|how about|any deals|on sale|in my (?:cart|basket)|add to (?:cart|basket))\b",
    re.I,
)
_SHORT = 4
"""Words up to which a message that asks nothing is taken for the reply."""


def filled(state: State, text: str, shop: Shop) -> Pending | None:
    """The first wish with the reply to the open question in it; None where the message does not answer it."""
    wish = state.queue[0]
    match state.open:
        case "order" | "near":
            return _order(wish, state, text, shop)
        case "line":
            return _line(wish, state, text, shop)
        case "reason":
            return _reason(wish, state, text, shop)
        case "payment":
            return _payment(wish, state, text, shop)
        case "address":
            return _address(wish, text, shop)
        case "variant":
            return _variant(wish, state, text, shop)
        case _:
            return None


def seems_reply(state: State, text: str, shop: Shop | None) -> bool:
    """Whether a message goes to the open question rather than to the shelves."""
    if not state.waits or _ELSEWHERE.search(text):
        return False
    if is_reaction(text) and len(text.split()) <= 2 * _SHORT and "?" not in text:
        return True
    if state.open == "identity" or shop is None:
        return is_identity_part(text) or bool(numbers(text))
    if state.open != "confirm" and filled(state, text, shop) is not None:
        return "?" not in text or len(text.split()) <= 3 * _SHORT
    if state.open == "confirm":
        return bool(names_a_method(text) or mentions(text, shop.orders)) and "?" not in text
    if state.open in ("order", "near", "line") and mentions(text, shop.orders):
        return "?" not in text
    return len(text.split()) <= _SHORT and "?" not in text


def _order(wish: Pending, state: State, text: str, shop: Shop) -> Pending | None:
    offered = [order for order in shop.orders if order.order_id in state.offered] or list(shop.orders)
    if state.open == "near" and len(state.offered) == 1 and is_reaction(text) and not numbers(text, alone=True):
        return _with_order(wish, offered[:1], drop=True)
    named = named_orders(text, shop.orders, alone=True)
    if named.orders:
        return _with_order(wish, named.orders, drop=True)
    if named.unknown:
        return with_text(replace(wish, text=_without_numbers(wish.text)), f"#{named.unknown[0].lstrip('#')}")
    if _ALL.match(text):
        return _with_order(wish, offered)
    place = position(text, len(offered))
    if place is not None:
        return _with_order(wish, offered[place : place + 1])
    chosen = _orders_meant(text, offered)
    return _with_order(wish, chosen) if chosen and len(chosen) < len(offered) else None


def _orders_meant(text: str, offered: Sequence[Order]) -> list[Order]:
    mentioned = mentions(text, offered)
    if mentioned:
        sets = [{ref.order_id for ref in each.refs} for each in mentioned]
        common = set.intersection(*sets) or set.union(*sets)
        found = [order for order in offered if order.order_id in common]
        if len(found) > 1:
            described = {ref.order_id for segment in segments(text, found, swapping=False) for ref in segment.refs}
            found = [order for order in found if order.order_id in described] or found
        return found
    placed = [order for order in offered if names_place(text, order.address)]
    status = [order for order in offered if order.status.split()[0] in text.casefold()]
    return placed or status


def _with_order(wish: Pending, orders: Sequence[Order], *, drop: bool = False) -> Pending:
    said = _without_numbers(wish.text) if drop else wish.text
    return with_text(replace(wish, text=said), " ".join(f"#{order.order_id.lstrip('#')}" for order in orders))


def _without_numbers(text: str) -> str:
    for number in numbers(text):
        text = re.sub(rf"#?\s?\b{re.escape(number)}\b", " ", text)
    return text


def _line(wish: Pending, state: State, text: str, shop: Shop) -> Pending | None:
    by_id = dict(zip(map(_ref_id, lines_of(shop.orders)), lines_of(shop.orders), strict=True))
    offered = [by_id[each] for each in state.offered if each in by_id]
    chosen = _lines_meant(text, offered, shop)
    if not chosen:
        return None
    order_id = chosen[0].order_id
    places = tuple(sorted(ref.place for ref in chosen if ref.order_id == order_id))
    spec = f"{wish.text} . {text}" if wish.kind == "swap" else ""
    specs = _specs(wish, text, places, order_id, shop) if wish.kind == "swap" else {}
    return replace(
        wish,
        text=f"{wish.text} . {text}",
        order_id=order_id,
        places=places,
        specs=specs or (dict.fromkeys(places, spec) if spec else {}),
    )


def _specs(wish: Pending, text: str, places: tuple[int, ...], order_id: str, shop: Shop) -> dict[int, str]:
    """The words about what lines become: those of the wish, and of the reply beyond naming the line."""
    order = shop.order(order_id)
    if order is None:
        return {}
    told = {
        ref.place: segment.spec
        for source in (wish.text, text)
        for segment in segments(source, [order], swapping=True)
        if len(segment.refs) <= max(1, len(places)) or len(places) > 1
        for ref in segment.refs
        if ref.place in places and segment.spec.strip(" .,;!?")
    }
    base = re.split(r"\b(?:for|to|into)\b", wish.text, maxsplit=1, flags=re.I)
    fallback = base[1] if len(base) > 1 else wish.text
    return {place: told.get(place, fallback) for place in places}


def _lines_meant(text: str, offered: Sequence[Ref], shop: Shop) -> list[Ref]:
    if _ALL.match(text) or names_everything(text):
        return list(offered)
    place = position(text, len(offered))
    if place is not None:
        return [offered[place]]
    orders = [order for order in shop.orders if order.order_id in {ref.order_id for ref in offered}]
    named = named_orders(text, orders, alone=True).orders
    within = [ref for ref in offered if not named or ref.order_id in {order.order_id for order in named}]
    found = segments(text, orders, swapping=False)
    refs = [ref for segment in found for ref in segment.refs if ref in within]
    if refs and (len(refs) == 1 or len(found) > 1 or any(segment.mention.plural for segment in found)):
        return list(dict.fromkeys(refs))
    lines = lines_of(shop.orders)
    words = tokens(text)
    scores = {
        ref: sum(
            1
            for value in lines[ref].options.values()
            if value not in ("yes", "no") and any(True for _ in found_at(token_stems(value), words))
        )
        for ref in (refs or within)
    }
    best = max(scores.values(), default=0)
    top = [ref for ref, score in scores.items() if score == best]
    if best and len(top) == 1:
        return top
    for sort, pattern in (
        (1, r"\b(?:more expensive|dearer|pricier|expensive)\b"),
        (-1, r"\b(?:cheaper|less expensive|cheapest)\b"),
    ):
        if re.search(pattern, text, re.I):
            return [max(refs or within, key=lambda ref: sort * lines[ref].price_minor)]
    return within if named and len(within) == 1 else []


def _reason(wish: Pending, state: State, text: str, shop: Shop) -> Pending | None:
    place = position(text, len(state.offered))
    reasons = shop.policy.acts["cancel"].reasons
    reason = reasons[place] if place is not None else accepted_reason(text, reasons)
    if reason is None:
        reason = next(
            (each for each in reasons if set(token_stems(text)) and set(token_stems(text)) <= set(token_stems(each))),
            None,
        )
    return replace(wish, reason=reason) if reason else None


def _payment(wish: Pending, state: State, text: str, shop: Shop) -> Pending | None:
    order = shop.order(wish.order_id)
    place = position(text, len(state.offered))
    if place is not None:
        return replace(wish, payment=state.offered[place])
    found = named_methods(text, shop.customer, order.paid_by if order else None)
    allowed = [each.method_id for each in found if each.method_id in state.offered]
    if len(allowed) == 1:
        return replace(wish, payment=allowed[0])
    if len(allowed) > 1 and order is not None and order.paid_by in allowed:
        return replace(wish, payment=order.paid_by)
    if (
        is_reaction(text)
        and not found
        and len(state.offered) == 1
        and re.match(r"\W*(?:yes|ok|sure|fine|that)", text, re.I)
    ):
        return replace(wish, payment=state.offered[0])
    return None


def _address(wish: Pending, text: str, shop: Shop) -> Pending | None:
    address = written_address(text, (shop.customer.address,))
    if address is None:
        order = shop.order(wish.order_id)
        now = order.address if order else shop.customer.address
        others = named_orders(text, shop.orders, alone=True).orders
        known = (others[0].address,) if others else named_address(text, shop.customer, shop.orders, (now,))
        if len(known) != 1:
            return None
        address = known[0]
    return replace(wish, address=address)


def _variant(wish: Pending, state: State, text: str, shop: Shop) -> Pending | None:
    order = shop.order(wish.order_id)
    if order is None or state.line is None:
        return None
    variants = variants_of(shop.family(order.lines[state.line].product_id))
    offered = [each for name in state.offered for each in variants if each.product_id == name]
    place = position(text, len(offered))
    old = wish.specs.get(state.line, wish.text)
    if place is not None:
        return replace(wish, specs={**wish.specs, state.line: f"{offered[place].product_id}"})
    spec = f"{old} . {text}"
    if _ANY.search(text) and offered:
        cheapest = min(offered, key=lambda each: (each.price_minor, each.product_id))
        return replace(wish, specs={**wish.specs, state.line: cheapest.product_id})
    wanted = read_wanted(text, values_of(variants))
    if not wanted.says_anything:
        return None
    fitting = [
        each for each in offered if all(any(each.options.get(o) == c.value for o in c.options) for c in wanted.values)
    ]
    if len(fitting) == 1 and wanted.values and not wanted.never:
        return replace(wish, specs={**wish.specs, state.line: fitting[0].product_id})
    return replace(wish, specs={**wish.specs, state.line: spec})


def _ref_id(ref: Ref) -> str:
    return f"{ref.order_id}/{ref.place}"


def ref_ids(refs: Sequence[Ref]) -> tuple[str, ...]:
    """Lines as they are kept between turns."""
    return tuple(map(_ref_id, refs))
