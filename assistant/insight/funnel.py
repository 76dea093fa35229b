"""From question to cart."""

from dataclasses import dataclass

from sqlalchemy import Connection, Integer, func, select, type_coerce

from assistant.insight.digest import DIGESTS, grouped
from assistant.insight.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """Conversations that came so far."""

    conversations: int
    shown: int
    """Those that products were shown in."""
    asked: int
    """Those that asked about a product, or compared some."""
    cart: int
    """Those that put something in the cart."""
    checkout: int | None
    """Those that were given the address of the checkout; None where the shop has set none."""


def funnel(connection: Connection, period: Period, *, has_checkout: bool) -> Funnel:
    """How far the conversations of a period came."""
    each = (
        select(
            func.max(DIGESTS.c.shown != "[]").label("shown"),
            func.max(DIGESTS.c.about != "[]").label("asked"),
            func.max(DIGESTS.c.in_cart).label("cart"),
            func.max(DIGESTS.c.checkout).label("checkout"),
        )
        .where(period.holds(DIGESTS.c.at))
        .group_by(grouped(period))
        .subquery()
    )
    columns = (each.c.shown, each.c.asked, each.c.cart, each.c.checkout)
    sums = [func.coalesce(func.sum(type_coerce(column, Integer)), 0) for column in columns]
    counts = connection.execute(select(func.count(), *sums)).one()
    conversations, shown, asked, cart, checkout = map(int, counts)
    return Funnel(
        conversations=conversations,
        shown=shown,
        asked=asked,
        cart=cart,
        checkout=checkout if has_checkout else None,
    )
