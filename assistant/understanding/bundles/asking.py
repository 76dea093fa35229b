"""Whether a message asks for a set for an occasion, and which: rules and the occasions' names."""

import re
from functools import cache

from assistant.bundles.occasions import Occasion, occasions, things

_SMALL = (
    r"(?:a|an|the|my|our|my own|his|her|their|some|this|next|that|your|me and my|us|of|little|small|big|nice|lovely|"
    r"good|great|proper|perfect|cosy|cozy|simple|quick|long|short|weekend|sunday|saturday|friday|sunny|first|whole|"
    r"romantic|summer|winter|spring|autumn|cheap|new|family|friend's|daughter's|son's|sister's|brother's)"
)
_BETWEEN = rf"(?:{_SMALL} ){{0,4}}"
_WHOLE = r"(?:complete|full|whole|entire|all-in-one)"
_FIRST = r"(?:starter|beginner'?s?|basic|starting)"
_KIT = r"(?:kit|set-?up|set up|outfit|essentials|bundle|package|basics|must-haves|checklist|shopping list)"
_GEAR = r"(?:gear|equipment|stuff|things|supplies|clothes|clothing|set|collection|kit)"
_LOT = (
    r"(?:everything|all(?: of)?(?: the)?(?: things| stuff| gear| equipment| basics| bits| essentials)?|the "
    r"(?:whole )?lot|"
    r"the (?:things|basics|essentials|gear|stuff|equipment)|whatever|what all)"
)
_WE_NEED = (
    r"(?:(?: that)? (?:i|we|you|one|they|he|she)(?:'d|'ll| will| would| might| may| could)? "
    r"(?:need|needs|want|require)(?: to have| to buy)?|(?: that's| that is)? (?:needed|required|necessary)| you "
    r"have| you've got)"
)
_TO = (
    r"(?:for|to (?:go|do|start|begin|get started(?: with)?|host|have|throw|set up|make|prepare(?: for)?|kit out|"
    r"furnish|try)|to start with|in order to start|to|at|on|when|if)"
)
_NEED = (
    r"what (?:else )?(?:all )?(?:do|would|should|will|must|might|shall) (?:i|we|you|one|(?:my|our) \w+(?: and "
    r"(?:i|me|\w+))?)(?: all)? "
    r"(?:need|pack|bring|wear|take(?: along)?|have|buy|get)(?: to (?:buy|have|get|pack|bring))?"
)
_STRONG = (
    rf"(?:{_NEED}|(?:i|we)(?:'ll| will)? need (?:everything|the lot|all the basics|all of it)|from scratch|the works|"
    r"(?:i|we|and) have (?:nothing|none of it)(?: yet)?|(?:get|buy|find|want) (?:me |us |them |him |her "
    r")?everything|where do i start|what belongs to it)"
)
_MAKE = (
    r"(?:put together|build|assemble|compose|make up|plan|pack|prepare|design|create|set up|kit out|equip|furnish)"
    r"(?: (?:me|us))?"
)
_EQUIP = (
    r"(?:(?:kit|fit) (?:me|us) out|equip (?:me|us)|get (?:me|us) (?:ready|set up|kitted out|started)|help (?:me|us) "
    r"(?:get ready|prepare|pack|get started|set up|equip|start)|prepare (?:me|us)|set (?:me|us) up|dress (?:me|us)|"
    r"i(?:'m| am) (?:all )?set)(?: with everything)?"
)
_WEAR = (
    r"(?:(?:a |an |the |my )?(?:whole |complete |full |entire )?(?:outfit|look|ensemble)|something (?:complete )?to "
    r"wear|what to wear|clothes from head to toe)"
)
_TELLING = (
    r"(?:for|to|at|on|in|into|hosting|planning|having|throwing|starting|start|going|go|getting|get|got|expecting|doing|"
    r"taking up|take up|try|trying|learn|learning|play|playing|host|hosts|has|plan|plans|celebrating|with|is|"
    r"are|setting up|moving into|opening|furnishing)"
)
_OUTFIT = re.compile(
    r"(?:(?:i|we) (?:need|want|would like|am looking for)|i'?m looking for|looking for|find me|show me|give me|"
    r"put together|make me|build me|can you (?:find|make|put together)(?: me)?)? ?"
    r"(?:a|an|the|one) (?:whole |complete |full |casual |nice |new |smart )*outfit\b(?! (?:like|similar|bag))"
)
_GIFT = re.compile(r"\b(?:gifts?|presents?|something|anything|a card|toys?) (?:\w+ ){0,2}for\b")


