"""How many reviews speak of a topic, how many of those complain or praise, and which of their sentences to quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.reviews.opinion import leaning
from assistant.answers.reviews.quotable import may_quote
from assistant.answers.reviews.reading import clauses, language_of, segments, sentences, words_of
from assistant.answers.reviews.topics import Topic, mentioning, speaks_of
from retrieval.product import Review

LOW, HIGH = 2.0, 4.0
"""Stars at or below which, and from which on, a review as a whole is a bad or a good one."""
_LONGEST = 150
_GOES_ON = re.compile(
    r"^(?:it|they|this|that|which|these|those|he|she|broke|came|fell|snapped|stopped|still|so far|only)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of a review."""

    text: str
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """What the reviews say of a topic."""

    total: int
    """All reviews, also those without a word or in another language."""
    speaking: tuple[Review, ...]
    complaining: tuple[Review, ...]
    praising: tuple[Review, ...]
    topic: Topic


def mentioned(reviews: Sequence[Review], topic: Topic) -> Mentioned:
    """Count a topic over all reviews."""
    speaking = mentioning(reviews, topic)
    sides = {review.review_id: side_of(review, topic) for review in speaking}
    return Mentioned(
        total=len(reviews),
        speaking=tuple(speaking),
        complaining=tuple(review for review in speaking if sides[review.review_id] < 0),
        praising=tuple(review for review in speaking if sides[review.review_id] > 0),
        topic=topic,
    )


def side_of(review: Review, topic: Topic) -> int:
    """1 where a review praises a topic, -1 where it complains: by its words on it, else by its stars."""
    said = [lean for lean in _leanings(review, topic) if lean]
    if said:
        return -1 if min(said) < 0 and sum(said) <= 0 else 1
    if review.rating is None or LOW < review.rating < HIGH:
        return 0
    return -1 if review.rating <= LOW else 1


def _leanings(review: Review, topic: Topic) -> list[int]:
    """How each mention leans: its clause, else its part of the sentence, else the sentence that goes on about it."""
    found = []
    texts = sentences(words_of(review))
    for place, sentence in enumerate(texts):
        for segment in segments(sentence):
            if not speaks_of(segment, topic):
                continue
            own = [leaning(clause) for clause in clauses(segment) if speaks_of(clause, topic)]
            lean = next((each for each in own if each), 0) or leaning(segment)
            following = texts[place + 1] if place + 1 < len(texts) else ""
            if not lean and _GOES_ON.match(following):
                lean = leaning(following)
            found.append(lean)
    return found


def quotes(said: Mentioned, language: str) -> list[Quote]:
    """One sentence for and one against, from different reviewers; two of one side where there is but one side."""
    against = _best(said.complaining, said.topic, language, -1)
    praise = _best(said.praising, said.topic, language, 1)
    first = against[:1] if len(said.complaining) >= len(said.praising) else praise[:1]
    second = praise if first and first[0] in against else against
    rest = [quote for quote in second if not first or _who(quote) != _who(first[0])]
    others = [quote for quote in (against + praise) if not first or _who(quote) != _who(first[0])]
    found = first + (rest or others)[:1]
    return found or _best(said.speaking, said.topic, language, 0)[:1]


def _who(quote: Quote) -> str:
    return quote.review.user_id or quote.review.review_id


def _best(reviews: Sequence[Review], topic: Topic | None, language: str, side: int) -> list[Quote]:
    """A quotation of each review that has one, the plainest first: leaning as it should, short."""
    found = [quote for review in reviews if (quote := quote_of(review, topic, language, side)) is not None]
    return sorted(
        found, key=lambda quote: (-(leaning(quote.text) == side), abs(len(quote.text) - 60), quote.review.review_id)
    )


def quote_of(review: Review, topic: Topic | None, language: str, side: int = 0) -> Quote | None:
    """A whole sentence of a review on a topic, or on anything, that may be repeated; None when there is none."""
    texts = [part for part in sentences(review.text) if topic is None or speaks_of(part, topic)]
    plain = [
        text
        for text in texts
        if len(text) <= _LONGEST and language_of(review.text) == language and may_quote(text) and may_quote(review.text)
    ]
    best = max(plain, key=lambda text: (side != 0 and leaning(text) == side, -abs(len(text) - 60)), default=None)
    return None if best is None else Quote(text=best.rstrip(".!。！ "), review=review)
