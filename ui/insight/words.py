"""How figures are said on the shop's page."""

from collections.abc import Sequence
from datetime import date

from assistant.answers.names import EXCLUDED
from assistant.insight.counted import Counted
from assistant.insight.period import Period
from assistant.speech.speech import Speech

_SECOND_MS = 1_000
SHOWN = 3
"""Things that a sentence names."""


def span(period: Period) -> str:
    """The form that a period's words have."""
    return "all" if period.days is None else str(period.days)


def within(period: Period, say: Speech) -> str:
    """The period at the beginning of a sentence."""
    return say("insight.within", form=span(period))


def day(when: date, say: Speech) -> str:
    """A day and its month."""
    return say("insight.day", form=str(when.month), day=when.day)


def counted(each: Counted, say: Speech, name: str | None = None) -> str:
    """A name and how often."""
    return say("insight.counted", name=name or each.name, count=each.count)


def first_few(counts: Sequence[Counted], say: Speech) -> str:
    """The first names of a list in a sentence, each with how often."""
    return say.listed([counted(each, say, say.word(each.name, *EXCLUDED)) for each in counts[:SHOWN]])


def limit(field: str, say: Speech) -> str:
    """The name of a limit."""
    return say("insight.limit", form=field.removesuffix("_minor"))


def duration(ms: float, say: Speech) -> str:
    """Milliseconds, or seconds from the first whole one on."""
    return say("insight.seconds", s=ms / 1_000) if ms >= _SECOND_MS else say("insight.milliseconds", ms=ms)
