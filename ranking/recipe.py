"""What training decided, apart from what it learned: with it the same models are fitted again on other events."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ranking.backed import Backed
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.mixture import Mixture
from ranking.model_families import FAMILIES
from ranking.protocols import Recommender
from ranking.readings import readings_of
from ranking.stack import Stack
from ranking.trees import Trees
from retrieval.errors import HomeError

MIXTURE, STACK = Mixture.name, Stack.name
_STANDS_IN = 0.25
"""What content says of a product that a model knows nothing of, as a share of what a best match is to the model."""
_SERVES_ALL = frozenset({"content", "words", "popularity", "recent-popularity", "category-popularity"})
"""Kinds that need no other in their place: they know new products, or are the same for everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Which model serves, and the settings of all that it is made of."""

    chosen: str
    configs: Mapping[str, Any]
    """The kinds of models, the strongest first, with their settings."""
    units: Mapping[str, float]
    """The mean of the best scores that each gives to a shopper, the blends too: scores compare by it."""
    weights: Mapping[str, float]
    """Of the mixture, in shares of the units; 0 for what it leaves out."""
    trees: Trees | None = None
    """Of the stack; None where there is none."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The kinds of models that the chosen one is made of."""
        if self.chosen in (MIXTURE, STACK):
            return tuple(name for name in self.configs if self.weights[name] > 0 or name == "content")
        return tuple(name for name in self.configs if name in (self.chosen, "content"))

    def models(
        self, interactions: Interactions, features: ProductFeatures, names: Collection[str]
    ) -> dict[str, Recommender]:
        """Some kinds of models, fitted.

        Raises:
            InputError: the shop is no longer one for one of them.
        """
        return {name: FAMILIES[name].fit(interactions, features, self.configs[name]) for name in names}

    def blends(self, models: Mapping[str, Recommender], features: ProductFeatures) -> dict[str, Recommender]:
        """The mixture, and the stack where there are trees, of fitted models."""
        parts = [
            (backed(name, models, self.units), weight / self.units[name])
            for name, weight in self.weights.items()
            if weight > 0
        ]
        mixture = Mixture(parts)
        if self.trees is None:
            return {MIXTURE: mixture}
        return {MIXTURE: mixture, STACK: Stack(mixture, self.units[MIXTURE], readings_of(features), self.trees)}

    def fitted(self, interactions: Interactions, features: ProductFeatures) -> Recommender:
        """The chosen model as it serves, fitted on these events."""
        models = self.models(interactions, features, self.needed)
        blends = self.blends(models, features) if self.chosen in (MIXTURE, STACK) else {}
        return blends[self.chosen] if blends else backed(self.chosen, models, self.units)

    def as_json(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "chosen": self.chosen,
            "configs": {name: asdict(config) for name, config in self.configs.items()},
            "units": dict(self.units),
            "weights": dict(self.weights),
            "trees": None if self.trees is None else asdict(self.trees),
        }


def recipe_from(document: Mapping[str, Any]) -> Recipe:
    """The recipe that was written as JSON.

    Raises:
        HomeError: it is not one of this version of the program.
    """
    try:
        configs = {name: _config(name, settings) for name, settings in document["configs"].items()}
        trees = document["trees"]
        return Recipe(
            chosen=document["chosen"],
            configs=configs,
            units=document["units"],
            weights=document["weights"],
            trees=None if trees is None else Trees(**trees),
        )
    except (LookupError, TypeError, ValidationError) as error:
        raise HomeError(f"The settings of a trained version cannot be read ({error}).") from error


def _config(name: str, settings: Mapping[str, Any]) -> Any:
    """The settings of a kind of model, every one of which it must know."""
    kind = type(FAMILIES[name].default)
    if unknown := settings.keys() - {each.name for each in fields(kind)}:
        raise LookupError(f"{name} has no setting {min(unknown)}")
    return TypeAdapter(kind).validate_python(settings)


def backed(name: str, models: Mapping[str, Recommender], units: Mapping[str, float]) -> Recommender:
    """A model as it serves: where it knows nothing, of a new product or a history of new products, content does."""
    if name in _SERVES_ALL or "content" not in models:
        return models[name]
    return Backed(models[name], models["content"], _STANDS_IN * units[name] / units["content"])
