"""What a message does not want: "not leather", "nothing with skulls or clowns", "anything but red"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.understanding.references import POINTING
from assistant.understanding.text import CUT, without
from assistant.understanding.wording import content
from retrieval import colours, materials
from retrieval.vocabulary import WORD

_NEGATOR = (
    r"(?:(?:but |and |just |please |with |or )*(?:"
    r"(?:that|which|who|they|it|these)? ?(?:is|are|was|'s|'re) (?:not|n't)|(?:isn't|aren't)|"
    r"(?:i |we |he |she |they )?(?:do not|don't|dont|does not|doesn't|doesnt|didn't|can't|cannot|cant) "
    r"(?:really |particularly )?(?:like|want|need(?! to be)|eat|wear|stand|care for|walk in|have|use)|"
    r"(?:must|should|may)(?: not|n't) (?:be|contain|have|include|come (?:in|with)|use)|"
    r"(?:i |we |he |she |they |who |\w+ )?(?:hates?|dislikes?|avoids?)|"
    r"(?:i am |i'm |im |he is |he's |she is |she's |\w+ is )?allergic to|"
    r"(?:anything|everything|any colou?r|any|all) (?:but|except|other than|besides)|except(?: for)?|other than|"
    r"apart from|(?<!there )(?<!you have )nothing|none (?:of|with)|(?<!live )(?<!do )(?<!go )without|w/o|minus|"
    r"neither|nor|free (?:of|from)|"
    r"(?<!do )(?<!does )(?<!did )(?<!can )(?<!could )(?<!would )(?<!will )(?<!have )(?<!should )(?<!you )not|"
    r"(?<!there )(?<!you have )(?<!have you )no(?: more(?! than))?|never|"
    r"avoid|skip|leave out|exclude|excluding))"
)
_NEGATION = re.compile(rf"(?<![\w'/]){_NEGATOR} (?P<what>[^;.!?]+)")
_INSTEAD = re.compile(r"\b(?:instead of|rather than) (?P<what>[^;.,!?]+)")
_NON = re.compile(r"\bnon[- ](?P<what>[a-z]+)\b")
_FREE = re.compile(r"\b(?P<what>[a-z]{3,})[- ]free\b")
_NOT_A_WISH = frozenset(
    """
        problem problems thanks thank wait sorry idea rush hurry matter object worries worry need bother clue doubt
        way longer just only sure too very so that more less over under above below really quite here there at sure
        bad interested my good yet expensive cheaper cheap pricey many much one idea clue question limit budget
        preference chance luck charge spending paying spend pay gift present cheapest newest latest
        priciest dearest best
    """.split()
) | (POINTING - {"number", "top"})
"""Words after "no" and "not" that make no exclusion: "no problem", "not sure", "not the first one"."""
_LINK = re.compile(
    r"^(?:(?:a|an|the|any|some|of|made|making|with|from|in|by|for|on|or|and|nor|neither|that|those|these|it|be|being|"
    r"to|real|genuine|wear|eat|drink|buy|"
    r"contain(?:s|ing)?|hav(?:e|ing)|has|want|like|too|anything|something|things|stuff|ones? with|ones? in|"
    r"ones? made of|no|not|please) )+"
)
_END = re.compile(
    r"\b(?:please|pls|plz|but|because|since|as|though|although|if|so|then|for|which|who|whose|he|she|they|i|we|my|"
    r"you|can|could|do|does|is|are|at all|either|thanks|under|over|on (?:it|them)|inside|instead|ones?|anymore|"
    r"any more|in (?:it|them)|either|thank|show|give|find|just|with|hates?|that|at|allowed|included|whatsoever|"
    r"again|otherwise|any\s?way)\b"
)
_SPLIT = re.compile(
    r"\s*(?:,|/|\bor\b|\band\b|\bnor\b|&)\s*(?:(?:no|not|nothing|without|any|a|an|the|with|nor|from)\s+)*"
)
_NONE_OF_THAT = re.compile(
    r"(?:hates?|dislikes?|(?:does not|doesn't|do not|don't|doesnt|dont) like|"
    r"is allergic to) (?P<what>[a-z' ]+?),? (?:so |and )?(?:none of (?:that|it|those)|no (?:thanks|way))"
)
_PRONOUNS = frozenset(["it", "them", "that", "this", "those", "these", "him", "her", "me", "us", "you", "mine"])
_OTHER_WISHES = frozenset("colour color colours colors size sizes price prices budget".split())
"""With these another wish begins: "not green, colour otherwise is up to you"."""
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One thing that is not wanted, and the words that said so."""

    term: str
    words: str


