"""Sentences that are no claim of a product: questions and offers; and claims of the shopper or of other shoppers."""

import re

from assistant.claims.acts import done_act
from assistant.claims.evidence import Evidence

_SHOPPER = re.compile(
    r"(?<!if )(?<!that )(?<!which )(?<!what )(?<!whichever )(?<!whatever )(?<!would )(?<!do )(?<!did )"
    r"(?<!should )\byou "
    r"(?:already |also |usually |always |often |really |once |clearly |obviously )*"
    r"(?:like|liked|love|loved|own|bought|buy|ordered|order|prefer|preferred|told|said|viewed|looked|"
    r"wear|live|are (?:a|an|going)|"
    r"have (?:a|an|other|some|the|two(?! to\b| left\b| of\b| choices\b| options\b)|several|had|bought|ordered|"
    r"liked|looked|viewed|owned|told|"
    r"always)|had(?! in mind\b)|enjoy|enjoyed|planted|used|rated|returned)\b"
    r"|\byou (?!need\b|asked|wanted|mentioned|named|described|needed|picked)\w+ed\b"
    r"|\byou (?:already|usually|always|often|normally|recently)\b"
    r"|\b(?:since|because|as) you\b|\byour (?:usual|last|previous|favou?rite|past|earlier|recent|"
    r"taste|style|history|order|account|profile)\b|\bas (?:a|an) \w+,? you\b"
    r"|\byou'll (?:love|like|want|enjoy|need|be happy)\b|\b(?:will|would) (?:love|enjoy|adore)\b",
    re.I,
)
_CROWD = re.compile(
    r"\b(?:most|many|everyone|everybody|others|people|customers|shoppers|buyers|reviewers|owners|"
    r"users)\b[^.]*\b(?:choose|chooses|pick|picks|buy|buys|prefer|prefers|love|loves|like|likes|take|takes|"
    r"want|recommend|praise|go for|swear)\b|"
    r"\b(?!(?:yes|us|is|was|this|does|its|always)\b)[a-z]+s (?:prefer|choose|love|like|buy|swear|"
    r"recommend|trust|adore|rave)\b|\b(?:best[- ]?sell\w*|popular|trending|favou?rite|award\w*|"
    r"(?:game|product|book|toy|pick) of the (?:year|month)|top[- ]?sell\w*|hit)\b",
    re.I,
)
_RUNS = re.compile(
    r"\b(?:runs?|comes? up|fits?|cut) (?:a bit |a little |rather )?(?:small|large|big|true to size|"
    r"wide|narrow)\b",
    re.I,
)
_OPEN = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|well|sure|thanks|sorry)\b\W*)*(?:do|does|did|is|are|was|would|will|"
    r"could|can|shall|should|may|what|which|who|where|when|how|for|any|anything|want|"
    r"need|looking|over|under|right|left)\b",
    re.I,
)
_RHETORICAL = re.compile(
    r"\b(?:did you know|have you seen|is there any(?:thing)? better|why not|isn't|aren't|doesn't|"
    r"don't you|wouldn't)\b",
    re.I,
)
_OFFER = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|sure|sorry|yes|no|of course)\b\W*)*(?:i|we) (?:can(?:'t| ?not)?|"
    r"could|couldn't|won't|am not able to|'m not able to)\b(?! (?:offer|give|guarantee|ship|send|"
    r"deliver|get you|do|refund|match|reserve|hold|order|promise (?!a|you)))"
    r"|^\W*(?:just )?(?:tell me|let me know|say (?:so|which|the word)|ask me|shall i|just say)\b",
    re.I,
)
_INABLE = re.compile(r"\b(?:can't|can not|cannot|couldn't|won't|not able to)\b", re.I)
_FIGURE = re.compile(r"\d|[$€£¥%]|\b(?:free|discount|cheaper|guarantee)\b", re.I)
_SAID_BY = re.compile(
    r"^\W*if .*\b(?:say so|tell me|let me know|i(?:'ll| will| can) (?:sort|look|compare|show|narrow|"
    r"search|check|find))\b",
    re.I,
)
_WORD = re.compile(r"[a-z]", re.I)


def check_manner(sentence: str, evidence: Evidence) -> str | None:
    """Why what it says of the shopper or of other shoppers is not supported; None when it says nothing such."""
    facts = evidence.fact_text()
    for pattern, reason in (
        (_SHOPPER, "nothing in the evidence says this of the shopper"),
        (_CROWD, "nothing in the evidence says this of other shoppers"),
        (_RUNS, "nothing in the evidence says how the sizes turn out"),
    ):
        match = pattern.search(sentence)
        if match and not pattern.search(facts) and not _written(match.group(), evidence):
            return f"{reason}: {match.group().strip()!r}"
    return None


def _written(said: str, evidence: Evidence) -> bool:
    """Whether a listing says it itself, word for word."""
    lowered = said.casefold()
    return any(
        lowered in f"{product.title} {product.description or ''} {' '.join(product.attributes.values())}".casefold()
        for product in evidence.shown
    )


def claims_nothing(sentence: str) -> bool:
    """Whether a sentence only asks or offers help."""
    if not _WORD.search(sentence):
        return not _FIGURE.search(sentence) and sentence.isascii()
    if sentence.rstrip().endswith("?"):
        return (
            not _FIGURE.search(sentence)
            and not _RHETORICAL.search(sentence)
            and (bool(_OPEN.search(sentence)) or " or " in sentence)
        )
    if _OFFER.search(sentence) or _SAID_BY.search(sentence):
        return bool(_INABLE.search(sentence)) or not _FIGURE.search(sentence)
    return False


def claims_done(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence says an act that was really done, without a figure."""
    return done_act(sentence, evidence) and not _FIGURE.search(sentence)
