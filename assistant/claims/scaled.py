"""Comparisons of what listings say in words or under a name of their own: "darker", "harder", "less caffeine"."""

import re
from collections.abc import Sequence

from assistant.claims.clauses import Atom, Clause, unknown
from assistant.claims.comparing import beats, rivals_of, sign_of
from assistant.claims.lexicon import neutral
from assistant.claims.measures import Measured, counted_words
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token

_UNMEASURED = re.compile(
    r"\b(?P<what>\w{2,}er|more \w+|less \w+|worse|further|farther) (?:\w+ )?than (?:the |both |all |any )?P "
)


_GRADES = {
    word: grade
    for grade, words in enumerate(("none no 0", "low little mild", "medium mid regular moderate", "high strong"))
    for word in words.split()
}


_SCALES = (
    ("light", "medium", "dark"),
    ("low", "mid", "medium", "high"),
    ("small", "medium", "large"),
    ("soft", "medium", "firm"),
    ("mild", "medium", "hot"),
    ("fine", "medium", "coarse"),
    ("slow", "medium", "fast"),
)
"""What attributes say in words, from less to more."""


_NOT_COMPARED = frozenset("rather other whether either neither ever over under never".split())


def unmeasured(clause: Clause, shelf: Shelf) -> None:
    """A comparison of something the listings do not measure: numbers of the same thing, or nothing."""
    for match, places in clause.spans(_UNMEASURED):
        what = match["what"].split()
        if what[0] in _NOT_COMPARED:
            continue
        scale = _scale_of(what[0])
        if scale is not None:
            _add_scaled(clause, places, scale, match.group(), shelf)
            continue
        if what[0] in ("more", "less") and _graded(what[-1], shelf):
            _add_graded(clause, places, what[-1], sign_of(what[0]), match.group(), shelf)
            continue
        named = _named_after(what[0], shelf)
        if named:
            _add_named(clause, places, named, match.group(), shelf)
            continue
        words = [t for t in clause.tokens[places.start : places.stop] if t.kind == "word" and t.key not in neutral()]
        sign = sign_of(what[0])
        countable = what[0] in ("more", "less", "fewer") and bool(words)

        def holds(
            subject: tuple[int, ...],
            rivals: tuple[int, ...],
            words: Sequence[Token] = tuple(words),
            sign: int = sign,
            countable: bool = countable,
        ) -> bool:
            mine = [counted_words(shelf.listings[place], words) for place in subject]
            theirs = [counted_words(shelf.listings[place], words) for place in rivals_of(subject, rivals, shelf)]
            return countable and bool(theirs) and all(beats(a, b, sign) for a in mine for b in theirs)

        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), unknown, False, holds))


def _scale_of(word: str) -> tuple[tuple[str, ...], int] | None:
    """The scale a comparative moves on, and which way: "darker" goes up from light to dark."""
    for scale in _SCALES:
        for level, sign in ((scale[0], -1), (scale[-1], 1)):
            if word in (f"{level}er", f"{level}r", f"{level[:-1]}ier"):
                return scale, sign
    return None


def _add_scaled(clause: Clause, places: range, scale: tuple[tuple[str, ...], int], text: str, shelf: Shelf) -> None:
    levels, sign = scale

    def level(place: int) -> dict[str, int]:
        attributes = shelf.listings[place].product.attributes
        return {
            name: at
            for name, value in attributes.items()
            for at, word in enumerate(levels)
            if str(value).casefold().strip() == word
        }

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(level(a), level(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
        return bool(pairs) and all(
            any(name in theirs and sign * (at - theirs[name]) > 0 for name, at in mine.items())
            for mine, theirs in pairs
        )

    clause.take(places)
    clause.take(
        [n for n, t in enumerate(clause.tokens) if any(t.text in of.product.attributes for of in shelf.listings)]
    )
    clause.atoms.append(Atom(text.strip(), unknown, False, holds))


def _named_after(word: str, shelf: Shelf) -> str:
    """The attribute a comparative is of: "harder" is of "hardness"; "" where no two products have one."""
    base = word[:-3] + "y" if word.endswith("ier") else word.removesuffix("er")
    names = [name for of in shelf.listings for name in of.product.attributes if name.startswith(base)]
    return next((name for name in names if word.endswith("er") and len(base) > 3 and names.count(name) > 1), "")


def _add_named(clause: Clause, places: range, name: str, text: str, shelf: Shelf) -> None:
    def value(place: int) -> Measured | None:
        number = re.search(r"\d+(?:\.\d+)?", str(shelf.listings[place].product.attributes.get(name, "")))
        return (name, float(number.group())) if number else None

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(value(a), value(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
        return bool(pairs) and all(beats(a, b, 1) for a, b in pairs)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), unknown, False, holds))


def _graded(name: str, shelf: Shelf) -> bool:
    """Whether products of the shelf have an attribute of this name."""
    return sum(name in of.product.attributes for of in shelf.listings) > 1


def _add_graded(clause: Clause, places: range, name: str, sign: int, text: str, shelf: Shelf) -> None:
    def level(place: int) -> int | None:
        value = str(shelf.listings[place].product.attributes.get(name, "")).casefold().strip()
        return _GRADES.get(value)

    def holds(subject: tuple[int, ...], rivals: tuple[int, ...]) -> bool:
        pairs = [(level(a), level(b)) for a in subject for b in rivals_of(subject, rivals, shelf)]
        return bool(pairs) and all(a is not None and b is not None and sign * (a - b) > 0 for a, b in pairs)

    clause.take(places)
    clause.atoms.append(Atom(text.strip(), unknown, False, holds))
