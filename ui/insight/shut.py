"""What is shown before anybody is let in."""

from assistant.settings import FILE_NAME
from assistant.speech.speech import Speech
from ui.insight.frame import document
from ui.markup import Markup, tag

SHORTEST = 12
"""Characters of a password."""
VARIABLE = "SHELFTALKER_SERVE__PASSWORD"


def sign_in_page(shop: str, say: Speech, wrong: str = "") -> Markup:
    """The form that asks for the password."""
    form = tag(
        "form",
        tag("input", type="text", name_="name", value=shop, autocomplete="username", hidden=True, readonly=True),
        tag("label", say("insight.password"), for_="password"),
        tag(
            "input",
            id="password",
            name_="password",
            type="password",
            autocomplete="current-password",
            required=True,
            autofocus=True,
        ),
        tag("p", wrong, class_="wrong", role="alert") if wrong else None,
        tag("button", say("insight.sign_in"), type="submit"),
        method="post",
        action="/shop/sign-in",
    )
    return _page(shop, say, tag("p", say("insight.owner")), form)


def set_up_page(shop: str, say: Speech) -> Markup:
    """How the owner gives the page a password."""
    return _page(
        shop,
        say,
        tag("p", say("insight.no_password", n=SHORTEST, file=FILE_NAME)),
        tag("pre", '[serve]\npassword = "…"'),
        tag("p", say("insight.or_variable", name=VARIABLE), class_="quiet"),
    )


def told_page(shop: str, say: Speech, told: str) -> Markup:
    """One sentence."""
    return _page(shop, say, tag("p", told))


def _page(shop: str, say: Speech, *parts: Markup) -> Markup:
    return document(
        say("insight.page_of", name=shop),
        tag("main", tag("h1", tag("span", shop), " ", say("insight.title")), *parts, class_="shut"),
        say,
    )
