"""The blend: one score a candidate, the sum of stated contributions, from which its reasons are read.

text      how well the words match, [0, 1] times 1.0
wishes    how far the soft wishes are met, times what they are worth, at most 0.35, and the text match
taste     what the collaborative model thinks, as a share of what it thinks of a shopper's best match, [0, 1], times
          at most 0.30 and how far the soft wishes are met; of what this shopper has bought, as far as it is due to be
          bought again
price     closeness to what this shopper usually pays, times 0.03
rating    the shrunk mean rating, times 0.05
dislike   -1.0 for what the shopper waved away

`personalisation` is a dial: at 0 the words and facts alone order the shelf, for a shopper as for a guest, and only what
was waved away stands last; at 1 the past counts most.
Bound: taste, price and rating together move a product by at most 0.38 with the `personalisation` dial at 1, and by at
most 0.215 with it at 0.5, its default: the dial scales taste and price. And whatever the dial, taste is held back
where it would lift a product over one whose words (text and wishes) match better by 0.15: what was typed outranks it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.causes import parts_of
from ranking.history import History
from ranking.ranked import PAST, Contribution, Profile, RankedProduct, Reason
from ranking.versions import Fitted
from ranking.weighing import carrying, near_price, past_reason, shrunk_rating
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query
from retrieval.wishes import worth

_MATERIAL = 0.02
"""A contribution smaller than this is not a reason."""
_WELL_RATED = 4.3
CLEARLY = 0.15
"""Words that match better by so much are never outranked by taste, whatever the dial."""
_BEHIND = 1e-6
"""How far behind the clearly better one the first product is held, the next as far behind that."""
_WORDS = ("text", "wishes")
_GUEST = 0.3
"""How much what most shoppers buy counts for a guest, as a share of a taste."""

Parts = tuple[Contribution, ...]


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
        fixed = [self._contributions(query, item, profile) for item in items]
        tastes = self._tastes(items, fixed, profile, [profile.history])[0]
        parts = [_with_taste(each, taste) for each, taste in zip(fixed, tastes.tolist(), strict=True)]
        scores = [sum(part.value for part in each) for each in parts]
        order = _order(query, items, scores, profile)
        places = {index: rank for rank, index in enumerate(_order(query, items, _sums(fixed), profile), start=1)}
        reasons = self._reasons(items, parts, profile, order[:k])
        without = self._without_causes(query, items, fixed, profile, reasons)
        return tuple(
            RankedProduct(
                rank=rank,
                product=items[index].product,
                score=scores[index],
                candidate=items[index],
                contributions=parts[index],
                reasons=reasons[index],
                rank_without_taste=places[index],
                rank_without_causes=without.get(index),
            )
            for rank, index in enumerate(order[:k], start=1)
        )

    def _tastes(
        self, items: Sequence[Candidate], fixed: Sequence[Parts], profile: Profile, histories: Sequence[History]
    ) -> NDArray[np.float64]:
        """What taste adds to each candidate by each history, of shape (histories, items).

        A share of the unit, in [0, 1]; of what is owned, as far as it is due; held behind what matches clearly better.
        """
        if self._recommender is None or not items:
            return np.zeros((len(histories), len(items)))
        families = [item.product.family for item in items]
        raw = np.nan_to_num(self._recommender.score(histories, families), nan=0.0).astype(np.float64)
        met = np.array([_lacked(item.product.family, profile) * item.met for item in items])
        w = self._weights
        worth = np.array([w.taste * w.personalisation * (1.0 if history else _GUEST) for history in histories])
        wanted: NDArray[np.float64] = np.clip(raw / self._unit, 0.0, 1.0) * met * worth[:, None]
        held: NDArray[np.float64] = np.minimum(wanted, _room(items, fixed, profile))
        return held

    def _without_causes(
        self,
        query: Query,
        items: Sequence[Candidate],
        fixed: Sequence[Parts],
        profile: Profile,
        reasons: Mapping[int, tuple[Reason, ...]],
    ) -> dict[int, int]:
        """Index -> the rank without the past products that its reasons name, all candidates scored anew."""
        causes = {index: named for index, each in reasons.items() if (named := past_of(each))}
        sets = sorted(set(causes.values()))
        if not sets:
            return {}
        histories = [profile.history.without(frozenset(keys)) for keys in sets]
        plain = np.array(_sums(fixed))
        tastes = self._tastes(items, fixed, profile, histories)
        orders = {
            keys: _order(query, items, (plain + row).tolist(), profile) for keys, row in zip(sets, tastes, strict=True)
        }
        return {index: orders[keys].index(index) + 1 for index, keys in causes.items()}

    def _contributions(self, query: Query, item: Candidate, profile: Profile) -> Parts:
        """All parts of a score but taste."""
        w = self._weights
        wish = w.wishes * worth(query.wishes)
        price = near_price(item.product.current_price_minor, profile.typical_price_minor)
        parts = (
            ("text", w.text * item.score),
            ("wishes", wish * item.met * (item.score if query.text else 1.0)),
            ("price", w.price * w.personalisation * price),
            ("rating", w.rating * shrunk_rating(item.product)),
            ("dislike", -w.dislike if item.product.family in profile.disliked else 0.0),
        )
        return tuple(Contribution(name=name, value=value) for name, value in parts if value)

    def _reasons(
        self,
        items: Sequence[Candidate],
        parts: Sequence[Sequence[Contribution]],
        profile: Profile,
        places: Sequence[int],
    ) -> dict[int, tuple[Reason, ...]]:
        """Index -> its reasons, the weightiest first, of the candidates at some places."""
        moved = [index for index in places if _value(parts[index], "taste") >= _MATERIAL]
        because = dict(zip(moved, self._because([items[n].product.family for n in moved], profile), strict=True))
        found: dict[int, tuple[Reason, ...]] = {}
        for index in places:
            total = sum(abs(part.value) for part in parts[index]) or 1.0
            each = _fact_reasons(items[index].product, parts[index], total)
            if (text := _value(parts[index], "text")) >= _MATERIAL:
                each.append(Reason(kind="text", weight=text / total))
            if index in because:
                each += _taste_reason(_value(parts[index], "taste") / total, because[index], profile)
            found[index] = tuple(sorted(each, key=lambda reason: (-reason.weight, reason.kind)))
        return found

    def _because(self, families: Sequence[str], profile: Profile) -> list[tuple[Product, ...]]:
        """The past products that make up most of the taste for each of some families, exactly."""
        if self._recommender is None or not profile.history or not families:
            return [()] * len(families)
        found = parts_of(self._recommender, profile.history, families)
        causes = [carrying(each, self._unit, profile.liked - {key}) for key, each in zip(families, found, strict=True)]
        known = self._look_up(sorted({key for keys in causes for key in keys}))
        return [tuple(known[key] for key in keys if key in known) for keys in causes]


def past_of(reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The families of the past products that reasons of taste name, sorted."""
    return tuple(sorted({past.family for reason in reasons if reason.kind in PAST for past in reason.because}))


