"""What of a review may be repeated to a shopper."""

import re

_MARKUP = re.compile(r"[<>{}\[\]|`]|https?://|\bwww\.|&\w+;|#{2,}|\*\*|@\w+")
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:instructions?|rules|prompts?|above|previous|everything)\b|"
    r"\b(?:system|developer) (?:prompt|message)\b|\b(?:dear |hey |attention,? )?(?:ai|assistant|"
    r"chat-?bot|language model|gpt|llm)\b"
    r"(?=[\s,:]*(?:please|you|must|should|tell|say|recommend|do|give|add|rate|always|never|when|$))|"
    r"\b(?:you (?:are|must|should) (?:now|always|never|tell|say|recommend)|as an ai|tell (?:the "
    r")?(?:shoppers?|customers?|users?)|"
    r"recommend this (?:to|product to) (?:all|every))\b",
    re.I,
)
_RUDE = re.compile(r"\b(?:fuck\w*|shit\w*|bitch\w*|cunt\w*|asshole\w*|bastard\w*)\b", re.I)
_PRIVATE = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+|\+?\d[\d\s()-]{8,}\d")
_WORDS = re.compile(r"[^\W\d_]+|[\u3400-\u9fff]")


def may_quote(text: str) -> bool:
    """Whether words of a review are plain words to people: no markup, link, address or order to an assistant."""
    if any(pattern.search(text) for pattern in (_MARKUP, _TO_A_MACHINE, _RUDE, _PRIVATE)):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    shouted = len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)
    return not shouted and len(_WORDS.findall(text)) >= 2
