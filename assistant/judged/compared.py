"""Two runs compared: every query, every measure, every type of query."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.judged.measured import MAIN, Asked, Values, by_kind, depth_notes, measured_json, rounded
from retrieval.judge.compare import SAME, Difference, difference
from retrieval.judge.qrels import Qrels
from retrieval.judge.runs import Run
from retrieval.judge.scope import Scope, measured
from retrieval.measures import MEASURES, mean

SURE = 0.05
"""A p below this is told as a difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two runs over the same judged queries: A, and B that it is compared with."""

    a: Run
    b: Run
    values_a: Values
    values_b: Values
    qrels: Qrels
    scope: Scope
    asked: Mapping[str, Asked]
    differences: Mapping[str, Difference | None]
    """Measure -> A minus B."""
    by_kind: Mapping[str, Difference | None]
    """Type of query -> A minus B of nDCG@10."""

    @property
    def main(self) -> Difference:
        """A minus B of nDCG@10: every query of the scope has it in both runs."""
        found = self.differences[MAIN]
        assert found is not None
        return found

    @property
    def kinds(self) -> Mapping[str, Sequence[str]]:
        """Type of query -> its queries."""
        return by_kind(self.scope.queries, self.asked)

    def gain(self, query: str) -> float:
        """A minus B of one query in nDCG@10; exactly 0 where they are the same."""
        gain = self.values_a[query][MAIN] - self.values_b[query][MAIN]
        return 0.0 if abs(gain) < SAME else gain

    @property
    def worst_first(self) -> tuple[str, ...]:
        """The queries by what A gains, the greatest loss first."""
        return tuple(sorted(self.scope.queries, key=lambda query: (round(self.gain(query), 9), query)))

    @property
    def losing(self) -> tuple[str, ...]:
        """The queries in which A is worse, worst first."""
        return tuple(query for query in self.worst_first if self.gain(query) < 0)

    @property
    def winning(self) -> tuple[str, ...]:
        """The queries in which A is better, best first."""
        return tuple(query for query in reversed(self.worst_first) if self.gain(query) > 0)

    def means(self, queries: Sequence[str], name: str) -> tuple[float | None, float | None]:
        """The mean of a measure over some queries, of A and of B."""
        of_a, of_b = (mean([values[query][name] for query in queries]) for values in (self.values_a, self.values_b))
        return rounded(of_a), rounded(of_b)

    def notes(self) -> list[str]:
        """What makes one of the runs look worse than its order."""
        sides = (("A", self.a), ("B", self.b))
        return [said for name, run in sides for said in depth_notes(name, len(self.scope.missing_from(run)), run.depth)]

    def verdict(self) -> str:
        """What the comparison says, in one sentence."""
        found = self.main
        if not found.wins and not found.losses:
            return "A and B do equally well in every query."
        number = len(self.scope.queries)
        counted = f"better in {found.wins} of {number} queries, worse in {found.losses}, the same in {found.ties}"
        if found.p >= SURE:
            return f"No sure difference: A is {counted}."
        return f"A is {'better' if found.mean > 0 else 'worse'} than B: {counted}."


def compare_runs(a: Run, b: Run, qrels: Qrels, scope: Scope, asked: Mapping[str, Asked]) -> Compared:
    """Measure both runs and their differences."""
    values_a, values_b = measured(a, qrels, scope), measured(b, qrels, scope)

    def between(queries: Sequence[str], name: str) -> Difference | None:
        return difference([values_a[query][name] for query in queries], [values_b[query][name] for query in queries])

    return Compared(
        a=a,
        b=b,
        values_a=values_a,
        values_b=values_b,
        qrels=qrels,
        scope=scope,
        asked=asked,
        differences={name: between(scope.queries, name) for name in MEASURES},
        by_kind={kind: between(queries, MAIN) for kind, queries in by_kind(scope.queries, asked).items()},
    )


def compared_json(both: Compared) -> dict[str, Any]:
    """The document of `evaluate search` for A, with B under `against` and the differences, the worst query first."""
    a = measured_json(both.a, both.values_a, both.scope, both.asked)
    b = measured_json(both.b, both.values_b, both.scope, both.asked)
    rows = {row["id"]: row for row in a["per_query"]}
    others = {row["id"]: {name: row[name] for name in MEASURES} for row in b["per_query"]}
    return {
        **a,
        "run": both.a.name,
        "per_query": [
            {**rows[query], "against": others[query], "difference": rounded(both.gain(query))}
            for query in both.worst_first
        ],
        "against": {"run": both.b.name, **{name: b[name] for name in ("measures", "by_type", "types", "counts")}},
        "difference": {name: _difference_json(found) for name, found in both.differences.items()},
        "difference_by_type": {kind: _difference_json(found) for kind, found in both.by_kind.items()},
    }


def _difference_json(found: Difference | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "mean": rounded(found.mean),
        "interval": None if math.isnan(found.low) else [rounded(found.low), rounded(found.high)],
        "p": rounded(found.p, 5),
        "wins": found.wins,
        "losses": found.losses,
        "ties": found.ties,
    }
