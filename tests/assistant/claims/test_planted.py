"""Planted sentences: none of the false ones passes, and few of the true ones are cut."""

from pathlib import Path

import pytest

from assistant.judged.planted import planted
from retrieval.errors import InputError
from tests.goods import GOODS, write_rows

PLANTED = Path(__file__).parent / "planted"
PARTS = (
    "open",
    "held",
    "late",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "templates.jsonl",
)


@pytest.mark.parametrize("part", PARTS)
def test_no_planted_false_sentence_passes(part):
    assert [wrong["text"] for wrong in planted(PLANTED / part)["misjudged"] if not wrong["true"]] == []


def test_of_the_planted_true_sentences_at_most_three_in_a_hundred_are_cut():
    assert planted(PLANTED)["measures"]["true_cut_share"] <= 0.03


def test_planted_sentences_are_many_and_of_every_kind():
    report = planted(PLANTED)
    assert report["measures"]["false"] >= 500
    assert report["measures"]["true"] >= 500
    kinds = "price old_price difference stock colour material size number rating reviews comparison superlative".split()
    others = "negation property purpose brand origin act promise policy popularity taste invented markup".split()
    assert {*kinds, *others} <= set(report["by_kind"])


def _file(folder, sentences):
    case = {"id": "x", "kind": "price", "products": GOODS[:1], "shown": ["boot-red"], "sentences": sentences}
    return write_rows(folder / "planted.jsonl", [case])


def test_wrong_judgements_are_counted_by_kind_and_told(tmp_path):
    lies = [{"text": "It costs $74.", "true": False}, {"text": "It costs $3.", "true": True, "kind": "other"}]
    report = planted(_file(tmp_path, lies))
    assert report["by_kind"]["price"]["false_passed"] == 1
    assert report["by_kind"]["other"]["true_cut_share"] == 1.0
    assert [(wrong["text"], wrong["true"]) for wrong in report["misjudged"]] == [
        ("It costs $74.", False),
        ("It costs $3.", True),
    ]


def test_a_share_of_nothing_is_none(tmp_path):
    assert planted(_file(tmp_path, []))["measures"]["false_passed_share"] is None


def test_a_line_without_marks_is_an_error(tmp_path):
    with pytest.raises(InputError, match="line 1 has no planted sentences"):
        planted(_file(tmp_path, [{"text": "It costs $74."}]))
