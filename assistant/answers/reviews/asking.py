"""Which questions are about what others say of a product, and what they want to know of it."""

import re
from typing import Literal

Wanted = Literal["change", "stars", "both", "bad", "good", "all"]

_CHANGE = re.compile(
    r"\b(?:got|gotten|get|getting|become|became|any) (?:any )?(?:better|worse)\b|\b(?:better|worse) "
    r"(?:lately|recently|now|over)\b|"
    r"\bimprov(?:ed|ing)\b|\bchanged? (?:over|recently|lately|with time)\b|\b(?:recent|latest|newer|"
    r"newest) (?:reviews|buyers|customers)\b|"
    r"\blately\b|\bdownhill\b|\bstill as good\b|\bover time\b.*\b(?:review|rating|opinion)|\bwhat changed\b"
)
_STARS = re.compile(
    r"\bdistribution\b|\bbreakdown\b|\bspread of\b|\bhow many (?:\w+[- ]stars?|people gave|give|"
    r"gave)\b|\b(?:one|two|three|four|five|[1-5])[- ]star (?:reviews|ratings)\b"
)
_BOTH = re.compile(
    r"\bpros (?:and|&|or) cons\b|\b(?:strengths|advantages|good (?:and|&) bad|likes) (?:and|&)|\bgood "
    r"and (?:the )?bad\b|\bups and downs\b"
)
_BAD = re.compile(
    r"\bcomplain\w*\b|\b(?:what(?:'s| is)|anything) (?:\w+ )?(?:wrong|bad)\b|\bdown-?sides?\b|"
    r"\bdrawbacks?\b|\bcons\b|\bdisadvantages?\b|\bnegative\b|"
    r"\bbad (?:reviews?|things?|points?|about)\b|\b(?:don't|do not|not|didn't) (?:people |they |"
    r"buyers |customers )?like\b|\bdislike\b|\bworst thing\b|\bthe catch\b|\b(?:any|known|common) "
    r"(?:problems|issues|faults|flaws)\b|\bfaults\b|\bflaws\b|\bweak (?:points?|spots?)\b|\bwhat "
    r"should i watch out\b"
)
_GOOD = re.compile(
    r"\bwhat (?:do|does|did) (?:people|buyers|customers|others|they|everyone|reviewers|the reviews|"
    r"reviews|users|owners)\b.*\b(?:like|love|praise|enjoy)\b|\bpros\b|\bbest thing\b|\bgood (?:about|"
    r"points?|things)\b|\badvantages\b|\bstrengths\b|\bpositives?\b|\bpraise\w*\b"
)
_OVERALL = re.compile(
    r"\bany good\b|\bworth(?: (?:it|(?:the|its|my|this|that|all that) (?:money|price|cost)|buying|"
    r"getting))?\b|\bgood (?:value|buy|quality|one)\b|\bvalue for money\b|\brecommend\w*\b|\bshould i "
    r"(?:buy|get)\b|\bpopular\b|"
    r"\b(?:is|are) (?:it|they|this|that|these) (?:really |actually )?(?:good|great|decent|reliable|"
    r"nice)\W*$|\b(?:people|customers|buyers|others|everyone|everybody|anyone) (?:like|love|happy|"
    r"enjoy)\b|"
    r"\bhow good\b|\bhow are the reviews\b|\bwhat do you think\b|\bhappy with (?:it|them|this)\b|"
    r"\bwell[- ](?:reviewed|liked)\b|\breviews? (?:like|good|bad)\b|\bare people happy\b"
)
_REVIEWS = re.compile(
    r"\breview(?:s|ed)?\b|\breviewers?\b|\b(?:people|buyers|customers|others|users|owners|anyone|"
    r"anybody|everyone|somebody|they) (?:say|says|said|saying|think|thought|complain\w*|mention\w*|"
    r"report\w*|find|found|had|experience\w*|talk\w*)\b|"
    r"\b(?:did|does|has|have|do) (?:anyone|anybody|people|buyers|customers|somebody|others) (?:\w+ "
    r")?(?:say|said|mention\w*|complain\w*|report\w*|have|had|find|found|like)\b|\bfeedback\b|"
    r"\baccording to (?:the |other )?(?:customers|buyers|reviews|reviewers|people|others|users)\b|"
    r"\bopinions?\b|\bcomplain\w*\b"
)
_WORSE = re.compile(r"\bworse\b|\bdownhill\b")


def wanted(question: str) -> Wanted | None:
    """What a question wants to know of the reviews as a whole; None where it is not about them."""
    for name, pattern in (
        ("change", _CHANGE),
        ("stars", _STARS),
        ("both", _BOTH),
        ("bad", _BAD),
        ("good", _GOOD),
        ("all", _OVERALL),
    ):
        if pattern.search(question):
            return name  # type: ignore[return-value]
    return "all" if _REVIEWS.search(question) else None


def names_reviews(question: str) -> bool:
    """Whether a question asks for what others say in so many words."""
    return bool(_REVIEWS.search(question))


def asks_worse(question: str) -> bool:
    """Whether a question about change asks if it got worse."""
    return bool(_WORSE.search(question))


_FRAME = re.compile("|".join(pattern.pattern for pattern in (_CHANGE, _STARS, _BOTH, _BAD, _GOOD, _OVERALL, _REVIEWS)))


def about(question: str) -> str:
    """A question without the words that only ask for what others say."""
    return _FRAME.sub(lambda match: " " if len(match.group().split()) < 6 else match.group(), question)
