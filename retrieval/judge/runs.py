"""Runs: what a search showed for each query, best first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.judge.lines import id_of, json_object, listed, numbered_lines
from retrieval.report import Rejection
from retrieval.trec import Result, result_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rankings of one search."""

    name: str
    rankings: Mapping[str, tuple[str, ...]]
    """Query id -> product ids, best first; empty where nothing was shown."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Product id -> title, where the run tells them."""
    reordered: int = 0
    """Queries whose ranks did not follow their scores."""

    @property
    def depth(self) -> int:
        """The most products shown for a query."""
        return max(map(len, self.rankings.values()), default=0)


def read_run(path: Path) -> Run:
    """Read a run.

    Each line is a TREC line (`qid Q0 product_id rank score tag`), or JSON with `id` and `products`: ids, or objects
    with `product_id` as `ask --json` prints them. TREC lines are ordered by score as other tools do, equal scores by
    rank, then by product id; JSON keeps its order.

    Raises:
        InputError: the file cannot be read, has nothing in it, or has a line that cannot be read: without it all ranks
            below would be wrong, so that the whole run is refused, with every such line.
    """
    reading = _Reading()
    for number, line in numbered_lines(path):
        try:
            reading.take(line)
        except ValueError as error:
            reading.rejected.append(Rejection(line=number, reason=str(error)))
    if reading.rejected:
        raise InputError(
            f"{path} has lines that cannot be read, and what is missing would move all ranks below it. "
            f"Mend or remove them:\n{listed(reading.rejected)}"
        )
    if not reading.scored and not reading.ordered:
        raise InputError(f"{path} has no result in it. A run has lines `qid Q0 product_id rank score tag`.")
    ranked = {query: sorted(rows.values(), key=_order) for query, rows in reading.scored.items()}
    return Run(
        name=path.name,
        rankings={query: tuple(row.product_id for row in rows) for query, rows in ranked.items()} | reading.ordered,
        titles=reading.titles,
        reordered=sum(rows != sorted(rows, key=lambda row: row.rank) for rows in ranked.values()),
    )


def _order(result: Result) -> tuple[float, int, str]:
    return -result.score, result.rank, result.product_id


class _Reading:
    """A run while it is read."""

    def __init__(self) -> None:
        self.scored: dict[str, dict[str, Result]] = {}
        self.ordered: dict[str, tuple[str, ...]] = {}
        self.titles: dict[str, str] = {}
        self.rejected: list[Rejection] = []

    def take(self, line: str) -> None:
        """Take one line in; a ValueError says why it cannot be."""
        if line.startswith("{"):
            self._take_products(json_object(line))
        else:
            self._take_result(result_of(line))

    def _take_result(self, result: Result) -> None:
        if result.query_id in self.ordered:
            raise ValueError(f"query {result.query_id} stands twice")
        rows = self.scored.setdefault(result.query_id, {})
        if result.product_id in rows:
            raise ValueError(f"product {result.product_id} stands twice for query {result.query_id}")
        rows[result.product_id] = result

    def _take_products(self, document: Mapping[str, Any]) -> None:
        query = id_of(document, "query_id", "id")
        if query in self.ordered or query in self.scored:
            raise ValueError(f"query {query} stands twice")
        products = document.get("products")
        if not isinstance(products, list):
            raise ValueError("it has no list of products")
        rows = [product if isinstance(product, dict) else {"product_id": product} for product in products]
        ids = tuple(id_of(row, "product_id") for row in rows)
        twice = next((key for place, key in enumerate(ids) if key in ids[:place]), None)
        if twice is not None:
            raise ValueError(f"product {twice} stands twice for query {query}")
        self.titles |= {key: str(row["title"]) for key, row in zip(ids, rows, strict=True) if row.get("title")}
        self.ordered[query] = ids
