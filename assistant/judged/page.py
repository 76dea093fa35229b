"""The page of a comparison: what changed, how surely, in which queries; one file that asks for nothing else."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from assistant.judged.compared import Compared
from assistant.judged.elements import element, head, written
from assistant.judged.measured import MAIN, UNKNOWN, counts, scope_text
from assistant.judged.shelves import anchor, columns, legend, query_section
from assistant.judged.table import EACH_P, HEAD, cells
from retrieval.product import Product

MOST = 500
"""Queries of one kind (worse, better, the same) whose shelves are drawn; a browser takes not many more with ease."""
_OPEN = 3
_WIDTH, _HEIGHT = 1000, 140


def page(both: Compared, products: Mapping[str, Product]) -> str:
    """The comparison as HTML.

    Args:
        both: The comparison.
        products: What is known of the products by id; the others go by the title of the run, or by their id.
    """
    css = files("assistant.judged").joinpath("page.css").read_text(encoding="utf-8")
    main = element("main", _top(both), _plot(both), _tables(both), *_queries(both, products))
    return written(element("html", head(f"{both.a.name} against {both.b.name}", css), element("body", main), lang="en"))


def _top(both: Compared) -> Element:
    a, b, gain, interval, p, *_ = map(_minus, cells(both, both.scope.queries, MAIN, both.main))
    surely = f"95 % interval {interval.replace('..', 'to')}, p {p}" if interval else f"p {p}"
    return element(
        "header",
        element("h1", both.verdict()),
        element("p", f"{MAIN} {a} against {b}: {gain} a query ({surely}). {scope_text(counts(both.scope))}"),
        element("p", element("b", "A"), f" {both.a.name}  ", element("b", "B"), f" {both.b.name}", class_="names"),
        *(element("p", said, class_="quiet") for said in both.notes()),
    )


def _plot(both: Compared) -> Element:
    """Every query as one bar, the greatest loss on the left, the greatest gain on the right."""
    queries = both.worst_first
    worst, best = both.gain(queries[0]), both.gain(queries[-1])
    most = max(abs(worst), abs(best)) or 1.0
    step, middle = _WIDTH / len(queries), _HEIGHT / 2
    picture = element(
        "svg",
        *(
            _bar(both, query, place * step, step, middle * both.gain(query) / most)
            for place, query in enumerate(queries)
        ),
        element("line", x1=0, x2=_WIDTH, y1=middle, y2=middle),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        role="img",
        aria_label=both.verdict(),
    )
    ends = (f"A is worse by {-worst:.3f}" if worst < 0 else "", f"A is better by {best:.3f}" if best > 0 else "")
    return element(
        "section",
        element("h2", f"Every query a bar: A − B in {MAIN}"),
        picture,
        element("p", *(element("span", end) for end in ends), class_="ends"),
    )


def _bar(both: Compared, query: str, left: float, width: float, height: float) -> Element:
    middle = _HEIGHT / 2
    top = middle - height if height > 0 else middle
    said = f"{both.gain(query):+.3f}  {both.asked.get(query, UNKNOWN).text or query}"
    bar = element(
        "rect",
        element("title", said),
        class_="up" if height > 0 else "down",
        x=f"{left + width * 0.1:.2f}",
        y=f"{top:.2f}",
        width=f"{width * 0.8:.2f}",
        height=f"{abs(height):.2f}",
    )
    return element("a", bar, href=f"#{anchor(both, query)}", tabindex="-1")


def _tables(both: Compared) -> Element:
    rows = [(name, cells(both, both.scope.queries, name, found)) for name, found in both.differences.items()]
    kinds = [
        (f"{kind} ({len(queries)})", cells(both, queries, MAIN, both.by_kind[kind]))
        for kind, queries in both.kinds.items()
    ]
    several = [element("h2", f"{MAIN} by type"), _table(kinds), element("p", EACH_P, class_="quiet")]
    return element("section", element("h2", "Measures"), _table(rows), *(several if len(kinds) > 1 else []))


def _table(rows: Sequence[tuple[str, Sequence[str]]]) -> Element:
    head = element("tr", *(element("th", word, scope="col") for word in ("", *map(_minus, HEAD))))
    body = [
        element("tr", element("th", label, scope="row"), *(element("td", _minus(cell)) for cell in row))
        for label, row in rows
    ]
    return element("div", element("table", element("thead", head), element("tbody", *body)), class_="wide")


def _minus(cell: str) -> str:
    return cell.replace("-", "−")


def _queries(both: Compared, products: Mapping[str, Product]) -> list[Element]:
    same = [query for query in both.worst_first if both.gain(query) == 0]
    groups = (("Worse", both.losing, _OPEN), ("Better", both.winning, 0), ("The same", same, 0))
    sections = [_group(both, products, *group) for group in groups if group[1]]
    return [legend(), *sections]


def _group(both: Compared, products: Mapping[str, Product], word: str, queries: Sequence[str], opened: int) -> Element:
    drawn = [query_section(both, query, products, opened=place < opened) for place, query in enumerate(queries[:MOST])]
    rest = len(queries) - len(drawn)
    more = element("p", f"{rest} more are in the --json document.", class_="quiet") if rest else None
    return element("section", element("h2", f"{word} in {len(queries)}"), columns(), *drawn, more)
