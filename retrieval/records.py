"""Products as the database keeps them: written once, read back without cleaning them again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from retrieval.money import exponent
from retrieval.product import NOTHING, Product
from retrieval.rows import row_from_product

_AVAILABLE = {"in stock": True, "out of stock": False}


def record_of(product: Product) -> str:
    """The record of a product: its canonical row as JSON."""
    return json.dumps(row_from_product(product), ensure_ascii=False, sort_keys=True)


class RecordReader:
    """Reads records that `record_of` wrote; what many products have in common is one object in memory."""

    def __init__(self) -> None:
        """Start with nothing in common."""
        self._texts: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}

    def products(self, records: Sequence[str]) -> list[Product]:
        """The products of some records, in their order."""
        return [self._product(row) for row in json.loads(f"[{','.join(records)}]")]

    def _product(self, row: Mapping[str, Any]) -> Product:
        get = row.get
        currency = self._shared(get("currency"))
        day = get("created_at")
        return Product(
            product_id=row["product_id"],
            title=row["title"],
            description=get("description"),
            brand=self._shared(get("brand")),
            category=self._several(get("category")),
            price_minor=_minor(get("price"), currency),
            sale_price_minor=_minor(get("sale_price"), currency),
            currency=currency,
            stock=get("stock"),
            available=_AVAILABLE.get(get("availability", "")),
            colors=self._several(get("color")),
            materials=self._several(get("material")),
            sizes=self._several(get("size")),
            gender=self._shared(get("gender")),
            rating=get("rating"),
            rating_count=get("rating_count"),
            image=get("image"),
            link=get("link"),
            created_at=date.fromisoformat(day) if day else None,
            group_id=self._shared(get("group_id")),
            attributes=self._named(get("attributes")),
        )

    def _shared(self, text: str | None) -> str | None:
        return None if text is None else self._texts.setdefault(text, text)

    def _several(self, values: Iterable[str] | None) -> tuple[str, ...]:
        if not values:
            return ()
        key = tuple(values)
        return self._lists.setdefault(key, key)

    def _named(self, values: Mapping[str, str] | None) -> Mapping[str, str]:
        if not values:
            return NOTHING
        shared = self._texts.setdefault
        return MappingProxyType({shared(name, name): shared(value, value) for name, value in values.items()})


def _minor(amount: float | None, currency: str | None) -> int | None:
    """Minor units of an amount that was written from minor units: rounding undoes the division exactly."""
    return None if amount is None else round(amount * 10 ** exponent(currency))
