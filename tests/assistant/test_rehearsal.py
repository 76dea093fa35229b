"""Turns gone through again have no effect."""

from assistant.rehearsal import NobodyKnown
from assistant.service.system import OrderSystem, Ticket


def test_nobody_is_known_and_nothing_is_done():
    system: OrderSystem = NobodyKnown()
    assert system.customer(email="ada@example.com") is None
    assert system.customer_by_id("ada") is None
    assert list(system.orders("ada")) == []
    assert system.open_ticket(Ticket(ticket_id="1", user_id=None, wish="a person", summary="")) == ""
