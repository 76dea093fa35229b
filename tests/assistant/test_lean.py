"""The short way through a network of the Llama kind gives what the library gives."""

from itertools import pairwise

import pytest
import torch

from assistant.models.cache import cut_to, new_cache
from assistant.models.loading import Loaded, load
from assistant.models.transformers_model import _logits
from assistant.settings import LanguageSettings
from tests.tiny_model import make_tiny_model

INT8 = LanguageSettings(dtype="int8", device="cpu")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Loaded:
    return load(str(make_tiny_model(tmp_path_factory.mktemp("tiny"))), INT8)


def beside(loaded: Loaded, tokens: list[int], past: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits of the library and of the short way, for tokens after a prompt."""
    found = []
    for lean in (False, True):
        cache = new_cache(loaded.network.config)
        if past:
            _logits(loaded, [3 + place % 50 for place in range(past)], cache, keep=1)
        assert loaded.lean is not None
        found.append(loaded.lean.logits(tokens, cache) if lean else _logits(loaded, tokens, cache, keep=0))
        assert cache.get_seq_length() == past + len(tokens)
    return found[0], found[1]


@pytest.mark.parametrize("past", [0, 1, 40, 300])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_logits_are_those_of_the_library(tiny, count, past):
    library, lean = beside(tiny, list(range(60, 60 + count)), past)
    torch.testing.assert_close(lean, library, atol=0.05, rtol=0.02)


def test_tokens_one_by_one_are_tokens_together(tiny):
    tokens = [70, 71, 72]
    together, one_by_one = new_cache(tiny.network.config), new_cache(tiny.network.config)
    whole = tiny.lean.logits(tokens, together)
    single = torch.cat([tiny.lean.logits([token], one_by_one) for token in tokens])
    torch.testing.assert_close(single, whole, atol=0.05, rtol=0.02)


def test_a_cache_cut_back_goes_on_as_if_nothing_had_been(tiny):
    cache = new_cache(tiny.network.config)
    tiny.lean.logits([10, 11], cache)
    first = tiny.lean.logits([12], cache)
    cut_to(cache, 2)
    torch.testing.assert_close(tiny.lean.logits([12], cache), first)


def test_the_library_still_works_beside_it(tiny):
    """Joined weights are shared with the network."""
    pointers = sorted(
        projection.forward._weight.data_ptr()
        for projection in (tiny.network.model.layers[0].self_attn.q_proj, tiny.network.model.layers[0].self_attn.k_proj)
    )
    shape = tiny.network.model.layers[0].self_attn.q_proj.forward._weight.shape
    assert [b - a for a, b in pairwise(pointers)] == [shape[0] * shape[1]]


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_only_eight_bit_networks_go_the_short_way(tmp_path, dtype):
    assert load(str(make_tiny_model(tmp_path)), LanguageSettings(dtype=dtype, device="cpu")).lean is None


def test_a_network_that_looks_back_only_so_far_does_not_go_it(tmp_path):
    assert load(str(make_tiny_model(tmp_path, window=16)), INT8).lean is None


@pytest.mark.model
def test_the_default_model_says_the_same():
    loaded = load(None, INT8)
    tokens = loaded.tokenizer("The lightest is the")["input_ids"]
    library, lean = beside(loaded, tokens, 200)
    assert (library.softmax(1) - lean.softmax(1)).abs().max() < 0.05
