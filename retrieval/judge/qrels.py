"""Judgements (qrels): which products are right for which query, and how much."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.errors import InputError
from retrieval.judge.lines import id_of, json_object, listed, numbered_lines
from retrieval.report import Rejection
from retrieval.trec import judgement_of

HIGHEST = 20.0
"""A gain is 2^grade - 1: grades are small numbers, not percentages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Qrels:
    """The judgements of a file."""

    grades: Mapping[str, Mapping[str, float]]
    """Query id -> product id -> grade; 0 or less is judged and not relevant, what is not listed is not judged."""
    rejected: tuple[Rejection, ...]
    """What could not be read and was left out."""


def read_qrels(path: Path) -> Qrels:
    """Read judgements; what cannot be read is left out and listed.

    Each line is a TREC line (`qid 0 product_id grade`), or JSON: `{"id", "relevant": {product_id: grade}}`, or one
    judgement `{"query_id" or "id", "product_id", "grade" or "relevance"}`. Of two grades for one product the first
    counts.

    Raises:
        InputError: the file cannot be read, or has no judgement in it.
    """
    grades: dict[str, dict[str, float]] = {}
    rejected: list[Rejection] = []
    for number, line in numbered_lines(path):
        try:
            query, judged = _judgements(line)
        except ValueError as error:
            rejected.append(Rejection(line=number, reason=str(error)))
            continue
        known = grades.setdefault(query, {})
        rejected += [
            Rejection(line=number, reason=reason, product_id=product)
            for product, value in judged
            if (reason := _added(known, product, value))
        ]
    if not any(grades.values()):
        raise InputError(
            f"{path} has no judgement that can be read. Write `qid 0 product_id grade`, "
            f'or JSON lines such as {{"id": "q1", "relevant": {{"product": 2}}}}.\n{listed(rejected)}'.rstrip()
        )
    return Qrels(grades=grades, rejected=tuple(rejected))


def _judgements(line: str) -> tuple[str, Iterator[tuple[str, Any]]]:
    """The query of a line and its products with their grades, as they are written."""
    if not line.startswith("{"):
        query, product, grade = judgement_of(line)
        return query, iter([(product, grade)])
    document = json_object(line)
    query = id_of(document, "query_id", "id")
    if "relevant" not in document:
        if "product_id" not in document:
            raise ValueError("it has neither relevant nor product_id")
        value = document.get("grade", document.get("relevance"))
        return query, iter([(id_of(document, "product_id"), value)])
    relevant = document["relevant"]
    if not isinstance(relevant, dict):
        raise ValueError("relevant is no object of product ids and grades")
    return query, iter(relevant.items())


def _added(known: dict[str, float], product: str, value: Any) -> str | None:
    """Add one grade; or the reason why not."""
    try:
        grade = float(value)
    except (TypeError, ValueError, OverflowError):
        grade = math.nan
    if not -HIGHEST <= grade <= HIGHEST:
        return f"grade {str(value)[:60]!r} of {product[:60]} is no number up to {HIGHEST:g}"
    if known.setdefault(product, grade) != grade:
        return f"grade {grade:g} of {product}: it has {known[product]:g} already, which counts"
    return None
