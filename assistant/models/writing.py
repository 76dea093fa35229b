"""What generated tokens become: whole characters, and an end when the text goes round in circles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

UNFINISHED = "\N{REPLACEMENT CHARACTER}"
WINDOW = 8
"""Tokens decoded before the new ones, for spaces to come out right."""
LONGEST_LOOP = 48
GUESSED = 3
"""Tokens guessed at a time: more cost more than they bring (measured 2, 3, 4 and 6)."""


class PieceDecoder:
    """Turns tokens into pieces of text as they come; a character split over tokens waits for its end.

    Bytes that are no character are dropped.
    """

    def __init__(self, tokenizer: "PreTrainedTokenizerBase") -> None:
        self._tokenizer = tokenizer
        self._tokens: list[int] = []
        self._told = 0
        """Tokens whose text has been handed out."""

    def add(self, token: int) -> str:
        """Take one token; returns the text that is ready, maybe none."""
        self._tokens.append(token)
        start = max(0, self._told - WINDOW)
        before = self._decode(self._tokens[start : self._told])
        now = self._decode(self._tokens[start:])
        if now.endswith(UNFINISHED) or len(now) <= len(before):
            return ""
        self._told = len(self._tokens)
        return now[len(before) :].replace(UNFINISHED, "")

    def _decode(self, tokens: Sequence[int]) -> str:
        if not tokens:
            return ""
        text = self._tokenizer.decode(list(tokens), skip_special_tokens=True, clean_up_tokenization_spaces=False)
        assert isinstance(text, str)
        return text


class Lookup:
    """Guesses the next tokens: those that followed the last two tokens where they stood before."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._tokens: list[int] = []
        self._after: dict[tuple[int, int], int] = {}
        """Pair of tokens -> position after its last place, the end of the text aside."""
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """Take one more token of the text."""
        if len(self._tokens) > 1:
            self._after[self._tokens[-2], self._tokens[-1]] = len(self._tokens)
        self._tokens.append(token)

    def guess(self) -> list[int]:
        """Guess up to `GUESSED` tokens; none where the last two are new."""
        if len(self._tokens) < 2:
            return []
        start = self._after.get((self._tokens[-2], self._tokens[-1]))
        return [] if start is None else self._tokens[start : start + GUESSED]


def goes_in_circles(tokens: Sequence[int]) -> bool:
    """Tell whether the last tokens repeat what came just before: short runs three times, long ones twice."""
    for period in range(1, min(LONGEST_LOOP, len(tokens) // 2) + 1):
        times = 2 if period >= 12 else 3 if period >= 3 else 5
        if len(tokens) >= times * period and _repeats(tokens, period, times):
            return True
    return False


def _repeats(tokens: Sequence[int], period: int, times: int) -> bool:
    last = list(tokens[-period:])
    return all(list(tokens[len(tokens) - (n + 1) * period : len(tokens) - n * period]) == last for n in range(1, times))
