"""The blend: one score a candidate, the sum of stated contributions, from which its reasons are read.

text      how well the words match, [0, 1] times 1.0
wishes    how far the soft wishes are met, times what they are worth, at most 0.35, and the text match
taste     what the collaborative model thinks, as a share of what it thinks of a shopper's best match, [0, 1], times
          at most 0.30 and how far the soft wishes are met; of what this shopper has bought, as far as it is due to be
          bought again
price     closeness to what this shopper usually pays, times 0.03
rating    the shrunk mean rating, times 0.05
dislike   -1.0 for what the shopper waved away
variety   down to -0.15 times the `diversity` dial for what others of its kind stand before: of the nth, 1 - 1/n of it

`personalisation` is a dial, the shop's or, where they set one, the shopper's own: at 0 the words and facts alone order
the shelf, for a shopper as for a guest, and only what was waved away stands last; at 1 the past counts most.
Bound: taste, price and rating together move a product by at most 0.38 with the `personalisation` dial at 1, and by at
most 0.215 with it at 0.5, its default: the dial scales taste and price. And whatever the dial, taste is held back
where it would lift a product over one whose words (text and wishes) match better by 0.15: what was typed outranks it.
Nor does variety put a product behind one whose words match worse by 0.15.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.causes import parts_of
from ranking.history import History
from ranking.placing import Placing
from ranking.ranked import PAST, Contribution, Profile, RankedProduct, Reason
from ranking.versions import Fitted
from ranking.weighing import carrying, near_price, past_reason, shrunk_rating
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query
from retrieval.wishes import worth

_MATERIAL = 0.02
"""A contribution smaller than this is not a reason."""
_WELL_RATED = 4.3
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
    variety: float = 0.15
    personalisation: float = 1.0
    """From 0 (the shopper's past does not count) to 1."""
    diversity: float = 0.2
    """From 0 (the order is by score alone) to 1."""


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
        placing = self._placing(query, items, fixed, profile)
        tastes = self._tastes(items, fixed, placing, profile, [profile.history])[0]
        parts = [_with_taste(each, taste) for each, taste in zip(fixed, tastes.tolist(), strict=True)]
        order, lost = placing.placed(_sums(parts))
        best = order[:k].tolist()
        places = {index: rank for rank, index in enumerate(placing.placed(_sums(fixed))[0].tolist(), start=1)}
        reasons = self._reasons(items, parts, profile, best)
        without = self._without_causes(items, fixed, placing, profile, reasons)
        shown = {index: _with_variety(parts[index], float(lost[index])) for index in best}
        return tuple(
            RankedProduct(
                rank=rank,
                product=items[index].product,
                score=sum(part.value for part in shown[index]),
                candidate=items[index],
                contributions=shown[index],
                reasons=reasons[index],
                rank_without_taste=places[index],
                rank_without_causes=without.get(index),
            )
            for rank, index in enumerate(best, start=1)
        )

    def _placing(self, query: Query, items: Sequence[Candidate], fixed: Sequence[Parts], profile: Profile) -> Placing:
        words = [_value(parts, "text") + _value(parts, "wishes") for parts in fixed]
        variety = self._weights.variety * self._weights.diversity
        return Placing.of(items, words, profile, is_sorted=query.sort is not None, variety=variety)

    def _tastes(
        self,
        items: Sequence[Candidate],
        fixed: Sequence[Parts],
        placing: Placing,
        profile: Profile,
        histories: Sequence[History],
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
        dial = self._dial(profile)
        worth = np.array([w.taste * dial * (1.0 if history else _GUEST) for history in histories])
        wanted: NDArray[np.float64] = np.clip(raw / self._unit, 0.0, 1.0) * met * worth[:, None]
        held: NDArray[np.float64] = np.minimum(wanted, placing.room(_sums(fixed)))
        return held

    def _without_causes(
        self,
        items: Sequence[Candidate],
        fixed: Sequence[Parts],
        placing: Placing,
        profile: Profile,
        reasons: Mapping[int, tuple[Reason, ...]],
    ) -> dict[int, int]:
        """Index -> the rank without the past products that its reasons name, all candidates scored anew."""
        causes = {index: named for index, each in reasons.items() if (named := past_of(each))}
        sets = sorted(set(causes.values()))
        if not sets:
            return {}
        histories = [profile.history.without(frozenset(keys)) for keys in sets]
        plain = _sums(fixed)
        tastes = self._tastes(items, fixed, placing, profile, histories)
        orders = {keys: placing.placed(plain + row)[0].tolist() for keys, row in zip(sets, tastes, strict=True)}
        return {index: orders[keys].index(index) + 1 for index, keys in causes.items()}

    def _dial(self, profile: Profile) -> float:
        """How much the past counts: by the shopper's own wish, else by the shop's."""
        return self._weights.personalisation if profile.personalisation is None else profile.personalisation

    def _contributions(self, query: Query, item: Candidate, profile: Profile) -> Parts:
        """All parts of a score but taste."""
        w = self._weights
        wish = w.wishes * worth(query.wishes)
        price = near_price(item.product.current_price_minor, profile.typical_price_minor)
        parts = (
            ("text", w.text * item.score),
            ("wishes", wish * item.met * (item.score if query.text else 1.0)),
            ("price", w.price * self._dial(profile) * price),
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


def _sums(fixed: Sequence[Parts]) -> NDArray[np.float64]:
    return np.array([sum(part.value for part in parts) for parts in fixed], dtype=np.float64)


def _with_taste(parts: Parts, taste: float) -> Parts:
    """The parts of a score with that of taste, after those of the words."""
    if not taste:
        return parts
    words = tuple(part for part in parts if part.name in _WORDS)
    return (*words, Contribution(name="taste", value=taste), *parts[len(words) :])


def _with_variety(parts: Parts, lost: float) -> Parts:
    return (*parts, Contribution(name="variety", value=lost)) if lost else parts


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
