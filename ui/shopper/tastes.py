"""What is concluded from a shopper's past, each with the things it rests on."""

from collections.abc import Sequence

from assistant.answers.names import short_name
from assistant.shop import Shop
from assistant.speech.speech import Speech
from ranking.tastes import Taste, tastes_of
from retrieval.money import format_price
from ui.markup import Markup, tag
from ui.shopper.parts import section

NAMED = 4
"""Products named behind one taste; the rest are counted."""


def tastes_section(shop: Shop, user_id: str, say: Speech) -> Markup:
    """The kinds, brands and prices that the events say most of."""
    profile, products = shop.ranking.profile(user_id), shop.catalogue.by_family()
    found = tastes_of(profile.history, profile.purchased, products)
    if not (found.kinds or found.brands or found.price_band_minor):
        return section("tastes", say("me.tastes"), tag("p", say("me.no_tastes"), class_="soft"))
    return section(
        "tastes",
        say("me.tastes"),
        tag("p", say("me.tastes_why")),
        tag("dl", *_rows(say("me.kinds"), found.kinds, say), *_rows(say("me.brands"), found.brands, say)),
        _prices(found.price_band_minor, shop.settings.shop.currency, say),
    )


def _rows(title: str, tastes: Sequence[Taste], say: Speech) -> list[Markup]:
    if not tastes:
        return []
    rows = []
    for taste in tastes:
        named = [short_name(product) for product in taste.because[:NAMED]]
        rest = len(taste.because) - len(named)
        because = say("me.taste_more", names=say.listed(named), n=rest) if rest else say.listed(named)
        said = tag("span", say.word(taste.name, "kinds"), class_="name")
        share = tag("meter", min="0", max="1", value=f"{taste.share:.2f}", aria_hidden="true")
        figure = tag("span", say("me.share", percent=round(100 * taste.share)), class_="soft")
        rows.append(tag("li", said, share, figure, tag("p", say("me.because", names=because), class_="why")))
    return [tag("dt", title), tag("dd", tag("ul", *rows, class_="tastes"))]


def _prices(band: tuple[int, int] | None, currency: str, say: Speech) -> Markup | None:
    if band is None:
        return None
    low, high = (format_price(minor, currency) for minor in band)
    return tag("p", say("me.prices", low=low, high=high))
