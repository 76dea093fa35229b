"""Goes through the wishes in hand until one needs the shopper: a question, or a statement that waits for a yes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.service.act import ActKind
from assistant.service.lookups import asks_which, looked_up, order_fact
from assistant.service.orders import Order
from assistant.service.prepare import Prepared, Shop, kind_of, prepare
from assistant.service.questions import asked, refused, targets_trouble
from assistant.service.reading.addresses import begins_address
from assistant.service.reading.mentions import mentions, names_everything
from assistant.service.reading.numbers import named_orders
from assistant.service.reading.wishes import ACTS, read_wishes
from assistant.service.replies import ref_ids
from assistant.service.saying import method_words, money, statement
from assistant.service.state import Open, State
from assistant.service.targets import Allowed, Targets, find_targets
from assistant.service.wish import Pending, with_text
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice, Fact

_IT = re.compile(r"\b(?:it|its|them|that|this|those|same|the) ?(?:order)?\b", re.I)
_THAT = re.compile(r"\b(?:that|it|this|same) (?:as )?my (?:new )?default\b|\bsame\b", re.I)
_OF_LINES = ("return", "swap", "cancel_or_return")
_MOST_STEPS = 40
"""Wishes gone through in one turn at most."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """What a turn has come to so far."""

    shop: Shop
    say: Speech
    turn_id: str
    focus: str | None = None
    sentences: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    def look_up(self, order: Order) -> None:
        """Say how an order stands."""
        text = order.order_id
        sentences, orders = looked_up(Pending(kind="status", text=f"#{text.lstrip('#')}"), self.shop, None, self.say)
        self.sentences += sentences
        self.facts += map(order_fact, orders)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where the going through stopped."""

    state: State
    hand_over: bool = False
    """The conversation is to be handed to a person."""


def advance(progress: Progress, queue: tuple[Pending, ...]) -> Stop:
    """Say and settle as much as can be without the shopper."""
    steps = 0
    while queue and steps < _MOST_STEPS:
        steps += 1
        queue = _settled(progress, queue)
        head, rest = queue[0], queue[1:]
        if head.kind == "person":
            return Stop(state=State(queue=(), focus=progress.focus), hand_over=True)
        if head.kind not in ACTS:
            stop = _tell(progress, queue)
            if stop is not None:
                return stop
            queue = rest
            continue
        if head.order_id is None and head.kind != "change_default_address":
            found = find_targets(head, progress.shop.orders, _allowed(progress.shop, head))
            stop = _trouble(progress, queue, found)
        else:
            stop = _stated(progress, queue)
        if stop is not None:
            return stop
        queue = (*_otherwise(head), *rest)
    return Stop(state=State(focus=progress.focus))


def _settled(progress: Progress, queue: tuple[Pending, ...]) -> tuple[Pending, ...]:
    """The wishes with those settled on their orders that can be; one for each order, in an order that can be done."""
    shop, focus = progress.shop, progress.focus
    settled: list[Pending] = []
    for wish in _joined(queue, shop):
        if wish.kind not in ACTS or wish.order_id is not None or wish.kind == "change_default_address":
            if wish.kind == "change_default_address":
                settled += [_with_focus(wish, shop.order(focus)), *_orders_too(wish)]
            else:
                settled.append(wish)
            focus = wish.order_id or focus
            continue
        found = find_targets(wish, shop.orders, _allowed(shop, wish))
        if found.trouble in ("which_order", "which_line") and focus and _IT.search(wish.text):
            closer = find_targets(with_text(wish, f"#{focus.lstrip('#')}"), shop.orders, _allowed(shop, wish))
            found = closer if closer.settled else found
        settled += found.settled or (wish,)
        focus = found.settled[0].order_id if len(found.settled) == 1 else focus
    return _ordered(_merged(settled), shop)


def _joined(queue: Sequence[Pending], shop: Shop) -> list[Pending]:
    """Wishes of one kind in a row in one, where the later names nothing of its own: "I want to exchange it, ..."."""
    joined: list[Pending] = []
    for wish in queue:
        last = joined[-1] if joined else None
        same = last is not None and last.kind == wish.kind and wish.kind in (*_OF_LINES, "methods", "refund")
        unsettled = wish.order_id is None and (last is None or last.order_id is None)
        if last is not None and same and unsettled and not _names_anything(wish.text, shop):
            joined[-1] = replace(
                last, text=f"{last.text} . {wish.text}", otherwise=f"{last.otherwise} {wish.otherwise}".strip()
            )
        else:
            joined.append(wish)
    return joined


def _names_anything(text: str, shop: Shop) -> bool:
    return bool(mentions(text, shop.orders) or named_orders(text, shop.orders).orders or names_everything(text))


