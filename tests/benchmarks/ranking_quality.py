"""The recommenders on real purchases, all unseen products, the file's own split; beside peers measured the same way.

usage: python -m tests.benchmarks.ranking_quality
"""

import contextlib
import io
import json
import time

from assistant.cli.main import run
from tests.benchmarks.data import folder

PEERS = {"popularity": 0.011, "item-knn": 0.110, "user-knn": 0.104, "EASE": 0.115, "ALS": 0.106, "BPR": 0.065}
"""nDCG@10 of other libraries on the same split, tuned on its validation part, from the notes beside the data."""


def main() -> int:
    """Train on the office shop and print its table."""
    data = folder() / "amazon_office"
    words = ["--purchases", str(data / "purchases.csv"), "--products", str(data / "products.jsonl")]
    printed = io.StringIO()
    started = time.perf_counter()
    with contextlib.redirect_stdout(printed):
        run(["evaluate", "ranking", *words, "--split", "column", "--json"])
    document = json.loads(printed.getvalue())
    for row in document["models"]:
        print(f"{row['name']:<12} nDCG@10 {row['ndcg@10']:.4f}  hit@10 {row['hit@10']:.4f}  users {row['users']}")
    print("peers       ", PEERS)
    print(json.dumps({"benchmark": "ranking_quality", "seconds": round(time.perf_counter() - started, 1), **document}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
