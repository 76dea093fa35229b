"""From interactions to a trained net."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.features import ProductFeatures
from ranking.interactions import Interactions
from ranking.neural.descent import Plan
from ranking.neural.device import device, reproducible
from ranking.neural.item_tower import ItemTower, start_of_items
from ranking.neural.net import TrainedNet
from ranking.neural.ranker import NeuralRanker
from ranking.neural.softmax import Course, Noise
from ranking.neural.texts import text_features
from ranking.neural.visits import visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the vectors of products are made and how all is learned."""

    factors: int
    text: bool = True
    """Whether what is written of products is read."""
    own_scale: float = 0.02
    """How large the numbers of a product's own vector are at the start."""
    noise: Noise
    plan: Plan
    sampled: int | None = None
    """Products that each step compares with; None for all of a shop that is not large."""


def fit_net(net: TrainedNet, interactions: Interactions, features: ProductFeatures, recipe: Recipe) -> NeuralRanker:
    """Learn from all shoppers, then keep the vectors of the products that can be scored.

    Where nobody has to do with two products, nothing says what comes next: the model knows no product.
    """
    import torch

    start = net.start(recipe.factors, recipe.plan.seed)
    order = np.argsort(interactions.counts == 0, kind="stable")
    counts = interactions.counts[order]
    counts = counts[counts > 0]
    product_ids = [interactions.product_ids[n] for n in order]
    columns = Columns(product_ids[: len(counts)])
    histories = [visited(columns, history, net.longest) for history in interactions.histories]
    if not any(len(each.places) > 1 for each in histories):
        return NeuralRanker(net, (), np.zeros((0, recipe.factors + 1), dtype=np.float32), start, ())
    text = _text(product_ids, features) if recipe.text else None
    first = start_of_items(
        len(counts), None if text is None else text.shape[1], recipe.factors, recipe.own_scale, recipe.plan.seed
    )
    with reproducible(recipe.plan.seed):
        parameters = {
            name: torch.tensor(value, device=device()).requires_grad_() for name, value in (first | start).items()
        }
        tower = ItemTower(
            text=None if text is None else torch.tensor(text, device=device()),
            sold=len(counts),
        )
        course = Course(
            net=net,
            tower=tower,
            parameters=parameters,
            plan=recipe.plan,
            noise=recipe.noise,
            counts=counts,
            sampled=recipe.sampled,
        )
        curve = course.run(histories)
        with torch.no_grad():
            items = torch.cat([tower.items(parameters), tower.unsold(parameters)]).cpu().numpy()
    kept = {name: parameters[name].detach().cpu().numpy() for name in start}
    served = [n for n in range(len(items)) if n < len(counts) or (text is not None and text[n].any())]
    return NeuralRanker(net, [product_ids[n] for n in served], items[served], kept, curve)


def _text(product_ids: list[str], features: ProductFeatures) -> NDArray[np.float32] | None:
    """What is written of these products, zero of those nothing is known of, (products, k)."""
    found = text_features(features)
    if found is None:
        return None
    places = Columns(features.product_ids).places(product_ids)
    return np.where((places >= 0)[:, None], found[places], 0).astype(np.float32)
