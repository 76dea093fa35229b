"""What reviews say of one thing: counted and quoted, never summed up beyond that."""

import re
from collections.abc import Sequence

from assistant.answers.answer import listed
from retrieval.product import Review
from retrieval.vocabulary import stems

_MOST_QUOTES = 2


def told_by_reviews(reviews: Sequence[Review], topic: frozenset[str], *, wanted: bool) -> str | None:
    """How many reviews mention it, with quotations; for a question about reviews as a whole, the picture of all.

    Args:
        reviews: those of the product.
        topic: stems of what is asked.
        wanted: whether the question is about the reviews themselves.
    """
    topic -= set(stems("reviews reviewers people say think complain buyers customers mention like about"))
    if topic:
        mentioning = [review for review in reviews if topic & set(stems(f"{review.title or ''} {review.text}"))]
        if mentioning:
            return _mentions(mentioning, len(reviews), topic)
        return None
    return _picture(reviews) if wanted and reviews else None


def told_nearly(near: Sequence[Review]) -> str | None:
    """The review that means nearly what is asked, for a question that nothing answers in so many words."""
    return f"A review comes near it: “{first_sentence(near[0])}”." if near else None


def _mentions(mentioning: Sequence[Review], total: int, topic: frozenset[str]) -> str:
    verb = "mentions" if len(mentioning) == 1 else "mention"
    low = sum(1 for review in mentioning if review.rating is not None and review.rating <= 2)
    tail = f", {low} of them with 2 stars or fewer" if low else ""
    quotes = [quote for review in mentioning[:6] if (quote := _quote(review, topic))][:_MOST_QUOTES]
    said = f": {listed([f'“{quote}”' for quote in quotes])}" if quotes else ""
    return f"{len(mentioning)} of {total} reviews {verb} it{tail}{said}."


def _quote(review: Review, topic: frozenset[str]) -> str | None:
    for part in re.split(r"(?<=[.!?;])\s+", review.text):
        if topic & set(stems(part)) and len(part) <= 140:
            return part.strip().rstrip(".!")
    return None


def _picture(reviews: Sequence[Review]) -> str:
    rated = [review for review in reviews if review.rating is not None]
    good = sum(1 for review in rated if (review.rating or 0) >= 4)
    bad = [review for review in rated if (review.rating or 0) <= 2]
    if len(rated) == 1:
        return f"One review, with {rated[0].rating:g} of 5: “{first_sentence(rated[0])}”."
    sentence = f"{good} of {len(rated)} reviews give 4 or 5 stars"
    if len(rated) > len(bad):
        best = max(rated, key=lambda review: (review.rating or 0.0, len(review.text), review.review_id))
        sentence += f": “{first_sentence(best)}”" if (best.rating or 0) >= 4 else ""
    if bad:
        worst = sorted(bad, key=lambda review: (review.rating, review.review_id))[0]
        verb = "gives" if len(bad) == 1 else "give"
        return f"{sentence}. {len(bad)} {verb} 2 or fewer: “{first_sentence(worst)}”."
    return f"{sentence}."


def first_sentence(review: Review) -> str:
    """What is quoted of a review."""
    return re.split(r"(?<=[.!?])\s+", review.text)[0].rstrip(".!")[:140]
