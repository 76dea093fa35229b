"""The blend: one score a candidate, the sum of stated contributions, from which its reasons are read.

text      how well the words match, [0, 1] times 1.0
wishes    how far the soft wishes are met, times what they are worth, at most 0.35, and the text match
taste     what the collaborative model thinks, as a share of what it thinks of a shopper's best match, [0, 1], times
          at most 0.30 and how far the soft wishes are met; of what this shopper has bought, as far as it is due to be
          bought again
price     closeness to what this shopper usually pays, times 0.03
rating    the shrunk mean rating, times 0.05
dislike   -1.0 for what the shopper waved away

Bound: taste, price and rating together move a product by at most 0.38 with the `personalisation` dial at 1, and by at
most 0.215 with it at 0.5, its default: the dial scales taste and price. One that meets as many wishes and whose words
match better by more than that is never passed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ranking.protocols import Attributing
from ranking.ranked import Contribution, Profile, RankedProduct, Reason
from ranking.versions import Fitted
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query
from retrieval.wishes import worth

MOST_CAUSES = 2
_CARRIES = 0.2
"""A past purchase is named when it alone makes this share of a full match of taste."""
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
    taste: float = 0.30
    price: float = 0.03
    rating: float = 0.05
    dislike: float = 1.0
    personalisation: float = 1.0
    """From 0 (the shopper's past does not count) to 1."""


class Ranker:
    """Orders candidates for one shopper. Thread-safe: it keeps nothing."""

    def __init__(
        self,
        fitted: Fitted | None,
        look_up: Callable[[Sequence[str]], dict[str, Product]],
        weights: BlendWeights | None = None,
    ) -> None:
        """Take the recommender in service (None: no taste) and how past products are looked up for reasons.

        The recommender and profiles speak of families: variants of one product are one.
        """
        self._recommender = fitted.recommender if fitted else None
        self._unit = max(fitted.unit, 1e-9) if fitted else 1.0
        self._look_up = look_up
        self._weights = weights or BlendWeights()

    def rank(self, query: Query, candidates: Candidates, profile: Profile, *, k: int) -> tuple[RankedProduct, ...]:
        """The k best candidates in order, with their exact contributions and reasons.

        A sort asked for is kept exactly. What can be bought stays before what is sold out, and what was waved away
        stands last, whatever the taste.
        """
        items = candidates.items
        tastes = self._tastes(items, profile)
        parts = [self._contributions(query, item, profile, taste) for item, taste in zip(items, tastes, strict=True)]
        scores = [sum(part.value for part in each) for each in parts]
        plain = [sum(part.value for part in each if part.name != "taste") for each in parts]
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
        """What the recommender thinks, as a share of its unit, in [0, 1]; of what is owned, as far as it is due."""
        if self._recommender is None or not items:
            return [0.0] * len(items)
        families = [item.product.family for item in items]
        raw = np.nan_to_num(self._recommender.score([profile.history], families)[0], nan=0.0)
        shares = np.clip(raw / self._unit, 0.0, 1.0)
        return [_lacked(key, profile) * float(share) for key, share in zip(families, shares, strict=True)]

    def _contributions(self, query: Query, item: Candidate, profile: Profile, taste: float) -> tuple[Contribution, ...]:
        w = self._weights
        wish = w.wishes * worth(query.wishes)
        guest = 0.3 if not profile.history else 1.0
        parts = (
            ("text", w.text * item.score),
            ("wishes", wish * item.met * (item.score if query.text else 1.0)),
            ("taste", w.taste * w.personalisation * guest * taste * item.met),
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
        parts = self._recommender.attribute(profile.history, item.product.family)
        others = profile.liked - {item.product.family}
        causes = [key for key, part in parts if part >= _CARRIES * self._unit and key in others]
        known = self._look_up(causes)
        because = tuple(known[key] for key in causes if key in known)[:MOST_CAUSES]
        return [Reason(kind="taste", weight=weight, because=because)] if because else []


def _lacked(product_id: str, profile: Profile) -> float:
    """How far the shopper lacks a product, in [0, 1]; fully what they rebuy, where it cannot be told what is due."""
    if product_id not in profile.purchased:
        return 1.0
    return float(product_id in profile.repeated) if profile.due is None else profile.due.get(product_id, 0.0)


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
