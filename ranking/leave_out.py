"""What a past product changes in a score, for models whose scores are no sums over the history."""

from ranking.history import History
from ranking.protocols import Recommender


def attribute_by_leaving_out(model: Recommender, history: History, product_id: str) -> tuple[tuple[str, float], ...]:
    """The score with the whole history minus the score without each past product, largest first.

    Exact for what it says ("without it the score would be that much lower"), for every model; but unlike the parts of
    `Attributing.attribute` the differences need not sum to the score. A score without that product that cannot be had
    counts as 0; a product that cannot be scored has no parts.
    """
    variants = [history, *(history.without((key,)) for key in history.product_ids)]
    scores = model.score(variants, (product_id,))[:, 0].astype(float)
    whole = scores[0]
    if whole != whole:
        return ()
    named = [
        (key, float(whole - (0.0 if less != less else less)))
        for key, less in zip(history.product_ids, scores[1:], strict=True)
    ]
    return tuple(sorted((item for item in named if item[1]), key=lambda item: (-item[1], item[0])))
