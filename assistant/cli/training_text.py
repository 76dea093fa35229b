"""What `train ranking` prints: the table, and with `--explain` how the choice came about."""

from collections.abc import Sequence

from ranking.recipe import MIXTURE, STACK
from ranking.training import Trained
from ranking.versions import Version

_BARS = "▁▂▃▄▅▆▇█"


def training_text(version: Version, trained: Trained, *, explain: bool) -> str:
    """The table of all models on the test part, and the choice in words."""
    lines = [f"{'model':<20} {'nDCG@10':>8} {'hit@10':>8} {'coverage':>9} {'novelty':>8}"]
    lines += [
        f"{row.name:<20} {row.ndcg:>8.4f} {row.hit:>8.4f} {row.coverage:>9.3f} {row.novelty:>8.2f}"
        for row in trained.table
    ]
    told = [*_tries(trained), *_curves(trained), *_weights(trained)] if explain else []
    closing = f"Version {version.number} is in service. {trained.why}"
    return "\n".join([*(lines if trained.table else []), *told, *_ratings(version), closing])


def _ratings(version: Version) -> list[str]:
    """What was learned of ratings; nothing where the shop has none."""
    given, learned = version.table.get("fitted_on", {}).get("ratings", 0), version.table.get("ratings")
    if not given:
        return []
    if learned is None:
        return [f"Ratings: {given:,} are too few to predict any."]
    return [f"Ratings: learned from {given:,}; those held out were missed by {learned['rmse']:.2f} stars (RMSE)."]


def _tries(trained: Trained) -> list[str]:
    """The best so far after each try, by kind of model."""
    if not trained.tries:
        return []
    ranked = sorted(trained.tries.items(), key=lambda item: -max(item[1]))
    lines = [f"{name:<20} {_drawn(_best_so_far(tries))}  {tries[0]:.4f} -> {max(tries):.4f}" for name, tries in ranked]
    count = max(map(len, trained.tries.values()))
    return [
        "",
        f"Settings: {count} tries of each, nDCG@10 on the validation part, the defaults first -> the best",
        *lines,
    ]


def _curves(trained: Trained) -> list[str]:
    """How models learned, a bar a round."""
    lines = [f"{name:<20} {_drawn(curve)}  {curve[0]:.4f} -> {curve[-1]:.4f}" for name, curve in trained.curves.items()]
    return ["", "Learning: the mean loss on what came next, a bar a round; it should fall", *lines] if lines else []


def _weights(trained: Trained) -> list[str]:
    """What the blend is made of, in shares."""
    recipe = trained.recipe
    if recipe is None or recipe.chosen not in (MIXTURE, STACK):
        return [""]
    total = sum(recipe.weights.values())
    shares = sorted(((weight / total, name) for name, weight in recipe.weights.items() if weight > 0), reverse=True)
    return ["", "The mixture: " + ", ".join(f"{name} {share:.0%}" for share, name in shares), ""]


def _best_so_far(tries: Sequence[float]) -> list[float]:
    return [max(tries[: n + 1]) for n in range(len(tries))]


def _drawn(values: Sequence[float]) -> str:
    """Values as bars between the lowest and the highest of them."""
    low, high = min(values), max(values)
    return "".join(
        _BARS[round((value - low) / (high - low) * (len(_BARS) - 1)) if high > low else -1] for value in values
    )
