"""An adapter is trained, written, and merged at load; what does not fit is said."""

import pytest

from assistant.models.loading import load
from assistant.models.transformers_model import TransformersModel
from assistant.settings import LanguageSettings
from assistant.training.adapter import Recipe, train_adapter
from assistant.training.examples import Example
from assistant.understanding.asking import Asking
from retrieval.errors import InputError
from tests.tiny_model import make_tiny_model

EXAMPLES = [
    Example(question="intent", message=f"{word} {n}", answer=answer)
    for n in range(12)
    for word, answer in (("parcel", "order"), ("hat", "recommend"))
]
FEW = Recipe(learning_rate=1e-2, batch_tokens=600)
SETTINGS = LanguageSettings(threads=1, dtype="float32")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return make_tiny_model(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def trained(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("trained") / "adapter"
    losses = []
    train_adapter(
        str(tiny),
        [[each.taught() for each in EXAMPLES]] * 12,
        folder,
        FEW,
        lambda _done, _of, loss: losses.append(loss),
    )
    return folder, losses


def test_the_loss_falls(trained):
    assert trained[1][-1] < 0.7 * trained[1][0]


def test_what_was_taught_is_chosen_more_often(tiny, trained):
    before = Asking(TransformersModel(str(tiny), SETTINGS))
    after = Asking(TransformersModel(str(tiny), SETTINGS, trained[0]))
    hats = [each.chances("intent", "hat 3", ("recommend", "order"))[0] for each in (before, after)]
    parcels = [each.chances("intent", "parcel 3", ("order", "recommend"))[0] for each in (before, after)]
    assert hats[1] + parcels[1] > max(1.2, hats[0] + parcels[0])


def test_only_the_upper_layers_are_adapted(trained):
    from safetensors import safe_open

    with safe_open(trained[0] / "adapter_model.safetensors", "pt") as file:
        assert {name.split("layers.")[1].split(".")[0] for name in file.keys()} == {"1"}  # noqa: SIM118 (no mapping)


def test_an_adapter_that_is_not_there_is_said(tiny, tmp_path):
    with pytest.raises(InputError, match="does not fit the language model"):
        load(str(tiny), SETTINGS, tmp_path / "nowhere")
