"""Forget me: asked for, confirmed, done, and told truly."""

from dataclasses import dataclass

from assistant.remembered import turns_of
from assistant.shop import Shop
from assistant.speech.speech import Speech
from ui.markup import Markup, tag
from ui.shopper.asker import Asker
from ui.shopper.page import document


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What was deleted, and what became of what was learned."""

    events: int
    turns: int
    reviews: int
    is_queued: bool
    """Whether a trace stays in what was learned until the next training."""


def confirmation(shop: Shop, asker: Asker, user_id: str, say: Speech) -> Markup:
    """What would be deleted and what would stay, with the button that does it."""
    events = sum(len(shop.events.of_user(each)) for each in asker.ids)
    turns = sum(len(turns_of(shop, each)) for each in asker.ids)
    sure = tag("input", type="hidden", name_="sure", value="yes")
    button = tag("button", say("me.forget_now"), type="submit", class_="main grave")
    form = tag("form", sure, button, method="post", action=asker.path("/forget"))
    return document(
        shop,
        say,
        tag("h1", say("me.forget")),
        tag("p", say("me.forget_deletes", events=events, turns=turns)),
        tag("p", say("me.forget_stays")),
        _orders(shop, asker, user_id, say),
        tag("div", form, tag("a", say("me.forget_not"), href=asker.path(), class_="button"), class_="acts"),
    )


def forget(shop: Shop, asker: Asker) -> Gone:
    """Delete everything, under all ids of the asker's; the same as `profile forget` does for each."""
    turns = sum(len(turns_of(shop, each)) for each in asker.ids)
    found = [shop.forget(each) for each in asker.ids]
    return Gone(
        events=sum(each.events for each in found),
        turns=turns,
        reviews=sum(each.reviews for each in found),
        is_queued=any(each.queued for each in found),
    )


def forgotten(shop: Shop, asker: Asker, user_id: str, gone: Gone, say: Speech) -> Markup:
    """What was done."""
    return document(
        shop,
        say,
        tag("h1", say("me.forgotten_title")),
        tag("p", say("me.forgotten", events=gone.events, turns=gone.turns), role="status"),
        tag("p", say("me.learned_queued" if gone.is_queued else "me.learned_exact")),
        tag("p", say("profile.reviews_stay", n=gone.reviews)) if gone.reviews else None,
        _orders(shop, asker, user_id, say),
        None if asker.person else tag("p", say("me.new_pass")),
        tag("p", tag("a", say("me.see_again"), href=asker.path(), class_="button")),
    )


def _orders(shop: Shop, asker: Asker, user_id: str, say: Speech) -> Markup | None:
    orders = len(shop.orders.orders(user_id)) if asker.signed_in else 0
    return tag("p", say("me.orders_stay", n=orders)) if orders else None
