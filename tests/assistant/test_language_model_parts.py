"""The parts of choosing, writing and keeping prefixes that need no network."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models.cache import common_length
from assistant.models.choosing import build_tree, inner_nodes, to_probabilities, tree_mask
from assistant.models.writing import GUESSED, Lookup, PieceDecoder, goes_in_circles

OPTIONS = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=5), min_size=1, max_size=12)


class ByteTokenizer:
    """One token a byte."""

    def decode(self, tokens, **_):
        return bytes(tokens).decode("utf-8", errors="replace")


@given(OPTIONS)
def test_a_path_through_the_tree_spells_its_option(options):
    tree = build_tree(options)
    assert [[tree.tokens[node] for node in path] for path in tree.paths] == options


@given(OPTIONS)
def test_the_tree_holds_each_beginning_once(options):
    beginnings = {tuple(option[: n + 1]) for option in options for n in range(len(option))}
    assert len(build_tree(options).tokens) == len(beginnings)


@given(OPTIONS)
def test_inner_nodes_see_their_ancestors_only(options):
    nodes = inner_nodes(build_tree(options))
    mask = tree_mask(nodes, past=3)[0, 0]
    assert mask[:, :3].all()
    assert [int(row[3:].sum()) for row in mask] == [depth + 1 for depth in nodes.depths]


@given(st.lists(st.floats(-2000, 0), min_size=1))
def test_probabilities_sum_to_one_however_small(scores):
    assert math.isclose(sum(to_probabilities(scores)), 1.0)


@given(st.text())
def test_pieces_are_whole_characters_and_lose_nothing(text):
    decoder = PieceDecoder(ByteTokenizer())  # type: ignore[arg-type]
    pieces = [decoder.add(byte) for byte in text.replace("\N{REPLACEMENT CHARACTER}", "").encode()]
    assert "".join(pieces) == text.replace("\N{REPLACEMENT CHARACTER}", "")
    assert not any("\N{REPLACEMENT CHARACTER}" in piece for piece in pieces)


def test_a_character_cut_short_is_never_shown():
    decoder = PieceDecoder(ByteTokenizer())  # type: ignore[arg-type]
    assert [decoder.add(byte) for byte in "a😀".encode()[:-1]] == ["a", "", "", ""]


@pytest.mark.parametrize(
    ("tokens", "circles"),
    [
        ([1, 2, 3, 4, 5], False),
        ([7, 7, 7], False),
        ([7] * 5, True),
        ([1, 2, 3] * 3, True),
        ([1, 2, 3] * 2, False),
        (list(range(15)) * 2, True),
        ([9, *range(40), *range(40)], True),
    ],
)
def test_going_in_circles_is_noticed(tokens, circles):
    assert goes_in_circles(tokens) is circles


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)))
def test_the_common_length_is_the_longest_shared_beginning(one, other):
    length = common_length(one, other)
    assert one[:length] == other[:length]
    assert one[length : length + 1] != other[length : length + 1] or length == min(len(one), len(other))


def test_a_guess_is_what_followed_before():
    assert Lookup([1, 2, 3, 4, 5, 6, 1, 2]).guess() == [3, 4, 5][:GUESSED]


def test_the_latest_place_counts():
    assert Lookup([1, 2, 3, 3, 1, 2, 9, 1, 2]).guess() == [9, 1, 2][:GUESSED]


@pytest.mark.parametrize("tokens", [[], [1], [1, 2], [1, 2, 3, 2, 1]])
def test_nothing_new_is_guessed(tokens):
    assert Lookup(tokens).guess() == []
