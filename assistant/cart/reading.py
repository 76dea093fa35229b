"""What a message does to the cart: which act, on which products, how many of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.turns import CartLine
from assistant.understanding.cart_changes import BARE_NUMBER, SUM
from assistant.understanding.counts import NUMBER_WORDS
from assistant.understanding.references import references
from assistant.understanding.things import pointed_at
from retrieval.product import Product
from retrieval.vocabulary import stems

Act = Literal["checkout", "empty", "show", "add", "remove", "set", "swap", "which", "unclear"]
""""which": what is named is not in the cart; "unclear": nothing tells what is meant."""
MOST = 99
"""More pieces of one product than this are not put in a cart here."""
_N = rf"(?:\d{{1,3}}|an?|{'|'.join(NUMBER_WORDS)}|a couple|a dozen)"
_TWO = 2
_FEW = 3
""""Two of each" of more products than this is asked back."""
_WORDS = {"a": 1, "an": 1, "a couple": 2, "a dozen": 12}
_CHECKOUT = re.compile(
    r"\b(?:check ?-?out|pay(?:ing)?|buy (?:it|this|that|them|these|everything|all) now|place (?:the|my|an) "
    r"order|order (?:it|them|this) now)\b"
)
_EMPTY = re.compile(r"\b(?:empty|clear)\b|\bremove (?:everything|all of it|all)\b|\btake everything out\b")
_REMOVE = re.compile(
    r"\b(?:remove|take (?:[\w']+ ){0,5}(?:out|off|away|back)|delete|drop|without|throw (?:\w+ ){0,3}out|put "
    r"(?:[\w']+ ){0,4}back)\b|\b(?:one|two|three) (?:less|fewer)\b"
)
_SHOW = re.compile(r"\b(?:what(?:'s| is| have)|show|how much|total|see|view|list)\b")
_SET = re.compile(
    rf"\b(?:make (?P<what>it|that|them|(?:the |my )?[\w' -]+?)|"
    rf"(?:change|set|update) (?P<what2>it|that|them|(?:the |my )?[\w' -]+?)(?: quantity)? to|"
    rf"quantity(?: to)?|only|just|(?:i )?(?:only )?(?:want|need)(?: only| just)?) (?P<n>{_N})\b(?! (?:one|more|"
    rf"extra|each|of each))"
)
_UNNAMED = re.compile(r"it|that|them|those|these|the (?:number|amount|quantity)")
_PUTS_IN = re.compile(r"\b(?:add|put|take|get|buy|have)\b")
_MORE = re.compile(rf"\b(?P<n>{_N}) more\b|\banother(?: (?P<n2>{_N}))?\b|\bone extra\b")
_AMOUNT = re.compile(
    rf"\b(?:add|put|take|have|get|buy|want|need|with|and|remove|delete|drop|out|x|times)? ?(?P<n>{_N})(?: ?x| "
    rf"times| pieces?| pairs?)?(?: more)?"
    r"(?: of)? (?:the|these|those|them|it|that|this|each|every|number|no\.|\w+)\b"
)
_OF = re.compile(rf"\b(?P<n>{_N})(?: ?x| pieces?| pairs?)? of (?:the|these|those|them|it|that|this|each|every|my)\b")
_EACH = re.compile(rf"\b(?P<n>{_N})(?: pieces?)? (?:of )?(?:each|every one)\b|\b(?P<n2>{_N}) each\b")
_ALL = re.compile(r"\b(?:all|both|everything|the lot|the (?:whole )?(?:set|kit|bundle|lot|outfit)|each of them)\b")
_SWAP = re.compile(
    r"\b(?:swap|replace|exchange|switch|change|trade)(?: out)? (?P<old>.+?) (?:for|with|against|by|to) (?P<new>.+)|"
    r"\b(?:take |add |put )?(?P<new2>.+?) instead of (?P<old2>.+)"
)
_PARTS = re.compile(r",? and (?:also )?|, ?|\bplus\b| & ")
_CARDINAL = re.compile(
    r"\b(?:first|last|top) (?:two|three|four|five|six|\d)\b|\b(?:number|no\.?|#|size|option) ?\d+\b|"
    r"\bone\b(?=\W*(?:in|to|into|$|please|from|out|again|of the))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A product and how many of it; None where the message gives no number."""

    product: Product
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CartWish:
    """One message about the cart."""

    act: Act
    wanted: tuple[Wanted, ...] = ()
    """What is added, set, taken out, or comes in of a swap."""
    out: tuple[Product, ...] = ()
    """What goes out of a swap."""
    amount: int | None = None
    """The number said, where no product is named with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a message can point at."""

    cart: tuple[CartLine, ...]
    pointed: tuple[Product, ...]
    shown: tuple[Product, ...]
    known: Mapping[str, Product]
    """Products of the cart, by id."""
    spoken: tuple[Product, ...]
    """Products of the shelf that were spoken of last."""
    numbers: Mapping[str, int]
    """How many of each product of the shelf make up its set; empty where the shelf is none."""


