"""What is looked at in each product, and the words for it: what is wrong, what it costs the shopper, what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from retrieval.currencies import CODES
from retrieval.product import Product
from retrieval.rows import LONGEST_DESCRIPTION, MOST_ATTRIBUTES, MOST_LEVELS

SHORT_DESCRIPTION = 40
"""Characters of a description that says next to nothing."""
LONG_TITLE = 150
"""Characters of a title that no card shows whole."""
FEWEST_OF_KIND = 8
"""Products of one kind that tell what it usually costs."""
_SHOUTED = 12
"""Letters of a title that may be capitals without shouting."""

OF_PRODUCT: Mapping[str, Callable[[Product], bool]] = {
    "no_price": lambda p: p.current_price_minor is None,
    "no_currency": lambda p: p.current_price_minor is not None and p.currency is None,
    "unknown_currency": lambda p: p.currency is not None and p.currency not in CODES,
    "zero_price": lambda p: p.current_price_minor == 0,
    "no_availability": lambda p: p.stock is None and p.available is None,
    "no_image": lambda p: p.image is None,
    "no_category": lambda p: not p.category,
    "no_brand": lambda p: p.brand is None,
    "no_description": lambda p: not p.description,
    "short_description": lambda p: p.description is not None and len(p.description) < SHORT_DESCRIPTION,
    "cut_description": lambda p: p.description is not None and len(p.description) >= LONGEST_DESCRIPTION - 1,
    "long_title": lambda p: len(p.title) > LONG_TITLE,
    "shouting_title": lambda p: p.title.isupper() and sum(map(str.isalpha, p.title)) > _SHOUTED,
}
"""Name of a finding -> whether it is true of a product."""
OF_ROW: Mapping[str, Callable[[Product, Mapping[str, Any]], bool]] = {
    "sale_not_below": lambda p, row: (
        p.sale_price_minor is None and p.price_minor is not None and bool(row.get("sale_price"))
    ),
    "many_attributes": lambda p, row: len(p.attributes) >= MOST_ATTRIBUTES and _width(row) > MOST_ATTRIBUTES,
    "odd_category": lambda p, row: _levels(row.get("category")) > max(len(p.category), 1),
}
"""Name of a finding -> whether it is true of a product and the row it was read from."""
TEXTS: Mapping[str, str] = {
    "no_price": "without a price: left out whenever a shopper names a budget. Add price.",
    "no_currency": "with a price in no currency: the shop's own is shown, right or wrong. Add currency.",
    "unknown_currency": "with a currency that is no ISO 4217 code: shown as it stands. Write a code such as EUR.",
    "zero_price": "at a price of 0: first in every search for cheap things. Check price.",
    "no_availability": "without a word on stock: shoppers are shown what cannot be bought. Add stock or availability.",
    "no_image": "without an image: a card without one is passed over. Add image.",
    "no_category": "without a category: found by their words alone, not by kind. Add category.",
    "no_brand": "without a brand: a shopper who asks for a maker misses them. Add brand.",
    "no_description": "without a description: only the title finds them, questions stay open. Add some sentences.",
    "short_description": (
        f"with a description under {SHORT_DESCRIPTION} characters: it answers no question. "
        "Say what it is for and made of."
    ),
    "cut_description": (
        f"with a description over {LONGEST_DESCRIPTION:,} characters: it is cut there. Write what a shopper would read."
    ),
    "long_title": f"with a title over {LONG_TITLE} characters: cards cut it. Name the thing first, the rest below.",
    "shouting_title": "with a title in capitals: hard to read on a card. Write it as a sentence.",
    "sale_not_below": "with a sale price that is not below the price: shown at the full price. Check sale_price.",
    "many_attributes": (
        f"with more than {MOST_ATTRIBUTES} attributes: the first {MOST_ATTRIBUTES} are kept. "
        "Leave out columns no shopper asks about."
    ),
    "odd_category": (
        f"with a category that repeats a level or has over {MOST_LEVELS}: it was shortened. Write each level once."
    ),
    "odd_rating": "with a rating that is not of 5: shown without it. Say bestRating, or write ratings from 0 to 5.",
    "same_title": (
        "with the title of another product: shoppers cannot tell them apart. "
        "Say in the title what differs, or give variants one group_id."
    ),
    "same_description": (
        "with the description of another product: search cannot tell them apart. Describe what is special about each."
    ),
    "same_options": (
        "as variants like a sibling in every option: shoppers cannot choose between them. "
        "Fill color, size, material or an attribute."
    ),
    "lone_category": "alone in their category: who browses it finds one thing. Merge small categories.",
    "price_outlier": (
        "far cheaper or dearer than others of their category: a wrong decimal point or a wrong shelf "
        "puts them first or last. Check price and category."
    ),
    "other_currency": (
        "in another currency than most: prices in several currencies cannot be compared. Import one currency."
    ),
}
"""Name of a finding -> its words."""
REFUSED = "refused over {column}: shoppers do not see them. The rejected lines say why."
REFUSED_COLUMNS = (
    "product_id title price sale_price stock availability rating rating_count created_at attributes".split()
)


def _width(row: Mapping[str, Any]) -> int:
    inner = row.get("attributes")
    return len(row) + (len(inner) if isinstance(inner, dict) else 0)


def _levels(category: Any) -> int:
    if isinstance(category, list | tuple):
        return len(category)
    return category.count(">") + 1 if isinstance(category, str) else 0
