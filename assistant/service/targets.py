"""Which orders and lines a wish is about: settled, to be asked about, or not to be had."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.service.orders import Order
from assistant.service.reading.addresses import names_place
from assistant.service.reading.mentions import (
    Mention,
    Ref,
    excepted,
    lines_of,
    mentions,
    names_everything,
    without_excepted,
)
from assistant.service.reading.numbers import named_orders, source_numbers
from assistant.service.reading.segments import Segment, described, segments
from assistant.service.wish import Pending

Allowed = Callable[[Order], bool]
"""Whether the act of a wish is possible on an order."""

_PENDING = re.compile(
    r"\b(?:pending|open|unshipped|not (?:yet )?shipped|still (?:being )?process\w*|just (?:placed|ordered|"
    r"bought|made)|modif\w*|have ?n[o']?t (?:received|shipped))\b",
    re.I,
)
_DELIVERED = re.compile(r"\b(?:received?|arriv\w+|delivered|exchang\w*|got|came)\b", re.I)
_ALL_ORDERS = re.compile(
    r"\b(?:all|every|each|any|both|two|three)(?: of)?(?: the| my| these| those)?(?: \w+)? orders?\b|"
    r"\border addresses\b|\ball of them\b|\bboth\b|\bthem all\b|^\W*all\W*$",
    re.I,
)
_ORDER = re.compile(r"\borders?\b", re.I)
_COUNT = re.compile(
    r"\b(?:with|of|has|containing) (?P<n>one|two|three|four|five|six|\d)(?: \w+)? (?:items?|things|products|lines)\b",
    re.I,
)
_SENT = re.compile(
    r"\border\w*\b[^.;?!,]{0,20}?\b(?:sent|shipped|going|delivered|goes|went)\b(?: to| for)?(?P<where>[^.;?!,]{2,40})|"
    r"\b(?:sent|shipped|delivered) (?:an|the|my|that) order\b(?P<there>[^.;?!,]{2,40})|"
    r"(?<![.;?!] )\b(?P<before>(?:[A-Z][\w.]*\s){1,3})orders?\b"
)
_STATUS = re.compile(r"\b(?P<status>pending|processed|delivered|shipped|cancell?ed)(?: \w+)? orders?\b", re.I)
_BECAUSE = re.compile(r"\b(?:because|since|as) (?:it|they|that|this|i|the)\b.*", re.I | re.S)
_THING = re.compile(
    r"\b(?:return|exchang|swap|chang|modif|replac|send|refund|cancel)\w*\b[^.;?!,]{0,12}?\b(?:the|my|an?|"
    r"this|that) (?:\w+ )?(?P<noun>\w+)\b",
    re.I,
)
_NO_THING = frozenset(
    "order orders item items thing things product products purchase one ones stuff package it size color "
    "colour from back for to".split()
)
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six".split())}
_RECENT = re.compile(r"\b(?:last|latest|newest|most recent(?:ly)?|recent|recently)\b", re.I)
_DEARER = re.compile(r"\b(?:more expensive|dearer|pricier|expensive|higher[- ]priced)(?: one| of)?\b", re.I)
_CHEAPER = re.compile(r"\b(?:less expensive|cheaper|lower[- ]priced|inexpensive)(?: one| of)?\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What a wish is about."""

    settled: tuple[Pending, ...] = ()
    """The wish once for each order, with its lines."""
    trouble: (
        Literal["unknown", "near", "no_orders", "not_possible", "which_order", "which_line", "not_found"] | None
    ) = None
    numbers: tuple[str, ...] = ()
    """Numbers that were typed and are none of the customer's."""
    orders: tuple[Order, ...] = ()
    """To be chosen from, or that stand in the way."""
    refs: tuple[Ref, ...] = ()
    """Lines to be chosen from."""


