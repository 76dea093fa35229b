"""The words of a query as the indexes know them: refusals left out, mistakes mended, other names of a thing put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.lexical import LexicalIndex
from retrieval.query import Query
from retrieval.tokens import tokens
from retrieval.vocabulary import WORD, head
from retrieval.words.lexicon import key_of
from retrieval.words.mine import Link
from retrieval.words.wordlist import WordList

_LONGEST = 3
"""Words of a name that is looked up."""
_NAMES = 3
"""Other names of a thing that are searched for."""

_PLAIN = re.compile(r"[\w'’\-&]+(?: [\w'’\-&]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: index words, what they cover, a sentence, and the things that are named."""

    words: tuple[str, ...]
    covered: tuple[str, ...]
    """Index words of the things that the word for the thing covers ("shoes": boot, sandal)."""
    sentence: str
    """What is embedded."""
    things: frozenset[str]
    """Stems of the thing asked for and of its other names."""
    names: frozenset[str] = frozenset()
    """Keys of the other names that are searched for, whole ("bed clothing")."""
    unsold: bool = False
    """Nothing of the meaning of the thing asked for is sold, as far as names tell."""


@dataclass(frozen=True, slots=True)
class _Renaming:
    """A stretch of the text and the names that go in its place."""

    start: int
    end: int
    names: tuple[str, ...]


def asked_of(query: Query, lexical: LexicalIndex, wordlist: WordList) -> Asked:
    """Read the text and sentence of a query for the indexes of one shop."""
    text = _split(positive(query.text, query.exclude), lexical, wordlist)
    sentence = _split(positive(query.sentence or query.text, query.exclude), lexical, wordlist)
    thing = head(sentence)
    renamings, covered, unsold = _read(text, thing, lexical, wordlist, plain=_is_plain(query))
    searched = _put_in(text, renamings, _NAMES)
    names = {head(name) for each in renamings for name in each.names[:_NAMES]}
    refused = {word for each in query.exclude for word in tokens(each)}
    return Asked(
        words=tuple(word for word in lexical.meant(searched) if word not in refused),
        covered=covered,
        sentence=_renamed(sentence, text, renamings) or query.sentence or query.text,
        things=frozenset(stem for stem in {thing, *names} if stem),
        names=frozenset(key_of(name) for each in renamings for name in each.names[:_NAMES]),
        unsold=unsold,
    )


def positive(text: str, refused: Sequence[str]) -> str:
    """A text without the words that are refused, and without the "no" or "without" before them."""
    for word in sorted(refused, key=len, reverse=True):
        stem = re.escape(word.casefold().removesuffix("s"))
        before = r"(?:\b(?:and|but|or)\s+|,\s*)?(?:\b(?:no|not|without|non)\b[\s-]+(?:any\s+)?)?"
        text = re.sub(rf"{before}\b{stem}(?:e?s)?\b", " ", text, flags=re.I)
    return " ".join(text.split())


def _is_plain(query: Query) -> bool:
    """Whether a text is but the name of a thing: no clause that describes what or whom it is for."""
    said = query.sentence or query.text
    return (
        not query.described
        and _PLAIN.fullmatch(said) is not None
        and set(WORD.findall(said)) <= set(WORD.findall(query.text))
    )


def _split(text: str, lexical: LexicalIndex, wordlist: WordList) -> str:
    """A text with each word that nothing is known of, and whose two parts listings have, written as two."""

    def written(match: re.Match[str]) -> str:
        word = match.group()
        return word if wordlist.of(key_of(word)) is not None else lexical.parts_of(word) or word

    return WORD.sub(written, text)


def _read(
    text: str, thing: str | None, lexical: LexicalIndex, wordlist: WordList, *, plain: bool
) -> tuple[tuple[_Renaming, ...], tuple[str, ...], bool]:
    """The names to put in, the index words of the things that the word for the thing covers, whether it is unsold."""
    words = list(WORD.finditer(text))
    renamings: list[_Renaming] = []
    covered: list[str] = []
    unsold = False
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + length - 1].end()
            key = key_of(text[start:end])
            links = wordlist.of(key)
            if links is None:
                continue
            is_thing = key.split()[-1] == thing
            unsold |= is_thing and not links and key not in wordlist.own and (plain or " " in key)
            names = _names(key, links, is_thing=is_thing, lexical=lexical, wordlist=wordlist)
            if names:
                renamings.append(_Renaming(start, end, names))
            elif is_thing:
                covered += [word for link in links if link.tie == "covers" for word in tokens(link.name)[-1:]]
            place += length - 1
            break
        place += 1
    return tuple(renamings), tuple(dict.fromkeys(covered)), unsold


def _names(
    key: str, links: Sequence[Link], *, is_thing: bool, lexical: LexicalIndex, wordlist: WordList
) -> tuple[str, ...]:
    """What a word is searched as: other names for the thing, and for a word that no listing has."""
    same = tuple(link.name for link in links if link.tie == "same")
    return same if key in wordlist.own or is_thing or not all(map(lexical.has, key.split())) else ()


def _put_in(text: str, renamings: Sequence[_Renaming], most: int) -> str:
    for each in reversed(renamings):
        text = f"{text[: each.start]}{' '.join(each.names[:most])}{text[each.end :]}"
    return text


def _renamed(sentence: str, text: str, renamings: Sequence[_Renaming]) -> str:
    """The sentence with the first of the other names in place of each word that is renamed."""
    for each in renamings:
        word = re.escape(text[each.start : each.end])
        sentence = re.sub(rf"\b{word}\b", each.names[0], sentence, flags=re.I)
    return sentence
