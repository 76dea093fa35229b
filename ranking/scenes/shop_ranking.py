"""What every scene reads: the catalogue, the recommender in service and what was learned beside it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ranking.diversify import rooms_of
from ranking.history import History
from ranking.ranked import Profile
from ranking.scenes.models import SceneModels
from ranking.versions import Fitted
from ranking.weighing import near_price
from retrieval.product import Product

_USED_UP = 0.2
"""A kind of which this share of purchases is made again is used up."""


class Texts(Protocol):
    """What the texts of products say of how alike they are."""

    def vectors(self, family_ids: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 of shape (families, d); zeros where there is none."""
        ...

    def likeness(self, family_id: str, family_ids: Sequence[str]) -> NDArray[np.float64]:
        """The cosine of each of some families to one; 0 where one of both has no vector."""
        ...


class NoTexts:
    """Nothing is known of how alike products are."""

    def vectors(self, family_ids: Sequence[str]) -> NDArray[np.float32]:
        """See `Texts.vectors`."""
        return np.zeros((len(family_ids), 1), dtype=np.float32)

    def likeness(self, _family_id: str, family_ids: Sequence[str]) -> NDArray[np.float64]:
        """See `Texts.likeness`."""
        return np.zeros(len(family_ids))


@dataclass(frozen=True, kw_only=True)
class ShopRanking:
    """One shop as it is now. Products are families: each is spoken for by a variant that can be bought."""

    fitted: Fitted | None
    models: SceneModels
    products: Mapping[str, Product]
    """Family id -> its speaking variant, of all families on sale."""
    texts: Texts
    today: date
    personalisation: float = 1.0
    """How much a shopper's past counts on the shelves of taste, from 0 to 1, where the shopper does not say."""
    diversity: float = 0.2
    """How far what is more of the same gives way on a shelf, from 0 (the order is by score alone) to 1."""

    @cached_property
    def product_ids(self) -> tuple[str, ...]:
        """All families that can be bought now, sorted."""
        return tuple(sorted(key for key, product in self.products.items() if product.in_stock is not False))

    @cached_property
    def kinds(self) -> tuple[str | None, ...]:
        """The product type of each of `product_ids`."""
        return tuple(self.products[key].product_type for key in self.product_ids)

    @cached_property
    def kind_codes(self) -> NDArray[np.int64]:
        """A number for the kind of each of `product_ids`; -1 where it has none."""
        return np.array([self._kind_numbers.get(kind or "", -1) for kind in self.kinds], dtype=np.int64)

    @cached_property
    def _kind_numbers(self) -> Mapping[str, int]:
        return {kind: number for number, kind in enumerate(sorted({kind for kind in self.kinds if kind}))}

    def rooms(self, history: History) -> NDArray[np.float64]:
        """How many of ten places the kind of each of `product_ids` has by its share of a history, at least 1."""
        bought = [self.products.get(key) for key in history.product_ids]
        past = [self._kind_numbers.get(product.product_type or "", -1) if product else -1 for product in bought]
        return rooms_of(np.array(past, dtype=np.int64), np.array(history.weights), self.kind_codes)

    def likeness(self, product_id: str) -> NDArray[np.float64]:
        """The cosine of the text of each of `product_ids` to that of a product; 0 where one has no vector."""
        return self.texts.likeness(product_id, self.product_ids)

    def own_tastes(self, profile: Profile) -> NDArray[np.float64] | None:
        """What the recommender thinks of each of `product_ids` as a share of a full match; 0 where it cannot score.

        None where it thinks the same of somebody without a past.
        """
        own, anybody = self.tastes_without(profile, ((), profile.history.product_ids))
        return None if np.array_equal(own, anybody) else own

    def tastes_without(self, profile: Profile, left_out: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """`own_tastes` as if some past products had never been: one row for each set left out."""
        if self.fitted is None:
            return np.zeros((len(left_out), len(self.product_ids)))
        histories = [profile.history.without(frozenset(keys)) for keys in left_out]
        scores = self.fitted.recommender.score(histories, self.product_ids)
        shares: NDArray[np.float64] = np.nan_to_num(scores, nan=0.0).astype(np.float64) / max(self.fitted.unit, 1e-9)
        return shares

    def fresh(self, profile: Profile) -> NDArray[np.bool_]:
        """Whether each of `product_ids` is neither bought, liked nor waved away yet."""
        out = profile.purchased | profile.liked | profile.disliked
        return np.array([key not in out for key in self.product_ids], dtype=np.bool_)

    def is_used_up(self, product_id: str) -> bool:
        """Whether others buy a product's kind again and again, so that another of it is welcome."""
        return self._repeated.get(self.products[product_id].product_type, 0.0) >= _USED_UP

    @cached_property
    def _repeated(self) -> Mapping[str | None, float]:
        """Of each kind, the share of purchases that are made again; of products without a kind under None."""
        buyers = self.models.buyers
        bought: dict[str | None, float] = defaultdict(float)
        again: dict[str | None, float] = defaultdict(float)
        for key, people, repeats in zip(buyers.product_ids, buyers.all, buyers.repeats, strict=True):
            kind = self.products[key].product_type if key in self.products else None
            bought[kind] += people
            again[kind] += repeats
        return {kind: again[kind] / people for kind, people in bought.items() if people}

    def price_nearness(self, usual_minor: int | None) -> NDArray[np.float64]:
        """Closeness of each price to one: 1 at that price, 0 at four times or a quarter of it, and where unknown."""
        return np.array([near_price(self.products[key].current_price_minor, usual_minor) for key in self.product_ids])
