"""Questions to the shop's pages: as they are put, after what was said before, and in other words.

Pages are asked too where a message was taken for something else that has no answer: what they plainly answer was a
question to the shop.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answers.answer import Answer
from assistant.answers.store import store_answer
from assistant.conversation import Conversation
from assistant.pages.asked import questions
from assistant.pages.quote import candidates
from assistant.pages.wording import otherwise, plainly
from assistant.speech.speech import Speech
from retrieval.passage_search import FoundPassage

Find = Callable[[str], Sequence[FoundPassage]]
CERTAIN = 0.8
"""The chance of being an answer from which pages answer what was not taken for a question to the shop."""
OWN_ORDER = re.compile(r"\bmy (?:\w+ )?(?:order|parcel|package|delivery)|#|\d{4}", re.I)
"""Words of an order of the shopper's own."""
_OF_SHOP = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|also|then|well|hm+|oh)\W+)*(?:(?:until|till|by|from|since|for) )?(?:"
    r"how (?:much|many|long|often|fast|soon|late|do|does|to|can|is|are)|when|where|who|(?:can|could|may|must) "
    r"(?:i|we|you)|(?:do|are|will|would) (?:you|i)|is there|are there|is it|what (?:do|does|happens|is|are|if))\b|"
    r"\bwhat (?:now|do i get|do i do|should i do|happens)\W*$|\bor\b.*\bwhich is (?:better|best|right)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"^\W*(?:and|or|also|what about|how about|even)\b|"
    r"\b(?:it|them|that|those|these|mine|the rest|too|one|ones|there)\b|"
    r"^\W*\w+(?:\W+\w+)?\W*$",
    re.I,
)
"""A question that leaves out what it is about."""
_SEEKS = re.compile(
    r"\b(?:do|have) you (?:have|sell|carry|stock|got|recommend|suggest)|\b(?:show|find|recommend|suggest|give) me\b|"
    r"\b(?<!do )(?<!should )(?:i|we) (?:need|want|would like|am looking)\b|"
    r"\blooking for\b|\bwhat (?:is|are) (?:the|your) (?:cheapest|best|"
    r"newest)|\bsomething\b|\banything\b|\bany\b",
    re.I,
)


def asks_the_shop(message: str) -> bool:
    """Whether a message is put as a question to the shop, not as a wish for goods."""
    return _OF_SHOP.search(message) is not None and _SEEKS.search(message) is None


def pages_answer(message: str, find: Find) -> bool:
    """Whether the pages plainly answer a message in its own words."""
    return any(
        bool(given) and given[0].chance >= CERTAIN
        for asked in questions(plainly(message))
        if (given := candidates(asked, find(asked.searched))) is not None
    )


def told_by_pages(message: str, conversation: Conversation, find: Find, say: Speech) -> Answer:
    """What the pages say to a question: the first of its wordings that they answer."""
    plain = plainly(message)
    told = store_answer(plain, find, say)
    if told.facts:
        return told
    others = (store_answer(other, find, say) for other in _wordings(plain, conversation, find))
    return next((answer for answer in others if answer.facts), told)


def _wordings(message: str, conversation: Conversation, find: Find) -> Iterator[str]:
    """A question that the pages do not answer: under what was asked before, in other words, without its condition.

    Without the condition it asks how, not whether: a yes would leave out what the condition changes.
    """
    yield from otherwise(message)
    if conversation.intent == "store_question" and conversation.messages:
        before = conversation.messages[-1]
        yield f"{before.rstrip('?!. ')} {message}"
        if _GOES_ON.search(message):
            yield from (f"{title} {message}" for title in _spoken_of(conversation, before, find))
    unconditional, condition, _ = message.partition(" if ")
    if condition and unconditional.strip():
        yield f"how {unconditional}"


def _spoken_of(conversation: Conversation, before: str, find: Find) -> Iterator[str]:
    """The title of the page that was quoted last."""
    titles = (each.passage.title for each in find(before) if each.passage.document_id == conversation.page)
    yield from dict.fromkeys(titles)
