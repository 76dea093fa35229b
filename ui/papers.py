"""What is no product and yet belongs on the shelf: the orders spoken of, and what the shop's pages say."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact, OrderCard, OrderedLine
from retrieval.money import format_price
from retrieval.product import Product
from ui.markup import Markup, joined, tag
from ui.pictures import is_web_address, picture


def order_papers(
    orders: Sequence[OrderCard], known: Mapping[str, Product], home: Path, say: Speech = ENGLISH
) -> Markup | None:
    """A slip for each order: number, state, lines with pictures, total, tracking, and what can be done now."""
    if not orders:
        return None
    slips = [_order(order, known, home, say) for order in orders]
    return tag("ul", *slips, class_="papers", aria_label=say("paper.orders"))


def page_papers(quoted: Sequence[Fact], titles: Mapping[str, str], say: Speech = ENGLISH) -> Markup | None:
    """A slip for each page quoted: the words as they stand, and the page they stand on."""
    if not quoted:
        return None
    by_page: dict[str, list[Fact]] = {}
    for fact in quoted:
        by_page.setdefault(fact.source, []).append(fact)
    slips = [_page(facts, titles.get(source.removeprefix("page:")), say) for source, facts in by_page.items()]
    return tag("ul", *slips, class_="papers", aria_label=say("paper.page"))


def _order(order: OrderCard, known: Mapping[str, Product], home: Path, say: Speech) -> Markup:
    days = [
        say("paper.day", form=name, day=day)
        for name, day in (("placed", order.placed_on), ("delivered", order.delivered_on))
        if day
    ]
    state = tag("span", say("order.called", form=order.status), class_="state")
    total = tag("p", say("paper.total"), " ", tag("b", format_price(order.total_minor, order.currency)), class_="sum")
    return tag(
        "li",
        tag("header", tag("h3", say("paper.order", number=order.order_id)), state),
        tag("p", ", ".join(days), class_="days") if days else None,
        tag("ul", *(_line(line, known.get(line.product_id), home, order.currency, say) for line in order.lines)),
        total,
        tag("p", say("paper.tracking", codes=say.listed(order.tracking)), class_="tracking")
        if order.tracking
        else None,
        _acts(order, say),
        class_="paper order",
        data_order=order.order_id,
    )


def _line(line: OrderedLine, product: Product | None, home: Path, currency: str, say: Speech) -> Markup:
    count = say("paper.pieces", n=line.quantity) if line.quantity > 1 else None
    options = tag("span", ", ".join(line.options), class_="which") if line.options else None
    seen = picture(product, home) if product is not None else joined()
    return tag(
        "li",
        tag("span", seen, class_="small-picture"),
        tag("span", count, " " if count else None, tag("bdi", line.title), options, class_="what"),
        tag("span", format_price(line.total_minor, currency), class_="cost"),
    )


def _acts(order: OrderCard, say: Speech) -> Markup | None:
    if not order.can:
        return None
    buttons = [
        tag(
            "button",
            say("paper.act", form=kind),
            type="button",
            class_="do",
            data_say=say("press.act", form=kind, number=order.order_id),
        )
        for kind in order.can
    ]
    return tag("div", *buttons, class_="does", role="group", aria_label=say("paper.acts"))


def _page(facts: Sequence[Fact], title: str | None, say: Speech) -> Markup:
    name = title or say("paper.page")
    link = facts[0].link
    head = (
        tag("a", name, href=link, target="_blank", rel="noopener noreferrer", title=say("paper.open", title=name))
        if link and is_web_address(link)
        else tag("span", name)
    )
    quotes = [tag("blockquote", fact.text) for fact in facts]
    return tag("li", tag("header", tag("h3", head)), *quotes, class_="paper page")
