"""Orders as cards: what the customer may see of one, frozen as it stood when it was spoken of."""

from collections.abc import Sequence
from datetime import date

from assistant.service.act import ActKind
from assistant.service.orders import Order
from assistant.service.policy import Policy
from assistant.turns import Fact, OrderCard, OrderedLine

MOST = 3
"""Orders drawn as cards; of more the answer lists all."""
_PRESSED: tuple[ActKind, ...] = ("cancel", "return", "exchange", "change_items", "change_address", "change_payment")


def order_cards(facts: Sequence[Fact], orders: Sequence[Order], policy: Policy, today: date) -> tuple[OrderCard, ...]:
    """The orders that an answer's facts speak of, as cards; none where they are too many.

    Args:
        facts: the evidence of the answer.
        orders: those of the customer who has proved who they are; no other can become a card.
        policy: what can be done with them.
        today: the day it is.
    """
    spoken = {fact.source.removeprefix("order:") for fact in facts if fact.source.startswith("order:")}
    found = [order for order in orders if order.order_id in spoken]
    return tuple(_card(order, policy, today) for order in found) if len(found) <= MOST else ()


def _card(order: Order, policy: Policy, today: date) -> OrderCard:
    return OrderCard(
        order_id=order.order_id,
        status=order.status,
        currency=order.currency,
        total_minor=order.total_minor,
        lines=tuple(
            OrderedLine(
                product_id=line.product_id,
                title=line.title,
                options=tuple(line.options.values()),
                quantity=line.quantity,
                total_minor=line.total_minor,
            )
            for line in order.lines
        ),
        tracking=order.tracking,
        placed_on=order.placed_on,
        delivered_on=order.delivered_on.isoformat() if order.delivered_on else None,
        can=tuple(kind for kind in _PRESSED if policy.obstacle(kind, order, today) is None),
    )
