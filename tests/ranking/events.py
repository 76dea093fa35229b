"""Two crowds: those who buy for tea and those who buy for walks."""

import numpy as np

from ranking.events import Event
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.splits import split_of
from ranking.training import Training, train
from ranking.tuning import Budget

TEA, WALK = ("cup", "pot", "tea"), ("boot", "sock", "tent")
PRODUCTS = tuple(sorted((*TEA, *WALK, "new")))


def bought(user, *products, kind="purchase", **more):
    return [Event(user_id=user, product_id=key, kind=kind, order=float(n), **more) for n, key in enumerate(products)]


EVENTS = [
    event
    for n in range(12)
    for event in (
        *bought(f"t{n}", *np.roll(TEA, n).tolist()[: 2 + n % 2]),
        *bought(f"w{n}", *np.roll(WALK, n).tolist()[: 2 + n % 2]),
    )
]
VECTORS = np.eye(len(PRODUCTS), dtype=np.float32) * 0.6 + np.array(
    [[0.8 if (a in TEA) == (b in TEA) else 0.0 for b in PRODUCTS] for a in PRODUCTS], dtype=np.float32
)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
MANY = [
    event
    for n in range(40)
    for event in bought(f"{'t' if n % 2 else 'w'}{n}", *(TEA if n % 2 else ("boot", "sock", "tent")))
]
"""Enough shoppers to choose a model by."""

FEATURES = ProductFeatures(product_ids=PRODUCTS, vectors=VECTORS)


def trained(events=MANY, how="last", features=FEATURES, **more):
    """A training with the usual settings of every kind of model."""
    parts = {"split": split_of(events, how), "budget": Budget(trials=1), **more}
    return train(Training(events=events, features=features, **parts))


def scored(model, history, product_ids=PRODUCTS):
    """The scores of one shopper."""
    return model.score([History.of(history)], product_ids)[0]
