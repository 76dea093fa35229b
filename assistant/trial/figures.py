"""The plots of a trial."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.trial.figure import BENEATH, SERIES, Figure, axis, layout, line, titled, whiskers
from assistant.trial.measures import BY, known_measures, segment_title, shown
from ranking.measures.lists import Lists
from ranking.measures.measured import Measured
from ranking.report.exposure import lorenz
from ranking.report.lift import baseline_of, lift_of
from ranking.report.report import Report

MOST_LINES = 5
_MOST_COLUMNS = 9
_CELL, _HEAD = 30, 110
"""Pixels of a row of the heat map, and of what is around it."""
_LEAST = 340
"""Pixels of the plot beside it."""


def figures_of(report: Report, curves: Mapping[str, Sequence[float]]) -> list[Figure]:
    """All plots that a trial has something to say in.

    Args:
        report: the trial.
        curves: model -> mean cross-entropy of what came next in each round of training.
    """
    if not report.models:
        return []
    found = (
        accuracy_bars(report),
        lift_lines(report),
        heat_map(report),
        coverage_points(report),
        exposure_lines(report),
        variety_lines(report),
        curve_lines(curves),
    )
    return [figure for figure in found if figure is not None]


def accuracy_bars(report: Report) -> Figure:
    """NDCG of every model with its interval."""
    models = report.models[::-1]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [model.ndcg for model in models],
        "y": [escape(model.name) for model in models],
        "error_x": _errors(models),
        "width": 0.6,
        "marker": {"color": ["--heat" if model.name == report.chosen else "--bar" for model in models]},
        "hovertemplate": "%{y}: %{x:.4f}<extra></extra>",
    }
    return Figure(
        name="accuracy",
        title="How right the lists are",
        says="nDCG@10 with its 95 % interval. Longer is better; where whiskers overlap much, the order may be chance.",
        data=[bars],
        layout=layout(max(_LEAST, 90 + 34 * len(models)), xaxis=axis(rangemode="tozero"), yaxis=axis(showgrid=False)),
    )


def curve_lines(curves: Mapping[str, Sequence[float]]) -> Figure | None:
    """What each round of training gave; None when no model learned in rounds."""
    if not curves:
        return None
    lines = [
        line(name, list(range(1, len(values) + 1)), [value / values[0] for value in values], SERIES[n % len(SERIES)])
        for n, (name, values) in enumerate(curves.items())
    ]
    return Figure(
        name="curves",
        title="How the models learned",
        says="The mean loss on what came next, each round's as a share of the first round's. Good is a fall that "
        "flattens out.",
        data=lines,
        layout=layout(340, xaxis=axis(title=titled("round")), yaxis=axis(rangemode="tozero"), legend=BENEATH),
    )


def heat_map(report: Report) -> Figure | None:
    """NDCG of models in segments; None without segments."""
    models = [model.name for model in report.models if model.name in report.segments][:_MOST_COLUMNS]
    if not models or not report.segments[models[0]]:
        return None
    segments = list(report.segments[models[0]])[::-1]
    values = [[report.segments[model][segment].values["ndcg@10"] for model in models] for segment in segments]
    users = {segment: report.segments[models[0]][segment].users for segment in segments}
    cells = {
        "type": "heatmap",
        "x": [escape(model) for model in models],
        "y": [f"{escape(segment_title(name)[:28])} ({users[name]:,})" for name in segments],
        "z": values,
        "text": [[f"{value:.3f}" for value in row] for row in values],
        "texttemplate": "%{text}",
        "textfont": {"size": 12},
        "colorscale": [[0, "--card"], [1, "--heat"]],
        "zmin": 0,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{y}<br>%{x}: %{z:.4f}<extra></extra>",
    }
    return Figure(
        name="segments",
        title="Whom each model serves",
        says="nDCG@10 by how much is known of a shopper, for products nobody had before, and by kind of product, with "
        "the number of shoppers. Stronger colour is better; a faint row is where the shop should look first.",
        data=[cells],
        least_width=190 + 62 * len(models),
        layout=layout(
            _HEAD + _CELL * len(segments), xaxis=axis(showgrid=False, side="top"), yaxis=axis(showgrid=False)
        ),
    )


def lift_lines(report: Report) -> Figure | None:
    """What models gain over popularity by history length; None without popularity or with one group alone."""
    baseline = baseline_of(report.models)
    if baseline is None:
        return None
    lines = []
    for n, model in enumerate(_foremost(report, without=baseline.name)):
        found = lift_of(model, baseline)
        drawn = line(
            model.name, [each.group for each in found], [each.mean for each in found], SERIES[n], mode="lines+markers"
        )
        if model.name == report.chosen:
            drawn["error_y"] = whiskers([(each.mean, each.low, each.high) for each in found])
        drawn["customdata"] = [each.users for each in found]
        drawn["hovertemplate"] = "%{x} known: %{y:+.4f} (%{customdata:,} shoppers)<extra>%{fullData.name}</extra>"
        lines.append(drawn)
    if not lines or len(lines[0]["x"]) < 2:
        return None
    return Figure(
        name="lift",
        title="What knowing the shopper brings",
        says="nDCG@10 above that of popularity, by the number of products a shopper has or likes. Above 0 is better "
        "than showing everybody the same; whiskers are the 95 % interval of the chosen model.",
        data=lines,
        layout=layout(
            360,
            xaxis=axis(title=titled("products known of a shopper"), type="category", showgrid=False),
            yaxis=axis(rangemode="tozero"),
            legend=BENEATH,
        ),
    )


def coverage_points(report: Report) -> Figure:
    """Coverage against accuracy, with what variety changes."""
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [model.coverage for model in report.models],
        "y": [model.ndcg for model in report.models],
        "text": [escape(model.name) for model in report.models],
        "textposition": [("top center", "bottom center")[n % 2] for n in range(len(report.models))],
        "cliponaxis": False,
        "marker": {
            "size": 11,
            "color": ["--accent" if model.name == report.chosen else "--bar" for model in report.models],
        },
        "hovertemplate": "%{text}<br>coverage %{x:.3f}<br>nDCG@10 %{y:.4f}<extra></extra>",
        "showlegend": False,
    }
    return Figure(
        name="coverage",
        title="Right, and for the whole shelf",
        says="The share of all products that anybody is shown, against nDCG@10. Up and to the right is good: right "
        "lists that sell more than the best sellers.",
        data=[points],
        layout=layout(
            400,
            xaxis=axis(title=titled("share of products shown"), range=[-0.06, 1.06], tickformat=".0%"),
            yaxis=axis(title=titled("nDCG@10"), rangemode="tozero"),
        ),
    )


def variety_lines(report: Report) -> Figure | None:
    """What variety costs the chosen model; None where it was not asked for."""
    best = report.best
    if best is None or not report.diversified or not best.ndcg > 0:
        return None
    lines = []
    for n, by in enumerate(dict.fromkeys(each.by for each in report.diversified)):
        mine = sorted((each for each in report.diversified if each.by == by), key=lambda each: each.dial)
        models = [best, *(each.measured for each in mine)]
        drawn = line(
            BY[by],
            [0.0, *(each.dial for each in mine)],
            [model.ndcg / best.ndcg for model in models],
            SERIES[n],
            mode="lines+markers",
        )
        drawn["text"] = ["<br>".join(_varied(model)) for model in models]
        drawn["hovertemplate"] = "dial %{x}: %{y:.1%} of the nDCG@10<br>%{text}<extra>%{fullData.name}</extra>"
        lines.append(drawn)
    return Figure(
        name="variety",
        title="What variety costs",
        says="The share of nDCG@10 that is kept as the lists are made more varied: 0 as they are, 1 for variety alone. "
        "Good is a line that stays near 100 % while kinds, distance or coverage grow.",
        data=lines,
        layout=layout(
            340,
            xaxis=axis(title=titled("diversity dial")),
            yaxis=axis(tickformat=".0%"),
            legend=BENEATH,
        ),
    )


def _varied(model: Measured) -> list[str]:
    """What variety is to change, in words."""
    changed = ("coverage", "diversity", "distance", "calibration")
    return [f"{told.title} {shown(model, told)}" for told in known_measures([model]) if told.key in changed]


def exposure_lines(report: Report) -> Figure | None:
    """Lorenz curves of the places given to products; None where nothing was listed."""
    models = [*_foremost(report, without="popularity")[: MOST_LINES - 1], *_of_name(report, "popularity")]
    curves = [(model.name, *lorenz(model.lists)) for model in models if isinstance(model.lists, Lists)]
    if not curves:
        return None
    even = line("every product alike", [0, 1], [0, 1], "--soft") | {"line": {"color": "--soft", "dash": "dot"}}
    lines = [line(name, x.round(4).tolist(), y.round(4).tolist(), SERIES[n]) for n, (name, x, y) in enumerate(curves)]
    return Figure(
        name="exposure",
        title="Who gets the places",
        says="The share of all places that go to the least shown share of the products. Nearer to the dotted line is "
        "fairer to the catalogue; a line along the bottom shows the same few to everybody.",
        data=[even, *lines],
        layout=layout(
            400,
            xaxis=axis(title=titled("share of products, least shown first"), tickformat=".0%", range=[0, 1]),
            yaxis=axis(title=titled("share of places"), tickformat=".0%", range=[0, 1]),
            legend=BENEATH,
        ),
    )


def _foremost(report: Report, without: str) -> list[Measured]:
    """The chosen model and the next best."""
    others = [model for model in report.models if model.name not in (report.chosen, without)]
    return [*(model for model in _of_name(report, report.chosen) if model.name != without), *others][:MOST_LINES]


def _of_name(report: Report, name: str) -> list[Measured]:
    return [model for model in report.models if model.name == name]


def _errors(models: Sequence[Measured]) -> dict[str, Any]:
    spans = [(model.ndcg, *model.intervals.get("ndcg@10", (model.ndcg, model.ndcg))) for model in models]
    return whiskers(spans)
