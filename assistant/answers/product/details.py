"""Open questions ("how big is it?", "what's in the box?", "how do I wash it?") from the columns and the text."""

import re
from collections.abc import Sequence

from assistant.answers.product.asked import Asked, Told, all_quoted, answered, stated, unsaid
from assistant.answers.product.aspects import Aspect, aspect, aspects_in, given, of_named_part
from assistant.answers.product.counting import counted
from assistant.answers.product.listing import Statement
from assistant.answers.product.measures import measures
from assistant.answers.word_keys import key, topic_words
from retrieval.vocabulary import WORD

_BIG = re.compile(
    r"\bhow (?:big|large|small|compact)\b|\b(?:dimensions?|measurements?|proportions)\b|\bwhat(?:'s| "
    r"is| are)? (?:the |its |their )?(?:\w+ )?sizes?\b|"
    r"\bwhat size\b|\bhow much (?:space|room)\b"
)
_SIZES = re.compile(
    r"^(?:.*\b)?(?:dimensions?|size|measure\w*|height|width|depth|length|diameter|capacity|volume)\b", re.I
)
_NOT_WHOLE = re.compile(r"seat|strap|handle|cable|cord|packed|drop|leg|heel|finished", re.I)
_BOX = re.compile(
    r"\bin the (?:box|set|pack(?:age)?|kit|bundle)\b|\bwhat(?:'s| is| does|s)? (?:it )?(?:includ\w+|"
    r"comes? with|supplied)|\bwhat (?:else )?(?:do|will) (?:i|you|we) get\b|"
    r"\bwhat comes with\b|\bcontents\b|\bwhat(?:'s| is) included\b"
)
_IN_BOX = re.compile(
    r"\b(?:includ\w+|comes? with|supplied|in the (?:box|set|pack|kit)|set of|box of|pack of|contains?|"
    r"you get|together with|plus)\b|^\d+ \w+ (?:of|and)|\bwith (?:a|an|two|three|four|\d+)\b",
    re.I,
)
_BOX_NAME = re.compile(r"includ|contents|in the box|pieces|supplied|comes with|set|pack\b", re.I)
_INSIDE = re.compile(
    r"\bwhat(?:'s| is| are)? (?:the )?(?:in (?:it|them|this|these)\b|ingredients?|inside)|"
    r"\bingredients?\b|\bwhat does it contain\b|\bwhat do they contain\b"
)
_CARE = re.compile(
    r"\bhow (?:do|should|can|to|must|would)\b.*\b(?:wash|clean|care|look after|maintain|iron|dry)\b|"
    r"\b(?:care|washing|cleaning) (?:instructions?|advice)\b|\bbest way to (?:wash|clean)\b|\bhow is "
    r"it (?:washed|cleaned)\b"
)
_CARE_WORDS = re.compile(
    r"\b(?:wash\w*|clean\w*|wipe\w*|dishwasher|rinse\w*|dry|iron|care|tumble|oil it|machine)\b", re.I
)
_CARE_NAME = re.compile(r"wash|care|clean|dishwasher|ironing|maintenance", re.I)
_TASTE = re.compile(r"\bwhat (?:does|do|is|are) .*\b(?:taste|smell|flavou?r|scent)\b|\bwhat (?:flavou?r|scent|taste)\b")
_TASTE_NAME = re.compile(r"taste|flavou?r|scent|smell|notes|aroma", re.I)
_TASTE_WORDS = re.compile(
    r"\b(?:tast(?:e|es|ing)|flavou?rs?|notes of|smells?|scent\w*|aroma|sweet|bitter|fruity)\b", re.I
)
_HOW_MANY = re.compile(r"\bhow many (?P<what>[a-z]+(?: [a-z]+)?)")
_OF_PART = re.compile(r"\b(?:is|are|of) (?:the|its|their) \w+")
_FIT = re.compile(
    r"\bhow (?:do|does|is|are) (?:it|they|this|these|the \w+) (?:fit|fitting|sized|cut)\b|\btrue to size\b|"
    r"\bhow is the (?:fit|sizing)\b"
)
_FIT_NAME = re.compile(r"^(?:fit|cut|sizing|size advice|width)$", re.I)
_FIT_WORDS = re.compile(r"\b(?:true to size|sizes?|sizing|runs|cut|fits?|narrow|wide)\b", re.I)
_LAST = re.compile(
    r"\bhow long\b.*\b(?:last|lasts|run|go|keep|keeps|charge|burn|stay|play|take|takes)\b|\bbattery "
    r"life\b|\brun ?time\b|\bhow durable\b"
)
_QUALITY = re.compile(
    r"^\W*(?:is|are) (?:it|this|that|they|these|those) (?:very |really |quite |too |that |so "
    r")?(?P<word>heavy|light|big|large|small|long|short|tall|high|low|wide|narrow|deep|thick|thin|"
    r"bright|powerful|strong|bulky|compact|huge|tiny)(?=\W*$|\s+(?:or|and|at all|to carry|to lift)\b)|"
    r"\b(?:are|is|too|very|really) (?P<other>heavy|big|large|small|bulky|bright|tall|wide|deep|"
    r"thick)\W*$"
)
_QUALITIES = {
    "weight": "heavy light",
    "dimensions": "big large small bulky compact huge tiny",
    "length": "long short",
    "height": "tall high low",
    "width": "wide narrow",
    "depth": "deep",
    "thickness": "thick thin",
    "brightness": "bright",
    "power": "powerful strong",
}


