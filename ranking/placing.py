"""Puts candidates in order by one score or another: what was waved away and sold out last, variety, words first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ranking.diversify import losses
from ranking.ranked import Profile
from retrieval.query import Candidate

CLEARLY = 0.15
"""Words that match better by so much are never outranked by taste or variety, whatever the dials."""
_BEHIND = 1e-6
"""How far behind the clearly better one the first product is held, the next as far behind that."""
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Some candidates, as far as their order depends on them; all arrays are of shape (candidates,)."""

    words: Values
    """How well the words match each."""
    kinds: NDArray[np.int64]
    """A number for the kind of each, -1 where it has none."""
    waved: NDArray[np.bool_]
    sold_out: NDArray[np.bool_]
    names: NDArray[np.int64]
    """The place of each by its id: equals stand in this order."""
    is_sorted: bool
    """Whether the shopper asked for a sort: the search has sorted them, and nothing else has a say."""
    variety: float
    """What being more of the same costs at most."""

    @classmethod
    def of(
        cls, items: Sequence[Candidate], words: Sequence[float], profile: Profile, *, is_sorted: bool, variety: float
    ) -> Self:
        """Look at each candidate once."""
        kinds = [item.product.product_type for item in items]
        number = {kind: n for n, kind in enumerate(dict.fromkeys(filter(None, kinds)))}
        names = np.empty(len(items), dtype=np.int64)
        names[sorted(range(len(items)), key=lambda n: items[n].product.product_id)] = np.arange(len(items))
        return cls(
            words=np.array(words, dtype=np.float64),
            kinds=np.array([number.get(kind or "", -1) for kind in kinds], dtype=np.int64),
            waved=np.array([item.product.family in profile.disliked for item in items], dtype=np.bool_),
            sold_out=np.array([item.product.in_stock is False for item in items], dtype=np.bool_),
            names=names,
            is_sorted=is_sorted,
            variety=variety,
        )

    def placed(self, scores: Values) -> tuple[NDArray[np.int64], Values]:
        """The candidates by some scores, best first, and what each loses for variety, at most 0.

        A candidate that others of its kind stand before loses up to `variety`, and passes behind none whose words
        match clearly worse.
        """
        lost = np.zeros(len(scores))
        if self.is_sorted:
            return np.arange(len(scores)), lost
        order = np.lexsort((self.names, -scores, self.sold_out, self.waved))
        free = order[~self._apart[order]]
        lost[free] = losses(scores[free], self.kinds[free], self.variety, floors=self._floors(scores)[free])
        return order[np.lexsort((-(scores + lost)[order], self.sold_out[order], self.waved[order]))], lost

    def room(self, plain: Values) -> Values:
        """How much each may gain over its plain score without passing one whose words match better by CLEARLY."""
        order = np.argsort(-self.words, kind="stable")
        lowest = np.minimum.accumulate(np.where(self._apart, np.inf, plain)[order])
        better = np.searchsorted(-self.words[order], -(self.words + CLEARLY), side="right")
        ceiling = np.where(better > 0, lowest[better - 1], np.inf)
        behind = np.empty(len(plain))
        behind[order] = _BEHIND * np.arange(1, len(plain) + 1)  # those that are held stay in the order of their words
        room: Values = np.maximum(ceiling - behind - plain, 0.0)
        return room

    @property
    def _apart(self) -> NDArray[np.bool_]:
        return self.waved | self.sold_out

    def _floors(self, scores: Values) -> Values:
        """Just above the best score of those whose words match worse than each by CLEARLY; -inf without any."""
        order = np.argsort(self.words, kind="stable")
        highest = np.maximum.accumulate(np.where(self._apart, -np.inf, scores)[order])
        worse = np.searchsorted(self.words[order], self.words - CLEARLY, side="right")
        floors: Values = np.where(worse > 0, highest[worse - 1] + _BEHIND, -np.inf)
        return floors
