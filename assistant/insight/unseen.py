"""Which products nobody was shown, and what their listings lack."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, select

from assistant.insight.digest import DIGESTS
from assistant.insight.period import Period
from retrieval.product import Product
from retrieval.readiness.checks import OF_PRODUCT

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One department's products."""

    name: str | None
    """None for products in none."""
    products: int
    unseen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenProduct:
    """A product that nobody was shown."""

    product_id: str
    title: str
    department: str | None
    lacking: tuple[str, ...]
    """Names of what the readiness report finds wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What was never shown in a period; variants count as one product."""

    products: int
    unseen: int
    sold_out: int
    """Of the unseen, those that cannot be bought."""
    lacking: int
    """Of the unseen, those whose listing lacks something."""
    departments: tuple[Department, ...]
    """Those with the largest unseen share first."""
    examples: tuple[UnseenProduct, ...]
    """Unseen ones, those that lack most first."""


def unseen(connection: Connection, period: Period, products: Sequence[Product]) -> Unseen:
    """Which products nobody was shown.

    Args:
        connection: to the shop's database.
        period: the time looked at.
        products: all on sale.
    """
    shown = _shown(connection, period)
    seen = {product.family for product in products if product.product_id in shown}
    heads: dict[str, Product] = {}
    for product in products:
        heads.setdefault(product.family, product)
    hidden = [product for family, product in heads.items() if family not in seen]
    lacking = {product.product_id: _lacking(product) for product in hidden}
    whole, missing = (Counter(product.department for product in some) for some in (heads.values(), hidden))
    departments = [Department(name=name, products=whole[name], unseen=missing[name]) for name in whole]
    worst = sorted(hidden, key=lambda product: (-len(lacking[product.product_id]), product.product_id))
    return Unseen(
        products=len(heads),
        unseen=len(hidden),
        sold_out=sum(product.in_stock is False for product in hidden),
        lacking=sum(map(bool, lacking.values())),
        departments=tuple(sorted(departments, key=lambda each: (-each.unseen / each.products, each.name or ""))),
        examples=tuple(
            UnseenProduct(
                product_id=product.product_id,
                title=product.title,
                department=product.department,
                lacking=lacking[product.product_id],
            )
            for product in worst[:MOST]
        ),
    )


def _shown(connection: Connection, period: Period) -> set[str]:
    lists = connection.execute(select(DIGESTS.c.shown).where(period.holds(DIGESTS.c.at))).scalars()
    return set(chain.from_iterable(json.loads(f"[{','.join(lists)}]")))


def _lacking(product: Product) -> tuple[str, ...]:
    return tuple(name for name, lacks in OF_PRODUCT.items() if lacks(product))
