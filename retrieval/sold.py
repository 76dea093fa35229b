"""Whether the shop carries the kind of thing a text asks for, judged by its own words and vectors."""

import math
from collections.abc import Sequence

from retrieval.chinese.gloss import english
from retrieval.lexical import LexicalIndex
from retrieval.product import Product
from retrieval.query import Candidate, Query
from retrieval.tokens import tokens
from retrieval.vocabulary import head, is_activity
from retrieval.words.asked import Asked

SURELY = 0.50
"""Cosine of the nearest product above which the shop has something of the kind."""
HARDLY = 0.36
"""Cosine below which it has not, unless the words say otherwise."""
FAR = 0.34
"""Cosine below which nothing has to do with a description."""
UNKNOWN = 0.6
"""Cosine above which a thing that no listing names is sold under another name."""
BESIDE = 0.54
"""The same where the words of the thing stand in a title beside another thing: a watering can is for watering."""
LONGEST_NAME = 4
"""Words of a text that still read as the name of a thing."""
TOP = 5


def is_sold(query: Query, asked: Asked, lexical: LexicalIndex, results: Sequence[Candidate]) -> bool:
    """Whether the shop carries what a query asks for. Wrongly saying no is the worse mistake.

    A word that covers things which are sold is sold, when something is near. A thing that no listing names, or whose
    name means something that is not sold, is sold only when something is very near in meaning; any other name when
    something is near or the names of the best results have its words (some of them, if listings know all); what is
    described rather than named, or only what is done, unless nothing is near.

    Args:
        query: what is asked.
        asked: its words, as the indexes know them.
        lexical: the words of the listings.
        results: what was found, best first, filters aside.
    """
    nearest = max((item.dense for item in results if not math.isnan(item.dense)), default=0.0)
    named, sentence = head(asked.sentence), query.sentence or query.text
    if query.by_meaning or named is None or is_activity(sentence) or len(sentence.split()) > LONGEST_NAME:
        return nearest >= FAR or (named is None and _covers(asked, results) >= 1.0)
    if asked.covered and len(asked.words) == 1 and nearest >= HARDLY:
        return True
    cover = _covers(asked, results)
    if not lexical.has(named):
        return nearest >= UNKNOWN
    if asked.unsold:
        is_one = any(_is_a(named, item.product) for item in results[:TOP])
        return nearest >= UNKNOWN or (cover >= 1.0 and (is_one or nearest >= BESIDE))
    known = all(map(lexical.has, asked.words))
    return nearest >= SURELY or cover >= 1.0 or (known and nearest >= HARDLY and cover > 0)


def _is_a(thing: str, product: Product) -> bool:
    """Whether a title or a category names such a thing, not only what is for one."""
    return thing in {head(english(text)) for text in (product.title, *product.category)}


def _covers(asked: Asked, results: Sequence[Candidate]) -> float:
    """The most of the words asked for that one of the best results has in its name."""
    return max((_cover(asked.words, item.product) for item in results[:TOP]), default=0.0)


def _cover(words: Sequence[str], product: Product) -> float:
    """Share of the words asked for that stand in a product's title or category."""
    asked = set(words)
    there = set(tokens(" ".join(map(english, (product.title, *product.category)))))
    return len(asked & there) / len(asked) if asked else 1.0
