"""What a shopper wants of another variant, read against the options the product comes in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.service.reading.scales import step_key
from assistant.service.reading.tokens import Token, found_at, token_stems, tokens

Values = Mapping[str, Sequence[str]]
"""Option -> the values it has within a product."""

NONE_WORDS = ("none", "no")
_NEGATIONS = frozenset(token_stems("not no non without than except nor avoid dont"))
_ARTICLES = frozenset(token_stems("a an the any in with have be"))
_LETTER_SIZES = {
    "small": "S",
    "medium": "M",
    "large": "L",
    "x large": "XL",
    "extra large": "XL",
    "xx large": "XXL",
    "extra small": "XS",
}
_SOFT = re.compile(
    r"\bprefer\w*|\bif (?:available|possible|there (?:is|are)|multiple|you have|several|both|"
    r"more than one)|\bideally\b|\bpreferably\b|\bwhere possible\b|\bfavou?r\b",
    re.I,
)
_FALLBACK = re.compile(
    r"\b(?:if (?:there(?:'s| is| are)? (?:no|not|none)|(?:it|that|this|one|they|those)(?:'s| is|"
    r" are)?(?:n'?t| not)|not|none|you (?:don'?t|do not)|unavailable|[^,;]{1,60}? (?:is|are)(?:n'?t|"
    r" not)(?: \w+)?)[^,;]*[,;]|otherwise|or else|failing that|if not,?)\s*(?P<then>.*)",
    re.I,
)
_GO_FOR = re.compile(r"\b(?:i'?d|i would|i'?ll|i will|then|go (?:for|with)|settle for|take)\b", re.I)
_PART = re.compile(
    r"[.;!?]\s+|\n+|[()]|,?\s+but\s+|,\s*(?=(?:if|prefer|i'd prefer|i would prefer|and prefer|preferably|"
    r"ideally|otherwise)\b)|\s+(?=otherwise\b)|\s+(?=if (?:there|that|it|not|available|possible|multiple|"
    r"you)\b)",
    re.I,
)
_OLD = re.compile(
    r"\b(?:instead of|rather than|in place of|no longer|replacing|as opposed to|(?P<not>not))\s+(?:a |an |"
    r"the |my |in |with )*",
    re.I,
)
_TOO = re.compile(r"\b(?:is|are|was|it'?s|were)?\s*(?:a (?:bit|little) |much |way |far )?too \w+", re.I)
_FROM_TO = re.compile(r"\bfrom\b(?P<old>[^.;]*?)\b(?:to|into)\b", re.I)
_SAME_ELSE = re.compile(
    r"\b(?:same|identical|otherwise the same|keep\w*|without changing|not changing|leave|everything else|"
    r"all (?:the )?other|rest (?:of it )?(?:the )?same|unchanged|similar)\b",
    re.I,
)
_SAME_THING = re.compile(
    r"\b(?:(?:the |exact(?:ly)? |very )*same (?:exact )?(?:one|item|thing|product|model|variant|again)|"
    r"same\W*$|an identical|another (?:one|of the same)|(?:a )?(?:replacement|new one|fresh one|"
    r"working one))\b",
    re.I,
)
_ANY_ELSE = re.compile(
    r"\b(?:don'?t (?:really )?(?:care|mind)|do not (?:care|mind)|any (?:other )?(?:\w+ )?(?:is|are|will|"
    r"would be) (?:ok|okay|fine|do|good)|whatever|no preference|doesn'?t matter|regardless)\b",
    re.I,
)
_PRICE_SORT: tuple[tuple[Literal["cheapest", "dearest"], re.Pattern[str]], ...] = (
    (
        "cheapest",
        re.compile(
            r"\b(?:cheapest|least expensive|lowest[- ]price[d]?|lowest cost|most affordable|(?:maximum|most|"
            r"max) money back)\b",
            re.I,
        ),
    ),
    ("dearest", re.compile(r"\b(?:most expensive|priciest|dearest|highest[- ]price[d]?|most costly)\b", re.I)),
)
_NOT_DEARER = re.compile(
    r"\b(?:same price or (?:lower|less|cheaper)|(?:same|equal) or lower price|"
    r"price (?:to be )?(?:the )?same or lower|no more than (?:i|what i) paid|not (?:be )?more expensive|"
    r"(?:previous|previously|original) (?:purchased? |purchaced )?price|within the (?:same|"
    r"original) price|(?:at|for) the same price)\b",
    re.I,
)
_CHEAPER = re.compile(r"\b(?:cheaper|less expensive|lower[- ]priced?)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A wish along a scale: "bigger", "one size smaller", "1000 more pieces", "the highest resolution"."""

    option: str
    up: bool
    kind: Literal["beyond", "next", "by", "most"] = "beyond"
    by: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Values wanted of one option; without an option name, of any that has them."""

    options: tuple[str, ...]
    value: str
    at_least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All of it. Empty where the words say nothing of the product's options."""

    values: tuple[Choice, ...] = ()
    never: tuple[Choice, ...] = ()
    steps: tuple[Step, ...] = ()
    soft: tuple[Choice, ...] = ()
    """Preferences, the strongest first; each counts where it leaves something."""
    fallback: tuple[Choice, ...] = ()
    """Values taken where the wanted ones are not to be had."""
    keep: tuple[str, ...] = ()
    """Options that must stay as they are."""
    same_else: bool = False
    """All that is not named must stay as it is."""
    any_else: bool = False
    same_thing: bool = False
    """The very same variant again."""
    sort: Literal["cheapest", "dearest"] | None = None
    not_dearer: bool = False
    cheaper: bool = False

    @property
    def says_anything(self) -> bool:
        """Whether the words choose among variants."""
        return bool(
            self.values or self.never or self.steps or self.soft or self.sort or self.same_thing or self.cheaper
        )


