"""Whether a message is a yes, a no, or neither, to an act that was stated."""

import re
from typing import Literal

from assistant.service.reading.tokens import token_stems

Consent = Literal["yes", "no"]

_STRONG = re.compile(
    r"^\W*(?:(?:ok|okay|sure|great|perfect|thanks|thank you|alright|all right|good|fine|well|hmm|oh|ah)\W+)*"
    r"(?:yes+|yep|yeah|yea|yup|aye|y|confirm(?:ed)?|i (?:do )?(?:confirm|agree)|agreed?|correct|"
    r"that'?s (?:correct|right|fine|it|good)|"
    r"(?:please )?(?:go ahead|proceed|do (?:it|that|so))|please do|absolutely|definitely|of course|exactly|"
    r"looks? (?:good|right|correct)|sounds? (?:good|right|great)|(?:it|this|that|all)(?:'s| is| looks| sounds) "
    r"(?:correct|right|good|fine)|i'?m sure|是的?|对的?|好的?|确认|可以)(?![\w'])",
    re.I,
)
_WEAK = re.compile(r"^\W*(?:ok|okay|sure|fine|alright|all right|k|please|great|perfect)(?![\w'])", re.I)
_NO = re.compile(
    r"^\W*(?:(?:ok|oh|hm+|ah|well|sorry|actually|um+)\W+)*(?:no+(?! longer\b| need\b)|nope|nah|don'?t|do not|"
    r"stop|never ?mind|wait|hold on|keep|leave (?:it|them)|"
    r"not (?:now|yet|today)|forget (?:it|that|about it)|cancel that|on second thoughts?|i(?:'ve|"
    r" have)? changed my mind|"
    r"i(?:'d| would) rather (?:not|keep)|let me think|不|不要|不用|别|算了|等等)(?![\w'])",
    re.I,
)
_FILLER = frozenset(
    token_stems(
        "yes yep yeah yea yup aye y ok okay sure fine alright great perfect thanks thank you please do go ahead i "
        "confirm confirmed agree agreed correct right that s is it its this them the these those all looks look good "
        "sounds sound proceed absolutely definitely of course exactly m am sure with and to my your a for so now "
        "everything well order orders item items lines line as stated said described request want would like can "
        "very much kindly on from be will ahead then just in by via using into have details detail are was above "
        "how we me process complete make new one ones happy works work fully understand understood done let us "
        "cool k quite certain many appreciated appreciate approve approved refund refunded back money account "
        "是 是的 对 对的 好 好的 确认 可以 没错 行 请 办吧"
    )
)
_NEVER = re.compile(
    r"\?|\b(?:but|wait|instead|actually|except|not|don'?t|no|only|what about|how about|rather|before|first|"
    r"unless|if|or|maybe|yet|never|stop|why|without|hold|however|although|other|another|different)\b|[?？吗]",
    re.I,
)


def consent(text: str, stated: str, verbs: str = "") -> Consent | None:
    """What a whole message says to an act: "yes" only where it says nothing else.

    Args:
        text: the message.
        stated: how the act was stated: its words may be said again.
        verbs: words for doing the act.
    """
    if _NO.search(text):
        return "no"
    if not (_STRONG.search(text) or _WEAK.search(text)) or _NEVER.search(text):
        return None
    allowed = _FILLER | set(token_stems(f"{stated} {verbs}"))
    return "yes" if all(stem in allowed for stem in token_stems(text)) else None


def yes_and_more(text: str, stated: str, verbs: str = "") -> str | None:
    """What comes after a plain yes in a sentence of its own ("Yes, please. Also, ..."); None without one."""
    head, mark, rest = _split(text)
    if not rest.strip() or not _STRONG.search(head) or consent(head, stated, verbs) != "yes":
        return None
    return None if mark == "," and not re.match(r"\W*(?:and|also|then|after)\b", rest, re.I) else rest


def _split(text: str) -> tuple[str, str, str]:
    match = re.search(r"[.!;\n。！；]+\s*|,\s*(?=(?:and|also|then)\b)|\s+(?=(?:and )?also\b|and then\b)", text)
    return (text, "", "") if match is None else (text[: match.start()], match.group().strip()[:1], text[match.end() :])


def is_reaction(text: str) -> bool:
    """Whether a message begins as an answer to a question does."""
    return bool(_NO.search(text) or _STRONG.search(text) or _WEAK.search(text))
