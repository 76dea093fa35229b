"""All reviews of a product in figures: stars with counts, and the topics most praised and most complained of."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.reviews.mentions import HIGH, LOW, Mentioned, mentioned
from assistant.answers.reviews.reading import speaks
from assistant.answers.reviews.topics import known_topics
from retrieval.product import Review

LEAST = 3
"""Reviews below which nothing is summed up."""
_MOST = 3
_ENOUGH = 2
"""Reviews that must agree before a topic is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Reviews in figures."""

    total: int
    stars: tuple[tuple[int, int], ...]
    """(stars, reviews), from five stars down; a half star counts with the star below it."""
    good: int
    """Reviews with four or five stars."""
    bad: int
    """Reviews with two stars or fewer."""
    rated: int
    praised: tuple[Mentioned, ...]
    complained: tuple[Mentioned, ...]


def summed_up(reviews: Sequence[Review], details: Sequence[str]) -> Summary:
    """The figures of all reviews.

    Args:
        reviews: at least three.
        details: names of the product's own details, which are topics too.
    """
    stars = [review.rating for review in reviews if review.rating is not None]
    speaking = [review for review in reviews if speaks(review)]
    found = [mentioned(speaking, topic) for topic in known_topics(details).values()]
    return Summary(
        total=len(reviews),
        stars=tuple((level, sum(1 for each in stars if int(each) == level)) for level in range(5, 0, -1)),
        good=sum(1 for each in stars if each >= HIGH),
        bad=sum(1 for each in stars if each <= LOW),
        rated=len(stars),
        praised=_most([(len(each.praising), len(each.complaining), each) for each in found]),
        complained=_most([(len(each.complaining), len(each.praising), each) for each in found]),
    )


def _most(found: Sequence[tuple[int, int, Mentioned]]) -> tuple[Mentioned, ...]:
    ranked = sorted(
        (each for each in found if each[0] >= _ENOUGH), key=lambda each: (-each[0], each[1], each[2].topic.name or "")
    )
    return tuple(each for _, _, each in ranked[:_MOST])
