"""nDCG@10 on the judged requests: BM25, dense and their fusion from the message alone, `search`, and the whole `ask`.

usage: python -m tests.benchmarks.search_quality
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.assistant import Asked
from assistant.shop import Shop
from assistant.turns import Done
from retrieval.fusion import fuse
from retrieval.measures import interval, mean, ndcg
from retrieval.query import Query
from tests.benchmarks.data import judged, retail_shop

POOL = 200
Ranking = list[str]


def main() -> int:
    """Measure every stage on the same requests."""
    rows = judged()
    with tempfile.TemporaryDirectory() as home, retail_shop(Path(home)) as shop:
        stages = {name: _measured(rows, rank) for name, rank in _rankers(shop).items()}
        stages["ask"], limits = _asked(rows, shop)
    print(f"{'':<14}" + "".join(f"{name:>10}" for name in stages))
    for kind in stages["ask"]["by_type"]:
        print(f"{kind:<14}" + "".join(f"{stage['by_type'][kind]:>10.3f}" for stage in stages.values()))
    print(f"{'all':<14}" + "".join(f"{stage['ndcg@10']:>10.3f}" for stage in stages.values()))
    print("limits", limits)
    print(json.dumps({"benchmark": "search_quality", "stages": stages, "limits": limits}))
    return 0


def _rankers(shop: Shop) -> dict[str, Callable[[str], Ranking]]:
    index = shop.retriever.index.current()

    def lexical(text: str) -> dict[str, float]:
        scored = zip(index.lexical.family_ids, index.lexical.scores(text), strict=True)
        return dict(sorted(((key, float(s)) for key, s in scored if s > 0), key=lambda x: (-x[1], x[0]))[:POOL])

    def dense(text: str) -> dict[str, float]:
        return index.vectors.nearest("products", shop.encoder.encode([text], query=True)[0], POOL)

    def best(scores: dict[str, float]) -> Ranking:
        return sorted(scores, key=lambda key: (-scores[key], key))[:10]

    return {
        "bm25": lambda text: best(lexical(text)),
        "dense": lambda text: best(dense(text)),
        "fusion": lambda text: best(fuse(dense(text), lexical(text))),
        "search": lambda text: [item.product.product_id for item in shop.retriever.retrieve(Query(text=text)).items],
    }


def _measured(rows: list[dict[str, Any]], rank: Callable[[str], Ranking]) -> dict[str, Any]:
    return _summary([(row["type"], ndcg(rank(row["message"]), row["relevant"])) for row in rows if row["relevant"]])


def _asked(rows: list[dict[str, Any]], shop: Shop) -> tuple[dict[str, Any], dict[str, int]]:
    assistant = replace(shop.assistant(with_model=False), record=lambda _turn, _timings: None)
    scored, limits = [], dict.fromkeys(("violations", "nothing_fits_said", "nothing_fits", "wrongly_said"), 0)
    for row in rows:
        done = next(u for u in assistant.reply(Asked(message=row["message"], k=10)) if isinstance(u, Done))
        products = [item.product for item in done.products]
        if row["relevant"]:
            scored.append((row["type"], ndcg([product.product_id for product in products], row["relevant"])))
            limits["wrongly_said"] += done.turn.no_match
        else:
            limits["nothing_fits"] += 1
            limits["nothing_fits_said"] += done.turn.no_match
        most = row["gold"].get("price_max", float("inf"))
        dear = [product for product in products if (product.current_price_minor or 0) / 100 > most + 0.005]
        limits["violations"] += 0 if done.turn.no_match else len(dear)
    return _summary(scored), limits


def _summary(scored: list[tuple[str, float]]) -> dict[str, Any]:
    by_type: dict[str, list[float]] = defaultdict(list)
    for kind, value in scored:
        by_type[kind].append(value)
    values = [value for _, value in scored]
    return {
        "ndcg@10": round(mean(values), 4),
        "interval": [round(bound, 4) for bound in interval(values)],
        "by_type": {kind: round(mean(by_type[kind]), 3) for kind in sorted(by_type)},
    }


if __name__ == "__main__":
    raise SystemExit(main())
