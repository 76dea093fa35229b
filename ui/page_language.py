"""The language that a page is drawn in."""

from collections.abc import Mapping
from typing import get_args

from assistant.speech.language import Language

COOKIE = "shelftalker_language"
"""What was chosen on the page; scripts may set it."""


def page_language(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Language:
    """What was chosen on the page, else the first language of the browser's that there is (RFC 9110, 12.5.4)."""
    wanted = [cookies.get(COOKIE, ""), *_by_preference(headers.get("accept-language", ""))]
    known: dict[str, Language] = {language: language for language in get_args(Language)}
    primary = (tag.partition("-")[0].lower() for tag in wanted)
    return next((known[tag] for tag in primary if tag in known), "en")


def _by_preference(header: str) -> list[str]:
    """The tags of an Accept-Language header, the most wanted first; those of weight 0 left out."""
    weighted = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighted.append((float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(weighted, key=lambda each: -each[0]) if weight > 0]
