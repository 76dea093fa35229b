"""Products that a message calls by their whole name, on the shelf or not: "add the Long Bread Knife"."""

from collections.abc import Iterable, Sequence

from assistant.answers.names import cut_title
from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.vocabulary import WORD, stem, stems

_SHORTEST = 2
"""Words of a name: one word names a kind of thing, not a product."""
MOST = 4
"""Products of one message that are looked at: more is a list, not a question."""

_POINTING = frozenset("the your this that these those".split())
"""Before a name that is not the whole one: "the moka pot"."""
_CART_WORDS = frozenset(
    stems("add put take cart basket trolley get buy order one two three four five pieces total throw pop")
)
"""Words of a message about the cart that name no product."""
Words = tuple[str, ...]


class TitleIndex:
    """Finds whole titles in a message."""

    def __init__(self, products: Iterable[Product]) -> None:
        """Read the titles; of a family, or of several things of one name, the first by id stands for all."""
        self._ids: dict[Words, str] = {}
        for product in sorted(products, key=lambda each: each.product_id):
            for title in (product.title, cut_title(product.title)):
                words = _words(title)
                if len(words) >= _SHORTEST:
                    self._ids.setdefault(words, product.product_id)
        self._words = frozenset(word for words in self._ids for word in words)
        self._longest = max(map(len, self._ids), default=0)
        self._ends: dict[Words, set[str]] = {}
        for words, product_id in self._ids.items():
            for start in range(len(words)):
                self._ends.setdefault(words[start:], set()).add(product_id)

    def named(self, message: str) -> tuple[str, ...]:
        """Ids of the products whose names stand in a message, in the order of the message, the longest names first.

        One or several ("boot" for "Boots"), in small or large letters.
        """
        words, place = _words(message), 0
        found: list[str] = []
        while place < len(words) and len(found) < MOST:
            size = self._size_at(words, place)
            if size:
                found.append(self._ids[words[place : place + size]])
            place += size or 1
        return tuple(dict.fromkeys(found))

    def called(self, message: str, shown: Sequence[str]) -> tuple[str, ...]:
        """Ids of the products that "the moka pot" may mean: those whose names end so, those on the shelf first.

        Args:
            message: the message.
            shown: ids of the products on the shelf.

        Returns:
            At most `MOST`; () where nothing, or more than that, is called so.
        """
        words = WORD.findall(message.lower())
        keys = tuple(stem(word) for word in words)
        for place in [index + 1 for index, word in enumerate(words) if word in _POINTING]:
            for size in range(min(self._longest, len(keys) - place), 0, -1):
                found = self._ends.get(keys[place : place + size], set())
                here = [key for key in shown if key in found]
                if 0 < len(here or found) <= MOST:
                    return tuple(here or sorted(found))
        return ()

    def without(self, message: str) -> str:
        """A message without the words of the names in it."""
        spans = list(WORD.finditer(message.lower()))
        words, kept, place = tuple(stem(each.group()) for each in spans), [], 0
        while place < len(words):
            size = self._size_at(words, place)
            kept += [] if size else [spans[place].group()]
            place += size or 1
        return " ".join(kept)

    def part_named(self, message: str) -> tuple[str, ...]:
        """The id of the one product whose name has all the words that a cart message names it by; () for no or more."""
        words = {stem(word) for word in content(WORD.findall(message.lower()))} - _CART_WORDS
        wanted = {word for word in words if word in self._words}
        found = {key for name, key in self._ids.items() if wanted and wanted <= set(name)}
        return tuple(found) if len(found) == 1 else ()

    def _size_at(self, words: Sequence[str], place: int) -> int:
        """How many words of a name begin at a place; 0 where none does."""
        for size in range(min(self._longest, len(words) - place), _SHORTEST - 1, -1):
            if tuple(words[place : place + size]) in self._ids:
                return size
        return 0


def _words(text: str) -> Words:
    return tuple(stem(word) for word in WORD.findall(text.lower()))
