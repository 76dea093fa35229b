"""A shopper is taken out of what was learned: at once where that is exact, at the next training else."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ranking.backed import Backed
from ranking.content import Content
from ranking.due_training import due_from_now, no_longer_due, retrain_since
from ranking.events import Event
from ranking.history import History
from ranking.mixture import Mixture
from ranking.protocols import Forgetting, Recommender
from ranking.repeats import Repeats
from ranking.scenes.models import SceneModels
from ranking.stack import Stack
from ranking.versions import in_service, load, numbers, rewritten
from ranking.words import Words
from retrieval.errors import HomeError
from retrieval.home import Home

Learned = TypeVar("Learned", SceneModels, Repeats)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of what was stored of a shopper, and learned from them."""

    exact: frozenset[str] = frozenset()
    """Models that are now as if the shopper had never been, to 1e-6."""
    queued: frozenset[str] = frozenset()
    """What still holds a trace of them, a weight among many, or was left out, until the next training."""
    events: int = 0
    """How many of their events were deleted."""
    reviews: int = 0
    """How many reviews of theirs stay, without their id."""

    def with_counts(self, *, events: int, reviews: int) -> "Forgotten":
        """The same, with how many events were deleted, and reviews made nobody's."""
        return replace(self, events=events, reviews=reviews)


def forget_learned(home: Home, history: History, events: Sequence[Event], *, rated: bool = False) -> Forgotten:
    """Take a shopper out of the version in service, and delete the others: going back would bring them back.

    Args:
        home: the shop's data folder.
        history: what training read of the shopper.
        events: what they did until then, settled, in families.
        rated: whether the shopper gave ratings: what was learned of them knows products alone, and keeps a trace of
            the shopper's stars among those of others until the next training.
    """
    try:
        number = in_service(home)
        fitted = load(home, number) if number is not None else None
    except HomeError:  # nothing of it can serve, so nothing may stay of it
        fitted, number = None, None
    if fitted is None or number is None:
        for each in numbers(home):
            shutil.rmtree(home.rankers / f"{each:04d}")
        return Forgotten()
    model, forgotten = _without(fitted.recommender, history) if len(history) else (fitted.recommender, Forgotten())
    found = replace(
        fitted, recommender=model, scenes=_taken(fitted.scenes, events), repeats=_taken(fitted.repeats, events)
    )
    kept = rewritten(home, number, found)
    for each in numbers(home):
        if each != kept:
            shutil.rmtree(home.rankers / f"{each:04d}")
    due_from_now(home)
    parts = {"shelves": (fitted.scenes, found.scenes), "buying again": (fitted.repeats, found.repeats)}
    exact = {name for name, (before, after) in parts.items() if before is not None and after is not None}
    dropped = {name for name, (before, after) in parts.items() if before is not None and after is None}
    queued = forgotten.queued | dropped | ({"settings"} if len(history) else set())
    if rated and fitted.ratings is not None:
        queued |= {"ratings"}
    return Forgotten(forgotten.exact | exact, queued)


def retrained(home: Home) -> None:
    """A training without the forgotten is in service: what is older goes, and nothing is due."""
    if retrain_since(home) is None:
        return
    for each in numbers(home):
        if each != in_service(home):
            shutil.rmtree(home.rankers / f"{each:04d}")
    no_longer_due(home)


def _taken(learned: Learned | None, events: Sequence[Event]) -> Learned | None:
    """What was learned, without a shopper; None where they cannot be found in it: it is not kept with them."""
    try:
        return learned.without(events) if learned is not None and events else learned
    except LookupError:
        return None


def _without(model: Recommender, history: History) -> tuple[Recommender, Forgotten]:
    """A model without a shopper as far as that is exact, and what of it is not."""
    match model:
        case Stack():
            mixture, found = _without(model.mixture, history)
            assert isinstance(mixture, Mixture)
            stack = Stack(mixture, model.unit, model.readings, model.trees)
            return stack, Forgotten(found.exact, found.queued | {"stack"})
        case Mixture():
            pairs = [(_without(part, history), weight) for part, weight in model.parts]
            exact = frozenset().union(*(found.exact for (_, found), _ in pairs))
            queued = frozenset().union(*(found.queued for (_, found), _ in pairs))
            return Mixture([(part, weight) for (part, _), weight in pairs]), Forgotten(exact, queued)
        case Backed():
            first, found = _without(model.first, history)
            return Backed(first, model.second, model.weight), found
        case Content() | Words():
            return model, Forgotten(exact=frozenset({model.name}))
        case Forgetting():
            try:
                return model.without(history), Forgotten(exact=frozenset({model.name}))
            except LookupError:  # it was learned before the shopper came
                return model, Forgotten(exact=frozenset({model.name}))
    return model, Forgotten(queued=frozenset({model.name}))
