"""The cart: adding, changing, swapping, removing, the total. Nothing is paid here."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answers.answer import Answer
from assistant.answers.cart_words import checkout_words, contents, facts, hint, named_facts, option_name
from assistant.answers.names import short_name
from assistant.cart.options import Open, choices, chosen_variant, labels, waiting
from assistant.cart.reading import CartWish, Seen, Wanted, read_cart_message
from assistant.promotions.pricing import Priced, Shopper, priced
from assistant.promotions.promotion import Promotion
from assistant.speech.speech import ENGLISH, Speech, joined
from assistant.turns import CartLine, Choice
from retrieval.product import Product

_NUMBERS: Mapping[str, int] = {}
_DONE = frozenset({"cart"})
_CHANGING = ("empty", "add", "swap", "set", "remove")
Lines = Mapping[str, int]
"""Product id -> how many."""


_ADDS = re.compile(r"\b(?:add|put|take|want|buy|get|order|throw|pop|i'?ll have|give me|have (?:it|that|this|one))\b")
"""How a product is asked for: without it, a word about the cart asks what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CartAct:
    """What a message does to the cart."""

    message: str
    cart: tuple[CartLine, ...]
    pointed: tuple[Product, ...]
    """The products it names on the shelf."""
    known: Mapping[str, Product]
    """Products of the cart, by id."""
    shown: tuple[Product, ...] = ()
    """The whole shelf."""
    spoken: tuple[Product, ...] = ()
    """Products of the shelf that were spoken of last."""
    worn: frozenset[str] = frozenset()
    """Products of a set whose size has to be said; of the others it is the variant on the shelf."""
    numbers: Mapping[str, int] = field(default_factory=lambda: _NUMBERS)
    """How many of each product of the shelf make up its set; empty where the shelf is none."""
    variants: Callable[[Product], Sequence[Product]] = lambda product: (product,)
    products: Callable[[Sequence[str]], Mapping[str, Product]] = lambda _ids: {}
    """Looks products up by id."""
    sizes: tuple[str, ...] = ()
    """Sizes wished for."""
    colors: tuple[str, ...] = ()
    pending: str | None = None
    """The question for a size or colour that is open, as it was stored."""
    link: str | None = None
    """The template of the address of the shop's checkout."""
    promotions: tuple[Promotion, ...] = ()
    """Those that hold today."""
    shopper: Shopper = field(default_factory=Shopper)
    offered: frozenset[str] = frozenset()
    """Ids of promotions spoken of before in this conversation."""
    say: Speech = ENGLISH


def cart_answer(act: CartAct) -> Answer:
    """Carry out a cart message and say what was done."""
    if act.pending is not None and json.loads(act.pending).get("act") == "options":
        return _with_options(act)
    text = act.message.lower()
    seen = Seen(
        cart=act.cart,
        pointed=act.pointed,
        shown=act.shown,
        known=act.known,
        spoken=act.spoken,
        numbers=act.numbers,
    )
    wish = read_cart_message(text, seen)
    if not act.cart and wish.act in ("empty", "remove", "set"):
        return _show(act)
    if wish.act in _CHANGING:
        return _change(act, text, wish)
    match wish.act:
        case "checkout":
            return _checkout(act)
        case "show":
            return _show(act)
        case "which":
            return Answer(sentences=(joined(act.say("cart.not_in"), _contents(act, act.cart, act.known)),))
        case _ if not _ADDS.search(text):
            return _show(act)
        case _:
            return Answer(sentences=(act.say("cart.which"),), outcome="asked")


def _change(act: CartAct, text: str, wish: CartWish) -> Answer:
    """Carry out what changes the cart."""
    match wish.act:
        case "empty":
            return Answer(sentences=(act.say("cart.emptied"),), cart=(), done=_DONE)
        case "add":
            return _add(act, text, wish.wanted)
        case "swap":
            return _swap(act, text, wish)
        case "set":
            return _set_amounts(act, wish)
        case _:
            return _remove(act, wish)


