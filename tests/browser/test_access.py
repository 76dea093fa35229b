"""No serious finding of axe (axe-core) on any page, by day and by night."""

from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")


def findings(page) -> list[str]:
    """What axe finds that is serious, once nothing moves any more: the rule and the places."""
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")
    return [
        f"{finding['id']}: {', '.join(str(node['target'][0]) for node in finding['nodes'])}"
        for finding in found["violations"]
        if finding["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_empty_page(shopper, address, theme):
    shopper.page.emulate_media(color_scheme=theme)
    shopper.open(address)
    assert findings(shopper.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_shelf_with_an_answer(shopper, address, theme):
    shopper.page.emulate_media(color_scheme=theme)
    shopper.open(address)
    shopper.ask("a table lamp under $100")
    shopper.page.click("#shelf .card summary")
    assert findings(shopper.page) == []


def test_a_comparison(shopper):
    shopper.ask("a table lamp")
    shopper.ask("compare the first two")
    assert findings(shopper.page) == []


def test_a_phone(shopper):
    shopper.page.set_viewport_size({"width": 390, "height": 844})
    shopper.ask("a table lamp")
    shopper.page.wait_for_timeout(300)  # the cards have faded in
    assert findings(shopper.page) == []


def test_the_reference_of_the_door(shopper, address):
    shopper.page.goto(f"{address}api/v1/docs")
    assert findings(shopper.page) == []


def test_the_shoppers_own_page(shopper, address):
    shopper.ask("a table lamp")
    shopper.page.goto(f"{address}me")
    assert findings(shopper.page) == []


def test_the_door_of_the_shops_page(shopper, address):
    shopper.page.goto(f"{address}shop")
    assert findings(shopper.page) == []
