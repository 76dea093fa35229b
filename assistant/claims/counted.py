"""Ratings, reviews and stock of a clause."""

import re
from collections.abc import Callable

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.shelf import Shelf
from retrieval.vocabulary import stems

_BOUND = re.compile(
    r"(?P<over>over|more than|above|upwards of)|(?P<least>at least|minimum)|(?P<under>under|"
    r"fewer than|less than|below)|(?P<near>about|around|roughly|some|almost|nearly|close to)"
)
_PEOPLE = r"(?:people|buyers|customers|shoppers|persons|owners|users)"
_UNRATED = re.compile(
    r"\bno (?:ratings?|reviews?|stars)(?: yet| so far)?\b|\bnot (?:been )?(?:rated|reviewed)(?: yet|"
    r" so far)?\b|\b(?:unrated|not yet rated|not yet reviewed)\b"
)
_RATED = re.compile(
    r"\bN (?:of|out of|/) N (?:stars )?|\b[NQ] (?:stars?|points)\b|"
    r"^(?:and )?N (?:for|on) P |\b(?:rated|ratings?(?: of| is| at)?|scores?|score of|averages?|average of|"
    r"stands? at|stars?|at|"
    r"rating)(?: (?:a|an|at|of|exactly|just|only|with))*(?: (?:over|above|at least|about|around|"
    r"nearly|almost|more than|under|below))? N (?!(?:reviews?|ratings?|people|buyers|customers|"
    r"shoppers)\b)(?:(?:of|out of|/) N )?(?:stars? )?|\b[N] on average\b"
)
_REVIEWED = re.compile(
    rf"\bN (?:customer |shopper |buyer |verified )?(?:reviews?|ratings?|reviewers)\b|\b(?:by|"
    rf"from) (?:just |only |over |about |more than |at least )*N {_PEOPLE}|"
    rf"\bN {_PEOPLE} (?:have )?(?:rated|reviewed|scored|gave|give|left|had their say|voted|weighed in)\b|"
    rf"\bof N {_PEOPLE}|"
    rf"\breviews? N |\bfrom N (?!M|Q|to\b)"
)
_SOLD_OUT = re.compile(
    r"\bout of (?:the )?P(?= )|\b(?:sold out|out of stock|not available|unavailable|not in stock|"
    r"not on hand)\b(?! in\b)"
)
_FEW = re.compile(r"\b(?P<n>few|handful)(?: of \S+)*? (?:are )?(?:left|remaining|remain)\b")
_GONE = re.compile(
    r"\b(?:nearly|almost|soon) (?:gone|sold out|out of stock)\b|\b(?:selling (?:fast|out|quickly)|"
    r"last few|running (?:low|out)|limited|hurry|going fast|back in stock|available again)\b"
)
_LEFT = re.compile(
    r"\bN (?:(?!M|Q|N|C|is\b|has\b|in\b|left\b|people\b|reviews\b)\S+ ){0,6}?(?:are |"
    r"is )?(?:still )?(?:left|in stock|on hand|remaining|remain|to hand|available(?! in\b))\b"
    r"|\bstock (?:is |of |: )?N |\b(?:left|in stock|remaining|on hand) (?:is |are )?N (?=$)"
    r"|\b(?:only|just) N (?:of (?:them|it|those|these) )|\b(?:only|just) N (?=$)|\bN of (?:the )?P $|"
    r"\bN of (?:the )?P (?:in stock|left|on hand|remaining)\b"
    r"|\bdown to (?:the |its |our )?(?:last )?N $"
    r"|\bof (?:the )?P (?:there (?:are|is)|we have|we hold)(?: (?:only|just|still|about|over|around))? N $"
    r"|\bof (?:the )?P (?:only|just|about|over|around|still)? ?N $"
    r"|\bwe (?:still )?(?:have )?(?:only |just |over |at least )*N "
)
_LAST = re.compile(
    r"\b(?:the )?last (?:one|pair|piece|set|item)\b(?: (?:left|in stock|we have))?|\b(?:only |"
    r"just )?(?:one|1|a single|a single one)(?: (?:pair|piece|copy|of (?:them|the) P|of P|P))? (?:is )?(?:left|"
    r"remaining|in stock)\b"
)
_PLENTY = re.compile(
    r"\b(?:plenty|lots|dozens|a good number) (?:of (?:the )?(?:P |them ))?(?:(?:are |"
    r"is )?(?:still )?(?:left|in stock|on hand|available))?"
)
_IN_STOCK = re.compile(
    r"\b(?:in stock|on hand|on the shelf|ready to (?:ship|go)|available(?! in\b| as\b| with\b)|"
    r"to be had|(?:have|get|buy|order|take) (?:the )?P (?:home )?(?:now|today|straight|immediately)|(?:can|"
    r"could) (?:still )?be (?:had|bought|ordered)|you can (?:still )?(?:buy|get|order)(?= P))\b|"
    r"\b(?:still )?left\b(?= $)"
)
_RATING_WORD = re.compile(r"rat|review|star|scor|gave|give|buyers|stands")
_COLOURS = re.compile(
    r"\b(?:N|several|many|different|various|more than one|a few|a choice of) (?:different )?colou?rs?\b"
)
_HARDLY = re.compile(
    r"\b(?:not many|few|hardly any(?:one|body)?|only a few|just a few)(?: (?:people|buyers|of you))? (?:have |"
    r"has )?(?:yet )?(?:reviewed|rated)\b"
)
_SOLD_IN = re.compile(
    r"\b(?:sold out|out of stock|unavailable|not available) in (?:the )?(?:size |colou?r )?(?P<what>\w+)(?= |$)"
)
_SIZES = re.compile(r"\bN (?:different )?sizes\b(?! of)")
_PLENTIFUL = 20


