"""What words mean in one shop: mined at index time, kept with the build; the owner's own file has the last word.

Both files are lines of `word: thing, thing` (a `#` begins a comment). In the mined one a tie stands before each thing
that is not another name for it: `footwear: covers boot, covers sandal`. In the owner's, `words.txt` in the shop's
folder, the things are searched for as if they had been asked for, and a word without things means only itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import InputError
from retrieval.words.lexicon import key_of
from retrieval.words.mine import Link, Links, Tie

OWN = "words.txt"
MINED = "words.txt"
_COVERS: Tie = "covers"


@dataclass(frozen=True, slots=True)
class WordList:
    """What is in force: the mined links, and the owner's over them."""

    links: Mapping[str, tuple[Link, ...]]
    own: frozenset[str] = frozenset()
    """Words the owner has spoken on: their links hold even where listings use the word."""

    def of(self, key: str) -> tuple[Link, ...] | None:
        """The things a word may mean, nearest tie first, none where nothing of it is sold; None: nothing is known.

        The word is given as `key_of` writes it.
        """
        return self.links.get(key)


def write_mined(path: Path, links: Links) -> None:
    """Write the mined links, one word a line."""
    lines = [f"{word}: {', '.join(map(_written, found))}\n" for word, found in sorted(links.items())]
    path.write_text("".join(lines), encoding="utf-8")


def read_words(mined: Path, own: Path) -> WordList:
    """The mined links of a build and what the owner has written over them; a file that is not there has none.

    Raises:
        InputError: a line of the owner's file cannot be read.
    """
    links = dict(_read(mined, key_of_own=False)) if mined.exists() else {}
    mine = _read(own, key_of_own=True) if own.exists() else {}
    return WordList({**links, **mine}, frozenset(mine))


def _read(path: Path, *, key_of_own: bool) -> Links:
    links: Links = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}). Write it as UTF-8 text, or delete it.") from error
    for number, line in enumerate(lines, start=1):
        said = line.partition("#")[0].strip()
        word, colon, things = said.partition(":")
        if said and not (colon and word.strip()):
            raise InputError(f"{path}, line {number}: {said!r} is no `word: thing, thing`. Mend or delete the line.")
        if said:
            key = key_of(word) if key_of_own else word.strip()
            links[key] = tuple(_link(thing.strip()) for thing in things.split(",") if thing.strip())
    return links


def _written(link: Link) -> str:
    return link.name if link.tie == "same" else f"{link.tie} {link.name}"


def _link(text: str) -> Link:
    tie, _, name = text.partition(" ")
    return Link(name=name.strip(), tie=_COVERS) if tie == _COVERS and name else Link(name=text, tie="same")
