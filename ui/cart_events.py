"""What goes into a cart is an event of the shopper's."""

from assistant.assistant import Asked
from assistant.shop import Shop
from assistant.turns import Turn


def count_cart(shop: Shop, asked: Asked, turn: Turn) -> None:
    """What went into the cart with this turn speaks for itself in the next ranking."""
    had = {line.product_id for line in asked.turns[-1].cart} if asked.turns else set()
    for line in turn.cart:
        if line.product_id not in had and asked.user_id:
            shop.react(asked.user_id, line.product_id, "cart")
