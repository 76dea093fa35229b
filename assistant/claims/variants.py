"""Colours and sizes that are in stock or sold out: sentences of nothing else, and the variants that facts tell of."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.claims.evidence import Evidence
from retrieval.product import Product
from retrieval.rows import product_from_row

_NAMED = re.compile(r"(?P<name>colou?r|size): (?P<value>.+)")
_STOCK = re.compile(r"(?:.+: )?(?:(?P<n>\d+) in stock|(?P<out>sold out))")
_ANSWER = re.compile(r"^(?:yes|no|in part)\b[:,]?\s*", re.I)
_PARTS = re.compile(r"\s*(?:[;.]|, but|, and|,(?= not| sold))\s*(?:but )?")
_LIST = re.compile(r",\s*|\s+and\s+|\s+or\s+")
_FORMS = tuple(
    (name, re.compile(rf"(?:it(?:'s| is)? |size |and )*{form}", re.I))
    for name, form in (
        ("no", r"not in (?:size )?(?P<what>.+)"),
        ("out", r"sold out(?::| in) (?:size )?(?P<what>.+)"),
        ("out", r"(?P<what>[^:]+?) (?:is|are) sold out"),
        ("again", r"sold out"),
        ("has", r"(?:still )?in stock in (?:size )?(?P<what>.+)"),
        ("comes", r"(?:comes )?in (?:size )?(?P<what>.+)"),
    )
)


def with_variants(evidence: Evidence) -> Evidence:
    """The evidence with the variants that facts tell of: their colour or size, and whether they are in stock."""
    known = {product.product_id for product in (*evidence.shown, *evidence.others)}
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in evidence.facts:
        if fact.product_id is None or fact.product_id in known:
            continue
        named, stock = _NAMED.fullmatch(fact.text), _STOCK.fullmatch(fact.text)
        if named:
            rows[fact.product_id]["size" if named["name"] == "size" else "color"] = named["value"]
        if stock:
            rows[fact.product_id] |= {"title": fact.text.partition(": ")[0], "stock": stock["n"] or "0"}
    found = {
        product.product_id: tuple(
            product_from_row({**row, "product_id": key, "title": product.title})
            for key, row in rows.items()
            if len(evidence.shown) == 1 or product.title.startswith(row.get("title", "\0"))
        )
        for product in evidence.shown
    }
    return replace(evidence, variants={**found, **evidence.variants}) if any(found.values()) else evidence


def of_variants(sentence: str, evidence: Evidence) -> bool | None:
    """Whether a sentence about nothing but colours and sizes of the one product shown is true; None for others."""
    if len(evidence.shown) != 1 or not evidence.variants.get(evidence.shown[0].product_id):
        return None
    family = evidence.family(evidence.shown[0])
    parts = [part for part in _PARTS.split(_ANSWER.sub("", sentence).strip()) if part]
    last: list[str] = []
    answers = []
    for part in parts:
        name, match = next(((name, found) for name, form in _FORMS if (found := form.fullmatch(part))), ("", None))
        if match is None:
            return None
        last = [one.casefold() for one in _LIST.split(match["what"])] if name != "again" else last
        if not last or (name != "no" and not all(_those(family, value) for value in last)):
            return None
        answers.append(all(_holds(name, family, value) for value in last))
    return all(answers) if answers else None


def _those(family: Sequence[Product], value: str) -> list[Product]:
    return [one for one in family if value in {each.casefold() for each in (*one.colors, *one.sizes)}]


def _holds(name: str, family: Sequence[Product], value: str) -> bool:
    stocked = [one.in_stock for one in _those(family, value)]
    if name in ("out", "again"):
        return bool(stocked) and not any(stocked) and None not in stocked
    if name == "no":
        return not any(stocked)
    return bool(stocked) if name == "comes" else any(stocked)
