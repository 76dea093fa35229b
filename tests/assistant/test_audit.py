"""A stored answer is audited against its own evidence."""

from assistant.judged.audit import audited
from assistant.request import Request
from assistant.turns import Fact, Sentence, Turn

EVIDENCE = (
    Fact(kind="price", text="Heron Tent: $1,300", source="product:a", product_id="a"),
    Fact(kind="review", text="Kept dry. Zip sticks.", source="review:1", product_id="a"),
)


def unfounded(*texts: str, message: str = "a tent under $40") -> list[tuple[str, ...]]:
    turn = Turn(
        turn_id="t",
        message=message,
        request=Request(intent="recommend"),
        shown=("a",),
        answer=" ".join(texts),
        sentences=tuple(Sentence(text) for text in texts),
        evidence=EVIDENCE,
    )
    return [doubt.unfounded for doubt in audited(turn)]


def test_what_stands_in_the_evidence_is_founded():
    assert unfounded("It costs $1,300.", "A review says: “Zip sticks”.") == []


def test_a_limit_of_the_shopper_may_be_repeated():
    assert unfounded("None under $40.") == []


def test_a_number_from_nowhere_is_found():
    assert unfounded("It costs $12.") == [("12",)]


def test_a_quotation_from_nowhere_is_found():
    assert unfounded("A review says: “Best tent ever”.") == [("Best tent ever",)]
