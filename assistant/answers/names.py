"""How products, prices and wishes are named in a sentence."""

import re
from collections.abc import Sequence

from assistant.answers.answer import listed
from assistant.request import Request
from retrieval import colours
from retrieval.money import format_price
from retrieval.product import Product

_CUT = re.compile(r"\s*(?:[,;:(|/]| [-–—] | with | for (?!sale)).*$", re.I)
_MOST_WORDS = 6
_GENDER_WORDS = {"female": "for women", "male": "for men"}
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def short_name(product: Product, among: Sequence[Product] = ()) -> str:
    """A title short enough for a sentence, and still unlike the others it stands among."""
    cut = _CUT.sub("", product.title).strip() or product.title
    short = " ".join(cut.split()[:_MOST_WORDS])
    others = [other for other in among if other.product_id != product.product_id]
    if any(_CUT.sub("", other.title).startswith(short) for other in others):
        return product.title if len(product.title) <= 80 else f"{product.title[:77].rstrip()}..."
    return short


def price(product: Product) -> str:
    """What the product costs now, as people write it; "no price" when the catalogue gives none."""
    if product.current_price_minor is None:
        return "no price"
    return format_price(product.current_price_minor, product.currency or "USD")


def count(number: int) -> str:
    """Small numbers in words, larger ones in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def limits(request: Request) -> str:
    """The limits in force in a few words: "in red", "under $60", "without leather"; empty when there are none."""
    return " ".join(words for _, words in limit_words(request))


def limit_words(request: Request) -> tuple[tuple[str, str], ...]:
    """Each limit in force as (field, words): ("colors", "in red"); "price" stands for both price fields."""
    filters = request.filters
    stock = filters.in_stock_min or 0
    said = (
        ("colors", f"in {listed_or(filters.colors)}" if filters.colors else ""),
        ("materials", f"of {listed_or(filters.materials)}" if filters.materials else ""),
        ("brand", f"from {listed_or(filters.brand)}" if filters.brand else ""),
        ("sizes", f"in size {listed_or([size.upper() for size in filters.sizes])}" if filters.sizes else ""),
        ("gender", _GENDER_WORDS.get(filters.gender or "", "")),
        ("price", price_limit(request)),
        ("in_stock_min", f"with {stock} in stock" if stock > 1 else "in stock" if stock else ""),
        ("rating_min", f"rated {filters.rating_min:g} or more" if filters.rating_min else ""),
        ("on_sale", "on offer" if filters.on_sale else ""),
        ("new_since_days", f"from the last {filters.new_since_days} days" if filters.new_since_days else ""),
        ("exclude", _without(request.exclude)),
    )
    return tuple((name, words) for name, words in said if words)


def _without(words: Sequence[str]) -> str:
    """The excluded things in words: colours as "not in red", others as "without leather"."""
    tints = [word for word in words if colours.canonical(word) is not None]
    others = [word for word in words if word not in tints]
    parts = [f"not in {listed_or(tints)}" if tints else "", f"without {listed_or(others)}" if others else ""]
    return " and ".join(part for part in parts if part)


def price_limit(request: Request) -> str:
    """The price limits in words, or ""."""
    low, high = request.filters.price_min_minor, request.filters.price_max_minor
    currency = request.currency
    if low is not None and high is not None:
        return f"between {format_price(low, currency)} and {format_price(high, currency)}"
    if high is not None:
        return f"up to {format_price(high, currency)}"
    return f"from {format_price(low, currency)}" if low is not None else ""


def listed_or(values: Sequence[str]) -> str:
    """The values as a choice in words: "a", "a or b", "a, b or c"."""
    return listed(list(values), "or")
