"""Hybrid search: dense and lexical, fused; filters exact, wishes first, one card a family."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.filters import excluded, meets, missed
from retrieval.fusion import fuse
from retrieval.home import Home
from retrieval.index import IndexReader, OpenIndex
from retrieval.product import Product
from retrieval.protocols import Encoder
from retrieval.query import UNSCORED, Candidate, Candidates, Filters, Query
from retrieval.relax import relaxations
from retrieval.sold import is_sold
from retrieval.texts import Family
from retrieval.vectors import where_of

POOL = 200
"""Nearest vectors looked at."""
EXACT_BELOW = 2_000
"""With fewer families than this that pass the filters, all of them are scored exactly."""
RELEVANT = 0.62
"""A result this share of the best score has to do with the text (sorting and counting are among these)."""
WISH = 0.35
"""What meeting all wishes is worth beside a perfect text score of 1."""
_SORT_KEYS: dict[str, Callable[[Product], tuple[Any, ...]]] = {
    "price_low": lambda product: (product.current_price_minor is None, product.current_price_minor or 0),
    "price_high": lambda product: (product.current_price_minor is None, -(product.current_price_minor or 0)),
    "rating": lambda product: (product.rating is None, -(product.rating or 0), -(product.rating_count or 0)),
    "newest": lambda product: (
        product.created_at is None,
        -(product.created_at.toordinal() if product.created_at else 0),
    ),
}


@dataclass(frozen=True, slots=True)
class _Scored:
    """A family with what the two sides think of it."""

    score: float
    dense: float
    lexical: float


class HybridRetriever:
    """Product search over the index in service. Thread-safe."""

    def __init__(self, catalogue: Catalogue, home: Home, encoder: Encoder) -> None:
        """Keep the parts; the index is opened at the first search."""
        self._encoder = encoder
        self.index = IndexReader(home, catalogue, encoder.name)

    def retrieve(self, query: Query) -> Candidates:
        """Find the products that fit a query, best first; filters and exclusions are never violated."""
        index = self.index.current()
        today = date.today()
        allowed = _allowed(index.families.values(), query, today)
        scored = self._scored(index, query, allowed)
        items = _ranked(query, allowed, scored, today)
        if items:
            sold = not query.text or is_sold(query.text, scored, [item.product for item in items])
            return Candidates(query=query, items=items[: query.k], total=_total(query, items), sold=sold)
        return self._empty(index, query, today)

    def _scored(self, index: OpenIndex, query: Query, allowed: Mapping[str, Sequence[Product]]) -> dict[str, _Scored]:
        """Scores of the allowed families; all alike when the query has no text."""
        if not query.text.strip():
            return {key: _Scored(0.0, UNSCORED, UNSCORED) for key in allowed}
        vector = self._encoder.encode([query.text], query=True)[0]
        if len(allowed) <= EXACT_BELOW:
            dense = index.vectors.cosines("products", vector, sorted(allowed))
        else:
            found = index.vectors.nearest("products", vector, max(POOL, 4 * query.k), where_of(query.filters))
            dense = {key: cosine for key, cosine in found.items() if key in allowed}
        values = index.lexical.scores(query.text)
        lexical = {
            key: float(value)
            for key, value in zip(index.lexical.family_ids, values, strict=True)
            if value > 0 and key in allowed
        }
        dense |= index.vectors.cosines("products", vector, [key for key in _top(lexical, POOL) if key not in dense])
        return {
            key: _Scored(score, dense.get(key, UNSCORED), lexical.get(key, UNSCORED))
            for key, score in fuse(dense, lexical).items()
            if key in allowed
        }

    def _empty(self, index: OpenIndex, query: Query, today: date) -> Candidates:
        """Nothing passes the filters: whether it is sold at all, and what each relaxation would give."""
        free = replace(query, filters=Filters(), exclude=(), sort=None)
        everything = _allowed(index.families.values(), free, today)
        scored = self._scored(index, free, everything)
        near = _ranked(free, everything, scored, today)
        sold = not query.text or is_sold(query.text, scored, [item.product for item in near])
        if not sold:
            return Candidates(query=query, items=near[: query.k], total=0, sold=False)
        related = _related(query, near)
        return Candidates(query=query, items=(), total=0, sold=True, relaxations=relaxations(query, related, today))


def _allowed(families: Iterable[Family], query: Query, today: date) -> dict[str, list[Product]]:
    """Families with a variant that passes every filter and no exclusion -> those variants."""
    found: dict[str, list[Product]] = {}
    for family in families:
        passing = [
            variant
            for variant in family.variants
            if meets(variant, query.filters, today=today)
            and (not query.exclude or excluded(variant, query.exclude) is None)
        ]
        if passing:
            found[family.family_id] = passing
    return found


def _ranked(
    query: Query, allowed: Mapping[str, Sequence[Product]], scored: Mapping[str, _Scored], today: date
) -> tuple[Candidate, ...]:
    """All scored families as candidates, in order."""
    best = max((item.score for item in scored.values()), default=0.0)
    candidates = [_candidate(query, allowed[key], score, today) for key, score in scored.items()]
    number = len(query.wishes.set_names())
    relevant = [item for item in candidates if item.score >= RELEVANT * best]
    if query.sort is None:
        return tuple(sorted(candidates, key=lambda item: (-_with_wishes(item, number, best), item.product.product_id)))
    least = min((len(item.missed) for item in relevant), default=0)
    key = _SORT_KEYS[query.sort]
    chosen = [item for item in relevant if len(item.missed) == least] if query.text else candidates
    return tuple(sorted(chosen, key=lambda item: (*key(item.product), -item.score, item.product.product_id)))


def _with_wishes(item: Candidate, wishes: int, best: float) -> float:
    """The text score with what the wishes add; they add in step with the text, so that they lift nothing irrelevant."""
    if wishes == 0:
        return item.score
    met = 1 - len(item.missed) / wishes
    near = min(1.0, item.score / best) if best > 0 else 1.0
    return item.score + WISH * met * near


def _candidate(query: Query, variants: Sequence[Product], scored: _Scored, today: date) -> Candidate:
    """The family's best variant: meets most wishes, in stock, then by product id."""
    misses = {variant.product_id: missed(variant, query.wishes, today=today) for variant in variants}
    chosen = min(
        variants,
        key=lambda variant: (len(misses[variant.product_id]), variant.in_stock is False, variant.product_id),
    )
    return Candidate(
        product=chosen,
        score=scored.score,
        dense=scored.dense,
        lexical=scored.lexical,
        missed=misses[chosen.product_id],
        variants=tuple(variants),
    )


def _related(query: Query, near: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The results that have to do with the text."""
    if not query.text or not near:
        return tuple(near)
    best = max(item.score for item in near)
    related = [item for item in near if item.score >= RELEVANT * best]
    least = min(len(item.missed) for item in related)
    return tuple(item for item in related if len(item.missed) == least)


def _total(query: Query, items: Sequence[Candidate]) -> int:
    return len(_related(query, items))


def _top(scores: Mapping[str, float], n: int) -> list[str]:
    return sorted(scores, key=lambda key: (-scores[key], key))[:n]
