"""The talker: one line of why on a card, which opens into the evidence and the exact arithmetic."""

from collections.abc import Sequence

from assistant.answers.names import short_name
from assistant.speech.speech import ENGLISH, Speech
from assistant.why import Bar, bars, counterfactual
from ranking.ranked import PAST, RankedProduct
from ui.icons import icon
from ui.markup import Markup, tag


def talker(item: RankedProduct, line: str | None, say: Speech = ENGLISH) -> Markup | None:
    """The talker of a card, with its line of why; None when there is none."""
    if line is None:
        return None
    parts = bars(item, say)
    summary = tag("summary", tag("span", line, class_="why"), icon("open"))
    if not parts:
        return tag("div", tag("p", line, class_="why"), class_="talker")
    return tag("details", summary, _evidence(item, line, say), _sums(parts, say), class_="talker")


def _evidence(item: RankedProduct, line: str, say: Speech) -> Markup | None:
    """What the shopper's past has to do with it, beyond what the line says already."""
    past = {product.product_id: product for reason in item.reasons if reason.kind in PAST for product in reason.because}
    unsaid = [product.title for product in past.values() if short_name(product) not in line]
    moved = counterfactual(item, say) if past else None
    if not unsaid and not moved:
        return None
    because = (tag("p", say("page.because")), tag("ul", *(tag("li", title) for title in unsaid))) if unsaid else ()
    return tag("div", *because, tag("p", moved) if moved else None, class_="evidence")


def _sums(parts: Sequence[Bar], say: Speech) -> Markup:
    """The parts of the score as bars; the figures shown add up to the score shown."""
    hundredths = in_hundredths([part.value for part in parts])
    longest = max(max(map(abs, hundredths)), 1)
    rows = [
        tag(
            "tr",
            tag("th", part.label, scope="row"),
            tag("td", _bar(value, longest), class_="bar-cell"),
            tag("td", _figure(value), class_="figure"),
        )
        for part, value in zip(parts, hundredths, strict=True)
    ]
    total = tag(
        "tr",
        tag("th", say("page.score"), scope="row"),
        tag("td"),
        tag("td", _figure(sum(hundredths)), class_="figure"),
        class_="total",
    )
    return tag("table", tag("caption", say("page.evidence")), tag("tbody", *rows, total), class_="sums")


def in_hundredths(values: Sequence[float]) -> list[int]:
    """Values as hundredths, rounded so that they add up to their rounded sum (largest remainders go up)."""
    exact = [100 * value for value in values]
    floors = [int(value // 1) for value in exact]
    missing = round(sum(exact)) - sum(floors)
    order = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    for place in order[:missing]:
        floors[place] += 1
    return floors


def _bar(value: int, longest: int) -> Markup:
    share = round(100 * abs(value) / longest)
    return tag("span", class_="bar minus" if value < 0 else "bar", style=f"--share: {share}%")


def _figure(hundredths: int) -> str:
    sign = "−" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