def take_exclusions(text: str, is_thing: Callable[[str], bool] = lambda _: False) -> tuple[tuple[Exclusion, ...], str]:
    """Read what a message does not want.

    Args:
        text: a normalised message, prices already taken out (so that "no more than 50" is gone).
        is_thing: whether a word names something the shop sells.

    Returns:
        The unwanted things, in order, and the text without those words.
    """
    found: list[Exclusion] = []
    rest = text
    for pattern in (_NONE_OF_THAT, _FREE):
        for said in pattern.finditer(rest):
            found += [Exclusion(term, said.group().strip()) for term in terms(said.group("what"))[0]]
        rest = pattern.sub(CUT, rest)
    for said in reversed([*_NON.finditer(rest)]):
        if colours.canonical(said.group("what")) or materials.canonical(said.group("what")):
            found.append(Exclusion(said.group("what"), said.group()))
            rest = without(rest, *said.span())
    for said in reversed([*_INSTEAD.finditer(rest)]):
        rest = without(rest, said.start(), said.start("what") + terms(said.group("what"))[1])
    start = 0
    while match := _NEGATION.search(rest, start):
        what = match.group("what")
        if not content(WORD.findall(rest[: match.start()])):
            what = _before_the_wish(what, is_thing)
        unwanted, length = terms(what)
        if len(unwanted) == 1 and not content(WORD.findall(f"{rest[: match.start()]} {what[length:]}")):
            unwanted, length = _what_it_is_of(unwanted[0], what, length, is_thing)
        if unwanted:
            end = match.start("what") + length
            found += [Exclusion(term, rest[match.start() : end].strip()) for term in unwanted]
            rest = without(rest, match.start(), end)
            start = match.start()
        else:
            start = match.start("what")
    unique = {exclusion.term: exclusion for exclusion in reversed(found)}
    return tuple(sorted(unique.values(), key=found.index)), rest


def _before_the_wish(what: str, is_thing: Callable[[str], bool]) -> str:
    """What is not wanted, without the thing wanted after a comma: "from sony, headphones" -> "from sony"."""
    unwanted, comma, wish = what.rpartition(",")
    words = WORD.findall(wish)
    lists = re.search(r"\b(?:and|or|nor)\b|[/&]", what)
    return unwanted if comma and words and is_thing(words[-1]) and not lists else what


def _what_it_is_of(unwanted: str, what: str, length: int, is_thing: Callable[[str], bool]) -> tuple[list[str], int]:
    """Of a message that only refuses "polyester sleeping bags": sleeping bags are wanted, polyester is not."""
    quality, _, thing = unwanted.partition(" ")
    named = colours.canonical(quality) or materials.canonical(quality)
    if not named or not thing or not is_thing(thing.split()[-1]):
        return [unwanted], length
    return [quality], what.index(quality) + len(quality)


def terms(what: str) -> tuple[list[str], int]:
    """The things named at the start of a text ("oysters or crab please"), and how many characters of it they take."""
    link = _LINK.match(what)
    begin = link.end() if link else 0
    end_match = _END.search(what, begin)
    if end_match and end_match.start() == begin:
        return [], 0
    end = end_match.start() if end_match else len(what)
    named = []
    for position, part in enumerate(_SPLIT.split(what[begin:end])):
        words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", part)
        if position == 0 and words and words[0] in _NOT_A_WISH:
            return [], 0
        if len(words) == 1 and words[0] in _PRONOUNS:
            continue
        if words and (words[0].isdigit() or words[0] in _OTHER_WISHES):
            break
        if 0 < len(words) <= _MOST_WORDS:
            named.append(" ".join(words))
        elif words:
            if position == 0:
                named.append(" ".join(words[:1]))
            break
    return named, end
