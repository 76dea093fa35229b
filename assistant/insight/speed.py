"""How fast the answers are, what the model wrote that was cut, and what the guard stopped."""

import statistics
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Integer, func, select, type_coerce

from assistant.insight.counted import Counted, most_common
from assistant.insight.digest import DIGESTS
from assistant.insight.period import Period, Steps, steps_of

_HIGH = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Milliseconds of one thing over many turns."""

    median: float
    high: float
    """Nineteen of twenty are as fast as this, or faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of a period."""

    turns: int
    steps: Steps
    times: tuple[Spread | None, ...]
    """Of whole turns, a step each; None where there were none."""
    whole: Spread | None
    products: Spread | None
    """Until the cards are there."""
    first_word: Spread | None
    stopped: int
    """Turns that were broken off."""
    written: int
    """Sentences of the language model that were shown."""
    cut: int
    """Those of its sentences that were not."""
    refused: tuple[Counted, ...]
    """What was asked that the guard does not grant -> turns."""


def answers(connection: Connection, period: Period) -> Answers:
    """How the answers of a period were given."""
    held = period.holds(DIGESTS.c.at)
    rows = connection.execute(
        select(
            func.substr(DIGESTS.c.at, 1, 10), DIGESTS.c.total_ms, DIGESTS.c.products_ms, DIGESTS.c.first_word_ms
        ).where(held, DIGESTS.c.total_ms.is_not(None))
    ).all()
    days = {text: date.fromisoformat(text) for text in {row[0] for row in rows}}
    steps = steps_of(period, days.values())
    places = {text: steps.place(day) for text, day in days.items()}
    by_step: dict[int, list[float]] = defaultdict(list)
    for text, total, *_ in rows:
        by_step[places[text]].append(total)
    sums = [
        func.coalesce(func.sum(type_coerce(column, Integer)), 0)
        for column in (DIGESTS.c.stopped, DIGESTS.c.written, DIGESTS.c.cut)
    ]
    turns, stopped, written, cut = map(int, connection.execute(select(func.count(), *sums).where(held)).one())
    refused = connection.execute(
        select(DIGESTS.c.harm, func.count().label("turns"))
        .where(held, DIGESTS.c.harm.is_not(None))
        .group_by(DIGESTS.c.harm)
    )
    return Answers(
        turns=turns,
        steps=steps,
        times=tuple(_spread(by_step.get(place, [])) for place in range(len(steps.starts))),
        whole=_spread([row[1] for row in rows]),
        products=_spread([row[2] for row in rows if row[2] is not None]),
        first_word=_spread([row[3] for row in rows if row[3] is not None]),
        stopped=stopped,
        written=written,
        cut=cut,
        refused=most_common({row.harm: row.turns for row in refused}),
    )


def _spread(values: list[float]) -> Spread | None:
    if not values:
        return None
    ordered = sorted(values)
    return Spread(median=statistics.median(ordered), high=ordered[min(int(_HIGH * len(ordered)), len(ordered) - 1)])
