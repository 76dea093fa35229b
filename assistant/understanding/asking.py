"""Asks the language model about a message: always a choice among given options, never free text."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language_model import LanguageModel
from assistant.understanding.questions import Question, asked, options_of
from retrieval.errors import ShelftalkerError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """A language model with an adapter trained on these questions; as it comes, a small one answers them at random."""

    model: LanguageModel

    def chances(
        self, question: Question, message: str, options: Sequence[str], *, shown: bool = False
    ) -> tuple[float, ...]:
        """The probability of each option, in their order; they sum to 1.

        Empty where the model fails: then whatever else is known decides.
        """
        try:
            return self.model.choose(asked(question, message, shown=shown), options_of(options))
        except (ShelftalkerError, RuntimeError, OSError) as error:
            _LOG.warning("The language model could not choose, rules decide: %s", error)
            return ()
