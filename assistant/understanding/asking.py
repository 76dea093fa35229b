"""Asks the language model about a message: always a choice among given options, never free text."""

import logging
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.language_model import LanguageModel, Message
from assistant.understanding.questions import Question, asked, options_of
from retrieval.errors import ShelftalkerError

_LOG = logging.getLogger(__name__)
_FEW_SHOT = Path(__file__).with_name("few_shot.toml")


@dataclass(frozen=True, slots=True)
class Asking:
    """A language model that is asked about messages."""

    model: LanguageModel
    trained: bool = False
    """It has an adapter trained on these questions; another one is shown a few answers first."""

    def chances(
        self, question: Question, message: str, options: Sequence[str], *, shown: bool = False
    ) -> tuple[float, ...]:
        """The probability of each option, in their order; they sum to 1.

        Empty where the model fails: then whatever else is known decides.
        """
        prompt = asked(question, message, shown=shown)
        if not self.trained:
            prompt = (prompt[0], *_few_shot(question), prompt[1])
        try:
            return self.model.choose(prompt, options_of(options))
        except (ShelftalkerError, RuntimeError, OSError) as error:
            _LOG.warning("The language model could not choose, rules decide: %s", error)
            return ()


@cache
def _few_shot(question: Question) -> tuple[Message, ...]:
    """Messages with their answers, as turns before the question."""
    pairs = tomllib.loads(_FEW_SHOT.read_text(encoding="utf-8"))[question]
    return tuple(
        turn
        for message, answer in pairs
        for turn in (Message("user", message), Message("assistant", options_of([answer])[0]))
    )
