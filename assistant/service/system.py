"""The order system of a shop: what it must be able to do for the chat. The embedded one is `OrderBook`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.service.act import Act
from assistant.service.customers import Customer
from assistant.service.orders import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an act."""

    state: Literal["done", "again", "changed"]
    """"again": it had been done before; "changed": the order or customer is not as it was stated on, nothing was
    written."""
    reference: str = ""
    """The number of the act, to be quoted; "" when nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A conversation handed to a person."""

    ticket_id: str
    """The same when the same turn is tried again: a ticket of an id is opened once."""
    user_id: str | None
    wish: str
    """What the shopper wants, in their words."""
    summary: str
    """The conversation in short, one message a line."""


class OrderSystem(Protocol):
    """Customers, orders and tickets of one shop. Every method may raise ShelftalkerError when it cannot answer."""

    def customer(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """The one customer with this e-mail, or with this name and postcode; None when there is not exactly one."""
        ...

    def customer_by_id(self, user_id: str) -> Customer | None:
        """The customer of this id; None when there is none."""
        ...

    def orders(self, user_id: str) -> Sequence[Order]:
        """All orders of a customer, by number."""
        ...

    def carry_out(self, act: Act) -> Outcome:
        """Do an act whole or not at all, once for its id, and only on the state it was stated on."""
        ...

    def open_ticket(self, ticket: Ticket) -> str:
        """Hand a conversation to a person; the ticket's number, the same one for the same ticket id."""
        ...
