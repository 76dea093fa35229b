"""Runs the benchmarks.

usage: python -m tests.benchmarks [NAME...]      all but the slow ones when no name is given
       SHELFTALKER_BENCHMARK_DATA=FOLDER names the folder of real catalogues that most of them need
"""

import subprocess
import sys

NAMES = ("indexing", "turns", "search_quality", "ranking_quality", "sample", "language_model")
SLOW = ("startup",)


def main(asked: list[str]) -> int:
    """Run each benchmark in a process of its own."""
    unknown = [name for name in asked if name not in (*NAMES, *SLOW)]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}. There are: {', '.join((*NAMES, *SLOW))}.")
        return 2
    codes = []
    for name in asked or NAMES:
        print(f"== {name}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
