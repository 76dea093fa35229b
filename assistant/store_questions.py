"""Questions to the shop's pages: as they are put, after what was said before, and in other words.

Pages are asked too where a message was taken for something else that has no answer: what they plainly answer was a
question to the shop.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from assistant.answers.answer import Answer
from assistant.answers.store import fact_of, store_answer, where
from assistant.conversation import Conversation
from assistant.pages.asked import gives, questions
from assistant.pages.quote import candidates
from assistant.pages.sizes import fitting
from assistant.pages.wording import otherwise, plainly
from assistant.speech.speech import Speech
from assistant.understanding.promotions import asks_until
from retrieval.passage_search import FoundPassage
from retrieval.passage_words import asked_words, words_of

Find = Callable[[str], Sequence[FoundPassage]]
CERTAIN = 0.8
"""The chance of being an answer from which pages answer what was not taken for a question to the shop."""
OWN_ORDER = re.compile(r"\bmy (?:\w+ )?(?:order|parcel|package|delivery)|#|\d{4}", re.I)
"""Words of an order of the shopper's own."""
_HOW_BACK = r"^\W*(?:so |and |ok )?how\b.*\b(?:my money|refund|something) back\b|\bback\b.*\bhow\W*$"
_OF_SHOP = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|also|then|well|hm+|oh)\W+)*(?:(?:until|till|by|from|since|for) )?(?:"
    r"how (?:much|many|long|often|fast|soon|late|do|does|to|can|is|are)|when|where|who|(?:can|could|may|must) "
    r"(?:i|we|you)|(?:do|are|will|would) (?:you|i)|is there|are there|is it|what (?:do|does|happens|is|are|if))\b|"
    r"\binvoice\b.*\b(?:company|business|tax|vat)\b|\b(?:company|business|tax|vat)\b.*\binvoice\b|"
    rf"{_HOW_BACK}|"
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
_LEANS = re.compile(r"^\W*(?:and|or|even|also|what about|how about)\b|^\W*(?:\w+\W+){0,3}\w+ (?:too|as well)\W*$", re.I)
"""A question that begins as the rest of the one before it."""
_LEADING = re.compile(r"^\W*(?:(?:and|or|so|also|ok(?:ay)?|then|but)\b\W*)+(?=\w)", re.I)
_SEEKS = re.compile(
    r"\b(?:do|have) you (?:have|sell|carry|stock|got|recommend|suggest)|\b(?:show|find|recommend|suggest|give) me\b|"
    r"\b(?<!do )(?<!should )(?:i|we) (?:need|want|would like|am looking)\b|"
    r"\blooking for\b|\bwhat (?:is|are) (?:the|your) (?:cheapest|best|"
    r"newest)|\bsomething\b|\banything\b|\bany\b",
    re.I,
)


def asks_how(message: str) -> bool:
    """Whether a message asks in general how something is sent or paid back, whoever asks it."""
    return re.search(_HOW_BACK, message, re.I) is not None


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


def size_told(message: str, find: Find, say: Speech) -> Answer | None:
    """The size that a measure of the body asks for, or what a size measures; None for any other question."""
    row = fitting(message, list(find(f"size guide {message}")))
    if row is None:
        return None
    told = say("store.size", size=row.size, low=row.low, high=row.high, where=where(row.passage, say))
    return Answer(sentences=(told,), facts=(fact_of(row.passage, (row.text,)),))


def told_by_pages(message: str, conversation: Conversation, find: Find, say: Speech) -> Answer:
    """What the pages say to a question: the first of its wordings that they answer."""
    plain = plainly(message)
    told = store_answer(plain, find, say)
    page = f"page:{conversation.page}"
    if told.facts and told.facts[0].source == page:
        return told
    after = [store_answer(other, find, say) for other in _after_what_was_said(plain, conversation, find)]
    spoken_to = [answer for answer in after if answer.facts and _speaks_to(plain, answer)]
    leaning = (answer for answer in spoken_to if answer.facts[0].source == page and _LEANS.search(plain))
    if (same := next(leaning, None)) is not None:
        return same
    if told.facts:
        return told
    others = (store_answer(other, find, say) for other in otherwise(plain))
    unconditional = (store_answer(other, find, say) for other in _without_condition(plain))
    return next((answer for answer in chain(others, spoken_to, unconditional) if answer.facts), told)


def _speaks_to(message: str, answer: Answer) -> bool:
    """Whether what is quoted is about the message itself, not about what was said before it alone."""
    wanted, text = set(asked_words(message)), " ".join((*answer.sentences, *(fact.text for fact in answer.facts)))
    kind = questions(message)[0].expects
    return not wanted or bool(wanted & set(words_of(text))) or (kind is not None and gives(kind, text))


def _after_what_was_said(message: str, conversation: Conversation, find: Find) -> Iterator[str]:
    """A question under the one before it, and under the page that was quoted last."""
    current = conversation.request
    if current is not None and (current.scene == "offers" or current.filters.on_sale) and asks_until(message):
        yield "until when do offers last"
    if conversation.intent == "store_question" and conversation.messages:
        before, rest = conversation.messages[-1], _LEADING.sub("", message)
        if not asked_words(rest):
            yield f"{conversation.quoted} {rest}".strip()
        yield f"{before.rstrip('?!. ')} {rest}"
        if _GOES_ON.search(message):
            yield from (f"{title} {rest}" for title in _spoken_of(conversation, before, find))


def _without_condition(message: str) -> Iterator[str]:
    """A question without its condition: it asks how, not whether; a yes would leave out what the condition changes."""
    unconditional, condition, _ = message.partition(" if ")
    if condition and unconditional.strip():
        yield f"how {unconditional}"


def _spoken_of(conversation: Conversation, before: str, find: Find) -> Iterator[str]:
    """The title of the page that was quoted last."""
    titles = (each.passage.title for each in find(before) if each.passage.document_id == conversation.page)
    yield from dict.fromkeys(titles)
