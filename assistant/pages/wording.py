"""Other words for what is asked: what pages answer is written plainly, what shoppers type is not."""

import re

_GREETING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear \w+|good (?:morning|day|afternoon|evening)|guten (?:tag|morgen|abend)|hallo|bonjour|"
    r"salut|hola|ciao|servus|moin|please|pls|quick question|one question|question|btw|by the way)\b[\s,.!:;-]*)+(?=\w)",
    re.I,
)
_PLAINLY: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), plain)
    for pattern, plain in (
        (r"\b(?:r|are) u\b", "are you"),
        (r"\b(?:do|did|can|could|will|would|how) u\b", "do you"),
        (r"\bu\b", "you"),
        (r"\b(?:what's|whats|what is) (?:ur|your) (?:number|nr|tel)\b", "what is your phone number"),
        (r"\bur\b", "your"),
        (r"\b(?:phone|telephone|tel|fon)\W*(?:nr|no|num|nbr|#)\b\.?", "phone number"),
        (r"^\W*(?:phone|telephone|tel)\W*$", "phone number"),
        (
            r"^\W*(?:(?:and|then|so|can you|please)\W+)*(?:guarantee|promise|confirm|assure)(?: me)?(?: that)? "
            r"(?=i|it|you|we)",
            "",
        ),
        (r"\b(get|have|see|receive) the money\b", r"\1 my money"),
        (
            r"\b(?:pick|fetch|collect) (?:it|them|that|this|things|stuff) (?:up )?(?:myself|ourselves)\b",
            "collect my order",
        ),
        (r"\b(?:pick (?:it|them|that|this|things|stuff) up|fetch (?:it|them))\b", "collect my order"),
    )
)
_BY_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|the weekend|christmas|next week|then|the \d+"
)
_OTHERWISE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), question)
    for pattern, question in (
        (
            rf"\b(?:be here|be there|arrive|get here|get it|have it|come|reach (?:me|us)|make it|delivered?)\b.*"
            rf"\b(?:by|before|until|on|in time for|in time|for)\b.*(?:{_BY_DAY}|time)\b|"
            rf"\bin time\b|\b(?:arrive|be here|get here|delivered) (?:{_BY_DAY})\b|"
            r"\b(?:when|how soon|how fast|what day|which day)\b.*\b(?:arrives?|get (?:here|it)|be here|have it)\b",
            "how long does delivery take",
        ),
        (
            r"\b(?:deliver|ship|send)\w*\b.*\b(?:heavy|big|bulky|large)\b|\b(?:heavy|bulky)\b.*\b(?:deliver|ship)\w*\b",
            "what do parcels over 15 kg cost to deliver",
        ),
        (r"^\W*how (?:can|do|could|may|would) (?:i|we|you) pay\b", "which ways to pay do you take"),
        (
            r"\b(?:speak|talk|chat|write|get|reach|connect|need|want)\b.*\b(?:human|person|somebody|someone|agent|manager|"
            r"staff|support|people|colleague)\b",
            "how can i reach you",
        ),
        (
            r"\bbatter(?:y|ies)\b.*\b(?:broke|died|dead|dies|stopped|gave up|does not|doesn't|won't|no longer)\b",
            "is the battery covered by the warranty",
        ),
        (
            r"\b(?:broke|died|stopped working|gave up|fell apart|tore|ripped|snapped|cracked|leaks?)\b|"
            r"\b(?:broken|faulty|defective|damaged|torn)\b",
            "is it covered by the warranty when it breaks",
        ),
        (
            r"\b(?:how|which way|where)\b.*\b(?:my money|the money|refund|paid back)\b",
            "when do i get the refund",
        ),
        (
            r"\bhow\b.*\b(?:send|bring|give)\b.*\bback\b|\b(?:send|return)\b.*\bhow\b|\bhow\b.*\breturns?\b",
            "how do i get a label to send it back",
        ),
        (r"\bwho pays\b|\bwhat (?:does|do) (?:it|that|this|returns?) cost\b", "who pays for the return label"),
        (
            r"\bnew (?:things|stuff|products|goods|items|ones)\b.*\b(?:arrive|come)\b",
            "on which weekday do new things come in",
        ),
    )
)


def plainly(message: str) -> str:
    """A message without its greeting, its shorthand written out."""
    text = _GREETING.sub("", message) or message
    for pattern, plain in _PLAINLY:
        text = pattern.sub(plain, text)
    return text


def otherwise(message: str) -> tuple[str, ...]:
    """What else is asked when the pages do not answer a message in its own words; () for most."""
    return tuple(question for pattern, question in _OTHERWISE if pattern.search(message))