def quality(asked: Asked) -> Told | None:
    """What the listing measures where a word of taste is asked about ("is it heavy?"): the number, and no verdict."""
    match = _QUALITY.search(asked.question)
    if match is None or not asked.yes_no:
        return None
    word = match.group("word") or match.group("other")
    name = next(name for name, words in _QUALITIES.items() if word in words.split())
    if asked.part(match.end() - len(word)):
        return None
    found = (
        _whole_size(asked)
        if name == "dimensions"
        else [one.statement for one in given(aspect(name), asked.listing)][:1]
    )
    if not found:
        return None
    return _all_of(asked, found[:3])


def detail(asked: Asked) -> Told | None:
    """The answer to an open question; None where nothing of the listing bears on it."""
    question = asked.question
    if _TASTE.search(question):
        return _picked(asked, _TASTE_NAME, _TASTE_WORDS) or unsaid(asked)
    if _CARE.search(question):
        return _picked(asked, _CARE_NAME, _CARE_WORDS) or unsaid(asked)
    if (many := _HOW_MANY.search(question)) and (told := _how_many(asked, many.group("what"))):
        return told
    if _BOX.search(question):
        return _picked(asked, _BOX_NAME, _IN_BOX) or unsaid(asked)
    if _INSIDE.search(question):
        return _inside(asked)
    if _FIT.search(question):
        return _picked(asked, _FIT_NAME, _FIT_WORDS) or unsaid(asked)
    if _BIG.search(question):
        found = _sized(asked)
        return _all_of(asked, found) if found else unsaid(asked)
    return _measured(asked) or _named(asked)


def _all_of(asked: Asked, found: Sequence[Statement]) -> Told:
    """Several statements in one sentence: columns as a list, a sentence as it stands."""
    listed = list(dict.fromkeys(found))
    if len(listed) == 1:
        return stated(asked, "plain", listed[0])
    if all(each.name is not None for each in listed):
        values = [
            asked.say(
                "asked.pair",
                detail=asked.say.detail(each.name or ""),
                value=asked.say.value(each.name or "", each.value),
            )
            for each in listed
        ]
        said = asked.say("asked.gives", pairs=asked.say.listed(values))
    else:
        said = all_quoted(asked, listed)
    return answered(asked, "plain", said, *(asked.fact("attribute", each.text) for each in listed))


def _whole_size(asked: Asked) -> list[Statement]:
    found = [
        each
        for each in asked.listing
        if each.name is not None and _SIZES.search(each.name) and not _NOT_WHOLE.search(each.name)
    ]
    if not found and asked.product.sizes:
        value = ", ".join(asked.product.sizes)
        found = [Statement(text=f"size: {value}", product_id=asked.product.product_id, name="size", value=value)]
    return found


def _sized(asked: Asked) -> list[Statement]:
    """The size of the whole, or of the part that is named."""
    named = (
        frozenset(map(key, asked.words))
        - asked.called
        - frozenset(map(key, "size big large dimension dimensions measurements space room small".split()))
    )
    of_part = [
        each
        for each in asked.listing
        if each.name is not None and named and named & each.words and _SIZES.search(each.name)
    ]
    if of_part:
        return of_part[:2]
    if named and _OF_PART.search(asked.question):
        return [one.statement for one in of_named_part(("length", "volume"), asked.listing, named)][:2]
    found = _whole_size(asked)[:4]
    if found:
        return found
    each = aspect("dimensions")
    return [one.statement for one in given(each, asked.listing)][:2]


def _picked(asked: Asked, names: re.Pattern[str], words: re.Pattern[str]) -> Told | None:
    """The columns of some names, and the sentences with some words."""
    columns = [each for each in asked.listing if each.name is not None and names.search(each.name)]
    texts = [
        each
        for each in asked.listing
        if each.name is None and words.search(each.text) and each.text != asked.product.title
    ]
    title = [each for each in asked.listing if each.text == asked.product.title and words.search(each.text)]
    found = (texts[:2] + columns[:2] or title)[:3]
    return _all_of(asked, found) if found else None


