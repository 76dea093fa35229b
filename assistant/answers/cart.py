"""The cart: adding, changing, removing, the total. Nothing is paid here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.answers.names import price, short_name
from assistant.speech.speech import ENGLISH, Speech, joined
from assistant.turns import CartLine, Fact
from assistant.understanding.counts import NUMBER_WORDS
from retrieval.money import format_price
from retrieval.product import Product
from retrieval.vocabulary import stems

_EMPTY = re.compile(r"\b(?:empty|clear)\b")
_REMOVE = re.compile(r"\b(?:remove|take (?:\w+ ){0,4}out|delete|drop|without)\b")
_SHOW = re.compile(r"\b(?:what(?:'s| is| have)|show|how much|total|see|view)\b")
_CHECKOUT = re.compile(r"\b(?:check ?-?out|pay|buy (?:it|this|that|them) now)\b")
_AMOUNT = re.compile(
    rf"\b(?:make (?:it|that|them)|change (?:it|that) to|add|take|i'll (?:take|have)|quantity) (?P<n>\d{{1,3}}|"
    rf"{'|'.join(NUMBER_WORDS)})\b(?! one)"
)
_ALL = re.compile(r"\b(?:all|both|everything|them)\b")
_MOST = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class CartAct:
    """What a message does to the cart."""

    message: str
    cart: tuple[CartLine, ...]
    pointed: tuple[Product, ...]
    """The products it names on the shelf."""
    known: Mapping[str, Product]
    """Products of the cart, by id."""
    say: Speech = ENGLISH


def cart_answer(act: CartAct) -> Answer:
    """Carry out a cart message and say what was done."""
    text = act.message.lower()
    if _CHECKOUT.search(text):
        return _checkout(act)
    if not act.cart and (_EMPTY.search(text) or _REMOVE.search(text)):
        return _show(act)
    if _EMPTY.search(text):
        return Answer(sentences=(act.say("cart.emptied"),), cart=(), done=frozenset({"cart"}))
    amount = _amount(text)
    if _REMOVE.search(text):
        return _remove(act, text)
    if act.pointed:
        return _add(act, amount)
    if amount is not None and act.cart:
        return _set_amount(act, amount)
    if _SHOW.search(text) or not act.cart:
        return _show(act) if _SHOW.search(text) else Answer(sentences=(act.say("cart.which"),))
    return _show(act)


def _amount(text: str) -> int | None:
    match = _AMOUNT.search(text)
    if match is None:
        return None
    word = match.group("n")
    return min(int(word) if word.isdigit() else NUMBER_WORDS[word], _MOST)


def _add(act: CartAct, amount: int | None) -> Answer:
    lines = {line.product_id: line.quantity for line in act.cart}
    say, sentences, added = act.say, [], []
    for product in act.pointed:
        wanted = lines.get(product.product_id, 0) + (amount or 1)
        if product.in_stock is False:
            sentences.append(say("cart.sold_out", name=short_name(product, act.pointed)))
            continue
        if product.stock is not None and wanted > product.stock:
            sentences.append(say("cart.only", n=product.stock, name=short_name(product, act.pointed)))
            wanted = product.stock
        lines[product.product_id] = wanted
        added.append(product)
    cart = _lines(lines)
    known = {**act.known, **{product.product_id: product for product in act.pointed}}
    if added:
        added_lines = say.listed([_line(lines[product.product_id], product, say) for product in added])
        sentences.insert(0, joined(say("cart.contents", lines=added_lines), _total(cart, known, say)))
    done = frozenset({"cart"} if added else ())
    return Answer(sentences=tuple(sentences), cart=cart, done=done, facts=_facts(cart, known))


def _set_amount(act: CartAct, amount: int) -> Answer:
    last = act.cart[-1]
    product = act.known[last.product_id]
    if product.stock is not None and amount > product.stock:
        return Answer(sentences=(act.say("cart.only_unchanged", n=product.stock, name=short_name(product)),))
    cart = (*act.cart[:-1], CartLine(product_id=last.product_id, quantity=amount)) if amount else act.cart[:-1]
    return Answer(
        sentences=(_contents(cart, act.known, act.say),),
        cart=cart,
        done=frozenset({"cart"}),
        facts=_facts(cart, act.known),
    )


def _remove(act: CartAct, text: str) -> Answer:
    say, in_cart = act.say, {line.product_id for line in act.cart}
    gone = [product for product in act.pointed if product.product_id in in_cart] or _named(act.known, text)
    if not gone and len(act.cart) == 1:
        gone = list(act.known.values())
    if not gone:
        return Answer(sentences=(joined(say("cart.which_out"), _contents(act.cart, act.known, say)),))
    out = {product.product_id for product in gone}
    cart = tuple(line for line in act.cart if line.product_id not in out)
    said = say("cart.taken_out", names=say.listed([short_name(product, gone) for product in gone]))
    return Answer(
        sentences=(said, _contents(cart, act.known, say)),
        cart=cart,
        done=frozenset({"cart"}),
        facts=_facts(cart, act.known),
    )


def _named(known: Mapping[str, Product], text: str) -> list[Product]:
    """The products of the cart that a text names: the one it shares most words with, several only if it says so."""
    words = set(stems(text))
    shares = {key: len(words & set(stems(product.title))) for key, product in known.items()}
    most = max(shares.values(), default=0)
    named = [known[key] for key, share in shares.items() if share == most and most > 0]
    return named if len(named) == 1 or _ALL.search(text) else []


def _checkout(act: CartAct) -> Answer:
    if not act.cart:
        return Answer(sentences=(act.say("cart.nothing_to_pay"),))
    return Answer(
        sentences=(_contents(act.cart, act.known, act.say), act.say("cart.no_payment")),
        facts=_facts(act.cart, act.known),
    )


def _show(act: CartAct) -> Answer:
    return Answer(sentences=(_contents(act.cart, act.known, act.say),), facts=_facts(act.cart, act.known))


def _contents(cart: Sequence[CartLine], known: Mapping[str, Product], say: Speech) -> str:
    if not cart:
        return say("cart.empty")
    lines = say.listed([_line(line.quantity, known[line.product_id], say) for line in cart])
    return joined(say("cart.contents", lines=lines), _total(cart, known, say))


def _line(quantity: int, product: Product, say: Speech) -> str:
    name, cost = short_name(product), price(product, say)
    return (
        say("cart.lines", n=quantity, name=name, price=cost)
        if quantity > 1
        else say("cart.line", name=name, price=cost)
    )


def _total(cart: Sequence[CartLine], known: Mapping[str, Product], say: Speech) -> str:
    prices = [known[line.product_id].current_price_minor for line in cart]
    if any(minor is None for minor in prices):
        return say("cart.no_price")
    if len({known[line.product_id].currency for line in cart}) > 1:
        return say("cart.currencies")
    total = sum(line.quantity * (minor or 0) for line, minor in zip(cart, prices, strict=True))
    return say("cart.total", total=format_price(total, known[cart[0].product_id].currency or "USD"))


def _lines(quantities: Mapping[str, int]) -> tuple[CartLine, ...]:
    return tuple(CartLine(product_id=key, quantity=number) for key, number in quantities.items() if number > 0)


def _facts(cart: Sequence[CartLine], known: Mapping[str, Product]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            kind="count",
            text=f"{line.quantity} x {known[line.product_id].title}, {price(known[line.product_id])}",
            source="cart",
            product_id=line.product_id,
        )
        for line in cart
    )
