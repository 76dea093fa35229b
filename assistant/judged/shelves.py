"""One query of a comparison as HTML: both shelves side by side, what is relevant, what moved, what is missed."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from assistant.judged.compared import Compared
from assistant.judged.elements import element
from assistant.judged.measured import MAIN, UNKNOWN, shown, signed
from retrieval.judge.runs import Run
from retrieval.money import format_price
from retrieval.product import Product

SHELF = 10
"""Places of a shelf that are shown: those that nDCG@10 looks at."""
_MISSED = 12


def query_section(both: Compared, query: str, products: Mapping[str, Product], *, opened: bool) -> Element:
    """A query: its words and measures, and inside both shelves."""
    asked = both.asked.get(query, UNKNOWN)
    small = element("small", f"{query}, {asked.kind}") if asked.text else None
    gain = both.gain(query)
    head = element(
        "summary",
        element("span", asked.text or query, small, class_="asked"),
        *(element("span", shown(values[query][MAIN]), class_="number") for values in (both.values_a, both.values_b)),
        element("span", signed(gain).replace("-", "−") if gain else "=", class_="number gain"),
        _gain_bar(gain),
    )
    shelves = element("div", *(_shelf(both, query, products, side) for side in ("A", "B")), class_="shelves")
    section = element("details", head, shelves, id=anchor(both, query))
    if opened:
        section.set("open", "")
    return section


def columns() -> Element:
    """What stands over the queries of a group."""
    words = ("", "A", "B", "A − B", "")
    return element("p", *(element("span", word, class_="number") for word in words), class_="columns")


def anchor(both: Compared, query: str) -> str:
    """Where a query stands in the page."""
    return f"q{both.scope.queries.index(query)}"


def legend() -> Element:
    """What the marks on the shelves mean."""
    marks = (
        ([_grade(2), _grade(1)], "relevant, by its grade"),
        ([_grade(0)], "judged, not relevant"),
        ([_grade(None)], "not judged"),
        ([element("span", "▲ 2", class_="move up")], "two places higher than on the other shelf"),
        ([element("span", "only A", class_="move only")], "not on the other shelf"),
    )
    return element("ul", *(element("li", *shown_as, f" {word}") for shown_as, word in marks), class_="legend")


def _gain_bar(gain: float) -> Element:
    """A bar to the right for better, to the left for worse; full at 1."""
    share = min(abs(gain), 1.0) * 50
    left = 50.0 if gain > 0 else 50.0 - share
    bar = element("i", class_="up" if gain > 0 else "down", style=f"left:{left:.1f}%;width:{share:.1f}%")
    return element("span", bar, class_="bar", aria_hidden="true")


def _shelf(both: Compared, query: str, products: Mapping[str, Product], side: str) -> Element:
    run, other = (both.a, both.b) if side == "A" else (both.b, both.a)
    ranking, others = run.rankings.get(query), other.rankings.get(query, ())
    grades = both.qrels.grades[query]
    if not ranking:
        said = "This run does not have the query." if ranking is None else "Nothing is shown."
        rows: list[Element] = [element("p", said, class_="quiet")]
    else:
        places = enumerate(ranking[:SHELF], start=1)
        items = (
            _item(key, rank, grades, _move(rank, key, others, side), _name(key, products, both)) for rank, key in places
        )
        rows = [element("ol", *items)]
    return element("section", element("h3", f"{side}  {run.name}"), *rows, *_missed(both, query, products, run))


def _item(key: str, rank: int, grades: Mapping[str, float], move: tuple[str, str], name: Sequence[Element]) -> Element:
    word, class_ = move
    return element(
        "li",
        element("span", str(rank), class_="rank"),
        _grade(grades.get(key)),
        element("span", *name, class_="name", title=key),
        element("span", word, class_=f"move {class_}"),
    )


def _grade(grade: float | None) -> Element:
    if grade is None:
        return element("span", "–", class_="grade unjudged", title="not judged")
    class_ = "grade high" if grade > 1 else "grade some" if grade > 0 else "grade none"
    return element("span", f"{grade:g}", class_=class_, title=f"grade {grade:g}")


def _move(rank: int, key: str, others: Sequence[str], side: str) -> tuple[str, str]:
    """How a product stands here against the other shelf, in words and as a class."""
    place = others.index(key) + 1 if key in others else None
    if place is None or place > SHELF:
        return f"only {side}", "only"
    if place == rank:
        return "", "same"
    return (f"▲ {place - rank}", "up") if place > rank else (f"▼ {rank - place}", "down")


def _name(key: str, products: Mapping[str, Product], both: Compared) -> list[Element]:
    product = products.get(key)
    if product is None:
        title = both.a.titles.get(key) or both.b.titles.get(key) or key
        return [element("span", title)]
    minor = product.current_price_minor
    price = "" if minor is None else format_price(minor, product.currency)
    return [element("span", product.title), element("small", price)]


def _missed(both: Compared, query: str, products: Mapping[str, Product], run: Run) -> list[Element]:
    """Relevant products off the shelf: by name where one stands in their place that is less relevant."""
    missed, also = missed_of(run.rankings.get(query, ()), both.qrels.grades[query])
    if not missed and not also:
        return []
    rows = [
        element(
            "li",
            _grade(both.qrels.grades[query][key]),
            element("span", *_name(key, products, both), class_="name", title=key),
            element("span", _where(key, run.rankings.get(query, ())), class_="move"),
        )
        for key in missed[:_MISSED]
    ]
    more = len(missed) - len(rows)
    said = [f"And {more} more."] if more else []
    said += [f"No room for {also} others as relevant as what is shown."] if also else []
    return [
        *([element("h4", "Missed"), element("ul", *rows)] if rows else []),
        *([element("p", " ".join(said), class_="quiet")] if said else []),
    ]


def missed_of(ranking: Sequence[str], grades: Mapping[str, float]) -> tuple[list[str], int]:
    """Relevant products off the shelf that outdo one on it, the most relevant first; how many others are off it."""
    shelf = ranking[:SHELF]
    least = min((max(grades.get(key, 0.0), 0.0) for key in shelf), default=0.0) if len(shelf) == SHELF else 0.0
    off = [key for key, grade in grades.items() if grade > 0 and key not in shelf]
    missed = sorted((key for key in off if grades[key] > least), key=lambda key: (-grades[key], key))
    return missed, len(off) - len(missed)


def _where(key: str, ranking: Sequence[str]) -> str:
    return f"at {ranking.index(key) + 1}" if key in ranking else "not found"
