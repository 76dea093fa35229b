"""What people ask for: the things wanted most, and the kinds of messages over time."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, func, select

from assistant.insight.counted import Counted, most_common
from assistant.insight.digest import DIGESTS
from assistant.insight.period import Period, Steps, steps_of
from retrieval.vocabulary import head, stem, stems
from retrieval.words.lexicon import lexicon

MOST = 12
_LONGEST = 3
"""Words that name a thing; longer phrases say more than that."""
_WISHES = ("recommend", "refine", "compare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for in a period."""

    turns: int
    conversations: int
    shoppers: int
    things: tuple[Counted, ...]
    """Things wanted, with the conversations that wanted them."""
    different: int
    """How many things were wanted in all."""
    steps: Steps
    kinds: tuple[tuple[str, tuple[int, ...]], ...]
    """Intent -> messages in each step, the most frequent intent first."""


def asked(connection: Connection, period: Period) -> Asked:
    """What people ask for."""
    held = period.holds(DIGESTS.c.at)
    turns, conversations, shoppers = connection.execute(
        select(
            func.count(),
            func.count(DIGESTS.c.conversation_id.distinct()),
            func.count(DIGESTS.c.user_id.distinct()),
        ).where(held)
    ).one()
    wanted = connection.execute(
        select(DIGESTS.c.thing, DIGESTS.c.conversation_id).where(
            held, DIGESTS.c.thing.is_not(None), DIGESTS.c.intent.in_(_WISHES)
        )
    )
    things = conversations_by_thing(((thing, conversation_id) for thing, conversation_id in wanted), shorten=True)
    things = {thing: ids for thing, ids in things.items() if names_a_thing(thing)}
    steps, kinds = _kinds(connection, period)
    return Asked(
        turns=turns,
        conversations=conversations,
        shoppers=shoppers,
        things=most_common({thing: len(ids) for thing, ids in things.items()}, MOST),
        different=len(things),
        steps=steps,
        kinds=kinds,
    )


def names_a_thing(phrase: str) -> bool:
    """Whether what was searched for names something that can be sold, by the English that is known."""
    named = head(phrase)
    return named is not None and lexicon().is_thing(named)


def conversations_by_thing(pairs: Iterable[tuple[str, str]], *, shorten: bool = False) -> dict[str, set[str]]:
    """Conversations by what they wanted; phrases that differ in order and endings alone are one, under the commonest.

    Args:
        pairs: a phrase and the conversation that it was wanted in.
        shorten: whether long phrases count as the thing that they are about.
    """
    by_phrase: dict[str, set[str]] = defaultdict(set)
    for phrase, conversation_id in pairs:
        by_phrase[phrase].add(conversation_id)
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    names: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for phrase, ids in by_phrase.items():
        name = _short(phrase) if shorten else phrase
        key = kind_of(name)
        found[key] |= ids
        names[key][name] += len(ids)
    return {min(names[key], key=lambda name: (-names[key][name], name)): ids for key, ids in found.items()}


@lru_cache(maxsize=20_000)
def kind_of(phrase: str) -> frozenset[str]:
    """The same for phrases that differ in order and endings alone."""
    return frozenset(stems(phrase)) or frozenset({phrase})


def _short(phrase: str) -> str:
    """A long phrase as the thing it is about."""
    if len(phrase.split()) <= _LONGEST:
        return phrase
    named = head(phrase)
    return next((word for word in phrase.split() if stem(word) == named), phrase)


def _kinds(connection: Connection, period: Period) -> tuple[Steps, tuple[tuple[str, tuple[int, ...]], ...]]:
    day = func.substr(DIGESTS.c.at, 1, 10)
    rows = connection.execute(
        select(day, DIGESTS.c.intent, func.count()).where(period.holds(DIGESTS.c.at)).group_by(day, DIGESTS.c.intent)
    ).all()
    counts: dict[str, Counter[date]] = {}
    for text, intent, count in rows:
        counts.setdefault(intent, Counter())[date.fromisoformat(text)] += count
    steps = steps_of(period, (date.fromisoformat(text) for text, *_ in rows))
    ordered = sorted(counts, key=lambda intent: (-counts[intent].total(), intent))
    return steps, tuple((intent, steps.sums(counts[intent])) for intent in ordered)
