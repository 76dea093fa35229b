import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from retrieval.fusion import WEIGHTS, fuse, of_cosines

FAST = settings(derandomize=True, deadline=None, max_examples=100)
SIZE = 8
SIDE = arrays(np.float64, SIZE, elements=st.one_of(st.just(0.0), st.floats(0.05, 0.99)))
SHARE = st.floats(0.0, 1.0)


@FAST
@given(dense=SIDE, lexical=SIDE, share=SHARE)
def test_fused_scores_lie_between_0_and_1(dense, lexical, share):
    fused = fuse(dense, lexical, share)
    assert ((fused >= 0) & (fused <= 1.0000001)).all()


@FAST
@given(dense=SIDE, lexical=SIDE, share=SHARE, order=st.permutations(range(SIZE)))
def test_fusion_does_not_depend_on_order(dense, lexical, share, order):
    assert np.allclose(fuse(dense[order], lexical[order], share), fuse(dense, lexical, share)[order])


@FAST
@given(scores=SIDE, lexical=st.booleans())
def test_with_one_side_silent_the_other_decides_the_order(scores, lexical):
    nothing = np.zeros(SIZE)
    fused = fuse(nothing, scores, 0.5) if lexical else fuse(scores, nothing, 0.5)
    assert (np.diff(fused[np.argsort(scores)]) >= -1e-9).all()


@FAST
@given(scores=SIDE, share=SHARE)
def test_what_both_sides_put_first_is_first(scores, share):
    assert fuse(scores, scores, share)[scores.argmax()] == fuse(scores, scores, share).max()


@FAST
@given(scores=SIDE)
def test_a_word_in_common_is_worth_more_than_none(scores):
    fused = fuse(np.full(SIZE, 0.5), scores, 0.4)
    assert all(fused[i] > fused[j] for i in range(SIZE) for j in range(SIZE) if scores[i] > 0 == scores[j])


def test_nothing_is_fused_to_nothing():
    assert len(fuse(np.zeros(0), np.zeros(0), 0.5)) == 0


def test_a_cosine_of_half_the_best_says_nothing():
    assert np.allclose(of_cosines(np.array([0.8, 0.4, 0.6])), [1.0, 0.0, 0.5])


def test_letters_count_most_where_one_name_has_what_is_asked():
    assert WEIGHTS.dense(coverage=1.0, words=1) < WEIGHTS.dense(coverage=0.1, words=1)


def test_many_words_in_one_name_make_a_long_text_a_name():
    assert WEIGHTS.dense(coverage=0.1, words=6) == WEIGHTS.named
