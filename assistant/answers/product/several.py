"""Questions about all products on the shelf ("are any of these waterproof?", "which is the lightest?"), with names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.answers.names import price as price_of
from assistant.answers.names import short_name, stars
from assistant.answers.product.answer import asked_of
from assistant.answers.product.asked import Asked, Told
from assistant.answers.product.aspects import aspect, given
from assistant.answers.product.price import price_text, rating_fact
from assistant.answers.product.stock import stock_text
from assistant.answers.product.told import told_by_listing
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.product import Product

_ALL = re.compile(
    r"\b(?:any|all|both|each|either|none|every one|which(?: one)?s?|some|how many) (?:of )?(?:these|"
    r"those|them|the \w+ (?:ones|products|shown))\b|"
    r"\b(?:they|these|those|them) (?:all|both|each)\b|\b(?:do|are|can|have|does|is) (?:any|all|both|either|each)\b|"
    r"\bwhich (?:one|ones|of|is|are|has|have|comes?|can|does|do|weighs?|costs?|lasts?|holds?|fits?)\b|\beach of\b"
)
_EVERY = re.compile(r"\b(?:all|both|each|every one)\b")
_WHICH = re.compile(r"^\W*(?:and |so |ok )?which\b|\bwhich (?:one|ones|of)\b")
_TO_IT = (
    (
        re.compile(
            r"\b(?:which(?: one)?s?|any(?: one)?|all|both|each|either|some|none|how many) of (?:these|those|"
            r"them)(?: (?:two|three|four|ones))?\b"
        ),
        " it ",
    ),
    (re.compile(r"\b(?:they|these|those|them) (?:all|both|each)\b"), " it "),
    (re.compile(r"\b(?:are|do|have) (?:any|all|both|either|each)\b"), "is it"),
    (
        re.compile(
            r"\bwhich (?:ones?|is|are)\b(?= (?:is|are|has|have|comes?|can|does|do|weighs?|costs?|lasts?|"
            r"holds?|fits?)\b)"
        ),
        " it ",
    ),
    (re.compile(r"\bwhich (?:ones?)?\b"), " it "),
)
_COMPARATIVE = re.compile(
    r"\b(light|heavi|cheap|dear|big|large|small|long|short|tall|wide|narrow|deep|bright|warm|strong|slim)(g?)er\b"
)
_BETTER = re.compile(r"\b(?:better|higher)(?=[- ]?(?:rated|rating|reviewed))")
_MOST_WORDS = (
    ("price_low", r"cheapest|least expensive|lowest price|costs? (?:the )?least"),
    ("price_high", r"most expensive|dearest|priciest|highest price|costs? (?:the )?most"),
    ("rating", r"(?:best|highest|top)[- ]?(?:rated|rating|reviewed|reviews|stars)|most stars"),
    ("weight_low", r"lightest|weighs? (?:the )?least|lowest weight"),
    ("weight_high", r"heaviest|weighs? (?:the )?most"),
    ("battery_high", r"longest battery|lasts? (?:the )?longest|longest (?:run|play)|best battery|longest lasting"),
    ("capacity_high", r"(?:largest|biggest|most) (?:capacity|volume)|holds? (?:the )?most"),
    ("capacity_low", r"(?:smallest|least) (?:capacity|volume)|holds? (?:the )?least"),
    ("heat_low", r"warmest"),
    ("height_high", r"tallest|highest(?! price| rated)"),
    ("height_low", r"lowest(?! price| weight)|shortest in height"),
    ("width_high", r"widest"),
    ("width_low", r"narrowest|slimmest"),
    ("depth_high", r"deepest"),
    ("brightness_high", r"brightest"),
    ("power_high", r"most powerful|strongest"),
    ("length_high", r"longest"),
    ("length_low", r"shortest"),
    ("size_high", r"biggest|largest"),
    ("size_low", r"smallest|most compact"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Valued:
    """A product with what it is ranked by."""

    product: Product
    value: float
    said: str
    fact: Fact


def asks_of_all(message: str) -> bool:
    """Whether a message asks about all products on the shelf at once."""
    return bool(_ALL.search(message.lower()))


def asks_most(message: str) -> str | None:
    """What a message asks for the most or the least of: "which is lighter?", "the cheapest"; None for others."""
    question = _BETTER.sub("best", _COMPARATIVE.sub(r"\1\2est", message.lower()).replace("largeest", "largest"))
    return next((name for name, pattern in _MOST_WORDS if re.search(rf"\b(?:{pattern})\b", question)), None)


def several_answer(
    message: str,
    shelf: Sequence[Product],
    variants: Callable[[Product], Sequence[Product]],
    say: Speech = ENGLISH,
    among: Sequence[Product] = (),
) -> Answer:
    """Answer a question about several products, each named.

    Args:
        message: the question.
        shelf: the products asked about, at least one, in order.
        variants: all variants of a product's family.
        say: the shopper's language.
        among: the products on the shelf, for short names; those asked about where left out.
    """
    question = message.lower()
    most = asks_most(question)
    if most is not None:
        return _most(most, shelf, variants, say, among or shelf)
    single = question
    for pattern_, plain in _TO_IT:
        single = pattern_.sub(plain, single)
    single = _one(single)
    found = [(product, _told(single, product, variants, among or shelf, say)) for product in shelf]
    return _grouped(question, found, say, among or shelf)


def _one(question: str) -> str:
    """A question as of one product, with a verb in front where it lost it ("it has a hood")."""
    plain = " ".join(question.split())
    plain = re.sub(r"^\W*(?:and |so |ok )?it it\b", "it", plain)
    return (
        re.sub(
            r"^\W*(?:and |so |ok )?it (?=is|are|has|have|comes?|can|does|do|weighs?|costs?|lasts?|holds?|fits?\b)",
            "does it ",
            plain,
        )
        if plain.startswith("it ")
        else plain
    )


def _told(
    question: str,
    product: Product,
    variants: Callable[[Product], Sequence[Product]],
    among: Sequence[Product],
    say: Speech,
) -> Told:
    asked = asked_of(question, product, variants(product), (), among, say)
    return told_by_listing(asked)[0]


def _grouped(question: str, found: Sequence[tuple[Product, Told]], say: Speech, among: Sequence[Product]) -> Answer:
    """The products by what is told of them, those that have it first; a word for all where one is asked for."""
    groups = {
        verdict: [pair for pair in found if pair[1].verdict == verdict]
        for verdict in ("yes", "part", "plain", "no", "unsaid")
    }
    every, said = bool(_EVERY.search(question)), []
    yes, no, unknown = len(groups["yes"]), len(groups["no"]), len(groups["unsaid"])
    if every and (no or yes == len(found)):
        said.append(say("several.all" if yes == len(found) else "several.not_all"))
    elif not every and not _WHICH.search(question) and (yes or no == len(found)):
        said.append(say("several.some", n=yes) if yes else say("several.none"))
    alone = bool(said) and sum(1 for group in groups.values() if group) == 1
    for verdict in ("yes", "part", "plain", "no"):
        if groups[verdict]:
            each = [
                say("several.valued", name=_name(product, among), said=told.short) for product, told in groups[verdict]
            ]
            said.append(say("several.group", form="plain" if alone else verdict, names=say.listed(each)))
    if unknown:
        names = say.listed([_name(product, among) for product, _ in groups["unsaid"]])
        said.append(say("several.unsaid_any") if unknown == len(found) else say("several.unsaid", names=names))
    facts = [fact for _, told in found for fact in told.facts]
    return Answer(
        sentences=tuple(said),
        facts=(*facts, *_listings([product for product, _ in found])),
        outcome="unknown" if unknown == len(found) else "answered",
    )


def _name(product: Product, among: Sequence[Product]) -> str:
    return short_name(product, among)


def _listings(products: Sequence[Product]) -> list[Fact]:
    """Name, price and stock of all products asked about, as evidence."""
    facts = []
    for product in products:
        asked = asked_of("", product, (), (), (), ENGLISH)
        facts.append(asked.fact("attribute", f"{product.title}. {product.description or ''}".strip()))
        facts += [asked.fact("attribute", f"{name}: {value}") for name, value in sorted(product.attributes.items())]
        facts += [asked.fact("stock", stock_text(product))] if product.in_stock is not None else []
    return facts


def _most(
    name: str,
    shelf: Sequence[Product],
    variants: Callable[[Product], Sequence[Product]],
    say: Speech,
    among: Sequence[Product],
) -> Answer:
    """The one that has the most or the least of something, and those whose listing does not give it."""
    asked = [asked_of("", product, variants(product), (), among, say) for product in shelf]
    valued = [found for each in asked if (found := _valued(each, name)) is not None]
    if not valued:
        return Answer(sentences=(say("several.unsaid_any"),), facts=tuple(_listings(shelf)), outcome="unknown")
    best = (min if name.endswith("_low") else max)(each.value for each in valued)
    winners = [each for each in valued if each.value == best]
    names = say.listed([_name(each.product, among) for each in winners])
    said = [say("several.most", names=names, said=winners[0].said)]
    rest = [each for each in valued if each not in winners]
    if rest:
        ordered = sorted(rest, key=lambda each: each.value, reverse=not name.endswith("_low"))
        said.append(
            say(
                "several.rest",
                rest=say.listed(
                    [say("several.valued", name=_name(each.product, among), said=each.said) for each in ordered]
                ),
            )
        )
    known = {each.product.product_id for each in valued}
    unknown = [_name(product, among) for product in shelf if product.product_id not in known]
    if unknown:
        said.append(say("several.unsaid", names=say.listed(unknown)))
    return Answer(sentences=tuple(said), facts=(*(each.fact for each in valued), *_listings(shelf)))


def _valued(asked: Asked, name: str) -> _Valued | None:
    product = asked.product
    if name.startswith("price"):
        if product.current_price_minor is None:
            return None
        fact = asked.fact("price", price_text(asked))
        return _Valued(product=product, value=product.current_price_minor, said=price_of(product, asked.say), fact=fact)
    if name == "rating":
        if product.rating is None:
            return None
        return _Valued(product=product, value=product.rating, said=stars(product, asked.say), fact=rating_fact(asked))
    of = name.rsplit("_", 1)[0]
    for wanted in ("capacity", "dimensions") if of == "size" else (of,):
        found = given(aspect(wanted), asked.listing)
        if found:
            text = found[0].statement.value if found[0].statement.name else found[0].measure.text
            fact = asked.fact("attribute", found[0].statement.text)
            return _Valued(product=product, value=found[0].measure.high, said=text, fact=fact)
    return None
