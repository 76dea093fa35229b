"""The project's own Chinese words: what shops call goods and their qualities, and words that name nothing."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def goods() -> dict[str, tuple[str, ...]]:
    """Chinese word -> English names of the goods it stands for, the usual one first."""
    return _listed("goods.txt")


@cache
def qualities() -> dict[str, tuple[str, ...]]:
    """Chinese word -> English words for what goods are like, made of or for, the usual one first."""
    return _listed("qualities.txt")


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing of the thing wanted."""
    return frozenset(word for line in _lines("small_words.txt") for word in line.split())


def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """Chinese word -> English ones; a word listed twice keeps the first."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(name):
        english, _, chinese = line.partition(":")
        names = tuple(each.strip() for each in english.split("/"))
        for word in chinese.split():
            found.setdefault(word, names)
    return found


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
