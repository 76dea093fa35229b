"""How probable each of many options is, in one pass over a tree of their tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

ROOT = -1


@dataclass(slots=True)
class TokenTree:
    """The options' tokens, shared beginnings stored once; node 0 is the first token of the first option."""

    tokens: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    """Of each node; ROOT for first tokens."""
    depths: list[int] = field(default_factory=list)
    """Of each node, from 0."""
    paths: list[list[int]] = field(default_factory=list)
    """Nodes of each option."""
    goes_on: set[int] = field(default_factory=set)
    """Nodes that have children."""


def build_tree(options: Sequence[Sequence[int]]) -> TokenTree:
    """Merge token sequences into a tree."""
    tree = TokenTree()
    known: dict[tuple[int, int], int] = {}
    for option in options:
        path: list[int] = []
        parent = ROOT
        for token in option:
            node = known.get((parent, token))
            if node is None:
                node = known[(parent, token)] = len(tree.tokens)
                tree.tokens.append(token)
                tree.parents.append(parent)
                tree.depths.append(len(path))
                tree.goes_on.add(parent)
            path.append(node)
            parent = node
        tree.paths.append(path)
    return tree


def inner_nodes(tree: TokenTree) -> TokenTree:
    """Keep the nodes whose next token matters: those that have children. Paths are left out."""
    kept = sorted(tree.goes_on - {ROOT})
    place = {ROOT: ROOT} | {node: number for number, node in enumerate(kept)}
    return TokenTree(
        tokens=[tree.tokens[node] for node in kept],
        parents=[place[tree.parents[node]] for node in kept],
        depths=[tree.depths[node] for node in kept],
        goes_on=set(range(len(kept))),
    )


def tree_mask(tree: TokenTree, past: int) -> "torch.Tensor":
    """Let every node see the prompt, its ancestors and itself; bool (1, 1, nodes, past + nodes)."""
    import torch

    size = len(tree.tokens)
    mask = torch.zeros((size, past + size), dtype=torch.bool)
    mask[:, :past] = True
    for node, parent in enumerate(tree.parents):
        if parent != ROOT:
            mask[node, past:] = mask[parent, past:]
        mask[node, past + node] = True
    return mask[None, None]


def option_scores(
    tree: TokenTree, first: "torch.Tensor", inner: "torch.Tensor", end_tokens: Sequence[int]
) -> list[float]:
    """Sum the log-probabilities of each option's tokens.

    log P(option) = sum over its tokens of log P(token | prompt, tokens before), and, only where another
    option goes on from its last token, log P(end of turn | prompt, option). So the options are disjoint
    events ("the message begins with ..."), and their probabilities may be compared as they are, whatever
    their lengths.

    Args:
        tree: All options.
        first: Log-probabilities of the token after the prompt, (vocabulary,).
        inner: Log-probabilities of the token after each inner node, (inner nodes, vocabulary).
        end_tokens: Tokens that end a turn.
    """
    place = {node: number for number, node in enumerate(sorted(tree.goes_on - {ROOT}))}
    scores = []
    for path in tree.paths:
        score = 0.0
        for node in path:
            parent = tree.parents[node]
            after = first if parent == ROOT else inner[place[parent]]
            score += float(after[tree.tokens[node]])
        last = path[-1] if path else ROOT
        if last in tree.goes_on and end_tokens:
            after = first if last == ROOT else inner[place[last]]
            score += float(after[list(end_tokens)].logsumexp(0))
        scores.append(score)
    return scores


def to_probabilities(scores: Sequence[float]) -> tuple[float, ...]:
    """Normalise log-scores so that they sum to 1."""
    import math

    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = math.fsum(weights)
    return tuple(weight / total for weight in weights)