def _room(items: Sequence[Candidate], fixed: Sequence[Parts], profile: Profile) -> NDArray[np.float64]:
    """How much taste each candidate may have without passing one whose words match better by CLEARLY; at least 0."""
    words = np.array([_value(parts, "text") + _value(parts, "wishes") for parts in fixed])
    plain = np.array(_sums(fixed))
    apart = np.array([item.product.family in profile.disliked or item.product.in_stock is False for item in items])
    order = np.argsort(-words, kind="stable")
    lowest = np.minimum.accumulate(np.where(apart, np.inf, plain)[order])
    better = np.searchsorted(-words[order], -(words + CLEARLY), side="right")
    ceiling = np.where(better > 0, lowest[better - 1], np.inf)
    behind = np.empty(len(items))
    behind[order] = _BEHIND * np.arange(1, len(items) + 1)  # those that are held stay in the order of their words
    room: NDArray[np.float64] = np.maximum(ceiling - behind - plain, 0.0)
    return room


def _sums(fixed: Sequence[Parts]) -> list[float]:
    return [sum(part.value for part in parts) for parts in fixed]


def _with_taste(parts: Parts, taste: float) -> Parts:
    """The parts of a score with that of taste, after those of the words."""
    if not taste:
        return parts
    words = tuple(part for part in parts if part.name in _WORDS)
    return (*words, Contribution(name="taste", value=taste), *parts[len(words) :])


def _taste_reason(weight: float, because: tuple[Product, ...], profile: Profile) -> list[Reason]:
    """For a guest the taste is what most shoppers buy."""
    if not profile.history:
        return [Reason(kind="popular", weight=weight)]
    reason = past_reason(because, profile.purchased, weight)
    return [reason] if reason else []


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


def _fact_reasons(product: Product, parts: Sequence[Contribution], total: float) -> list[Reason]:
    found = []
    if product.rating is not None and product.rating >= _WELL_RATED:
        found.append(Reason(kind="rating", weight=_value(parts, "rating") / total, value=product.rating))
    if product.on_sale and product.price_minor and product.sale_price_minor is not None:
        percent = round(100 * (1 - product.sale_price_minor / product.price_minor))
        found.append(Reason(kind="sale", weight=0.0, value=float(percent)))
    return found
