"""How products, prices and wishes are named in a sentence."""

import re
from collections.abc import Sequence

from assistant.guard.quotable import quotable_product
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.speech.words import Sort
from retrieval import colours, materials
from retrieval.money import format_price
from retrieval.product import Product
from retrieval.words.lexicon import lexicon

_CUT = re.compile(r"\s*(?:[,;:(|/]| [-–—] | with | for (?!sale)).*$", re.I)
_IS_NOT = re.compile(
    r"(?:n['’]t|\bnot\b)(?: (?:need|get|go|be|become|too|so|very))*(?! (?:like|want|eat|have|contain))"
)
_MOST_WORDS = 6
_GENDERS = ("female", "male")
EXCLUDED: tuple[Sort, ...] = ("colours", "materials", "details", "kinds")
"""What a shopper may exclude, as sorts of words."""


def cut_title(title: str) -> str:
    """A title without what is only added to it, of few words."""
    return " ".join((_CUT.sub("", title).strip() or title).split()[:_MOST_WORDS])


def short_name(product: Product, among: Sequence[Product] = ()) -> str:
    """A title short enough for a sentence, and still unlike the others it stands among."""
    product = quotable_product(product)
    short = cut_title(product.title)
    others = [other for other in among if other.product_id != product.product_id]
    if any(_CUT.sub("", other.title).startswith(short) for other in others):
        return product.title if len(product.title) <= 80 else f"{product.title[:77].rstrip()}..."
    return short


def price(product: Product, say: Speech = ENGLISH) -> str:
    """What the product costs now, as people write it; words for it when the catalogue gives none."""
    if product.current_price_minor is None:
        return say("name.no_price")
    return format_price(product.current_price_minor, product.currency or "USD")


def stars(product: Product, say: Speech = ENGLISH) -> str:
    """The rating, which there must be, and of how many reviews it is the mean."""
    assert product.rating is not None
    if not product.rating_count:
        return say("name.stars", rating=product.rating)
    return say("name.stars_from", rating=product.rating, n=product.rating_count)


def limits(request: Request, say: Speech = ENGLISH) -> str:
    """The limits in force in a few words: "in red", "under $60", "without leather"; empty when there are none."""
    return say("limit.between").join(words for _, words in limit_words(request, say))


def limit_words(request: Request, say: Speech = ENGLISH) -> tuple[tuple[str, str], ...]:
    """Each limit in force as (field, words): ("colors", "in red"); "price" stands for both price fields."""
    filters = request.filters
    said = (
        ("colors", _wish(say, "limit.colors", say.words(filters.colors, "colours", link="or"))),
        ("materials", _wish(say, "limit.materials", say.words(filters.materials, "materials", link="or"))),
        ("brand", _wish(say, "limit.brand", say.listed(filters.brand, "or"))),
        ("sizes", _wish(say, "limit.sizes", say.listed([size.upper() for size in filters.sizes], "or"))),
        ("gender", say("limit.gender", form=filters.gender) if filters.gender in _GENDERS else ""),
        ("price", price_limit(request, say)),
        ("in_stock_min", _stock_limit(filters.in_stock_min or 0, say)),
        ("rating_min", say("limit.rating_min", rating=filters.rating_min) if filters.rating_min else ""),
        ("on_sale", say("limit.on_sale") if filters.on_sale else ""),
        ("new_since_days", say("limit.new_since", days=filters.new_since_days) if filters.new_since_days else ""),
        ("exclude", _without([term for term in request.exclude if term not in unwished(request)], say)),
    )
    return tuple((name, words) for name, words in said if words)


def unwished(request: Request) -> tuple[str, ...]:
    """What a thing must not be or need ("not itchy"): no thing that it could be without."""
    said = request.origin.get("exclude", "").casefold()
    return tuple(term for term in request.exclude if _IS_NOT.search(said) and not _is_part(term))


def _is_part(term: str) -> bool:
    known = colours.canonical(term) is not None or materials.canonical(term) is not None
    return known or lexicon().is_thing(term.split()[-1])


def _wish(say: Speech, key: str, values: str) -> str:
    return say(key, values=values) if values else ""


def _stock_limit(least: int, say: Speech) -> str:
    if least > 1:
        return say("limit.stock_min", n=least)
    return say("limit.in_stock") if least else ""


def _without(words: Sequence[str], say: Speech) -> str:
    """The excluded things in words: colours as "not in red", others as "without leather"."""
    tints = [word for word in words if colours.canonical(word) is not None]
    others = [word for word in words if word not in tints]
    parts = [
        _wish(say, "limit.not_colors", say.words(tints, "colours", link="or")),
        _wish(say, "limit.without", say.words(others, *EXCLUDED, link="or")),
    ]
    return say.listed([part for part in parts if part])


def price_limit(request: Request, say: Speech = ENGLISH) -> str:
    """The price limits in words, or ""."""
    low, high = (
        None if minor is None else format_price(minor, request.currency)
        for minor in (request.filters.price_min_minor, request.filters.price_max_minor)
    )
    if low is not None and high is not None:
        return say("limit.price_range", low=low, high=high)
    if high is not None:
        return say("limit.price_max", high=high)
    return say("limit.price_min", low=low) if low is not None else ""
