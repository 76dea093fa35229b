"""What every plot is made of: a plain plotly document, data and layout. Colours are names of the page's own.

A colour is written as `--accent`; the page puts in what it means by day or by night. Text that comes from a shop has to
be escaped, since plotly reads tags in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

SERIES = ("--accent", "--down", "--third", "--fourth", "--fifth", "--sixth", "--seventh", "--eighth")
"""Colours that are told apart by day and by night."""
BENEATH = {"orientation": "h", "y": -0.22, "yanchor": "top", "x": 0}
"""Where the legend is, so that the plot has the whole width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One plot with what it shows."""

    name: str
    title: str
    says: str
    """What it shows and what is good, in one or two sentences."""
    data: list[dict[str, Any]]
    layout: dict[str, Any]
    least_width: int = 0
    """Pixels; on a narrower screen it is moved sideways."""
    tools: bool = False
    """Whether it can be zoomed into."""

    def as_json(self) -> dict[str, Any]:
        """What the page draws."""
        return {"name": self.name, "data": self.data, "layout": self.layout, "tools": self.tools}


def line(name: str, x: Sequence[Any], y: Sequence[float], colour: str, mode: str = "lines") -> dict[str, Any]:
    """A series of points that are joined; its name is escaped here."""
    drawn = {"color": colour, "width": 2}
    return {"type": "scatter", "mode": mode, "name": escape(name), "x": x, "y": y, "line": drawn}


def whiskers(spans: Sequence[tuple[float, ...]]) -> dict[str, Any]:
    """Intervals around points, each as middle, low and high."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - middle for middle, _, high in spans],
        "arrayminus": [middle - low for middle, low, _ in spans],
        "color": "--ink",
        "thickness": 1.2,
        "width": 4,
    }


def titled(text: str) -> dict[str, Any]:
    """The title of an axis."""
    return {"text": text, "font": {"size": 12, "color": "--soft"}}


def axis(**more: Any) -> dict[str, Any]:
    """An axis in quiet colours."""
    quiet = {"gridcolor": "--line", "zerolinecolor": "--line", "tickfont": {"color": "--soft"}, "automargin": True}
    return {**quiet, "fixedrange": True, **more}


def layout(height: int, **more: Any) -> dict[str, Any]:
    """What every plot has; height in pixels."""
    return {
        "height": height,
        "margin": {"l": 12, "r": 16, "t": 12, "b": 12},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 13, "color": "--ink"},
        "hoverlabel": {"bgcolor": "--card", "bordercolor": "--line", "font": {"color": "--ink"}, "align": "left"},
        "dragmode": False,
        **more,
    }
