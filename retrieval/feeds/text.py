"""Text files of unknown encoding."""

import codecs
from pathlib import Path

_TRIED = ("utf-8-sig", "cp1252")
_SAMPLE = 1_000_000


def encoding_of(path: Path) -> str:
    """The encoding of a text file: by its mark, else UTF-8 where it decodes, else what Windows wrote."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in _TRIED:
        try:
            codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"
