"""Asking the language model about a message."""

from assistant.request import SERVICES
from assistant.understanding.asking import Asking
from assistant.understanding.questions import asked, options_of, shelf_name
from retrieval.errors import ModelMissingError
from tests.fakes_model import ScriptedModel


class Broken(ScriptedModel):
    def choose(self, _messages, _options):
        raise ModelMissingError("gone")


def test_it_is_asked_one_question_about_the_message():
    model = ScriptedModel()
    Asking(model).chances("intent", "hello", ("smalltalk", "cart"))
    ((_, messages),) = model.calls
    assert [(message.role, "hello" in message.content) for message in messages] == [("system", False), ("user", True)]


def test_the_chances_sum_to_one():
    model = ScriptedModel(choices={"parcel": "track order"})
    chances = Asking(model).chances("service", "my parcel", SERVICES)
    assert abs(sum(chances) - 1) < 1e-9
    assert SERVICES[chances.index(max(chances))] == "track_order"


def test_a_model_that_fails_leaves_it_open():
    assert Asking(Broken()).chances("shelf", "boots", ("a > b", "c > d")) == ()


def test_a_message_on_a_full_screen_says_so():
    assert asked("intent", "the red one", shown=True)[1].content != asked("intent", "the red one")[1].content


def test_names_are_read_as_words():
    assert options_of(["cancel_order"]) == ("cancel order",)
    assert shelf_name("Footwear", "Boots") == "footwear > boots"
