"""Whether a product can be had now, and how many there are."""

import re
from collections.abc import Sequence

from assistant.answers.product.asked import Asked, Told, Verdict, answered
from assistant.turns import Fact
from retrieval.facets import colors_of
from retrieval.product import Product

_STOCK = re.compile(
    r"\bin stock\b|\bthe last one\b|\b(?:only|just) one left\b|\b(?:still )?available\b(?! in "
    r"(?!store|stock|the shop))|\bhow many (?:are |do you have |have you got )?(?:\w+ )?(?:left|in "
    r"stock)\b|\bstill (?:have|got)\b|"
    r"\bsold out\b|\bout of stock\b|\bon hand\b|\bfew left\b|\bany left\b|\bcan i (?:still )?(?:buy|"
    r"order|get) (?:it|this|one|them)\b(?=\W*$| now| today| still| from)|\bany more of\b"
)
_LAST = re.compile(r"\bthe last one\b|\b(?:only|just) one left\b")
_BACK = re.compile(r"\b(?:back in|restock\w*|be available|again|come back)\b")


def answered_of(asked: Asked, verdict: Verdict, said: str, *facts: Fact) -> Told:
    """An answer to what there is."""
    return answered(asked, verdict, said, *facts, of="option.said")


def stock_facts(asked: Asked, products: Sequence[Product]) -> list[Fact]:
    """What the catalogue says of how many there are of some products."""
    return [asked.fact("stock", stock_text(product), product) for product in products if product.in_stock is not None]


def stock_text(product: Product) -> str:
    """Stock in plain words, for the evidence."""
    if not product.in_stock:
        return f"{product.title}: sold out"
    return f"{product.title}: {product.stock} in stock" if product.stock else f"{product.title}: in stock"


def stock(asked: Asked) -> Told | None:
    """Whether it can be had now, and how many there are."""
    if not _STOCK.search(asked.question):
        return None
    product, say = asked.product, asked.say
    if product.in_stock is None or (_BACK.search(asked.question) and not product.in_stock):
        return None
    facts = stock_facts(asked, (product,))
    if _LAST.search(asked.question) and product.stock:
        said = say("option.left", n=product.stock)
        return answered_of(asked, "yes" if product.stock == 1 else "no", said, *stock_facts(asked, (product,)))
    sold_out_asked = bool(re.search(r"\bsold out\b|\bout of stock\b", asked.question))
    if not product.in_stock:
        others = [each for each in asked.family if each.in_stock and each.product_id != product.product_id]
        said = say("option.gone_others", names=say.listed(_told_apart(asked, others))) if others else say("option.gone")
        facts += stock_facts(asked, others)
        return answered_of(asked, "yes" if sold_out_asked else "no" if asked.yes_no else "plain", said, *facts)
    said = say("option.left", n=product.stock) if product.stock else say("option.in_stock")
    return answered_of(asked, "no" if sold_out_asked else "yes" if asked.yes_no else "plain", said, *facts)


def _told_apart(asked: Asked, variants: Sequence[Product]) -> list[str]:
    """What variants are called among themselves: by colour and size."""
    names = [
        " ".join([*asked.say.words(sorted(colors_of(each))[:1], "colours").split(), *each.sizes[:1]]).strip()
        or each.title
        for each in variants
    ]
    return list(dict.fromkeys(names))[:4]
