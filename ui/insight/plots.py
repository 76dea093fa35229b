"""Plots as SVG without a script: what is drawn stretches with the page, what is written does not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ui.markup import Markup, joined, tag

MOST_SERIES = 8
"""Series that are told apart by colour."""
_MOST_DATES = 4
_LONGEST_NAME = 60
"""Characters of a name beside a bar."""
_EDGE = 0.35
"""How near to a side of a cloud, as a share of it, a name begins or ends there."""
_NAME_HEIGHT = 0.06
"""Of a name in a cloud, as a share of the plot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar with its name and what it says."""

    name: str
    value: float
    said: str
    """The value in words."""
    of: float | None = None
    """What it is a part of, drawn behind it."""
    note: str = ""
    span: tuple[float, float] | None = None
    """The interval around the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, or one colour of columns; None where there is nothing."""

    name: str
    values: tuple[float | None, ...]


def bars(rows: Sequence[Bar], *, colour: int = 0) -> Markup:
    """Bars below each other, on one scale, each with its name and value."""
    most = max((max(row.value, row.of or 0, row.span[1] if row.span else 0) for row in rows), default=0) or 1
    return tag("table", tag("tbody", *(_bar(row, most, colour) for row in rows)), class_="bars")


def _bar(row: Bar, most: float, colour: int) -> Markup:
    drawn = [tag("rect", width=_share(row.of / most), height="100%", class_="whole")] if row.of else []
    drawn.append(tag("rect", width=_share(row.value / most), height="100%", class_=f"s{colour}"))
    if row.span:
        ends = {"x1": _share(row.span[0] / most), "x2": _share(row.span[1] / most)}
        drawn.append(tag("line", y1="50%", y2="50%", class_="span", **ends))
    note = tag("small", row.note) if row.note else None
    return tag(
        "tr",
        tag("th", _cut(row.name), note, scope="row"),
        tag("td", tag("svg", *drawn, aria_hidden="true"), class_="drawn"),
        tag("td", row.said, class_="said"),
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def columns(labels: Sequence[str], series: Sequence[Series], said: str) -> Markup:
    """Columns over time, the series on top of each other."""
    sums = [sum(each.values[place] or 0 for each in series) for place in range(len(labels))]
    top, step = _top(max(sums, default=0)), 1 / max(len(labels), 1)
    drawn = []
    for place, label in enumerate(labels):
        below = 0.0
        for number, each in enumerate(series):
            value = each.values[place] or 0
            if value:
                drawn.append(
                    tag(
                        "rect",
                        tag("title", f"{label}: {each.name}, {value:,.0f}"),
                        x=_share((place + 0.1) * step),
                        y=_share(1 - (below + value) / top),
                        width=_share(0.8 * step),
                        height=_share(value / top),
                        class_=f"s{number}",
                    )
                )
            below += value
    return _chart(drawn, labels, top, said, centred=True)


def lines(labels: Sequence[str], series: Sequence[Series], said: str, *, unit: str = "") -> Markup:
    """Lines over steps; a step without a value is a gap."""
    top = _top(max((value for each in series for value in each.values if value is not None), default=0))
    last = max(len(labels) - 1, 1)
    drawn = []
    for number, each in enumerate(series):
        points = [(place / last, 1 - value / top) for place, value in enumerate(each.values) if value is not None]
        paths = [_path(run) for run in _runs(each.values, top, last) if len(run) > 1]
        if paths:
            path = tag("path", d=" ".join(paths), class_=f"l{number}")
            drawn.append(tag("svg", path, viewBox="0 0 100 100", preserveAspectRatio="none", class_="stretched"))
        known = [(labels[place], value) for place, value in enumerate(each.values) if value is not None]
        drawn += [
            tag(
                "circle",
                tag("title", f"{label}: {each.name}, {_number(value)}{unit}"),
                cx=_share(x),
                cy=_share(y),
                r="3",
                class_=f"s{number}",
            )
            for (x, y), (label, value) in zip(points, known, strict=True)
        ]
    return _chart(drawn, labels, top, said, centred=False)


def cloud(points: Sequence[tuple[float, float, int]], names: Sequence[str], said: str) -> Markup:
    """Points on a plane in the colour of their group, each group's name at its middle."""
    inner = [(0.03 + 0.94 * x, 0.96 - 0.92 * y, group) for x, y, group in points]
    drawn = [tag("circle", cx=_share(x), cy=_share(y), r="4", class_=f"s{group}") for x, y, group in inner]
    middles = []
    for group, name in enumerate(names):
        theirs = [(x, y) for x, y, each in inner if each == group]
        if theirs:
            x, y = (sum(each) / len(theirs) for each in zip(*theirs, strict=True))
            middles.append((y, x, name))
    drawn += [_name(name, x, y) for name, x, y in _apart(middles)]
    return tag("svg", *drawn, role="img", aria_label=said, class_="cloud")


