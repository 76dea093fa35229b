"""Whether the shop carries the kind of thing a text asks for, judged by its own words and vectors."""

import math
from collections.abc import Sequence

from retrieval.product import Product
from retrieval.query import Candidate
from retrieval.tokens import tokens

SURELY = 0.50
"""Cosine of the nearest product above which the shop has something of the kind."""
HARDLY = 0.36
"""Cosine below which it has not, unless the words say otherwise."""
TOP = 5


def is_sold(words: Sequence[str], results: Sequence[Candidate]) -> bool:
    """Whether the shop carries what a text asks for.

    Yes when a product is near in meaning, or when the names of the best results cover the words asked for; no when
    nothing is near and the words asked for do not stand together in any name. Wrongly saying no is the worse mistake.

    Args:
        words: the index words of the text, typing mistakes mended.
        results: what was found, best first, filters aside.
    """
    nearest = max((item.dense for item in results if not math.isnan(item.dense)), default=0.0)
    if nearest >= SURELY:
        return True
    cover = max((_cover(words, item.product) for item in results[:TOP]), default=0.0)
    return cover >= 1.0 or (nearest >= HARDLY and cover > 0)


def _cover(words: Sequence[str], product: Product) -> float:
    """Share of the words asked for that stand in a product's title or category."""
    asked = set(words)
    there = set(tokens(" ".join((product.title, *product.category))))
    return len(asked & there) / len(asked) if asked else 1.0
