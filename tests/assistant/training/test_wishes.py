"""Wishes for customer service put into ways of asking: every service, the same each time, in whole sentences."""

import pytest

from assistant.request import SERVICES
from assistant.training.wishes import doing, wish_texts


def test_every_service_and_none_is_wished_for_in_many_ways():
    wishes = wish_texts()
    assert all(sum(each.service == service for each in wishes) >= 50 for service in (*SERVICES, None))


def test_wishes_are_the_same_each_time():
    assert wish_texts() == wish_texts()


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("get a refund", "getting a refund"),
        ("make a complaint", "making a complaint"),
        ("see my bills", "seeing my bills"),
        ("be refunded", "being refunded"),
        ("order", "ordering"),
    ],
)
def test_a_wish_is_said_as_something_being_done(wish, said):
    assert doing(wish) == said


def test_no_message_is_wished_for_of_two_services():
    services: dict[str, set[str | None]] = {}
    for each in wish_texts():
        services.setdefault(each.message.casefold(), set()).add(each.service)
    assert not [message for message, named in services.items() if len(named) > 1]
