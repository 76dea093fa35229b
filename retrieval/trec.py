"""Runs and judgements in the forms of TREC, one line at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 1e-6
"""The smallest step between two scores of a run as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of a run: a product at a rank for a query."""

    query_id: str
    product_id: str
    rank: int
    score: float


def run_lines(query_id: str, results: Sequence[tuple[str, float]], tag: str) -> str:
    """The lines of one query of a run: product ids with their scores, best first.

    Tools that judge runs order them by score alone, so a score that does not fall with the rank (a shelf sorted by
    price) is lowered until it does.
    """
    lines, ceiling = [], math.inf
    for rank, (product, score) in enumerate(results, start=1):
        ceiling = min(round(score, 6), ceiling - _STEP)
        lines.append(f"{query_id} Q0 {product} {rank} {ceiling:.6f} {tag}\n")
    return "".join(lines)


def judgement_of(line: str) -> tuple[str, str, str]:
    """Query id, product id and grade of a line `qid 0 product_id grade`.

    Raises:
        ValueError: it does not have these columns.
    """
    head = line.split(maxsplit=2)
    tail = head[-1].rsplit(maxsplit=1)
    if len(head) != 3 or len(tail) != 2:
        raise ValueError("it does not read `qid 0 product_id grade`")
    return head[0], tail[0], tail[1]


def result_of(line: str) -> Result:
    """A line `qid Q0 product_id rank score tag` of a run. Product ids may have spaces in them.

    Raises:
        ValueError: it does not have these columns, or rank or score is no number.
    """
    head = line.split(maxsplit=2)
    tail = head[-1].rsplit(maxsplit=3)
    if len(head) != 3 or len(tail) != 4:
        raise ValueError("it does not read `qid Q0 product_id rank score tag`")
    product_id, rank, score, _ = tail
    try:
        result = Result(query_id=head[0], product_id=product_id, rank=int(rank), score=float(score))
    except ValueError as error:
        raise ValueError(f"rank {rank!r} or score {score!r} is no number") from error
    if not math.isfinite(result.score):
        raise ValueError(f"score {score!r} is no number")
    return result