def counted(clause: Clause, shelf: Shelf) -> None:
    """Take what a clause says of ratings, reviews and stock into its atoms."""
    _ratings(clause, shelf)
    _reviews(clause, shelf)
    _stocks(clause, shelf)
    for _, places in clause.spans(_SIZES):
        number = next(clause.tokens[n].value for n in places if clause.tokens[n].kind == "number")
        _add(clause, places, _coloured([len(of.product.sizes) for of in shelf.listings], number), f"{number:g} sizes")
    for _, places in clause.spans(_COLOURS):
        number = next((clause.tokens[n].value for n in places if clause.tokens[n].kind == "number"), 0)
        colours = [len(of.product.colors) for of in shelf.listings]
        _add(
            clause,
            places,
            _coloured(colours, number),
            "several colours",
        )


def _sold_in(shelf: Shelf, words: frozenset[str]) -> Callable[[int], bool | None]:
    """Whether all variants of a colour or size are sold out; without words the product itself."""

    def check(place: int) -> bool | None:
        product = shelf.evidence.shown[place]
        those = [
            one
            for one in shelf.evidence.family(product)[1:]
            if words and words <= set(stems(" ".join((*one.colors, *one.sizes))))
        ]
        known = [one.in_stock for one in those or (product,)]
        if None in known:
            return None
        return not any(known) if those or not words or not any(known) else None

    return check


def _coloured(colours: list[int], number: float) -> Callable[[int], bool | None]:
    return lambda place: colours[place] == number if number else colours[place] > 1


def _add(
    clause: Clause, places: range, check: Callable[[int], bool | None], text: str, *, denied: bool | None = None
) -> None:
    flag = clause.denied[places[0]] if denied is None else denied
    clause.take(places)
    clause.atoms.append(Atom(text, check, flag))


def _numbers(clause: Clause, places: range) -> list[int]:
    return [place for place in places if clause.tokens[place].kind == "number"]


