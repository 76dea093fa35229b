"""Words as the lexical index counts them: stems, model numbers in one spelling, units apart, Chinese by character."""

import re
import unicodedata

from retrieval.vocabulary import stem

_TOKEN = re.compile(r"[a-z0-9]+(?:[-./'’][a-z0-9]+)*|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+", re.I)
_UNIT = re.compile(r"^(\d+(?:[.,]\d+)?)(inch|in|cm|mm|ml|cl|l|kg|g|oz|lb|lbs|w|v|gb|tb|mah|m|ft)$")
_SAME_UNIT = {
    "inch": "inch",
    "in": "inch",
    '"': "inch",
    "liter": "l",
    "litre": "l",
    "liters": "l",
    "litres": "l",
}
_INCHES = re.compile(r"(\d)\s?(?:\"|″|”)")
STOP = frozenset(
    (
        "a an and are as at be by can do for from has have i in is it its me my of on or our so that the their "
        "them these this those to us was we were with you your something anything somewhere anywhere someone anyone"
    ).split()
)


def tokens(text: str) -> list[str]:
    """The index words of a text, in order."""
    found: list[str] = []
    for match in _TOKEN.finditer(_INCHES.sub(r"\1 inch ", unicodedata.normalize("NFKC", text).lower())):
        found += _spellings(match.group())
    return found


def _spellings(word: str) -> list[str]:
    """A word as it is counted; one with digits and dashes also as its parts and run together."""
    if word in STOP:
        return []
    unit = _UNIT.match(word)
    if unit:
        return [unit.group(1), _SAME_UNIT.get(unit.group(2), unit.group(2))]
    parts = [part for part in re.split(r"[-./'’]", word) if part]
    if len(parts) > 1:
        if any(c.isdigit() for c in word):
            return ["".join(parts), *parts]
        if "'" in word or "’" in word:
            return [stem(parts[0])]
        return [stem(part) for part in parts if part not in STOP] + [stem("".join(parts))]
    return [_SAME_UNIT.get(word, stem(word))]
