"""How many of something there are, and whether that is as many as asked ("more than 500 pieces")."""

import re

from assistant.answers.product.asked import Asked, Told, answered, quoted
from assistant.answers.product.compares import ENOUGH, LEAST, OVER, UNDER
from assistant.answers.product.listing import Statement
from assistant.answers.product.measures import counts, measures
from assistant.answers.word_keys import key
from retrieval.vocabulary import WORD


def count_asked(asked: Asked) -> Told | None:
    """Whether there are as many of something as asked ("more than 500 pieces", "for four people")."""
    for number, start, end in counts(asked.question):
        noun = re.match(r"[\s-]*(?:of )?([a-z]+)", asked.question[end:])
        if noun is None or (number == 1 and not re.search(r"than $", asked.question[:start])):
            continue
        wanted = key(noun.group(1))
        for have, statement in counted(asked, wanted):
            before = asked.question[:start]
            over, under = OVER.search(before), UNDER.search(before)
            enough = LEAST.search(before) or (
                ENOUGH.search(before) and not re.search(r"\b(?:is|are|does it have|have)\s*$", before)
            )
            meets = have > number if over else have < number if under else have >= number if enough else have == number
            return answered(
                asked, "yes" if meets else "no", quoted(asked, statement), asked.fact("attribute", statement.text)
            )
    return None


_PERSONS = frozenset(map(key, "people persons person adults guests players".split()))
_FOR_PERSONS = frozenset(map(key, "sleeps seats serves players persons people".split()))


def counted(asked: Asked, noun: str) -> list[tuple[float, Statement]]:
    """How many of something the listing gives: (number, statement), columns first."""
    found = []
    for statement in asked.listing:
        named = frozenset(map(key, WORD.findall(statement.name or "")))
        if noun in named or (noun in _PERSONS and named & _FOR_PERSONS):
            numbers = counts(statement.value)
            if numbers and not any(
                measure.start <= numbers[0][1] <= measure.start + len(measure.text)
                for measure in measures(statement.value)
            ):
                found.append(
                    (
                        numbers[-1][0] if re.search(r"\d\s*(?:to|-|–)\s*\d|up to", statement.value) else numbers[0][0],
                        statement,
                    )
                )
    for statement in asked.listing:
        spans = [(measure.start, measure.start + len(measure.text)) for measure in measures(statement.text)]
        for number, start, end in counts(statement.text):
            if any(first <= start < last for first, last in spans):
                continue
            near = re.match(r"(?:[\s-]+(?:of\s+)?[\w-]+){0,3}", statement.text[end:])
            words = [key(word) for word in WORD.findall(near.group() if near else "")]
            if noun in words:
                found.append((number, statement))
    return found
