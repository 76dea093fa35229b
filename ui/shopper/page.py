"""The shopper's own page: all that is remembered of them, and what they can do about it."""

from assistant.answers.profile import PAGE
from assistant.dial import dialled_shelf
from assistant.remembered import conversations_of
from assistant.shop import Shop
from assistant.speech.speech import Speech
from ui.markup import Markup, joined, tag
from ui.shopper.asker import Asker
from ui.shopper.events import events_section
from ui.shopper.memory import account_section, conversations_section, guest_section, leaving_section
from ui.shopper.shelf import CARDS, dial_section
from ui.shopper.tastes import tastes_section


def page(shop: Shop, asker: Asker, say: Speech, *, dial: float | None, notice: str | None, signs_out: bool) -> Markup:
    """The whole page.

    Args:
        shop: the shop.
        asker: whose page it is; of nobody there is nothing on it.
        say: says things in the language of the page.
        dial: where to show the dial; None: where it is kept.
        notice: what was just done.
        signs_out: whether the shopper can sign out here.
    """
    user_id = asker.user_id
    if user_id is None:
        return document(shop, say, tag("h1", say("me.title")), tag("p", say("me.nobody"), class_="note"))
    name = next((person.name for person in shop.people() if person.user_id == asker.person), None)
    customer = shop.orders.customer_by_id(user_id) if asker.signed_in else None
    orders = shop.orders.orders(user_id) if customer is not None else ()
    as_guest = shop.preferences.of(user_id).as_guest
    shown = name or (customer.name if customer is not None else None)
    whose = say("me.of", name=shown) if shown else say("me.of_browser" if not asker.signed_in else "me.of_account")
    return document(
        shop,
        say,
        tag("h1", say("me.title")),
        tag("p", whose, class_="soft"),
        tag("p", notice, class_="notice", role="status") if notice else None,
        guest_section(asker, say, as_guest=as_guest),
        dial_section(asker, dialled_shelf(shop, user_id, dial, CARDS), shop.home.path, say, as_guest=as_guest),
        tastes_section(shop, user_id, say),
        events_section(shop, asker, user_id, say),
        conversations_section(asker, conversations_of(shop, user_id), say),
        account_section(asker, customer, orders, say),
        leaving_section(asker, say),
        _sign_out(say) if signs_out else None,
    )


def document(shop: Shop, say: Speech, *body: object) -> Markup:
    """A whole HTML document of this page, with its style and its script."""
    back = tag("nav", tag("a", say("me.back"), href="/"), tag("span", shop.settings.shop.name, class_="shop"))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("title", f"{say('me.title')} · {shop.settings.shop.name}"),
        tag("link", rel="stylesheet", href=f"{PAGE}/style.css"),
        tag("script", src=f"{PAGE}/page.js", defer=True),
    )
    whole = tag("html", head, tag("body", back, tag("main", *body)), lang="zh-Hans" if say.language == "zh" else "en")
    return joined(Markup("<!doctype html>"), whole)


def _sign_out(say: Speech) -> Markup:
    button = tag("button", say("me.sign_out"), type="submit", class_="quiet")
    return tag("form", button, method="post", action="/sign-out", class_="sign-out")
