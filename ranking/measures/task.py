"""What has to be predicted: shoppers, what they had to do with, and what they took afterwards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.events import Event
from ranking.history import History, history_of
from ranking.measures.pairs import Pairs, pairs_of
from ranking.weights import EventWeights

_NOBODY = History()


@dataclass(frozen=True, kw_only=True)
class Task:
    """Each shopper's history and the unseen products that came after it."""

    product_ids: tuple[str, ...]
    histories: Mapping[str, History]
    known: Mapping[str, frozenset[str]]
    """What each shopper has or likes already: never recommended, never a target."""
    targets: Mapping[str, frozenset[str]]
    """Of the shoppers with a history."""
    popularity: Mapping[str, int]
    """How many shoppers have to do with each product."""
    kinds: Mapping[str, str]
    """Product id -> product type, where known."""
    strangers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The targets of the shoppers of whom nothing is known: measured as a segment of their own."""
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """Unit text vectors of the products, (products, d); None where there are none."""

    @cached_property
    def shoppers(self) -> tuple[str, ...]:
        """Everybody who is shown a list: first those with a history, then the strangers."""
        return (*self.targets, *self.strangers)

    def history(self, shopper: str) -> History:
        """What a shopper had to do with; a stranger, nothing."""
        return self.histories.get(shopper, _NOBODY)

    def had(self, shopper: str) -> frozenset[str]:
        """What a shopper has or likes already; a stranger, nothing."""
        return self.known.get(shopper, frozenset())

    @cached_property
    def columns(self) -> Columns:
        """The places of the products."""
        return Columns(self.product_ids)

    @cached_property
    def wanted(self) -> Pairs:
        """The targets of all shoppers, as pairs of places."""
        return pairs_of([*self.targets.values(), *self.strangers.values()], self.columns)

    @cached_property
    def owned(self) -> Pairs:
        """What all shoppers have or like already, as pairs of places."""
        return pairs_of([self.had(shopper) for shopper in self.shoppers], self.columns)

    @cached_property
    def wanted_counts(self) -> NDArray[np.int64]:
        """How many targets each shopper has, those that are no products of the task too; (shoppers,)."""
        each = (*self.targets.values(), *self.strangers.values())
        return np.fromiter(map(len, each), dtype=np.int64, count=len(self.shoppers))

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The share of the shoppers with a history who have to do with each product; (products,)."""
        return self.counts / max(1, len(self.histories))

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many shoppers have to do with each product; (products,)."""
        found = (self.popularity.get(key, 0) for key in self.product_ids)
        return np.fromiter(found, dtype=np.int64, count=len(self.product_ids))

    @cached_property
    def kind_names(self) -> tuple[str, ...]:
        """The kinds of the products, sorted."""
        return tuple(sorted({kind for key in self.product_ids if (kind := self.kinds.get(key))}))

    @cached_property
    def kind_codes(self) -> NDArray[np.int64]:
        """The place in `kind_names` of each product's kind, -1 where it is not known; (products,)."""
        code = {kind: n for n, kind in enumerate(self.kind_names)}
        found = (code.get(self.kinds.get(key, ""), -1) for key in self.product_ids)
        return np.fromiter(found, dtype=np.int64, count=len(self.product_ids))


def task_of(
    past: Sequence[Event],
    future: Sequence[Event],
    product_ids: Sequence[str],
    kinds: Mapping[str, str],
    vectors: NDArray[np.float32] | None = None,
    weights: EventWeights | None = None,
) -> Task:
    """What past events let predict of future ones.

    Args:
        past: what is known.
        future: what has to be predicted.
        product_ids: all products, sorted.
        kinds: product id -> product type, where known.
        vectors: unit text vectors of `product_ids`, (products, d).
        weights: what each kind of event says.
    """
    histories = histories_of(past, weights)
    known: dict[str, set[str]] = {user: set() for user in histories}
    for event in past:
        if event.liked:
            known[event.user_id].add(event.product_id)
    targets: dict[str, set[str]] = defaultdict(set)
    for event in future:
        if event.liked and event.product_id not in known.get(event.user_id, ()):
            targets[event.user_id].add(event.product_id)
    popularity: dict[str, set[str]] = defaultdict(set)
    for event in past:
        popularity[event.product_id].add(event.user_id)
    wanted = {user: frozenset(targets[user]) for user in sorted(targets)}
    return Task(
        product_ids=tuple(sorted(product_ids)),
        histories=histories,
        known={user: frozenset(keys) for user, keys in known.items()},
        targets={user: keys for user, keys in wanted.items() if user in histories},
        popularity={key: len(users) for key, users in popularity.items()},
        kinds=kinds,
        strangers={user: keys for user, keys in wanted.items() if user not in histories},
        vectors=vectors,
    )


def histories_of(events: Sequence[Event], weights: EventWeights | None = None) -> dict[str, History]:
    """Each shopper's history, by shopper id; shoppers without events have none."""
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.user_id, e.when)):
        grouped[event.user_id].append(event)
    return {user: history_of(mine, weights) for user, mine in grouped.items()}
