"""The head of the page: the shop's name, who is shopping, and the cart in one line."""

from collections.abc import Mapping, Sequence
from typing import get_args
from urllib.parse import urlencode

from assistant.answers.profile import PAGE
from assistant.people import Person
from assistant.speech.language import Language
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import CartLine
from retrieval.money import format_price
from retrieval.product import Product
from ui import words
from ui.icons import icon
from ui.markup import Markup, joined, tag
from ui.page_language import NAMES, TAGS

_SKIPS = ("box", "shelf")
"""Where the keyboard may go at once."""


def header(
    shop: str, people: Sequence[Person], chosen: str, cart: str, say: Speech = ENGLISH, *, things: int = 0
) -> Markup:
    """The head of the page.

    Args:
        shop: its name.
        people: who may be picked.
        chosen: the id of who is shopping, "" for a guest.
        cart: the cart in a few words.
        say: the language.
        things: how many are in the cart: all that is seen of it where there is little room.
    """
    skip = [tag("button", say("page.skip", form=to), type="button", class_="skip", data_skip=to) for to in _SKIPS]
    name = tag("div", *skip, tag("h1", shop), class_="name")
    who = _who(people, chosen, say) if people else None
    earlier = tag(
        "button",
        icon("talks"),
        tag("span", say("page.talks"), class_="word"),
        type="button",
        class_="earlier",
        popovertarget="talks-panel",
        aria_haspopup="dialog",
        title=say("page.talks"),
    )
    count = tag("b", str(things), class_="things", aria_hidden="true") if things else None
    said = tag("span", cart, class_="said")
    line = tag("button", icon("cart"), said, count, type="button", class_="cart", data_say=say("press.cart"))
    whose = f"?{urlencode({'person': chosen})}" if chosen else ""
    word = tag("span", say("me.link"), class_="word")
    me = tag("a", icon("person"), word, href=f"{PAGE}{whose}", class_="me", title=say("me.link"))
    tools = tag("div", who, earlier, me, _languages(say), line, class_="tools")
    return tag("div", name, tools, class_="top")


def cart_line(lines: Sequence[CartLine], known: Mapping[str, Product], say: Speech = ENGLISH) -> str:
    """The cart in a few words; without a total when a price is missing or currencies are mixed."""
    kept = [(known[line.product_id], line.quantity) for line in lines if line.product_id in known]
    if not kept:
        return say("page.cart_empty")
    things = sum(quantity for _, quantity in kept)
    prices = [(product.current_price_minor, quantity) for product, quantity in kept]
    currencies = {product.currency or "USD" for product, _ in kept}
    if len(currencies) > 1 or any(minor is None for minor, _ in prices):
        return words.cart(things, None, say)
    total = sum((minor or 0) * quantity for minor, quantity in prices)
    return words.cart(things, format_price(total, currencies.pop()), say)


def _languages(say: Speech) -> Markup:
    """The switch of the page's language; each language is named by itself."""
    buttons = [
        tag(
            "button",
            NAMES[language],
            type="button",
            lang=TAGS[language],
            data_language=language,
            aria_pressed="true" if language == say.language else "false",
        )
        for language in get_args(Language)
    ]
    return tag("div", *buttons, class_="languages", role="group", aria_label=say("page.language"))


def _who(people: Sequence[Person], chosen: str, say: Speech) -> Markup:
    options = [_choice("", say("page.guest"), chosen)]
    options += [_choice(person.user_id, _described(person), chosen) for person in people]
    return tag(
        "label",
        tag("span", say("page.who"), class_="who-label"),
        tag("select", joined(*options), data_pick=True),
        class_="who",
    )


def _choice(user_id: str, label: str, chosen: str) -> Markup:
    return tag("option", label, value=user_id, selected=user_id == chosen)


def _described(person: Person) -> str:
    return f"{person.name}: {person.note}" if person.note else person.name
