"""Turns gone through again for the state they lead to: nothing is done, noted, counted or written by the model."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.service.act import Act
from assistant.service.customers import Customer
from assistant.service.orders import Order
from assistant.service.system import Outcome, Ticket
from ranking.forgetting import Forgotten


class NobodyKnown:
    """An order system that knows nobody and does nothing. Implements `OrderSystem`."""

    def customer(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """Nobody."""

    def customer_by_id(self, user_id: str) -> Customer | None:
        """Nobody."""

    def orders(self, user_id: str) -> Sequence[Order]:  # noqa: ARG002
        """None."""
        return ()

    def carry_out(self, act: Act) -> Outcome:  # noqa: ARG002
        """Nothing is done."""
        return Outcome(state="changed")

    def open_ticket(self, ticket: Ticket) -> str:  # noqa: ARG002
        """No ticket is opened."""
        return ""


def rehearsing(assistant: Assistant) -> Assistant:
    """An assistant that answers as the given one would, without any effect.

    Order help knows nobody in it: who somebody is, and what they agreed to, has to be said to the real one.
    """
    handlers = assistant.handlers
    desk = replace(handlers.desk, system=NobodyKnown())
    return replace(
        assistant,
        handlers=replace(handlers, desk=desk, forget=lambda _user_id: Forgotten()),
        writing=None,
        record=lambda _turn, _timings: None,
        limits=None,
    )
