"""What a thing is, apart from where it will be: "a lamp to put beside the sofa" wants no sofa."""

import re

from assistant.understanding.wording import content
from retrieval.vocabulary import WORD, Vocabulary

_WHERE = re.compile(
    r"[\s,;]*\b(?:(?:(?:to|that|which|and|can|i|we|you) )*(?:put|place|stand|hang|keep|set|lay|use|goe?s?|stands|hangs|"
    r"sits?|fits?|sitting|standing|hanging|lying) (?:up )?)?(?:for )?"
    r"(?:on(?:to)?|on top of|beside|above|over|under|underneath|behind|next to|near|in front of|in|into|inside) "
    r"(?:the|my|our|his|her|their|an?)\b[^;,.!?]*"
)
_RELATED = re.compile(
    r"\b(?:something|anything|things?|stuff|items?|gifts?|presents?|ideas?) "
    r"(?:that(?:'s| is| has)? |which (?:is|has) )?"
    r"(?:to do with|related to|connected (?:to|with))\b|"
    r"\b\w+[- ]related (?:things?|stuff|items?|gifts?|presents?|ideas?)\b"
)


def without_where(text: str, vocabulary: Vocabulary) -> str:
    """A text without where the thing will be, where it names a thing before that; else as it is."""
    match = _WHERE.search(text)
    if match is None:
        return text
    before = content(WORD.findall(text[: match.start()]))
    if not any(map(vocabulary.names_thing, before)):
        return text
    return f"{text[: match.start()]} {text[match.end() :]}"


def is_anywhere(text: str) -> bool:
    """Whether a text asks for things of all kinds that have to do with something: no one place has them."""
    return bool(_RELATED.search(text))