def find_targets(wish: Pending, orders: Sequence[Order], allowed: Allowed) -> Targets:
    """Settle what a wish is about.

    Args:
        wish: the wish, not yet settled on an order.
        orders: all orders of the customer.
        allowed: whether its act is possible on an order.
    """
    if not orders:
        return Targets(trouble="no_orders")
    named = named_orders(wish.text, orders)
    if named.unknown and not named.orders:
        trouble: Literal["near", "unknown"] = "near" if named.near else "unknown"
        return Targets(trouble=trouble, numbers=named.unknown, orders=named.near)
    scope = named.orders or _scope(wish, orders)
    if wish.kind in ("change_address", "change_payment"):
        return _whole_orders(wish, scope, allowed, numbered=bool(named.orders))
    if wish.kind == "cancel":
        return _to_cancel(wish, scope, allowed, numbered=bool(named.orders))
    return _lines(wish, scope, allowed, numbered=bool(named.orders))


def _scope(wish: Pending, orders: Sequence[Order]) -> tuple[Order, ...]:
    """The orders that a text may speak of when it gives no number."""
    text = wish.text
    found = tuple(orders)
    for match in _SENT.finditer(text):
        where = match.group("where") or match.group("there") or match.group("before") or ""
        placed = tuple(order for order in found if names_place(where, order.address))
        if placed and len(placed) < len(found):
            found = placed
            break
    found = with_status(text, found) or found
    count = _COUNT.search(text)
    if count:
        wanted = _NUMBERS.get(count.group("n").casefold()) or int(count.group("n"))
        counted = tuple(order for order in found if sum(line.quantity for line in order.lines) == wanted)
        found = counted or found
    return found


def with_status(text: str, orders: Sequence[Order]) -> tuple[Order, ...]:
    """The orders of the status that a text names: "my cancelled order"; () where it names none."""
    status = _STATUS.search(text)
    word = status.group("status").casefold().replace("canceled", "cancelled") if status else None
    return tuple(order for order in orders if word and order.status.startswith(word))


def _whole_orders(wish: Pending, scope: Sequence[Order], allowed: Allowed, *, numbered: bool) -> Targets:
    possible = tuple(order for order in scope if allowed(order))
    if numbered:
        if not possible:
            return Targets(trouble="not_possible", orders=tuple(scope))
        source = {
            order.order_id for number in source_numbers(wish.text) for order in named_orders(number, scope).orders
        }
        chosen = tuple(order for order in possible if order.order_id not in source) or possible[:1]
        return _settled(wish, chosen)
    if not possible:
        return Targets(trouble="not_possible", orders=tuple(scope))
    if _ALL_ORDERS.search(wish.text):
        return _settled(wish, possible)
    with_named = _with_mentioned(wish.text, possible)
    possible = with_named or possible
    if len(possible) == 1:
        return _settled(wish, possible)
    return Targets(trouble="which_order", orders=possible)


def _to_cancel(wish: Pending, scope: Sequence[Order], allowed: Allowed, *, numbered: bool) -> Targets:
    possible = tuple(order for order in scope if allowed(order))
    if numbered:
        if not possible:
            return Targets(trouble="not_possible", orders=tuple(scope))
        return _settled(wish, possible)
    named = _named(without_excepted(wish.text), scope)
    if named and not names_everything(wish.text):
        refs = {ref for mention in named for ref in mention.refs}
        holding = tuple(order for order in possible if any(ref.order_id == order.order_id for ref in refs))
        if not holding:
            return Targets(trouble="not_possible", orders=_holding(scope, refs))
        return _cancel_named(wish, named, holding)
    if not possible:
        return Targets(trouble="not_possible", orders=tuple(scope))
    if (
        len(possible) == 1
        or _ALL_ORDERS.search(wish.text)
        or (names_everything(wish.text) and not _one_order(wish.text))
    ):
        return _settled(wish, possible)
    return Targets(trouble="which_order", orders=_latest(wish.text, possible))


