"""What a shop sells and what is written about it: products, reviews, documents and their passages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One row of a catalogue: a product, or one variant of a product when `group_id` is set.

    Absent is None or an empty tuple, never "" or 0. Prices are integer minor units of `currency`.
    """

    product_id: str
    title: str
    description: str | None = None
    brand: str | None = None
    category: tuple[str, ...] = ()
    """Path from the department down to the product type, as the catalogue writes it."""
    price_minor: int | None = None
    sale_price_minor: int | None = None
    currency: str | None = None
    """ISO 4217 code."""
    stock: int | None = None
    """Units on hand; None when the catalogue does not count."""
    available: bool | None = None
    """Whether it can be bought; None when the catalogue does not say."""
    colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    gender: str | None = None
    """"female", "male", "kids" or "unisex"; None when the catalogue does not say."""
    rating: float | None = None
    """Mean rating of 5."""
    rating_count: int | None = None
    image: str | None = None
    link: str | None = None
    created_at: date | None = None
    group_id: str | None = None
    """The same for all variants of one product."""
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    """Every other column of the feed, by its name."""

    @property
    def department(self) -> str | None:
        """First level of the category path."""
        return self.category[0] if self.category else None

    @property
    def product_type(self) -> str | None:
        """Last level of the category path."""
        return self.category[-1] if self.category else None

    @property
    def current_price_minor(self) -> int | None:
        """What a shopper pays now: the sale price when there is one."""
        return self.price_minor if self.sale_price_minor is None else self.sale_price_minor

    @property
    def on_sale(self) -> bool:
        """Whether the sale price is below the price."""
        return (
            self.sale_price_minor is not None
            and self.price_minor is not None
            and self.sale_price_minor < self.price_minor
        )

    @property
    def in_stock(self) -> bool | None:
        """Whether it can be bought now; None when the catalogue says nothing."""
        if self.available is False:
            return False
        if self.stock is not None:
            return self.stock > 0
        return self.available

    @property
    def family(self) -> str:
        """What groups variants of one product: the group, or the product itself."""
        return self.group_id or self.product_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What one shopper wrote about one product."""

    review_id: str
    product_id: str
    user_id: str | None = None
    rating: float | None = None
    title: str | None = None
    text: str = ""
    time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page of the shop (returns, shipping, a buying guide), in Markdown."""

    document_id: str
    title: str
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One part of a document, under one heading: what is embedded and quoted."""

    passage_id: str
    document_id: str
    title: str
    heading: str | None
    text: str
    link: str | None = None
    topic: str | None = None
    """The heading above its own, where that is not the title of the page."""
    page: int | None = None
    """The page of print it begins on; None where there are no pages of print."""
