"""The table and the page of `evaluate ranking`."""

import json
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import numpy as np
import pytest

from assistant.trial.figure import SERIES
from assistant.trial.figures import figures_of
from assistant.trial.page import page
from assistant.trial.product_figure import product_figure
from assistant.trial.table import trial_text
from ranking.evaluation import measure, task_of
from ranking.popularity import Popularity
from ranking.report.product_map import ProductMap
from ranking.report.report import report_of
from retrieval.product import Product
from tests.ranking.events import EVENTS, PRODUCTS, TEA, VECTORS, WALK, bought

EVIL = "</script><script>alert(1)</script>"
KINDS = dict.fromkeys(TEA, "tea") | dict.fromkeys(WALK, EVIL)
TASK = task_of(
    EVENTS,
    [event for n in range(12) for event in (*bought(f"t{n}", *TEA, "tent"), *bought(f"w{n}", *WALK, "tea"))],
    PRODUCTS,
    KINDS,
    VECTORS,
)
MODELS = tuple(
    measure(Popularity(PRODUCTS, np.random.default_rng(n).random(len(PRODUCTS)).astype(np.float32)), TASK, name)
    for n, name in enumerate((f"best{EVIL}", "popularity"))
)
REPORT = report_of(MODELS, f"best{EVIL}", "best was chosen.", (0.3,))
CURVES = {"rounds": (0.1, 0.2, 0.25)}
MAP = ProductMap(product_ids=PRODUCTS, points=np.zeros((len(PRODUCTS), 2)), learned=True)
GOODS = {
    key: Product(product_id=key, title=f"{key} {EVIL}", category=("all", KINDS.get(key, "new"))) for key in PRODUCTS
}
FIGURES = [*figures_of(REPORT, CURVES), product_figure(MAP, GOODS)]


@pytest.fixture(scope="module")
def written():
    return page(REPORT, FIGURES)


def figure(name):
    return next(each for each in FIGURES if each.name == name)


def read_by_a_browser(text):
    tags: list[str] = []
    links: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.append(tag)
            links.extend(value for name, value in attrs if name in ("href", "src", "action"))

    Reader().feed(text)
    return tags, links


def test_the_page_may_ask_for_nothing_from_elsewhere(written):
    assert "default-src 'none'" in written
    tags, links = read_by_a_browser(written)
    assert not links
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(tags)


def test_the_page_holds_its_data_plotly_and_its_own_script_once(written):
    assert read_by_a_browser(written)[0].count("script") == 3
    assert written.count("plotly.js v") == 1


def test_what_comes_from_a_shop_is_text_and_no_markup(written):
    assert EVIL not in written
    assert f"best{EVIL}".replace("<", "&lt;").replace(">", "&gt;") in written
    data = json.dumps([each.as_json() for each in FIGURES])
    assert not re.search(r"<(?!br>|extra>|/extra>)", data)
    assert "&lt;/script&gt;" in data


def test_every_plot_has_its_place_and_says_what_it_shows(written):
    names = ["accuracy", "lift", "segments", "coverage", "exposure", "variety", "curves", "map"]
    assert [each.name for each in FIGURES] == names
    for each in FIGURES:
        assert f'id="plot-{each.name}"' in written
        assert each.says in written


def test_a_plot_with_none_beside_it_has_the_whole_width():
    without = [each for each in FIGURES if each.name != "curves"]
    classes = re.findall(r'<section class="(plot[^"]*)">.*?id="plot-(\w+)"', page(REPORT, without), re.S)
    assert {name for class_, name in classes if class_ == "plot whole"} == {"segments", "variety", "map"}


def test_the_table_has_values_and_intervals(written):
    low, high = MODELS[0].intervals["ndcg@10"]
    assert f"{low:.3f}–{high:.3f}" in written
    assert f"{MODELS[0].ndcg:.3f}" in written


def test_plots_are_what_plotly_takes():
    from plotly import graph_objects

    by_day = re.compile(r'"--[a-z]+"')
    for each in FIGURES:
        plain = json.loads(by_day.sub('"#123456"', json.dumps(each.as_json())))
        graph_objects.Figure({"data": plain["data"], "layout": plain["layout"]})


def test_every_colour_has_a_meaning_by_day_and_by_night(written):
    used = set(re.findall(r'"(--[a-z]+)"', json.dumps([each.as_json() for each in FIGURES]))) | set(SERIES)
    style = written[: written.index("</style>")]
    assert all(style.count(f"{name}:") == 2 for name in used)


def test_the_chosen_model_stands_out():
    colours = figure("accuracy").data[0]["marker"]["color"]
    assert colours == ["--bar", "--heat"]


def test_products_are_coloured_by_kind():
    assert {trace["name"] for trace in figure("map").data} == {"tea", "new", escape(EVIL[:30])}


def test_without_kinds_products_are_coloured_by_brand():
    goods = {key: Product(product_id=key, title=key, brand="Alder") for key in PRODUCTS}
    drawn = product_figure(replace(MAP, learned=False), goods)
    assert [trace["name"] for trace in drawn.data] == ["Alder"]
    assert "brand" in drawn.says


def test_curves_are_drawn_where_models_have_them():
    assert figure("curves").data[0]["y"] == pytest.approx([1, 2, 2.5])
    assert "curves" not in {each.name for each in figures_of(REPORT, {})}


def test_the_heat_map_has_a_row_for_every_segment():
    (cells,) = figure("segments").data
    assert len(cells["z"]) == len(cells["y"]) == len(REPORT.segments["popularity"])
    assert len(cells["x"]) == 2


def test_the_text_marks_the_choice_and_tells_intervals_segments_and_variety():
    told = trial_text(REPORT)
    assert f"best{EVIL} *" in told
    low, high = MODELS[1].intervals["mrr@10"]
    assert f"{low:.3f} .. {high:.3f}" in told
    assert "warm, 2-9 known (24)" in told
    assert "unlike kinds, 0.3" in told
    assert "1 when they are first" not in told


def test_the_text_explains_where_asked():
    assert "1 when they are first; higher is better" in trial_text(REPORT, explain=True)


def test_a_trial_without_measures_says_why():
    nothing = report_of([], "popularity", "Only 3 shoppers.")
    assert trial_text(nothing) == "Only 3 shoppers."
    assert "Only 3 shoppers." in page(nothing, figures_of(nothing, {}))
