"""`evaluate search --queries F --qrels F`: nDCG@10, recall and MRR of product search."""

import argparse
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.cli.command import Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from retrieval.measures import interval, mean, ndcg, recall, reciprocal_rank
from retrieval.query import Query
from retrieval.trec import read_qrels

DEPTH = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--queries", required=True, help='JSONL of {"id", "message" or "text"}')
    parser.add_argument("--qrels", required=True, help="judgements: TREC lines, or JSONL with id and relevant")
    parser.add_argument("--field", default=None, help="search for this field of the queries instead of the message")


def run(args: argparse.Namespace, context: Context) -> int:
    """Search for every judged query and measure."""
    shop = open_shop(context)
    qrels = read_qrels(Path(args.qrels))
    rows: list[dict[str, Any]] = []
    for line, document in json_lines(args.queries):
        key, text = message_of(document, line)
        text = str(document[args.field]) if args.field else text
        if not qrels.get(key):
            continue
        found = shop.retriever.retrieve(Query(text=text, k=DEPTH))
        ranking = [item.product.product_id for item in found.items]
        rows.append({"id": key, "type": str(document.get("type", "all")), **measured(ranking, qrels[key])})
    document = summary(rows)
    context.report(document, _text(document))
    return 0


def measured(ranking: list[str], grades: dict[str, float]) -> dict[str, float]:
    """The measures of one ranking."""
    return {
        "ndcg@10": ndcg(ranking, grades),
        "recall@10": recall(ranking, grades, 10),
        "recall@50": recall(ranking, grades, 50),
        "mrr": reciprocal_rank(ranking, grades),
    }


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Means with 95 % intervals, by type, and each query."""
    names = ("ndcg@10", "recall@10", "recall@50", "mrr")
    by_type: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        by_type[row["type"]].append(row["ndcg@10"])
    measures: dict[str, Any] = {name: _round(mean([row[name] for row in rows])) for name in names}
    measures["ndcg@10_interval"] = [_round(bound) for bound in interval([row["ndcg@10"] for row in rows])]
    measures["queries"] = len(rows)
    return {
        "measures": measures,
        "by_type": {name: _round(mean(values)) for name, values in sorted(by_type.items())},
        "per_query": [
            {name: _round(value) if isinstance(value, float) else value for name, value in row.items()} for row in rows
        ],
    }


def _round(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _text(document: dict[str, Any]) -> str:
    lines = [f"{name:<18} {value}" for name, value in document["measures"].items()]
    return "\n".join([*lines, "", *(f"{name:<18} {value}" for name, value in document["by_type"].items())])
