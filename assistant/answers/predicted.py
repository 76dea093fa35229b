"""Would the shopper like it: a guess in stars with its range, or that there is none and what others say instead."""

import math
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.answers.names import short_name
from assistant.answers.reviewed import first_sentence, told_by_reviews
from assistant.speech.speech import ENGLISH
from assistant.turns import Fact
from ranking.ranked import Profile
from ranking.ratings.predicted import PredictedRating
from ranking.scenes.predicted import Guess
from retrieval.product import Product, Review

_MOST = 3
"""Guesses in one answer: of more the best."""


def predicted_answer(
    guesses: Sequence[Guess], profile: Profile, shelf: Sequence[Product], reviews: Sequence[Review]
) -> Answer:
    """What is said of each product, in the order asked.

    Args:
        guesses: at least one.
        profile: the shopper's.
        shelf: the products they stand among, for short names.
        reviews: those of the first, for the answer to a question about one.
    """
    told = _best(guesses)
    facts = tuple(fact for guess in told for fact in _facts(guess, profile))
    if len(guesses) > 1:
        return Answer(sentences=tuple(_of_several(told, len(guesses), profile, shelf)), facts=facts)
    (guess,) = guesses
    if guess.given is not None:
        mean = _mean(guess.product)
        said = (f"You gave it {guess.given:g} of 5 yourself.", *([f"Others give it {mean}."] if mean else []))
        return Answer(sentences=said, facts=facts)
    if guess.predicted is not None:
        return Answer(sentences=tuple(_guessed(guess, guess.predicted, profile)), facts=facts)
    picture = told_by_reviews(reviews, frozenset(), wanted=True)
    said = (_nothing(profile), *_speaks_for(guess), *_others(guess.product, picture))
    return Answer(sentences=said, facts=(*facts, *_reviewed(guess.product, reviews, picture or "")))


def _best(guesses: Sequence[Guess]) -> list[Guess]:
    """All of a few; of many those with the most stars, given or guessed, then by others' ratings."""
    if len(guesses) <= _MOST:
        return list(guesses)
    return sorted(guesses, key=lambda guess: (-_stars(guess), -(guess.product.rating or 0.0)))[:_MOST]


def _stars(guess: Guess) -> float:
    if guess.given is not None:
        return guess.given
    return guess.predicted.stars if guess.predicted is not None else -1.0


def _guessed(guess: Guess, predicted: PredictedRating, profile: Profile) -> list[str]:
    """The guess, what the shopper's own ratings have to do with it, and their past purchases."""
    said = f"My guess is about {predicted.stars:.1f} of 5, somewhere between {_range(predicted)}"
    moved = [f"To somebody I know nothing of I would say {predicted.usual:.1f}."] if _is_moved(predicted) else []
    return [f"{said}: {_by([predicted], profile)}.", *moved, *_speaks_for(guess)]


def _is_moved(predicted: PredictedRating) -> bool:
    """Whether the shopper's own ratings change the number that is said."""
    return f"{predicted.stars:.1f}" != f"{predicted.usual:.1f}"


def _by(predicted: Sequence[PredictedRating], profile: Profile) -> str:
    """What the guesses rest on."""
    if any(map(_is_moved, predicted)):
        return f"by your {_ratings(profile)} and those of others"
    theirs = "yours does" if len(profile.rated) == 1 else f"your {_ratings(profile)} do"
    return f"by the ratings of others, which {theirs} not move"


def _speaks_for(guess: Guess) -> list[str]:
    """The past products that the taste for it comes from."""
    if guess.because is None:
        return []
    names = ENGLISH.listed([f"the {short_name(product)}" for product in guess.because.because])
    return [f"What speaks for it: you {'bought' if guess.because.bought else 'liked'} {names}."]


def _nothing(profile: Profile) -> str:
    """Why there is no guess."""
    if not profile.rated:
        return "I can't say in stars: I have no ratings of yours to go by."
    return "I can't say in stars: too few have rated it so far."


def _others(product: Product, picture: str | None) -> list[str]:
    """The mean of others, and the picture that their reviews give."""
    mean = _mean(product)
    said = [*([f"Others give it {mean}."] if mean else []), *([picture] if picture else [])]
    return said or ["It has no reviews yet."]


