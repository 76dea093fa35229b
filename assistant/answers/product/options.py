"""What a product comes in and whether it can be had: colours, sizes and stock over all its variants."""

import re
from collections.abc import Callable, Sequence

from assistant.answers.product.asked import Asked, Told
from assistant.answers.product.measures import measures
from assistant.answers.product.stock import answered_of, stock_facts
from assistant.answers.word_keys import key
from assistant.turns import Fact
from retrieval.colours import colours_in, same_colour
from retrieval.facets import colors_of
from retrieval.product import Product

_COMES = re.compile(
    r"\bcomes? in\b|\bavailable in\b|\b(?:is|are) there (?:also )?(?:an?|any)\b|\b(?:have|got|get|do|"
    r"make|sell|stock|buy|order) "
    r"(?:it|this|that|them|these|those|one|any)?\s*(?:also )?in\b|\bin (?:a |an )?(?:other|another|different)\b|"
    r"\boptions?\b|\bversions?\b|\balso (?:come|in)\b|\bdo you (?:have|sell|stock) (?:an?|any)\b"
)
_COLORS = re.compile(
    r"\b(?:what|which|other|how many|any other|different|more|another|all) colou?rs?\b|\bcolou?rs? "
    r"(?:does|is|are|do|has|have|"
    r"options?|available)\b|\bcolou?r options|\bin (?:other|another|different) colou?rs?\b|"
    r"^\W*colou?rs?\W*$|\bwhat colou?r\b"
)
_SIZES = re.compile(
    r"\b(?:what|which|other|how many|any other|different|more) sizes\b|\bwhat size (?:is|are)\b|"
    r"\bsizes (?:does|is|are|do|options?|available)\b|"
    r"\b(?:other|another|different) sizes?\b|^\W*sizes?\W*$"
)
_SIZE = re.compile(
    r"\bsize (?P<size>\d{1,3}(?:[.,]5)?|x{0,4}[sml]|one size)\b|\b(?:in|a|an|got|have|the) "
    r"(?P<letter>x{0,4}[sml]|\d?xl)\b(?!\w)|"
    r"\b(?:in|a|an) (?:size )?(?P<word>(?:extra[- ]|x-)?(?:small|medium|large))\b(?! (?:bag|pocket|"
    r"pot|pan|dog|room|screen|amount|enough))|"
    r"\bin (?:an? )?(?P<number>\d{2}(?:[.,]5)?)(?=\W*$|\s+(?:too|or|please|and|then)\b)"
)
_IN_STOCK = re.compile(r"\b(?:in stock|available)\b")
_THERE = re.compile(r"\b(?:in stock|available|there|sold out|left|come in|have)\b")
_LARGER = re.compile(
    r"\b(?:bigger|larger|longer|taller|wider|size up|next size up)(?! than\b)(?: (?:one|size|version|"
    r"model|option)s?)?\b"
)
_SMALLER = re.compile(r"\b(?:smaller|shorter|narrower|size down)(?! than\b)(?: (?:one|size|version|model|option)s?)?\b")
_RELATIVE = re.compile(r"\b(?:is|are) there\b|\bcome\b|\bhave\b|\bdo you\b|\bin an?\b|\bgot\b|\bavailable\b")
_LETTERS = ("xxxs", "xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "xxxxl")
_WORDS = {
    "extra small": "xs",
    "x small": "xs",
    "small": "s",
    "medium": "m",
    "large": "l",
    "extra large": "xl",
    "x large": "xl",
    "2xl": "xxl",
    "3xl": "xxxl",
    "4xl": "xxxxl",
}

_AFTER_COLOUR = frozenset(
    "one ones colour color version too as in or and please available then also at still like for".split()
)


def in_colour(asked: Asked) -> Told | None:
    """Whether it comes in a colour that is asked for, and whether that can be had now."""
    sure = colours_in(asked.question, sure_only=True)
    named = _COMES.search(asked.question) or re.search(r"\bcolou?r", asked.question)
    found = colours_in(asked.question) if named else sure
    spans = [span for span in found if span in sure or key(asked.question[span[1] : span[2]]) not in asked.called]
    comes = bool(_COMES.search(asked.question))
    if not spans or not asked.yes_no or _is_of_part(asked, spans[-1][2], spans[0][1]):
        return None
    wished = spans[0][0]
    if not comes and not colors_of(asked.product):
        return None
    among = asked.family if comes else (asked.product,)
    has = [variant for variant in among if any(same_colour(wished, color) for color in colors_of(variant))]
    known = _colors(asked.family)
    if not known:
        return None
    said = asked.say
    if not has:
        color = said.word(wished, "colours")
        return answered_of(
            asked,
            "no",
            said("option.no_color", color=color, colors=said.words(known, "colours")),
            *_color_facts(asked, asked.family),
        )
    colors = [color for color in _colors(has) if same_colour(wished, color)]
    color = said.word(colors[0], "colours")
    plain, gone = ("option.color", "option.color_gone") if comes else ("option.is_color", "option.is_color")
    sold_out = all(variant.in_stock is False for variant in has)
    return answered_of(
        asked,
        "yes",
        said(gone if sold_out else plain, color=color),
        *_color_facts(asked, has),
        *stock_facts(asked, has),
    )


def colour_and_size(asked: Asked) -> Told | None:
    """Whether a colour that is asked for comes in a size that is asked for too."""
    spans, wanted = colours_in(asked.question), _size_asked(asked)
    if not spans or wanted is None or not _asks_whether(asked):
        return None
    tinted = [each for each in asked.family if any(same_colour(spans[0][0], tint) for tint in colors_of(each))]
    has = [each for each in tinted if any(_plain_size(size) == wanted for size in each.sizes)]
    if not tinted or not any(each.sizes for each in tinted):
        return None
    say = asked.say
    color, facts = say.word(spans[0][0], "colours"), (*_size_facts(asked), *stock_facts(asked, tinted))
    facts = (*_color_facts(asked, tinted), *facts)
    left = [size for each in tinted if each.in_stock is not False for size in each.sizes]
    if any(each.in_stock is not False for each in has):
        return answered_of(asked, "yes", say("option.both", color=color, size=wanted.upper()), *facts)
    form = ("gone" if has else "none") if left else "all_gone"
    listed = say.listed(list(dict.fromkeys(left))) if left else ""
    said = say("option.no_both", form=form, color=color, size=wanted.upper(), sizes=listed)
    return answered_of(asked, "no", said, *facts)


def _is_of_part(asked: Asked, end: int, start: int) -> bool:
    """Whether a colour is asked of a part, or belongs to another thing ("a red lid")."""
    after = re.match(r"[\s,]+(?:and |or )?([a-z-]+)", asked.question[end:])
    word = after.group(1) if after else ""
    of_thing = bool(word) and word not in _AFTER_COLOUR and key(word) not in asked.called
    return of_thing or bool(asked.part(start) and not _COMES.search(asked.question))


def _colors(products: Sequence[Product]) -> list[str]:
    return sorted(frozenset().union(*(colors_of(product) for product in products))) if products else []


def _color_facts(asked: Asked, products: Sequence[Product]) -> list[Fact]:
    return [
        asked.fact("attribute", f"colour: {', '.join(sorted(colors_of(product)))}", product)
        for product in products
        if colors_of(product)
    ]


def colours(asked: Asked) -> Told | None:
    """Which colours there are, and which of them can be had."""
    if not _COLORS.search(asked.question):
        return None
    return _choices(asked, _by(asked.family, lambda product: sorted(colors_of(product))), "colours")


def sizes(asked: Asked) -> Told | None:
    """Which sizes there are, or whether there is the one asked for."""
    by_size = _by(asked.family, lambda product: product.sizes)
    wanted = _size_asked(asked)
    if wanted is not None and (by_size or _COMES.search(asked.question)) and _asks_whether(asked):
        return _one_size(asked, wanted, by_size) if by_size else None
    if not _SIZES.search(asked.question) or not by_size:
        return None
    return _choices(asked, by_size, "sizes")


def _asks_whether(asked: Asked) -> bool:
    return asked.yes_no or bool(_IN_STOCK.search(asked.question))


def _size_asked(asked: Asked) -> str | None:
    """The size that a question names: in words for sizes, or one that the family has as it is written."""
    named = wanted_size(asked.question)
    if named is not None or not _THERE.search(asked.question):
        return named
    known = {_plain_size(size) for each in asked.family for size in each.sizes if size[:1].isdigit()}
    return next(
        (size for size in sorted(known) if re.search(rf"(?<![\w.]){re.escape(size)}(?!\w)", asked.question)), None
    )


def wanted_size(question: str) -> str | None:
    """The size that a question names, in small letters."""
    match = _SIZE.search(question)
    if match is None:
        return None
    said = next(text for text in match.groupdict().values() if text).replace("-", " ").replace(",", ".")
    return _WORDS.get(said, said)


def _one_size(asked: Asked, wanted: str, by_size: dict[str, list[Product]]) -> Told:
    """Whether a size exists and can be had."""
    has = next((size for size in by_size if _plain_size(size) == wanted), None)
    left = [size for size, products in by_size.items() if any(product.in_stock is not False for product in products)]
    say, facts = asked.say, (*_size_facts(asked), *stock_facts(asked, asked.family))
    if has is None:
        form = "none" if not left else "left"
        listed = say.listed(left or list(by_size))
        return answered_of(asked, "no", say("option.no_size", form=form, size=wanted.upper(), sizes=listed), *facts)
    if has in left:
        return answered_of(asked, "yes", say("option.size", size=has), *facts)
    if not left:
        return answered_of(asked, "no", say("option.size_gone", size=has), *facts)
    return answered_of(asked, "no", say("option.size_gone_left", size=has, sizes=say.listed(left)), *facts)


def _plain_size(size: str) -> str:
    low = size.casefold().replace("-", " ").replace(",", ".").strip()
    return _WORDS.get(low, low)


def _size_facts(asked: Asked) -> list[Fact]:
    return [asked.fact("attribute", f"size: {', '.join(each.sizes)}", each) for each in asked.family if each.sizes]


def _by(products: Sequence[Product], values: Callable[[Product], Sequence[str]]) -> dict[str, list[Product]]:
    """Value -> the variants that have it, in order."""
    found: dict[str, list[Product]] = {}
    for product in products:
        for value in values(product):
            found.setdefault(value, []).append(product)
    return found


_CHOICES = {"colours": "option.colours", "sizes": "option.sizes"}


def _choices(asked: Asked, by_value: dict[str, list[Product]], sort: str) -> Told | None:
    """What there is to choose from, with what is sold out said apart."""
    if not by_value:
        return None
    say = asked.say
    gone = [value for value, products in by_value.items() if all(product.in_stock is False for product in products)]
    left = [value for value in by_value if value not in gone]
    listed = say.words if sort == "colours" else None
    here, away = (
        (listed(group, "colours") if listed else say.listed(group)) if group else "" for group in (left, gone)
    )
    form = "all" if not gone else "some" if left else "none"
    facts = _color_facts(asked, asked.family) if sort == "colours" else _size_facts(asked)
    said = say(_CHOICES[sort], form=form, here=here, gone=away)
    return Told(verdict="plain", said=said, facts=(*facts, *stock_facts(asked, asked.family)))


def relative_size(asked: Asked) -> Told | None:
    """Whether there is a bigger or a smaller one among its variants."""
    larger, smaller = _LARGER.search(asked.question), _SMALLER.search(asked.question)
    if not (larger or smaller) or not _RELATIVE.search(asked.question) or measures(asked.question):
        return None
    say, own = asked.say, size_rank(asked.product.sizes[0]) if asked.product.sizes else None
    form = "bigger" if larger else "smaller"
    others = [each for each in asked.family if each.sizes and size_rank(each.sizes[0]) is not None]
    facts = _size_facts(asked)
    if own is None or not others:
        fact = asked.fact("attribute", f"{asked.product.title}: no other size of it is listed")
        return answered_of(asked, "no", say("option.no_other_size"), *facts, fact)
    found = {
        each.sizes[0]: each
        for each in sorted(others, key=lambda each: (size_rank(each.sizes[0]), each.in_stock is False))
        if (((size_rank(each.sizes[0]) or 0.0) > own) if larger else ((size_rank(each.sizes[0]) or 0.0) < own))
    }
    if not found:
        return answered_of(asked, "no", say("option.none_relative", form=form, size=asked.product.sizes[0]), *facts)
    left = [size for size in found if any(each.in_stock is not False and size in each.sizes for each in others)]
    facts += stock_facts(asked, list(found.values()))
    if not left:
        return answered_of(asked, "yes", say("option.relative_gone", sizes=say.listed(list(found))), *facts)
    return answered_of(asked, "yes", say("option.relative", sizes=say.listed(left)), *facts)


def size_rank(size: str) -> float | None:
    """Where a size stands among others of its kind: letters from the smallest, numbers by value; None for a word."""
    plain = _plain_size(size)
    if plain in _LETTERS:
        return float(_LETTERS.index(plain))
    found = measures(plain)
    if found:
        return found[0].high
    number = re.match(r"\d+(?:\.\d+)?", plain)
    return float(number.group()) if number else None