def read_wanted(text: str, values: Values) -> Wanted:
    """Read what is wanted of another variant.

    Args:
        text: the shopper's words about it.
        values: the options of the product.
    """
    wanted = Wanted(
        same_else=bool(_SAME_ELSE.search(text)),
        any_else=bool(_ANY_ELSE.search(text)),
        same_thing=bool(_SAME_THING.search(text)),
        sort=next((sort for sort, pattern in _PRICE_SORT if pattern.search(text)), None),
        not_dearer=bool(_NOT_DEARER.search(text)),
        cheaper=bool(_CHEAPER.search(text)),
    )
    for part in (each for each in _PART.split(text) if each and each.strip()):
        fallback = _FALLBACK.search(part)
        if fallback and fallback.group("then").strip():
            before = part[: fallback.start()]
            wanted = _with_part(wanted, before, values, soft=False)
            then = _GO_FOR.split(fallback.group("then"), maxsplit=1)[-1]
            wanted = replace(wanted, fallback=wanted.fallback + _choices(then, values)[0])
        else:
            wanted = _with_part(wanted, part, values, soft=bool(_SOFT.search(part)))
    return replace(wanted, same_thing=wanted.same_thing and not (wanted.values or wanted.steps or wanted.sort))


def _with_part(wanted: Wanted, part: str, values: Values, *, soft: bool) -> Wanted:
    part = _FROM_TO.sub(" to ", _TOO.sub(" ", part))
    part, old = _without_old(part, values)
    good, bad = _choices(part, values)
    never = wanted.never + bad + tuple(choice for text in old for choice in _negated(text, values))
    keep = _kept(part, values)
    good = tuple(choice for choice in good if not set(choice.options) <= set(keep) or soft)
    if soft:
        return replace(wanted, soft=wanted.soft + good, never=never)
    return replace(
        wanted,
        values=wanted.values + good,
        never=never,
        steps=wanted.steps + _steps(part, values),
        keep=wanted.keep + keep,
    )


def _without_old(part: str, values: Values) -> tuple[str, list[str]]:
    """Words without what they say is no longer wanted, and that."""
    old: list[str] = []
    nots = any(value.casefold().startswith(("not ", "non")) for each in values.values() for value in each)
    place = 0
    while cut := _OLD.search(part, place):
        if cut.group("not") and nots:
            place = cut.end()
            continue
        after = part[cut.end() :]
        end = re.search(r"[,;.]|\b(?:and|but|with|in|for|to|that|which)\b", after)
        length = end.start() if end else len(after)
        old.append(after[:length])
        part = f"{part[: cut.start()]} ; {after[length:]}"
        place = cut.start()
    return part, old


