"""Wall time from a bare clone to the served page and to passed tests, and of the second start to the page.

usage: python -m tests.benchmarks.startup        (many minutes: it installs everything twice)
       (needs no data, git and make; measures the last commit, not what is changed since)

Each clone has its own environment, weights and sample shop. What pip has in its cache counts as it is.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.benchmarks.data import print_document

ROOT = Path(__file__).parent.parent.parent
LONGEST_S = 1_800


def main() -> int:
    """Clone and start twice; clone again and test."""
    with tempfile.TemporaryDirectory() as folder:
        served, first_s = _cloned(Path(folder) / "served")
        figures = {"clone_to_page_s": first_s + _until_served(served), "second_start_to_page_s": _until_served(served)}
        tested, clone_s = _cloned(Path(folder) / "tested")
        started = time.perf_counter()
        code = subprocess.run(
            ["make", "test"], cwd=tested, env=_environment(tested), stdout=sys.stderr, check=False
        ).returncode
        if code == 0:
            figures["clone_to_passed_tests_s"] = clone_s + time.perf_counter() - started
    for name, value in figures.items():
        print(f"{name:<26} {value:.1f}")
    rounded = {name: round(value, 1) for name, value in figures.items()}
    print_document("startup", {**rounded, "tests_passed": code == 0})
    return code


def _cloned(clone: Path) -> tuple[Path, float]:
    """A bare clone and the seconds it took."""
    started = time.perf_counter()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    return clone, time.perf_counter() - started


def _environment(clone: Path) -> dict[str, str]:
    beside = clone.parent / f"{clone.name}-files"
    return {**os.environ, "SAMPLE": str(beside / "sample"), "SHELFTALKER_MODELS": str(beside / "models")}


def _until_served(clone: Path) -> float:
    """Seconds from `make chat` to the page's first answer, on a port that nobody else answers on."""
    port = _free_port()
    environment = {**_environment(clone), "SHELFTALKER_SERVE__PORT": str(port)}
    started = time.perf_counter()
    server = subprocess.Popen(["make", "chat"], cwd=clone, env=environment, stdout=sys.stderr, start_new_session=True)
    try:
        while server.poll() is None and time.perf_counter() - started < LONGEST_S:
            if _answers(port):
                return time.perf_counter() - started
            time.sleep(0.1)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, 15)
        server.wait()
    seconds = time.perf_counter() - started
    how = f"served no page within {LONGEST_S} s" if seconds >= LONGEST_S else f"ended with code {server.returncode}"
    raise SystemExit(f"`make chat` {how}; what it said is above.")


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}", timeout=5) as answer:
            return bool(answer.read())
    except (URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    raise SystemExit(main())
