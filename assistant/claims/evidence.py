"""What a sentence is checked against."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.request import Request
from assistant.turns import Fact
from retrieval.facets import colors_of, materials_of
from retrieval.product import Product
from retrieval.vocabulary import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that may be said in a turn."""

    shown: tuple[Product, ...] = ()
    """The products on the shelf, in order."""
    others: tuple[Product, ...] = ()
    """Products that are known but not on the shelf: naming one is a mistake."""
    request: Request | None = None
    facts: tuple[Fact, ...] = ()
    """Passages, reviews, orders, counts: words and numbers that may be repeated."""
    done: frozenset[str] = frozenset()
    """Acts that were really carried out.

    They are "cart", "cancel", "return", "exchange", "address", "ticket", "remember" and "forget".
    """
    total: int | None = None
    """How many products fit the request, when counted."""
    variants: dict[str, tuple[Product, ...]] = field(default_factory=dict)
    """Product id -> all variants of its family: their colours and sizes may be named too."""

    def family(self, product: Product) -> tuple[Product, ...]:
        """The product and its variants."""
        return (product, *self.variants.get(product.product_id, ()))

    def colors(self, product: Product) -> frozenset[str]:
        """Colours the product or a variant comes in."""
        return frozenset().union(*(colors_of(variant) for variant in self.family(product)))

    def materials(self, product: Product) -> frozenset[str]:
        """Materials of the product."""
        return frozenset().union(*(materials_of(variant) for variant in self.family(product)))

    def words(self, products: Sequence[Product]) -> frozenset[str]:
        """Stems of all that is written of some products."""
        return frozenset(stems(" ".join(written(product) for product in products)))

    def fact_text(self) -> str:
        """The facts, one a line."""
        return "\n".join(fact.text for fact in self.facts)


def written(product: Product) -> str:
    """All the text a catalogue has of a product."""
    parts = [
        product.title,
        product.brand or "",
        *product.category,
        *product.colors,
        *product.materials,
        *product.sizes,
    ]
    parts += [f"{name} {value}" for name, value in product.attributes.items()]
    return " ".join([*parts, product.gender or "", product.description or ""])
