"""The table of a comparison says what the listings say and cannot be broken by it."""

from assistant.turns import ComparedRow, Comparison
from ui.comparison import comparison

TABLE = Comparison(
    product_ids=("a", "b"),
    names=("A", "<img src=x onerror=alert(1)>"),
    rows=(ComparedRow(label="Weight", cells=("900 g", None)),),
)


def test_a_gap_is_called_one():
    assert "not given" in comparison(TABLE)


def test_no_name_becomes_markup():
    assert "<img" not in comparison(TABLE)


def test_each_row_and_column_has_its_head():
    html = comparison(TABLE)
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1
