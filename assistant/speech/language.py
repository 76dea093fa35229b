"""Which language a message is answered in."""

import re
from typing import Literal

from retrieval.chinese.translate import is_chinese

Language = Literal["en", "zh"]
_WORD = re.compile(r"(?<![\w@.#-])[^\W\d_]{2,}(?:['’][a-z]+)?(?![\w@#]|[.-]\w)")
"""A plain word: no part of an e-mail, an order number or a model name."""
_FEW = 2
"""Fewer plain words than this ("ok", "Sony", "XL") say nothing of the language."""


def language_of(message: str, before: Language, *, replies: bool = False) -> Language:
    """The language a message is answered in.

    Args:
        message: what the shopper typed or pressed.
        before: the language of the conversation.
        replies: whether the message answers a question with a name, an e-mail or a yes, which every language writes
            alike.
    """
    if is_chinese(message):
        return "zh"
    return before if replies or len(_WORD.findall(message)) < _FEW else "en"
