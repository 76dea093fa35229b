"""What is known of the products themselves, for the models that read more than events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFeatures:
    """The products of a shop, in the order of every model's columns."""

    product_ids: tuple[str, ...]
    """All products, sorted."""
    vectors: NDArray[np.float32] | None = None
    """Unit text vectors, (products, d); None where there are none."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Product id -> title, where known."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Product id -> title, brand and description, where known."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Product id -> product type, the last level of its category, where known."""
    brands: Mapping[str, str] = field(default_factory=dict)
    """Product id -> brand, where known."""
    prices: Mapping[str, int] = field(default_factory=dict)
    """Product id -> current price in minor units, where known."""


def features_of(
    product_ids: Sequence[str], products: Mapping[str, Product], vectors: NDArray[np.float32] | None = None
) -> ProductFeatures:
    """What the catalogue says of some products.

    Args:
        product_ids: all products, sorted.
        products: the catalogue by id; ids that are not in it are products of which nothing is known.
        vectors: unit text vectors of `product_ids`, float32 (products, d).
    """
    known = {key: products[key] for key in product_ids if key in products}
    return ProductFeatures(
        product_ids=tuple(product_ids),
        vectors=vectors,
        titles={key: product.title for key, product in known.items()},
        texts={key: " ".join(filter(None, (p.title, p.brand, p.description))) for key, p in known.items()},
        kinds={key: product.product_type for key, product in known.items() if product.product_type},
        brands={key: product.brand for key, product in known.items() if product.brand},
        prices={key: product.current_price_minor for key, product in known.items() if product.current_price_minor},
    )
