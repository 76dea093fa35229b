"""`train language` as a whole.

An adapter from the hand-written text, what it is worth on text it never saw, and what its choices are worth beside the
other evidence.
"""

import json
import random
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.training.adapter import Progress, Recipe, train_adapter
from assistant.training.alarm import fitted_alarm
from assistant.training.calibration import calibrated, judged
from assistant.training.examples import Example, examples_of, is_held_out, rounds_of
from assistant.training.kinds import fitted_kinds
from assistant.training.texts import concepts, intent_texts, requests, service_texts
from assistant.understanding.asking import Asking
from assistant.understanding.places.reading import FoundPlaces
from assistant.understanding.questions import Question
from assistant.understanding.understand import Reader
from retrieval.protocols import Encoder

MOST_ASKED = 400
"""Held-out messages of each question that are asked to measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What an adapter is worth on messages it was not trained on."""

    right: dict[Question, float]
    """The share of held-out messages whose most probable option is the answer; a shelf among those of its trade."""
    asked: dict[Question, int]


def trained_adapter(where: str, folder: Path, *, rounds: int, progress: Progress) -> float:
    """Train an adapter on all text but the held-out messages; the loss of the last steps, in nats a token.

    Args:
        where: folder of the language model.
        folder: where the adapter is written; what lay there is replaced when it is whole.
        rounds: how often each message is seen.
        progress: told of every step.
    """
    recipe = Recipe()
    made = rounds_of(intent_texts(), service_texts(), concepts(), rounds=rounds, seed=recipe.seed)
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    loss = train_adapter(where, [[each.taught() for each in one] for one in made], draft, recipe, progress)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    return loss


def measured(asking: Asking) -> Measured:
    """Ask a model about held-out messages."""
    every = examples_of(intent_texts(), service_texts(), concepts(), random.Random(0))
    kept = [each for each in every if is_held_out(each.message)]
    options = _options(every)
    right: dict[Question, list[bool]] = defaultdict(list)
    for each in kept:
        if len(right[each.question]) < MOST_ASKED:
            right[each.question].append(_is_right(asking, each, options))
    return Measured(
        right={question: sum(found) / len(found) for question, found in right.items()},
        asked={question: len(found) for question, found in right.items()},
    )


def _options(examples: Sequence[Example]) -> dict[Question, list[str]]:
    """All answers to each question, in order."""
    found: dict[Question, set[str]] = defaultdict(set)
    for each in examples:
        found[each.question].add(each.answer)
    return {question: sorted(answers) for question, answers in found.items()}


def _is_right(asking: Asking, example: Example, options: dict[Question, list[str]]) -> bool:
    """Whether the answer is the likeliest: of all, or of it and eleven other shelves, drawn by the message."""
    offered = options[example.question]
    if example.question == "shelf":
        others = [each for each in offered if each != example.answer]
        offered = [example.answer, *random.Random(example.message).sample(others, 11)]
    chances = asking.chances(example.question, example.message, offered, shown=example.shown)
    return bool(chances) and offered[chances.index(max(chances))] == example.answer


def sort_messages(encoder: Encoder, file: Path) -> dict[str, float]:
    """Fit the models that sort messages, and write them; the share sorted right of messages not fitted on."""
    kinds, right = fitted_kinds(encoder)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **kinds.arrays())  # type: ignore[arg-type]
    return {f"{name}_kind": share for name, share in right.items()}


def learn_alarm(encoder: Encoder, file: Path) -> dict[str, float]:
    """Fit what hears need and harm, and write it; the shares heard rightly and falsely of messages not fitted on."""
    alarm, shares = fitted_alarm(encoder)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **alarm.arrays(encoder.name))  # type: ignore[arg-type]
    return {f"alarm_{name}": share for name, share in shares.items()}


def calibrate(reader: Reader, places: FoundPlaces, file: Path) -> dict[str, float]:
    """Learn what each piece of evidence for a shelf is worth, from judged requests over the sample shop.

    Args:
        reader: of the sample shop.
        places: of the sample shop, with the model whose choices are weighed.
        file: where the judgement is written.

    Returns:
        The share of requests, of those not fitted on, whose place is named right: with the model, and without.
    """
    made, found = calibrated(judged(reader, places, requests()))
    file.parent.mkdir(parents=True, exist_ok=True)
    document: dict[str, Any] = made.as_json()
    file.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return found
