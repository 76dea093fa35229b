"""Fixed forms that count the shelf: "The six closest of the 8 that fit.", "Six teapots."."""

import re

from assistant.answers.lead import fitting_ones, goes_by, is_of_kind
from assistant.answers.names import limits
from assistant.claims.evidence import Evidence
from assistant.claims.told_names import NAME, NUMBER, counted, named
from assistant.request import Request
from retrieval.facets import colors_of, materials_of
from retrieval.product import Product
from retrieval.vocabulary import stems

_TOTAL = re.compile(r"(\d+) fit the request; (\d+) are shown")
_NO_KIND = "0 products of that kind"
_GENERAL = frozenset({"", "thing", "things", "of these", "product", "products"})
_KINDS = re.compile(r"^kinds? of (?=.)", re.I)


def total_of(evidence: Evidence) -> int | None:
    """How many fit the request by the facts."""
    for fact in evidence.facts:
        match = _TOTAL.fullmatch(fact.text) if fact.kind == "count" else None
        if match and int(match[2]) == len(evidence.shown):
            return int(match[1])
    return None


def closest_of(match: re.Match[str], evidence: Evidence) -> bool:
    """The shelf is part of what fits; what fits is called so."""
    total, number = total_of(evidence), counted(match["number"])
    if total is None or number != len(evidence.shown) or counted(match["total"]) != total or number >= total:
        return False
    return _asked(match["things"], evidence) is not None


def found(match: re.Match[str], evidence: Evidence) -> bool:
    """The shelf is all that fits, and each of it is what the sentence says."""
    total = total_of(evidence)
    if total is None or total > len(evidence.shown) or counted(match["number"]) != len(evidence.shown):
        return False
    named_so = _asked(match["things"], evidence)
    return named_so is not None and _most_are(named_so, evidence)


def fit(match: re.Match[str], evidence: Evidence) -> bool:
    """As `found`, in the form that counts what fits the limits, whatever it is."""
    return found(match, evidence)


def none_fits(match: re.Match[str], evidence: Evidence) -> bool:
    """Nothing fits by the facts, and the limits are those that were asked for."""
    return _has_count(evidence, "0 fit") and _called_so(match["things"], evidence) is not None


def not_carried(match: re.Match[str], evidence: Evidence) -> bool:
    """There are no products of the kind that was asked for."""
    request = evidence.request
    wanted = stems(f"{request.phrase or ''} {request.search_text or ''}") if request else ()
    return _has_count(evidence, _NO_KIND) and set(stems(match["things"])) <= set(wanted)


def nearest_in(match: re.Match[str], evidence: Evidence) -> bool:
    """There are no products of the kind, and all that are shown are in the category that is named."""
    part = match["part"].casefold()
    return _has_count(evidence, _NO_KIND) and all(part in _lower(one.category) for one in evidence.shown)


def nearest_is(match: re.Match[str], evidence: Evidence) -> bool:
    """There are no products of the kind, and the first that is shown is the one named."""
    return _has_count(evidence, _NO_KIND) and evidence.shown[:1] == named(match["name"], evidence)


def _has_count(evidence: Evidence, text: str) -> bool:
    return any(fact.kind == "count" and fact.text == text for fact in evidence.facts)


def only_one(match: re.Match[str], evidence: Evidence) -> bool:
    """One product is shown, it is called so, and it is what the sentence says."""
    return (
        len(evidence.shown) == 1
        and bool(named(match["name"], evidence))
        and _asked(match["things"], evidence) is not None
    )


def some_fit(match: re.Match[str], evidence: Evidence) -> bool:
    """Just so many of the shelf are what was asked for; the others are on it as well."""
    number, request = counted(match["number"]), evidence.request
    if request is None or number is None or not 0 < number < len(evidence.shown):
        return False
    if _asked(match["things"], evidence) is None:
        return False
    exact = sum(_is_exact(product, request, evidence) for product in evidence.shown)
    called = len(fitting_ones(evidence.shown, request))
    wishes = request.filters.colors or request.filters.materials or request.filters.sizes or request.filters.brand
    return number == (exact if wishes else called)


def unsaid(match: re.Match[str], evidence: Evidence) -> bool:
    """No listing of the shelf has all the words that were asked for, and just so many are the thing."""
    request = evidence.request
    if request is None or _asked(match["things"], evidence) is None:
        return False
    of_kind = [product for product in evidence.shown if is_of_kind(product, request)]
    named = any(goes_by(product, request) for product in of_kind)
    wanted = set(stems(f"{request.phrase or ''} {request.search_text or ''}"))
    return not named and counted(match["number"]) == len(of_kind) and set(stems(match["meant"])) <= wanted


def _asked(things: str, evidence: Evidence) -> str | None:
    """What the things are called, where the limits behind it are in force and kept; None where they are not."""
    return _called_so(things, evidence) if _within_price(evidence) else None


