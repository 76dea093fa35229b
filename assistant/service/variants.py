"""The variants of a product, by the options that tell them apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.product import NOTHING, Product

Family = Callable[[str], Sequence[Product]]
"""All variants of the product of an id, itself included; () where the catalogue has none of that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One variant as it can be chosen."""

    product_id: str
    title: str
    price_minor: int
    available: bool
    options: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    """Only what differs within the product: "color" -> "red"."""


def variants_of(products: Sequence[Product]) -> tuple[Variant, ...]:
    """The variants that have a price, in order of id; those of one price and all options only once each id."""
    told = {product.product_id: _options(product) for product in products}
    names = list(dict.fromkeys(name for options in told.values() for name in options))
    varying = [name for name in names if len({options.get(name) for options in told.values()}) > 1]
    return tuple(
        Variant(
            product_id=product.product_id,
            title=product.title,
            price_minor=product.current_price_minor,
            available=product.in_stock is not False,
            options={name: value for name in varying if (value := told[product.product_id].get(name))},
        )
        for product in sorted(products, key=lambda product: product.product_id)
        if product.current_price_minor is not None
    )


def _options(product: Product) -> dict[str, str]:
    named = {"color": product.colors, "size": product.sizes, "material": product.materials}
    options = {name: ", ".join(values) for name, values in named.items() if values}
    return {**{name: value for name, value in product.attributes.items() if value}, **options}
