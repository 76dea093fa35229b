"""Hybrid search: meaning and letters, fused; filters exact, wishes first, one card a family."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from retrieval.catalogue import Catalogue
from retrieval.chinese.gloss import english
from retrieval.columns import Columns
from retrieval.filters import fits, meets, missed
from retrieval.home import Home
from retrieval.index import IndexReader, OpenIndex
from retrieval.kind import asked_kind, is_offered
from retrieval.product import Product
from retrieval.protocols import Encoder
from retrieval.query import UNSCORED, Candidate, Candidates, Filters, Query
from retrieval.relax import relaxations
from retrieval.scoring import FEEDBACK_FROM, NOTHING, Rows, Scored, feedback, score
from retrieval.sold import is_sold
from retrieval.vocabulary import stems
from retrieval.wishes import met, worth
from retrieval.words.asked import Asked, asked_of

MATCH = 0.3
"""A product with less than this share of the best score, filters aside, has nothing to do with what is asked."""
RELEVANT = 0.62
"""A result this share of the best score has to do with the text (sorting and counting are among these)."""
LOOKED_AT = 300
"""Results that are ordered by wishes and nearness to the best, or four times as many as are asked for."""
WISH = 0.35
"""What meeting all wishes is worth beside a perfect text score of 1."""
_STATED = ("price_min_minor", "price_max_minor", "on_sale", "rating_min", "in_stock_min")
_SORT_KEYS: dict[str, Callable[[Product], tuple[Any, ...]]] = {
    "price_low": lambda product: (product.current_price_minor is None, product.current_price_minor or 0),
    "price_high": lambda product: (product.current_price_minor is None, -(product.current_price_minor or 0)),
    "rating": lambda product: (product.rating is None, -(product.rating or 0), -(product.rating_count or 0)),
    "newest": lambda product: (
        product.created_at is None,
        -(product.created_at.toordinal() if product.created_at else 0),
    ),
}


class HybridRetriever:
    """Product search over the index in service. Thread-safe."""

    def __init__(self, catalogue: Catalogue, home: Home, encoder: Encoder) -> None:
        """Keep the parts; the index is opened at the first search."""
        self._encoder = encoder
        self.index = IndexReader(home, catalogue, encoder.name)

    def retrieve(self, query: Query) -> Candidates:
        """Find the products that fit a query, best first; filters and exclusions are never violated.

        A filter on what no product of the shop states cannot be checked: it is left out and named in the result.
        Where the text names a kind and the shop has it, nothing of another kind passes for it, whatever fits.
        """
        index = self.index.current()
        unchecked = tuple(name for name in _unstated(query.filters, index.columns))
        query = replace(query, filters=_without(query.filters, unchecked))
        found = _Search(index, query, self._encoder, date.today()).found()
        return replace(found, unchecked=unchecked)


@dataclass(frozen=True, slots=True)
class _Result:
    """A family that was looked at: its row, its best variant as a candidate, and what orders it."""

    row: int
    item: Candidate
    order: float


class _Search:
    """One query over one index."""

    def __init__(self, index: OpenIndex, query: Query, encoder: Encoder, today: date) -> None:
        self._index, self._query, self._today = index, query, today
        self._encoder = encoder
        self._families = index.columns.families
        self._passing = index.columns.passing(query.filters, today)

    def found(self) -> Candidates:
        """The matches, or, when there are none, what each relaxation would give."""
        query = self._query
        if not query.text.strip():
            return self._listed()
        asked = asked_of(query, self._index.lexical, self._index.wordlist)
        vector = self._encoder.encode([asked.sentence], query=True)[0]
        scored = score(self._index, query, asked, vector, self._passing[: len(self._index.at)])
        items = self._ordered(query, self._matching(scored), scored)
        return self._told(query, asked, items, scored)

    def _told(self, query: Query, asked: Asked, items: tuple[Candidate, ...], scored: Scored) -> Candidates:
        """What was found, with whether the kind is sold; the nearest things, filters aside, only where they decide."""
        known = bool(query.wishes.product_type or query.wishes.department) and not asked.unsold
        free = replace(query, filters=Filters(), exclude=(), sort=None)
        near = () if items and known else self._ordered(free, self._variants_of(_first(scored, LOOKED_AT)), scored)
        kind = asked_kind(query, asked)
        if kind is not None and not (kind.among(items) and is_offered(kind, items)):
            near = near or self._ordered(free, self._variants_of(_first(scored, LOOKED_AT)), scored)
            if not is_offered(kind, near):
                return Candidates(query=query, items=near[: query.k], total=0, sold=False)
            if kind.among(near) and not kind.among(items):
                items, near = (), kind.among(near)
        if not known and not is_sold(query, asked, self._index.lexical, near):
            return Candidates(query=query, items=near[: query.k], total=0, sold=False)
        if items:
            return Candidates(query=query, items=items[: query.k], total=len(_related(items)))
        return Candidates(query=query, items=(), total=0, relaxations=relaxations(query, _related(near), self._today))

    def _listed(self) -> Candidates:
        """What passes, where nothing is searched for."""
        query = self._query
        allowed = self._fitting(np.flatnonzero(self._passing))
        items = self._ordered(query, allowed, NOTHING)
        if items:
            return Candidates(query=query, items=items[: query.k], total=len(_least_missed(items)))
        everything = self._variants_of(np.arange(len(self._families)))
        near = self._ordered(replace(query, filters=Filters(), exclude=(), sort=None), everything, NOTHING)
        return Candidates(
            query=query, items=(), total=0, relaxations=relaxations(query, _least_missed(near), self._today)
        )

    def _matching(self, scored: Scored) -> dict[int, list[Product]]:
        """The rows that fit and have to do with the text, those of the named kind alone where the shop has it."""
        near = _first(scored, len(scored.rows), MATCH * scored.text.max(initial=0.0))
        kinds = _named_kinds(self._query)
        own = [row for row in near if kinds and self._is_of(self._families[row].first, kinds)]
        passing = [row for row in own or near if self._passing[row]]
        return self._fitting(passing, max(LOOKED_AT, 4 * self._query.k))

    def _is_of(self, product: Product, kinds: frozenset[str]) -> bool:
        """Whether a product is filed under the kind asked for, or has its name in the title: catalogues misfile."""
        filed = meets(product, Filters(product_type=self._query.wishes.product_type), today=self._today)
        return filed or bool(kinds & set(stems(english(product.title))))

    def _fitting(self, rows: Iterable[int], most: int | None = None) -> dict[int, list[Product]]:
        """The first rows with a variant that may be offered -> those variants."""
        found: dict[int, list[Product]] = {}
        for row in rows:
            if len(found) == most:
                break
            passing = [each for each in self._families[row].variants if fits(each, self._query, today=self._today)]
            if passing:
                found[int(row)] = passing
        return found

    def _variants_of(self, rows: Iterable[int]) -> dict[int, Sequence[Product]]:
        return {int(row): self._families[row].variants for row in rows}

    def _ordered(self, query: Query, allowed: Mapping[int, Sequence[Product]], scored: Scored) -> tuple[Candidate, ...]:
        """All allowed rows as candidates, in order: the text, what the wishes add, nearness to the best of these."""
        places = {int(row): place for place, row in enumerate(scored.rows)}
        results = [self._result(query, row, variants, scored, places.get(row)) for row, variants in allowed.items()]
        if query.sort is not None:
            return _sorted(query, [result.item for result in results])
        results.sort(key=lambda result: (-result.order, result.item.product.product_id))
        if not len(scored.rows) or not results:
            return tuple(result.item for result in results)
        best = [(result.row, result.order) for result in results[:FEEDBACK_FROM]]
        near = feedback(self._index, np.array([result.row for result in results]), best)
        again = [
            _fed_back(each, scored.feedback * float(more), scored.feedback)
            for each, more in zip(results, near, strict=True)
        ]
        again.sort(key=lambda result: (-result.order, result.item.product.product_id))
        return tuple(result.item for result in again)

    def _result(
        self, query: Query, row: int, variants: Sequence[Product], scored: Scored, place: int | None
    ) -> _Result:
        """The family's best variant: meets most wishes, in stock, costs least, then by product id."""
        misses = [missed(each, query.wishes, today=self._today) for each in variants]
        best = 0
        if len(variants) > 1:
            best = min(range(len(variants)), key=lambda i: (len(misses[i]), *_preferred(variants[i])))
        wish = WISH * worth(query.wishes)
        lexical = UNSCORED if place is None else float(scored.lexical[place])
        item = Candidate(
            product=variants[best],
            score=0.0 if place is None else float(scored.text[place]),
            dense=UNSCORED if place is None else float(scored.dense[place]),
            lexical=lexical if lexical > 0 else UNSCORED,
            missed=misses[best],
            met=met(variants[best], query.wishes, misses[best]),
            variants=tuple(variants),
        )
        return _Result(row, item, item.score + wish * item.met * (item.score if place is not None else 1.0))