def _negated(text: str, values: Values) -> tuple[Choice, ...]:
    """What is not wanted: "instead of Apple HomeKit"; "no backlight" is the value that says there is none."""
    return _choices(text, values)[0]


def _kept(part: str, values: Values) -> tuple[str, ...]:
    """Options that are named as staying: "the same color", "keeping the leather strap"."""
    kept = []
    for match in re.finditer(
        r"\b(?:same|keep\w*|without changing|unchanged|retain\w*)\b(?P<what>(?:[^.;,]|,(?! but))*)", part, re.I
    ):
        what = re.split(r"\bbut\b|\bexcept\b|\bonly\b|\bin (?:a |an )?\w+$", match.group("what"))[0]
        stems = set(token_stems(what))
        for option in values:
            if set(token_stems(option)) & stems and not _choices(what, {option: values[option]})[0]:
                kept.append(option)
    return tuple(kept)


def _choices(text: str, values: Values) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The values that a text names, wanted and not wanted."""
    found = tokens(text)
    taken: set[int] = set()
    good: list[tuple[int, Choice]] = []
    bad: list[tuple[int, Choice]] = []
    for place, length, options, value in _hits(text, found, values):
        span = range(place, place + length)
        if taken & set(span):
            continue
        taken |= set(span)
        chosen = _nearest_option(found, place, length, options)
        at_least = bool(
            re.match(
                r"\W*(?:or|and) (?:above|better|higher|more|up|over|greater|newer|faster)",
                text[found[place + length - 1].end :],
                re.I,
            )
        )
        choice = Choice(options=chosen, value=value, at_least=at_least)
        negated = _is_negated(text, found, place)
        (bad if negated else good).append((place, choice))
    for place, option, value in _by_name(text, found, values, taken):
        good.append((place, Choice(options=(option,), value=value)))
    first = [choice for _, choice in sorted(good, key=lambda pair: pair[0])]
    return tuple(first), tuple(choice for _, choice in bad)


def _hits(text: str, found: Sequence[Token], values: Values) -> list[tuple[int, int, tuple[str, ...], str]]:
    """Where values are named, the longest first: place, length, the options that have the value, the value."""
    by_value: dict[str, list[str]] = {}
    for option, each in values.items():
        for value in each:
            by_value.setdefault(value, []).append(option)
    hits = []
    for value, options in by_value.items():
        for form in _forms(value, values, options):
            for place in found_at(form, found):
                if _stands(text, found, place, len(form), value, options):
                    hits.append((place, len(form), tuple(options), value))
    return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


def _forms(value: str, values: Values, options: Sequence[str]) -> list[tuple[str, ...]]:
    """How a value may be said: whole, or by the words of it that no other value of the product has."""
    whole = token_stems(value)
    forms = [whole] if value.casefold() not in (*NONE_WORDS, "yes") else []
    forms += [token_stems(said) for said, letter in _LETTER_SIZES.items() if letter == value]
    if len(whole) > 1:
        others = [set(token_stems(other)) for each in values.values() for other in each if other != value]
        names = {stem for option in values for stem in token_stems(option)}
        for stem in whole:
            lone = not any(stem in other for other in others) and stem not in names
            if lone and stem not in _EMPTY and (not stem.isdigit() or len(stem) > 2):
                forms.append((stem,))
        if whole[0].replace(".", "").isdigit() and not any(whole[0] in other for other in others):
            forms += [(whole[0], *token_stems(option)[-1:]) for option in options]
    return [form for form in forms if form]


_EMPTY = frozenset(token_stems("and or of the with in a an to + set not non equivalent brand"))


def _stands(text: str, found: Sequence[Token], place: int, length: int, value: str, options: Sequence[str]) -> bool:
    """Whether one letter or a bare number really is the value: "size s", "S", "size 10"; not the s of a word."""
    token = found[place]
    if length > 1:
        return True
    near = {each.stem for each in found[max(0, place - 3) : place + 3] if each is not token}
    named = bool(near & {stem for option in options for stem in token_stems(option)})
    if len(value) == 1 and value.isalpha():
        return named or token.word.isupper()
    if token.word.isdigit() and value.isdigit():
        before = text[max(0, token.start - 1) : token.start]
        money = before in ("$", "#") or re.match(r"\s*(?:more|less|fewer)\b", text[token.end :])
        return not money and (named or len(value) > 2 or len(found) <= 4)
    return True


def _nearest_option(found: Sequence[Token], place: int, length: int, options: tuple[str, ...]) -> tuple[str, ...]:
    """Of the options that have a value, the one whose name stands nearest; all where none is named."""
    if len(options) == 1:
        return options
    best: dict[str, int] = {}
    for option in options:
        for stem in token_stems(option):
            if sum(stem in token_stems(other) for other in options) > 1:
                continue
            for at, token in enumerate(found):
                if token.stem == stem:
                    distance = min(abs(at - place), abs(at - (place + length - 1)))
                    best[option] = min(best.get(option, 99), distance)
    near = {option: distance for option, distance in best.items() if distance <= 4}
    return (min(near, key=lambda option: near[option]),) if near else options


def _by_name(text: str, found: Sequence[Token], values: Values, taken: set[int]) -> list[tuple[int, str, str]]:
    """Options that are or are not: "waterproof" -> yes, "no backlight" -> none."""
    named = []
    for option, each in values.items():
        lower = {value.casefold(): value for value in each}
        yes = lower.get("yes")
        none = next(
            (value for key, value in lower.items() if key in NONE_WORDS or key.startswith(("not ", "non-"))), None
        )
        if none is None:
            continue
        form = token_stems(option)
        for place in found_at(form, found):
            if place in taken:
                continue
            following = found[place + len(form) : place + len(form) + 1]
            negated = _is_negated(text, found, place)
            if negated or any(token.stem in NONE_WORDS for token in following):
                named.append((place, option, none))
            elif yes is not None:
                named.append((place, option, yes))
    return named


def _is_negated(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether a word has a "no" before it, or before the article that it has."""
    start = place - 2 if place > 1 and found[place - 1].stem in _ARTICLES else place - 1
    if start < 0 or "," in text[found[start].end : found[place].start]:
        return False
    return found[start].stem in _NEGATIONS


