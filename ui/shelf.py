"""The shelf: whose it is, what was asked for, the cards, and its empty and waiting states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.chips import chips, choices
from assistant.request import Request
from assistant.speech.language import Language
from assistant.speech.speech import Speech
from assistant.turns import Comparison, Fact, OrderCard
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import Relaxation
from ui import words
from ui.cards import card, held_card
from ui.chips import chip_row, choice_row
from ui.comparison import comparison
from ui.markup import Markup, joined, tag
from ui.papers import order_papers, page_papers
from ui.pictures import empty_shelf

HELD = 4
"""Spaces held on an empty shelf while the first products are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """What stands on the shelf after a turn."""

    turn_id: str = ""
    items: tuple[RankedProduct, ...] = ()
    request: Request | None = None
    """The product request in force; None before the first."""
    total: int | None = None
    """How many fit; None when it is not known any more."""
    whys: Mapping[str, str] = field(default_factory=dict)
    """Product id -> the line of why on its card."""
    table: Comparison | None = None
    """Products side by side, when the last turn compared them."""
    orders: tuple[OrderCard, ...] = ()
    """The orders that the last turn spoke of."""
    ordered: Mapping[str, Product] = field(default_factory=dict)
    """Product id -> the product, of their lines, where the catalogue still has it."""
    quoted: tuple[Fact, ...] = ()
    """What the last turn quoted from the shop's pages."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Document id -> its title, of the pages quoted."""
    near: bool = False
    relaxations: tuple[Relaxation, ...] = ()
    shopper: str | None = None
    """The name of whom it was ranked for; None for a guest."""
    language: Language = "en"
    """That of the conversation."""

    @property
    def say(self) -> Speech:
        """Says things in the shopper's language."""
        return Speech(self.language)


EMPTY = ShelfView()


def shelf(view: ShelfView, home: Path, *, waiting: bool = False) -> Markup:
    """The shelf as HTML. While waiting, the cards of before stay in their places, or spaces are held for the first."""
    classes = " ".join(
        name
        for name, on in (
            ("shelf", True),
            ("waiting", waiting),
            ("near", view.near),
            ("bare", not (view.items or view.orders or view.quoted)),
        )
        if on
    )
    return tag(
        "section",
        tag("p", _announced(view, waiting=waiting), class_="unseen told"),
        _head(view, waiting=waiting),
        tag("p", class_="hint", role="status"),
        _wishes(view),
        None if waiting else order_papers(view.orders, view.ordered, home, view.say),
        None if waiting else page_papers(view.quoted, view.titles, view.say),
        comparison(view.table, view.say) if view.table and not waiting else None,
        _cards(view, home, waiting=waiting),
        class_=classes,
        aria_label=view.say("page.shelf"),
        aria_busy="true" if waiting else "false",
        data_turn=view.turn_id,
        data_pick_second=view.say("page.pick_second"),
    )


def _announced(view: ShelfView, *, waiting: bool) -> str:
    """What a screen reader says when the shelf has changed."""
    if waiting:
        return view.say("page.looking")
    return words.shown(len(view.items), view.total, view.say) if view.items else ""


def _head(view: ShelfView, *, waiting: bool) -> Markup:
    title = view.say(_title(view))
    parts = [words.shown(len(view.items), None if view.near else view.total, view.say)] if view.items else []
    parts += [view.say("page.chosen_for", name=view.shopper)] if view.items and view.shopper else []
    counted = view.say("page.looking") if waiting else ", ".join(parts)
    return tag(
        "header", tag("h2", title, tabindex="-1"), tag("p", counted, class_="count") if counted else None, class_="head"
    )


def _title(view: ShelfView) -> str:
    """The key of what the shelf is called, by what stands on it."""
    if view.items:
        return "page.near" if view.near else "page.shelf"
    if view.orders:
        return "paper.orders"
    if view.quoted:
        return "paper.page"
    return "page.shelf" if view.request is None else "page.nothing"


def _wishes(view: ShelfView) -> Markup | None:
    if view.request is None:
        return None
    row = chip_row(chips(view.request, view.say), view.relaxations, view.say)
    helps = choice_row(choices(view.relaxations, view.request, view.say), view.say)
    return tag("div", row, helps, class_="wishes") if row or helps else None


def _cards(view: ShelfView, home: Path, *, waiting: bool) -> Markup:
    if not view.items and waiting:
        return tag("ol", *(held_card() for _ in range(HELD)), class_="cards")
    if not view.items and (view.orders or view.quoted):
        return joined()
    if not view.items:
        said = view.say("page.empty_shelf" if view.request is None else "page.nothing_fits")
        return tag("div", empty_shelf(), tag("p", said), class_="nothing")
    whys = [view.whys.get(item.product.product_id) for item in view.items]
    drawn = (
        card(item, item_number, why, home, view.say)
        for item_number, (item, why) in enumerate(zip(view.items, whys, strict=True), 1)
    )
    return tag("ol", joined(*drawn), class_="cards")
