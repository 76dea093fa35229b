"""What all parts of the shopper's page are drawn with."""

from datetime import datetime
from pathlib import Path

from assistant.speech.speech import Speech
from retrieval.product import Product
from ui.markup import Markup, tag
from ui.pictures import is_web_address, picture, stand_in
from ui.shopper.asker import Asker


def section(name: str, title: str, *children: object) -> Markup:
    """A part of the page under a heading."""
    return tag("section", tag("h2", title, id=f"{name}-title"), *children, id=name, aria_labelledby=f"{name}-title")


def form(asker: Asker, below: str, button: str, label: str | None = None, **fields: object) -> Markup:
    """A button that sends a form to a path below the page's.

    Args:
        asker: whose page it is.
        below: the path, "/leave-out".
        button: the word on it.
        label: what it is about, for screen readers, where the word alone does not tell.
        fields: what is sent.
    """
    hidden = [tag("input", type="hidden", name_=name, value=value) for name, value in fields.items()]
    pressed = tag("button", button, type="submit", aria_label=f"{button}: {label}" if label else None)
    return tag("form", *hidden, pressed, method="post", action=asker.path(below))


def thumb(product: Product, home: Path) -> Markup:
    """A small picture: the shop's own, since this page fetches nothing from elsewhere."""
    drawn = stand_in(product) if is_web_address(product.image or "") else picture(product, home)
    return tag("span", drawn, class_="thumb")


def day(when: datetime | None, say: Speech) -> str:
    """A day as people write it."""
    return say("me.no_day") if when is None else say("me.day", form=str(when.month), d=when.day, y=when.year)
