"""A wish on its way to an act: what is settled of it, as JSON between turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.service.act import NewLine
from assistant.service.customers import Address, read_address
from assistant.service.reading.mentions import Ref
from assistant.service.reading.wishes import WishKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One wish, and all that has been settled of it so far."""

    kind: WishKind
    text: str
    """All that was said about it."""
    otherwise: str = ""
    order_id: str | None = None
    places: tuple[int, ...] = ()
    """Lines of the order, from 0."""
    specs: Mapping[int, str] = field(default_factory=dict)
    """Line -> the words about what it shall become."""
    new: tuple[NewLine, ...] = ()
    payment: str | None = None
    reason: str | None = None
    address: Address | None = None
    whole: bool = False
    """That one line alone cannot be cancelled is said, and the whole order is spoken of."""

    def as_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "kind": self.kind,
            "text": self.text,
            "otherwise": self.otherwise,
            "order_id": self.order_id,
            "places": list(self.places),
            "specs": {str(place): text for place, text in self.specs.items()},
            "payment": self.payment,
            "reason": self.reason,
            "address": self.address.as_json() if self.address else None,
            "whole": self.whole,
        }


def read_pending(document: Mapping[str, Any]) -> Pending:
    """A wish from its JSON object."""
    return Pending(
        kind=document["kind"],
        text=document["text"],
        otherwise=document.get("otherwise", ""),
        order_id=document.get("order_id"),
        places=tuple(document.get("places", ())),
        specs={int(place): text for place, text in document.get("specs", {}).items()},
        payment=document.get("payment"),
        reason=document.get("reason"),
        address=read_address(document["address"]) if document.get("address") else None,
        whole=bool(document.get("whole")),
    )


def refs_of(wish: Pending) -> tuple[Ref, ...]:
    """The lines that a wish is settled on."""
    return tuple(Ref(wish.order_id, place) for place in wish.places) if wish.order_id else ()


def with_text(wish: Pending, text: str) -> Pending:
    """A wish about which more was said."""
    return replace(wish, text=f"{wish.text} {text}".strip())
