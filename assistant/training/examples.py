"""From hand-written text to training examples: a question about a message, and its answer."""

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.training.adapter import Taught
from assistant.training.slips import slipped
from assistant.training.texts import Concept, IntentText, ServiceText
from assistant.understanding.questions import Question, asked, options_of

HELD_OUT = 15
"""One message of so many is never trained on: it measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question with its answer."""

    question: Question
    message: str
    answer: str
    shown: bool = False
    """Products are on screen."""

    def taught(self) -> Taught:
        """The example as the language model is taught it."""
        return Taught(asked(self.question, self.message, shown=self.shown), options_of([self.answer])[0])


def is_held_out(message: str) -> bool:
    """Whether a message measures: by its letters, so that the same ones always do."""
    return zlib.crc32(message.encode()) % HELD_OUT == 0


def examples_of(
    intents: Sequence[IntentText], services: Sequence[ServiceText], goods: Sequence[Concept], chance: random.Random
) -> tuple[Example, ...]:
    """All messages as examples, in their order; each of goods with one of its shelves: shops differ."""
    return (
        *(Example(question="intent", message=each.message, answer=each.intent, shown=each.shown) for each in intents),
        *(Example(question="service", message=each.message, answer=each.service) for each in services),
        *(
            Example(question="shelf", message=message, answer=chance.choice(concept.shelves))
            for concept in goods
            for message in concept.says
        ),
    )


def rounds_of(
    intents: Sequence[IntentText],
    services: Sequence[ServiceText],
    goods: Sequence[Concept],
    *,
    rounds: int,
    seed: int,
) -> tuple[tuple[Example, ...], ...]:
    """What is trained on: each round all messages but the held-out ones, shuffled, some with slips of the hand."""
    chance = random.Random(seed)
    made = []
    for _ in range(rounds):
        kept = [each for each in examples_of(intents, services, goods, chance) if not is_held_out(each.message)]
        chance.shuffle(kept)
        made.append(
            tuple(
                Example(
                    question=each.question,
                    message=slipped(each.message, chance),
                    answer=each.answer,
                    shown=each.shown,
                )
                for each in kept
            )
        )
    return tuple(made)
