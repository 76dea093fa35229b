"""Plots: lengths and places are right, names are escaped, gaps stay gaps."""

import re

from ui.insight.plots import Bar, Series, bars, cloud, columns, legend, lines


def widths(markup):
    return re.findall(r'<rect width="([\d.]+)%"', markup)


def test_bars_share_one_scale():
    assert widths(bars([Bar(name="a", value=10, said="10"), Bar(name="b", value=4, said="4")])) == ["100.00", "40.00"]


def test_a_part_is_drawn_over_its_whole():
    assert widths(bars([Bar(name="a", value=1, of=4, said="1 of 4")])) == ["100.00", "25.00"]


def test_nothing_counted_is_no_length():
    assert widths(bars([Bar(name="a", value=0, said="0")])) == ["0.00"]


def test_names_are_escaped_and_cut():
    drawn = bars([Bar(name="<b>" + "x" * 100, value=1, said="1")])
    assert "<b>" not in drawn
    assert "x" * 61 not in drawn


def test_columns_stand_on_each_other():
    drawn = columns(["Mon"], [Series(name="a", values=(2,)), Series(name="b", values=(2,))], "said")
    places = re.findall(r'y="([\d.]+)%" width="80.00%" height="([\d.]+)%"', drawn)
    assert places == [("50.00", "50.00"), ("0.00", "50.00")]


def test_a_line_breaks_where_nothing_is_known():
    drawn = lines([*"abcde"], [Series(name="a", values=(1, 2, None, 2, 1))], "said")
    assert re.search(r'd="M[^"]*L[^"]* M[^"]*L', drawn)
    assert drawn.count("<circle") == 4


def test_nothing_at_all_still_draws():
    assert "<rect" not in columns([], [], "said")
    assert "<circle" not in lines(["a"], [Series(name="a", values=(None,))], "said")


def test_names_in_a_cloud_do_not_lie_on_each_other():
    drawn = cloud([(0.5, 0.5, 0), (0.5, 0.5, 1)], ["mugs", "tents"], "said")
    heights = [float(y) for y in re.findall(r'<text x="[\d.]+%" y="([\d.]+)%"', drawn)]
    assert heights[1] - heights[0] > 5


def test_a_legend_names_each_colour():
    assert [name in legend(["mugs", "tents"]) for name in ("mugs", "tents")] == [True, True]
