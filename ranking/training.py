"""Tunes the recommenders, chooses on the validation part, tests once, refits on everything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ranking.choosing import choose
from ranking.evaluation import Measured, Task, measure, task_of
from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.interactions import Interactions, interactions_of
from ranking.model_families import FAMILIES
from ranking.popularity import Popularity
from ranking.promotion import Comparison, compared
from ranking.protocols import Recommender
from ranking.recipe import MIXTURE, STACK, Recipe, backed
from ranking.report.curves import curves_of
from ranking.scenes.models import SceneModels
from ranking.splits import Split, with_validation
from ranking.tuning import Budget, Progress, tune
from ranking.weights import EventWeights
from retrieval.errors import InputError

LEAST_USERS = 20
"""With fewer shoppers to validate on, the choice would be chance: popularity serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The outcome of a training."""

    chosen: str
    model: Recommender
    """The model that serves, fitted on all events; without them the one that was tested."""
    table: tuple[Measured, ...]
    """Every kind of model and the blends on the test part, by nDCG."""
    why: str
    """The choice in words."""
    unit: float = 1.0
    """The mean of the best scores that the chosen model gives to a shopper: what counts as a full match of taste."""
    recipe: Recipe | None = None
    """The settings that serve; None where there was too little to choose by."""
    comparison: Comparison | None = None
    """With the settings that served before; None where there were none."""
    tries: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Kind of model -> the nDCG@10 of each try on the validation part."""
    curves: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Model -> how it learned, a round each, for those that learn in rounds."""
    scenes: SceneModels | None = None
    """What scenes need beside the recommender; None where it was not learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """What to train on, and how."""

    events: Sequence[Event] | None
    """Everything, for the final fit; None where nothing is to serve: then the model is the one that was tested."""
    split: Split
    """The same events, parted."""
    features: ProductFeatures
    """All products; without vectors the models that read text are left out."""
    weights: EventWeights | None = None
    """What each kind of event says."""
    budget: Budget = field(default_factory=Budget)
    standing: Recipe | None = None
    """The settings in service, which others have to beat."""
    progress: Progress = lambda _step, _share: None
    """Told how far it is."""

    def interactions(self, events: Sequence[Event]) -> Interactions:
        """Events ready for fitting."""
        return interactions_of(events, self.features.product_ids, self.weights)

    def task(self, past: Sequence[Event], future: Sequence[Event]) -> Task:
        """What past events let predict of future ones."""
        features = self.features
        return task_of(past, future, features.product_ids, features.kinds, features.vectors, self.weights)

    def within(self, low: float, high: float) -> Callable[[str, float], None]:
        """Progress of a part of the work."""
        return lambda step, share: self.progress(step, low + share * (high - low))


def train(training: Training) -> Trained:
    """Fit, choose and test the recommenders of a shop."""
    split = with_validation(training.split)
    valid = training.task(split.train, split.valid)
    if len(valid.targets) < LEAST_USERS:
        return _too_few(training, len(valid.targets))
    learned = training.interactions(split.train)
    tuned = tune(FAMILIES, learned, training.features, valid, training.budget, training.within(0.0, 0.75))
    training.progress("blend", 0.75)
    choice = choose(tuned, valid, training.features)
    training.progress("test", 0.82)
    past = (*split.train, *split.valid)
    known, test = training.interactions(past), training.task(past, split.test)
    models = choice.recipe.models(known, training.features, tuple(tuned))
    served = {name: backed(name, models, choice.recipe.units) for name in models} | choice.recipe.blends(
        models, training.features
    )
    table = {name: measure(model, test, name) for name, model in served.items()}
    recipe, comparison = choice.recipe, None
    if training.standing is not None:
        training.progress("compare with what serves", 0.9)
        recipe, comparison = _kept(training, known, test, recipe, table[recipe.chosen])
    training.progress(f"fit {recipe.chosen}", 0.92)
    model = served[recipe.chosen]
    if training.events is not None:
        model = recipe.fitted(training.interactions(training.events), training.features)
    return Trained(
        chosen=recipe.chosen,
        model=model,
        table=tuple(sorted(table.values(), key=lambda row: -row.ndcg)),
        why=_why(choice.recipe.chosen, choice.ndcg, table) + (f" {comparison.why}" if comparison else ""),
        unit=recipe.units[recipe.chosen],
        recipe=recipe,
        comparison=comparison,
        tries={name: each.tries for name, each in tuned.items()},
        curves=curves_of(models.values()),
    )


def _too_few(training: Training, shoppers: int) -> Trained:
    split = training.split
    events = training.events if training.events is not None else (*split.train, *split.valid)
    popularity = Popularity.fit(training.interactions(events))
    why = f"Only {shoppers} shoppers have enough history to choose by ({LEAST_USERS} are needed), so popularity serves."
    return Trained(chosen=popularity.name, model=popularity, table=(), why=why)


def _kept(
    training: Training, known: Interactions, test: Task, recipe: Recipe, found: Measured
) -> tuple[Recipe, Comparison | None]:
    """The new settings where they beat the standing ones beyond noise, else the standing ones."""
    assert training.standing is not None
    try:
        standing = training.standing.fitted(known, training.features)
    except InputError:  # the shop has outgrown them, or lost what they read
        return recipe, None
    comparison = compared(found, measure(standing, test, training.standing.chosen))
    return (recipe if comparison.better else training.standing), comparison


def _why(chosen: str, on_valid: Mapping[str, float], table: Mapping[str, Measured]) -> str:
    others = sorted(((score, name) for name, score in on_valid.items() if name != chosen), reverse=True)
    second = f"; next comes {others[0][1]} with {others[0][0]:.4f}" if others else ""
    told = {
        MIXTURE: "the weighted sum of several models, whose parts can be told",
        STACK: "trees over what several models say",
    }.get(chosen)
    named = f"{chosen} ({told})" if told else chosen
    return (
        f"{named} was chosen on the validation part with nDCG@10 {on_valid[chosen]:.4f}{second}. "
        f"On the test part, touched once, it has {table[chosen].ndcg:.4f} over {table[chosen].users:,} shoppers."
    )
