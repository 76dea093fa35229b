"""Short English meanings out of the definitions of CC-CEDICT ("(coll.) to jog; jogging/CL:次[ci4]" -> jog, jogging)."""

import re
from collections.abc import Sequence

_NOT_A_MEANING = re.compile(
    r"^(?:CL:|surname |(?:old |erhua |Japanese |archaic )?variant of|also written|also pr\.|"
    r"see (?:also )?\S*[^\x00-\x7f]|used in|abbr\. for|classifier|Taiwan pr|pr\. )|"
    r"\b(?:interjection|particle|suffix|prefix|radical)\b"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|\S*[^\x00-\x7f]\S*")
_AROUND = re.compile(
    r"^(?:(?:to be|to|a|an|the|a kind of|a pair of|one's|of|lit\.|fig\.|esp\.|sth|sb)(?: |$))+|"
    r"(?: (?:etc|sth|sb|of|for|with|to|on|at))+$"
)
_WORDS = re.compile(r"[a-z0-9][a-z0-9'&.+-]*(?: [a-z0-9][a-z0-9'&.+-]*)*")
MOST_WORDS = 4
"""A longer definition explains a word, it does not translate it."""


def meanings(definitions: Sequence[str]) -> tuple[str, ...]:
    """The meanings in some entries' definitions, in order, those of names (in capitals) after the others."""
    plain: dict[str, None] = {}
    names: dict[str, None] = {}
    for definition in definitions:
        for sense in definition.split("/"):
            if not _NOT_A_MEANING.search(sense):
                for part in re.split(r"[;,]", _ASIDE.sub(" ", sense)):
                    _add(part.strip(), names if definition[:1].isupper() else plain)
    return tuple({**plain, **names})


def _add(part: str, found: dict[str, None]) -> None:
    short = " ".join(part.split()).rstrip(" .!?")
    previous = ""
    while previous != short:
        previous, short = short, _AROUND.sub("", short).strip()
    short = short.lower()
    if short and len(short.split()) <= MOST_WORDS and _WORDS.fullmatch(short):
        found[short] = None
