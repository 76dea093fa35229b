"""Pictures of every page, by day and by night, on a phone, a tablet and a desktop, in English and Chinese.

usage: python -m tests.browser.screens --home FOLDER --into FOLDER [--only chat-shelf ...]

The first FOLDER is a sample shop (`shelftalker demo --make-only`); a copy of it is served without the model. They are
for looking at, not for comparing: nothing fails when a page changes.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.shop import Shop
from tests.browser.conftest import CHROMIUM, FLAGS, Shopper, free_port

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PASSWORD = "a password for pictures"
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}


Draw = Callable[[Any, str, str], None]
"""Brings a browser page from nothing to some state, given the server's address and the language."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One page in one state."""

    name: str
    draw: Draw


def _says(english: Sequence[str], chinese: Sequence[str]) -> Draw:
    def draw(page: Any, address: str, language: str) -> None:
        shopper = Shopper(page).open(address)
        for message in chinese if language == "zh" else english:
            shopper.ask(message)

    return draw


def _opens(path: str, *before: str) -> Draw:
    def draw(page: Any, address: str, _language: str) -> None:
        shopper = Shopper(page).open(address)
        for message in before:
            shopper.ask(message)
        page.goto(address.rstrip("/") + path)
        page.wait_for_load_state("networkidle")

    return draw


def _signs_in(page: Any, address: str, _language: str) -> None:
    page.goto(f"{address}shop")
    page.fill("input[type=password]", PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_load_state("networkidle")


SCREENS = (
    Screen("chat-first", _says((), ())),
    Screen("chat-shelf", _says(["a waterproof jacket under $150"], ["防水的外套，150美元以下"])),
    Screen("chat-narrowed", _says(["a desk lamp", "under $60, not black"], ["台灯", "60美元以下，不要黑色"])),
    Screen("chat-nothing", _says(["a grand piano"], ["三角钢琴"])),
    Screen("chat-compare", _says(["a rucksack", "compare the first two"], ["背包", "比较前两个"])),
    Screen(
        "chat-question",
        _says(["a rain jacket", "is the first one waterproof?"], ["雨衣", "第一个防水吗？"]),
    ),
    Screen(
        "chat-cart",
        _says(
            ["a blanket", "add the first one to my cart", "what is in my cart?"],
            ["毯子", "把第一个加入购物车", "购物车里有什么？"],
        ),
    ),
    Screen("chat-policy", _says(["can I return something I have worn?"], ["穿过的能退吗？"])),
    Screen("chat-order", _says(["where is my order?"], ["我的订单到哪了？"])),
    Screen("me", _opens("/me", "a blanket", "add the first one to my cart")),
    Screen("shop-door", _opens("/shop")),
    Screen("shop", _signs_in),
    Screen("door-reference", _opens("/api/v1/docs")),
)


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--only", nargs="+", default=[screen.name for screen in SCREENS])
    args = parser.parse_args()
    args.into.mkdir(parents=True, exist_ok=True)
    chosen = [screen for screen in SCREENS if screen.name in args.only]
    with _served(args.home) as address:
        taken = _take(chosen, address, args.into)
    print(f"{taken} pictures in {args.into}")
    return 0


@contextmanager
def _served(home: Path) -> Iterator[str]:
    from ui.serve import open_page

    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "shop"
        shutil.copytree(home, copied)
        with Shop(copied, {"language.enabled": False, "serve.password": PASSWORD}) as shop:
            port = free_port()
            page = open_page(shop, host="127.0.0.1", port=port)
            try:
                yield f"http://127.0.0.1:{port}/"
            finally:
                page.close()


def _take(screens: Sequence[Screen], address: str, into: Path) -> int:
    from playwright.sync_api import sync_playwright

    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for screen in screens:
            for language, locale in LANGUAGES.items():
                context = browser.new_context(locale=locale, reduced_motion="reduce")
                page = context.new_page()
                screen.draw(page, address, language)
                for size, (width, height) in SIZES.items():
                    for theme in THEMES:
                        page.set_viewport_size({"width": width, "height": height})
                        page.emulate_media(color_scheme=theme)
                        page.wait_for_timeout(200)
                        page.screenshot(path=into / f"{screen.name}-{language}-{size}-{theme}.png")
                        taken += 1
                context.close()
        browser.close()
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