def _called_so(things: str, evidence: Evidence) -> str | None:
    """What the things are called, in words of the request, where the limits behind it are those in force."""
    request = evidence.request
    if request is None:
        return None
    within = limits(request)
    if within and not things.casefold().endswith(within.casefold()):
        return None
    called = things[: len(things) - len(within)].strip() if within else things.strip()
    called = _KINDS.sub("", called).casefold()
    if called in _GENERAL:
        return ""
    wanted = set(stems(f"{request.phrase or ''} {request.search_text or ''}"))
    return called if set(stems(called)) <= wanted else None


def _within_price(evidence: Evidence) -> bool:
    filters = evidence.request.filters if evidence.request else None
    prices = [product.current_price_minor for product in evidence.shown]
    if filters is None or (filters.price_max_minor is None and filters.price_min_minor is None):
        return True
    low, high = filters.price_min_minor or 0, filters.price_max_minor
    return all(minor is not None and minor >= low and (high is None or minor <= high) for minor in prices)


def _most_are(called: str, evidence: Evidence) -> bool:
    """Whether most of the shelf have the last word of a name in their titles or kinds."""
    if not _within_price(evidence) or not all(_has_values(one, evidence) for one in evidence.shown):
        return False
    kind = stems(called)[-1:] if called else ()
    request = evidence.request
    are = [
        set(kind) <= set(stems(" ".join((one.title, *one.category))))
        or (request is not None and is_of_kind(one, request))
        for one in evidence.shown
    ]
    return 2 * sum(are) > len(are)


def _is_exact(product: Product, request: Request, evidence: Evidence) -> bool:
    filters = request.filters
    return (
        _has_values(product, evidence)
        and (not filters.sizes or bool(_lower(filters.sizes) & _lower(product.sizes)))
        and (not filters.brand or (product.brand or "").casefold() in _lower(filters.brand))
        and (not filters.product_type or _is_of(filters.product_type, product))
    )


def _is_of(kinds: tuple[str, ...], product: Product) -> bool:
    said = set(stems(" ".join((product.title, *product.category))))
    return any(set(stems(kind)) <= said for kind in kinds)


def _has_values(product: Product, evidence: Evidence) -> bool:
    """Whether a product has a colour and a material that were asked for."""
    filters = evidence.request.filters if evidence.request else None
    return filters is None or all(
        not wished or bool(set(wished) & known)
        for wished, known in ((filters.colors, colors_of(product)), (filters.materials, materials_of(product)))
    )


def _lower(values: tuple[str, ...]) -> set[str]:
    return {value.casefold() for value in values}


def none_is(match: re.Match[str], evidence: Evidence) -> bool:
    """Nothing on the shelf has one of the values, which were asked for."""
    request = evidence.request
    if request is None:
        return False
    filters = request.filters
    values = re.split(r", | or | and ", re.sub(r"\b(?:in size|from) ", "", match["wishes"]))
    asked = _lower((*filters.colors, *filters.materials, *filters.sizes, *filters.brand))
    return all(
        value.casefold() in asked and not any(_says(product, value, evidence) for product in evidence.shown)
        for value in values
    )


def _says(product: Product, value: str, evidence: Evidence) -> bool:
    told = {*evidence.colors(product), *evidence.materials(product), *_lower(product.sizes)}
    fields = " ".join((product.title, product.brand or "", *product.colors, *product.materials, *product.sizes))
    return value.casefold() in told or set(stems(value)) <= set(stems(fields))


COUNT_FRAMES = (
    (re.compile(rf"(?:The )?(?P<number>{NUMBER}) closest of (?P<total>\d+) (?P<things>[^.;:]+)\.", re.I), closest_of),
    (
        re.compile(
            rf"(?:The )?(?P<number>{NUMBER}) closest of the (?P<total>\d+) that fit ?(?P<things>[^;:]*)\.", re.I
        ),
        closest_of,
    ),
    (re.compile(rf"(?P<number>{NUMBER}) (?:things|products) fit ?(?P<things>[^;:]*)\."), fit),
    (re.compile(rf"(?P<number>{NUMBER}) (?P<things>[^;:]+); the rest come near\."), some_fit),
    (
        re.compile(
            rf"No listing here says “(?P<meant>[^“”]+)”; (?P<number>{NUMBER}) (?P<things>[^;:]+) comes? nearest\.", re.I
        ),
        unsaid,
    ),
    (re.compile(rf"One (?P<things>[^;:]+): (?P<name>{NAME})\."), only_one),
    (re.compile(rf"(?P<number>{NUMBER}) (?P<things>[^.;:]+(?:\.\d+[^.;:]*)*)\."), found),
    (re.compile(r"No (?P<things>[^;:]+)\."), none_fits),
    (re.compile(r"No, we don't carry (?P<things>[^.;:,]+)\."), not_carried),
    (re.compile(r"The nearest we have is in (?P<part>[^.;:]+)\."), nearest_in),
    (re.compile(rf"The nearest I find is the (?P<name>{NAME}), which is something else\."), nearest_is),
    (re.compile(r"By their listings none of these is (?P<wishes>[^.;:]+); they come closest otherwise\."), none_is),
)
