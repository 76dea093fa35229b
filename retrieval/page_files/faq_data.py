"""Questions and answers that a page states as linked data: schema.org FAQPage and QAPage."""

import html
import json
from collections.abc import Iterator, Sequence
from typing import Any

_DEEPEST = 12


def faq_of(scripts: Sequence[str]) -> list[tuple[str, str]]:
    """The questions of JSON-LD scripts with their answers, which may hold markup; broken scripts give none."""
    found: dict[str, str] = {}
    for script in scripts:
        try:
            value = json.loads(script.strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for question, answer in _questions(value, 0):
            found.setdefault(question, answer)
    return list(found.items())


def _questions(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _questions(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if "Question" in (kinds if isinstance(kinds, list) else [kinds]):
            question, answer = _text(value.get("name")), _answer(value.get("acceptedAnswer"))
            if question and answer:
                yield question, answer
        else:
            for each in value.values():
                yield from _questions(each, depth + 1)


def _answer(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return str(first.get("text") or "").strip() if isinstance(first, dict) else ""


def _text(value: Any) -> str:
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