def _with_focus(wish: Pending, order: Order | None) -> Pending:
    """For "make that my default": with the address of the order spoken of last."""
    meant = order is not None and wish.address is None and not begins_address(wish.text) and _THAT.search(wish.text)
    return replace(wish, address=order.address) if order is not None and meant else wish


def _orders_too(wish: Pending) -> list[Pending]:
    """For "my default address and all order addresses": the wish about orders beside the one about the default."""
    if (
        re.search(
            r"\border(?:s|'s|s')? address|\b(?:all|my|both|pending|open|every)(?: of)?(?: my| the)?(?: \w+)? orders?\b",
            wish.text,
            re.I,
        )
        and not wish.whole
    ):
        return [replace(wish, kind="change_address", text=re.sub(r"\bdefault\b", "", wish.text, flags=re.I))]
    return []


def _merged(wishes: Sequence[Pending]) -> list[Pending]:
    """Wishes for lines of one order in one, so that they are done at once."""
    merged: list[Pending] = []
    for wish in wishes:
        same = next(
            (
                place
                for place, each in enumerate(merged)
                if wish.order_id
                and wish.places
                and each.places
                and (each.kind, each.order_id) == (wish.kind, wish.order_id)
            ),
            None,
        )
        if same is None:
            if not any(_repeats(wish, each) for each in merged):
                merged.append(wish)
            continue
        other = merged[same]
        places = tuple(sorted({*other.places, *wish.places}))
        merged[same] = replace(
            other,
            text=f"{other.text} . {wish.text}",
            places=places,
            specs={**other.specs, **wish.specs},
            payment=other.payment or wish.payment,
        )
    return merged


def _repeats(wish: Pending, other: Pending) -> bool:
    """Whether a whole order is wished for the same thing twice."""
    return (
        bool(wish.order_id)
        and not wish.places
        and not other.places
        and (wish.kind, wish.order_id) == (other.kind, other.order_id)
    )


def _ordered(wishes: Sequence[Pending], shop: Shop) -> tuple[Pending, ...]:
    """Changes of address and payment of an order before the change of its items, after which it is closed."""
    closing = {
        wish.order_id
        for wish in wishes
        if wish.kind == "swap" and wish.order_id and kind_of(wish, shop.order(wish.order_id)) == "change_items"
    }
    early = [wish for wish in wishes if wish.kind in ("change_address", "change_payment") and wish.order_id in closing]
    first = next((place for place, wish in enumerate(wishes) if wish.order_id in closing and wish.kind == "swap"), None)
    if first is None or not early:
        return tuple(wishes)
    before = [wish for wish in wishes[:first] if wish not in early]
    return (*before, *early, *(wish for wish in wishes[first:] if wish not in early))


def _allowed(shop: Shop, wish: Pending) -> Allowed:
    """Whether the act of a wish is possible on an order."""
    if wish.kind == "cancel_or_return":
        kinds: tuple[ActKind, ...] = ("cancel", "return")
        return lambda order: any(shop.policy.obstacle(kind, order, shop.today) is None for kind in kinds)
    return lambda order: shop.policy.obstacle(kind_of(wish, order), order, shop.today) is None


def _tell(progress: Progress, queue: tuple[Pending, ...]) -> Stop | None:
    """Answer a question; where it is not clear which order it is about, that is asked."""
    wish, say = queue[0], progress.say
    if wish.kind in ("undo", "split", "add"):
        told = {"undo": say("service.no_undo"), "split": say("service.no_split"), "add": say("service.no_add")}
        progress.sentences.append(told[wish.kind])
        return None
    sentences, orders = looked_up(wish, progress.shop, progress.focus, say)
    progress.sentences += [each for each in sentences if each not in progress.sentences]
    progress.facts += map(order_fact, orders)
    progress.focus = orders[0].order_id if len(orders) == 1 else progress.focus
    if not asks_which(wish, orders) or len(queue) > 1:
        return None
    offered = tuple(order.order_id for order in orders)
    return Stop(state=State(queue=queue, open="order", offered=offered, focus=progress.focus, stated=sentences[0]))


def _trouble(progress: Progress, queue: tuple[Pending, ...], found: Targets) -> Stop | None:
    """Ask for what is open, or say why it cannot be; None where the wish is done with."""
    wish = queue[0]
    told = targets_trouble(wish, found, progress.shop, progress.say)
    progress.sentences.append(told)
    of_lines = (order for ref in found.refs if (order := progress.shop.order(ref.order_id)) is not None)
    progress.facts += map(order_fact, dict.fromkeys((*found.orders, *of_lines)))
    opened: dict[str, Open] = {"which_order": "order", "near": "near", "which_line": "line", "unknown": "order"}
    opens = opened.get(found.trouble or "")
    if opens is None:
        progress.facts.append(_policy_fact(wish, found.orders[0] if found.orders else None, progress.shop))
        return None
    offered = ref_ids(found.refs) or tuple(order.order_id for order in found.orders)
    state = State(queue=queue, open=opens, offered=offered, focus=progress.focus, stated=told)
    return Stop(state=state)


