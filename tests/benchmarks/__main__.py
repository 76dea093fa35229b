"""Lists and runs the benchmarks, each in a process of its own.

usage: python -m tests.benchmarks [NAME...] [--data FOLDER] [--list]      without names: all but the slow ones
       SHELFTALKER_BENCHMARK_DATA=FOLDER names the folder of real catalogues too; without one, what needs it is skipped
"""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.data import VARIABLE

ON_REAL_CATALOGUES = (
    "encoding",
    "indexing",
    "turns",
    "search_quality",
    "ranking_quality",
    "basket_quality",
    "cold_start",
    "ratings_quality",
    "facets",
    "page_answers",
    "service_tasks",
)
ON_THE_SAMPLE_SHOP = ("sample", "language_model", "decoding", "product_questions")
ONLY_BY_NAME = ("insight", "ranking_scale", "ratings_quality", "scale", "startup")
NAMES = tuple(dict.fromkeys((*ON_REAL_CATALOGUES, *ON_THE_SAMPLE_SHOP, *ONLY_BY_NAME)))


def main() -> int:
    """Run what is asked for; the exit code is 1 when one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Runs the benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(NAMES)}")
    parser.add_argument("--data", type=Path, help=f"folder of real catalogues (default: ${VARIABLE})")
    parser.add_argument("--list", action="store_true", help="say what each measures, and run none")
    args = parser.parse_args()
    unknown = [name for name in args.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are: {', '.join(NAMES)}")
    if args.list:
        _list()
        return 0
    if args.data:
        os.environ[VARIABLE] = str(args.data.resolve())
    data = os.environ.get(VARIABLE)
    if data and not Path(data).is_dir():
        parser.error(f"the folder of real catalogues {data} is not there")
    failed = [name for name in args.names or _usual() if not _ran(name, bool(data))]
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _usual() -> tuple[str, ...]:
    return tuple(name for name in NAMES if name not in ONLY_BY_NAME)


def _list() -> None:
    for name in NAMES:
        needs = " (real catalogues)" if name in ON_REAL_CATALOGUES else ""
        document = importlib.import_module(f"tests.benchmarks.{name}").__doc__ or ""
        print(f"{name:<16} {document.partition(chr(10))[0]}{needs}")


def _ran(name: str, has_data: bool) -> bool:
    """Run one benchmark, or say why it is skipped; False when it failed."""
    if name in ON_REAL_CATALOGUES and not has_data:
        print(f"{name} is skipped: it needs real catalogues, named by --data or {VARIABLE}.", file=sys.stderr)
        return True
    print(f"== {name} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)", flush=True)
    return subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
