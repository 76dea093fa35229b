"""What order help keeps between turns: the wishes in hand and the question that is open, as JSON in `Turn.pending`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.request import Service
from assistant.service.act import Act, read_act
from assistant.service.wish import Pending, read_pending

Open = Literal["identity", "confirm", "order", "near", "line", "reason", "payment", "address", "variant"]
MOST_ASIDES = 1
"""Turns about something else after which a yes no longer counts, so that nobody says yes to what they forgot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Empty where nothing is in hand."""

    said: str = ""
    """What was said before the shopper had proved who they are."""
    service: Service | None = None
    """What kind of help that was sorted under."""
    asked_before: bool = False
    """Whether their identity was asked for before."""
    queue: tuple[Pending, ...] = ()
    """Wishes in hand; the open question is about the first."""
    open: Open | None = None
    act: Act | None = None
    """The act that was stated and waits for a yes."""
    stated: str = ""
    """How it was stated."""
    offered: tuple[str, ...] = ()
    """Ids of what can be chosen: orders, "order/line", payment methods or products."""
    line: int | None = None
    focus: str | None = None
    """The order spoken of last: what "it" is."""
    asides: int = 0
    tries: int = 0
    """How often the open question was put before."""

    @property
    def waits(self) -> bool:
        """Whether a reply is waited for."""
        return self.open is not None

    def as_json(self) -> str | None:
        """As JSON; None where nothing is kept."""
        if not (self.waits or self.focus):
            return None
        document: dict[str, Any] = {
            "said": self.said,
            "service": self.service,
            "asked_before": self.asked_before,
            "queue": [wish.as_json() for wish in self.queue],
            "open": self.open,
            "act": self.act.as_json() if self.act else None,
            "stated": self.stated,
            "offered": list(self.offered),
            "line": self.line,
            "focus": self.focus,
            "asides": self.asides,
            "tries": self.tries,
        }
        return json.dumps({name: value for name, value in document.items() if value}, ensure_ascii=False)


def read_state(pending: str | None) -> State:
    """The state from JSON; empty for none."""
    if not pending:
        return State()
    document: Mapping[str, Any] = json.loads(pending)
    return State(
        said=document.get("said", ""),
        service=document.get("service"),
        asked_before=bool(document.get("asked_before")),
        queue=tuple(read_pending(each) for each in document.get("queue", ())),
        open=document.get("open"),
        act=read_act(document["act"]) if document.get("act") else None,
        stated=document.get("stated", ""),
        offered=tuple(document.get("offered", ())),
        line=document.get("line"),
        focus=document.get("focus"),
        asides=int(document.get("asides", 0)),
        tries=int(document.get("tries", 0)),
    )


def after_aside(pending: str | None) -> str | None:
    """What is kept over a turn about something else."""
    state = read_state(pending)
    return replace(state, asides=state.asides + 1).as_json() if state.waits else pending
