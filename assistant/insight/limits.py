"""The limits people set, and what they refuse."""

import json
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from assistant.insight.counted import Counted, most_common
from assistant.insight.digest import DIGESTS, wishing_conversations
from assistant.insight.period import Period
from ranking.events import EVENTS

MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbs:
    """What was said of a product."""

    product_id: str
    likes: int
    dislikes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsSet:
    """The limits of a period."""

    limited: int
    """Conversations that set one."""
    of: int
    """All conversations that wished for something."""
    fields: tuple[Counted, ...]
    """Field -> conversations that limited it; "exclude" is what must not be."""
    values: tuple[tuple[str, tuple[Counted, ...]], ...]
    """Field -> its most frequent values, of fields whose values are words."""
    highest_price: float | None
    """The median of the highest prices."""
    excluded: tuple[Counted, ...]
    likes: int
    dislikes: int
    refused: tuple[Thumbs, ...]
    """The products with most thumbs down."""


def limits_set(connection: Connection, period: Period) -> LimitsSet:
    """The limits people set, and what they refuse."""
    held = period.holds(DIGESTS.c.at)
    of = wishing_conversations(connection, held)
    rows = connection.execute(
        select(DIGESTS.c.conversation_id, DIGESTS.c.limits).where(held, DIGESTS.c.limits != "[]")
    ).all()
    by_limits: dict[str, set[str]] = defaultdict(set)
    for conversation_id, limits in rows:
        by_limits[limits].add(conversation_id)
    by_value: dict[tuple[str, str], set[str]] = defaultdict(set)
    for limits, ids in by_limits.items():
        for name, value in json.loads(limits):
            by_value[name, str(value).casefold()] |= ids
    fields: dict[str, set[str]] = defaultdict(set)
    values: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, value), ids in by_value.items():
        fields[name] |= ids
        values[name][value] = len(ids)
    prices = Counter({float(value): count for value, count in values.get("price_max", {}).items()})
    worded = ("colors", "materials", "sizes", "brand", "gender")
    likes, dislikes, refused = _thumbs(connection, period)
    return LimitsSet(
        limited=len(set().union(*by_limits.values())),
        of=of,
        fields=most_common({name: len(ids) for name, ids in fields.items()}),
        values=tuple((name, most_common(values[name], 5)) for name in worded if name in values),
        highest_price=statistics.median(prices.elements()) if prices else None,
        excluded=most_common(values.get("exclude", {}), MOST),
        likes=likes,
        dislikes=dislikes,
        refused=refused,
    )


def _thumbs(connection: Connection, period: Period) -> tuple[int, int, tuple[Thumbs, ...]]:
    liked = func.sum(case((EVENTS.c.kind == "like", 1), else_=0))
    disliked = func.sum(case((EVENTS.c.kind == "dislike", 1), else_=0))
    rows = connection.execute(
        select(EVENTS.c.product_id, liked, disliked)
        .where(EVENTS.c.kind.in_(("like", "dislike")), period.holds_seconds(EVENTS.c.at))
        .group_by(EVENTS.c.product_id)
        .order_by(disliked.desc(), liked, EVENTS.c.product_id)
    ).all()
    refused = tuple(Thumbs(product_id=key, likes=up, dislikes=down) for key, up, down in rows[:MOST] if down)
    return sum(row[1] for row in rows), sum(row[2] for row in rows), refused