def read_cart_message(text: str, seen: Seen) -> CartWish:
    """Read a message, in lower case, that is about the cart."""
    if _CHECKOUT.search(text):
        return CartWish(act="checkout")
    if _EMPTY.search(text):
        return CartWish(act="empty")
    if (swap := _swap(text, seen)) is not None:
        return swap
    if _REMOVE.search(text):
        return CartWish(act="remove", wanted=_taken_out(text, seen), amount=_amount(text))
    if (setting := _SET.search(text)) is not None and (number := setting.group("n")) not in ("a", "an"):
        what = setting.group("what") or setting.group("what2")
        return _set(text, what, _number(number), seen)
    if seen.cart and (bare := BARE_NUMBER.match(text)) is not None:
        return CartWish(act="set", amount=_number(bare.group("n")))
    if (each := _EACH.search(text)) and not _PUTS_IN.search(text) and (held := _held(seen)):
        amount = _number(each.group("n") or each.group("n2"))
        return CartWish(act="set", wanted=tuple(Wanted(product=product) for product in held), amount=amount)
    wanted = () if SUM.match(text) else _added(text, seen)
    if wanted:
        return CartWish(act="add", wanted=wanted)
    if (more := _MORE.search(text)) and seen.cart:
        line = seen.known[seen.cart[-1].product_id]
        return CartWish(
            act="add", wanted=(Wanted(product=line, amount=_number(more.group("n") or more.group("n2") or "one")),)
        )
    return CartWish(act="show" if _SHOW.search(text) or seen.cart else "unclear")


def _number(word: str) -> int:
    found = int(word) if word.isdigit() else _WORDS.get(word) or NUMBER_WORDS[word]
    return min(found, MOST)


def _amount(text: str) -> int | None:
    """The number of pieces a text gives; positions and "the last two" are none."""
    bare = _CARDINAL.sub(" ", text)
    for pattern in (_EACH, _OF, _MORE, _AMOUNT):
        match = pattern.search(bare)
        word = match and next((each for each in match.groups() if each), None)
        if word and word not in ("a", "an", "zero", "0"):
            return _number(word)
    return None


def _added(text: str, seen: Seen) -> tuple[Wanted, ...]:
    """What is put in: each part of the message with its own number, or everything pointed at."""
    each = _EACH.search(text)
    parts = _in_parts(text, seen)
    if parts and not each:
        return parts
    many = _ALL.search(text) or each
    products = seen.pointed if len(seen.pointed) > 1 or not many else _several(text, seen)
    amount = _amount(text)
    wanted = products or (_by_title(text, seen.shown) if not many else ())
    return tuple(Wanted(product=product, amount=amount or seen.numbers.get(product.product_id)) for product in wanted)


def _several(text: str, seen: Seen) -> tuple[Product, ...]:
    """What "all" and "each" mean: what was spoken of, both of two, or the whole shelf where that is what is said."""
    if len(seen.spoken) > 1 and not re.search(r"\beverything\b|\bthe (?:lot|set|kit)\b", text):
        return seen.spoken
    vague = not _ALL.search(text) and not seen.numbers and len(seen.shown) > _FEW
    if vague or (re.search(r"\bboth\b", text) and len(seen.shown) != _TWO):
        return ()
    return seen.shown


def _in_parts(text: str, seen: Seen) -> tuple[Wanted, ...]:
    """Products named in several parts of a message ("two of the first and one of the mug"); () where there is one."""
    wanted = []
    pieces = [piece for piece in _PARTS.split(text) if piece.strip()]
    for piece in pieces:
        places = references(piece, len(seen.shown)) or pointed_at(piece, seen.shown, several=False)
        wanted += [Wanted(product=seen.shown[place - 1], amount=_amount(piece)) for place in places]
    several = len({each.product.product_id for each in wanted}) > 1
    return tuple(wanted) if several and len(pieces) > 1 and any(each.amount for each in wanted) else ()