def _mean(product: Product) -> str | None:
    if product.rating is None:
        return None
    reviews = "review" if product.rating_count == 1 else "reviews"
    return f"{product.rating:g} of 5{f' from {product.rating_count} {reviews}' if product.rating_count else ''}"


def _of_several(told: Sequence[Guess], asked: int, profile: Profile, shelf: Sequence[Product]) -> list[str]:
    """One sentence for each, and how much the difference between them is worth."""
    guessed = [(guess.predicted, guess.product) for guess in told if guess.predicted is not None]
    lead = [] if guessed or any(guess.given is not None for guess in told) else [_nothing(profile)]
    if asked > len(told):
        lead.append(f"The {len(told)} of these {asked} with the most stars.")
    by = _by([predicted for predicted, _ in guessed], profile)
    end = [f"{by[0].upper()}{by[1:]}."] if guessed else []
    return [*lead, *(_one(guess, shelf) for guess in told), *end, *_lean(guessed, shelf)]


def _one(guess: Guess, shelf: Sequence[Product]) -> str:
    name = short_name(guess.product, shelf)
    if guess.given is not None:
        return f"The {name}: you gave it {guess.given:g} of 5."
    if guess.predicted is not None:
        return f"The {name}: about {guess.predicted.stars:.1f} of 5, between {_range(guess.predicted)}."
    mean = _mean(guess.product)
    return f"The {name}: {f'others give it {mean}' if mean else 'its listing gives no rating'}."


def _lean(guessed: Sequence[tuple[PredictedRating, Product]], shelf: Sequence[Product]) -> list[str]:
    """That ranges which overlap leave it open."""
    ranked = sorted(guessed, key=lambda pair: -pair[0].stars)
    if len(ranked) < 2 or ranked[0][0].low > ranked[1][0].high:
        return []
    if f"{ranked[0][0].stars:.1f}" == f"{ranked[1][0].stars:.1f}":
        return ["That is too close to call."]
    return [f"The ranges overlap, so it is no more than a lean to the {short_name(ranked[0][1], shelf)}."]


def _range(predicted: PredictedRating) -> str:
    """The interval in words, rounded outwards."""
    return f"{math.floor(10 * predicted.low + 1e-9) / 10:.1f} and {math.ceil(10 * predicted.high - 1e-9) / 10:.1f}"


def _ratings(profile: Profile) -> str:
    return "rating" if len(profile.rated) == 1 else f"{len(profile.rated)} ratings"


def _facts(guess: Guess, profile: Profile) -> list[Fact]:
    """What the words rest on."""
    product, predicted = guess.product, guess.predicted
    said: list[tuple[str, str]] = []
    if guess.given is not None:
        said.append(("rating", f"the shopper gave it {guess.given:g} of 5"))
    if predicted is not None:
        said.append(
            (
                "rating",
                f"guessed {predicted.stars:.1f} of 5, between {_range(predicted)} in 80% of cases, by "
                f"{len(profile.rated)} ratings of the shopper and {predicted.raters} of the product; "
                f"without the shopper's {predicted.usual:.1f}",
            )
        )
    if (mean := _mean(product)) is not None:
        said.append(("rating", mean))
    if guess.because is not None:
        names = ENGLISH.listed([past.title for past in guess.because.because])
        said.append(("taste", f"the shopper {'bought' if guess.because.bought else 'liked'} {names}"))
    return [
        Fact(
            kind=kind,
            text=f"{product.title}: {text}",
            source=f"product:{product.product_id}",
            product_id=product.product_id,
        )
        for kind, text in said
    ]


def _reviewed(product: Product, reviews: Sequence[Review], picture: str) -> list[Fact]:
    """What the picture counts, and the reviews it quotes."""
    if not picture:
        return []
    rated = [review.rating for review in reviews if review.rating is not None]
    good, bad = sum(stars >= 4 for stars in rated), sum(stars <= 2 for stars in rated)
    counted = f"{len(rated)} reviews give stars: {good} give 4 or 5, {bad} give 2 or fewer"
    told = [(counted, f"product:{product.product_id}")]
    told += [
        (f"{review.rating:g} of 5: {review.text}", f"review:{review.review_id}")
        for review in reviews
        if review.rating is not None and first_sentence(review) in picture
    ]
    return [Fact(kind="review", text=text, source=source, product_id=product.product_id) for text, source in told]
