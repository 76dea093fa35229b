"""What scenes learn at training, beside the recommender: stored with a version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from numpy.typing import NDArray

from ranking.buyers import Buyers, fit_buyers
from ranking.complements import Complements, fit_complements
from ranking.events import Event
from ranking.features import ProductFeatures


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneModels:
    """Baskets and buyers, counted."""

    complements: Complements
    buyers: Buyers

    def without(self, events: Sequence[Event]) -> "SceneModels":
        """The same, as if one shopper had never been: exact.

        Args:
            events: theirs.

        Raises:
            LookupError: they were not learned from.
        """
        buyers = self.buyers.without(events)
        return SceneModels(complements=self.complements.without(events, buyers), buyers=buyers)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What has to be stored."""
        parts = {"complements": self.complements.arrays(), "buyers": self.buyers.arrays()}
        return {f"{part}.{name}": array for part, arrays in parts.items() for name, array in arrays.items()}

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The models from what was stored.

        Raises:
            LookupError, ValueError, TypeError: the arrays are of something else.
        """
        return cls(
            complements=Complements.restored(_under("complements.", arrays)),
            buyers=Buyers.restored(_under("buyers.", arrays)),
        )


def fit_scenes(events: Sequence[Event], features: ProductFeatures) -> SceneModels:
    """Learn from all events of a shop, in families.

    Args:
        events: what everybody did.
        features: all products; without vectors and kinds, what goes with what rests on baskets alone.
    """
    buyers = fit_buyers(events, features.product_ids)
    return SceneModels(complements=fit_complements(events, features, buyers), buyers=buyers)


def _under(prefix: str, arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