def _add(act: CartAct, text: str, wanted: Sequence[Wanted], before: Sequence[str] = ()) -> Answer:
    """Put products in, asking once where a size or colour was not said.

    Args:
        act: the message.
        text: what tells the options.
        wanted: the products.
        before: sentences said first.
    """
    lines = {line.product_id: line.quantity for line in act.cart}
    notes: list[str] = []
    added: list[Product] = []
    still_open: list[Open] = []
    lacking: list[Product] = []
    for each in wanted:
        amount = each.amount or 1
        meant = _meant(act, text, each.product, amount)
        if isinstance(meant, Open):
            still_open.append(meant)
            continue
        note, number = _within_stock(meant, lines.get(meant.product_id, 0) + amount, act)
        notes += [note] if note else []
        if number:
            lines[meant.product_id] = number
            added.append(meant)
        else:
            lacking.append(meant)
    answer = _filled(act, lines, added, still_open, [*before, *notes])
    return replace(answer, facts=(*answer.facts, *named_facts(lacking)))


def _meant(act: CartAct, text: str, product: Product, amount: int) -> Product | Open:
    """The variant meant; of a product of a set the one on the shelf, but for the size of what is worn."""
    family = act.variants(product)
    if act.pending is not None and product.product_id != json.loads(act.pending)["products"][0][0]:
        text = ""
    elif act.pending is not None:
        return chosen_variant(text, product, family, (), (), amount)
    if product.product_id in act.numbers:
        if product.product_id not in act.worn:
            return product
        family = [variant for variant in family if variant.colors == product.colors]
    return chosen_variant(text, product, family, act.sizes, act.colors, amount)


def _within_stock(product: Product, wanted: int, act: CartAct) -> tuple[str, int]:
    """What is to be said of the stock, and how many there can be."""
    name = short_name(product, act.pointed)
    if product.in_stock is False:
        return act.say("cart.sold_out", name=name), 0
    if product.stock is not None and wanted > product.stock:
        return act.say("cart.only", n=product.stock, name=name), product.stock
    return "", wanted


def _filled(
    act: CartAct, lines: Lines, added: Sequence[Product], still_open: Sequence[Open], notes: Sequence[str]
) -> Answer:
    """The cart after products went in, and the question that is left."""
    cart, say = _lines(lines), act.say
    known = {**act.known, **{product.product_id: product for product in added}}
    said = list(notes)
    if added:
        said = [_contents(act, cart, known, only=added), *said, *_hints(act, cart, known)]
    pending, offered = None, tuple[Choice, ...]()
    if still_open:
        first = still_open[0]
        said.append(_question(first, say))
        offered, pending = choices(first, say), waiting(still_open, say)
    return Answer(
        sentences=tuple(said),
        cart=cart,
        done=_DONE if added else frozenset(),
        facts=facts(cart, known, _priced(act, cart, known)),
        choices=offered,
        pending=pending,
        outcome="asked" if still_open else "answered",
    )


def _question(asked: Open, say: Speech) -> str:
    options = say.listed(labels(asked, say), "or")
    return say("cart.which_option", form=asked.kind, name=short_name(asked.product), options=options)


def _with_options(act: CartAct) -> Answer:
    """The products that waited for a size or colour, with what the message says of it."""
    assert act.pending is not None
    stored = json.loads(act.pending)
    keys = [key for key, _ in stored["products"]]
    found = act.products(keys)
    wanted = [Wanted(product=found[key], amount=amount) for key, amount in stored["products"] if key in found]
    if not wanted:
        return _show(act)
    first = wanted[0].product
    only = set(stored["only"])
    left = [variant for variant in act.variants(first) if variant.product_id in only]

    def variants(product: Product) -> Sequence[Product]:
        return left if product.product_id == first.product_id else act.variants(product)

    return _add(replace(act, variants=variants), act.message.lower(), wanted)


