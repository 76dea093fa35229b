"""The blend: one score a candidate, the sum of stated contributions, from which its reasons are read.

text      how well the words match, [0, 1] times 1.0
wishes    the share of soft wishes met, times 0.35 and the text match
taste     what the collaborative model thinks, [0, 1] among the candidates, times at most 0.15
price     closeness to what this shopper usually pays, times 0.03
rating    the shrunk mean rating, times 0.05
dislike   -1.0 for what the shopper waved away

Bound: taste, price and rating together move a product by at most 0.23, so that one whose words match better by more
than that is never passed; the `personalisation` dial scales taste and price.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ranking.protocols import Attributing, Recommender
from ranking.ranked import Contribution, Profile, RankedProduct, Reason
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query

MOST_CAUSES = 2
_MATERIAL = 0.02
"""A contribution smaller than this is not a reason."""
_PRIOR_RATING = 3.8
_PRIOR_COUNT = 5.0
_WELL_RATED = 4.3


@dataclass(frozen=True, slots=True, kw_only=True)
class BlendWeights:
    """What each part can add at most."""

    text: float = 1.0
    wishes: float = 0.35
    taste: float = 0.15
    price: float = 0.03
    rating: float = 0.05
    dislike: float = 1.0
    personalisation: float = 1.0
    """From 0 (the shopper's past does not count) to 1."""


class Ranker:
    """Orders candidates for one shopper. Thread-safe: it keeps nothing."""

    def __init__(
        self,
        recommender: Recommender | None,
        look_up: Callable[[Sequence[str]], dict[str, Product]],
        weights: BlendWeights | None = None,
    ) -> None:
        """Take the recommender in service (None: no taste) and how past products are looked up for reasons.

        The recommender and profiles speak of families: variants of one product are one.
        """
        self._recommender, self._look_up = recommender, look_up
        self._weights = weights or BlendWeights()

    def rank(self, query: Query, candidates: Candidates, profile: Profile, *, k: int) -> tuple[RankedProduct, ...]:
        """The k best candidates in order, with their exact contributions and reasons.

        A sort asked for is kept exactly. What meets more wishes stays before what meets fewer, and what can be bought
        before what is sold out, whatever the taste.
        """
        items = candidates.items
        tastes = self._tastes(items, profile)
        parts = [self._contributions(query, item, profile, taste) for item, taste in zip(items, tastes, strict=True)]
        scores = [sum(part.value for part in each) for each in parts]
        plain = [score - _value(each, "taste") for score, each in zip(scores, parts, strict=True)]
        order = _order(query, items, scores, profile)
        places = {index: rank for rank, index in enumerate(_order(query, items, plain, profile), start=1)}
        return tuple(
            RankedProduct(
                rank=rank,
                product=items[index].product,
                score=scores[index],
                candidate=items[index],
                contributions=parts[index],
                reasons=self._reasons(items[index], parts[index], profile),
                rank_without_taste=places[index],
            )
            for rank, index in enumerate(order[:k], start=1)
        )

    def _tastes(self, items: Sequence[Candidate], profile: Profile) -> list[float]:
        """What the recommender thinks, in [0, 1] among the candidates; 0 for what was bought before by itself."""
        if self._recommender is None or not items:
            return [0.0] * len(items)
        raw = self._recommender.score(profile.history, [item.product.family for item in items])
        raw = np.where(np.isnan(raw), 0.0, np.maximum(raw, 0.0))
        top = float(raw.max(initial=0.0))
        return [float(value) / top if top > 0 else 0.0 for value in raw]

    def _contributions(self, query: Query, item: Candidate, profile: Profile, taste: float) -> tuple[Contribution, ...]:
        w = self._weights
        wishes = len(query.wishes.set_names())
        met = 1 - len(item.missed) / wishes if wishes else 0.0
        guest = 0.3 if not profile.history else 1.0
        parts = (
            ("text", w.text * item.score),
            ("wishes", w.wishes * met * (item.score if query.text else 1.0)),
            ("taste", w.taste * w.personalisation * guest * taste),
            ("price", w.price * w.personalisation * _price_fit(item.product, profile)),
            ("rating", w.rating * _shrunk(item.product)),
            ("dislike", -w.dislike if item.product.family in profile.disliked else 0.0),
        )
        return tuple(Contribution(name=name, value=value) for name, value in parts if value)

    def _reasons(self, item: Candidate, parts: Sequence[Contribution], profile: Profile) -> tuple[Reason, ...]:
        total = sum(abs(part.value) for part in parts) or 1.0
        found = (
            [Reason(kind="text", weight=_value(parts, "text") / total)] if _value(parts, "text") >= _MATERIAL else []
        )
        taste = _value(parts, "taste")
        if taste >= _MATERIAL:
            found += self._taste_reason(item, taste / total, profile)
        found += _fact_reasons(item.product, parts, total)
        return tuple(sorted(found, key=lambda reason: (-reason.weight, reason.kind)))

    def _taste_reason(self, item: Candidate, weight: float, profile: Profile) -> list[Reason]:
        """The past products that make up most of the taste; for a guest it is what most shoppers buy."""
        if not profile.history:
            return [Reason(kind="popular", weight=weight)]
        if self._recommender is None or not isinstance(self._recommender, Attributing):
            return []
        causes = [key for key, part in self._recommender.attribute(profile.history, item.product.family) if part > 0]
        known = self._look_up([key for key in causes if key != item.product.family][:MOST_CAUSES])
        return [Reason(kind="taste", weight=weight, because=tuple(known.values()))] if known else []


def with_dial(ranker: Ranker, personalisation: float) -> Ranker:
    """The same ranker with the shopper's own dial, from 0 to 1."""
    weights = replace(ranker._weights, personalisation=personalisation)
    return Ranker(ranker._recommender, ranker._look_up, weights)


def _order(query: Query, items: Sequence[Candidate], scores: Sequence[float], profile: Profile) -> list[int]:
    """Indices of the items, best first."""
    if query.sort is not None:
        return list(range(len(items)))  # the search has sorted them; taste has no say

    def key(index: int) -> tuple[bool, bool, float, str]:
        item = items[index]
        waved = item.product.family in profile.disliked
        return waved, item.product.in_stock is False, -scores[index], item.product.product_id

    return sorted(range(len(items)), key=key)


def _value(parts: Sequence[Contribution], name: str) -> float:
    return next((part.value for part in parts if part.name == name), 0.0)


def _price_fit(product: Product, profile: Profile) -> float:
    """1 at the shopper's usual price, falling to 0 at four times or a quarter of it; 0 when either is unknown."""
    price, usual = product.current_price_minor, profile.typical_price_minor
    if not price or not usual:
        return 0.0
    return max(0.0, 1 - abs(float(np.log(price / usual))) / float(np.log(4)))


def _shrunk(product: Product) -> float:
    """The mean rating pulled towards the usual one by few reviews, scaled from [3, 5] to [0, 1]; 0 without a rating."""
    if product.rating is None:
        return 0.0
    count = product.rating_count if product.rating_count is not None else 1
    mean = (product.rating * count + _PRIOR_RATING * _PRIOR_COUNT) / (count + _PRIOR_COUNT)
    return min(1.0, max(0.0, (mean - 3) / 2))


def _fact_reasons(product: Product, parts: Sequence[Contribution], total: float) -> list[Reason]:
    found = []
    if product.rating is not None and product.rating >= _WELL_RATED:
        found.append(Reason(kind="rating", weight=_value(parts, "rating") / total, value=product.rating))
    if product.on_sale and product.price_minor and product.sale_price_minor is not None:
        percent = round(100 * (1 - product.sale_price_minor / product.price_minor))
        found.append(Reason(kind="sale", weight=0.0, value=float(percent)))
    return found
