"""Where in the catalogue the thing asked for lies, as far as it can be told."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.understanding.asking import Asking
from assistant.understanding.places.evidence import LOOKED_AT, NONE, Evidence, evidence_of, with_choice
from assistant.understanding.places.judgement import Judgement
from assistant.understanding.questions import shelf_name
from retrieval.errors import ShelftalkerError
from retrieval.query import Candidates, Query
from retrieval.vocabulary import NOWHERE, Place, Vocabulary

_LOG = logging.getLogger(__name__)
Find = Callable[[Query], Candidates]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The thing a message asks for, as the places are told it."""

    text: str
    """Its words; empty where none names it."""
    traits: tuple[str, ...]
    """The colours and materials said with it."""
    described: str
    """Its words with those of its colours and materials, as they were said."""
    sentence: str
    """The shopper's own phrase."""
    by_purpose: bool
    """The words tell what it is for, not what it is."""


class Places(Protocol):
    """Says where something lies."""

    def place(self, wanted: Wanted) -> Place:
        """The place of a thing; NOWHERE when it cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """By the catalogue's names and titles alone."""

    vocabulary: Vocabulary

    def place(self, wanted: Wanted) -> Place:
        """By the words, then with colours and materials among them, so that "glass" may be part of a name."""
        if wanted.by_purpose:
            return NOWHERE
        return named_place(wanted, self.vocabulary)


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """By what the search finds for the words, by names, and, where the judgement learned to, by the language model."""

    vocabulary: Vocabulary
    find: Find
    judgement: Judgement
    asking: Asking | None = None

    def place(self, wanted: Wanted) -> Place:
        """The shelves that are likelier than not, or their department where none is and it is.

        By names where the search finds nothing that would be it.
        """
        if not wanted.text:
            return NamedPlaces(self.vocabulary).place(wanted)
        try:
            evidence = self.evidence(wanted)
        except ShelftalkerError as error:
            _LOG.info("Places go by names alone: %s", error)
            evidence = NONE
        if not evidence.shelves:
            return NamedPlaces(self.vocabulary).place(wanted)
        choice = () if self.judgement.asked is None else self.choice(wanted, evidence)
        return self.judgement.place(evidence, with_choice(evidence.values, choice))

    def evidence(self, wanted: Wanted) -> Evidence:
        """What speaks for each shelf; none is in the running for what the shop does not sell.

        Raises:
            ShelftalkerError: the shop cannot be searched.
        """
        found = self.find(query_for(wanted))
        items = found if found.sold else replace(found, items=())
        return evidence_of(items, named_place(wanted, self.vocabulary), by_purpose=wanted.by_purpose)

    def choice(self, wanted: Wanted, evidence: Evidence) -> tuple[float, ...]:
        """The model's probability of each shelf; empty where there is no model or nothing to choose."""
        if self.asking is None or len(evidence.shelves) < 2:
            return ()
        names = [shelf_name(shelf.department, shelf.product_type) for shelf in evidence.shelves]
        return self.asking.chances("shelf", wanted.sentence or wanted.text, names)


def named_place(wanted: Wanted, vocabulary: Vocabulary) -> Place:
    """The place by names, whatever the words tell."""
    found = vocabulary.place(wanted.text) if wanted.text else NOWHERE
    if found.product_types or found.departments or not wanted.described:
        return found
    return vocabulary.place(wanted.described)


def query_for(wanted: Wanted) -> Query:
    """The search for a thing, limits aside."""
    text = " ".join(dict.fromkeys([*wanted.traits, *wanted.text.split()]))
    return Query(text=text, sentence=wanted.sentence, by_meaning=wanted.by_purpose, k=LOOKED_AT)
