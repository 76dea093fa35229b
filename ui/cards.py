"""One product as a card."""

from pathlib import Path

from assistant.speech.speech import ENGLISH, Speech
from ranking.events import EventKind
from ranking.ranked import RankedProduct
from retrieval.money import format_price
from retrieval.product import Product
from ui import words
from ui.icons import icon
from ui.markup import Markup, joined, tag
from ui.options import options
from ui.pictures import is_web_address, picture
from ui.talker import talker

FEW = 5
"""Stock is worth a word when this many or fewer are left."""


def card(item: RankedProduct, number: int, why: str | None, home: Path, say: Speech = ENGLISH) -> Markup:
    """The card of a product in its place on the shelf, from 1, with its line of why."""
    product = item.product
    body = tag(
        "div",
        tag("h3", _title(product), class_="title"),
        _price(product, say),
        _facts(product, say),
        options(product, item.candidate.variants, say),
        _acts(product, number, say),
        class_="body",
    )
    return tag(
        "li",
        tag(
            "article",
            _frame(product, number, home),
            body,
            talker(item, why, say),
            aria_label=f"{number}. {product.title}",
        ),
        class_="card sold-out" if product.in_stock is False else "card",
        data_product_id=product.product_id,
    )


def held_card() -> Markup:
    """The space of a card that is being looked for."""
    lines = [tag("div", class_=f"line {width}") for width in ("long", "short", "short")]
    space = tag("article", tag("div", class_="picture"), tag("div", *lines, class_="body"))
    return tag("li", space, class_="card held", aria_hidden="true")


def _frame(product: Product, number: int, home: Path) -> Markup:
    place = tag("span", number, class_="number", aria_hidden="true")
    return tag("div", picture(product, home), place, class_="picture")


def _title(product: Product) -> Markup:
    name = tag("bdi", product.title)
    if product.link and is_web_address(product.link):
        return tag("a", name, href=product.link, target="_blank", rel="noopener noreferrer", title=product.title)
    return tag("span", name, title=product.title)


def _price(product: Product, say: Speech) -> Markup:
    now = product.current_price_minor
    if now is None:
        return tag("p", say("page.no_price"), class_="price none")
    price = tag("span", format_price(now, product.currency or "USD"), class_="now")
    if not product.on_sale or product.price_minor is None:
        return tag("p", price, class_="price")
    before = tag(
        "s", tag("span", f"{say('page.before')} ", class_="unseen"), format_price(product.price_minor, product.currency)
    )
    return tag("p", price, " ", before, class_="price sale")


def _facts(product: Product, say: Speech) -> Markup | None:
    """Rating and stock, each only when there is something to say."""
    rating, stock = _rating(product, say), _stock(product, say)
    return tag("p", rating, stock, class_="facts") if rating or stock else None


def _rating(product: Product, say: Speech) -> Markup | None:
    if product.rating is None:
        return None
    said = words.rating(product.rating, product.rating_count, say)
    count = f" ({product.rating_count:,})" if product.rating_count is not None else ""
    seen = joined(tag("span", "★", class_="star"), f" {product.rating:.1f}{count}")
    return tag(
        "span", tag("span", seen, aria_hidden="true"), tag("span", said, class_="unseen"), class_="rating", title=said
    )


def _stock(product: Product, say: Speech) -> Markup | None:
    if product.in_stock is False:
        return tag("span", say("page.sold_out"), class_="stock out")
    if product.stock is not None and product.stock <= FEW:
        return tag("span", say("page.left", n=product.stock), class_="stock")
    return None


def _acts(product: Product, number: int, say: Speech) -> Markup:
    add = tag("span", say("page.add_short"), aria_hidden="true")
    buttons = [
        _button("cart", say("page.add"), number, product, say, add, class_="act add", data_say=words.add(number, say))
        if product.in_stock is not False
        else None,
        _button("compare", say("page.compare"), number, product, say, data_compare=number, aria_pressed="false"),
        _button("more", say("page.more"), number, product, say, data_say=words.more_like(number, say)),
        _thumb("like", number, product, say),
        _thumb("dislike", number, product, say),
    ]
    return tag(
        "div",
        *buttons,
        class_="acts",
        role="group",
        aria_label=say("page.labelled", what=say("page.acts"), of=product.title),
    )


def _thumb(kind: EventKind, number: int, product: Product, say: Speech) -> Markup:
    """A thumb; pressed, its words are those that take it back."""
    on, off = say("page.take_back", form=kind), say("page.thumb", form=kind)
    return _button(kind, off, number, product, say, data_react=kind, aria_pressed="false", data_on=on, data_off=off)


def _button(
    name: str,
    label: str,
    number: int,
    product: Product,
    say: Speech,
    word: Markup | None = None,
    **attributes: object,
) -> Markup:
    """A button with its drawing; the label is for the pointer and, with the number, for screen readers."""
    given = {"class_": "act", **attributes, "data_product_id": product.product_id}
    return tag(
        "button",
        icon(name),
        word,
        type="button",
        title=label,
        aria_label=say("page.labelled", what=label, of=number),
        **given,
    )
