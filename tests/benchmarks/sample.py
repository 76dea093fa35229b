"""What the sample shop holds and how long it takes to make.

usage: python -m tests.benchmarks.sample
       (needs no data; makes the shop in a temporary folder)
"""

import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.cli.main import run
from assistant.shop import Shop
from tests.benchmarks.data import print_document


def main() -> int:
    """Make the sample shop in a new folder and count."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "shop"
        started = time.perf_counter()
        code = run(["--home", str(home), "demo", "--make-only"])
        seconds = time.perf_counter() - started
        if code:
            return code
        figures = {"seconds": round(seconds, 1), **_counted(home)}
    for name, value in figures.items():
        print(f"{name:<14} {value}")
    print_document("sample", figures)
    return 0


def _counted(home: Path) -> dict[str, Any]:
    pictures = [path.stat().st_size for path in (home / "pictures").iterdir()]
    with Shop(home) as shop:
        return {
            **shop.catalogue.counts(),
            "families": len(shop.catalogue.by_family()),
            "events": shop.events.count(),
            "shoppers": len(shop.events.users()),
            "pictures": len(pictures),
            "picture_bytes": round(sum(pictures) / len(pictures)),
        }


if __name__ == "__main__":
    raise SystemExit(main())
