"""Asking the language model about a message."""

from assistant.request import SERVICES
from assistant.understanding.asking import Asking
from assistant.understanding.questions import asked, options_of, shelf_name
from retrieval.errors import ModelMissingError
from tests.fakes_model import ScriptedModel


class Broken(ScriptedModel):
    def choose(self, _messages, _options):
        raise ModelMissingError("gone")


def test_a_trained_model_is_asked_without_examples():
    model = ScriptedModel()
    Asking(model, trained=True).chances("intent", "hello", ("smalltalk", "cart"))
    assert [len(messages) for _, messages in model.calls] == [2]


def test_another_model_is_shown_answers_first():
    model = ScriptedModel()
    Asking(model).chances("service", "where is it", SERVICES)
    ((_, messages),) = model.calls
    assert [message.role for message in messages[1:3]] == ["user", "assistant"]
    assert len(messages) > 6


def test_the_chances_sum_to_one():
    model = ScriptedModel(choices={"parcel": "track order"})
    chances = Asking(model, trained=True).chances("service", "my parcel", SERVICES)
    assert abs(sum(chances) - 1) < 1e-9
    assert SERVICES[chances.index(max(chances))] == "track_order"


def test_a_model_that_fails_leaves_it_open():
    assert Asking(Broken()).chances("shelf", "boots", ("a > b", "c > d")) == ()


def test_a_message_on_a_full_screen_says_so():
    assert asked("intent", "the red one", shown=True)[1].content != asked("intent", "the red one")[1].content


def test_names_are_read_as_words():
    assert options_of(["cancel_order"]) == ("cancel order",)
    assert shelf_name("Footwear", "Boots") == "footwear > boots"
