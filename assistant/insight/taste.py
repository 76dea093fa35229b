"""What the recommender has learned, in which versions, and the index that search reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ranking.versions import in_service, numbers, version_of
from retrieval import builds
from retrieval.home import Home


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A model as it was measured; None where it was not."""

    name: str
    ndcg: float | None
    low: float | None
    high: float | None
    hit: float | None
    coverage: float | None
    diversity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankerVersion:
    """A trained version."""

    number: int
    chosen: str
    ndcg: float | None
    events: int | None
    """How many events it was fitted on."""
    stored_at: datetime | None
    serves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What is known of taste."""

    versions: tuple[RankerVersion, ...]
    """The newest first."""
    models: tuple[Measured, ...]
    """Of the version in service, the best first."""
    tries: tuple[tuple[str, tuple[float, ...]], ...]
    """Of it: model -> the best nDCG@10 on the validation part after each try."""
    curves: tuple[tuple[str, tuple[float, ...]], ...]
    """Of it: model that learned in rounds -> its loss in each, as a share of the first; () in versions of before."""
    index: builds.Build | None
    catalogue_revision: int

    @property
    def in_service(self) -> RankerVersion | None:
        """The version that ranks now."""
        return next((version for version in self.versions if version.serves), None)


def taste(home: Home, catalogue_revision: int) -> Taste:
    """What the recommenders of a shop have learned."""
    serving = in_service(home)
    stored = {number: version_of(home, number) for number in numbers(home)}
    versions = tuple(
        _version(number, stored[number].table, stored[number].stored_at, serves=number == serving)
        for number in sorted(stored, reverse=True)
    )
    table = stored[serving].table if serving in stored else {}
    models = sorted((_measured(row) for row in table.get("models", ())), key=lambda each: -(each.ndcg or 0))
    tries = {name: _best_so_far(values) for name, values in table.get("tries", {}).items() if len(values) > 1}
    return Taste(
        versions=versions,
        models=tuple(models),
        tries=tuple(sorted(tries.items(), key=lambda each: (-each[1][-1], each[0]))),
        curves=tuple(
            (name, tuple(value / curve[0] for value in curve))
            for name, curve in sorted(table.get("curves", {}).items())
            if len(curve) > 1 and curve[0] > 0
        ),
        index=builds.in_service(home),
        catalogue_revision=catalogue_revision,
    )


def _version(number: int, table: dict[str, Any], stored_at: datetime | None, *, serves: bool) -> RankerVersion:
    rows = {row["name"]: row for row in table.get("models", ())}
    chosen = table.get("chosen") or ""
    return RankerVersion(
        number=number,
        chosen=chosen,
        ndcg=rows.get(chosen, {}).get("ndcg@10"),
        events=table.get("fitted_on", {}).get("events"),
        stored_at=stored_at,
        serves=serves,
    )


def _measured(row: dict[str, Any]) -> Measured:
    low, high = row.get("ndcg@10_interval") or (None, None)
    return Measured(
        name=row["name"],
        ndcg=row.get("ndcg@10"),
        low=low,
        high=high,
        hit=row.get("hit@10"),
        coverage=row.get("coverage"),
        diversity=row.get("diversity"),
    )


def _best_so_far(values: list[float]) -> tuple[float, ...]:
    best: list[float] = []
    for value in values:
        best.append(max(value, best[-1]) if best else value)
    return tuple(best)
