"""Products as the doors show them: what the cards of the page show, as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from assistant.guard.quotable import quotable, quotable_product
from assistant.shop import Shop
from assistant.speech.speech import ENGLISH, Speech
from assistant.turn_json import ranked_json
from ranking.ranked import RankedProduct
from retrieval.money import as_number, format_price
from retrieval.product import Product
from retrieval.query import Candidate
from ui import words
from ui.pictures import is_web_address, local_file

_DOLLARS = "USD"


def product_json(product: Product, shop: Shop, base: str) -> dict[str, Any]:
    """What a card shows of a product.

    Args:
        product: its words as they may be quoted.
        shop: the shop.
        base: the address of the server as the caller knows it, for the picture.
    """
    now, before = product.current_price_minor, product.price_minor if product.on_sale else None
    currency = product.currency or _DOLLARS
    document = {
        "product_id": product.product_id,
        "title": product.title,
        "price": None if now is None else as_number(now, currency),
        "currency": None if now is None else currency,
        "price_text": None if now is None else format_price(now, currency),
        "price_before_text": None if before is None else format_price(before, currency),
        "in_stock": product.in_stock,
        "stock": product.stock,
        "rating": product.rating,
        "rating_count": product.rating_count,
        "brand": product.brand and quotable(product.brand),
        "category": [quotable(name) for name in product.category],
        "link": product.link if product.link and is_web_address(product.link) else None,
        "image": image_address(product, shop, base),
    }
    return {name: value for name, value in document.items() if value is not None}


def ranked_product_json(
    item: RankedProduct, why: str | None, shop: Shop, base: str, say: Speech = ENGLISH
) -> dict[str, Any]:
    """A product on the shelf: what its card shows, why it is there, and the message that puts it into the cart."""
    add = {} if item.product.in_stock is False else {"add": words.add(item.rank, say)}
    return {**product_json(item.product, shop, base), **ranked_json(item, why), **add}


def candidate_json(item: Candidate, shop: Shop, base: str) -> dict[str, Any]:
    """A product that a search found."""
    missed = {"missed": list(item.missed)} if item.missed else {}
    return {**product_json(item.product, shop, base), "score": round(item.score, 6), **missed}


def detail_json(product: Product, shop: Shop, base: str) -> dict[str, Any]:
    """All that the listing of a product says, with its variants."""
    product = quotable_product(product)
    variants = [quotable_product(each) for each in shop.variants(product) if each.product_id != product.product_id]
    stated: Mapping[str, Any] = {
        "description": product.description,
        "attributes": dict(product.attributes),
        "colors": list(product.colors),
        "materials": list(product.materials),
        "sizes": list(product.sizes),
        "variants": [_variant_json(each) for each in variants],
    }
    return {**product_json(product, shop, base), **{name: value for name, value in stated.items() if value}}


def products_of_ids(product_ids: Sequence[str], shop: Shop) -> tuple[Product, ...]:
    """The products of some ids, in their order, their words as they may be quoted; unknown ids are left out."""
    known = shop.catalogue.get(list(dict.fromkeys(product_ids)))
    return tuple(quotable_product(known[key]) for key in dict.fromkeys(product_ids) if key in known)


def image_address(product: Product, shop: Shop, base: str) -> str | None:
    """Where a product's picture is fetched from: a web address, or a door of this server."""
    if product.image and is_web_address(product.image):
        return product.image
    if local_file(product, shop.home.path) is None:
        return None
    return f"{base}/api/v1/products/{quote(product.product_id, safe='')}/image"


def _variant_json(product: Product) -> dict[str, Any]:
    price = product.current_price_minor
    stated = {
        "product_id": product.product_id,
        "colors": list(product.colors),
        "sizes": list(product.sizes),
        "price": None if price is None else as_number(price, product.currency or _DOLLARS),
        "in_stock": product.in_stock,
    }
    return {name: value for name, value in stated.items() if value not in (None, [])}
