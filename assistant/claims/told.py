"""Sentences in a fixed form, whose every part is looked up in the evidence.

A sentence in none of the forms, or with a part that does not hold, is left to the judgement of its words.
"""

from assistant.claims.evidence import Evidence
from assistant.claims.told_counts import COUNT_FRAMES
from assistant.claims.told_details import DETAIL_FRAMES
from assistant.claims.told_extremes import EXTREME_FRAMES

_FRAMES = (*COUNT_FRAMES, *EXTREME_FRAMES, *DETAIL_FRAMES)


def is_told(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence has one of the fixed forms, and all it says in it holds of the evidence."""
    if not evidence.shown:
        return False
    plain = " ".join(sentence.split())
    return any((match := form.fullmatch(plain)) is not None and holds(match, evidence) for form, holds in _FRAMES)
