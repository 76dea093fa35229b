"""Tables as lines that can be read alone: a row says what its cells are."""

from collections.abc import Sequence


def table_lines(rows: Sequence[Sequence[str]], *, headed: bool) -> list[str]:
    """One line a row.

    Args:
        rows: the cells of each row, as text.
        headed: whether the first row names the columns: "- Canada: Cost $18; Time 6 days".
    """
    names = list(rows[0]) if headed and len(rows) > 1 else []
    lines = [_line(row, names) for row in rows[1 if names else 0 :]]
    return ["", *filter(None, lines), ""]


def _line(row: Sequence[str], names: Sequence[str]) -> str:
    if not any(row):
        return ""
    first, rest = row[0], list(row[1:])
    named = [
        " ".join(filter(None, (names[place] if place < len(names) else "", cell)))
        for place, cell in enumerate(rest, start=1)
        if cell
    ]
    said = "; ".join(named)
    return f"- {': '.join(filter(None, (first, said)))}"
