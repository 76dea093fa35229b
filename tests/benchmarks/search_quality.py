"""nDCG@10 on the judged requests: each side alone, fused, search with and without reading limits, the whole `ask`.

usage: python -m tests.benchmarks.search_quality [--requests N]
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

All over the shop's own indexes, from the shopper's message: `bm25` and `dense` are one side alone, `rrf` is plain
reciprocal rank fusion (k = 60) of the two, `words` searches for the message as it stands, `search` is what the command
returns (limits read by rules), `ask` a whole turn without the model. `gold` searches for a person's own keywords with
the limits and wishes of the judgement given: what a perfect reader would get. Intervals are 95 % bootstraps.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.assistant import Asked
from assistant.plan import query_of
from assistant.shop import Shop
from assistant.turns import Done
from retrieval.fusion import Scores
from retrieval.measures import interval, mean, ndcg
from retrieval.query import Filters, Query
from tests.benchmarks.data import judged, print_document, retail_shop
from tests.benchmarks.limits import Limits

POOL = 200
K = 10
Ranking = list[str]


def main() -> int:
    """Measure every stage on the same requests."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, help="only so many, evenly from all types")
    rows = judged(parser.parse_args().requests)
    with tempfile.TemporaryDirectory() as home, retail_shop(Path(home)) as shop:
        stages = {name: _measured(rows, rank) for name, rank in _rankers(shop).items()}
        stages["ask"], limits = _asked(rows, shop)
    _print_table(stages)
    print(limits.as_text())
    print_document("search_quality", {"requests": len(rows), "stages": stages, "limits": limits.as_json()})
    return 0


def _rankers(shop: Shop) -> dict[str, Callable[[dict[str, Any]], Ranking]]:
    index = shop.retriever.index.current()
    reader = shop.reader(with_model=False)

    def lexical(text: str) -> Scores:
        return index.lexical.scores(index.lexical.meant(text)).astype(np.float64)

    def dense(text: str) -> Scores:
        return np.asarray(index.matrix @ shop.encoder.encode([text], query=True)[0], dtype=np.float64)

    def best(scores: Scores) -> Ranking:
        rows = [row for row in np.argsort(-scores, kind="stable")[:K] if scores[row] > 0]
        return [index.columns.families[row].first.product_id for row in rows]

    def found(query: Query) -> Ranking:
        return [item.product.product_id for item in shop.retriever.retrieve(query).items]

    return {
        "bm25": lambda row: best(lexical(row["message"])),
        "dense": lambda row: best(dense(row["message"])),
        "rrf": lambda row: best(_ranks(dense(row["message"])) + _ranks(lexical(row["message"]))),
        "words": lambda row: found(Query(text=row["message"], k=K)),
        "search": lambda row: found(query_of(reader.search(row["message"]), k=K)),
        "gold": lambda row: found(_given(row)),
    }


def _ranks(scores: Scores) -> Scores:
    """1 / (60 + rank) of what scores above 0 and is among the best POOL."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return np.where((scores > 0) & (ranks <= POOL), 1 / (60 + ranks), 0.0)


def _given(row: dict[str, Any]) -> Query:
    """A person's keywords, with the limits and wishes of the judgement."""
    gold = row["gold"]
    minor = {name: round(100 * gold[name]) for name in ("price_min", "price_max") if name in gold}
    names = ("department", "product_type", "colors", "materials")
    wishes: dict[str, Any] = {name: tuple(gold.get(name, ())) for name in names}
    return Query(
        text=row["search_text"],
        filters=Filters(
            price_min_minor=minor.get("price_min"),
            price_max_minor=minor.get("price_max"),
            in_stock_min=gold.get("in_stock_min"),
            gender=gold.get("gender"),
        ),
        wishes=Filters(**wishes),
        exclude=tuple(gold.get("exclude", ())),
        sort=gold.get("sort"),
        k=K,
    )


def _measured(rows: list[dict[str, Any]], rank: Callable[[dict[str, Any]], Ranking]) -> dict[str, Any]:
    return _summary([(row["type"], ndcg(rank(row), row["relevant"])) for row in rows if row["relevant"]])


def _asked(rows: list[dict[str, Any]], shop: Shop) -> tuple[dict[str, Any], Limits]:
    assistant = replace(shop.assistant(with_model=False, limited=False), record=lambda _turn, _timings: None)
    scored, limits = [], Limits()
    for row in rows:
        done = next(u for u in assistant.reply(Asked(message=row["message"], k=K)) if isinstance(u, Done))
        products = [item.product for item in done.products]
        if row["relevant"]:
            scored.append((row["type"], ndcg([product.product_id for product in products], row["relevant"])))
        limits.add(row, products, no_match=done.turn.no_match)
    return _summary(scored), limits


def _summary(scored: list[tuple[str, float]]) -> dict[str, Any]:
    by_type: dict[str, list[float]] = defaultdict(list)
    for kind, value in scored:
        by_type[kind].append(value)
    values = [value for _, value in scored]
    return {
        "ndcg@10": round(mean(values), 4),
        "interval": [round(bound, 4) for bound in interval(values)],
        "by_type": {
            kind: {
                "ndcg@10": round(mean(by_type[kind]), 3),
                "interval": [round(bound, 3) for bound in interval(by_type[kind])],
                "requests": len(by_type[kind]),
            }
            for kind in sorted(by_type)
        },
    }


def _print_table(stages: dict[str, dict[str, Any]]) -> None:
    """nDCG@10 of every stage by type, and over all with its interval."""
    print(f"{'nDCG@10':<20}" + "".join(f"{name:>14}" for name in stages))
    for kind, asked in stages["ask"]["by_type"].items():
        cells = [f"{stage['by_type'][kind]['ndcg@10']:>14.3f}" for stage in stages.values()]
        print(f"{kind + ' (' + str(asked['requests']) + ')':<20}" + "".join(cells))
    print(f"{'all':<20}" + "".join(f"{stage['ndcg@10']:>14.3f}" for stage in stages.values()))
    intervals = ["{:.3f}-{:.3f}".format(*stage["interval"]) for stage in stages.values()]
    print(f"{'  95 % interval':<20}" + "".join(f"{cell:>14}" for cell in intervals))


if __name__ == "__main__":
    raise SystemExit(main())
