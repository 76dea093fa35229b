"""What people ask for and do not find, and which of their wishes emptied the shelf."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from assistant.insight.asked import conversations_by_thing, kind_of, names_a_thing
from assistant.insight.counted import Counted, most_common
from assistant.insight.digest import DIGESTS, wishing_conversations
from assistant.insight.period import Period

MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something that was asked for in vain."""

    thing: str
    conversations: int
    emptied_by: str | None
    """The limit that most often stood in the way; None where the shop has no such thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """Wishes that found nothing."""

    conversations: int
    """Those in which a wish found nothing."""
    of: int
    """All conversations that wished for something."""
    not_carried: int
    """Conversations that wished for what the shop does not have at any price."""
    wishes: tuple[Wish, ...]
    """Those that name a thing."""
    others: tuple[Counted, ...]
    """Words that were looked for in vain and name none: makers, slips, what was not meant as a wish."""
    emptied: tuple[Counted, ...]
    """Limit -> shelves that it emptied: without it, something would have fitted."""


def unmet(connection: Connection, period: Period) -> Unmet:
    """What people ask for and do not find."""
    held = period.holds(DIGESTS.c.at)
    of = wishing_conversations(connection, held)
    rows = connection.execute(
        select(DIGESTS.c.conversation_id, DIGESTS.c.thing, DIGESTS.c.relaxations)
        .where(held, DIGESTS.c.no_match)
        .distinct()
    ).all()
    emptied: Counter[str] = Counter()
    wanted: set[tuple[str, str]] = set()
    blamed: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    nothing: set[str] = set()
    for conversation_id, thing, relaxations in rows:
        helps = {constraint for constraint, _, count in json.loads(relaxations) if count}
        emptied.update(helps)
        if not helps:
            nothing.add(conversation_id)
        if thing:
            wanted.add((thing, conversation_id))
            blamed[kind_of(thing)].update(helps)
    counts = {thing: len(ids) for thing, ids in conversations_by_thing(sorted(wanted)).items()}
    things = {thing: count for thing, count in counts.items() if blamed[kind_of(thing)] or names_a_thing(thing)}
    wishes = tuple(
        Wish(thing=each.name, conversations=each.count, emptied_by=_first(blamed[kind_of(each.name)]))
        for each in most_common(things, MOST)
    )
    return Unmet(
        conversations=len({row[0] for row in rows}),
        of=of,
        not_carried=len(nothing),
        wishes=wishes,
        others=most_common({thing: count for thing, count in counts.items() if thing not in things}, MOST),
        emptied=most_common(emptied),
    )


def _first(counts: Counter[str]) -> str | None:
    found = most_common(counts, 1)
    return found[0].name if found else None