_UP = (
    "bigger larger higher more greater longer taller brighter thicker faster stronger louder harder wider roomier "
    "increased"
)
_DOWN = "smaller lower less shorter dimmer thinner slower fewer easier lighter narrower reduced"
_MOST_UP = (
    "biggest largest highest maximum max maximal most longest tallest brightest thickest fastest hardest greatest "
    "best maximized"
)
_MOST_DOWN = "smallest lowest minimum min least shortest dimmest thinnest slowest fewest easiest minimal"
_STEPS: Mapping[str, tuple[bool, bool]] = {
    stem: (up, most)
    for words, up, most in (
        (_UP, True, False),
        (_DOWN, False, False),
        (_MOST_UP, True, True),
        (_MOST_DOWN, False, True),
    )
    for stem in token_stems(words)
}
"""Stem -> upwards, to the end of the scale."""


def _steps(text: str, values: Values) -> tuple[Step, ...]:
    found = tokens(text)
    steps: list[Step] = []
    for place, token in enumerate(found):
        if token.stem not in _STEPS:
            continue
        up, most = _STEPS[token.stem]
        following = [each.stem for each in found[place + 1 : place + 4]]
        before = [each.stem for each in found[max(0, place - 3) : place]]
        if following[:1] and following[0] in token_stems("expensive cheap costly money than options detail"):
            continue
        if re.match(r"\W*(?:price|cost)", text[token.end :], re.I):
            continue
        option = step_key(token.stem, following, before, values)
        if option is None:
            continue
        number = found[place - 1].stem if place else ""
        if not most and number.replace(".", "").isdigit() and number not in ("1",):
            steps.append(Step(option=option, up=up, kind="by", by=float(number)))
        else:
            next_one = (
                bool(set(before) & set(token_stems("one size slightly bit little notch step 1 tad")))
                or "size" in before
            )
            steps.append(Step(option=option, up=up, kind="most" if most else "next" if next_one else "beyond"))
    return tuple(steps)
