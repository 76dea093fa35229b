"""What is said of a scene's shelf: where it comes from, and what is behind its first product."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.answer import Answer, products_of
from assistant.answers.contrast import contrast
from assistant.answers.names import short_name
from assistant.answers.shelf_facts import shelf_facts
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice, Fact
from assistant.why import reason_line, without_causes
from ranking.ranked import Profile, RankedProduct
from ranking.scenes.quiz import Interest
from ranking.scenes.shelf import SceneShelf
from ranking.scenes.taste import NEW_DAYS
from retrieval.product import Product

_NAMED_IN_CART = 3
_WEAKER: dict[tuple[str, str | None], str] = {
    ("for_you", "popularity"): "for_guest",
    ("new", "catalogue_order"): "undated",
    ("new", "popularity"): "new_by_sales",
    ("offers", "popularity"): "offers_by_sales",
    ("goes_with", "buyers"): "same_buyers",
    ("goes_with_cart", "buyers"): "same_buyers",
}
"""(scene, what it falls back on) -> how it is said."""
OF_THE_PAST = frozenset({"again", "people", "because"})
"""Scenes that are made of a shopper's past alone: none of it is looked at while they shop as a guest."""


def scene_answer(
    request: Request,
    shelf: SceneShelf,
    profile: Profile,
    *,
    more: bool = False,
    as_guest: bool = False,
    say: Speech = ENGLISH,
) -> Answer:
    """The answer that shows a scene; one that says why when there is nothing to show, or nothing more."""
    if not shelf.items and more:
        return Answer(sentences=(say("scene.no_more"),))
    if not shelf.items:
        return Answer(sentences=(_nothing(shelf, profile, say),))
    return Answer(
        sentences=(_lead(shelf, say, as_guest=as_guest), *_after(request, shelf, say)),
        facts=shelf_facts(request, shelf.items, len(shelf.items)) + _facts(shelf.items) + _about_facts(shelf.about),
        products=shelf.items,
        total=len(shelf.items),
    )


def interests(parts: Sequence[Interest], say: Speech = ENGLISH) -> Answer:
    """The first question of the taste quiz, with a choice for each part of the shop."""
    if not parts:
        return Answer(sentences=(say("scene.too_little"),))
    named = [say.word(part.name, "kinds") for part in parts]
    choices = tuple(Choice(label=name, message=say("scene.popular_in", part=name)) for name in named)
    return Answer(sentences=(say("scene.quiz"),), choices=choices, outcome="asked")


def _lead(shelf: SceneShelf, say: Speech, *, as_guest: bool) -> str:
    """Where the shelf comes from."""
    form = _WEAKER.get((shelf.kind, shelf.basis), shelf.kind)
    if form == "for_guest" and as_guest:
        form = "as_guest"
    if shelf.kind == "popular" and shelf.category:
        form = "popular_of"
    return say("scene.lead", form=form, days=_days(shelf), category=_category(shelf, say), about=_about(shelf, say))


def _days(shelf: SceneShelf) -> int:
    return NEW_DAYS if shelf.days is None else shelf.days


def _category(shelf: SceneShelf, say: Speech) -> str:
    return say.word(shelf.category, "kinds") if shelf.category else ""


def _about(shelf: SceneShelf, say: Speech) -> str:
    named = [say("name.the", name=short_name(product)) for product in shelf.about[:_NAMED_IN_CART]]
    return say.listed(named) if len(shelf.about) <= _NAMED_IN_CART else say("scene.your_cart")


def _after(request: Request, shelf: SceneShelf, say: Speech) -> list[str]:
    """What is behind the first product that has something behind it."""
    if shelf.kind == "similar":
        compared = contrast(request, products_of(shelf.items), say)
        return [compared.text] if compared else []
    if shelf.kind == "offers":
        return _largest_cut(shelf.items, say)
    for item in shelf.items[:4]:
        line = reason_line(item, say)
        if line is not None and shelf.kind != "because":
            name = short_name(item.product, products_of(shelf.items))
            moved = without_causes(item, say)
            said = say("scene.of_first", name=name, reason=f"{line[0].lower()}{line[1:]}")
            return [said, *([moved] if moved else [])]
    return []


def _largest_cut(items: Sequence[RankedProduct], say: Speech) -> list[str]:
    cuts = [(reason.value or 0.0, item) for item in items for reason in item.reasons if reason.kind == "sale"]
    if not cuts:
        return []
    percent, item = max(cuts, key=lambda cut: (cut[0], -cut[1].rank))
    return [say("scene.largest_cut", name=short_name(item.product, products_of(items)), percent=percent)]


def _facts(items: Sequence[RankedProduct]) -> tuple[Fact, ...]:
    """What each card says for itself."""
    return tuple(
        Fact(kind="taste", text=f"{item.product.title}: {line}", source="search", product_id=item.product.product_id)
        for item in items
        if (line := reason_line(item)) is not None
    )


def _about_facts(about: Sequence[Product]) -> tuple[Fact, ...]:
    """What the shelf is made for."""
    return tuple(
        Fact(kind="taste", text=product.title, source=f"product:{product.product_id}", product_id=product.product_id)
        for product in about
    )


def _nothing(shelf: SceneShelf, profile: Profile, say: Speech) -> str:
    """Why a shelf is empty, and a way on."""
    form: str = shelf.kind
    match shelf.kind:
        case "again" if not profile.purchased:
            form = "never_bought"
        case "goes_with" | "goes_with_cart":
            form = "too_few_orders" if shelf.about else "empty_cart"
        case "popular" if shelf.category:
            form = "popular_of"
        case "for_you" | "similar":
            form = "other"
    return say("scene.nothing", form=form, days=_days(shelf), category=_category(shelf, say), about=_about(shelf, say))


def with_variants(
    items: Sequence[RankedProduct], variants: Callable[[Product], Sequence[Product]]
) -> tuple[RankedProduct, ...]:
    """The products of a shelf with the variants of each."""
    return tuple(
        replace(item, candidate=replace(item.candidate, variants=tuple(variants(item.product)))) for item in items
    )
