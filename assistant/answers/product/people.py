"""Whom a product is for: ages and genders, worked out from what the listing gives."""

import re
from dataclasses import dataclass

from assistant.answers.product.asked import Asked, Told, all_quoted, answered, quoted, stated, unsaid
from assistant.answers.product.listing import Statement
from assistant.understanding.counts import NUMBER_WORDS

_N = rf"(?:\d{{1,2}}|{'|'.join(word for word, n in NUMBER_WORDS.items() if n)})"
_AGE_ASKED = re.compile(
    rf"\b(?P<n>{_N})[- ]?(?P<unit>years?|yrs?|months?|yo)?[- ]?(?:olds?\b|of age\b|year[- ]?olds?\b)|"
    rf"\b(?:aged?|he is|she is|who is|turning|he's|she's|who's) (?P<aged>{_N})\b"
)
_GROUPS = (
    ("babies", re.compile(r"\b(?:bab(?:y|ies)|infants?|newborns?)\b"), (0.0, 1.0)),
    ("toddlers", re.compile(r"\btoddlers?\b"), (1.0, 3.0)),
    ("kids", re.compile(r"\b(?:kids?|child(?:ren)?|boys?|girls?|little ones?)\b"), (3.0, 12.0)),
    ("teenagers", re.compile(r"\b(?:teens?|teenagers?)\b"), (13.0, 17.0)),
)
_FOR = re.compile(
    r"\b(?:for|suitable|ok|okay|safe|appropriate|fit|use|uses|used|right|good|meant|intended|play|allowed)\b"
)
_AGE_NAME = re.compile(r"\bage|years\b|suitable for", re.I)
_AGE_TEXT = re.compile(
    r"(?:(?:for )?ages?|aged|from|suitable (?:from|for)|recommended (?:for|from)|(?:players|children|"
    r"kids|readers|beginners|learners|boys|girls|little ones|pupils) (?:from|of|aged|between)|over|"
    r"for children (?:from|over|aged)|"
    r"children (?:from|over|aged|under)|under|for)\s*(?:the age of )?\(?(?P<a>\d{1,2})\s*(?P<plus>\+)?"
    r"(?:\s*(?:to|-|–)\s*(?P<b>\d{1,2}))?\s*(?P<unit>years?|yrs?|months?)?(?P<rest>\s*(?:and up|and over|old|\+)?)",
    re.I,
)
_AGE_VALUE = re.compile(
    r"(?P<a>\d{1,2})\s*(?P<plus>\+)?(?:\s*(?:to|-|–)\s*(?P<b>\d{1,2}))?\s*(?P<unit>years?|yrs?|"
    r"months?)?\s*(?P<rest>\+|and up|and over)?",
    re.I,
)
_MIXED = re.compile(r"(?P<a>\d{1,2}) ?months? (?:to|-|–|up to) (?P<b>\d{1,2}) ?years?", re.I)
_UNIT_NEEDED = re.compile(r"^(?:for|from|over|under|suitable)", re.I)
_UNDER = re.compile(
    r"(?:not (?:suitable |intended |safe |recommended )?for|unsuitable for|keep away "
    r"from)\W+(?:children |kids |babies )?(?:under|below)|\bunder\b",
    re.I,
)
_GENDERS = {
    "female": re.compile(r"\b(?:women|woman|ladies|lady|girls?|her|wife|girlfriend|female|womens|women's)\b"),
    "male": re.compile(r"\b(?:men|man|gentlemen|boys?|him|husband|boyfriend|male|mens|men's)\b"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The ages a listing gives, in years; None where it gives no end."""

    least: float
    most: float | None
    statement: Statement


def for_age(asked: Asked) -> Told | None:
    """Whether it is for somebody of an age, or for babies, toddlers, children, teenagers."""
    if not asked.yes_no:
        return None
    wanted = _wanted(asked.question)
    if wanted is None:
        return None
    known = ages(asked)
    if known is None:
        return _by_gender_of_children(asked)
    low, high = wanted
    facts = asked.fact("attribute", known.statement.text)
    fits = high >= known.least and (known.most is None or low <= known.most)
    exact = low == high
    partly = fits and not exact and low < known.least and high - known.least < (high - low) / 3
    return answered(asked, "part" if partly else "yes" if fits else "no", quoted(asked, known.statement), facts)


def _by_gender_of_children(asked: Asked) -> Told | None:
    if asked.product.gender == "kids" and _GROUPS[2][1].search(asked.question):
        return answered(asked, "yes", asked.say("asked.for_kids"), asked.fact("attribute", "gender: kids"))
    denied = next(
        (each for each in asked.listing if re.search(r"\bnot (?:a toy|for (?:children|kids))", each.text, re.I)), None
    )
    return stated(asked, "no", denied) if denied else None


def _wanted(question: str) -> tuple[float, float] | None:
    """The ages asked about, in years."""
    match = _AGE_ASKED.search(question)
    if match:
        said = match.group("n") or match.group("aged")
        number = float(said) if said.isdigit() else float(NUMBER_WORDS[said])
        years = number / 12 if (match.group("unit") or "").startswith("month") else number
        return years, years
    if not _FOR.search(question):
        return None
    return next((span for _, pattern, span in _GROUPS if pattern.search(question)), None)


def ages(asked: Asked) -> Ages | None:
    """The ages the listing gives it for."""
    for statement in asked.listing:
        if statement.name is not None and _AGE_NAME.search(statement.name):
            match = None if _MIXED.search(statement.value) else _AGE_VALUE.search(statement.value)
            if match:
                return _ages(match, statement, statement.value)
    for statement in asked.listing:
        if mixed := _MIXED.search(statement.text):
            least, most = float(mixed.group("a")) / 12, float(mixed.group("b"))
            return Ages(least=least, most=most, statement=statement)
        for match in _AGE_TEXT.finditer(statement.text):
            years = match.group("unit") or match.group("plus") or match.group("rest").strip()
            if years or not _UNIT_NEEDED.match(match.group()):
                return _ages(match, statement, statement.text)
    return None


def _ages(match: re.Match[str], statement: Statement, text: str) -> Ages:
    scale = 12.0 if (match.group("unit") or "").lower().startswith("month") else 1.0
    first = float(match.group("a")) / scale
    last = float(match.group("b")) / scale if match.group("b") else None
    if last is None and _UNDER.search(text[max(0, match.start() - 40) : match.end()]):
        return Ages(least=first, most=None, statement=statement)
    return Ages(least=first, most=last, statement=statement)


def for_gender(asked: Asked) -> Told | None:
    """Whether it is for women or for men."""
    wanted = next((name for name, pattern in _GENDERS.items() if pattern.search(asked.question)), None)
    if (
        wanted is None
        or not asked.yes_no
        or not re.search(r"\bfor\b|\b(?:women|men|ladies)'?s\b|\bunisex\b|\bsuit|\bwear", asked.question)
    ):
        return None
    gender = asked.product.gender
    if gender not in ("female", "male", "unisex"):
        near = next((each for each in asked.listing if _GENDERS[wanted].search(each.text.lower())), None)
        return (
            stated(asked, "yes", near) if near is not None and re.search(r"\b(?:for|sized for)\b", near.text) else None
        )
    said = asked.say("asked.gender", form=gender)
    return answered(
        asked, "yes" if gender in (wanted, "unisex") else "no", said, asked.fact("attribute", f"gender: {gender}")
    )


_FOR_WHOM = re.compile(
    r"\bfor (?:(?:a|the|an|your|any|every|small|large|older|younger|whole|first|new|young|tall|"
    r"serious|sensitive|dry|oily) )*"
    r"(?:people|anyone|anybody|those|beginners?|child(?:ren)?|kids|famil\w+|men|women|players?|dogs?|"
    r"cats?|runners?|walkers?|"
    r"cyclists?|travell?ers?|cooks?|gardeners?|students?|artists?|babies|toddlers|adults|commut\w+|"
    r"swimmers?|readers?|skin|hair|"
    r"hands|feet|scouts?|camps?|guitar|learners?)\b|\bwhoever\b|\banyone who\b|\bif you\b|\bages?\b|"
    r"\bfor (?:the )?[a-z]+(?:ing|ers)\b",
    re.I,
)


def who_for(asked: Asked) -> Told:
    """Whom or what it is for, in the listing's own words."""
    say = asked.say
    names = re.compile(
        r"^(?:age|ages|skin type|hair type|use|uses|for|suitable for|fit|fits|suits|activity|level|"
        r"players|occasion|season)\b",
        re.I,
    )
    columns = [each for each in asked.listing if each.name is not None and names.search(each.name)]
    texts = [
        each
        for each in asked.listing
        if each.name is None and _FOR_WHOM.search(each.text) and each.text != asked.product.title
    ]
    found = (columns[:2] + texts)[:2]
    said = [all_quoted(asked, found)] if found else []
    facts = [asked.fact("attribute", each.text) for each in found]
    if asked.product.gender in ("female", "male", "kids", "unisex"):
        said.insert(
            0,
            say("asked.for_kids") if asked.product.gender == "kids" else say("asked.gender", form=asked.product.gender),
        )
        facts.insert(0, asked.fact("attribute", f"gender: {asked.product.gender}"))
    return answered(asked, "plain", say.listed(said), *facts) if said else unsaid(asked)
