"""A name with how often it was counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something was."""

    name: str
    count: int


def most_common(counts: Mapping[str, int], most: int | None = None) -> tuple[Counted, ...]:
    """The most frequent first, ties by name."""
    ordered = sorted(Counter(counts).items(), key=lambda each: (-each[1], each[0]))
    return tuple(Counted(name, count) for name, count in ordered[:most] if count)
