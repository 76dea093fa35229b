"""Which words of a sentence name products of the shelf: titles, positions and descriptions."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.claims.lexicon import colour_keys, material_keys, neutral
from assistant.claims.listing import Listing
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token
from assistant.claims.truth import truth
from retrieval.vocabulary import head, stem

_POINTERS = frozenset("the this these those our both each either neither every".split())


_GENERIC = frozenset(
    map(stem, "one ones pair pairs model models version versions piece pieces option options pick".split())
)


_ORDINALS = {
    word: place for place, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())
} | {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3}


_NOT_ORDINAL = frozenset("time hand class glance thing week day place look choice".split())


_SKIPPED = frozenset("of the and & de la - with for".split())


_AFTER_NOUN = frozenset("are is have here in under at for that with come cost left on to of share both fit".split())


_BACK = 4
"""How many words may stand between "the" and the name."""


class PointsBeyondError(Exception):
    """A sentence points at a place the shelf does not have."""


def with_names(found: Sequence[Token], shelf: Shelf) -> tuple[Token, ...]:
    """The tokens of a sentence with each name, position or description of products as one token.

    Raises:
        PointsBeyondError: a position is named that the shelf does not have.
    """
    made: list[Token] = []
    place = 0
    while place < len(found):
        token, end = _position(found, place, shelf) or _name(found, place, shelf, made) or (None, place)
        if token is None:
            described = _described(found, place, shelf)
            token, end = described if described else (found[place], place + 1)
        made.append(token)
        place = end
    return tuple(made)


def _product(places: Sequence[int], text: str) -> Token:
    return Token("product", text, "P", products=tuple(places))


def _position(found: Sequence[Token], place: int, shelf: Shelf) -> tuple[Token, int] | None:
    token = found[place]
    many = len(shelf.listings)
    if token.text in ("number", "nr") and place + 1 < len(found) and found[place + 1].kind == "number" and place == 0:
        return _at((int(found[place + 1].value) - 1,), place + 2, many)
    if token.text != "the" or place + 1 >= len(found):
        return None
    word, after = found[place + 1], _text(found, place + 2)
    if word.text in _ORDINALS and not _is_other_ordinal(found, place + 2):
        first = _ORDINALS[word.text]
        if found[place + 2 : place + 3] and found[place + 2].kind == "number" and first == 0:
            return _at(tuple(range(int(found[place + 2].value))), place + 3, many)
        end = place + 3 if stem(after) in _GENERIC else place + 2
        return _at((first,), end, many)
    if word.text == "last" and after in ("one", "pair") and _text(found, place + 3) in ("is", "costs", "has", "weighs"):
        return _at((many - 1,), place + 3, many)
    if word.text == "last" and found[place + 2 : place + 3] and found[place + 2].kind == "number":
        count = int(found[place + 2].value)
        return _at(tuple(range(many - count, many)), place + 3, many)
    return None


def _is_other_ordinal(found: Sequence[Token], place: int) -> bool:
    """Whether "the first" goes on with a thing that is no product of the shelf ("the first time")."""
    return _text(found, place) in _NOT_ORDINAL


def _at(places: tuple[int, ...], end: int, many: int) -> tuple[Token, int]:
    if any(not 0 <= place < many for place in places):
        raise PointsBeyondError
    return _product(places, "position"), end


def _text(found: Sequence[Token], place: int) -> str:
    return found[place].text if 0 <= place < len(found) else ""


def _name(found: Sequence[Token], place: int, shelf: Shelf, before: list[Token]) -> tuple[Token, int] | None:
    """A title, or words of it that no other title on the shelf has."""
    run, holders, end = _longest_run(found, place, shelf.literal_titles)
    if not run:
        run, holders, end = _longest_run(found, place, shelf.titles)
    if not run or not holders:
        return None
    if len(holders) > 1:
        holders = _narrowed(found, place, holders, shelf)
    if len(holders) != 1 and not (1 < len(holders) < len(shelf.listings) and _pointed(before, 1)):
        return None
    if not _is_name(
        found,
        place,
        run,
        before,
        end,
        {head(shelf.evidence.shown[holder].title) for holder in holders},
        len(shelf.listings),
    ):
        return None
    if len(holders) == 1 and _describes_a_part(found, place, shelf.listings[holders[0]]):
        return None
    while before and before[-1].text in ("the", "this", "that", "our"):
        before.pop()
    if _text(found, end) in ("one", "ones"):
        end += 1
    return _product(holders, " ".join(token.text for token in run)), end


def _longest_run(
    found: Sequence[Token], place: int, titles: Sequence[Sequence[str]]
) -> tuple[list[Token], list[int], int]:
    """The words from a place on that stand in a title in this order, whose titles those are, and where they end."""
    holders = {number: _after(found[place], title, -1) for number, title in enumerate(titles)}
    holders = {number: at for number, at in holders.items() if at is not None}
    run, end = ([found[place]] if holders else []), place + 1
    while holders and end < len(found):
        step = end
        while _text(found, step) in _SKIPPED and step - end < 2:
            step += 1
        if step >= len(found) or (step > end and not found[step].capital):
            break
        kept = {number: _after(found[step], titles[number], at or 0) for number, at in holders.items()}
        kept = {number: at for number, at in kept.items() if at is not None}
        if not kept:
            break
        holders, end = kept, step + 1
        run.append(found[step])
    return run, list(holders), end


def _after(token: Token, title: Sequence[str], at: int) -> int | None:
    """The first place of a word in a title behind another; None where it has none."""
    if token.kind not in ("word", "number") or token.key in neutral():
        return None
    return next((place for place in range(at + 1, len(title)) if title[place] == token.key), None)


def _narrowed(found: Sequence[Token], place: int, holders: list[int], shelf: Shelf) -> list[int]:
    """Of several products of one name, those the words between "the" and the name are true of."""
    words = _between(found, place)
    if not words:
        return holders
    return [number for number in holders if all(truth(shelf.listings[number], [word]) for word in words)]


def _between(found: Sequence[Token], place: int) -> list[Token]:
    """The words between "the" and a place, where nothing else stands there."""
    for start in range(place - 1, max(-1, place - 1 - _BACK), -1):
        if found[start].text in _POINTERS:
            return list(found[start + 1 : place])
        if found[start].kind != "word" or found[start].key in neutral():
            return []
    return []


def _describes_a_part(found: Sequence[Token], place: int, of: Listing) -> bool:
    """Whether the words before a name single out a part of the product: "the front light" of a set."""
    return any(word.key not in of.globals and truth(of, [word]) is not True for word in _between(found, place)) or (
        len(_between(found, place)) > 0 and not found[place].capital and not _all_global(_between(found, place), of)
    )


def _all_global(words: Sequence[Token], of: Listing) -> bool:
    return all(word.key in of.globals or word.key in of.brand for word in words)


def _pointed(before: Sequence[Token], many: int) -> bool:
    if before and before[-1].kind == "number" and many > 1:
        return True
    for token in reversed(before[-_BACK:]):
        if token.text in _POINTERS:
            return True
        if token.kind != "word" or token.key in neutral():
            return False
    return False


def _is_name(
    found: Sequence[Token],
    place: int,
    run: Sequence[Token],
    before: Sequence[Token],
    end: int,
    heads: set[str | None],
    many: int,
) -> bool:
    """Whether words of a title name the product, and do not just say what it is."""
    plain = all(token.key in colour_keys() | material_keys() and token.key not in heads for token in run)
    if any(token.capital for number, token in enumerate(run) if place + number > 0):
        return True
    if run[0].capital and place == 0:
        return not plain or len(run) > 1
    if not _pointed(before, many):
        return False
    after = found[end] if end < len(found) else None
    return not plain or after is None or after.kind != "word" or after.key in neutral()


def _described(found: Sequence[Token], place: int, shelf: Shelf) -> tuple[Token, int] | None:
    """As in "The wool one", "both Sonder models": the products the words are true of."""
    if len(shelf.listings) < 2:
        return None
    if found[place].kind == "number" and place + 1 < len(found):
        return _number_of((found[place], *found[place:]), 0, shelf, place)
    if found[place].text not in _POINTERS:
        return None
    words: list[Token] = []
    for end in range(place + 1, min(place + 2 + _BACK, len(found))):
        token = found[end]
        if token.kind == "word" and token.key in _GENERIC and words:
            return _those(found[place], words, end + 1, shelf)
        if token.kind != "word" or (token.key in neutral() and token.key not in shelf.listings[0].brand):
            break
        words.append(token)
    brand = {key for one in shelf.listings for key in one.brand}
    if words and _titles_one(words[0], shelf) and not _is_plural(words):
        return None
    named = next((n for n, word in enumerate(words) if word.key not in brand), len(words))
    if named:
        return _those(found[place], words[: named + 1], place + 1 + min(len(words), named + 1), shelf)
    return _number_of(found, place, shelf)


def _titles_one(word: Token, shelf: Shelf) -> bool:
    """Whether a word stands in the title of one product only: it names that one, whatever its brand is."""
    return sum(word.key in title for title in shelf.literal_titles) == 1


def _is_plural(words: Sequence[Token]) -> bool:
    return any(word.text.endswith("s") and not word.text.endswith("ss") for word in words[1:2])


def _number_of(found: Sequence[Token], place: int, shelf: Shelf, bare: int | None = None) -> tuple[Token, int] | None:
    """As in "The two yarns", where two are yarns; `bare` is the place of a number that has no "the" before it."""
    if (bare is None and found[place].text not in ("the", "both")) or place + 2 >= len(found):
        return None
    numbered = found[place + 1].kind == "number"
    count = int(found[place + 1].value) if numbered else 2
    noun = found[place + 2] if numbered else found[place + 1]
    if found[place].text == "the" and not numbered:
        return None
    holders = [n for n, one in enumerate(shelf.listings) if noun.kind == "word" and noun.key in one.heads]
    after = found[place + 3] if numbered and place + 3 < len(found) else None
    compound = after is not None and after.kind == "word" and after.text not in _AFTER_NOUN
    if len(holders) != count or noun.key in neutral() or (bare is not None and compound):
        return None
    if bare is not None:
        return (_product(holders, noun.text), bare + 2) if count > 1 else None
    return replace(_product(holders, noun.text), unit=found[place].text), place + (3 if numbered else 2)


def _those(pointer: Token, words: Sequence[Token], end: int, shelf: Shelf) -> tuple[Token, int] | None:
    true = [
        place
        for place, one in enumerate(shelf.listings)
        if all(truth(one, [word]) or word.key in one.brand for word in words)
    ]
    if not true and len(words) >= 2:
        true = [place for place, one in enumerate(shelf.listings) if words[0].key in one.brand]
        end -= 1
    if not true:
        return None
    return replace(_product(true, " ".join(word.text for word in words)), unit=pointer.text), end
