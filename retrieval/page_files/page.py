"""What is read of one file of a shop's pages."""

import re
from dataclasses import dataclass

from retrieval.errors import InputError

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 2_000_000
"""A page of more text than this is no page of a shop: some thousand pages of print."""
PAGE_BREAK = "\f"
"""Stands before each page of print, so that a passage knows its page."""
_LINK = re.compile(r"(?:https?://|/(?!/))[^\s<>\"'`]{1,1999}", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The text of a page, in Markdown, with what its file says of it."""

    text: str
    title: str | None = None
    link: str | None = None


def checked_link(link: str | None) -> str | None:
    """An address that may be shown: http, https or a path of the shop's own; None for any other."""
    return link.strip() if link and _LINK.fullmatch(link.strip()) else None


def checked_size(name: object, characters: int) -> None:
    """See that a page is not longer than pages are.

    Raises:
        InputError: it is.
    """
    if characters > MOST_CHARACTERS:
        raise InputError(
            f"{name} holds more than {MOST_CHARACTERS:,} characters. Split it, or leave it out: no shopper's question "
            "is answered by it."
        )
