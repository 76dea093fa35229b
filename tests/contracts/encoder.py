"""What every encoder must do; each implementation's test class inherits this and gives `encoder`."""

import numpy as np

TEXTS = ("a red mug", "waterproof boots for hiking", "a red mug")


class EncoderContract:
    def test_it_has_a_name(self, encoder):
        assert encoder.name

    def test_vectors_are_float32_of_unit_length(self, encoder):
        vectors = encoder.encode(TEXTS)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=0.01)

    def test_the_same_text_gives_the_same_vector(self, encoder):
        first, _, third = encoder.encode(TEXTS)
        assert np.allclose(first, third, atol=0.01)

    def test_no_texts_give_no_rows(self, encoder):
        assert len(encoder.encode([])) == 0

    def test_a_query_is_nearest_to_the_text_that_means_it(self, encoder):
        vectors = encoder.encode(TEXTS[:2])
        assert int(np.argmax(vectors @ encoder.encode(["boots for hiking"], query=True)[0])) == 1

    def test_a_text_alone_has_the_vector_it_has_among_others(self, encoder):
        assert np.allclose(encoder.encode(TEXTS)[1], encoder.encode(TEXTS[1:2])[0], atol=0.01)

    def test_an_empty_text_has_a_vector_too(self, encoder):
        assert np.isfinite(encoder.encode([""])).all()
