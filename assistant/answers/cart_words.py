"""How a cart is said: its lines, what is taken off, the total, and where it is paid for."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.answers.names import price, short_name
from assistant.cart.link import cart_link
from assistant.promotions.pricing import Applied, Nearly, Priced
from assistant.speech.speech import ENGLISH, Speech, joined
from assistant.turns import CartLine, Fact
from retrieval.money import format_price
from retrieval.product import Product


def contents(
    cart: Sequence[CartLine],
    known: Mapping[str, Product],
    found: Priced | None,
    say: Speech,
    *,
    only: Sequence[Product] = (),
) -> str:
    """The lines of a cart and what they come to.

    Args:
        cart: the cart.
        known: its products, by id.
        found: what it comes to; None where no total can be given.
        say: the shopper's language.
        only: products whose lines alone are said; all where none are given.
    """
    if not cart:
        return say("cart.empty")
    ids = {product.product_id for product in only} or {line.product_id for line in cart}
    said = [_line(line.quantity, known[line.product_id], say) for line in cart if line.product_id in ids]
    return joined(say("cart.contents", lines=say.listed(said)), _total(cart, known, found, say))


def option_name(product: Product, say: Speech) -> str:
    """The name of a product of the cart, with its colour and size where it is one of several."""
    options = [*(say.word(colour, "colours") for colour in product.colors[:1]), *product.sizes[:1]]
    name = short_name(product)
    return say("cart.variant", name=name, options=" ".join(options)) if product.group_id and options else name


def _line(quantity: int, product: Product, say: Speech) -> str:
    name, cost = option_name(product, say), price(product, say)
    return (
        say("cart.lines", n=quantity, name=name, price=cost)
        if quantity > 1
        else say("cart.line", name=name, price=cost)
    )


def _total(cart: Sequence[CartLine], known: Mapping[str, Product], found: Priced | None, say: Speech) -> str:
    if found is None:
        unpriced = any(known[line.product_id].current_price_minor is None for line in cart)
        return say("cart.no_price") if unpriced else say("cart.currencies")
    total = format_price(found.total_minor, found.currency)
    off = [each for each in found.applied if each.off_minor]
    said = say("cart.total", total=total)
    if off:
        whole = format_price(found.subtotal_minor, found.currency)
        said = say("cart.total_less", total=total, whole=whole, less=say.listed([_less(each, say) for each in off]))
    free = [each for each in found.applied if each.promotion.kind == "free_shipping"]
    return joined(said, say("cart.free_delivery")) if free else said


def _less(applied: Applied, say: Speech) -> str:
    promotion = applied.promotion
    return say("cart.less", off=format_price(applied.off_minor, promotion.currency), title=promotion.title)


def hint(near: Nearly, say: Speech) -> str:
    """What is missing for a promotion."""
    if near.missing_minor:
        missing = format_price(near.missing_minor, near.promotion.currency)
        return say("cart.more_money", missing=missing, title=near.promotion.title)
    return say("cart.more_pieces", title=near.promotion.title)


def checkout_words(link: str | None, cart: Sequence[CartLine], say: Speech) -> tuple[str, tuple[Fact, ...]]:
    """Where the cart is paid for, and the fact with the address to open."""
    address = cart_link(link, cart)
    if address is None:
        return say("cart.no_payment"), ()
    text = ENGLISH("cart.open_fact")
    return say("cart.open", address=address), (Fact(kind="cart", text=text, source="cart", link=address),)


def facts(cart: Sequence[CartLine], known: Mapping[str, Product], found: Priced | None) -> tuple[Fact, ...]:
    """What each line and the whole come to, and every promotion that counts."""
    lines = tuple(
        Fact(
            kind="cart",
            text=f"{line.quantity} x {_whole_name(known[line.product_id])}, {price(known[line.product_id])}",
            source="cart",
            product_id=line.product_id,
        )
        for line in cart
    )
    if found is None:
        return lines
    before = (
        f", {format_price(found.subtotal_minor, found.currency)} before what is taken off"
        if found.subtotal_minor != found.total_minor
        else ""
    )
    total = format_price(found.total_minor, found.currency)
    return (*lines, Fact(kind="cart", text=f"total {total}{before}", source="cart"), *offer_facts(found))


def named_facts(products: Iterable[Product]) -> tuple[Fact, ...]:
    """Products spoken of that are not in the cart: taken out just now, or sold out."""
    return tuple(
        Fact(
            kind="stock" if product.in_stock is False else "cart",
            text=f"{_whole_name(product)}: {'sold out' if product.in_stock is False else 'not in the cart'}",
            source=f"product:{product.product_id}",
            product_id=product.product_id,
        )
        for product in products
    )


def _whole_name(product: Product) -> str:
    """The title with the colour and size."""
    return " ".join((product.title, *product.colors[:1], *product.sizes[:1]))


def offer_facts(found: Priced) -> tuple[Fact, ...]:
    """The promotions that count for a cart, and the one nearly reached."""
    told = [
        (each.promotion, f"{each.promotion.title}: {format_price(each.off_minor, each.promotion.currency)} off")
        for each in found.applied
        if each.off_minor
    ]
    told += [(each.promotion, each.promotion.title) for each in found.applied if not each.off_minor]
    if found.nearly is not None:
        told.append((found.nearly.promotion, hint(found.nearly, ENGLISH)))
    return tuple(Fact(kind="offer", text=text, source=f"offer:{each.promotion_id}") for each, text in told)
