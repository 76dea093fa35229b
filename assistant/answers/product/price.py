"""What it costs, whether it is on offer, and whether it is under a price that is named."""

import re

from assistant.answers.names import price as price_of
from assistant.answers.names import stars
from assistant.answers.product.asked import Asked, Told, answered
from assistant.turns import Fact
from retrieval.money import format_price, to_minor

_COST = re.compile(
    r"\bhow much (?:is|are|does|do|would|for|will)\b(?!.*\b(?:weigh|hold|fit|contain|water|in (?:it|"
    r"the|them|a|an|each|one)|does it (?:take|carry))\b)|\b(?:price|cost|costs)\b|\bhow expensive\b|"
    r"\bis it (?:expensive|cheap|pricey)\b|\bhow much\W*$"
)
_OFFER = re.compile(
    r"\b(?:on (?:sale|offer)|reduced|discount\w*|special offer|marked down|sale price|cheaper than usual|promotion)\b"
)
_LIMIT = re.compile(
    r"\b(?P<way>under|below|less than|cheaper than|within|at most|over|above|more than|dearer than|at least)\s*"
    r"(?P<sign>[$€£¥])\s?(?P<a>\d+(?:[.,]\d{1,2})?)|"
    r"\b(?P<way2>under|below|less than|cheaper than|over|above|more "
    r"than)\s*(?P<b>\d+(?:[.,]\d{1,2})?)\s*(?:dollars?|bucks|euros?|pounds?(?! in weight)|usd|eur|gbp|"
    r"€|£)\b"
)
_RATING = re.compile(r"\b(?:rating|rated|how many stars|stars does|what (?:score|stars))\b")
_BRAND = re.compile(r"\b(?:brand|manufacturer|maker)\b|\bwho (?:makes|made|manufactures)\b|\bmade by\b")


def price(asked: Asked) -> Told | None:
    """The price, the offer, or whether a limit holds."""
    product, say = asked.product, asked.say
    if product.current_price_minor is None:
        return None
    fact = asked.fact("price", price_text(asked))
    if (
        (limit := _LIMIT.search(asked.question))
        and asked.yes_no
        and not re.search(r"\bweigh|\bheav|\blight", asked.question)
    ):
        amount = to_minor(float((limit.group("a") or limit.group("b")).replace(",", ".")), product.currency or "USD")
        over = (limit.group("way") or limit.group("way2")) in ("over", "above", "more than", "dearer than", "at least")
        meets = product.current_price_minor > amount if over else product.current_price_minor <= amount
        return answered(asked, "yes" if meets else "no", say("asked.costs", price=price_of(product, say)), fact)
    if _OFFER.search(asked.question):
        if product.on_sale and product.price_minor is not None:
            before = format_price(product.price_minor, product.currency or "USD")
            said = say("asked.reduced", price=price_of(product, say), before=before)
            return answered(asked, "yes", said, fact)
        return answered(asked, "no", say("asked.costs", price=price_of(product, say)), fact)
    if _COST.search(asked.question):
        return answered(asked, "plain", say("asked.costs", price=price_of(product, say)), fact)
    return None


def price_text(asked: Asked) -> str:
    """Its price in plain words, for the evidence."""
    product = asked.product
    now = price_of(product)
    if product.on_sale and product.price_minor is not None:
        return f"{product.title}: {now}, before {format_price(product.price_minor, product.currency or 'USD')}"
    return f"{product.title}: {now}"


def rating(asked: Asked) -> Told | None:
    """The stars it has by its listing."""
    if (
        not _RATING.search(asked.question)
        or asked.product.rating is None
        or re.search(r"\bdistribution|\bbreakdown|\bspread", asked.question)
    ):
        return None
    return answered(asked, "plain", stars(asked.product, asked.say), rating_fact(asked))


def rating_fact(asked: Asked) -> Fact:
    """Its rating as evidence; it must have one."""
    return asked.fact("rating", f"{asked.product.title}: {stars(asked.product)}")


def brand(asked: Asked) -> Told | None:
    """Who makes it."""
    if (
        not _BRAND.search(asked.question)
        or not asked.product.brand
        or re.search(r"\bmade by (?:hand|machine)", asked.question)
    ):
        return None
    said = asked.say("asked.brand", brand=asked.product.brand)
    wanted = re.search(r"\b(?:made by|brand|is it from) (?P<who>[a-z]+)", asked.question)
    if asked.yes_no and wanted:
        yes = wanted.group("who") in asked.product.brand.casefold()
        return answered(asked, "yes" if yes else "no", said, asked.fact("attribute", f"brand: {asked.product.brand}"))
    return answered(asked, "plain", said, asked.fact("attribute", f"brand: {asked.product.brand}"))
