"""The past products responsible for a score, exactly: by the parts of a sum, or by leaving each of them out."""

from collections.abc import Sequence

from ranking.backed import Backed
from ranking.history import History
from ranking.leave_out import falls_without
from ranking.mixture import Mixture
from ranking.popularity import Popularity, SameForAll
from ranking.protocols import Attributing, Recommender

Parts = tuple[tuple[str, float], ...]


def is_sum(model: Recommender) -> bool:
    """Whether all that a model takes from a history is a sum over past products, each of which it can name."""
    if isinstance(model, Mixture):
        return all(is_sum(part) for part, _ in model.parts)
    if isinstance(model, Backed):
        return is_sum(model.first) and is_sum(model.second)
    return isinstance(model, SameForAll | Popularity | Attributing)


def parts_of(model: Recommender, history: History, product_ids: Sequence[str]) -> tuple[Parts, ...]:
    """For each product what each past product adds to its score, largest first."""
    if not len(history):
        return ((),) * len(product_ids)
    if is_sum(model):
        return tuple(model.attribute(history, key) if isinstance(model, Attributing) else () for key in product_ids)
    falls = falls_without(model, history, product_ids)
    return tuple(
        tuple(
            sorted(
                ((past, float(fall)) for past, fall in zip(history.product_ids, column, strict=True) if fall),
                key=lambda part: (-part[1], part[0]),
            )
        )
        for column in falls.T
    )