def _fed_back(result: _Result, more: float, most: float) -> _Result:
    """A result with what its nearness to the best adds; the score stays in [0, 1]."""
    score = (result.item.score + more) / (1 + most)
    return _Result(result.row, replace(result.item, score=score), (result.order + more) / (1 + most))


def _sorted(query: Query, items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """In the order asked for: of what has to do with the text, those that meet the most wishes."""
    key = _SORT_KEYS[query.sort or "price_low"]
    chosen = _related(items) if query.text else items
    return tuple(sorted(chosen, key=lambda item: (*key(item.product), -item.score, item.product.product_id)))


def _related(items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The results that have to do with the text, and meet as many wishes as any of these."""
    best = max((item.score for item in items), default=0.0)
    return _least_missed([item for item in items if item.score >= RELEVANT * best])


def _least_missed(items: Sequence[Candidate]) -> tuple[Candidate, ...]:
    least = min((len(item.missed) for item in items), default=0)
    return tuple(item for item in items if len(item.missed) == least)


def _named_kinds(query: Query) -> frozenset[str]:
    """Stems of the catalogue's kinds that the text names in so many words."""
    kinds = {key for name in query.wishes.product_type for key in stems(name)}
    return frozenset(kinds & set(stems(query.text)))


def _preferred(variant: Product) -> tuple[bool, float, str]:
    price = variant.current_price_minor
    return variant.in_stock is False, (math.inf if price is None else price), variant.product_id


def _first(scored: Scored, most: int, least: float = 0.0) -> Rows:
    """The rows whose text scores at least so much, best first, at most so many."""
    order = np.lexsort((scored.rows, -scored.text))
    return scored.rows[order[scored.text[order] >= least][:most]]


def _unstated(filters: Filters, columns: Columns) -> tuple[str, ...]:
    return tuple(name for name in _STATED if getattr(filters, name) is not None and not columns.stated(name))


def _without(filters: Filters, names: Sequence[str]) -> Filters:
    cleared: dict[str, Any] = dict.fromkeys(names)
    return replace(filters, **cleared) if names else filters
