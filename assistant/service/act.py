"""An act on an order or an address: all that was stated and is written once, after a yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from assistant.service.customers import Address, read_address

ActKind = Literal[
    "cancel", "return", "exchange", "change_items", "change_address", "change_payment", "change_default_address"
]
ACT_KINDS: tuple[ActKind, ...] = get_args(ActKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line of an order (by its place, from 0) and the variant it becomes."""

    line: int
    product_id: str
    title: str
    price_minor: int
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Money to one payment method of the customer (below 0: taken from it), in minor units."""

    method_id: str
    amount_minor: int
    at_once: bool = False
    """Whether it is on the method as soon as the act is done, as on a gift card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a shopper said yes to."""

    act_id: str
    """The same when the same turn is tried again: an act of an id is done once."""
    kind: ActKind
    user_id: str
    customer_version: str
    """The state of the customer that it was stated on."""
    order_id: str | None = None
    order_version: str | None = None
    status_after: str | None = None
    reason: str | None = None
    lines: tuple[int, ...] = ()
    """Places of the lines that come back, from 0."""
    new_lines: tuple[NewLine, ...] = ()
    moves: tuple[Move, ...] = ()
    later: tuple[Move, ...] = ()
    """Money that moves when the parcel is back."""
    payment: str | None = None
    """The method an order is paid by from now on, or that a difference or refund goes through."""
    address: Address | None = None

    def as_json(self) -> dict[str, Any]:
        """As a JSON object; what is not said is left out."""
        document: dict[str, Any] = {
            "act_id": self.act_id,
            "kind": self.kind,
            "user_id": self.user_id,
            "customer_version": self.customer_version,
            "order_id": self.order_id,
            "order_version": self.order_version,
            "status_after": self.status_after,
            "reason": self.reason,
            "lines": list(self.lines),
            "new_lines": [_new_line_json(each) for each in self.new_lines],
            "moves": [_move_json(each) for each in self.moves],
            "later": [_move_json(each) for each in self.later],
            "payment": self.payment,
            "address": self.address.as_json() if self.address else None,
        }
        return {name: value for name, value in document.items() if value not in (None, [])}


def read_act(document: Mapping[str, Any]) -> Act:
    """An act from its JSON object."""
    plain = {name: document.get(name) for name in ("order_id", "order_version", "status_after", "reason", "payment")}
    return Act(
        act_id=document["act_id"],
        kind=document["kind"],
        user_id=document["user_id"],
        customer_version=document["customer_version"],
        lines=tuple(document.get("lines", ())),
        new_lines=tuple(NewLine(**each) for each in document.get("new_lines", ())),
        moves=tuple(Move(**each) for each in document.get("moves", ())),
        later=tuple(Move(**each) for each in document.get("later", ())),
        address=read_address(document["address"]) if document.get("address") else None,
        **plain,
    )


def _new_line_json(new: NewLine) -> dict[str, Any]:
    return {
        "line": new.line,
        "product_id": new.product_id,
        "title": new.title,
        "price_minor": new.price_minor,
        "options": dict(new.options),
    }


def _move_json(move: Move) -> dict[str, Any]:
    return {"method_id": move.method_id, "amount_minor": move.amount_minor, "at_once": move.at_once}
