"""The page of a trial: one file with its table and plots, that asks for nothing else."""

import json
import math
from collections.abc import Sequence
from importlib.resources import files
from itertools import zip_longest
from xml.etree.ElementTree import Element

from assistant.judged.elements import element, head, written
from assistant.trial.figure import Figure
from assistant.trial.measures import Told, known_measures, said, shown, span
from assistant.trial.table import scope_text
from ranking.measures.measured import Measured
from ranking.report.lift import baseline_of
from ranking.report.report import Report

_POLICY = "script-src 'unsafe-inline'; img-src data: blob:"
_WHOLE = ("segments", "map")
"""Plots as wide as the page."""


def page(report: Report, figures: Sequence[Figure]) -> str:
    """The trial as HTML, with plotly's script in it once."""
    told = known_measures(report.models)
    drawn = _scripts(figures) if figures else []
    body = element(
        "body",
        element(
            "main",
            _top(report),
            *([_table(report, told)] if told else []),
            element("div", *_plots(figures), class_="plots"),
            _words(told),
        ),
        *drawn,
    )
    css = files("assistant.trial").joinpath("page.css").read_text(encoding="utf-8")
    return written(element("html", head("Recommenders, measured", css, _POLICY), body, lang="en"))


def _top(report: Report) -> Element:
    if report.best is None:
        return element("header", element("h1", "No recommender was measured"), element("p", report.why))
    return element(
        "header",
        element("h1", _verdict(report, report.best)),
        element("p", report.why),
        element("p", scope_text(report), class_="quiet"),
    )


def _verdict(report: Report, best: Measured) -> str:
    baseline = baseline_of(report.models)
    if baseline is None or baseline is best or not baseline.ndcg > 0 or math.isnan(best.ndcg):
        return f"Chosen: {best.name}, nDCG@10 {best.ndcg:.3f}"
    return f"Chosen: {best.name}, nDCG@10 {best.ndcg:.3f}, {best.ndcg / baseline.ndcg:.1f} times that of popularity"


def _table(report: Report, told: Sequence[Told]) -> Element:
    heads = element(
        "tr",
        element("th", "", scope="col"),
        *(element("th", each.title, scope="col", title=said(each)) for each in told),
    )
    best = {each.key: _best(report.models, each) for each in told}
    rows = [
        element(
            "tr",
            element("th", model.name, scope="row"),
            *(_cell(model, each, strong=shown(model, each) == best[each.key]) for each in told),
            class_="chosen" if model.name == report.chosen else "",
        )
        for model in report.models
    ]
    return element("div", element("table", element("thead", heads), element("tbody", *rows)), class_="wide", tabindex=0)


def _cell(model: Measured, told: Told, *, strong: bool) -> Element:
    bounds = span(model, told, "to").replace("-", "−")
    bounds = bounds if "−" in bounds else bounds.replace(" to ", "–")
    value = shown(model, told)
    small = element("small", bounds) if bounds else None
    return element("td", value.replace("-", "−") if len(value) > 1 else "–", small, class_="best" if strong else "")


def _best(models: Sequence[Measured], told: Told) -> str | None:
    """The best value of a column as it is shown; None where neither end is good."""
    values = [model.values()[told.key] for model in models]
    known = [value for value in values if not math.isnan(value)]
    if told.better == "neither" or not known:
        return None
    return f"{(max if told.better == 'higher' else min)(known):.{told.digits}f}"


def _plots(figures: Sequence[Figure]) -> list[Element]:
    """The plots, two beside each other; one that is left alone has the whole width."""
    drawn: list[Element] = []
    left = True
    for figure, after in zip_longest(figures, figures[1:]):
        alone = left and (after is None or after.name in _WHOLE)
        whole = figure.name in _WHOLE or alone
        drawn.append(_plot(figure, whole=whole))
        left = whole or not left
    return drawn


def _plot(figure: Figure, *, whole: bool) -> Element:
    said_of = f"{figure.title}. {figure.says}"
    width = f"min-width:{figure.least_width}px"
    canvas = element("div", id=f"plot-{figure.name}", role="img", aria_label=said_of, style=width)
    return element(
        "section",
        element("h2", figure.title),
        element("p", figure.says),
        element("div", canvas, class_="canvas"),
        class_="plot whole" if whole else "plot",
    )


def _words(told: Sequence[Told]) -> Element:
    return element(
        "dl",
        *(part for each in told for part in (element("dt", each.title), element("dd", said(each)))),
        class_="words",
    )


def _scripts(figures: Sequence[Figure]) -> list[Element]:
    """The data of the plots, plotly, and what draws them. In the data no tag can begin."""
    data = json.dumps([figure.as_json() for figure in figures], ensure_ascii=True).replace("<", "\\u003c")
    plotly = files("plotly").joinpath("package_data", "plotly.min.js").read_text(encoding="utf-8")
    own = files("assistant.trial").joinpath("page.js").read_text(encoding="utf-8")
    return [
        element("script", data, type="application/json", id="figures"),
        element("script", plotly),
        element("script", own),
    ]
