"""What every image-text encoder must do; each implementation's test class inherits this and gives `encoder`."""

import numpy as np
from PIL import Image

RED, BLUE = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (30, 40), "blue")


class PictureEncoderContract:
    def test_it_has_a_name(self, encoder):
        assert encoder.name

    def test_pictures_and_texts_share_a_space(self, encoder):
        assert encoder.pictures([RED]).shape == encoder.texts(["a red mug"]).shape

    def test_vectors_are_float32_of_unit_length(self, encoder):
        for vectors in (encoder.pictures([RED, BLUE]), encoder.texts(["a red mug", "x"])):
            assert vectors.dtype == np.float32
            assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=0.01)

    def test_the_same_picture_gives_the_same_vector(self, encoder):
        first, _, third = encoder.pictures([RED, BLUE, RED])
        assert np.allclose(first, third, atol=0.01)

    def test_another_picture_gives_another_vector(self, encoder):
        red, blue = encoder.pictures([RED, BLUE])
        assert not np.allclose(red, blue, atol=0.001)
