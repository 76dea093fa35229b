"""What a shopper says to an act that was stated, other than yes or no: more of it, less of it, other of it."""

import re
from dataclasses import dataclass, replace

from assistant.service.act import Act
from assistant.service.prepare import Shop
from assistant.service.reading.addresses import named_address, written_address
from assistant.service.reading.choosing import values_of
from assistant.service.reading.mentions import Ref, lines_of, mentions
from assistant.service.reading.numbers import named_orders
from assistant.service.reading.payments import named_methods, names_a_method
from assistant.service.reading.reasons import accepted_reason
from assistant.service.reading.segments import segments
from assistant.service.reading.wanted import read_wanted
from assistant.service.reading.wishes import ACTS, Wish, read_wishes
from assistant.service.variants import variants_of
from assistant.service.wish import Pending, with_text

_ONLY = re.compile(r"\b(?:only|just)\b", re.I)
_LESS = re.compile(
    r"\b(?:not|except|leave (?:out )?|without|forget(?: about)?|drop|skip|remove|keep|don'?t (?:return|"
    r"exchange|change|include))\b",
    re.I,
)
_INSTEAD = re.compile(
    r"\b(?:instead|rather|actually|changed? my mind|on second thought|wait|scratch that|never mind)\b", re.I
)
_ALSO = re.compile(r"\b(?:also|too|as well|add|plus|and|include|another thing|in addition)\b", re.I)
_IT = re.compile(r"\b(?:it|them|that|this|one|those|same)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The wish as it is now, and other wishes that come after it."""

    wish: Pending
    after: tuple[Wish, ...] = ()
    replaced: bool = False
    """The wish in hand gives way to the ones after it."""


def amended(wish: Pending, act: Act, text: str, shop: Shop) -> Amended | None:
    """Read a message as a change of an act that waits for a yes; None where it is none."""
    wishes = read_wishes(text)
    acts = [each for each in wishes if each.kind in ACTS]
    same = [each for each in acts if _same_kind(each, wish)]
    others = tuple(each for each in wishes if each not in same)
    if acts and not same:
        replaced = _about_same(acts[0], wish, text, shop)
        return Amended(wish=wish, after=others, replaced=replaced)
    if wishes and not acts:
        return Amended(wish=wish, after=wishes)
    changed = _changed(wish, act, text, shop)
    if changed is not None:
        return Amended(wish=changed, after=others)
    if same:
        return Amended(wish=wish, after=wishes)
    if not wishes and _ALSO.search(text) and mentions(text, shop.orders) and wish.kind in ("return", "swap", "cancel"):
        return Amended(wish=wish, after=(Wish(kind=wish.kind, text=text),))
    return Amended(wish=wish, after=wishes) if wishes else None


def _same_kind(said: Wish, wish: Pending) -> bool:
    return said.kind == wish.kind or (
        {said.kind, wish.kind} <= {"cancel_or_return", "cancel", "return"} - {""} and (wish.kind == "cancel_or_return")
    )


def _about_same(said: Wish, wish: Pending, text: str, shop: Shop) -> bool:
    """Whether another act is about what is in hand: "exchange it instead"."""
    order = shop.order(wish.order_id)
    numbers = named_orders(said.text, shop.orders)
    if numbers.orders and order not in numbers.orders:
        return False
    named = mentions(said.text, shop.orders)
    here = {Ref(wish.order_id or "", place) for place in wish.places}
    if named:
        return bool(here & {ref for mention in named for ref in mention.refs}) or (
            bool(_INSTEAD.search(text))
            and order is not None
            and any(r.order_id == order.order_id for m in named for r in m.refs)
        )
    return bool(_IT.search(said.text) or _INSTEAD.search(text))


def _changed(wish: Pending, act: Act, text: str, shop: Shop) -> Pending | None:
    lines = _other_lines(wish, act, text, shop)
    if lines is not None:
        return _with_payment(lines, text, shop) or lines
    paid = _with_payment(wish, text, shop)
    if paid is not None:
        return paid
    if act.kind in ("change_address", "change_default_address"):
        known = named_address(text, shop.customer, shop.orders)
        address = written_address(text, (shop.customer.address,)) or (known[0] if len(known) == 1 else None)
        return replace(wish, address=address) if address and address != act.address else None
    if act.kind == "cancel":
        reason = accepted_reason(text, shop.policy.acts["cancel"].reasons)
        return replace(wish, reason=reason) if reason and reason != act.reason else None
    if act.new_lines:
        return _other_variant(wish, act, text, shop)
    return None


def _with_payment(wish: Pending, text: str, shop: Shop) -> Pending | None:
    order = shop.order(wish.order_id)
    if not names_a_method(text) or order is None or wish.kind in ("cancel", "change_address", "change_default_address"):
        return None
    found = named_methods(text, shop.customer, wish.payment or order.paid_by)
    if len(found) == 1:
        return replace(wish, payment=found[0].method_id)
    said = re.sub(r"[.;]", ",", text)
    return with_text(replace(wish, payment=None), said)


def _other_lines(wish: Pending, act: Act, text: str, shop: Shop) -> Pending | None:
    order = shop.order(wish.order_id)
    if order is None or act.kind not in ("return", "exchange", "change_items"):
        return None
    swapping = act.kind != "return"
    found = segments(text, [order], swapping=swapping)
    places = {ref.place for segment in found for ref in segment.refs}
    now = set(wish.places) or set(range(len(order.lines)))
    if not places:
        return None
    if _ONLY.search(text) and places & now:
        return _on(wish, places & now)
    less = _LESS.search(text)
    if less and places & now and len(now - places) and not _ALSO.search(text[less.end() :]):
        return _on(wish, now - places)
    if places - now:
        specs = {ref.place: segment.spec for segment in found for ref in segment.refs} if swapping else {}
        if any(len(segment.refs) > 1 and not segment.mention.plural for segment in found):
            return None
        return replace(
            wish, text=f"{wish.text} . {text}", places=tuple(sorted(now | places)), specs={**wish.specs, **specs}
        )
    if swapping:
        specs = {
            ref.place: segment.spec
            for segment in found
            for ref in segment.refs
            if _says(segment.spec, order.lines[ref.place].product_id, shop)
        }
        return replace(wish, specs={**wish.specs, **specs}) if specs else None
    return None


def _on(wish: Pending, places: set[int]) -> Pending:
    kept = tuple(sorted(places))
    return replace(wish, places=kept, specs={place: spec for place, spec in wish.specs.items() if place in kept})


def _says(spec: str, product_id: str, shop: Shop) -> bool:
    return read_wanted(spec, values_of(variants_of(shop.family(product_id)))).says_anything


def _other_variant(wish: Pending, act: Act, text: str, shop: Shop) -> Pending | None:
    """Other options for the lines in hand: "make it blue"."""
    order = shop.order(wish.order_id)
    if order is None:
        return None
    lines = lines_of([order])
    telling = [new.line for new in act.new_lines if _says(text, lines[Ref(order.order_id, new.line)].product_id, shop)]
    if len(telling) != 1:
        return None
    return replace(wish, specs={**wish.specs, telling[0]: text})
