"""What filters compare, of every variant, as arrays: a limit is checked over a million products at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retrieval.product import Product
from retrieval.query import Filters
from retrieval.texts import Family

Mask = NDArray[np.bool_]
_GENDERS = ("female", "male", "kids")
_UNKNOWN = np.nan


class Columns:
    """Families in rows, their variants in columns of facts; absent is NaN. Says the same as `filters.meets`."""

    CHECKED = frozenset(
        "department product_type brand gender price_min_minor price_max_minor rating_min in_stock_min on_sale "
        "new_since_days".split()
    )
    """The filters these columns decide; the others are read from texts (`filters.meets`)."""

    def __init__(self, families: Sequence[Family]) -> None:
        """Read the columns of some families, row by row."""
        self.families = tuple(families)
        variants = [variant for family in families for variant in family.variants]
        counts = np.fromiter((len(family.variants) for family in families), dtype=np.int64, count=len(families))
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]]) if len(families) else np.zeros(0, dtype=np.int64)
        self._single = len(variants) == len(families)
        self._price = _numbers(variants, lambda product: product.current_price_minor)
        self._rating = _numbers(variants, lambda product: product.rating)
        self._stock = _numbers(variants, _units)
        self._created = _numbers(
            variants, lambda product: product.created_at.toordinal() if product.created_at else None
        )
        self._on_sale = np.fromiter((variant.on_sale for variant in variants), dtype=np.bool_, count=len(variants))
        self._coded = {
            "department": _Coded(variants, lambda product: product.department),
            "product_type": _Coded(variants, lambda product: product.product_type),
            "brand": _Coded(variants, lambda product: product.brand),
            "gender": _Coded(variants, lambda product: product.gender),
        }

    def __len__(self) -> int:
        return len(self.families)

    def passing(self, filters: Filters, today: date) -> Mask:
        """Rows with a variant that meets every filter these columns decide; of shape (families,)."""
        met = np.ones(len(self._price), dtype=np.bool_)
        for name in self.CHECKED.intersection(filters.set_names()):
            met &= self._check(name, filters, today)
        if self._single or not len(self.families):
            return met
        return np.logical_or.reduceat(met, self._starts)

    def _check(self, name: str, filters: Filters, today: date) -> Mask:
        with np.errstate(invalid="ignore"):
            match name:
                case "price_min_minor":
                    return np.asarray(self._price >= (filters.price_min_minor or 0))
                case "price_max_minor":
                    return np.asarray(self._price <= (filters.price_max_minor or 0))
                case "rating_min":
                    return np.asarray(self._rating >= (filters.rating_min or 0))
                case "in_stock_min":
                    wanted = filters.in_stock_min or 0
                    return np.where(np.isnan(self._stock), wanted <= 1, self._stock >= wanted)
                case "on_sale":
                    return np.asarray(self._on_sale == bool(filters.on_sale))
                case "new_since_days":
                    earliest = today - timedelta(days=filters.new_since_days or 0)
                    return np.asarray(self._created >= earliest.toordinal())
                case "gender":
                    other = [gender for gender in _GENDERS if gender != filters.gender]
                    return ~self._coded["gender"].among(other)
                case _:
                    return self._coded[name].among(getattr(filters, name))

    def stated(self, name: str) -> bool:
        """Whether any product of the catalogue says anything that a filter could be checked by."""
        match name:
            case "price_min_minor" | "price_max_minor":
                return not bool(np.isnan(self._price).all())
            case "on_sale":
                return not bool(np.isnan(self._price).all())
            case "rating_min":
                return not bool(np.isnan(self._rating).all())
            case "in_stock_min":
                return not bool(np.isnan(self._stock).all())
            case _:
                return True


class _Coded:
    """A column of names, each name by a number."""

    def __init__(self, variants: Sequence[Product], name_of: Callable[[Product], str | None]) -> None:
        numbers: dict[str, int] = {}
        self._codes = np.fromiter(
            (
                -1 if (name := name_of(variant)) is None else numbers.setdefault(name.casefold(), len(numbers))
                for variant in variants
            ),
            dtype=np.int32,
            count=len(variants),
        )
        self._numbers: Mapping[str, int] = numbers

    def among(self, names: Sequence[str]) -> Mask:
        wanted = [self._numbers[key] for name in names if (key := name.casefold()) in self._numbers]
        return np.isin(self._codes, wanted)


def _numbers(variants: Sequence[Product], value_of: Callable[[Product], float | None]) -> NDArray[np.float64]:
    values = (_UNKNOWN if (value := value_of(variant)) is None else value for variant in variants)
    return np.fromiter(values, dtype=np.float64, count=len(variants))


def _units(product: Product) -> float | None:
    """Units that can be bought: none of what is known to be unavailable, unknown where it is not counted."""
    return 0 if product.in_stock is False else product.stock
