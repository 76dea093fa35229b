"""Seconds until the sample shop's page can be typed into, from the command and from a request; cards after Enter.

usage: python -m tests.benchmarks.page --home FOLDER

FOLDER is a sample shop (`shelftalker demo --make-only`); a copy of it is served by a process of its own, with the
model, and opened in Debian's chromium while models are still being loaded. One JSON document on the last line.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.data import print_document
from tests.benchmarks.shoppers import WISHES, served
from tests.browser.conftest import CHROMIUM, FLAGS

OPENED = 3
"""Times that the page is opened, each as a new browser."""
_SHOWN = """wish => Array.from(document.querySelectorAll("[data-testid=user]")).at(-1)?.innerText.includes(wish)
  && document.querySelector("#shelf .shelf:not(.waiting)")"""


def main() -> int:
    """Serve, open, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "shop"
        shutil.copytree(args.home, home)
        began = time.perf_counter()
        with served(home, with_model=True) as address:
            serving = time.perf_counter() - began
            opened, cards = _browsed(address)
    figures = {
        "serving_s": round(serving, 2),
        "from_request_s": [round(each, 2) for each in opened],
        "cards_s": {"median": round(statistics.median(cards), 2), "most": round(max(cards), 2), "n": len(cards)},
    }
    print("\n".join(f"{name:<16}{value}" for name, value in figures.items()))
    print_document("page", figures)
    return 0


def _browsed(address: str) -> tuple[list[float], list[float]]:
    """Seconds of each opening, and from Enter to the cards of each wish."""
    from playwright.sync_api import sync_playwright

    opened: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(OPENED):
            page = browser.new_context().new_page()
            began = time.perf_counter()
            page.goto(address, wait_until="commit")
            page.wait_for_selector("#box textarea:not([disabled])")
            page.wait_for_function("window.shelftalkerReady === true")
            opened.append(time.perf_counter() - began)
        cards = [_asked(page, wish) for wish in WISHES]
        browser.close()
    return opened, cards


def _asked(page: Any, wish: str) -> float:
    began = time.perf_counter()
    page.fill("#box textarea", wish)
    page.press("#box textarea", "Enter")
    page.wait_for_function(_SHOWN, arg=wish)
    waited = time.perf_counter() - began
    page.wait_for_selector("#box .submit-button")
    return waited


if __name__ == "__main__":
    raise SystemExit(main())
