"""What is said of a scene's shelf: where it comes from, and what is behind its first product."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers.answer import Answer, listed, products_of
from assistant.answers.contrast import contrast
from assistant.answers.names import short_name
from assistant.answers.shelf_facts import shelf_facts
from assistant.request import Request
from assistant.turns import Choice, Fact
from assistant.why import reason_line, without_causes
from ranking.ranked import Profile, RankedProduct
from ranking.scenes.quiz import Interest
from ranking.scenes.shelf import SceneShelf
from ranking.scenes.taste import NEW_DAYS
from retrieval.product import Product

_BY_TASTE = "nearest to what you bought and liked first"
_BY_SALES = "most bought first"
_NAMED_IN_CART = 3


def scene_answer(request: Request, shelf: SceneShelf, profile: Profile, *, more: bool = False) -> Answer:
    """The answer that shows a scene; one that says why when there is nothing to show, or nothing more."""
    if not shelf.items and more:
        return Answer(sentences=("That is all of them.",))
    if not shelf.items:
        return Answer(sentences=(_nothing(shelf, profile),))
    sentences = [_LEADS[shelf.kind](shelf), *_after(request, shelf)]
    return Answer(
        sentences=tuple(sentence for sentence in sentences if sentence),
        facts=shelf_facts(request, shelf.items, len(shelf.items)) + _facts(shelf.items),
        products=shelf.items,
        total=len(shelf.items),
    )


def interests(parts: Sequence[Interest]) -> Answer:
    """The first question of the taste quiz, with a choice for each part of the shop."""
    if not parts:
        return Answer(sentences=("There is too little in this shop to ask by. What are you looking for?",))
    return Answer(
        sentences=("What are you here for? Pick one, then give a thumb to what you like.",),
        choices=tuple(Choice(label=part.name, message=f"what's popular in {part.name}?") for part in parts),
    )


def _taste_lead(what: str) -> Callable[[SceneShelf], str]:
    return lambda shelf: f"{what}, {_BY_SALES if shelf.basis == 'popularity' else _BY_TASTE}."


def _for_you(shelf: SceneShelf) -> str:
    if shelf.basis == "popularity":
        return "Nothing tells me your taste yet, so these are what most people buy here. What are you looking for?"
    return "Picked by what you bought and liked, without what you have."


def _new(shelf: SceneShelf) -> str:
    if shelf.basis == "catalogue_order":
        return f"The catalogue gives no dates; these stand last in it, {_BY_TASTE}."
    return _taste_lead(f"Came in within the last {NEW_DAYS} days")(shelf)


def _popular(shelf: SceneShelf) -> str:
    where = f" in {shelf.category}" if shelf.category else ""
    return f"Most bought{where}, the last months counting most."


def _goes_with(shelf: SceneShelf) -> str:
    about = _about(shelf)
    if shelf.basis == "buyers":
        return f"No orders show what goes with {about}; the same people buy these."
    return f"Bought with {about}, or with things of its kind."


def _goes_with_cart(shelf: SceneShelf) -> str:
    if shelf.basis == "buyers":
        return f"No orders show what goes with {_about(shelf)}; the same people buy these."
    return f"Bought with {_about(shelf)}, or with things like it."


def _similar(shelf: SceneShelf) -> str:
    return f"Nearest to {_about(shelf)}, by kind, description and price."


def _because(shelf: SceneShelf) -> str:
    return f"Because you bought {_about(shelf)}."


_LEADS: dict[str, Callable[[SceneShelf], str]] = {
    "for_you": _for_you,
    "new": _new,
    "offers": _taste_lead("On offer now"),
    "people": lambda _: "What people who share purchases with you bought.",
    "again": lambda _: "What you buy again and again, most due first.",
    "popular": _popular,
    "similar": _similar,
    "goes_with": _goes_with,
    "goes_with_cart": _goes_with_cart,
    "because": _because,
}


def _about(shelf: SceneShelf) -> str:
    named = [f"the {short_name(product)}" for product in shelf.about[:_NAMED_IN_CART]]
    return listed(named) if len(shelf.about) <= _NAMED_IN_CART else "what is in your cart"


def _after(request: Request, shelf: SceneShelf) -> list[str]:
    """What is behind the first product that has something behind it."""
    if shelf.kind == "similar":
        compared = contrast(request, products_of(shelf.items))
        return [compared] if compared else []
    if shelf.kind == "offers":
        return _largest_cut(shelf.items)
    for item in shelf.items[:4]:
        line = reason_line(item)
        if line is not None and shelf.kind != "because":
            name = short_name(item.product, products_of(shelf.items))
            moved = without_causes(item)
            return [f"The {name}: {line[0].lower()}{line[1:]}", *([moved] if moved else [])]
    return []


def _largest_cut(items: Sequence[RankedProduct]) -> list[str]:
    cuts = [(reason.value or 0.0, item) for item in items for reason in item.reasons if reason.kind == "sale"]
    if not cuts:
        return []
    percent, item = max(cuts, key=lambda cut: (cut[0], -cut[1].rank))
    return [f"The largest cut of these is on the {short_name(item.product, products_of(items))}: {percent:.0f}% off."]


def _facts(items: Sequence[RankedProduct]) -> tuple[Fact, ...]:
    """What each card says for itself."""
    return tuple(
        Fact(kind="taste", text=f"{item.product.title}: {line}", source="search", product_id=item.product.product_id)
        for item in items
        if (line := reason_line(item)) is not None
    )


def _nothing(shelf: SceneShelf, profile: Profile) -> str:
    """Why a shelf is empty, and a way on."""
    match shelf.kind:
        case "again":
            return (
                "Nothing of what you bought is due: you have bought nothing again that is used up."
                if profile.purchased
                else "You have bought nothing here yet, so there is nothing to buy again."
            )
        case "people":
            return "Fewer than five people share purchases with you, so I have nothing to say of them."
        case "goes_with" | "goes_with_cart":
            return (
                f"Too few orders to say what goes with {_about(shelf)}."
                if shelf.about
                else "Your cart is empty, so nothing goes with it yet."
            )
        case "new":
            return f"Nothing came in within the last {NEW_DAYS} days that you don't have."
        case "offers":
            return "Nothing is on offer now that you don't have."
        case "because":
            return "None of your purchases points at anything yet. What are you looking for?"
        case "popular":
            return f"Nobody has bought anything{f' in {shelf.category}' if shelf.category else ''} yet."
        case _:
            return "Nothing to show there yet. What are you looking for?"


def with_variants(
    items: Sequence[RankedProduct], variants: Callable[[Product], Sequence[Product]]
) -> tuple[RankedProduct, ...]:
    """The products of a shelf with the variants of each."""
    return tuple(
        replace(item, candidate=replace(item.candidate, variants=tuple(variants(item.product)))) for item in items
    )
