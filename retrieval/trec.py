"""Judgements and runs in the forms of TREC, and judgements in JSONL."""

import json
from collections.abc import Sequence
from pathlib import Path

from retrieval.errors import InputError

Qrels = dict[str, dict[str, float]]


def read_qrels(path: Path) -> Qrels:
    """Judgements: query id -> product id -> grade.

    The file has TREC lines (`qid 0 product_id grade`) or JSONL with `id` and `relevant`.
    """
    lines = _lines(path)
    qrels: Qrels = {}
    for number, line in lines:
        try:
            if line.startswith("{"):
                document = json.loads(line)
                grades = document["relevant"]
                qrels[str(document["id"])] = {str(key): float(grade) for key, grade in grades.items()}
            else:
                query, _, product, grade = line.split()
                qrels.setdefault(query, {})[product] = float(grade)
        except (ValueError, KeyError, AttributeError) as error:
            raise InputError(
                f"{path}, line {number} is no judgement. Write `qid 0 product_id grade`, or JSON with id and relevant."
            ) from error
    return qrels


def run_lines(query_id: str, results: Sequence[tuple[str, float]], tag: str) -> str:
    """The lines of one query of a run: product ids with their scores, best first."""
    return "".join(
        f"{query_id} Q0 {product} {rank} {score:.6f} {tag}\n" for rank, (product, score) in enumerate(results, start=1)
    )


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
