"""What the sample shop holds and how long it takes to make.

usage: python -m tests.benchmarks.sample
"""

import json
import tempfile
import time
from pathlib import Path

from assistant.cli.main import run
from assistant.shop import Shop


def main() -> int:
    """Make the sample shop in a new folder and count."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "shop"
        started = time.perf_counter()
        run(["--home", str(home), "demo", "--make-only"])
        seconds = time.perf_counter() - started
        pictures = [path.stat().st_size for path in (home / "pictures").iterdir()]
        with Shop(home) as shop:
            figures = {
                "seconds": round(seconds, 1),
                **shop.catalogue.counts(),
                "families": len(shop.catalogue.by_family()),
                "events": shop.events.count(),
                "shoppers": len(shop.events.users()),
                "pictures": len(pictures),
                "picture_bytes": round(sum(pictures) / len(pictures)),
            }
    for name, value in figures.items():
        print(f"{name:<14} {value}")
    print(json.dumps({"benchmark": "sample", **figures}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