def _set_amounts(act: CartAct, wish: CartWish) -> Answer:
    """Another number of a product: of those named, or of the last that was put in."""
    amount = wish.amount or 0
    lines = {line.product_id: line.quantity for line in act.cart}
    named = [each.product for each in wish.wanted] or [act.known[act.cart[-1].product_id]]
    for product in named:
        if product.stock is not None and amount > product.stock:
            return Answer(sentences=(act.say("cart.only_unchanged", n=product.stock, name=short_name(product)),))
        lines[product.product_id] = amount
    return _changed(act, _lines(lines), ())


def _swap(act: CartAct, text: str, wish: CartWish) -> Answer:
    """One product for another, as many of it unless another number is said."""
    lines = {line.product_id: line.quantity for line in act.cart}
    number = max(lines[product.product_id] for product in wish.out)
    kept = {key: quantity for key, quantity in lines.items() if key not in {product.product_id for product in wish.out}}
    wanted = [replace(each, amount=each.amount or number) for each in wish.wanted]
    names = act.say.listed([short_name(product) for product in wish.out])
    said = act.say("cart.taken_out", names=names)
    return _add(replace(act, cart=_lines(kept)), text, wanted, [said])


def _remove(act: CartAct, wish: CartWish) -> Answer:
    """Take products out, all of each or as many as were said."""
    say = act.say
    wanted = list(wish.wanted)
    if not wanted and len(act.cart) == 1:
        wanted = [Wanted(product=product, amount=wish.amount) for product in act.known.values()]
    if not wanted:
        return Answer(sentences=(joined(say("cart.which_out"), _contents(act, act.cart, act.known)),), outcome="asked")
    lines = {line.product_id: line.quantity for line in act.cart}
    for each in wanted:
        held = lines[each.product.product_id]
        lines[each.product.product_id] = held - (each.amount or held)
    gone = [each.product for each in wanted]
    said = say("cart.taken_out", names=say.listed([option_name(product, say) for product in gone]))
    answer = _changed(act, _lines(lines), (said,))
    left = {line.product_id for line in answer.cart or ()}
    return replace(answer, facts=(*answer.facts, *named_facts(each for each in gone if each.product_id not in left)))


def _changed(act: CartAct, cart: tuple[CartLine, ...], before: Sequence[str]) -> Answer:
    return Answer(
        sentences=(*before, _contents(act, cart, act.known)),
        cart=cart,
        done=_DONE,
        facts=facts(cart, act.known, _priced(act, cart, act.known)),
    )


def _checkout(act: CartAct) -> Answer:
    if not act.cart:
        return Answer(sentences=(act.say("cart.nothing_to_pay"),))
    said, more = checkout_words(act.link, act.cart, act.say)
    return Answer(
        sentences=(_contents(act, act.cart, act.known), said),
        facts=(*facts(act.cart, act.known, _priced(act, act.cart, act.known)), *more),
    )


def _show(act: CartAct) -> Answer:
    return Answer(
        sentences=(_contents(act, act.cart, act.known), *_hints(act, act.cart, act.known)),
        facts=facts(act.cart, act.known, _priced(act, act.cart, act.known)),
    )


def _priced(act: CartAct, cart: Sequence[CartLine], known: Mapping[str, Product]) -> Priced | None:
    return priced(cart, known, act.promotions, act.shopper) if cart else None


def _contents(
    act: CartAct, cart: Sequence[CartLine], known: Mapping[str, Product], only: Sequence[Product] = ()
) -> str:
    """What is in the cart (or the lines just put in), and what all of it comes to."""
    return contents(cart, known, _priced(act, cart, known), act.say, only=only)


def _hints(act: CartAct, cart: Sequence[CartLine], known: Mapping[str, Product]) -> list[str]:
    """What is nearly reached, said once in a conversation."""
    found = _priced(act, cart, known)
    near = None if found is None else found.nearly
    return [hint(near, act.say)] if near is not None and near.promotion.promotion_id not in act.offered else []


def _lines(quantities: Lines) -> tuple[CartLine, ...]:
    return tuple(CartLine(product_id=key, quantity=number) for key, number in quantities.items() if number > 0)
