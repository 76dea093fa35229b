"""Trains the adapter with which the language model writes, on hand-written prose over the facts of shelves."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.training.adapter import Progress, Recipe, Taught, train_adapter
from assistant.training.prose import ProseExample, examples
from assistant.writing.brief import ProductFacts, brief

RECIPE = Recipe(learning_rate=4e-4, adapted_share=1.0, batch_tokens=2_048)


def trained_writer(where: str, folder: Path, *, rounds: int, progress: Progress, recipe: Recipe = RECIPE) -> float:
    """Train a writing adapter on all prose but the held-out part; the loss of the last steps, in nats a token.

    Args:
        where: folder of the language model.
        folder: where the adapter is written; what lay there is replaced when it is whole.
        rounds: how often each example is seen.
        progress: told of every step.
        recipe: how.
    """
    chance = random.Random(recipe.seed)
    kept = [each for each in examples() if not each.held_out]
    made = [_round(kept, chance) for _ in range(rounds)]
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    loss = train_adapter(where, made, draft, recipe, progress)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    return loss


def taught(example: ProseExample) -> Taught:
    """An example as the language model is taught it."""
    products = [ProductFacts(each.name, each.told) for each in example.facts]
    return Taught(brief(example.wanted, example.earlier, products), example.prose)


def _round(kept: Sequence[ProseExample], chance: random.Random) -> list[Taught]:
    """Every example once, in a new order, the facts of each product too: nothing hangs on where a fact stands."""
    shuffled = chance.sample(kept, len(kept))
    return [taught(_stirred(each, chance)) for each in shuffled]


def _stirred(example: ProseExample, chance: random.Random) -> ProseExample:
    facts = tuple(replace(each, told=tuple(chance.sample(each.told, len(each.told)))) for each in example.facts)
    return replace(example, facts=facts)
