"""A conversation handed to a person: the ticket with what was said."""

from collections.abc import Sequence
from hashlib import sha256

from assistant.service.customers import Customer
from assistant.service.orders import Order
from assistant.service.system import Ticket

_MOST = 30
"""Messages in a summary at most, the latest."""
_LONGEST = 500
"""Characters of a message in it."""


def ticket_of(messages: Sequence[str], customer: Customer | None, order: Order | None) -> Ticket:
    """The ticket of a conversation: the same messages give the same ticket, so that a retry opens no second one.

    Args:
        messages: what the shopper said, oldest first, the present message last.
        customer: who they proved to be.
        order: the order spoken of last.
    """
    kept = [" ".join(message.split())[:_LONGEST] for message in messages[-_MOST:]]
    who = f"{customer.name} ({customer.user_id}, {customer.email})" if customer else "not identified"
    about = f"{order.order_id}, {order.status}" if order else "none named"
    summary = "\n".join([f"Customer: {who}", f"Order: {about}", "They said:", *(f"- {line}" for line in kept)])
    key = sha256("\n".join([customer.user_id if customer else "", *messages]).encode()).hexdigest()[:32]
    return Ticket(
        ticket_id=key, user_id=customer.user_id if customer else None, wish=kept[-1] if kept else "", summary=summary
    )
