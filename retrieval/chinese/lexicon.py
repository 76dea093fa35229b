"""The project's own Chinese words: what shops call goods and their qualities, and words that name nothing.

The usual words are in `goods.txt` and `qualities.txt`, those of each trade in a file of the folder of that name.
"""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def goods() -> dict[str, tuple[str, ...]]:
    """Chinese word -> English names of the goods it stands for, the usual one first."""
    return _listed("goods")


@cache
def qualities() -> dict[str, tuple[str, ...]]:
    """Chinese word -> English words for what goods are like, made of or for, the usual one first."""
    return _listed("qualities")


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing of the thing wanted."""
    return frozenset(word for line in _lines(_HERE / "small_words.txt") for word in line.split())


def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """Chinese word -> English ones; a word listed twice keeps the first, the usual words before those of trades."""
    found: dict[str, tuple[str, ...]] = {}
    for file in (_HERE / f"{name}.txt", *sorted((_HERE / name).glob("*.txt"))):
        for line in _lines(file):
            english, _, chinese = line.partition(":")
            names = tuple(each.strip() for each in english.split("/"))
            for word in chinese.split():
                found.setdefault(word, names)
    return found


def _lines(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