def _inside(asked: Asked) -> Told:
    columns = [
        each
        for each in asked.listing
        if each.name is not None and re.search(r"ingredient|content|filling|composition|contains", each.name, re.I)
    ]
    texts = [
        each
        for each in asked.listing
        if each.name is None and each.text != asked.product.title and each.text.count(",") >= 2
    ]
    texts += [
        each
        for each in asked.listing
        if each.name is None
        and re.search(r"\b(?:contains?|with|made (?:of|from)|ingredients?)\b", each.text, re.I)
        and each.text != asked.product.title
    ]
    found = (columns + texts)[:2] if columns else texts[:2]
    return _all_of(asked, found) if found else unsaid(asked)


def _how_many(asked: Asked, what: str) -> Told | None:
    for word in reversed(what.split()):
        found = counted(asked, key(word))
        if found:
            return stated(asked, "plain", found[0][1])
    if any(key(word) in asked.called or key(word) in _PIECES for word in what.split()):
        found_ = next((each for each in asked.listing if _SET_OF.search(each.text)), None)
        return stated(asked, "plain", found_) if found_ else None
    return None


_PIECES = frozenset(map(key, "piece item pack part unit thing".split()))
_SET_OF = re.compile(
    r"\b(?:box|set|pack|bundle|case|bag|tin|packet) of (?:\d+|two|three|four|five|six|eight|ten|twelve)\b", re.I
)


def _measured(asked: Asked) -> Told | None:
    """What is asked with "how long", "how heavy", "what power": the columns of those aspects, or sentences."""
    if not re.search(r"\bhow\b|\bwhat\b|\bwhich\b", asked.question) and asked.say.language == "en":
        return None
    found: list[Statement] = []
    wanted = _asked_aspects(asked)
    several = len(wanted) > 1 and all(each.name in _SIDES for each in wanted)
    for each in wanted:
        part = _part(asked, each)
        measured = given(each, asked.listing, part) or (
            of_named_part(each.dimensions, asked.listing, part) if part else []
        )
        found += sorted((one.statement for one in measured), key=lambda told: -len(asked.topic & told.words))[:1]
        if found and not several:
            break
    if not found and re.search(r"\bhow long\b", asked.question):
        found = [each for each in asked.listing if asked.topic & each.words and _timed(each)][:1]
    return _all_of(asked, found[:3]) if found else (unsaid(asked) if wanted and _pure(asked) else None)


def _timed(statement: Statement) -> bool:
    return any(measure.dimension == "time" for measure in measures(statement.text))


def _pure(asked: Asked) -> bool:
    """Whether a number is asked for and nothing else would do."""
    return bool(
        re.search(
            r"\bhow (?:heavy|tall|wide|deep|thick|high|bright|powerful|long)\b|\bhow much does (?:it|this) weigh\b",
            asked.question,
        )
    )


_SIDES = ("length", "width", "height", "depth", "weight", "diameter")


def _asked_aspects(asked: Asked) -> list[Aspect]:
    found = aspects_in(asked.question)
    if _LAST.search(asked.question):
        timed = [each for each in found if each.dimensions == ("time",)]
        return timed or [aspect("battery")]
    several = [each for each in found if each.name in _SIDES]
    return several[:3] if len(several) > 1 else found


def _part(asked: Asked, each: Aspect) -> frozenset[str]:
    """Keys of the part that is measured, where the question names one and the aspect does not."""
    if each.dimensions[0] not in ("length", "mass"):
        return frozenset()
    spoken = frozenset(map(key, WORD.findall(" ".join(match.group() for match in each.asked.finditer(asked.question)))))
    rest = frozenset(key(word) for word in topic_words(asked.question)) - spoken - asked.called
    rest -= frozenset(
        map(
            key,
            "weight height width depth length thickness size measure bag box jar tin bottle pack tube tub "
            "packet".split(),
        )
    )
    return frozenset(word for word in rest if any(word in statement.words for statement in asked.listing)) or rest


def _named(asked: Asked) -> Told | None:
    """The column whose name is asked for, else the sentence that has the most of what is asked."""
    wanted = asked.topic
    if not wanted or wanted <= asked.called:
        return None
    best, most = None, 0.0
    for each in asked.listing:
        if each.name is None:
            shared = 1.0 * len(wanted & each.words)
            enough = shared >= max(min(2, len(wanted)), 2 * len(wanted) / 3) and each.text != asked.product.title
        else:
            shared = 2.0 * len(wanted & frozenset(map(key, WORD.findall(each.name)))) + 0.9 * len(wanted & each.words)
            enough = shared > 0
        if enough and shared > most:
            best, most = each, shared
    return stated(asked, "plain", best) if best is not None else None
