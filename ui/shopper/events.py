"""What a shopper did, as the shop remembers it: each thing with when and why, to be corrected."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.shop import Shop
from assistant.speech.speech import Speech
from ranking.events import Event
from retrieval.product import Product
from ui.markup import Markup, tag
from ui.shopper.asker import Asker
from ui.shopper.parts import day, form, section, thumb

KINDS = ("purchase", "like", "dislike", "rating", "cart", "view", "cancel")
"""In the order of the page."""
MOST = 60
"""Things of one kind that are drawn: the latest; the export has all."""


def events_section(shop: Shop, asker: Asker, user_id: str, say: Speech) -> Markup:
    """All that a shopper did, by kind, the latest first, and what they had left out."""
    events, left_out = shop.events.of_user(user_id), shop.events.left_out(user_id)
    known = shop.catalogue.get(sorted({event.product_id for event in (*events, *left_out)}))
    drawn = _Drawn(asker, shop.home.path, known, say)
    kinds = [drawn.kind(kind, [event for event in reversed(events) if event.kind == kind]) for kind in KINDS]
    if not events and not left_out:
        return section("events", say("me.events"), tag("p", say("me.no_events"), class_="soft"))
    return section("events", say("me.events"), tag("p", say("me.events_why")), *kinds, drawn.left_out(left_out))


class _Drawn:
    """Draws the events of one shopper."""

    def __init__(self, asker: Asker, home: Path, known: Mapping[str, Product], say: Speech) -> None:
        self._asker, self._home, self._known, self._say = asker, home, known, say

    def kind(self, kind: str, events: Sequence[Event]) -> Markup | None:
        """The events of one kind, folded up; None where there is none."""
        if not events:
            return None
        say = self._say
        summary = tag("summary", say("me.kind", form=kind), " ", tag("span", len(events), class_="count"))
        rows = [self._row(event, self._acts(event)) for event in events[:MOST]]
        more = tag("p", say("me.more", n=len(events) - MOST), class_="soft") if len(events) > MOST else None
        why = tag("p", say("me.why", form=kind), class_="why")
        return tag("details", summary, why, tag("ul", *rows, class_="things"), more)

    def left_out(self, events: Sequence[Event]) -> Markup | None:
        """What does not count, to be taken back."""
        if not events:
            return None
        say = self._say
        summary = tag("summary", say("me.left_out"), " ", tag("span", len(events), class_="count"))
        rows = [self._row(event, self._act("/count-again", say("me.count_again"), event)) for event in reversed(events)]
        why = tag("p", say("me.left_out_why"), class_="why")
        return tag("details", summary, why, tag("ul", *rows, class_="things"))

    def _acts(self, event: Event) -> Markup | None:
        if event.kind == "cancel":
            return None
        wave = self._act("/dislike", self._say("me.dislike"), event) if event.kind == "like" else None
        return tag("span", wave, self._act("/leave-out", self._say("me.leave_out"), event), class_="acts")

    def _act(self, below: str, button: str, event: Event) -> Markup:
        return form(self._asker, below, button, self._name(event), n=event.number)

    def _name(self, event: Event) -> str:
        product = self._known.get(event.product_id)
        return product.title if product is not None else event.product_id

    def _row(self, event: Event, acts: Markup | None) -> Markup:
        product = self._known.get(event.product_id)
        stars = self._say("me.stars", stars=f"{event.value:g}") if event.value is not None else None
        return tag(
            "li",
            thumb(product, self._home) if product is not None else tag("span", class_="thumb"),
            tag(
                "span",
                tag("span", self._name(event), class_="title"),
                tag("span", day(event.time, self._say), *((" · ", stars) if stars else ()), class_="soft"),
                class_="what",
            ),
            acts,
        )
