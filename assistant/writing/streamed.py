"""Whole sentences out of a stream of pieces, with an end to waiting."""

import re
import time
from collections.abc import Generator

_END = re.compile(r"[.!?](?=\s|$)")
_LONGEST = 240
"""Characters after which an unfinished sentence is given up."""

Stream = Generator[str, None, None]


def whole_sentences(pieces: Stream, *, seconds: float) -> Stream:
    """Sentences as they end; an unfinished tail is dropped, and so is what comes after `seconds`.

    Closing it closes `pieces`.
    """
    text, until = "", time.monotonic() + seconds
    try:
        for piece in pieces:
            text += piece
            while match := _END.search(text):
                if match.end() == len(text):
                    break  # "4." may go on as "4.6"
                sentence, text = text[: match.end()].strip(), text[match.end() :]
                yield sentence
            if "\n\n" in text or len(text) > _LONGEST or time.monotonic() > until:
                return
    finally:
        pieces.close()
    if text.strip().endswith((".", "!", "?")):
        yield text.strip()
