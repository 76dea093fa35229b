"""Cards go before prose."""

import threading
import time

from assistant.cards_first import LONGEST_WAIT_S, CardsFirst


def pieces(closed: list[bool] | None = None):
    try:
        yield from ("one ", "two")
    finally:
        if closed is not None:
            closed.append(True)


def test_no_more_look_at_once_than_may():
    turns, seen, most = CardsFirst(at_once=2), threading.Lock(), [0, 0]

    def look():
        with turns.looking():
            with seen:
                most[0] += 1
                most[1] = max(most)
            time.sleep(0.01)
            with seen:
                most[0] -= 1

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [0, 2]


def test_they_are_served_in_the_order_they_came():
    turns, served = CardsFirst(at_once=1), []

    def look(number):
        with turns.looking():
            served.append(number)

    with turns.looking():
        threads = [threading.Thread(target=look, args=[number]) for number in range(5)]
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            while len(turns._waiting) < waiting:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_a_turn_that_fails_makes_room():
    turns = CardsFirst(at_once=1)
    for _ in range(2):
        try:
            with turns.looking():
                raise RuntimeError
        except RuntimeError:
            pass
    with turns.looking():
        pass


def test_prose_waits_for_cards():
    turns = CardsFirst()
    told: list[str] = []

    def write():
        told.extend(turns.after(pieces()))

    writing = threading.Thread(target=write)
    with turns.looking():
        writing.start()
        time.sleep(0.05)
        assert told == []
    writing.join()
    assert told == ["one ", "two"]


def test_prose_does_not_wait_for_ever():
    turns = CardsFirst()
    with turns.looking():
        start = time.monotonic()
        assert next(turns.after(pieces())) == "one "
    assert time.monotonic() - start >= LONGEST_WAIT_S


def test_closing_closes_the_model():
    closed: list[bool] = []
    told = CardsFirst().after(pieces(closed))
    next(told)
    told.close()
    assert closed == [True]
