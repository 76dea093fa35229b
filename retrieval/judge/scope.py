"""Which queries a run is measured on, and what is left out of the mean."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from retrieval.errors import InputError
from retrieval.judge.qrels import Qrels
from retrieval.judge.runs import Run
from retrieval.measures import MEASURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The queries that are measured, and how many are not."""

    queries: tuple[str, ...]
    """Judged, with something relevant, and asked."""
    unjudged: int
    """Queries without judgements."""
    without_relevant: int
    """Judged queries for which nothing is relevant."""
    not_asked: int
    """Judged queries that are not among those asked."""

    def missing_from(self, run: Run) -> tuple[str, ...]:
        """Queries that are measured and that the run does not have: each counts as nothing found."""
        return tuple(query for query in self.queries if query not in run.rankings)


def scope_of(qrels: Qrels, runs: Iterable[Run], asked: Collection[str] | None = None) -> Scope:
    """The judged queries, in the order of `asked` where that is given.

    Raises:
        InputError: none is left, or a run has none of them.
    """
    runs = tuple(runs)
    shown = dict.fromkeys(query for run in runs for query in run.rankings)
    judged = [query for query in (qrels.grades if asked is None else asked) if query in qrels.grades]
    queries = tuple(query for query in judged if any(grade > 0 for grade in qrels.grades[query].values()))
    if not queries:
        raise InputError("No query has a relevant product among the judgements. Do queries and judgements share ids?")
    scope = Scope(
        queries=queries,
        unjudged=sum(query not in qrels.grades for query in (shown if asked is None else asked)),
        without_relevant=len(judged) - len(queries),
        not_asked=len(qrels.grades) - len(judged),
    )
    for run in runs:
        if len(scope.missing_from(run)) == len(queries):
            other = next(iter(run.rankings), "none")
            raise InputError(
                f"{run.name} has none of the {len(queries)} judged queries (it has {other!r}, the judgements have "
                f"{queries[0]!r}). Use the same ids in both."
            )
    return scope


def measured(run: Run, qrels: Qrels, scope: Scope) -> dict[str, dict[str, float]]:
    """Query id -> measure -> value, for every query of the scope; NaN where a measure says nothing."""
    return {
        query: {name: measure(run.rankings.get(query, ()), qrels.grades[query]) for name, measure in MEASURES.items()}
        for query in scope.queries
    }
