"""Products side by side: what differs, a row each; what a listing does not say is said to be that."""

from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import ComparedRow, Comparison
from ui.markup import Markup, tag


def comparison(table: Comparison, say: Speech = ENGLISH) -> Markup:
    """A comparison as a table that scrolls within itself on a narrow screen."""
    heads = [tag("th", tag("bdi", name), scope="col") for name in table.names]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", say("page.compared")),
            tag("thead", tag("tr", tag("td"), *heads)),
            tag("tbody", *(_row(row, say) for row in table.rows)),
            class_="compared",
        ),
        class_="comparison",
        tabindex="0",
        role="region",
        aria_label=say("page.compared"),
    )


def _row(row: ComparedRow, say: Speech) -> Markup:
    cells = [
        tag("td", tag("bdi", cell)) if cell is not None else tag("td", say("compare.not_given"), class_="unsaid")
        for cell in row.cells
    ]
    return tag("tr", tag("th", tag("bdi", row.label), scope="row"), *cells)
