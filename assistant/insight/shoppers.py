"""Who shops here: shoppers by what they take to, on a plane and in groups, the same every time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, case, func, or_, select

from assistant.insight.period import Period
from ranking.events import EVENTS
from ranking.weights import EventWeights

MOST_DRAWN = 700
FEWEST = 12
"""Shoppers that are too few to be told apart."""
_MOST_EVENTS = 300_000
_MOST_KINDS = 300
_MOST_GROUPS = 6
_A_GROUP = 60
"""Shoppers for whom there is one group more."""
_DIMENSIONS = 8
_ROUNDS = 50
_NAMED_BY = 3

Vectors = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Shoppers who take to the same."""

    shoppers: int
    kinds: tuple[tuple[str, float], ...]
    """What sets them apart: a kind of product, and how many times as often as everybody they take to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoppers:
    """Who shops here."""

    shoppers: int
    segments: tuple[Segment, ...]
    """The largest first; () where there are too few shoppers."""
    points: tuple[tuple[float, float, int], ...]
    """Some shoppers on a plane, both sides in [0, 1], with the number of their segment."""


def shoppers(
    connection: Connection,
    period: Period,
    *,
    kinds: Mapping[str, str],
    people: Mapping[str, str],
    weights: EventWeights,
) -> Shoppers:
    """Who shops here.

    Args:
        connection: to the shop's database.
        period: the time looked at.
        kinds: product id -> its kind.
        people: id -> person, of ids that are linked.
        weights: what each kind of event says for a product.
    """
    found = _weighed(connection, period, kinds, people, weights)
    names = sorted(found)
    common = Counter(kind for theirs in found.values() for kind in theirs).most_common(_MOST_KINDS)
    columns = {kind: place for place, kind in enumerate(sorted(kind for kind, _ in common))}
    if len(names) < FEWEST or len(columns) < 3:
        return Shoppers(shoppers=len(names), segments=(), points=())
    interests = np.zeros((len(names), len(columns)))
    for row, name in enumerate(names):
        for kind, weight in found[name].items():
            if kind in columns:
                interests[row, columns[kind]] = np.log1p(weight)
    small = _reduced(interests)
    groups = _grouped(small, min(_MOST_GROUPS, 2 + len(names) // _A_GROUP))
    segments, groups = _segments(interests, groups, list(columns))
    return Shoppers(shoppers=len(names), segments=segments, points=_points(small, groups))


def _weighed(
    connection: Connection,
    period: Period,
    kinds: Mapping[str, str],
    people: Mapping[str, str],
    weights: EventWeights,
) -> dict[str, Counter[str]]:
    """Shopper -> kind of product -> what their events say for it."""
    stated = {kind: getattr(weights, kind) for kind in ("view", "cart", "purchase", "like", "rating")}
    liked = or_(
        EVENTS.c.kind.in_([kind for kind in stated if kind != "rating"]),
        and_(EVENTS.c.kind == "rating", EVENTS.c.value >= 4),
    )
    latest = (
        select(EVENTS.c.user_id, EVENTS.c.product_id, EVENTS.c.kind)
        .where(liked, period.holds_seconds(EVENTS.c.at))
        .order_by(EVENTS.c.number.desc())
        .limit(_MOST_EVENTS)
        .subquery()
    )
    says = func.sum(case(stated, value=latest.c.kind, else_=0.0))
    found: dict[str, Counter[str]] = {}
    query = select(latest.c.user_id, latest.c.product_id, says).group_by(latest.c.user_id, latest.c.product_id)
    for user_id, product_id, weight in connection.execute(query):
        if product_id in kinds:
            theirs = found.setdefault(people.get(user_id, user_id), Counter())
            theirs[kinds[product_id]] += weight
    return found


def _reduced(interests: Vectors) -> Vectors:
    """Principal directions of what each shopper takes to more than others do; (shoppers, dimensions)."""
    known = np.count_nonzero(interests, axis=0)
    weighed = interests * np.log((1 + len(interests)) / (1 + known))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    unit = weighed / np.where(lengths > 0, lengths, 1)
    centred = unit - unit.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    kept = directions[:, ::-1][:, :_DIMENSIONS]
    signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])])
    return np.asarray(centred @ (kept * signs))


def _grouped(vectors: Vectors, number: int) -> Numbers:
    """The group of each row, by k-means from rows that are far apart."""
    centres = vectors[[int(np.linalg.norm(vectors, axis=1).argmax())]]
    while len(centres) < number:
        nearest = np.min([np.linalg.norm(vectors - centre, axis=1) for centre in centres], axis=0)
        centres = np.vstack([centres, vectors[int(nearest.argmax())]])
    groups = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        distances = np.linalg.norm(vectors[:, None, :] - centres[None], axis=2)
        now = distances.argmin(axis=1)
        if np.array_equal(now, groups):
            break
        groups = now
        centres = np.array(
            [vectors[groups == n].mean(axis=0) if np.any(groups == n) else centres[n] for n in range(number)]
        )
    return groups


def _segments(interests: Vectors, groups: Numbers, kinds: list[str]) -> tuple[tuple[Segment, ...], Numbers]:
    """What sets each group apart, the largest first, and the groups renumbered so."""
    order = sorted(set(groups.tolist()), key=lambda n: (-int((groups == n).sum()), n))
    takes = interests > 0
    of_all = takes.mean(axis=0)
    segments = []
    for n in order:
        theirs = takes[groups == n].mean(axis=0)
        lift = theirs / np.maximum(of_all, 1e-9)
        worth = np.where(lift > 1, theirs * np.log(np.maximum(lift, 1)), 0)
        best = [int(place) for place in np.argsort(-worth, kind="stable")[:_NAMED_BY] if worth[place] > 0]
        named = tuple((kinds[place], float(lift[place])) for place in best)
        segments.append(Segment(shoppers=int((groups == n).sum()), kinds=named))
    return tuple(segments), np.array([order.index(int(n)) for n in groups])


def _points(vectors: Vectors, groups: Numbers) -> tuple[tuple[float, float, int], ...]:
    plane = vectors[:, :2]
    low, high = plane.min(axis=0), plane.max(axis=0)
    placed = (plane - low) / np.where(high > low, high - low, 1)
    rows = np.unique(np.linspace(0, len(placed) - 1, min(MOST_DRAWN, len(placed))).round().astype(int))
    return tuple((float(placed[row, 0]), float(placed[row, 1]), int(groups[row])) for row in rows)
