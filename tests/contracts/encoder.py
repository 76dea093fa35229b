"""What every encoder must do; each implementation's test class inherits this and gives `encoder`."""

from concurrent.futures import ThreadPoolExecutor

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

    def test_a_text_with_half_a_character_has_a_vector_too(self, encoder):
        assert np.isfinite(encoder.encode(["a mug \ud83d"])).all()

    def test_the_order_is_kept_whatever_the_lengths(self, encoder):
        texts = ["mug", "boots " * 40, "lamp", "boots " * 9, "a red mug with a lid"]
        together = encoder.encode(texts)
        assert np.allclose(together, np.concatenate([encoder.encode([text]) for text in texts]), atol=0.01)

    def test_threads_get_what_one_gets(self, encoder):
        texts = [f"{word} {number}" for number in range(4) for word in ("mug", "boots", "lamp", "kite")]
        expected = encoder.encode(texts)
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda text: encoder.encode([text])[0], texts))
        assert np.allclose(found, expected, atol=0.01)

    def test_what_is_done_to_a_vector_does_not_change_the_next(self, encoder):
        encoder.encode(TEXTS[:1])[0, :] = 0
        assert encoder.encode(TEXTS[:1]).any()
