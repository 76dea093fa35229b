"""Wall time from a bare clone to the served page and to passed tests, and of the second start.

usage: python -m tests.benchmarks.startup        (many minutes: it installs everything twice over)
"""

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PAGE = "http://127.0.0.1:7860"
LONGEST_S = 1_800


def main() -> int:
    """Clone, start, start again, test."""
    root = Path(__file__).parent.parent.parent
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True)
        environment = {**os.environ, "SAMPLE": str(Path(folder) / "sample")}
        figures = {
            "clone_to_page_s": _until_served(clone, environment),
            "second_start_s": _until_served(clone, environment),
        }
        subprocess.run(["make", "clean"], cwd=clone, check=True, capture_output=True)
        started = time.perf_counter()
        code = subprocess.run(["make", "test"], cwd=clone, env=environment, check=False).returncode
        figures["clone_to_tests_s"] = time.perf_counter() - started if code == 0 else float("nan")
    for name, value in figures.items():
        print(f"{name:<18} {value:.1f}")
    print(json.dumps({"benchmark": "startup", **{name: round(value, 1) for name, value in figures.items()}}))
    return code


def _until_served(clone: Path, environment: dict[str, str]) -> float:
    """Seconds from `make chat` to the page's first answer."""
    started = time.perf_counter()
    server = subprocess.Popen(["make", "chat"], cwd=clone, env=environment, start_new_session=True)
    try:
        while time.perf_counter() - started < LONGEST_S:
            try:
                urlopen(PAGE, timeout=2).read()
                return time.perf_counter() - started
            except (URLError, OSError):
                time.sleep(0.2)
    finally:
        os.killpg(server.pid, 15)
        server.wait()
    raise SystemExit(f"The page was not served within {LONGEST_S} s.")


if __name__ == "__main__":
    raise SystemExit(main())
