"""How to choose a thing: what the shop's guide says, then a shelf of it."""

from dataclasses import replace

from assistant.answers.answer import Answer
from assistant.answers.store import fact_of, quoted
from assistant.pages.guides import Advice
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech

_MOST_OF_SHELF = 2
"""Sentences about the shelf after the guide's own."""


def guided(told: Advice, shelf: Answer, wish: Request, say: Speech = ENGLISH) -> Answer:
    """The answer of a guide with the shelf that goes with it.

    Args:
        told: what the guide says.
        shelf: the answer to the wish for the thing; one without matches leaves the shelf as it was.
        wish: what the shelf was searched for: the state in force after the turn.
        say: the shopper's language.
    """
    place = replace(told.passage, heading=None, page=None) if told.whole else told.passage
    advised = quoted(place, told.sentences, say)
    fact = fact_of(told.passage, told.sentences)
    if not shelf.products or shelf.near or shelf.no_match:
        return Answer(sentences=(advised,), facts=(fact,))
    return replace(
        shelf,
        sentences=(advised, *shelf.sentences[:_MOST_OF_SHELF]),
        facts=(fact, *shelf.facts),
        model_may_write=False,
        request=wish,
    )
