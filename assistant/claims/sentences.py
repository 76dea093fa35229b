"""Text into sentences, without breaking "$49.99", "4.6 of 5", "approx. 2 l" or a title that ends with "No. 5"."""

import re

_BREAK = re.compile(
    r"(?<=[.!?。！？])(?<!\bNo\.)(?<!\bapprox\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bSt\.)(?<!\bca\.)[\"')\]”]*(?:\s+|(?<=[。！？]))(?=\S)|\n+"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without surrounding space."""
    return tuple(part.strip() for part in _BREAK.split(text) if part and part.strip())
