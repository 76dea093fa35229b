"""Why somebody cancels, as one of the reasons that the policy accepts; and whether a thing came faulty."""

import re
from collections.abc import Sequence

from assistant.service.reading.tokens import token_stems

_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "ordered by mistake",
        re.compile(
            r"\b(?:mistake\w*|accident\w*|by error|in error|wrong(?:ly)? (?:order|item|one|thing|size)\w*|"
            r"(?:order|bought|purchas)\w* (?:it |them |the )?wrong\w*|(?:didn'?t|did not|never) (?:mean|"
            r"intend)\w*|unintention\w*|ordered (?:it )?twice|duplicate\w*|misclick\w*)\b",
            re.I,
        ),
    ),
    (
        "no longer needed",
        re.compile(
            r"\b(?:no longer (?:need|want|require|interested)\w*|(?:don'?t|do not|won'?t|didn'?t|"
            r"not) (?:really )?(?:need|want|require)(?:ing)? (?:it|them|this|that|these|those|the|any|my)?|"
            r"changed? (?:my|our) minds?|not needed|unneeded|unwanted|don'?t need|no need|found (?:it |one |"
            r"them )?(?:cheaper|better|elsewhere)|bought (?:it |one )?(?:elsewhere|somewhere else)|can'?t afford|"
            r"too expensive|financial|plans? (?:have )?changed|already (?:have|got|bought))\b",
            re.I,
        ),
    ),
)
_FAULTY = re.compile(
    r"\b(?:broken|faulty|damaged|defective|cracked|smashed|torn|wrong (?:item|one|thing|size|colou?r)|"
    r"doesn'?t work|does not work|not working|stopped working|leaks?)\b",
    re.I,
)


def accepted_reason(text: str, reasons: Sequence[str]) -> str | None:
    """The reason of a list that a text gives; None where it gives none of them."""
    lower = text.casefold()
    named = next((reason for reason in reasons if reason.casefold() in lower), None)
    if named is not None:
        return named
    said = [reason for reason, pattern in _SAID if pattern.search(text) and reason in reasons]
    if said:
        return said[0]
    stems = set(token_stems(text))
    alike = [reason for reason in reasons if set(token_stems(reason)) <= stems]
    return alike[0] if alike else None


def is_faulty(text: str) -> bool:
    """Whether a text says that a thing is not as it should be."""
    return bool(_FAULTY.search(text))
