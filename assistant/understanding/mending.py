"""An English message with its slips of the hand mended, each word quoted as it was typed."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.chinese.reading import Reading
from assistant.understanding.spelling import Mend, Speller
from retrieval.vocabulary import WORD


def mended(reading: Reading, speller: Speller) -> Reading:
    """The reading with mistyped words as they were meant; a Chinese message as it is."""
    mends = () if reading.chinese else speller.mends(reading.text)
    if not mends:
        return reading
    text, spans = _put_in(reading.text, mends)
    return replace(reading, text=text, spans=spans)


def _put_in(text: str, mends: Sequence[Mend]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text with the words meant, and what each of its words was typed as."""
    meant = {mend.start: mend.word for mend in mends}
    out, last = "", 0
    spans = []
    for match in WORD.finditer(text):
        out += text[last : match.start()]
        word = meant.get(match.start(), match.group())
        spans.append((len(out), len(out) + len(word), match.group()))
        out += word
        last = match.end()
    return out + text[last:], tuple(spans)
