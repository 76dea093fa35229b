"""Orders as cards: what the customer may see of one, frozen as it stood when it was spoken of."""

from collections.abc import Sequence

from assistant.service.act import ActKind
from assistant.service.orders import Order, OrderLine
from assistant.service.prepare import Shop
from assistant.service.variants import variants_of
from assistant.turns import Fact, OrderCard, OrderedLine

MOST = 6
"""Orders drawn as cards; of more the answer lists all."""
_SWAPS = ("exchange", "change_items")
_PRESSED: tuple[ActKind, ...] = ("cancel", "return", "exchange", "change_items", "change_address", "change_payment")


def order_cards(facts: Sequence[Fact], shop: Shop) -> tuple[OrderCard, ...]:
    """The orders that an answer's facts speak of, as cards; none where they are too many.

    Args:
        facts: the evidence of the answer.
        shop: the orders of the customer who has proved who they are, no other can become a card; and the policy.
    """
    spoken = {fact.source.removeprefix("order:") for fact in facts if fact.source.startswith("order:")}
    found = [order for order in shop.orders if order.order_id in spoken]
    return tuple(_card(order, shop) for order in found) if len(found) <= MOST else ()


def _card(order: Order, shop: Shop) -> OrderCard:
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
        can=tuple(kind for kind in _PRESSED if _possible(kind, order, shop)),
    )


def _possible(kind: ActKind, order: Order, shop: Shop) -> bool:
    """Whether an act is allowed, and for another variant, whether there is one."""
    if shop.policy.obstacle(kind, order, shop.today) is not None:
        return False
    return kind not in _SWAPS or any(_others(line, shop) for line in order.lines)


def _others(line: OrderLine, shop: Shop) -> bool:
    family = variants_of(shop.family(line.product_id))
    return any(each.available and each.product_id != line.product_id for each in family)
