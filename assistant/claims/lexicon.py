"""The word lists of the checker: what claims nothing, what says the same, and what implies what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from retrieval import colours, materials
from retrieval.vocabulary import WORD, stem, stems

_LISTS = Path(__file__).parent / "wordlists"


def _lines(name: str) -> Iterator[str]:
    for line in (_LISTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@cache
def neutral() -> frozenset[str]:
    """Stems that claim nothing by themselves."""
    return frozenset(stems(" ".join(_lines("neutral.txt"))))


@cache
def weak() -> frozenset[str]:
    """Words that add nothing beside other words of a claim, but are not nothing when they stand alone."""
    return frozenset(" ".join(_lines("weak.txt")).split())


@cache
def verbs() -> frozenset[str]:
    """Everyday verbs, as written, that add nothing where a verb stands beside other words of a claim."""
    return frozenset(" ".join(_lines("verbs.txt")).split())


_SUFFIXES = ("abl", "ibl", "i", "iv", "ment")
_NO_ROOTS = frozenset("hand part count hard bell bod cit stor".split())


@lru_cache(maxsize=20_000)
def derived(key: str) -> frozenset[str]:
    """Stems made from the same root: "grippy" says that it grips, "foldable" that it folds."""
    suffix = next((one for one in _SUFFIXES if key.endswith(one) and len(key) - len(one) >= 4), "")
    root = key.removesuffix(suffix)
    if suffix and len(root) > 4 and root[-1] == root[-2]:
        root = root[:-1]
    if len(root) < 4 or root in _NO_ROOTS:
        return frozenset()
    return frozenset({root, *(root + one for one in _SUFFIXES)}) - {key}


@cache
def phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is said in several words, and how the listing's words say it."""
    pairs = (line.split(" => ") for line in _lines("phrases.txt"))
    return tuple((re.compile(rf"(?<![\w-])(?:{said})(?![\w])"), written) for said, written in pairs)


@cache
def implied() -> Mapping[str, frozenset[str]]:
    """Stem in a listing -> stems that a claim may use for it, without itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("implied.txt"):
        left, sign, *right = line.split()
        keys = [stem(word) for word in right]
        found[stem(left)].update(keys)
        if sign == "=":
            for key in keys:
                found[key].update({stem(left), *keys})
    for known in (colours.families(), materials.families()):
        for shade, family in known.items():
            if shade != family and " " not in shade and " " not in family and family != "silver":
                found[stem(shade)].add(stem(family))
    return {key: frozenset(_reached(key, found) - {key}) for key in list(found)}


def _reached(key: str, found: Mapping[str, set[str]]) -> set[str]:
    reached, todo = {key}, [key]
    while todo:
        for other in found.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


@cache
def implying() -> Mapping[str, frozenset[str]]:
    """Stem -> stems that imply it: what denies it denies them too."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, others in implied().items():
        for other in others:
            found[other].add(key)
    return {key: frozenset(others) for key, others in found.items()}


@cache
def colour_keys() -> frozenset[str]:
    """Stems of the words that name a colour."""
    return frozenset(key for name in (*colours.families(), "gray") for key in stems(name)) - {"rose", "light", "dark"}


@cache
def value_words() -> frozenset[str]:
    """The words that name a colour or a material, as they are written, in small letters."""
    names = {word for name in (*colours.families(), *materials.families(), "gray") for word in WORD.findall(name)}
    return frozenset(names | {f"{name}s" for name in names} | {"wooden", "aluminum", "woollen"})


@cache
def material_keys() -> frozenset[str]:
    """Stems of the words that name a material."""
    names = {word for name in materials.families() for word in WORD.findall(name)} | {"wooden", "aluminum"}
    return frozenset(map(stem, names)) - frozenset(map(stem, ("faux", "vegan", "organic", "recycled", "waxed")))
