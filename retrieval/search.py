"""Hybrid search: dense and lexical, fused; filters exact, wishes first, one card a family."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.filters import fits, meets, missed
from retrieval.fusion import BY_MEANING, WEIGHTS, fuse
from retrieval.home import Home
from retrieval.index import IndexReader, OpenIndex
from retrieval.product import Product
from retrieval.protocols import Encoder
from retrieval.query import UNSCORED, Candidate, Candidates, Filters, Query
from retrieval.relax import relaxations
from retrieval.sold import is_sold
from retrieval.texts import Family
from retrieval.vectors import where_of
from retrieval.vocabulary import stems

POOL = 200
"""Nearest vectors looked at."""
EXACT_BELOW = 500
"""With fewer families than this that pass the filters, all of them are scored exactly."""
MATCH = 0.4
"""A product with less than this share of the best score, filters aside, has nothing to do with what is asked."""
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
        """Find the products that fit a query, best first; filters and exclusions are never violated.

        Where the text names a kind and the shop has it, nothing of another kind passes for it, whatever fits.
        """
        index = self.index.current()
        today = date.today()
        allowed = _allowed(index.families.values(), query, today)
        if not query.text.strip():
            items = _ranked(query, allowed, _unscored(allowed), today)
            return self._found(query, items, index, {}, today)
        scored = self._scored(index, query, allowed)
        best = max((item.score for item in scored.values()), default=0.0)
        matching = [key for key, score in scored.items() if score.score >= MATCH * best]
        kinds = _named_kinds(query)
        own = [key for key in matching if kinds and _is_of(index.families[key].first, kinds, query, today)]
        fitting = {key: scored[key] for key in own or matching if key in allowed}
        return self._found(query, _ranked(query, allowed, fitting, today), index, scored, today)

    def _found(
        self,
        query: Query,
        items: tuple[Candidate, ...],
        index: OpenIndex,
        scored: Mapping[str, _Scored],
        today: date,
    ) -> Candidates:
        """The matches, or, when there are none, what each relaxation would give.

        The nearest things of the whole shop, filters aside, are looked at only where they decide something.
        """
        known = not query.text or _placed(query)
        near = () if items and known else _nearest(query, index, scored, today)
        if not known and not is_sold(query, index.lexical, near):
            return Candidates(query=query, items=near[: query.k], total=0, sold=False)
        if items:
            return Candidates(query=query, items=items[: query.k], total=len(_related(query, items)))
        return Candidates(query=query, items=(), total=0, relaxations=relaxations(query, _related(query, near), today))

    def _scored(self, index: OpenIndex, query: Query, allowed: Mapping[str, Sequence[Product]]) -> dict[str, _Scored]:
        """What both sides think of the nearest families, those that pass the filters and those that do not."""
        vector = self._encoder.encode([query.sentence or query.text], query=True)[0]
        pool = max(POOL, 4 * query.k)
        dense = index.vectors.nearest("products", vector, pool)
        values = index.lexical.scores(query.text)
        lexical = {
            key: float(value)
            for key, value in zip(index.lexical.family_ids, values, strict=True)
            if value > 0 and key in index.families
        }
        wanted = {*_top(lexical, pool), *_top({key: lexical[key] for key in allowed if key in lexical}, pool)}
        if len(allowed) <= EXACT_BELOW:
            wanted |= allowed.keys()
        else:
            dense |= index.vectors.nearest("products", vector, pool, where_of(query.filters))
        dense |= index.vectors.cosines("products", vector, sorted(wanted - dense.keys()))
        dense = {key: cosine for key, cosine in dense.items() if key in index.families}
        return {
            key: _Scored(score, dense.get(key, UNSCORED), lexical.get(key, UNSCORED))
            for key, score in fuse(dense, lexical, BY_MEANING if query.by_meaning else WEIGHTS).items()
        }


def _allowed(families: Iterable[Family], query: Query, today: date) -> dict[str, list[Product]]:
    """Families with a variant that passes every filter and no exclusion -> those variants."""
    found: dict[str, list[Product]] = {}
    for family in families:
        passing = [variant for variant in family.variants if fits(variant, query, today=today)]
        if passing:
            found[family.family_id] = passing
    return found


def _ranked(
    query: Query, allowed: Mapping[str, Sequence[Product]], scored: Mapping[str, _Scored], today: date
) -> tuple[Candidate, ...]:
    """All scored families as candidates, in order."""
    best = max((item.score for item in scored.values()), default=0.0)
    candidates = [_candidate(query, allowed[key], score, today) for key, score in scored.items() if key in allowed]
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
    """The family's best variant: meets most wishes, in stock, costs least, then by product id."""
    misses = {variant.product_id: missed(variant, query.wishes, today=today) for variant in variants}
    chosen = min(
        variants,
        key=lambda variant: (len(misses[variant.product_id]), variant.in_stock is False, *_cheapest_first(variant)),
    )
    return Candidate(
        product=chosen,
        score=scored.score,
        dense=scored.dense,
        lexical=scored.lexical,
        missed=misses[chosen.product_id],
        variants=tuple(variants),
    )


def _cheapest_first(variant: Product) -> tuple[float, str]:
    price = variant.current_price_minor
    return (math.inf if price is None else price), variant.product_id


def _related(query: Query, near: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The results that have to do with the text."""
    if not query.text or not near:
        return tuple(near)
    best = max(item.score for item in near)
    related = [item for item in near if item.score >= RELEVANT * best]
    least = min(len(item.missed) for item in related)
    return tuple(item for item in related if len(item.missed) == least)


def _nearest(query: Query, index: OpenIndex, scored: Mapping[str, _Scored], today: date) -> tuple[Candidate, ...]:
    """All that was scored, or the whole shop where there was no text to score by, filters aside."""
    everything = {key: family.variants for key, family in index.families.items()}
    free = replace(query, filters=Filters(), exclude=(), sort=None)
    return _ranked(free, everything, scored or _unscored(everything), today)


def _placed(query: Query) -> bool:
    """Whether the catalogue has a place for what is asked."""
    return bool(query.wishes.product_type or query.wishes.department)


def _named_kinds(query: Query) -> frozenset[str]:
    """Stems of the catalogue's kinds that the text names in so many words."""
    kinds = {key for name in query.wishes.product_type for key in stems(name)}
    return frozenset(kinds & set(stems(query.text)))


def _is_of(product: Product, kinds: frozenset[str], query: Query, today: date) -> bool:
    """Whether a product is filed under the kind asked for, or has its name in the title: catalogues misfile."""
    filed = meets(product, Filters(product_type=query.wishes.product_type), today=today)
    return filed or bool(kinds & set(stems(product.title)))


def _unscored(families: Mapping[str, Sequence[Product]]) -> dict[str, _Scored]:
    return dict.fromkeys(families, _Scored(0.0, UNSCORED, UNSCORED))


def _top(scores: Mapping[str, float], n: int) -> list[str]:
    return sorted(scores, key=lambda key: (-scores[key], key))[:n]
