"""Rating prediction on the five published folds of MovieLens-100k, beside peers measured on the same folds.

usage: python -m tests.benchmarks ratings_quality
       (SHELFTALKER_BENCHMARK_DATA names a folder that holds movielens_100k/u1.base, u1.test, ... u5.test)
"""

import contextlib
import io
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.cli.main import run
from tests.benchmarks.data import folder, print_document

PEERS = {
    "Surprise KNNBaseline": (0.936, 0.920),
    "Surprise SVD++": (0.925, 0.919),
    "myFM, ids only, rank 10": (0.909, 0.8995),
    "myFM 0.4.0, implicit feedback and days, rank 10, 300 rounds": (0.8883, 0.8823),
}
"""RMSE on fold 1 and mean RMSE of the five folds. Not measured here: each was run once on the same files."""
FOLDS = range(1, 6)


def main() -> int:
    """Run the command on every fold and print RMSE and MAE of every model, per fold and in the mean."""
    data = folder() / "movielens_100k"
    found = [_fold(data, fold) for fold in FOLDS]
    names = [row["name"] for row in found[0]["models"]]
    print(f"{'measured here':<16}" + "".join(f"{f'u{fold}':>9}" for fold in FOLDS) + f"{'RMSE':>9}{'MAE':>9}")
    means = {}
    for name in names:
        rows = [next(row for row in document["models"] if row["name"] == name) for document in found]
        means[name] = {measure: sum(row[measure] for row in rows) / len(rows) for measure in ("rmse", "mae")}
        print(f"{name:<16}" + "".join(f"{row['rmse']:>9.4f}" for row in rows), end="")
        print(f"{means[name]['rmse']:>9.4f}{means[name]['mae']:>9.4f}")
    for document, fold in zip(found, FOLDS, strict=True):
        print(
            f"u{fold}: chose {document['chosen']} by validation in {document['seconds']} s; "
            f"its {document['interval_level']:.0%} intervals hold {document['interval_coverage']:.1%}"
        )
    print("\npeers on the same folds, quoted: RMSE of u1 and mean")
    for name, (first, mean) in PEERS.items():
        print(f"{name:<64}{first:>9.4f}{mean:>9.4f}")
    print_document("ratings_quality", {"folds": found, "means": means, "peers": PEERS})
    return 0


def _fold(data: Path, fold: int) -> dict[str, Any]:
    """What the command reports of one fold, and the seconds it took."""
    printed = io.StringIO()
    started = time.perf_counter()
    files = ("--train", str(data / f"u{fold}.base"), "--test", str(data / f"u{fold}.test"))
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(printed):
        code = run(["--home", home, "evaluate", "ratings", *files, "--json"])
    if code:
        raise SystemExit(code)
    document: dict[str, Any] = json.loads(printed.getvalue())
    return {**document, "seconds": round(time.perf_counter() - started, 1)}


if __name__ == "__main__":
    raise SystemExit(main())
