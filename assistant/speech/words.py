"""Words of a catalogue in Chinese, where there is no doubt: colours, materials, details, values, kinds of goods."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from retrieval.chinese.lexicon import goods
from retrieval.vocabulary import stems

Sort = Literal["colours", "materials", "details", "values", "kinds"]
_VALUES: tuple[Sort, ...] = ("values", "colours", "materials")
_MEASURE = re.compile(r"(?P<n>\d[\d.,]*) ?(?P<unit>[a-z]+)")


def known_word(text: str, *sorts: Sort) -> str | None:
    """The Chinese for an English word, looked for among words of some sorts in turn; None where it is not sure."""
    key = " ".join(text.casefold().replace("_", " ").split())
    listed = next((_read()[sort][key] for sort in sorts if key in _read()[sort]), None)
    return listed or (_goods().get(stems(key)) if "kinds" in sorts else None)


def english_word(chinese: str, *sorts: Sort) -> str | None:
    """The English word that is said so in Chinese; None where no listed word is."""
    text = chinese.strip()
    return next((english for sort in sorts for english, said in _read()[sort].items() if said == text), None)


def is_narrower(chinese: str, english: str) -> bool:
    """Whether a word for goods says more than an English one ("coffee beans", "coffee")."""
    usual, plain = goods().get(chinese), known_word(english, "kinds")
    more = usual is not None and set(stems(english)) < set(stems(usual[0]))
    return more or (plain is not None and chinese != plain and chinese.endswith(plain))


def value_words(text: str) -> str:
    """What a listing gives for a detail ("30 hours", "yes, to 10 cm"): in Chinese as far as known."""
    whole = known_word(text, *_VALUES)
    if whole is not None:
        return whole
    parts = text.split(", ")
    known = [said for part in parts if (said := _measured(part) or known_word(part, *_VALUES))]
    if len(known) == len(parts):
        return "，".join(known)
    answer = known_word(parts[0], "values") if parts[0] in ("yes", "no") else None
    return f"{answer}（{', '.join(parts[1:])}）" if answer else text


def _measured(text: str) -> str | None:
    match = _MEASURE.fullmatch(text)
    unit = _read()["units"].get(match.group("unit")) if match else None
    return f"{match.group('n')} {unit}" if match and unit else None


@cache
def _read() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("zh_words.toml").read_text(encoding="utf-8"))


@cache
def _goods() -> Mapping[tuple[str, ...], str]:
    """Stems of the usual English name of goods -> the first Chinese name listed for it."""
    found: dict[tuple[str, ...], str] = {}
    for chinese, names in goods().items():
        found.setdefault(stems(names[0]), chinese)
    return found
