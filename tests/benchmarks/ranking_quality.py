"""The recommenders on real purchases, all unseen products, the file's own split; beside peers measured the same way.

usage: python -m tests.benchmarks.ranking_quality
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)
"""

import contextlib
import io
import json
import tempfile
import time

from assistant.cli.main import run
from tests.benchmarks.data import folder, print_document

PEERS = {
    "popularity": (0.011, 0.030),
    "item-knn": (0.110, 0.141),
    "user-knn": (0.104, 0.134),
    "EASE": (0.115, 0.148),
    "implicit ALS": (0.106, 0.135),
    "implicit BPR": (0.065, 0.089),
    "linear blend": (0.131, 0.172),
}
"""nDCG@10 and hit@10 on the same split, each peer's settings picked on its validation part. Not measured here:
they are quoted from the README of the data folder."""
QUOTED = "peers, quoted from the data folder's README"
SHOWN = ("ndcg@10", "hit@10", "mrr@10", "coverage")


def main() -> int:
    """Train on the office shop and print its table."""
    data = folder() / "amazon_office"
    files = ["--purchases", str(data / "purchases.csv"), "--products", str(data / "products.jsonl")]
    printed = io.StringIO()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(printed):
        code = run(["--home", home, "evaluate", "ranking", *files, "--split", "column", "--json"])
    if code:
        return code
    seconds = round(time.perf_counter() - started, 1)
    document = json.loads(printed.getvalue())
    print(f"{'measured here':<20}" + "".join(f"{name:>12}" for name in SHOWN))
    for row in document["models"]:
        mark = " *" if row["name"] == document["chosen"] else ""
        print(f"{row['name'] + mark:<20}" + "".join(f"{row[name]:>12.4f}" for name in SHOWN))
    print(
        f"* chosen by validation; {document['models'][0]['users']:,} shoppers; {seconds} s with embedding\n\n{QUOTED}"
    )
    for name, figures in PEERS.items():
        print(f"{name:<20}" + "".join(f"{figure:>12.3f}" for figure in figures))
    peers = {name: {"ndcg@10": ndcg, "hit@10": hit} for name, (ndcg, hit) in PEERS.items()}
    print_document("ranking_quality", {"seconds": seconds, **document, "peers": {"source": QUOTED, "models": peers}})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