def _apart(middles: Sequence[tuple[float, float, str]]) -> list[tuple[str, float, float]]:
    """Names from the top down, none on the one above it."""
    placed: list[tuple[str, float, float]] = []
    for y, x, name in sorted(middles):
        free = max(y, placed[-1][2] + _NAME_HEIGHT) if placed else y
        placed.append((name, x, free))
    return placed


def _name(name: str, x: float, y: float) -> Markup:
    """A name at a point; near an edge it reads away from it."""
    anchor, at = (
        ("start", max(x - 0.1, 0.02)) if x < 0.35 else ("end", min(x + 0.1, 0.98)) if x > 0.65 else ("middle", x)
    )
    return tag("text", name, x=_share(at), y=_share(y), text_anchor=anchor, class_="name")


def legend(names: Sequence[str], *, kind: str = "s") -> Markup:
    """What each colour stands for; `kind` is "s" for areas, "l" for lines."""
    keys = (
        tag("li", tag("svg", tag("rect", width="100%", height="100%", class_=f"s{number}"), aria_hidden="true"), name)
        for number, name in enumerate(names)
    )
    return tag("ul", *keys, class_=f"legend {kind}")


def _chart(drawn: Sequence[Markup], labels: Sequence[str], top: float, said: str, *, centred: bool) -> Markup:
    ticks = [0.0, 0.5, 1.0]
    grid = [tag("line", x1="0", x2="100%", y1=_share(1 - tick), y2=_share(1 - tick), class_="grid") for tick in ticks]
    scale = (
        tag("text", _number(tick * top), x="100%", y=_share(1 - tick), text_anchor="end", dominant_baseline="middle")
        for tick in ticks
    )
    dates = (_date(labels, place, centred=centred) for place in _places(len(labels)))
    return tag(
        "div",
        tag("svg", *scale, aria_hidden="true", class_="scale"),
        tag("svg", *grid, *drawn, role="img", aria_label=said, class_="area"),
        tag("svg", *dates, aria_hidden="true", class_="dates"),
        class_="chart",
    )


def _date(labels: Sequence[str], place: int, *, centred: bool) -> Markup:
    """A label beneath its step; the outermost ones stay inside."""
    at = (place + 0.5) / len(labels) if centred else place / max(len(labels) - 1, 1)
    anchor = "start" if at < 0.08 else "end" if at > 0.92 else "middle"
    return tag("text", labels[place], x=_share(at), y="1em", text_anchor=anchor)


def _places(count: int) -> list[int]:
    """A few places, evenly apart."""
    if count <= _MOST_DATES:
        return list(range(count))
    return [round(n * (count - 1) / (_MOST_DATES - 1)) for n in range(_MOST_DATES)]


def _runs(values: Sequence[float | None], top: float, last: int) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((100 * place / last, 100 * (1 - value / top)))
    return runs


def _path(run: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in run)


def _top(most: float) -> float:
    """A round number from `most` up."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= most * (1 - 1e-9))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.2g}"


def _share(value: float) -> str:
    return f"{100 * value:.2f}%"


def figure(title: str, *parts: object, note: str = "") -> Markup:
    """A plot or a table under its title."""
    said = tag("p", note, class_="quiet") if note else None
    return tag("figure", tag("figcaption", title), said, joined(*parts))
