"""Training examples: the same for the same seed, nothing held out among them, slips that leave words readable."""

import random

from hypothesis import given
from hypothesis import strategies as st

from assistant.training.examples import examples_of, is_held_out, rounds_of
from assistant.training.slips import slipped
from assistant.training.texts import Concept, IntentText, ServiceText

INTENTS = [IntentText(message=f"message {n}", intent="cart", shown=n % 2 == 0) for n in range(60)]
SERVICES = [ServiceText(message="my parcel is late", service="track_order")]
GOODS = [Concept(shelves=("footwear > boots", "shoes > wellies"), says=("wellies", "boots for puddles"))]


def rounds(seed):
    return rounds_of(INTENTS, SERVICES, GOODS, rounds=2, seed=seed)


def test_the_same_seed_gives_the_same_rounds():
    assert rounds(3) == rounds(3)


def test_another_seed_gives_others():
    assert rounds(3) != rounds(4)


def test_held_out_messages_are_not_trained_on():
    held = {each.message for each in INTENTS if is_held_out(each.message)}
    assert held
    assert not held & {each.message for made in rounds(3) for each in made}


def test_goods_are_answered_with_one_of_their_shelves():
    answers = {each.answer for each in examples_of([], [], GOODS, random.Random(1))}
    assert answers <= set(GOODS[0].shelves)


def test_the_situation_is_kept():
    found = examples_of(INTENTS, [], [], random.Random(1))
    assert [each.shown for each in found] == [each.shown for each in INTENTS]


@given(st.text(alphabet="abc def", max_size=60), st.integers(0, 1_000))
def test_a_slip_keeps_the_number_of_words_and_their_beginnings(message, seed):
    before, after = message.split(), slipped(message, random.Random(seed)).split()
    assert [word[0] for word in after] == [word[0] for word in before]
