"""The text that understanding learns from is whole, names what the program knows, and says nothing twice."""

from collections import Counter

from assistant.request import INTENTS, SERVICES
from assistant.training.texts import concepts, intent_texts, service_texts


def doubled(messages):
    return [message for message, times in Counter(each.casefold() for each in messages).items() if times > 1]


def test_every_intent_has_messages():
    assert {each.intent for each in intent_texts()} == set(INTENTS)


def test_every_service_has_messages():
    assert {each.service for each in service_texts()} == set(SERVICES)


def test_no_message_has_two_services():
    assert not doubled(each.message for each in service_texts())


def test_no_message_has_two_intents_in_one_situation():
    assert not doubled(f"{each.shown} {each.message}" for each in intent_texts())


def test_shelves_are_named_as_the_model_reads_them():
    assert all(shelf == shelf.casefold() and shelf.count(" > ") <= 2 for each in concepts() for shelf in each.shelves)


def test_every_kind_of_goods_is_asked_for_in_many_ways():
    assert min(len(each.says) for each in concepts()) >= 10
