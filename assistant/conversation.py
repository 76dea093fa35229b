"""The state of a conversation: a fold over its visible turns, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.bundles.wish import KitPart
from assistant.request import Intent, Request
from assistant.speech.language import Language
from assistant.turns import CartLine, Turn

PRODUCT_INTENTS = frozenset({"recommend", "refine"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What the visible turns amount to."""

    request: Request | None = None
    """The product request in force; None before the first one."""
    earlier: tuple[Request, ...] = ()
    """Product requests that were in force before, oldest first, the last state of each."""
    shown: tuple[str, ...] = ()
    """Product ids on the shelf, in order."""
    refers_to: tuple[int, ...] = ()
    """Positions the last turn that named any spoke of: what "it" means."""
    cart: tuple[CartLine, ...] = ()
    kit: tuple[KitPart, ...] = ()
    """What each product on the shelf is there for, where the shelf is a set."""
    offered: frozenset[str] = frozenset()
    """Ids of the promotions spoken of so far."""
    pending: str | None = None
    """What order help has in hand."""
    customer_id: str | None = None
    """The customer who has proved who they are."""
    seen: tuple[str, ...] = ()
    """All products shown for the request in force, for "show me more"."""
    language: Language = "en"
    """The language of the last turn."""
    messages: tuple[str, ...] = ()
    """What the shopper said, oldest first."""
    intent: Intent | None = None
    """What the last turn was about; None before the first."""
    no_match: bool = False
    """Whether nothing fitted what the last turn asked for."""
    page: str | None = None
    """The document that was quoted last."""
    quoted: str = ""
    """What was quoted of it."""
    turns: int = 0


EMPTY = Conversation()


def fold(turns: Iterable[Turn]) -> Conversation:
    """Read the state off the visible turns, oldest first. Pure: the same turns give the same state."""
    state = EMPTY
    for turn in turns:
        state = _after(state, turn)
    return state


def _after(state: Conversation, turn: Turn) -> Conversation:
    request = turn.request
    products = request.intent in PRODUCT_INTENTS
    earlier = state.earlier
    if products and request.intent == "recommend" and state.request is not None:
        earlier = (*earlier, state.request)
    shelf_changed = turn.shown != state.shown
    seen = (*state.seen, *turn.shown) if products and same_wish(request, state.request) else turn.shown
    return replace(
        state,
        request=request if products else state.request,
        earlier=earlier,
        shown=turn.shown,
        refers_to=request.refers_to or (() if shelf_changed else state.refers_to),
        cart=turn.cart,
        kit=turn.kit,
        offered=state.offered | {fact.source.removeprefix("offer:") for fact in turn.evidence if fact.kind == "offer"},
        pending=turn.pending,
        customer_id=turn.customer_id or state.customer_id,
        seen=tuple(dict.fromkeys(seen)) if products else state.seen,
        language=turn.language,
        intent=request.intent,
        quoted=next((fact.text for fact in turn.evidence if fact.kind == "passage"), state.quoted),
        page=next((fact.source.removeprefix("page:") for fact in turn.evidence if fact.kind == "passage"), state.page),
        messages=(*state.messages, turn.message),
        no_match=turn.no_match,
        turns=state.turns + 1,
    )


def same_wish(request: Request, other: Request | None) -> bool:
    """Whether two requests ask for the same products."""
    return other is not None and (request.search_text, request.filters, request.exclude, request.sort) == (
        other.search_text,
        other.filters,
        other.exclude,
        other.sort,
    )
