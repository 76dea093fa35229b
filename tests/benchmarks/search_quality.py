"""nDCG@10 on the judged requests, from the shopper's message alone: each search by itself, fused, and the whole `ask`.

usage: python -m tests.benchmarks.search_quality [--requests N]
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

All over the shop's own indexes: `bm25` and `dense` are one side alone, `rrf` is plain reciprocal rank fusion (k = 60)
of the two, `fused` this project's mixture of ranks and scores, `search` what the command returns, `ask` a whole turn
without the model. Intervals are 95 % bootstraps over requests.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.assistant import Asked
from assistant.shop import Shop
from assistant.turns import Done
from retrieval.fusion import FusionWeights, fuse
from retrieval.measures import interval, mean, ndcg
from retrieval.query import Query
from tests.benchmarks.data import judged, print_document, retail_shop
from tests.benchmarks.limits import Limits

POOL = 200
K = 10
PLAIN = FusionWeights(ranks=1.0)
"""Reciprocal ranks and nothing else."""
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


def _rankers(shop: Shop) -> dict[str, Callable[[str], Ranking]]:
    index = shop.retriever.index.current()

    def lexical(text: str) -> dict[str, float]:
        scored = zip(index.lexical.family_ids, index.lexical.scores(text), strict=True)
        return dict(sorted(((key, float(s)) for key, s in scored if s > 0), key=lambda x: (-x[1], x[0]))[:POOL])

    def dense(text: str) -> dict[str, float]:
        return index.vectors.nearest("products", shop.encoder.encode([text], query=True)[0], POOL)

    def best(scores: dict[str, float]) -> Ranking:
        families = sorted(scores, key=lambda key: (-scores[key], key))[:K]
        return [index.families[key].first.product_id for key in families]

    def search(text: str) -> Ranking:
        return [item.product.product_id for item in shop.retriever.retrieve(Query(text=text, k=K)).items]

    return {
        "bm25": lambda text: best(lexical(text)),
        "dense": lambda text: best(dense(text)),
        "rrf": lambda text: best(fuse(dense(text), lexical(text), PLAIN)),
        "fused": lambda text: best(fuse(dense(text), lexical(text))),
        "search": search,
    }


def _measured(rows: list[dict[str, Any]], rank: Callable[[str], Ranking]) -> dict[str, Any]:
    return _summary([(row["type"], ndcg(rank(row["message"]), row["relevant"])) for row in rows if row["relevant"]])


def _asked(rows: list[dict[str, Any]], shop: Shop) -> tuple[dict[str, Any], Limits]:
    assistant = replace(shop.assistant(with_model=False), record=lambda _turn, _timings: None)
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