def _cancel_named(wish: Pending, named: Sequence[Mention], holding: Sequence[Order]) -> Targets:
    """Orders to cancel that are named by what is in them; a thing in several of them has to be chosen."""
    chosen: list[Order] = []
    for mention in named:
        here = [order for order in holding if any(ref.order_id == order.order_id for ref in mention.refs)]
        if not here:
            continue
        here = [order for order in here if order in chosen] or here
        narrowed = described(wish.text, mention, lines_of(here))
        here = [order for order in here if any(ref.order_id == order.order_id for ref in narrowed)] or here
        if len(here) > 1 and not mention.plural:
            both = [
                order for order in here if all(any(r.order_id == order.order_id for r in each.refs) for each in named)
            ]
            here = both if len(both) == 1 else here
        if len(here) > 1 and not mention.plural:
            return Targets(trouble="which_order", orders=tuple(here))
        chosen += here
    settled = []
    for order in dict.fromkeys(chosen):
        named_here = {ref for mention in named for ref in mention.refs if ref.order_id == order.order_id}
        alone = len(named_here) >= len(order.lines) or bool(_ORDER.search(wish.text))
        settled.append(replace(wish, order_id=order.order_id, whole=not alone))
    return Targets(settled=tuple(settled))


def _lines(wish: Pending, scope: Sequence[Order], allowed: Allowed, *, numbered: bool) -> Targets:
    """Lines to return or to change for other variants."""
    possible = tuple(order for order in scope if allowed(order))
    if not possible:
        refs = {ref for mention in _named(wish.text, scope) for ref in mention.refs}
        return Targets(trouble="not_possible", orders=_holding(scope, refs) or tuple(scope))
    if names_everything(wish.text):
        return _all_lines(wish, possible, numbered=numbered)
    found = segments(wish.text, possible, swapping=wish.kind == "swap")
    context = [segment for segment in found if segment.context]
    for segment in context:
        holding = tuple(
            order for order in possible if any(ref.order_id == order.order_id for ref in segment.mention.refs)
        )
        possible = holding or possible
    found = tuple(segment for segment in found if not segment.context)
    if not found:
        return _unnamed(wish, possible, scope, numbered=numbered)
    return _from_segments(wish, found, possible, scope)


def _from_segments(
    wish: Pending, found: Sequence[Segment], possible: Sequence[Order], scope: Sequence[Order]
) -> Targets:
    lines = lines_of(possible)
    chosen: dict[Ref, str] = {}
    for segment in found:
        refs = [ref for ref in segment.refs if ref in lines]
        refs = [ref for ref in refs if ref not in chosen] or refs
        if not refs:
            continue
        if len(refs) > 1 and not segment.mention.plural:
            refs = _narrowed(wish.text, refs, possible, chosen)
        if len(refs) > 1 and not segment.mention.plural:
            return Targets(trouble="which_line", refs=tuple(refs))
        for ref in refs:
            chosen[ref] = f"{chosen.get(ref, '')} {segment.spec}".strip()
    if not chosen:
        return Targets(
            trouble="not_possible", orders=_holding(scope, {ref for each in found for ref in each.mention.refs})
        )
    return _per_order(wish, chosen)


def _narrowed(text: str, refs: list[Ref], orders: Sequence[Order], chosen: Sequence[Ref] | dict[Ref, str]) -> list[Ref]:
    """Of several lines that words may mean, those that the rest of the message points to."""
    by_id = {order.order_id: order for order in orders}
    lines = lines_of(orders)
    for sort, pattern in ((1, _DEARER), (-1, _CHEAPER)):
        if pattern.search(text) and len({lines[ref].price_minor for ref in refs}) > 1:
            best = max(sort * lines[ref].price_minor for ref in refs)
            return [ref for ref in refs if sort * lines[ref].price_minor == best]
    held = {ref.order_id for ref in chosen}
    with_others = [ref for ref in refs if ref.order_id in held]
    if with_others and len({ref.order_id for ref in refs}) > 1 and len(with_others) == 1:
        return with_others
    for cue, wants in ((_PENDING, True), (_DELIVERED, False)):
        if cue.search(text):
            cued = [ref for ref in refs if by_id[ref.order_id].status.startswith("pending") is wants]
            if cued and len(cued) < len(refs):
                refs = cued
    latest = _latest(text, [by_id[ref.order_id] for ref in refs])
    return [ref for ref in refs if by_id[ref.order_id] in latest] or refs


