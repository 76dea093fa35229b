"""The readings of a message: as it stands, and as it would read undisguised.

Only for looking: what is searched for and shown is always the message itself.
"""

import base64
import codecs
import re
import unicodedata
from collections.abc import Callable

LOOKED_AT = 20_000
"""Characters that are looked at."""

_ALIKE = str.maketrans(
    dict(
        zip("авеһіјкмнорсԁтухѕԛԝɑɡɩοαερυνικτωıχʏ", "abehijkmhopcdtyxsqwagioaepuviktwixy", strict=True),
    )
)
"""Letters of other alphabets that look like Latin ones; read so only inside words that mix the two."""
_LEET = str.maketrans("0134578@$!", "oieastbasi")
_WORD = re.compile(r"\S+")
_LETTER = re.compile("[a-z]")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*·]\w){3,}(?!\w)")
_BETWEEN = re.compile(r"[ .\-_*·]")
_HYPHENATED = re.compile(r"(?<!\w)\w(?:-\w)+(?!\w)")
_GAP = re.compile(r"[ \t]{2,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{2,4});")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
_LEAST = 12
"""Shorter texts hide nothing."""
_READABLE = 0.8
"""Share of letters and spaces from which something decoded is a text."""


def visible(message: str) -> str:
    """A message with compatibility forms made plain, and without what cannot be seen."""
    looked_at = message[:LOOKED_AT]
    if looked_at.isascii():
        return looked_at
    kept = "".join(c for c in looked_at if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
    return unicodedata.normalize("NFKC", kept)


def readings(message: str, *, ciphers: bool = True) -> tuple[str, ...]:
    """A message in lower case with plain quotes, its lines kept; then what it hides, each a text of its own.

    Args:
        message: any text.
        ciphers: whether it may be a cipher as a whole (rot13, backwards), which nobody reads unasked.
    """
    shown = visible(message)
    plain = shown.translate(_QUOTES).lower()
    hidden = [*_encoded(shown), _unspaced(shown), _each_word(plain, _latin), _each_word(plain, _unleet)]
    if ciphers and plain.isascii() and len(plain) > _LEAST:
        hidden += [codecs.encode(plain, "rot13"), plain[::-1]]
    return tuple(dict.fromkeys([plain, *(text.translate(_QUOTES).lower() for text in hidden if text)]))


def _each_word(text: str, read: Callable[[str], str]) -> str:
    return _WORD.sub(lambda match: read(match.group()), text)


def _latin(word: str) -> str:
    """A word that mixes Latin letters with look-alikes, all in Latin letters."""
    return word if word.isascii() or not _LETTER.search(word) else word.translate(_ALIKE)


def _unleet(word: str) -> str:
    """A word that mixes letters and digits, with letters for the digits."""
    return word if word.isalpha() or not _LETTER.search(word) else word.translate(_LEET)


def _unspaced(text: str) -> str:
    """Letters that were written apart, put together; a wide gap ends a word."""
    parts = (_SPACED.sub(lambda match: _BETWEEN.sub("", match.group()), part) for part in _GAP.split(text))
    return _HYPHENATED.sub(lambda match: match.group().replace("-", ""), " ".join(parts))


def _encoded(text: str) -> list[str]:
    """What base64, hexadecimal, percent and escape sequences in a text stand for."""
    found = [_decoded(match.group(), _from_base64) for match in _BASE64.finditer(text)]
    found += [_decoded(match.group(), bytes.fromhex) for match in _HEX.finditer(text)]
    found.append(_PERCENT.sub(_character, text) if _PERCENT.search(text) else "")
    found.append(_ESCAPED.sub(_character, text) if _ESCAPED.search(text) else "")
    return found


def _character(match: re.Match[str]) -> str:
    return chr(int(next(group for group in match.groups() if group), 16))


def _from_base64(text: str) -> bytes:
    bare = text.rstrip("=")
    return base64.b64decode(bare + "=" * (-len(bare) % 4))


def _decoded(text: str, decode: Callable[[str], bytes]) -> str:
    """What an encoded text says; "" where it says nothing readable."""
    try:
        said = decode(text).decode("utf-8")
    except ValueError:
        return ""
    return said if sum(c.isalpha() or c.isspace() for c in said) > _READABLE * len(said) else ""