def _bound(clause: Clause, place: int) -> Callable[[float, float], bool]:
    """How a number is bounded by the words right before it: (real, said) -> whether it holds."""
    before = clause.form[: clause.start(place)]
    matches = list(_BOUND.finditer(" ".join(before.split()[-2:])))
    match = matches[-1] if matches else None
    for place_before in (place - 1, place - 2):
        if place_before >= 0 and _BOUND.search(clause.tokens[place_before].text):
            clause.take((place_before,))
    if match is None:
        return lambda real, said: abs(real - said) < 1e-6
    if match["over"]:
        return lambda real, said: real > said
    if match["least"]:
        return lambda real, said: real >= said
    if match["under"]:
        return lambda real, said: real < said
    return lambda real, said: abs(real - said) <= 0.05 * max(real, said)


def _ratings(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for match, places in clause.spans(_UNRATED):
        _add(
            clause,
            places,
            lambda place: not products[place].rating_count and products[place].rating is None,
            match.group(),
            denied=False,
        )
    for match, places in clause.spans(_HARDLY):
        most = 100 if "many" in match.group() else 25

        def hardly(place: int, most: int = most) -> bool:
            return (products[place].rating_count or 0) <= most

        _add(clause, places, hardly, match.group().strip(), denied=False)
    for match, places in clause.spans(_RATED):
        numbers = _numbers(clause, places)
        if (
            not numbers
            or clause.tokens[numbers[0]].value > 5
            or (len(numbers) > 1 and clause.tokens[numbers[1]].value != 5)
        ):
            continue
        if match.group().startswith(("N for", "N on")) and not clause.tokens[numbers[0]].digits:
            continue
        if match.group().startswith("at ") and not clause.tokens[numbers[0]].digits and "rat" not in clause.form:
            continue
        holds, said = _bound(clause, numbers[0]), clause.tokens[numbers[0]].value

        def rated(place: int, said: float = said, holds: Callable[[float, float], bool] = holds) -> bool | None:
            rating = products[place].rating
            return None if rating is None else holds(rating, said)

        _add(clause, places, rated, f"a rating of {clause.tokens[numbers[0]].text}")


def _reviews(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for _, places in clause.spans(_REVIEWED):
        number = _numbers(clause, places)[-1]
        holds, said = _bound(clause, number), clause.tokens[number].value

        def reviewed(place: int, said: float = said, holds: Callable[[float, float], bool] = holds) -> bool | None:
            count = products[place].rating_count
            return None if count is None else holds(count, said)

        if not clause.tokens[number].digits and (clause.rated or clause.atoms or _RATING_WORD.search(clause.form)):
            _add(clause, places, reviewed, f"{clause.tokens[number].text} reviews")


def _stocks(clause: Clause, shelf: Shelf) -> None:
    products = shelf.evidence.shown
    for pattern, check in (
        (_GONE, unknown),
        (_FEW, lambda place: 2 <= (products[place].stock or 0) <= 5),
        (_LAST, lambda place: products[place].stock == 1),
        (_PLENTY, lambda place: (products[place].stock or 0) >= _PLENTIFUL),
        (_SOLD_OUT, lambda place: None if products[place].in_stock is None else not products[place].in_stock),
    ):
        for match, places in clause.spans(pattern):
            _add(
                clause,
                places,
                check,
                match.group().strip(),
                denied=clause.denied[places[0]] and "not" not in match.group(),
            )
    for match, places in clause.spans(_SOLD_IN):
        words = frozenset({clause.tokens[places[-1]].key}) - {"all", "everi", "ani"}
        _add(clause, places, _sold_in(shelf, words), match.group().strip())
    for _, places in clause.spans(_LEFT):
        numbers = _numbers(clause, places)
        if len(shelf.evidence.shown) > 1 and not clause.subjects and "are" in clause.form and "left" not in clause.form:
            continue
        if clause.rated and not re.search(r"left|stock|remain|hand|have", clause.form):
            continue
        holds, said = _bound(clause, numbers[0]), clause.tokens[numbers[0]].value

        def left(place: int, said: float = said, holds: Callable[[float, float], bool] = holds) -> bool | None:
            stock = products[place].stock
            return None if stock is None else holds(stock, said)

        _add(clause, places, left, f"{clause.tokens[numbers[0]].text} in stock")
    for match, places in clause.spans(_IN_STOCK):
        _add(clause, places, lambda place: products[place].in_stock, match.group().strip())
