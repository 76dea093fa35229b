"""The hand-written prose: its form, its numbers and its names against its own facts."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.claims.sentences import sentences
from assistant.training.prose import ProductFacts, ProseExample, examples
from assistant.understanding.counts import NUMBER_WORDS
from assistant.writing.writer import PUFF

EXAMPLES = examples()
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[\w'’$.-]*\w")
_GROUP = re.compile(r"\b(?:both|all|each|every|any|none|no one|neither|nothing|others?|rest|either|these)\b", re.I)
_PLACES = ("first", "second", "third", "fourth")
_PRICE = re.compile(r"^(?:\$|€|£)\d[\d,]*(?:\.\d\d)?$")
_CAPITALS = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{2,}\b")


def _said_of(sentence: str, facts: Sequence[ProductFacts], before: Sequence[ProductFacts]) -> list[ProductFacts]:
    """The products a sentence names, by name or place; the ones before when it names none."""
    named = [
        each
        for each in facts
        if each.name.casefold() in sentence.casefold() or re.search(rf"\bthe {_PLACES[each.n - 1]}\b", sentence, re.I)
    ]
    return list(facts) if _GROUP.search(sentence) else named or list(before)


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _NUMBER.findall(text)}


def _words(example: ProseExample, count: int) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(example.prose)[:count])


def _unsupported(example: ProseExample) -> list[str]:
    """The numbers of the prose that stand in no fact of the products they are said of, nor in the wish."""
    wrong, before = [], list(example.facts)
    for sentence in sentences(example.prose):
        now = _said_of(sentence, example.facts, before)
        told = " ".join(text for each in (*before, *now) for text in (each.name, *each.told))
        known = _numbers(f"{told} {example.wanted}")
        wrong += [number for number in _numbers(sentence) if number not in known]
        before = now
    return wrong


def _many(example: ProseExample) -> list[str]:
    """Number words beyond the size of the shelf that no fact and no wish has."""
    told = f"{example.wanted} {' '.join(text for each in example.facts for text in (each.name, *each.told))}".casefold()
    values = {word: NUMBER_WORDS.get(word, 0) for word in re.findall(r"[a-z]+", example.prose.casefold())}
    return [
        word
        for word, n in values.items()
        if n > len(example.facts) and word not in told and str(n) not in _numbers(told)
    ]


def _strangers(example: ProseExample) -> list[str]:
    """Capitalised words inside a sentence that neither a name, a fact nor the wish has."""
    told = f"{example.wanted} {' '.join(text for each in example.facts for text in (each.name, *each.told))}".casefold()
    return [word for word in _CAPITALS.findall(example.prose) if word.casefold() not in told]


def test_there_are_enough():
    assert len(EXAMPLES) >= 900


def test_no_field_is_empty_or_padded():
    texts = [text for each in EXAMPLES for text in (each.wanted, each.earlier, each.prose)]
    texts += [text for each in EXAMPLES for fact in each.facts for text in (fact.name, *fact.told)]
    assert [text for text in texts if not text or text != text.strip() or "  " in text] == []


def test_a_shelf_has_one_to_four_products_numbered_from_one():
    assert all([fact.n for fact in each.facts] == list(range(1, len(each.facts) + 1)) for each in EXAMPLES)
    assert {len(each.facts) for each in EXAMPLES} == {1, 2, 3, 4}


def test_names_of_a_shelf_differ_and_are_short():
    names = [[fact.name.casefold() for fact in each.facts] for each in EXAMPLES]
    assert all(len(set(row)) == len(row) and all(len(name.split()) <= 6 for name in row) for row in names)


def test_every_product_has_facts():
    assert all(len(fact.told) >= 2 for each in EXAMPLES for fact in each.facts)


def test_prose_is_one_to_three_sentences():
    assert [each.prose for each in EXAMPLES if not 1 <= len(sentences(each.prose)) <= 3] == []


def test_prose_asks_nothing_and_praises_nothing():
    assert [each.prose for each in EXAMPLES if "?" in each.prose or PUFF.search(each.prose)] == []


def test_prose_ends_as_a_sentence_does():
    assert [each.prose for each in EXAMPLES if not each.prose.endswith((".", ".'", '."'))] == []


def test_numbers_stand_in_the_facts_of_what_they_are_said_of():
    assert [(each.prose, wrong) for each in EXAMPLES if (wrong := _unsupported(each))] == []


def test_number_words_stand_in_the_facts():
    assert [(each.prose, wrong) for each in EXAMPLES if (wrong := _many(each))] == []


def test_names_are_those_of_the_shelf():
    assert [(each.prose, wrong) for each in EXAMPLES if (wrong := _strangers(each))] == []


def test_some_product_is_spoken_of():
    silent = [each.prose for each in EXAMPLES if not _said_of(each.prose, each.facts, ())]
    assert silent == []


def test_prose_is_not_what_was_said_earlier():
    assert [each.prose for each in EXAMPLES if each.earlier.rstrip(".").casefold() in each.prose.casefold()] == []


def test_nothing_is_written_twice():
    assert len({each.prose.casefold() for each in EXAMPLES}) == len(EXAMPLES)
    assert len({each.wanted.casefold() for each in EXAMPLES}) == len(EXAMPLES)


def test_openings_vary():
    openings = Counter(_words(each, 3) for each in EXAMPLES)
    assert [opening for opening, n in openings.items() if n > 0.02 * len(EXAMPLES)] == []


def test_about_a_tenth_is_held_out():
    share = sum(each.held_out for each in EXAMPLES) / len(EXAMPLES)
    assert 0.07 < share < 0.13


def test_the_held_out_are_the_same_every_time():
    assert [each.held_out for each in examples()] == [each.held_out for each in EXAMPLES]


def test_a_number_of_another_product_is_found():
    facts = (
        ProductFacts(n=1, name="Alder Flask", told=("holds heat 8 hours", "$30.00")),
        ProductFacts(n=2, name="Brisk Cup", told=("holds heat 2 hours", "$12.00")),
    )
    wrong = ProseExample(
        trade="kitchen", wanted="hot", earlier="Two.", facts=facts, prose="Alder Flask keeps. Brisk Cup holds 9 hours."
    )
    assert _unsupported(wrong) == ["9"]
