"""A model of the CLIP kind, tiny and with random weights, run by the library as a shop's own would be."""

import pytest

from retrieval.errors import ModelMissingError
from retrieval.pictures.encoder import SentenceTransformerPictures
from tests.contracts.picture_encoder import PictureEncoderContract
from tests.tiny_picture_model import make_tiny_picture_model


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return SentenceTransformerPictures(str(make_tiny_picture_model(tmp_path_factory.mktemp("clip"))))


class TestSentenceTransformerPictures(PictureEncoderContract):
    @pytest.fixture
    def encoder(self, tiny):
        return tiny


def test_a_model_that_is_not_here_says_what_to_do(tmp_path):
    with pytest.raises(ModelMissingError, match=r"search\.pictures"):
        SentenceTransformerPictures(str(tmp_path / "none")).texts(["a mug"])
