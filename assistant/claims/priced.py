"""Prices, offers and savings of a clause."""

import re
from collections.abc import Callable, Sequence

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import tokens
from retrieval.money import to_minor
from retrieval.product import Product
from retrieval.vocabulary import stem, stems

_RANGE = re.compile(
    r"(?:(?P<down>reduced|down|cut|marked down|lowered|went) )?(?:from|between|runs?) M (?:down )?(?:to|and|up to) M "
)
_GAP = re.compile(
    r"M (?:(?:is|are) )?(?:of a )?(?P<way>more(?! than M)|less(?! than M)|cheaper|dearer|extra|apart|"
    r"difference|between|in it|pricier|higher|lower)\b"
)
_SAVED = re.compile(
    r"(?:\bsav\w+ (?:you )?(?:a )?(?:full )?M |\b(?:reduced|down|cut|lowered) by M |\bM (?:less|"
    r"cheaper) than (?:before|usual|it was|normal|the (?:list|old|full|regular) price)|\bM (?:off|"
    r"saved|saving|savings|discount|below)\b|discount of M )"
)
_OLD = re.compile(
    r"\b(?:was|were|used to (?:be|cost)|from|instead of|rather than|originally|usually|normally|"
    r"regular(?:ly)?|list(?:ed)?|full price(?: of)?|old price(?: of)?|"
    r"formerly|previously|before(?: the sale)?|not)(?: (?:the )?P (?:is|was|costs?|sells for|goes for|it is))?(?: at| price(?: of)?| for| cost| costs)? $"
)
_OLD_AFTER = re.compile(
    r"^(?:before|originally|until now|previously|usually|normally|regular(?:ly)?|list price|earlier)\b"
)
_REDUCED = re.compile(
    r"\b(?:reduced|down|instead|cut|marked|discounted|used|sale|offer|now|was|were|before|originally|"
    r"usually|normally|rather|until)\b"
)
_UNDER = re.compile(
    r"(?:under|below|less than|cheaper than|beneath|lower than|inside|within|at most|up to|"
    r"no more than|max(?:imum)?(?: of)?|limit of|budget of|limit|budget)(?: your| the)?(?: limit of| budget of)? $"
)
_OVER = re.compile(r"(?:over|above|more than|beyond|upwards of|dearer than) $")
_LEAST = re.compile(r"(?:at least|starting at|starts? at|starting from|starts? from|from|minimum of) $")
_NEAR = re.compile(r"(?:about|around|roughly|nearly|almost|just under|close to|some) $")
_OFF = re.compile(
    r"C (?:off|discount|less|cheaper|reduced|reduction|saving|below)\b|(?:reduced|down|cut|discounted|"
    r"sale|save\w*|discount) (?:by |of |you )?(?:about |around |roughly |nearly )?C "
)
_PER = re.compile(r"^(?:each|apiece|(?:per|a|an) (?P<what>\w+))\b")
_TO_SPEND = re.compile(
    r"^(?:is (?:the|your|my) (?:limit|budget|maximum|most|top)|to spend|or less|at most|budget|"
    r"and under)\b"
)
_WITH = re.compile(r"\b(?:with|have|got) $")
_PACKS = frozenset(
    """
    packet pack pair set box bottle piece tin bag jar roll tube bar can carton sack bundle head go unit time couple
    """.split()
)
_SETS = frozenset(map(stem, ("set", "pack", "pair", "kit")))
_SALE = re.compile(r"\b(?:on sale|on offer|at a discount|reduced|discounted|marked down|special offer|on special)\b")
_FREE = re.compile(r"\b(?:for free|is free|are free|costs? nothing|free of charge|half of the price)\b")


def priced(clause: Clause, shelf: Shelf) -> None:
    """Take the prices of a clause into its atoms."""
    for read in (_free, _ranges, _savings, _gaps, _percents, _amounts, _sales):
        read(clause, shelf)
    if any(token.kind == "money" for token in clause.tokens):
        clause.take([place for place, token in enumerate(clause.tokens) if token.key == "pay"])


def price(product: Product) -> int | None:
    """What it costs now, in minor units."""
    return product.current_price_minor


def _minor(clause: Clause, place: int, shelf: Shelf) -> int | None:
    """Money in minor units of the shelf's currency; None when it is another currency or none is stated."""
    token = clause.tokens[place]
    known = {product.currency for product in shelf.evidence.shown if product.currency}
    unit = "CNY" if token.text.startswith("¥") and "CNY" in known else token.unit
    if unit and known and unit not in known:
        return None
    currency = unit or next(iter(known), "USD")
    return to_minor(token.value, currency)


def _money(clause: Clause, places: range) -> list[int]:
    return [place for place in places if clause.tokens[place].kind == "money"]


def _add(
    clause: Clause,
    places: range,
    check: Callable[[int], bool | None],
    text: str,
    whole: Callable[[tuple[int, ...], tuple[int, ...]], bool] | None = None,
) -> None:
    clause.take(places)
    clause.atoms.append(Atom(text, check, clause.denied[places[0]], whole))


def _free(clause: Clause, _: Shelf) -> None:
    for match, places in clause.spans(_FREE):
        _add(clause, places, unknown, match.group().strip())


