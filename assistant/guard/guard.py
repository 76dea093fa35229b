"""What stands before everything else that a message could mean: the rules, then the alarm."""

import re
from dataclasses import dataclass

from assistant.guard.alarm import Alarm
from assistant.guard.harm import Harm, harm_in
from assistant.understanding.kinds import MessageKind

_PLEASANTRY = re.compile(
    r"\W*(?:(?:good ?bye|bye|bye bye|hello|hi|hey|thanks?|thank you|ok(?:ay)?|good night|see you)\W*)+", re.I
)
"""What is said to anybody: a single such word is no cry for help."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Recognises what the assistant does not do."""

    alarm: Alarm | None = None
    """Hears need and harm in other words than those of the rules; None goes by the rules alone."""

    def harm(self, message: str, english: str, kind: MessageKind | None) -> Harm | None:
        """What a message asks for that is not granted; None for all others.

        Args:
            message: what the shopper typed.
            english: the same in the English that rules read.
            kind: what kind of message it is, for the alarm; None goes by the rules alone.
        """
        ruled = harm_in(message, english)
        if ruled is not None or self.alarm is None or kind is None or _PLEASANTRY.fullmatch(english):
            return ruled
        return self.alarm.of(kind.values)


RULES = Guard()
"""The rules alone."""
