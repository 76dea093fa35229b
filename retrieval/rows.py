"""Rows of a feed into products and back: the border where every column is checked."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any

from retrieval.currencies import currency_code
from retrieval.errors import InputError
from retrieval.money import as_number, parse_price
from retrieval.product import Product

LONGEST_DESCRIPTION = 20_000
"""Characters kept of a description."""
LONGEST_TITLE = 500
MOST_ATTRIBUTES = 100
"""Attributes kept of a product: of more, those that come first."""
MOST_LEVELS = 8
"""Levels kept of a category path: of more, the first ones and the last."""
_LONGEST_ID = 200
_LONGEST_NAME = 200
"""Characters of a brand, of a level of a category and of the name of an attribute."""
_LONGEST_PATH = 20_000
_MOST_VALUES = 100
"""Colours, materials and sizes kept of a product."""
_OTHER_NAMES = {
    "id": "product_id",
    "sku": "product_id",
    "name": "title",
    "colour": "color",
    "colors": "color",
    "colours": "color",
    "materials": "material",
    "sizes": "size",
    "product_type": "category",
    "image_link": "image",
    "image_url": "image",
    "url": "link",
    "item_group_id": "group_id",
}
_KNOWN = frozenset(
    (
        "product_id title description brand category price sale_price currency stock availability attributes color "
        "material size gender rating rating_count image link created_at group_id"
    ).split()
)
_AVAILABLE: dict[str, bool | None] = {
    **dict.fromkeys(
        "instock available true yes y 1 limitedavailability lowstock onlineonly instoreonly madetoorder new".split(),
        True,
    ),
    **dict.fromkeys("preorder backorder presale backordered onbackorder availablefororder".split(), True),
    **dict.fromkeys(
        "outofstock soldout unavailable notavailable discontinued false no n 0 reserved retired".split(), False
    ),
    "unknown": None,
}
"""What availability says, in small letters and figures alone."""
_GENDERS = {
    **dict.fromkeys(("female", "f", "women", "woman", "ladies", "womens", "women's", "girls"), "female"),
    **dict.fromkeys(("male", "m", "men", "man", "gentlemen", "mens", "men's", "boys"), "male"),
    **dict.fromkeys(("kids", "kid", "children", "child", "toddler", "baby", "boys and girls"), "kids"),
    "unisex": "unisex",
}
_TAG = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]\w*;")
_MARKUP = re.compile(
    r"""<!--|-->|<[!?][^<>]*+>|</?(?P<name>[a-z][\w:-]*+)(?:(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)""", re.I
)
_NESTED = 3
"""How often markup may be wrapped in itself ("&amp;lt;b&amp;gt;") and still be taken out."""
_SPLIT = re.compile(r"[;,/|]")
_LEVELS = re.compile(r"[>›»]")
_NOT_OF_WORD = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_MOST = 10**12
"""Units and ratings of one product that can be believed."""


def product_from_row(row: Mapping[str, Any]) -> Product:
    """Read a product from a row of a feed.

    Raises:
        InputError: a column is missing or cannot be read; the message names it, its value and what to write.
    """
    cells = _cells(row)
    stated = _plain(cells.get("currency"))
    price, currency = _price(cells.get("price"), currency_code(stated) if stated else None, "price")
    sale, _ = _price(cells.get("sale_price"), currency, "sale_price")
    stock = _whole(cells.get("stock"), "stock")
    return Product(
        product_id=_required(cells, "product_id", _LONGEST_ID),
        title=_required(cells, "title", LONGEST_TITLE),
        description=_clipped(cells.get("description")),
        brand=(_plain(cells.get("brand")) or "")[:_LONGEST_NAME] or None,
        category=_path(cells.get("category")),
        price_minor=price,
        sale_price_minor=sale if sale is not None and (price is None or sale < price) else None,
        currency=currency,
        stock=stock,
        available=_available(cells.get("availability"), stock),
        colors=_several(cells.get("color")),
        materials=_several(cells.get("material")),
        sizes=_several(cells.get("size")),
        gender=_gender(cells.get("gender")),
        rating=_rating(cells.get("rating")),
        rating_count=_whole(cells.get("rating_count"), "rating_count"),
        image=_plain(cells.get("image")),
        link=_plain(cells.get("link")),
        created_at=_day(cells.get("created_at")),
        group_id=_plain(cells.get("group_id")),
        attributes=_attributes(cells),
    )


def product_id_of(row: Mapping[str, Any]) -> str | None:
    """The id a row names, also one that is no product otherwise."""
    return (_plain(_cells(row).get("product_id")) or "")[:_LONGEST_ID] or None


def row_from_product(product: Product) -> dict[str, Any]:
    """The canonical row of a product: the contract's columns, prices as decimals, absent left out."""
    currency = product.currency
    row: dict[str, Any] = {
        "product_id": product.product_id,
        "title": product.title,
        "description": product.description,
        "brand": product.brand,
        "category": list(product.category),
        "price": None if product.price_minor is None else as_number(product.price_minor, currency),
        "sale_price": None if product.sale_price_minor is None else as_number(product.sale_price_minor, currency),
        "currency": currency,
        "stock": product.stock,
        "availability": None if product.available is None else ("in stock" if product.available else "out of stock"),
        "color": list(product.colors),
        "material": list(product.materials),
        "size": list(product.sizes),
        "gender": product.gender,
        "rating": product.rating,
        "rating_count": product.rating_count,
        "image": product.image,
        "link": product.link,
        "created_at": product.created_at.isoformat() if product.created_at else None,
        "group_id": product.group_id,
        "attributes": dict(product.attributes),
    }
    return {name: value for name, value in row.items() if value not in (None, [], {})}


def plain_text(value: Any) -> str:
    """Text without markup, control characters and runs of space."""
    text = str(value)
    for _ in range(_NESTED):
        if _TAG.search(text):
            text = html.unescape(_without_tags(text))
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def _without_tags(text: str) -> str:
    """The text between tags, without that of scripts, styles and comments."""
    parts, end, inside = [], 0, ""
    for match in _MARKUP.finditer(text):
        mark, name = match.group(), (match["name"] or "").casefold()
        opens = name in ("script", "style") and not mark.startswith("</")
        if inside:
            if inside not in (mark, name):
                continue
            inside = ""
        elif mark == "-->":
            continue
        else:
            parts.append(text[end : match.start()])
            inside = "-->" if mark == "<!--" else name if opens else ""
        end = match.end()
    return " ".join([*parts, "" if inside else text[end:]])


def _cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with column names as the contract writes them; where it has two names for one column, the contract's."""
    cells = {str(name).strip().casefold().replace(" ", "_"): value for name, value in row.items() if name is not None}
    for other, name in _OTHER_NAMES.items():
        value = cells.pop(other, None)
        if not _empty(value) and _empty(cells.get(name)):
            cells[name] = value
    return cells


def _empty(value: Any) -> bool:
    return (
        value is None
        or (isinstance(value, str) and not value.strip())
        or value != value
        or (isinstance(value, list | tuple | dict) and not value)
    )


def _plain(value: Any) -> str | None:
    return None if _empty(value) else plain_text(value) or None


def _required(cells: Mapping[str, Any], name: str, longest: int) -> str:
    text = _plain(cells.get(name))
    if text is None:
        raise InputError(f"{name} is missing. Every product needs a product_id and a title.")
    return text[:longest]


def _clipped(value: Any) -> str | None:
    text = _plain(value if _empty(value) else str(value)[: 20 * LONGEST_DESCRIPTION])
    return text[:LONGEST_DESCRIPTION].rstrip() if text else None


def _path(value: Any) -> tuple[str, ...]:
    """The levels of a category, each once: a path that runs in circles is walked once."""
    if _empty(value):
        return ()
    parts = value if isinstance(value, list | tuple) else _LEVELS.split(_unescaped(str(value)[:_LONGEST_PATH]))
    levels: dict[str, str] = {}
    for part in parts:
        text = plain_text(part)[:_LONGEST_NAME]
        if text:
            levels.setdefault(text.casefold(), text)
    path = tuple(levels.values())
    return path if len(path) <= MOST_LEVELS else (*path[: MOST_LEVELS - 1], path[-1])


def _unescaped(text: str) -> str:
    """The text with "&amp;gt;" and "&gt;" as the ">" they are."""
    return html.unescape(html.unescape(text)) if "&" in text else text


def _price(value: Any, currency: str | None, name: str) -> tuple[int | None, str | None]:
    if isinstance(value, dict):
        value = f"{value.get('amount') or value.get('value') or ''} {value.get('currency') or ''}".strip()
    if _empty(value):
        return None, currency
    try:
        return parse_price(value, currency)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def _whole(value: Any, name: str) -> int | None:
    if _empty(value):
        return None
    try:
        number = float(_THOUSANDS.sub("", str(value)))
    except ValueError as error:
        raise InputError(f"{name} {str(value)[:60]!r} is not a number. Write a whole number such as 12.") from error
    if not 0 <= number <= _MOST or number != int(number):
        raise InputError(f"{name} {str(value)[:60]!r} is not possible. Write a whole number from 0 up.")
    return int(number)


def _rating(value: Any) -> float | None:
    if _empty(value):
        return None
    try:
        rating = float(str(value).replace(",", "."))
    except ValueError as error:
        raise InputError(f"rating {str(value)[:60]!r} is not a number. Write a number from 0 to 5.") from error
    if not 0 <= rating <= 5:
        raise InputError(f"rating {rating:g} is not of 5. Write a number from 0 to 5.")
    return rating


def _available(value: Any, stock: int | None) -> bool | None:
    if _empty(value):
        return None if stock is None else stock > 0
    word = _NOT_OF_WORD.sub("", re.split(r"[/:]", str(value).strip().casefold())[-1])
    if word not in _AVAILABLE:
        raise InputError(
            f'availability {str(value)[:60]!r} is not known. Write "in stock", "out of stock" or "preorder".'
        )
    return _AVAILABLE[word]


def _several(value: Any) -> tuple[str, ...]:
    if _empty(value):
        return ()
    parts = value if isinstance(value, list | tuple) else _SPLIT.split(str(value))
    texts = (text for part in parts if not _empty(part) and (text := plain_text(part)))
    return tuple(islice(dict.fromkeys(texts), _MOST_VALUES))


def _gender(value: Any) -> str | None:
    text = _plain(value)
    return None if text is None else _GENDERS.get(text.casefold())


def _day(value: Any) -> date | None:
    if _empty(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip().replace("Z", "+00:00")).date()
    except ValueError as error:
        raise InputError(f"created_at {str(value)[:60]!r} is not a date. Write it as 2026-03-31.") from error


_NOT_FOR_SHOPPERS = frozenset(
    (
        "promoted",
        "is promoted",
        "sponsored",
        "is sponsored",
        "featured",
        "boost",
        "margin",
        "cost price",
        "wholesale price",
        "purchase price",
        "sort order",
    )
)
"""Columns that say what a shop wants to sell or what it pays: they are no details of the goods."""


def _attributes(cells: Mapping[str, Any]) -> Mapping[str, str]:
    """The attributes object and every column the contract does not know, as text."""
    stated = cells.get("attributes")
    if isinstance(stated, str) and stated.strip():
        try:
            stated = json.loads(stated)
        except ValueError as error:
            raise InputError(f"attributes {stated[:60]!r} is not a JSON object.") from error
    if not _empty(stated) and not isinstance(stated, dict):
        raise InputError(f"attributes {str(stated)[:60]!r} is not an object of names and values.")
    extra = {name: value for name, value in cells.items() if name not in _KNOWN}
    named = ((plain_text(name)[:_LONGEST_NAME], value) for name, value in {**(stated or {}), **extra}.items())
    found = {name: _value_text(value) for name, value in islice(_filled(named), MOST_ATTRIBUTES)}
    return MappingProxyType(
        {name: text for name, text in sorted(found.items()) if text and _plain_name(name) not in _NOT_FOR_SHOPPERS}
    )


def _plain_name(name: str) -> str:
    return re.sub(r"[^a-z]+", " ", name.casefold()).strip()


def _filled(named: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in named if name and not _empty(value))


def _value_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_value_text, value[:_MOST_VALUES]))[:LONGEST_DESCRIPTION]
    if isinstance(value, dict):
        return ", ".join(f"{plain_text(name)} {_value_text(each)}" for name, each in value.items())[
            :LONGEST_DESCRIPTION
        ]
    return plain_text(value)[:LONGEST_DESCRIPTION]
