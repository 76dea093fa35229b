"""Would the shopper like it: a guess in stars with its range, or that there is none and what others say instead."""

import math
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.answers.names import short_name
from assistant.answers.reviews.told import Spoken, picture
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact, FactKind
from ranking.ranked import Profile
from ranking.ratings.predicted import PredictedRating
from ranking.scenes.predicted import Guess
from retrieval.product import Product, Review

_MOST = 3
"""Guesses in one answer: of more the best."""


def predicted_answer(
    guesses: Sequence[Guess],
    profile: Profile,
    shelf: Sequence[Product],
    reviews: Sequence[Review],
    say: Speech = ENGLISH,
) -> Answer:
    """What is said of each product, in the order asked.

    Args:
        guesses: at least one.
        profile: the shopper's.
        shelf: the products they stand among, for short names.
        reviews: those of the first, for the answer to a question about one.
        say: the shopper's language.
    """
    told = _best(guesses)
    facts = tuple(fact for guess in told for fact in _facts(guess, profile))
    if len(guesses) > 1:
        return Answer(sentences=tuple(_of_several(told, len(guesses), profile, shelf, say)), facts=facts)
    (guess,) = guesses
    if guess.given is not None:
        mean = _mean(guess.product, say)
        others = (say("predicted.others", stars=mean),) if mean else ()
        return Answer(sentences=(say("predicted.given", rating=guess.given), *others), facts=facts)
    if guess.predicted is not None:
        return Answer(sentences=tuple(_guessed(guess, guess.predicted, profile, say)), facts=facts)
    spoken = picture(guess.product, reviews, say) if reviews else Spoken(said=())
    said = (_nothing(profile, say), *_speaks_for(guess, say), *_others(guess.product, spoken.said, say))
    return Answer(sentences=said, facts=(*facts, *spoken.facts))


def _best(guesses: Sequence[Guess]) -> list[Guess]:
    """All of a few; of many those with the most stars, given or guessed, then by others' ratings."""
    if len(guesses) <= _MOST:
        return list(guesses)
    return sorted(guesses, key=lambda guess: (-_stars(guess), -(guess.product.rating or 0.0)))[:_MOST]


def _stars(guess: Guess) -> float:
    if guess.given is not None:
        return guess.given
    return guess.predicted.stars if guess.predicted is not None else -1.0


def _guessed(guess: Guess, predicted: PredictedRating, profile: Profile, say: Speech) -> list[str]:
    """The guess, what the shopper's own ratings have to do with it, and their past purchases."""
    low, high = _range(predicted)
    said = say("predicted.guess", stars=predicted.stars, low=low, high=high, by=_by([predicted], profile, say))
    moved = [say("predicted.usual", stars=predicted.usual)] if _is_moved(predicted) else []
    return [said, *moved, *_speaks_for(guess, say)]


def _is_moved(predicted: PredictedRating) -> bool:
    """Whether the shopper's own ratings change the number that is said."""
    return f"{predicted.stars:.1f}" != f"{predicted.usual:.1f}"


def _by(predicted: Sequence[PredictedRating], profile: Profile, say: Speech) -> str:
    """What the guesses rest on."""
    if any(map(_is_moved, predicted)):
        return say("predicted.by_yours", n=len(profile.rated))
    return say("predicted.by_others", n=len(profile.rated))


def _speaks_for(guess: Guess, say: Speech) -> list[str]:
    """The past products that the taste for it comes from."""
    if guess.because is None:
        return []
    past = say.listed([say("name.the", name=short_name(product)) for product in guess.because.because])
    return [say("predicted.speaks_for", form="bought" if guess.because.bought else "liked", past=past)]


def _nothing(profile: Profile, say: Speech) -> str:
    """Why there is no guess."""
    return say("predicted.too_few" if profile.rated else "predicted.none_of_yours")


def _others(product: Product, told: Sequence[str], say: Speech) -> list[str]:
    """The mean of others, and the picture that their reviews give."""
    mean = _mean(product, say)
    said = [*([say("predicted.others", stars=mean)] if mean else []), *told]
    return said or [say("predicted.no_reviews")]


def _mean(product: Product, say: Speech = ENGLISH) -> str | None:
    if product.rating is None or not product.rating_count:
        return None if product.rating is None else say("name.stars", rating=product.rating)
    return say("predicted.mean", rating=product.rating, n=product.rating_count)


def _of_several(
    told: Sequence[Guess], asked: int, profile: Profile, shelf: Sequence[Product], say: Speech
) -> list[str]:
    """One sentence for each, and how much the difference between them is worth."""
    guessed = [(guess.predicted, guess.product) for guess in told if guess.predicted is not None]
    lead = [] if guessed or any(guess.given is not None for guess in told) else [_nothing(profile, say)]
    if asked > len(told):
        lead.append(say("predicted.most", n=len(told), asked=asked))
    by = _by([predicted for predicted, _ in guessed], profile, say)
    end = [say("predicted.by", by=f"{by[0].upper()}{by[1:]}")] if guessed else []
    return [*lead, *(_one(guess, shelf, say) for guess in told), *end, *_lean(guessed, shelf, say)]


def _one(guess: Guess, shelf: Sequence[Product], say: Speech) -> str:
    name = short_name(guess.product, shelf)
    if guess.given is not None:
        return say("predicted.one_given", name=name, rating=guess.given)
    if guess.predicted is not None:
        low, high = _range(guess.predicted)
        return say("predicted.one", name=name, stars=guess.predicted.stars, low=low, high=high)
    mean = _mean(guess.product, say)
    return say("predicted.one_mean", name=name, stars=mean) if mean else say("predicted.one_unrated", name=name)


def _lean(guessed: Sequence[tuple[PredictedRating, Product]], shelf: Sequence[Product], say: Speech) -> list[str]:
    """That ranges which overlap leave it open."""
    ranked = sorted(guessed, key=lambda pair: -pair[0].stars)
    if len(ranked) < 2 or ranked[0][0].low > ranked[1][0].high:
        return []
    if f"{ranked[0][0].stars:.1f}" == f"{ranked[1][0].stars:.1f}":
        return [say("predicted.too_close")]
    return [say("predicted.lean", name=short_name(ranked[0][1], shelf))]


def _range(predicted: PredictedRating) -> tuple[str, str]:
    """The interval, rounded outwards."""
    low, high = math.floor(10 * predicted.low + 1e-9) / 10, math.ceil(10 * predicted.high - 1e-9) / 10
    return f"{low:.1f}", f"{high:.1f}"


def _facts(guess: Guess, profile: Profile) -> list[Fact]:
    """What the words rest on."""
    product, predicted = guess.product, guess.predicted
    said: list[tuple[FactKind, str]] = []
    if guess.given is not None:
        said.append(("rating", f"the shopper gave it {guess.given:g} of 5"))
    if predicted is not None:
        said.append(
            (
                "rating",
                f"guessed {predicted.stars:.1f} of 5, between {' and '.join(_range(predicted))} in 80% of cases, by "
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
