"""Questions about the shop, answered from its own pages, quoted with where they stand; or "our pages don't say"."""

import re
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from assistant.understanding.wording import content
from retrieval.product import Passage
from retrieval.vocabulary import WORD, stem, stems

LEAST = 0.38
"""Cosine below which a passage has nothing to do with the question."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])")
_MARKS = re.compile(r"[*_`#>]+|\[([^\]]*)\]\([^)]*\)")
_MOST_SENTENCES = 2
_ASKING = frozenset(
    stems(
        "do you can i what how is are long much many when where which does my your the shop store offer have get "
        "possible"
    )
)


def store_answer(question: str, found: Sequence[tuple[Passage, float]], say: Speech = ENGLISH) -> Answer:
    """Answer from the best passages.

    Args:
        question: the message.
        found: passages with their cosine to the question, best first.
        say: the shopper's language.
    """
    useful = [(passage, score) for passage, score in found if score >= LEAST]
    if not useful:
        return Answer(sentences=(say("store.unsaid"),))
    wanted = frozenset(stem(word) for word in content(WORD.findall(question.lower()))) - _ASKING
    scored = [(score + 0.08 * _share(wanted, passage), index, passage) for index, (passage, score) in enumerate(useful)]
    best = max(scored, key=lambda item: (item[0], -item[1]))[2]
    text = " ".join(_sentences(best.text, wanted))
    return Answer(
        sentences=(say("store.page", form=say.whose(text), text=text, where=_where(best, say)),),
        facts=tuple(
            Fact(kind="passage", text=passage.text, source=f"page:{passage.document_id}", link=passage.link)
            for passage, _ in useful[:3]
        ),
    )


def _share(wanted: frozenset[str], passage: Passage) -> float:
    """Share of the words asked for that stand in the passage or its heading."""
    there = set(stems(f"{passage.title} {passage.heading or ''} {passage.text}"))
    return len(wanted & there) / max(1, len(wanted))


def _sentences(text: str, wanted: frozenset[str]) -> list[str]:
    """The sentences of a passage that share most with the question, in their own order, and the one that follows."""
    plain = re.sub(r"\s+", " ", _MARKS.sub(lambda match: match.group(1) or "", text)).strip()
    parts = [part for part in _SENTENCE.split(plain) if part]
    best = max(range(len(parts)), key=lambda index: (len(wanted & set(stems(parts[index]))), -index))
    return parts[best : best + _MOST_SENTENCES]


def _where(passage: Passage, say: Speech) -> str:
    if not passage.heading or passage.heading == passage.title:
        return passage.title
    return say("store.where", title=passage.title, heading=passage.heading)
