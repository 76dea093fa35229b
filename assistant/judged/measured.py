"""A measured run as JSON and as a table."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.judge.runs import Run
from retrieval.judge.scope import Scope
from retrieval.measures import MEASURES, interval, mean

MAIN = "ndcg@10"
_FEWEST = 2
"""Queries from which an interval says something."""
_FULL, _DEEP = 10, 50
"""Places that the measures look at."""
Values = Mapping[str, Mapping[str, float]]
"""Query id -> measure -> value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query as a person wrote it."""

    text: str = ""
    kind: str = "all"
    """The group it is counted in: the `type` of its line."""


UNKNOWN = Asked()


def measured_json(run: Run, values: Values, scope: Scope, asked: Mapping[str, Asked]) -> dict[str, Any]:
    """The document of `evaluate search`: means with 95 % intervals, by type, and each query."""
    kinds = by_kind(scope.queries, asked)
    types = {kind: summary([values[query] for query in queries]) for kind, queries in kinds.items()}
    return {
        "measures": summary(list(values.values())),
        "by_type": {kind: types[kind][MAIN] for kind in types},
        "types": types,
        "counts": counts(scope) | {"missing": len(scope.missing_from(run)), "depth": run.depth},
        "per_query": [
            {
                "id": query,
                "type": asked.get(query, UNKNOWN).kind,
                **{name: rounded(value) for name, value in values[query].items()},
            }
            for query in scope.queries
        ],
    }


def summary(rows: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Means of the measures and their intervals; None in place of the interval of a single query."""
    columns = {name: [row[name] for row in rows] for name in MEASURES}
    document: dict[str, Any] = {name: rounded(mean(column)) for name, column in columns.items()}
    document |= {f"{name}_interval": _interval(column) for name, column in columns.items()}
    return document | {"queries": len(rows)}


def _interval(column: Sequence[float]) -> tuple[float, float] | None:
    known = [value for value in column if not math.isnan(value)]
    if len(known) < _FEWEST:
        return None
    low, high = interval(known)
    return round(low, 4), round(high, 4)


def counts(scope: Scope) -> dict[str, int]:
    """How many queries are measured and how many are not, and why."""
    return {
        "measured": len(scope.queries),
        "unjudged": scope.unjudged,
        "without_relevant": scope.without_relevant,
        "not_asked": scope.not_asked,
    }


def by_kind(queries: Sequence[str], asked: Mapping[str, Asked]) -> dict[str, list[str]]:
    """The queries of each type, types by name."""
    kinds: dict[str, list[str]] = {}
    for query in queries:
        kinds.setdefault(asked.get(query, UNKNOWN).kind, []).append(query)
    return dict(sorted(kinds.items()))


def rounded(value: float, digits: int = 4) -> float | None:
    """A value for JSON; None where it is NaN."""
    return None if math.isnan(value) else round(value, digits)


def measured_text(document: Mapping[str, Any]) -> str:
    """The same for a person."""
    lines = [scope_text(document["counts"]), ""]
    lines += [_row(name, document["measures"], name) for name in MEASURES]
    if len(document["types"]) > 1:
        lines += ["", f"{MAIN} by type"]
        lines += [_row(f"{kind} ({row['queries']})", row, MAIN) for kind, row in document["types"].items()]
    notes = depth_notes("The run", document["counts"]["missing"], document["counts"]["depth"])
    return "\n".join([*lines, *([""] if notes else []), *notes])


def scope_text(count: Mapping[str, int]) -> str:
    """What is measured and what is left out, in one line."""
    said = [f"Judged queries: {count['measured']}"]
    said += [f"left out without judgements: {count['unjudged']}"] if count["unjudged"] else []
    said += [f"left out with nothing relevant: {count['without_relevant']}"] if count["without_relevant"] else []
    said += [f"judged but not asked: {count['not_asked']}"] if count["not_asked"] else []
    return "; ".join(said) + "."


def depth_notes(name: str, missing: int, depth: int) -> list[str]:
    """What makes a run look worse than its order: queries it lacks, shelves it cuts short."""
    said = [f"{name} lacks {missing} of the queries: each counts as 0."] if missing else []
    if depth < _FULL:
        said.append(f"{name} shows at most {depth} products a query: an empty place counts as not relevant.")
    elif depth < _DEEP:
        said.append(f"{name} shows at most {depth} products a query: its recall@50 is that of {depth}.")
    return said


def _row(label: str, row: Mapping[str, Any], name: str) -> str:
    return f"{label:<20} {shown(row[name]):>6}   {_span(row[f'{name}_interval'])}".rstrip()


def shown(value: float | None) -> str:
    """A value with three places; a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def signed(value: float) -> str:
    """A difference with three places and its sign; nothing is +0.000."""
    return f"{round(value, 3) + 0.0:+.3f}"


def _span(bounds: tuple[float, float] | None) -> str:
    return f"{bounds[0]:.3f} .. {bounds[1]:.3f}" if bounds else ""