def _latest(text: str, orders: Sequence[Order]) -> tuple[Order, ...]:
    """The latest of some orders where a text asks for it and the book has their days."""
    if _RECENT.search(text) and orders and all(order.placed_on for order in orders):
        last = max(str(order.placed_on) for order in orders)
        return tuple(order for order in orders if order.placed_on == last)
    return tuple(orders)


def _all_lines(wish: Pending, possible: Sequence[Order], *, numbered: bool) -> Targets:
    out = excepted(wish.text) if wish.kind != "swap" else ""
    left_out = {ref for mention in mentions(out, possible) for ref in mention.refs} if out else set()
    named = _named(wish.text, possible) if wish.kind != "swap" else ()
    if named and len(possible) > 1 and not numbered:
        whole = tuple(
            order
            for order in possible
            if all(any(ref.order_id == order.order_id for ref in mention.refs) for mention in named)
        )
        possible = whole or possible
    if len(possible) > 1 and not numbered and _one_order(wish.text):
        return Targets(trouble="which_order", orders=_latest(wish.text, possible))
    chosen = {ref: wish.text for ref in lines_of(possible) if ref not in left_out}
    return _per_order(wish, chosen) if chosen else Targets(trouble="not_found")


def _unnamed(wish: Pending, possible: Sequence[Order], scope: Sequence[Order], *, numbered: bool) -> Targets:
    lines = lines_of(possible)
    if numbered and wish.kind in ("return", "cancel_or_return"):
        return _per_order(wish, dict.fromkeys(lines, wish.text))
    elsewhere = _named(wish.text, [order for order in scope if order not in possible])
    if elsewhere:
        refs = {ref for mention in elsewhere for ref in mention.refs}
        return Targets(trouble="not_possible", orders=_holding(scope, refs))
    if len(lines) == 1 and not _names_a_thing(wish.text):
        return _per_order(wish, dict.fromkeys(lines, wish.text))
    return Targets(trouble="which_line", refs=tuple(lines))


def _names_a_thing(text: str) -> bool:
    """Whether a text names a thing to act on, though none of the customer's: "return the drill"."""
    match = _THING.search(text)
    return match is not None and match.group("noun").casefold() not in _NO_THING


def _per_order(wish: Pending, chosen: dict[Ref, str]) -> Targets:
    settled = []
    for order_id in dict.fromkeys(ref.order_id for ref in chosen):
        places = tuple(sorted(ref.place for ref in chosen if ref.order_id == order_id))
        specs = {ref.place: text for ref, text in chosen.items() if ref.order_id == order_id}
        settled.append(replace(wish, order_id=order_id, places=places, specs=specs if wish.kind == "swap" else {}))
    return Targets(settled=tuple(settled))


def _settled(wish: Pending, orders: Sequence[Order]) -> Targets:
    return Targets(settled=tuple(replace(wish, order_id=order.order_id) for order in orders))


def _named(text: str, orders: Sequence[Order]) -> tuple[Mention, ...]:
    return mentions(_BECAUSE.sub("", text), orders)


def _with_mentioned(text: str, orders: Sequence[Order]) -> tuple[Order, ...]:
    """The orders that have everything that a text names of them."""
    named = _named(text, orders)
    if not named:
        return ()
    return tuple(
        order for order in orders if all(any(ref.order_id == order.order_id for ref in each.refs) for each in named)
    ) or tuple(order for order in orders if any(ref.order_id == order.order_id for each in named for ref in each.refs))


def _holding(orders: Sequence[Order], refs: set[Ref]) -> tuple[Order, ...]:
    return tuple(order for order in orders if any(ref.order_id == order.order_id for ref in refs))


def _one_order(text: str) -> bool:
    """Whether a text speaks of one order: "everything in that order"."""
    return bool(
        re.search(r"\b(?:the|my|that|this|a|an|one|recent|last)(?: \w+){0,3} order\b(?!s)|\bin it\b", text, re.I)
    ) and not _ALL_ORDERS.search(text)
