"""What reviews say of one thing: counted and quoted, never summed up beyond that."""

import re
from collections.abc import Sequence

from assistant.speech.speech import ENGLISH, Speech, joined
from retrieval.product import Review
from retrieval.vocabulary import stems

_MOST_QUOTES = 2


def told_by_reviews(
    reviews: Sequence[Review], topic: frozenset[str], *, wanted: bool, say: Speech = ENGLISH
) -> str | None:
    """How many reviews mention it, with quotations; for a question about reviews as a whole, the picture of all.

    Args:
        reviews: those of the product.
        topic: stems of what is asked.
        wanted: whether the question is about the reviews themselves.
        say: the shopper's language.
    """
    topic -= set(stems("reviews reviewers people say think complain buyers customers mention like about"))
    if topic:
        mentioning = [review for review in reviews if topic & set(stems(f"{review.title or ''} {review.text}"))]
        if mentioning:
            return _mentions(mentioning, len(reviews), topic, say)
        return None
    return _picture(reviews, say) if wanted and reviews else None


def told_nearly(near: Sequence[Review], say: Speech = ENGLISH) -> str | None:
    """The review that means nearly what is asked, for a question that nothing answers in so many words."""
    return say("reviewed.nearly", quote=say.quote(first_sentence(near[0]))) if near else None


def _mentions(mentioning: Sequence[Review], total: int, topic: frozenset[str], say: Speech) -> str:
    low = sum(1 for review in mentioning if review.rating is not None and review.rating <= 2)
    of_them = say("reviewed.low", n=low) if low else ""
    quotes = [quote for review in mentioning[:6] if (quote := _quote(review, topic))][:_MOST_QUOTES]
    if not quotes:
        return say("reviewed.mention", n=len(mentioning), total=total, low=of_them)
    return say("reviewed.mention_quoted", n=len(mentioning), total=total, low=of_them, quote=say.quote(*quotes))


def _quote(review: Review, topic: frozenset[str]) -> str | None:
    for part in re.split(r"(?<=[.!?;])\s+", review.text):
        if topic & set(stems(part)) and len(part) <= 140:
            return part.strip().rstrip(".!")
    return None


def _picture(reviews: Sequence[Review], say: Speech) -> str:
    rated = [review for review in reviews if review.rating is not None]
    good = sum(1 for review in rated if (review.rating or 0) >= 4)
    bad = [review for review in rated if (review.rating or 0) <= 2]
    if len(rated) == 1:
        return say("reviewed.only_one", rating=rated[0].rating or 0.0, quote=say.quote(first_sentence(rated[0])))
    sentence = say("reviewed.good", good=good, total=len(rated))
    if good:
        best = max(rated, key=lambda review: (review.rating or 0.0, len(review.text), review.review_id))
        quote = say.quote(first_sentence(best))
        sentence = say("reviewed.good_quoted", good=good, total=len(rated), quote=quote)
    if not bad:
        return sentence
    worst = sorted(bad, key=lambda review: (review.rating, review.review_id))[0]
    return joined(sentence, say("reviewed.bad", n=len(bad), quote=say.quote(first_sentence(worst))))


def first_sentence(review: Review) -> str:
    """What is quoted of a review."""
    return re.split(r"(?<=[.!?])\s+", review.text)[0].rstrip(".!")[:140]
