"""The language that a page is drawn in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from assistant.speech.language import Language

COOKIE = "shelftalker_language"
"""What was chosen on the page; scripts may set it."""
NAMES: Mapping[Language, str] = {"en": "English", "zh": "中文"}
"""What each language calls itself."""
TAGS: Mapping[Language, str] = {"en": "en", "zh": "zh-CN"}
"""As HTML and browsers name them (BCP 47)."""
_KNOWN: Mapping[str, Language] = {language: language for language in get_args(Language)}


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """What a page is drawn in, and whether that holds whatever is typed."""

    language: Language = "en"
    fixed: bool = False
    """Chosen, or what the browser asks for; else what is typed may change the shelf's language."""

    def drawn(self, conversation: Language) -> Language:
        """The language of what is drawn after turns in a language."""
        return self.language if self.fixed else conversation


BY_DEFAULT = PageLanguage()


def page_language(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Language:
    """What was chosen on the page, else the first language of the browser's that there is (RFC 9110, 12.5.4)."""
    wanted = [cookies.get(COOKIE, ""), *_by_preference(headers.get("accept-language", ""))]
    primary = (tag.partition("-")[0].lower() for tag in wanted)
    return next((_KNOWN[tag] for tag in primary if tag in _KNOWN), "en")


def language_of_page(headers: Mapping[str, str], cookies: Mapping[str, str]) -> PageLanguage:
    """The language of a page: who reads English by default and types Chinese gets a Chinese shelf."""
    language = page_language(headers, cookies)
    return PageLanguage(language, fixed=language != "en" or cookies.get(COOKIE) in _KNOWN)


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
