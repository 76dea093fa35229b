"""English names of things and what they are kinds of: an excerpt of WordNet 3.1 and the everyday words it lacks.

General language, written for no shop: `nouns.tsv.gz` holds one meaning a line (its names, then the line numbers of what
it is a kind of; before a name `~`: it usually means another thing), `everyday.txt` names of British, American and
colloquial speech. WordNet: Miller (1995), "WordNet: a
lexical database for English", Communications of the ACM 38(11); its licence is in WORDNET_LICENSE.
"""

import gzip
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retrieval.vocabulary import stems

_FOLDER = files("retrieval.words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One thing: all its names, and the numbers of the things it is a kind of."""

    names: tuple[str, ...]
    kinds: tuple[int, ...]
    usual: tuple[str, ...]
    """Those of its names that mean this before any other thing."""


class Lexicon:
    """Names and kinds of things, by the stems of their names."""

    def __init__(self, meanings: tuple[Meaning, ...]) -> None:
        """Read the meanings; the number of a meaning is its place."""
        self.meanings = meanings
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._narrower: dict[int, list[int]] = defaultdict(list)
        for number, meaning in enumerate(meanings):
            for name in dict.fromkeys(map(key_of, meaning.names)):
                self._by_name[name].append(number)
            for kind in meaning.kinds:
                self._narrower[kind].append(number)

    def of(self, name: str) -> tuple[int, ...]:
        """The meanings of a name, given as `key_of` writes it."""
        return tuple(self._by_name.get(name, ()))

    def is_thing(self, name: str) -> bool:
        """Whether a name, in any form, means a thing before it means anything else: "mower", not "rating"."""
        key = key_of(name)
        return any(key in map(key_of, self.meanings[number].usual) for number in self.of(key))

    def broader(self, number: int, most: int) -> dict[int, int]:
        """What a thing is a kind of -> how many steps up, up to `most`."""
        return self._reached(number, most, lambda each: self.meanings[each].kinds)

    def narrower(self, number: int, most: int) -> dict[int, int]:
        """What is a kind of a thing -> how many steps down, up to `most`."""
        return self._reached(number, most, lambda each: tuple(self._narrower.get(each, ())))

    def _reached(self, number: int, most: int, step: Callable[[int], tuple[int, ...]]) -> dict[int, int]:
        found: dict[int, int] = {}
        edge = [number]
        for distance in range(1, most + 1):
            edge = [far for near in edge for far in step(near) if far not in found and far != number]
            found |= dict.fromkeys(edge, distance)
        return found


def key_of(name: str) -> str:
    """A name as it is looked up: its stems, with single spaces."""
    return " ".join(stems(name))


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program; read at first use, about 0.1 s."""
    with (_FOLDER / "nouns.tsv.gz").open("rb") as packed:
        lines = gzip.decompress(packed.read()).decode().splitlines()
    meanings = [_meaning(line) for line in lines]
    for line in (_FOLDER / "everyday.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names = tuple(name.strip() for name in line.split(","))
            meanings.append(Meaning(names=names, kinds=(), usual=names))
    return Lexicon(tuple(meanings))


def _meaning(line: str) -> Meaning:
    names, _, kinds = line.partition("\t")
    written = names.split("|")
    return Meaning(
        names=tuple(name.removeprefix("~") for name in written),
        kinds=tuple(map(int, kinds.split())),
        usual=tuple(name for name in written if not name.startswith("~")),
    )
