"""What kind of wish a message is that the assistant does not grant; None for all others.

Nothing depends on these rules but the words of the answer: prices, policies, identity, cart and orders are decided by
code that reads no instructions, so a message that no rule recognises still moves nothing.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from assistant.guard.reading import readings, visible

Harm = Literal[
    "crisis",
    "danger",
    "others",
    "secrets",
    "promises",
    "orders",
    "injection",
    "hate",
    "abuse",
    "medical",
    "legal",
]
OUTSIDE: frozenset[Harm] = frozenset({"medical", "legal"})
"""Not wrong to ask, only not for a shop to answer."""
_CASED = ("raw", "names")
"""Lists of patterns that look at capitals."""


@dataclass(frozen=True, slots=True)
class _Rule:
    harm: Harm
    innocent: re.Pattern[str] | None
    """What only sounds like it, taken out before looking."""
    lowered: re.Pattern[str]
    cased: re.Pattern[str] | None


def harm_in(message: str, english: str = "") -> Harm | None:
    """The kind of a message, looked at as it stands and as it reads undisguised.

    Args:
        message: what the shopper typed.
        english: the same in English, where it was Chinese.
    """
    shown = visible(message)
    texts = readings(message) if not english else (*readings(message), english)
    for rule in _rules():
        if rule.cased is not None and rule.cased.search(shown):
            return rule.harm
        for text in texts:
            left = text if rule.innocent is None else rule.innocent.sub(" ; ", text)
            if rule.lowered.search(left):
                return rule.harm
    return None


@cache
def _rules() -> tuple[_Rule, ...]:
    document = tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))
    return tuple(_rule(cast(Harm, harm), lists) for harm, lists in document.items())


def _rule(harm: Harm, lists: dict[str, Any]) -> _Rule:
    lowered = [pattern for name, patterns in lists.items() if name not in ("but", *_CASED) for pattern in patterns]
    cased = [pattern for name in _CASED for pattern in lists.get(name, ())]
    return _Rule(
        harm=harm,
        innocent=_any(lists["but"]) if "but" in lists else None,
        lowered=_any(lowered),
        cased=_any(cased) if cased else None,
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
