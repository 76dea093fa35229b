"""Fixed forms of what listings say: a quotation, a detail of each, why a product stands high; and those of sets."""

import re

from assistant.answers.names import price
from assistant.answers.people import for_so_many
from assistant.claims.evidence import Evidence, written
from assistant.claims.told_names import NAME, all_named, counted, one_named, scopes
from retrieval.product import Product
from retrieval.vocabulary import stems

_YES = re.compile(r"(?:yes|true)\b", re.I)
_NO = re.compile(r"(?:no|not|false|none)\b", re.I)
_FEW = {"both": 2, "yes": 1}
_SILENT = re.compile(r" (?:doesn't|don't) say$")


def quotes(match: re.Match[str], evidence: Evidence) -> bool:
    """The listing of the product has the words."""
    product, quoted = one_named(match["name"], evidence), _plain(match["quote"])
    return product is not None and len(quoted) > 3 and quoted in _plain(written(product))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .!?…").casefold().replace("’", "'")


def none_says(match: re.Match[str], evidence: Evidence) -> bool:
    """No listing of the shelf has the quoted words."""
    quoted = re.findall(r"“([^“”]+)”", match["quoted"])
    return not any(set(stems(words)) <= set(stems(written(one))) for one in evidence.shown for words in quoted)


def for_people(match: re.Match[str], evidence: Evidence) -> bool:
    """For how many people the products are is told as the listings give it."""
    request = evidence.request
    return request is not None and for_so_many(request, evidence.shown) == match.group()


def because(match: re.Match[str], evidence: Evidence) -> bool:
    """A fact says that the shopper bought or liked what the product stands high for."""
    product = one_named(match["name"], evidence)
    past = f": the shopper {match['did']} {match['past']}".casefold()
    return product is not None and any(
        fact.kind == "taste" and fact.product_id == product.product_id and past in fact.text.casefold()
        for fact in evidence.facts
    )


def by_listings(match: re.Match[str], evidence: Evidence) -> bool:
    """Each product is said to have, not to have, or not to state a detail as its listing does; none is missing."""
    return any(_sorted_so(match, scope, evidence) for scope in scopes(evidence))


def _sorted_so(match: re.Match[str], scope: tuple[Product, ...], evidence: Evidence) -> bool:
    name = match["what"].casefold()
    answers = {one: _answer(one, name) for one in scope}
    if not any(answer is not None for answer in answers.values()):
        return False
    told: dict[Product, bool | None] = {}
    for part in match["parts"].split("; "):
        whole = re.fullmatch(r"(?:all (\w+)|(both|yes)|none of these)", part)
        if whole:
            number = _FEW.get(whole[2], 0) if whole[2] else counted(whole[1]) if whole[1] else len(scope)
            if number != len(scope):
                return False
            told.update(dict.fromkeys(scope, bool(whole[1] or whole[2])))
            continue
        names = all_named(_SILENT.sub("", part).removeprefix("not "), evidence)
        if names is None:
            return False
        told.update(dict.fromkeys(names, None if _SILENT.search(part) else not part.startswith("not ")))
    return told == answers


def _answer(product: Product, name: str) -> bool | None:
    value = next((value for key, value in product.attributes.items() if _words(key) == name), None)
    if value is None:
        return None
    return True if _YES.match(value) else False if _NO.match(value) else None


def _words(key: str) -> str:
    return key.replace("_", " ").casefold()


def side_by_side(match: re.Match[str], evidence: Evidence) -> bool:
    """A detail of two products, as their listings give it."""
    return all(
        (product := one_named(match[f"{side}_name"], evidence)) is not None
        and any(
            _words(key) == match["what"].casefold() and _plain(value) == _plain(match[side])
            for key, value in product.attributes.items()
        )
        for side in ("first", "second")
    )


def set_in_all(match: re.Match[str], evidence: Evidence) -> bool:
    """A fact gives what the set comes to and of how many products it is; each part is on the shelf."""
    parts = re.split(r", | and ", match["parts"])
    whole = re.compile(
        rf"{re.escape(match['title'])} for (?P<people>\d+): {len(parts)} products, {re.escape(match['total'])} in all",
        re.I,
    )
    told = next((found for fact in evidence.facts if fact.kind == "count" and (found := whole.match(fact.text))), None)
    if told is None or (match["people"] and counted(match["people"]) != int(told["people"])):
        return False
    return all(_has_role(part, evidence) for part in parts)


