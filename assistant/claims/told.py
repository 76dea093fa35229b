"""Sentences in a fixed form, whose every part is looked up in the evidence.

A sentence in none of the forms is left to the judgement of its words; so is one with a part that does not hold, where
the words alone can tell as much.
"""

from assistant.claims.evidence import Evidence
from assistant.claims.told_counts import COUNT_FRAMES, fit, only_one
from assistant.claims.told_details import DETAIL_FRAMES, by_listings, left_out
from assistant.claims.told_extremes import EXTREME_FRAMES, in_order_of_price, range_of_prices

_FRAMES = (*COUNT_FRAMES, *EXTREME_FRAMES, *DETAIL_FRAMES)
_DECISIVE = (fit, only_one, by_listings, left_out, in_order_of_price, range_of_prices)
"""Forms whose words alone do not show that they are wrong."""


def told(sentence: str, evidence: Evidence) -> bool | None:
    """Whether what a sentence of a fixed form says holds; None when it has no form, or its words are to be judged."""
    if not evidence.shown:
        return None
    plain = " ".join(sentence.split())
    matching = [(match, holds) for form, holds in _FRAMES if (match := form.fullmatch(plain))]
    if any(holds(match, evidence) for match, holds in matching):
        return True
    return False if any(holds in _DECISIVE for match, holds in matching) else None
