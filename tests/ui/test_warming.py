"""A page is open before everything is loaded."""

import threading

import pytest

from retrieval.errors import ModelMissingError
from ui.warming import Warming


class LoadingShop:
    """Loads in two steps, the second when it is let."""

    def __init__(self, error=None):
        self.begun, self.go_on, self.done = threading.Event(), threading.Event(), threading.Event()
        self._error = error

    def warm_up(self, progress):
        progress("first")
        self.begun.set()
        self.go_on.wait(10)
        progress("second")
        if self._error:
            raise self._error
        self.done.set()


def test_what_cannot_be_loaded_is_told_by_whoever_waits():
    shop = LoadingShop(ModelMissingError("no model"))
    warming = Warming(shop, lambda _text: None)
    shop.go_on.set()
    with pytest.raises(ModelMissingError, match="no model"):
        warming.wait()


def test_closing_gives_up_after_the_step_at_hand():
    shop = LoadingShop()
    told: list[str] = []
    warming = Warming(shop, told.append)
    shop.begun.wait(10)
    closing = threading.Thread(target=warming.close)
    closing.start()
    while not warming._closing.is_set():
        pass
    shop.go_on.set()
    closing.join(10)
    assert (told, shop.done.is_set()) == (["first"], False)


def test_a_message_waits_for_what_is_being_loaded(shop):
    answered = threading.Event()

    def ask():
        shop.assistant(with_model=False)
        answered.set()

    with shop._loading:
        asking = threading.Thread(target=ask)
        asking.start()
        assert not answered.wait(0.1)
    asking.join(10)
    assert answered.is_set()