def _by_title(text: str, products: Sequence[Product]) -> tuple[Product, ...]:
    places = pointed_at(text, products, several=False)
    return tuple(products[place - 1] for place in places)


def _taken_out(text: str, seen: Seen) -> tuple[Wanted, ...]:
    """The lines of the cart that go: those pointed at on the shelf, named, or counted off in the cart itself."""
    amount = _amount(text)
    return tuple(Wanted(product=product, amount=amount) for product in _in_cart(text, seen))


def _set(text: str, what: str | None, amount: int, seen: Seen) -> CartWish:
    """Another number of what is named; of the last line where nothing is."""
    named = _in_cart(text, seen)
    unnamed = what is None or _UNNAMED.fullmatch(what.strip())
    wanted = tuple(Wanted(product=product) for product in named)
    return CartWish(act="set" if wanted or unnamed else "which", wanted=wanted, amount=amount)


def _held(seen: Seen) -> tuple[Product, ...]:
    """What "each" means in the cart: its lines that were spoken of, or all."""
    spoken = {product.family for product in seen.spoken}
    lines = tuple(seen.known[line.product_id] for line in seen.cart)
    return tuple(product for product in lines if product.family in spoken) or lines


def _in_cart(text: str, seen: Seen) -> tuple[Product, ...]:
    inside = {line.product_id for line in seen.cart}
    families = {seen.known[line.product_id].family: seen.known[line.product_id] for line in seen.cart}
    pointed = [
        product if product.product_id in inside else families[product.family]
        for product in seen.pointed
        if product.product_id in inside or product.family in families
    ]
    named = () if _better_on_shelf(text, seen) else named_in_cart(seen.known, text)
    places = references(text, len(seen.cart))
    counted = tuple(seen.known[seen.cart[place - 1].product_id] for place in places)
    return tuple(pointed) or named or counted


def named_in_cart(known: Mapping[str, Product], text: str) -> tuple[Product, ...]:
    """The products of the cart that a text names: the one it shares most words with, several only if it says so."""
    words = set(stems(text))
    shares = {key: len(words & _words(product)) for key, product in known.items()}
    most = max(shares.values(), default=0)
    named = tuple(known[key] for key, share in shares.items() if share == most and most > 0)
    return named if len(named) == 1 or re.search(r"\b(?:all|both|everything|them)\b", text) else ()


def _better_on_shelf(text: str, seen: Seen) -> bool:
    """Whether a product on the shelf that is not in the cart shares more words with a text than any that is."""
    words = set(stems(text))
    families = {product.family for product in seen.known.values()}
    inside = max((len(words & _words(product)) for product in seen.known.values()), default=0)
    return any(len(words & _words(product)) > inside for product in seen.shown if product.family not in families)


def _words(product: Product) -> set[str]:
    return set(stems(" ".join((product.title, product.product_type or "", *product.colors, *product.sizes))))


def _swap(text: str, seen: Seen) -> CartWish | None:
    """An exchange of something in the cart for something on the shelf; None where the message is none."""
    match = _SWAP.search(text)
    if match is None or not seen.cart:
        return None
    old, new = match.group("old") or match.group("old2"), match.group("new") or match.group("new2")
    coming = tuple(seen.shown[place - 1] for place in references(new, len(seen.shown))) or _by_title(new, seen.shown)
    leaving = _leaving(old, seen)
    if not coming or not leaving:
        return None
    return CartWish(
        act="swap", wanted=tuple(Wanted(product=product, amount=_amount(new)) for product in coming), out=leaving
    )


def _leaving(words: str, seen: Seen) -> tuple[Product, ...]:
    """What goes out: a product of the shelf that is in the cart, a line named, the one line there is."""
    inside = {seen.known[line.product_id].family: seen.known[line.product_id] for line in seen.cart}
    shelf = [seen.shown[place - 1] for place in references(words, len(seen.shown))]
    leaving = tuple(inside[product.family] for product in shelf if product.family in inside)
    named = leaving or named_in_cart(seen.known, words)
    return named or (
        tuple(inside.values()) if len(inside) == 1 and re.search(r"\b(?:it|that|this|one)\b", words) else ()
    )
