"""What every language model must do; each implementation's test class inherits this and gives `model`."""

import math
import threading

from assistant.language_model import LanguageModel, Message

MESSAGES = (
    Message("system", "You sort messages sent to a shop."),
    Message("user", "Where is my parcel? It should have come on Monday."),
)
OPTIONS = ("recommend", "order", "smalltalk", "order status", "compare")


def write(model, messages=MESSAGES, max_new_tokens=12, stop=None):
    return list(model.write(messages, max_new_tokens=max_new_tokens, stop=stop or threading.Event()))


class LanguageModelContract:
    def test_it_has_a_name(self, model: LanguageModel):
        assert model.name

    def test_probabilities_sum_to_one(self, model: LanguageModel):
        chosen = model.choose(MESSAGES, OPTIONS)
        assert len(chosen) == len(OPTIONS)
        assert math.isclose(sum(chosen), 1.0, abs_tol=1e-6)
        assert all(0 <= probability <= 1 for probability in chosen)

    def test_probabilities_keep_the_order_of_the_options(self, model: LanguageModel):
        forwards = model.choose(MESSAGES, OPTIONS)
        backwards = model.choose(MESSAGES, OPTIONS[::-1])
        assert all(
            math.isclose(a, b, rel_tol=0.02, abs_tol=1e-4) for a, b in zip(forwards, backwards[::-1], strict=True)
        )

    def test_one_option_is_certain_and_none_gives_none(self, model: LanguageModel):
        assert model.choose(MESSAGES, ["order"]) == (1.0,)
        assert model.choose(MESSAGES, []) == ()

    def test_choosing_twice_gives_the_same(self, model: LanguageModel):
        assert model.choose(MESSAGES, OPTIONS) == model.choose(MESSAGES, OPTIONS)

    def test_writing_twice_gives_the_same(self, model: LanguageModel):
        assert write(model) == write(model)

    def test_writing_gives_whole_text(self, model: LanguageModel):
        assert "\N{REPLACEMENT CHARACTER}" not in "".join(write(model))

    def test_writing_keeps_to_the_limit(self, model: LanguageModel):
        assert len(write(model, max_new_tokens=3)) <= 3
        assert write(model, max_new_tokens=0) == []

    def test_writing_does_not_start_when_stopped_before(self, model: LanguageModel):
        stop = threading.Event()
        stop.set()
        assert write(model, stop=stop) == []

    def test_writing_ends_when_stopped(self, model: LanguageModel):
        stop = threading.Event()
        pieces = model.write(MESSAGES, max_new_tokens=200, stop=stop)
        next(pieces, None)
        stop.set()
        assert list(pieces) == []

    def test_a_closed_stream_leaves_the_model_usable(self, model: LanguageModel):
        pieces = model.write(MESSAGES, max_new_tokens=200, stop=threading.Event())
        next(pieces, None)
        pieces.close()
        assert model.choose(MESSAGES, ["order"]) == (1.0,)
