"""The single truth about limits: whether a product meets a filter, and whether an exclusion applies to it."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from retrieval import colours, materials
from retrieval.chinese.gloss import english
from retrieval.colours import same_colour
from retrieval.facets import colors_of, materials_of
from retrieval.materials import same_material
from retrieval.product import Product
from retrieval.query import Filters, Query

YES = "yes"
_ONE_SIZE = re.compile(r"\d+(?:\.\d+)?")
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s?(?:-|–|/|to)\s?(\d+(?:\.\d+)?)")
SHORT = 3
"""Words up to this long exclude only themselves: "red" is not in "redwood"."""
_DENIAL = r"(?:no|not|non|without|never|zero|free of|free from|instead of|vegan|faux|imitation|artificial|fake)"


def fits(product: Product, query: Query, *, today: date) -> bool:
    """Whether a product may be offered for a query: it meets every filter, no exclusion hits it, it denies no wish."""
    return (
        meets(product, query.filters, today=today)
        and not contradicts(product, query.wishes)
        and excluded(product, query.exclude) is None
    )


def meets(product: Product, filters: Filters, *, today: date) -> bool:
    """Whether a product meets every filter."""
    return all(_CHECKS[name](product, filters, today) for name in filters.set_names())


def missed(product: Product, filters: Filters, *, today: date) -> tuple[str, ...]:
    """Names of the filters a product does not meet, in declaration order."""
    return tuple(name for name in filters.set_names() if not _CHECKS[name](product, filters, today))


def _among(value: str | None, wanted: Sequence[str]) -> bool:
    return value is not None and value.casefold() in {each.casefold() for each in wanted}


def _color(product: Product, filters: Filters, _today: date) -> bool:
    stated = colors_of(product)
    return any(same_colour(asked, color) for asked in filters.colors for color in stated)


def _material(product: Product, filters: Filters, _today: date) -> bool:
    stated = materials_of(product)
    return any(same_material(asked, material) for asked in filters.materials for material in stated)


def _size(product: Product, filters: Filters, _today: date) -> bool:
    return any(size_covers(stated, wanted) for stated in product.sizes for wanted in filters.sizes)


def size_covers(stated: str, wanted: str) -> bool:
    """Whether a stated size is the wanted one, or a span that it lies in ("39-42" covers "41")."""
    if stated.casefold() == wanted.casefold():
        return True
    span, number = _SPAN.fullmatch(stated.strip()), _ONE_SIZE.fullmatch(wanted.strip())
    return (
        span is not None
        and number is not None
        and float(span.group(1)) <= float(number.group()) <= float(span.group(2))
    )


def _attributes(product: Product, filters: Filters, _today: date) -> bool:
    stated = {name.casefold(): str(value).casefold() for name, value in product.attributes.items()}
    return all(_is(stated.get(name.casefold()), str(value).casefold()) for name, value in filters.attributes.items())


def _is(stated: str | None, wanted: str) -> bool:
    """Whether a stated value is the wanted one; "yes" is also "yes, to 10,000 mm" and "12 hours"."""
    if stated is None:
        return False
    return stated == wanted or (wanted == YES and (_answer(stated) == YES or stated[:1].isdigit()))


def _answer(value: str) -> str:
    return re.split(r"\W", value.strip(), maxsplit=1)[0]


def contradicts(product: Product, wishes: Filters) -> bool:
    """Whether a product says no to something it is wished to have ("vegan": "no, milk")."""
    stated = {name.casefold(): str(value).casefold() for name, value in product.attributes.items()}
    wanted = (name.casefold() for name, value in wishes.attributes.items() if value == YES)
    return any(_answer(stated.get(name, "")) == "no" for name in wanted)


def _stock(product: Product, filters: Filters, _today: date) -> bool:
    wanted = filters.in_stock_min or 0
    if product.in_stock is False:
        return wanted <= 0
    return product.stock >= wanted if product.stock is not None else wanted <= 1


def _price(product: Product, low: int | None, high: int | None) -> bool:
    price = product.current_price_minor
    return price is not None and (low is None or price >= low) and (high is None or price <= high)


def _new(product: Product, filters: Filters, today: date) -> bool:
    earliest = today - timedelta(days=filters.new_since_days or 0)
    return product.created_at is not None and product.created_at >= earliest


_CHECKS: dict[str, Callable[[Product, Filters, date], bool]] = {
    "department": lambda product, filters, _: _among(product.department, filters.department),
    "product_type": lambda product, filters, _: _among(product.product_type, filters.product_type),
    "brand": lambda product, filters, _: _among(product.brand, filters.brand),
    "colors": _color,
    "materials": _material,
    "sizes": _size,
    "gender": lambda product, filters, _: product.gender in (None, "unisex", filters.gender),
    "attributes": _attributes,
    "price_min_minor": lambda product, filters, _: _price(product, filters.price_min_minor, None),
    "price_max_minor": lambda product, filters, _: _price(product, None, filters.price_max_minor),
    "rating_min": lambda product, filters, _: (
        product.rating is not None and product.rating >= (filters.rating_min or 0)
    ),
    "in_stock_min": _stock,
    "on_sale": lambda product, filters, _: product.on_sale == bool(filters.on_sale),
    "new_since_days": _new,
}


def excluded(product: Product, words: Sequence[str]) -> str | None:
    """The first word that excludes a product, or None.

    A colour or material excludes what is of it: the catalogue's own columns decide where they speak. Any other word,
    and colours and materials of products without such columns, excludes what says it at the start of a word in title,
    brand, category, attributes or description, unless it is denied there ("leather-free", "not wireless").
    """
    return next((word for word in words if _applies(product, word)), None)


def _applies(product: Product, word: str) -> bool:
    color, material = colours.canonical(word), materials.canonical(word)
    if color is not None and product.colors:
        return any(same_colour(word, stated) for stated in colors_of(product))
    if material is not None and product.materials:
        made_of = any(same_material(word, stated) for stated in materials_of(product))
        return made_of or _says(word, english(product.title))
    if color is not None and any(same_colour(word, stated) for stated in colors_of(product)):
        return True
    if material is not None and any(same_material(word, stated) for stated in materials_of(product)):
        return True
    return _says(word, _text(product))


def _says(word: str, text: str) -> bool:
    return any(not _denied(text, match) for match in _pattern(word).finditer(text))


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    stem = word.strip().casefold()
    for end, keep in (("ies", "(?:y|ies)"), ("ses", "s"), ("xes", "x"), ("shes", "sh"), ("ches", "ch")):
        if stem.endswith(end) and len(stem) > len(end) + 2:
            return re.compile(rf"(?<!\w){re.escape(stem[: -len(end)])}{keep}", re.I)
    if stem.endswith("y") and len(stem) > 3:
        return re.compile(rf"(?<!\w){re.escape(stem[:-1])}(?:y|ies)", re.I)
    if stem.endswith("s") and not stem.endswith(("ss", "us")) and len(stem) > 3:
        stem = stem[:-1]
    whole_word = "" if len(stem) > SHORT else r"s?(?!\w)"
    return re.compile(r"(?<!\w)" + re.escape(stem).replace(r"\ ", "[ -]") + whole_word, re.I)


def _denied(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 8]
    return bool(
        re.search(rf"\b{_DENIAL}[- ](?:any |real |genuine |added )?$", before, re.I)
        or re.match(r"\w*[- ]free\b", after, re.I)
    )


@lru_cache(maxsize=200_000)
def _text(product: Product) -> str:
    attributes = (
        f"{name} {value}" for name, value in product.attributes.items() if str(value).casefold() not in ("no", "false")
    )
    said = (
        product.title,
        product.brand or "",
        *product.category[-1:],
        *product.colors,
        *product.materials,
        *attributes,
        product.description or "",
    )
    return " . ".join(map(english, said))
