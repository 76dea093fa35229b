"""The page of `evaluate ranking` in a real browser."""

import pytest

from assistant.trial.page import page as page_of
from tests.assistant.test_trial import FIGURES, REPORT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("trial") / "page.html"
    path.write_text(page_of(REPORT, FIGURES), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, file):
    pages = []

    def open_at(width, scheme="light"):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        pages.append(page)
        page.told, page.asked = [], []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file)
        page.wait_for_selector("#plot-map svg.main-svg")
        return page

    yield open_at
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_every_plot_is_drawn_in_the_width_of_the_screen(opened, width):
    page = opened(width)
    assert [page.locator(f"#plot-{each.name} svg.main-svg").count() > 0 for each in FIGURES] == [True] * len(FIGURES)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (page.told, len(page.asked)) == ([], 1)


def test_plots_change_with_the_colour_scheme(opened):
    page = opened(820, "dark")
    colour = "getComputedStyle(document.querySelector('#plot-accuracy .ytick text')).fill"
    by_night = page.evaluate(colour)
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(500)
    assert page.evaluate(colour) != by_night
    assert page.told == []