@cache
def _name() -> str:
    names = sorted({name for occasion in occasions().values() for name in occasion.names}, key=len, reverse=True)
    return rf"(?P<name>{'|'.join(map(re.escape, names))})(?![\w'-])"


@cache
def _by_name() -> dict[str, Occasion]:
    return {name: occasion for occasion in occasions().values() for name in occasion.names}


@cache
def _heads() -> frozenset[str]:
    """Words that after an occasion's name say that a thing is meant, not the occasion: "a picnic blanket"."""
    named = {kind.split()[-1] for role in things().values() for kind in role.kinds}
    return frozenset(named | {f"{word}s" for word in named} | {"table", "food", "theme", "themed", "guide", "book"})


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = _name()
    people = r"(?: (?:people|persons?|us|\w+))?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{_LOT}(?:{_WE_NEED})? {_TO} {_BETWEEN}{name}",
            rf"\b(?:(?:{_WHOLE}|{_FIRST}) )*{_KIT}{people} (?:for|to start|to go|to) {_BETWEEN}{name}",
            rf"\b(?:{_WHOLE}|{_FIRST}) (?:\w+ )?{_GEAR} (?:for|to start|to go|to) {_BETWEEN}{name}",
            rf"\b{_NEED} (?:\w+ )?{_TO} {_BETWEEN}{name}",
            rf"\b{_EQUIP} (?:for|with|to start|to go|to|up for) {_BETWEEN}{name}",
            rf"\b{_WEAR} (?:for|to|at|on|in) {_BETWEEN}{name}",
            rf"\b{_MAKE} {_BETWEEN}{name}",
            rf"\b{name}(?: {_WHOLE}| {_FIRST})* {_KIT}\b(?! (?:bag|box|case))",
            rf"\b(?:{_WHOLE}|{_FIRST}) {_BETWEEN}{name} {_GEAR}\b",
            rf"\ball (?:the |my |our )?{name} {_GEAR}\b",
            rf"\b{name} {_FIRST} {_GEAR}\b",
        )
    )


@cache
def _anywhere() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b{_STRONG}\b"), re.compile(rf"\b{_TELLING} {_BETWEEN}{_name()}")


def occasion_asked(text: str) -> Occasion | None:
    """The occasion that a message asks a set for; None when it asks for one thing, or for something else.

    Args:
        text: a normalised message, without the words that say for how many people.
    """
    text = " ".join(text.replace(" ; ", " ").split())
    for number, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            found = _longest(text[: match.end("name")])
            names_kit = number >= 7
            if _thing_follows(text[match.end("name") :], names_kit) or (names_kit and found.one_product):
                continue
            return found
    strong, told = _anywhere()
    if strong.search(text) and not _GIFT.search(text):
        named = [m for m in told.finditer(text) if not _thing_follows(text[m.end("name") :], False)]
        if named:
            return _longest(text[: max(named, key=lambda match: len(match.group("name"))).end("name")])
    return occasions()["everyday_outfit"] if _OUTFIT.match(text) else None


def _longest(text: str) -> Occasion:
    """The occasion of the longest name that a text ends in: a winter wedding is no wedding in general."""
    ended = (name for name in _by_name() if text.endswith(name) and not text[: -len(name)][-1:].isalnum())
    return _by_name()[max(ended, key=len)]


def _thing_follows(rest: str, names_kit: bool) -> bool:
    """Whether the words after an occasion's name make it part of a thing's name."""
    word = re.match(r" ([\w-]+)", rest)
    return not names_kit and word is not None and word.group(1) in _heads()