def _has_role(role: str, evidence: Evidence) -> bool:
    """Whether something on the shelf is of that kind: the blanket of a picnic need not be sold for picnics."""
    kind = set(stems(role)[-1:])
    return bool(kind) and any(kind <= set(stems(" ".join((one.title, *one.category)))) for one in evidence.shown)


def trade(match: re.Match[str], evidence: Evidence) -> bool:
    """What there would be room for was left out for the budget; what is to be cheaper is in the set."""
    rooms = re.split(r", | and ", match["rooms"])
    return _has_role(match["role"], evidence) and all(
        _left_out(room.removeprefix("the "), None, evidence) for room in rooms
    )


def left_out(match: re.Match[str], evidence: Evidence) -> bool:
    """Facts give what was left out and what it costs at least."""
    found = re.findall(r"([^(),]+?) \(from ([^)]+)\)(?:, | and )?", match["parts"])
    rest = re.sub(r"([^(),]+?) \(from ([^)]+)\)(?:, | and )?", "", match["parts"])
    return bool(found) and not rest and all(_left_out(role.removeprefix("and "), low, evidence) for role, low in found)


def _left_out(role: str, low: str | None, evidence: Evidence) -> bool:
    start = f"{role} left out for the budget: from {low or ''}".casefold()
    return any(
        fact.kind == "comparison"
        and (fact.text.casefold() == start or (low is None and fact.text.casefold().startswith(start)))
        for fact in evidence.facts
    )


def one_at(match: re.Match[str], evidence: Evidence) -> bool:
    """The product has the price and every value said."""
    product = one_named(match["name"], evidence)
    if product is None or match["price"] != price(product):
        return False
    words = {*evidence.words([product]), *stems(" ".join(evidence.colors(product)))}
    return all(set(stems(value)) <= words for value in re.split(r", | and ", match["wishes"]))


DETAIL_FRAMES = (
    (re.compile(rf"The listing of the (?P<name>{NAME}) says: “(?P<quote>[^“”]+)”\."), quotes),
    (re.compile(rf"(?P<name>{NAME}) 的页面上写着(?:（英文）)?：“(?P<quote>[^“”]+)”。"), quotes),
    (
        re.compile(
            rf"The (?P<name>{NAME}) stands this high because you (?P<did>bought|liked) the (?P<past>[^;:“”]+?)\."
        ),
        because,
    ),
    (re.compile(r"(?P<what>[A-Z][^.;:“”]*) by (?:the|its) listings?: (?P<parts>[^:“”]+)\."), by_listings),
    (re.compile(r"No listing here says (?P<quoted>“[^“”]+”(?:(?:, | or )“[^“”]+”)*)\."), none_says),
    (re.compile(r"For (?P<people>\d+) people by the listings: (?P<parts>[^:“”]+)\."), for_people),
    (re.compile(r"Each is for (?P<people>\d+) people or more by its listing\."), for_people),
    (re.compile(r"No listing here says it is for (?P<people>\d+) people\."), for_people),
    (
        re.compile(
            rf"None of these is for (?P<people>\d+) people by its listing; "
            rf"the (?P<name>{NAME}) takes the most, (?P<n>\d+)\."
        ),
        for_people,
    ),
    (
        re.compile(
            rf"(?P<what>[A-Z][^;:“”]*): (?P<first>[^()]+) \((?P<first_name>{NAME})\) and (?P<second>[^()]+) "
            rf"\((?P<second_name>{NAME})\)\."
        ),
        side_by_side,
    ),
    (
        re.compile(
            r"(?P<title>[A-Z][^.;:“”,]*?)(?: for (?P<people>\w+))?(?: (?:up to|between|from) [^,]*)?, "
            r"(?P<total>\S*\d\S*) in all: (?P<parts>[^.;:“”]+)\."
        ),
        set_in_all,
    ),
    (re.compile(r"Going cheaper on the (?P<role>[^.;:“”]+?) leaves room for (?P<rooms>[^.;:“”]+)\."), trade),
    (re.compile(r"Left out for the budget: (?P<parts>[^;:“”]+)\."), left_out),
    (re.compile(rf"There is one in (?P<wishes>[^.;:“”]+?) at (?P<price>\S*\d\S*?): the (?P<name>{NAME})\."), one_at),
)
