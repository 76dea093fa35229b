"""Where a cart is paid for: the shop's own checkout."""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.turns import CartLine

ITEMS = "{items}"


def cart_link(template: str | None, cart: Sequence[CartLine]) -> str | None:
    """The address that opens a cart in the shop's checkout; None where the shop has set none.

    Args:
        template: an address with `{items}` where the cart goes.
        cart: each line is written as `id:quantity`, the id URL-encoded, and lines are joined by commas.
    """
    if not template or not cart:
        return None
    items = ",".join(f"{quote(line.product_id, safe='')}:{line.quantity}" for line in cart)
    return template.replace(ITEMS, items)
