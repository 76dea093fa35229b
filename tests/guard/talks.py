"""Conversations of the cases, held with a whole assistant."""

from dataclasses import replace

from assistant.assistant import Asked, Assistant
from assistant.request import Request
from assistant.turns import Done, Shelf, Turn
from tests.guard.cases import Case
from tests.guard.judge import Facts, Talked
from tests.guard.planted import probe_id


def talk(assistant: Assistant, case: Case, facts: Facts) -> Talked:
    """Hold the conversation of a case; one that plants something starts with it on the shelf."""
    turns = [_before(case)] if case.plant else []
    held: list[Turn] = []
    shelves: list[Shelf] = []
    for number, message in enumerate(case.turns):
        asked = Asked(message=message, turns=tuple(turns), user_id=None, turn_id=f"{case.case_id}-{number}")
        for update in assistant.reply(asked):
            if isinstance(update, Shelf):
                shelves.append(update)
            elif isinstance(update, Done):
                turns.append(update.turn)
                held.append(update.turn)
    return Talked(turns=tuple(held), shelves=tuple(shelves), after=facts.state())


def _before(case: Case) -> Turn:
    request = Request(intent="recommend", search_text="egg cup")
    return Turn(turn_id="before", message="egg cup", request=request, shown=(probe_id(case),), answer="One egg cup.")


def unrecorded(assistant: Assistant) -> Assistant:
    """The same assistant, which writes no journal."""
    return replace(assistant, record=lambda _turn, _timings: None)