def _ranges(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for match, places in clause.spans(_RANGE):
        low, high = (_minor(clause, place, shelf) for place in _money(clause, places))
        old = bool(match["down"]) or (low is not None and high is not None and low > high)

        def reduced(place: int, low: int | None = low, high: int | None = high) -> bool:
            product = products[place]
            return product.on_sale and product.price_minor == low and price(product) == high

        def spans(subject: tuple[int, ...], _: tuple[int, ...], low: int | None = low, high: int | None = high) -> bool:
            prices = [price(products[place]) for place in subject]
            known = [minor for minor in prices if minor is not None]
            return len(known) == len(prices) > 1 and (min(known), max(known)) == (low, high)

        _add(clause, places, reduced, match.group().strip(), None if old else spans)


def _savings(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for _, places in clause.spans(_SAVED):
        for money in _money(clause, places):
            amount = _minor(clause, money, shelf)

            def saves(place: int, amount: int | None = amount) -> bool:
                product = products[place]
                return product.on_sale and (product.price_minor or 0) - (price(product) or 0) == amount

            _add(clause, places, saves, f"a saving of {clause.tokens[money].text}")


def _gaps(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for match, places in clause.spans(_GAP):
        money = _money(clause, places)[0]
        amount = _minor(clause, money, shelf)
        way = {
            "more": 1,
            "extra": 1,
            "dearer": 1,
            "pricier": 1,
            "higher": 1,
            "less": -1,
            "cheaper": -1,
            "lower": -1,
        }.get(match["way"], 0)

        def apart(
            subject: tuple[int, ...], rivals: tuple[int, ...], amount: int | None = amount, way: int = way
        ) -> bool:
            if not rivals and len(subject) == 2:
                subject, rivals = subject[:1], subject[1:]
            if not rivals and len(products) == 2 and len(subject) == 1:
                rivals = tuple(place for place in shelf.places if place not in subject)
            gaps = [
                (mine - theirs if mine is not None and theirs is not None else None)
                for a in subject
                for b in rivals
                for mine, theirs in ((price(products[a]), price(products[b])),)
            ]
            if not gaps or amount is None:
                return False
            return all(gap is not None and (gap == way * amount if way else abs(gap) == amount) for gap in gaps)

        _add(clause, places, unknown, f"a difference of {clause.tokens[money].text}", apart)


def _percents(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for _, places in clause.spans(_OFF):
        token = next(clause.tokens[place] for place in places if clause.tokens[place].kind == "percent")

        def off(place: int, said: float = token.value) -> bool:
            product = products[place]
            return product.on_sale and abs(_discount(product) - said) <= 0.5

        _add(clause, places, off, f"{token.text} % off")


def _discount(product: Product) -> float:
    return 100 * (1 - (product.sale_price_minor or 0) / (product.price_minor or 1))


def _amounts(clause: Clause, shelf: Shelf) -> None:
    for place, token in enumerate(clause.tokens):
        if token.kind == "money" and place not in clause.used:
            before = clause.form[: clause.start(place)]
            after = clause.form[clause.start(place) + 2 :]
            per = _PER.match(after)
            if per and not _sold_so(per, shelf):
                clause.atoms.append(Atom(f"{token.text.strip()} {per.group().strip()}", unknown))
            owner = clause.tokens[place + 2 : place + 3] if after.startswith("for P ") else ()
            check = _amount_check(_minor(clause, place, shelf), before, after, clause, shelf)
            own = owner[0].products if owner and len(clause.subjects) > 1 else ()
            whole = _of_own(own, check) if own else None
            _add(clause, range(place, place + 1), check, f"a price of {token.text.strip()}", whole)


def _amount_check(
    amount: int | None, before: str, after: str, clause: Clause, shelf: Shelf
) -> Callable[[int], bool | None]:
    products = shelf.evidence.shown
    if amount is None:
        return lambda _: False
    if shelf.facts is not None and amount in _told(shelf):
        return lambda _: True
    old = _OLD.search(before) or _OLD_AFTER.search(after)
    if (
        old
        and (not old.group().startswith("from") or _REDUCED.search(clause.form))
        and not (old.group().startswith("not") and not _REDUCED.search(before))
    ):
        return lambda place: products[place].on_sale and products[place].price_minor == amount
    if _TO_SPEND.match(after) or _WITH.search(before):
        before = "under "
    for pattern, holds in (
        (_UNDER, lambda real: real <= amount),
        (_OVER, lambda real: real > amount),
        (_LEAST, lambda real: real >= amount),
        (_NEAR, lambda real: abs(real - amount) <= 0.03 * real),
    ):
        if pattern.search(before):
            return _priced(products, holds)
    return _priced(products, lambda real: real == amount)


def _priced(products: Sequence[Product], holds: Callable[[int], bool]) -> Callable[[int], bool | None]:
    def check(place: int) -> bool | None:
        real = price(products[place])
        return None if real is None else holds(real)

    return check


def _of_own(
    own: tuple[int, ...], check: Callable[[int], bool | None]
) -> Callable[[tuple[int, ...], tuple[int, ...]], bool]:
    return lambda _, __: all(check(place) for place in own)


def _sold_so(per: re.Match[str], shelf: Shelf) -> bool:
    """Whether what a price is for is the whole product: a packet, a pair; "each" of several, not of a set."""
    if per["what"]:
        return per["what"] in _PACKS
    return not any(_SETS & set(stems(product.title)) for product in shelf.evidence.shown)


def _told(shelf: Shelf) -> set[int]:
    """The amounts of money that facts name."""
    currency = next((product.currency for product in shelf.evidence.shown if product.currency), "USD")
    return {
        to_minor(token.value, token.unit or currency)
        for fact in shelf.evidence.facts
        for token in tokens(fact.text)
        if token.kind == "money"
    }


def _sales(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for match, places in clause.spans(_SALE):
        _add(clause, places, lambda place: products[place].on_sale, match.group().strip())
