"""Messages that tell of a loss and ask for nothing: they are met with a kind word, not with goods."""

import re

_DEAR = (
    r"(?:wife|husband|partner|girlfriend|boyfriend|mum|mom|mother|dad|father|parents?|grandma|grandmother|granny|nan|nana|"
    r"grandpa|grandfather|granddad|brother|sister|son|daughter|baby|child|uncle|aunt|auntie|cousin|friend|colleague|"
    r"neighbour|neighbor|dog|cat|puppy|kitten|rabbit|hamster|horse|pet|parrot|bird)"
)
_LOSS = re.compile(
    rf"\b(?:my|our) (?:[\w-]+ )?{_DEAR} (?:has |have |just |is |was |had to be )*"
    r"(?:died|dead|dying|passed(?: away)?|put down|put to sleep)\b|"
    rf"\b(?:i|we)(?:'ve| have)? (?:just )?lost (?:my|our) (?:[\w-]+ )?(?:{_DEAR}|job)\b"
)
_WISH = re.compile(
    r"\?|\b(?:need|want|looking|look|find|show|gift|present|recommend|buy|order|cart|send|return|cancel|something|anything)\b"
)


def tells_of_loss(text: str) -> bool:
    """Whether a message in small letters tells of a loss, and asks for nothing."""
    return bool(_LOSS.search(text)) and not _WISH.search(text)
