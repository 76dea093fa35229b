"""The dial of personalisation, and the shelf that it moves."""

from pathlib import Path

from assistant.answers.names import short_name
from assistant.answers.profile import PAGE
from assistant.dial import EXPLAINED, Dialled, DialledShelf
from assistant.speech.speech import Speech
from assistant.why import reason_line
from retrieval.money import format_price
from ui.markup import Markup, tag
from ui.shopper.asker import Asker
from ui.shopper.parts import section, thumb

CARDS = 10
_STEPS = ((0.0, "none"), (0.3, "little"), (0.6, "some"), (0.85, "much"))
"""Up to where the dial is called what."""


def dial_section(asker: Asker, shelf: DialledShelf, home: Path, say: Speech, *, as_guest: bool) -> Markup:
    """The slider, and beside it the shelf as it stands with the dial there."""
    return section(
        "dial",
        say("me.dial"),
        tag("p", say("me.dial_why")),
        tag("p", say("me.dial_as_guest"), class_="note") if as_guest else None,
        tag("p", say("me.dial_no_taste"), class_="note") if not shelf.knows_taste else None,
        tag(
            "div", _slider(asker, shelf, say), tag("div", shelf_markup(shelf, home, say), id="for-you"), class_="beside"
        ),
    )


def shelf_markup(shelf: DialledShelf, home: Path, say: Speech) -> Markup:
    """The shelf itself: what a page with scripts asks for while the dial is dragged."""
    title = tag("h3", say("me.for_you", how=in_words(shelf.dial, say)), id="for-you-title")
    if not shelf.products:
        return tag("div", title, tag("p", say("me.no_shelf"), class_="soft"))
    cards = [_card(each, home, say) for each in shelf.products]
    return tag("div", title, tag("ol", *cards, class_="small-cards", aria_labelledby="for-you-title"))


def in_words(dial: float, say: Speech) -> str:
    """Where the dial stands, in words."""
    return say("me.dial_at", form=next((name for until, name in _STEPS if dial <= until), "lot"))


def _slider(asker: Asker, shelf: DialledShelf, say: Speech) -> Markup:
    person = tag("input", type="hidden", name_="person", value=asker.person) if asker.person else None
    slider = tag(
        "input", type="range", id="dial-value", name_="dial", min="0", max="1", step="0.05", value=f"{shelf.dial:.2f}"
    )
    ends = [tag("span", say("me.dial_at", form=form), class_="soft") for form in ("none", "lot")]
    own = say("me.dial_own" if shelf.is_own else "me.dial_shop", how=in_words(shelf.kept, say))
    reset = tag("button", say("me.dial_reset"), type="submit", name_="reset", value="yes", class_="quiet")
    return tag(
        "form",
        person,
        tag("label", say("me.dial_label"), for_="dial-value"),
        slider,
        tag("div", *ends, class_="ends"),
        tag("p", own, class_="soft"),
        tag(
            "div",
            tag("button", say("me.dial_keep"), type="submit", class_="main"),
            tag(
                "button", say("me.dial_show"), type="submit", formmethod="get", formaction=f"{PAGE}#dial", class_="show"
            ),
            reset if shelf.is_own else None,
            class_="acts",
        ),
        method="post",
        action=asker.path("/dial"),
        data_shelf=f"{PAGE}/shelf",
    )


def _card(each: Dialled, home: Path, say: Speech) -> Markup:
    product = each.item.product
    minor = product.current_price_minor
    price = format_price(minor, product.currency or "USD") if minor is not None else None
    why = _why(each, say) if each.item.rank <= EXPLAINED else None
    return tag(
        "li",
        tag("span", each.item.rank, class_="rank"),
        thumb(product, home),
        tag(
            "span",
            tag("span", product.title, class_="title"),
            tag("span", price, class_="soft") if price else None,
            tag("span", why, class_="why") if why else None,
            class_="what",
        ),
        _moved(each.moved, say),
        data_product_id=product.product_id,
    )


def _why(each: Dialled, say: Speech) -> str:
    """The purchases behind it, or what else weighs most."""
    said = reason_line(each.item, say)
    if said is not None:
        return said
    if each.causes:
        return say("me.reason_past", names=say.listed([short_name(product) for product in each.causes]))
    parts = [part for part in each.item.contributions if part.value > 0]
    most = max(parts, key=lambda part: part.value).name if parts else ""
    return say("me.reason", form=most if most in ("taste", "popular", "rating") else "taste")


def _moved(places: int, say: Speech) -> Markup | None:
    if not places:
        return None
    seen = f"+{places}" if places > 0 else f"−{-places}"
    said = say("me.moved", form="up" if places > 0 else "down", places=abs(places))
    return tag(
        "span",
        tag("span", seen, aria_hidden="true"),
        tag("span", said, class_="unseen"),
        class_="moved up" if places > 0 else "moved down",
        title=said,
    )
