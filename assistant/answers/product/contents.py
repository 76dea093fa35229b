"""What is in a product and what is kept out of it ("does it contain nuts?", "is it sugar-free?")."""

import re

from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.listing import Statement, is_denied
from assistant.answers.word_keys import key
from retrieval.vocabulary import WORD

_X = r"(?P<{}>[a-z][\w]*(?:[ -](?!free|in|or|and|at|for|with|of|to|all|is|it|are|on|as|that|please)[a-z]\w*)?)"
_FREE = re.compile(
    r"\b(?P<a>[a-z]{2,}(?: oil| dairy)?)[- ]free\b(?! (?:of|from|shipping|delivery|returns?|gift))|"
    r"\bfree (?:of|from) (?:any )?"
    + _X.format("b")
    + r"|\b(?:without|no) (?:any |added )?"
    + _X.format("c")
    + r"(?: in (?:it|them|this))?\s*\W*$"
)
_CONTAINS = re.compile(
    r"\b(?:contain|contains|containing|include|made with|made using) (?:any )?"
    + _X.format("a")
    + r"|\b(?:is|are) there (?:any )?"
    + _X.format("b")
    + r" in (?:it|this|them|these|here|the \w+)\b"
    + r"|\b(?:have|has|got|use|uses|put) (?:any )?"
    + _X.format("c")
    + r" in (?:it|this|them|these)\b"
    + r"|\b(?:is|are) there (?P<d>added [a-z]+)\b"
)
_NOT_SUBSTANCES = frozenset(
    "hands hand hassle trouble leak rust crease wrinkle frost fragrance scent perfume slip risk "
    "lead-time care maintenance "
    "wire wires cable cord batteries battery caffeine smell tools cruelty drip spill charge lid box case stand".split()
)
_KINDS = {
    "nut": "nut almond hazelnut walnut cashew pecan pistachio peanut macadamia",
    "gluten": "gluten wheat barley rye spelt semolina",
    "milk": "milk butter cream cheese whey yoghurt lactose dairy buttermilk casein",
    "dairi": "milk butter cream cheese whey yoghurt lactose dairy buttermilk casein",
    "lactos": "milk butter cream cheese whey yoghurt lactose dairy buttermilk",
    "egg": "egg",
    "soy": "soy soya tofu",
    "soya": "soy soya tofu",
    "fish": "fish anchovy tuna salmon cod",
    "meat": "meat beef pork chicken lamb bacon ham",
    "alcohol": "alcohol rum wine brandy whisky ethanol",
    "pork": "pork bacon ham lard",
    "sulphit": "sulphite sulfite",
}
_PLANT = frozenset("shea cocoa peanut almond coconut oat soy rice cashew body nut hazelnut hemp apple".split())
"""Before "milk", "butter" and "cream" these make it something else."""
_DAIRY = re.compile(r"^(?:milk|butter|cream|cheese|yoghurt)", re.I)
_ADDED = re.compile(r"\badded $", re.I)
_TRACES = re.compile(r"\b(?:traces?|may contain|same (?:kitchen|factory|line)|processes)\b", re.I)


def contents(asked: Asked) -> Told | None:
    """Whether something is in it, or whether it is free of something."""
    if not asked.yes_no:
        return None
    free = _FREE.search(asked.question)
    match = free or _CONTAINS.search(asked.question)
    if match is None:
        return None
    said = next(text for text in match.groupdict().values() if text)
    if said.split()[0] in _NOT_SUBSTANCES or said.split()[-1] in _NOT_SUBSTANCES:
        return None
    found = [(present, statement) for statement in asked.listing if (present := _presence(statement, said)) is not None]
    settled = [pair for pair in found if pair[0] in ("yes", "no")]
    if settled:
        present, statement = settled[0]
        return stated(asked, "yes" if (present == "yes") != bool(free) else "no", statement)
    if partly := next((statement for present, statement in found if present == "traces"), None):
        return stated(asked, "part" if not free else "no", partly)
    near = next((statement for present, statement in found), None)
    return unsaid(asked, near or _speaking_near(asked, said))


def _speaking_near(asked: Asked, said: str) -> Statement | None:
    """Of food whether it is vegan bears on milk and eggs, without settling traces."""
    if key(said.split()[-1]) not in ("milk", "dairi", "lactos", "egg", "meat", "fish", "honey"):
        return None
    return next((each for each in asked.listing if re.search(r"\bvegan\b", each.text, re.I)), None)


def _presence(statement: Statement, said: str) -> str | None:
    """Whether a statement has a substance in it ("yes"), keeps it out ("no"), has "traces" or only comes "near"."""
    wanted = [key(word) for word in WORD.findall(said)]
    kinds = frozenset(map(key, _KINDS.get(wanted[-1], "").split())) | {wanted[-1]}
    text = statement.text
    if statement.name is not None and frozenset(wanted) <= frozenset(map(key, WORD.findall(statement.name))):
        return _of_column(statement)
    for match in WORD.finditer(text):
        if key(match.group()) not in kinds:
            continue
        before, after = text[: match.start()], text[match.end() :]
        previous = (WORD.findall(before) or [""])[-1].casefold()
        if _DAIRY.match(match.group()) and previous in _PLANT:
            continue
        if len(wanted) > 1 and not frozenset(wanted) <= statement.words:
            continue
        return _said_of(text, match, before, after, said)
    return None


def _of_column(statement: Statement) -> str:
    free = bool(re.search(r"\bfree\b|\bwithout\b", statement.name or "", re.I))
    if _TRACES.search(statement.value):
        return "traces"
    has = statement.answers is not False
    return "yes" if has != free else "no"


def _said_of(text: str, match: re.Match[str], before: str, after: str, said: str) -> str:
    denied = is_denied(text, match.start(), match.end()) or bool(re.match(r"[- ]free\b", after))
    if _ADDED.search(before) and "added" not in said:
        return "near"
    if re.match(r"[- ]based\b", after) and denied:
        return "near"
    if not denied and _TRACES.search(before):
        return "traces"
    return "no" if denied else "yes"