def _stated(progress: Progress, queue: tuple[Pending, ...]) -> Stop | None:
    """State an act, or ask what it lacks; None where it cannot be."""
    head, say, shop = queue[0], progress.say, progress.shop
    prepared = prepare(head, shop, f"{progress.turn_id}:{len(progress.sentences)}")
    order = prepared.order
    if order is not None:
        progress.facts.append(order_fact(order))
        progress.focus = order.order_id
    if prepared.refusal is not None:
        progress.sentences.append(refused(prepared, shop, say))
        progress.facts.append(_policy_fact(head, order, shop))
        return None
    if prepared.ask is not None:
        told, choices, ids = asked(prepared, shop, say)
        progress.sentences.append(told)
        progress.choices += choices
        opens: Open = {"reason": "reason", "payment": "payment", "address": "address", "which_address": "address"}.get(
            prepared.ask, "variant"
        )  # type: ignore[assignment]
        state = State(
            queue=(prepared.wish, *queue[1:]),
            open=opens,
            offered=ids,
            line=prepared.line,
            focus=progress.focus,
            stated=told,
        )
        return Stop(state=state)
    assert prepared.act is not None
    return _statement(progress, queue, prepared)


def _statement(progress: Progress, queue: tuple[Pending, ...], prepared: Prepared) -> Stop:
    say, shop, act = progress.say, progress.shop, prepared.act
    assert act is not None
    if prepared.wish.whole and prepared.order is not None:
        progress.sentences.append(say("service.only_whole", number=prepared.order.order_id))
    told = statement(prepared, shop.customer, shop.policy, say)
    notes = _notes(prepared, progress)
    progress.sentences += [told, *notes, say("service.reply_yes")]
    progress.choices += [
        Choice(label=say("service.yes"), message=say("service.yes")),
        Choice(label=say("service.no"), message=say("service.no")),
    ]
    progress.facts.append(
        Fact(
            kind="act",
            text=statement(prepared, shop.customer, shop.policy, ENGLISH),
            source=f"order:{act.order_id}" if act.order_id else "customer",
        )
    )
    stated = " ".join([told, *notes])
    state = State(queue=(prepared.wish, *queue[1:]), open="confirm", act=act, stated=stated, focus=progress.focus)
    return Stop(state=state)


def _notes(prepared: Prepared, progress: Progress) -> list[str]:
    """What a shopper must know before they say yes."""
    act, order, say = prepared.act, prepared.order, progress.say
    assert act is not None
    notes = []
    if prepared.only_target and order is not None:
        method = progress.shop.customer.payment(act.payment)
        told = method_words(method, act.payment or "", say)
        notes.append(say("service.only_target", number=order.order_id, method=told))
    rules = progress.shop.policy.acts[act.kind]
    if prepared.label_minor and order is not None:
        notes.append(say("service.label", cost=money(prepared.label_minor, order)))
    if rules.once_per_order and order is not None and len(order.lines) > len(act.new_lines or act.lines):
        notes.append(say("service.name_all"))
    if (
        act.kind == "change_items"
        and act.status_after
        and act.status_after not in progress.shop.policy.acts["cancel"].statuses
    ):
        notes.append(say("service.closes"))
    if (
        rules.window_days is not None
        and order is not None
        and order.delivered_on is None
        and act.kind in ("return", "exchange")
    ):
        notes.append(say("service.no_day", days=rules.window_days))
    return notes


def _otherwise(wish: Pending) -> tuple[Pending, ...]:
    """What is wanted where a wish cannot be had."""
    context = f" #{wish.order_id.lstrip('#')}" if wish.order_id else ""
    found = (
        [
            Pending(kind=each.kind, text=f"{each.text}{context if each.kind in ACTS else ''}")
            for each in read_wishes(wish.otherwise)
        ]
        if wish.otherwise
        else []
    )
    return tuple(found)


def _policy_fact(wish: Pending, order: Order | None, shop: Shop) -> Fact:
    """What the policy says of an act, as evidence."""
    kind = kind_of(wish, order)
    rules = shop.policy.acts[kind]
    parts = [f"allowed: {'yes' if rules.allowed else 'no'}", f"statuses: {', '.join(rules.statuses)}"]
    if rules.window_days is not None:
        parts.append(f"days from delivery: {rules.window_days}")
    if rules.once_per_order:
        parts.append("once for an order")
    return Fact(kind="policy", text=f"{kind}: {'; '.join(parts)}", source="policy")
