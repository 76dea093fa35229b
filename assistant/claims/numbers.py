"""Prices, ratings, counts and every other number of a sentence."""

import re
from collections.abc import Iterable

from assistant.claims.evidence import Evidence, written
from assistant.claims.mentions import Mentions, mentions
from assistant.understanding.counts import NUMBER_WORDS
from retrieval.money import to_minor
from retrieval.product import Product

_MONEY = re.compile(
    r"(?:(?P<sign>\$|€|£|¥)\s?(?P<a>\d[\d,]*(?:\.\d{1,2})?)|(?P<b>\d[\d,]*(?:\.\d{1,2})?)\s?(?P<unit>dollars?|bucks|euros?|pounds|USD|EUR|GBP|€|£))"
)
_CODES = {
    **dict.fromkeys(("$", "dollar", "dollars", "bucks", "usd"), "USD"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "EUR"),
    **dict.fromkeys(("£", "pounds", "gbp"), "GBP"),
    "¥": "JPY",
}
_DIFFERENCE = re.compile(
    r"\s*(?:more|less|cheaper|dearer|apart|difference|extra|saving|off|saved)\b|\s*(?:in it|between them)"
)
_SAVED = re.compile(r"\b(?:sav(?:es?|ing)(?: you)?|(?:reduced|down|cut) by|discount of)\s*$", re.I)
_GIVEN_AWAY = re.compile(r"\b(?:(?:is|are|it's|for) free\b(?! (?:of|from)\b)|half[- ]price|half off)", re.I)
_VAGUE = re.compile(r"\b(?:dozens|hundreds|thousands|millions) of\b", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_NEXT = re.compile(r"\s*(?:for|\()\s*", re.I)
_PART = re.compile(r"\b(?:and|but|while|whereas)\b|[,;:]")
_WORDS = re.compile(rf"\b(?:a dozen|{'|'.join(word for word, n in NUMBER_WORDS.items() if n >= 2)})\b", re.I)
_UNDER = re.compile(
    r"(?:under|below|less than|up to|at most|within|no more than|max(?:imum)?|cheaper than|limit of|budget of)\s*$",
    re.I,
)
_OVER = re.compile(r"(?:over|above|more than|at least|from|starting at|starts at|upwards of)\s*$", re.I)
_RATING = re.compile(r"(?P<r>[0-5](?:\.\d+)?)\s*(?:/ ?5|of 5|out of (?:5|five)|stars?|★)")
_REVIEWS = re.compile(r"(?P<n>\d[\d,]*)\s+(?:customer |shopper |buyer )?(?:reviews?|ratings?)\b")
_STOCK = re.compile(
    r"\b(?i:only |just )?(?P<n>\d+|(?i:one|two|three|four|five)) "
    r"(?:(?i:of (?:the |these |them )?)(?:[A-Z][\w'’-]* ?)*)?"
    r"(?i:(?:are |is )?(?:left|in stock|available|remaining)|pieces left)\b"
)
_ARE = re.compile(r"\bare (?:in stock|available)\b", re.I)
_PERCENT = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s?(?:%|percent)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_TOLERANCE = 0.051


def check_numbers(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    """Why a number of the sentence is not supported; None when all are."""
    rest = _in_digits(sentence)
    for read in (_given_away, _money, _rating, _reviews, _stock, _percent):
        reason, rest = read(rest, about, evidence)
        if reason:
            return reason
    return _others(rest, about, evidence)


def _in_digits(text: str) -> str:
    """The text with number words as digits ("twelve dollars", "six hours"); "one" is mostly no number."""
    return _WORDS.sub(lambda match: str(NUMBER_WORDS.get(match.group().lower(), 12)), text)


def _given_away(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    """What is called free, half price or many, without an amount."""
    for pattern in (_GIVEN_AWAY, _VAGUE):
        match = pattern.search(sentence)
        said = match.group().lower() if match else ""
        if said and said not in " ".join((evidence.fact_text(), *map(written, about.products))).lower():
            halved = any(product.on_sale and round(_discount(product)) == 50 for product in about.products)
            if not ("half" in said and halved):
                return f"nothing in the evidence says {said!r}", sentence
    return None, sentence


def _money(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    for match in _MONEY.finditer(sentence):
        amount = float((match.group("a") or match.group("b")).replace(",", ""))
        before, after = sentence[: match.start()], sentence[match.end() :]
        currency = _CODES.get((match.group("sign") or match.group("unit")).lower())
        if currency != _currency(about.products) and not _in_facts(match.group().strip(), evidence):
            return f"the prices are not in {currency}", sentence
        if not _money_holds(amount, before, after, _owner(before, after, about, evidence), evidence):
            return f"no price of {match.group().strip()} is in the evidence", sentence
    return None, _MONEY.sub(" ", sentence)


def _owner(before: str, after: str, about: Mentions, evidence: Evidence) -> Mentions:
    """Whose price an amount is, where a sentence names several products: the one named last before it or "for" it."""
    if len(about.products) < 2 or about.every or not about.named or _RESPECTIVELY.search(after):
        return about
    part = _MONEY.split(after)[0] if _NEXT.match(after) else _PART.split(before)[-1]
    owner = mentions(part, evidence, ())
    return owner if owner.named and len(owner.products) == 1 else about


def _money_holds(amount: float, before: str, after: str, about: Mentions, evidence: Evidence) -> bool:
    if _in_facts(f"{amount:g}", evidence) or _in_facts(f"{amount:.2f}", evidence):
        return True
    products = about.products
    prices = [(product, minor) for product in products for minor in _prices(product)]
    if not prices:
        return False
    minors = {minor for _, minor in prices}
    asked = to_minor(amount, _currency(products))
    if _SAVED.search(before):
        return any(abs(a - b) == asked for product in products for a in _prices(product) for b in _prices(product))
    if _DIFFERENCE.match(after):
        named = products if len(products) > 1 else evidence.shown
        own, pool = ({minor for product in group for minor in _prices(product)} for group in (products, named))
        return any(abs(a - b) == asked for a in own for b in pool if a != b)
    current = [product.current_price_minor for product in products if product.current_price_minor is not None]
    if _UNDER.search(before):
        quoted = _asked_limit(evidence) == asked
        return (
            all(price <= asked for price in current)
            if about.named or about.every or quoted
            else any(price <= asked for price in current)
        )
    if _OVER.search(before) and asked not in minors:
        return all(price >= asked for price in current)
    if about.named and about.every and len(products) > 1:
        return all(asked in set(_prices(product)) for product in products)
    return asked in minors


def _asked_limit(evidence: Evidence) -> int | None:
    return evidence.request.filters.price_max_minor if evidence.request else None


def _prices(product: Product) -> list[int]:
    return [minor for minor in (product.price_minor, product.sale_price_minor) if minor is not None]


def _currency(products: Iterable[Product]) -> str:
    return next((product.currency for product in products if product.currency), "USD")


def _rating(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    for match in _RATING.finditer(sentence):
        said = float(match.group("r"))
        ratings = [product.rating for product in about.products]
        holds = [rating is not None and abs(rating - said) < _TOLERANCE for rating in ratings]
        at_least = re.search(r"(?:at least|over|above|more than|or more)\s*$", sentence[: match.start()])
        if at_least:
            holds = [rating is not None and rating >= said for rating in ratings]
        if not (all(holds) if about.every and about.named else any(holds)) and not _in_facts(
            match.group("r"), evidence
        ):
            return f"no rating of {match.group().strip()} is in the evidence", sentence
    return None, _RATING.sub(" ", sentence)


def _reviews(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    for match in _REVIEWS.finditer(sentence):
        said = int(match.group("n").replace(",", ""))
        if said not in [product.rating_count for product in about.products] and not _in_facts(str(said), evidence):
            return f"no count of {said} reviews is in the evidence", sentence
    return None, _REVIEWS.sub(" ", sentence)


def _stock(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    for match in _STOCK.finditer(sentence):
        word = match.group("n").lower()
        said = NUMBER_WORDS.get(word) if not word.isdigit() else int(word)
        asked = evidence.request.filters.in_stock_min if evidence.request else None
        at_least = re.search(r"(?:at least|more than|over)\s*$", sentence[: match.start()])
        stocks = [product.stock for product in about.products]
        if at_least and said is not None:
            holds = all(stock is not None and stock >= said for stock in stocks)
        elif _ARE.search(match.group()):
            holds = said == sum(1 for product in about.products if product.in_stock)
        else:
            holds = said in stocks or (said == asked and all((stock or 0) >= (asked or 0) for stock in stocks))
        if not holds and not _in_facts(match.group(), evidence):
            return f"the stock is not {said}", sentence
    return None, _STOCK.sub(" ", sentence)


def _percent(sentence: str, about: Mentions, evidence: Evidence) -> tuple[str | None, str]:
    for match in _PERCENT.finditer(sentence):
        said = float(match.group("n"))
        off = {round(_discount(product)) for product in about.products if product.on_sale}
        attested = (
            said in off or _in_text(match.group("n"), about.products, evidence) or _in_facts(match.group("n"), evidence)
        )
        if not attested:
            return f"{match.group().strip()} is not in the evidence", sentence
    return None, _PERCENT.sub(" ", sentence)


def _discount(product: Product) -> float:
    assert product.price_minor is not None
    assert product.sale_price_minor is not None
    return 100 * (1 - product.sale_price_minor / product.price_minor)


def _others(sentence: str, about: Mentions, evidence: Evidence) -> str | None:
    """Any other number must stand in the text of the products spoken of, in a fact, or count the products."""
    for match in _NUMBER.finditer(sentence):
        number = match.group().rstrip(",").replace(",", "")
        if not (_in_text(number, about.products, evidence) or _in_facts(number, evidence) or _counts(number, evidence)):
            return f"the number {number} is not in the evidence"
    return None


def _counts(number: str, evidence: Evidence) -> bool:
    counts = {len(evidence.shown), evidence.total}
    request = evidence.request
    if request is not None:
        counts |= {request.quantity, request.filters.in_stock_min, *request.refers_to}
        counts |= {
            int(n)
            for n in re.findall(
                r"\d+",
                " ".join((request.search_text or "", *request.filters.sizes, *request.origin.values())),
            )
        }
    return number.isdigit() and (int(number) in counts or int(number) < len(evidence.shown))


def _in_text(number: str, products: Iterable[Product], evidence: Evidence) -> bool:
    pattern = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)")
    return any(
        pattern.search(_in_digits(written(variant)).replace(",", ""))
        for product in products
        for variant in evidence.family(product)
    )


def _in_facts(number: str, evidence: Evidence) -> bool:
    return bool(
        re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", _in_digits(evidence.fact_text()).replace(",", ""))
    )
