import numpy as np
import pytest

from retrieval import processor
from retrieval.encoder import LibraryEncoder, SentenceTransformerEncoder
from retrieval.errors import ModelMissingError
from retrieval.packed_encoder import PackedEncoder
from retrieval.processor import fast_precisions
from tests.contracts.encoder import EncoderContract
from tests.tiny_sentence_model import make_tiny_sentence_model

MIXED = ("a red mug", "boots for hiking " * 12, "lamp", "", "kite with a long lid", "waterproof boots " * 3)
PROMPTS = {"query": "query : ", "document": "passage : "}


@pytest.fixture(scope="module", params=fast_precisions())
def fast(request):
    return SentenceTransformerEncoder(precision=request.param)


@pytest.fixture(scope="module")
def exact():
    return library_model(None)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return make_tiny_sentence_model(tmp_path_factory.mktemp("tiny"), prompts=PROMPTS)


def library_model(folder):
    """The library alone, in float32."""
    return LibraryEncoder(SentenceTransformerEncoder(folder)._from_library("cpu", "float32"))


def how_it_runs(folder):
    return type(SentenceTransformerEncoder(str(folder), "float32")._runner)


class TestEachPrecision(EncoderContract):
    @pytest.fixture
    def encoder(self, fast):
        return fast


class TestLibraryEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, tiny):
        return SentenceTransformerEncoder(str(tiny))


def test_the_default_model_is_run_without_padding(fast):
    assert isinstance(fast._runner, PackedEncoder)


def test_vectors_are_the_library_s(fast, exact):
    cosines = np.einsum("ij,ij->i", fast.encode(MIXED), exact.encode(MIXED))
    assert cosines.min() > 0.98


def test_a_vector_is_the_same_to_the_last_bit_anywhere_in_a_batch(fast):
    together = fast.encode(MIXED * 9)
    assert (together[: len(MIXED)] == together[-len(MIXED) :]).all()


def test_a_vector_hardly_depends_on_the_texts_beside_it(fast):
    """Processors that multiply tall and flat matrices in other orders round otherwise: 2e-7 in float32."""
    together, alone = fast.encode(MIXED), np.concatenate([fast.encode([text]) for text in MIXED])
    assert np.einsum("ij,ij->i", together, alone).min() > 0.9999


def test_all_precisions_have_one_name():
    assert {SentenceTransformerEncoder(precision=each).name for each in fast_precisions()} == {"all-MiniLM-L6-v2"}


def test_a_model_in_a_folder_is_run_with_its_own_prompts(tiny):
    ours, theirs = SentenceTransformerEncoder(str(tiny), "float32"), library_model(str(tiny))
    assert isinstance(ours._runner, PackedEncoder)
    for query in (False, True):
        assert np.allclose(ours.encode(MIXED, query=query), theirs.encode(MIXED, query=query), atol=1e-5)


def test_a_query_with_a_prompt_of_its_own_is_not_taken_for_a_document(tiny):
    encoder = SentenceTransformerEncoder(str(tiny), "float32")
    assert not np.allclose(encoder.encode(["a red mug"]), encoder.encode(["a red mug"], query=True), atol=0.01)


def test_a_model_with_another_pooling_is_left_to_the_library(tmp_path):
    assert how_it_runs(make_tiny_sentence_model(tmp_path, pooling="cls")) is LibraryEncoder


def test_a_model_with_another_layer_is_left_to_the_library(tmp_path):
    folder = make_tiny_sentence_model(tmp_path, dense=True)
    assert how_it_runs(folder) is LibraryEncoder
    assert SentenceTransformerEncoder(str(folder)).encode(["a red mug", "lamp"]).shape == (2, 16)


def test_a_model_whose_vectors_come_out_otherwise_is_left_to_the_library(tiny, monkeypatch):
    def wrong(self, texts, query=False):
        return np.eye(len(texts), 48)

    monkeypatch.setattr(PackedEncoder, "encode", wrong)
    assert how_it_runs(tiny) is LibraryEncoder


def test_a_model_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelMissingError, match="nowhere"):
        SentenceTransformerEncoder(str(tmp_path / "nowhere")).encode(["mug"])


def test_the_same_query_is_embedded_once(monkeypatch):
    encoder = SentenceTransformerEncoder()
    encoder.encode(["a blue kite"], query=True)
    monkeypatch.setattr(PackedEncoder, "encode", None)
    assert encoder.encode(["a blue kite"], query=True).shape == (1, 384)


@pytest.mark.parametrize(
    ("flags", "best"),
    [
        ("fpu avx512_vnni avx512_bf16", "bfloat16"),
        ("fpu amx_bf16 amx_int8", "bfloat16"),
        ("fpu avx512f avx512_vnni", "int8"),
        ("fpu avx2 avx_vnni", "int8"),
        ("fpu avx2 avx512f", "float32"),
    ],
)
def test_the_precision_is_what_the_processor_multiplies(tmp_path, monkeypatch, flags, best):
    (tmp_path / "cpuinfo").write_text(f"processor\t: 0\nflags\t\t: {flags}\n", encoding="utf-8")
    monkeypatch.setattr(processor, "_CPU_FLAGS", tmp_path / "cpuinfo")
    assert fast_precisions()[0] == best


@pytest.mark.parametrize("text", ["Features\t: fp asimd bf16 i8mm\n", None])
def test_a_processor_that_is_not_known_gets_float32(tmp_path, monkeypatch, text):
    if text:
        (tmp_path / "cpuinfo").write_text(text, encoding="utf-8")
    monkeypatch.setattr(processor, "_CPU_FLAGS", tmp_path / "cpuinfo")
    assert fast_precisions() == ("float32",)
