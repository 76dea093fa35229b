"""What the document of the page is dressed in: its look, its first words and its labels, in each language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

from assistant.shop import Shop
from assistant.speech.language import Language
from assistant.speech.speech import Speech
from ui.markup import Markup, joined, tag
from ui.page_language import TAGS
from ui.parts import words_of_parts

_AS_LANGUAGE = "Object.defineProperty(navigator, 'language', {{ get: () => '{tag}' }});"
"""Gradio words its own buttons in the browser's language; this makes it the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """One language's dress."""

    tag: str
    """The language as HTML names it."""
    parts: Mapping[str, Mapping[str, Any]]
    """Id of an element -> the properties of that part of the page."""
    script: str
    """Runs before gradio's own."""
    body: str
    """Stands at the beginning of the body: the styles, after whatever gradio puts into the head, and what is seen
    until the page is drawn."""


def dresses(shop: Shop) -> dict[Language, Dress]:
    """The dress of a shop's page in each language."""
    look = _look()
    return {language: _dress(shop, Speech(language), look) for language in get_args(Language)}


def _dress(shop: Shop, say: Speech, look: str) -> Dress:
    labels = {
        "conversation": say("page.conversation"),
        "you": say("page.you"),
        "you_pictured": say("picture.you"),
        "answer": say("page.answer"),
        "edit": say("page.edit"),
        "start_over": say("page.start_over"),
    }
    script = files("ui").joinpath("labels.js").read_text(encoding="utf-8")
    return Dress(
        tag=TAGS[say.language],
        parts=words_of_parts(shop, say),
        script=_AS_LANGUAGE.format(tag=TAGS[say.language]) + script.replace("LABELS", json.dumps(labels), 1),
        body=look + _before(shop.settings.shop.name, say),
    )


def _look() -> str:
    """The look. Not by gradio's `css`, which rewrites every selector and breaks those with a comma inside."""
    style = files("ui").joinpath("style.css").read_text(encoding="utf-8")
    speeches = [Speech(language) for language in get_args(Language)]
    waiting = ", ".join(
        f"#chat [data-testid=bot][aria-label$='{say('page.looking')}'] .message-content span" for say in speeches
    )
    again = " ".join(f"html:lang({say.language}) {{ --start-over: '{say('page.start_over')}' }}" for say in speeches)
    return f"<style>{style}{again} {waiting} {{ color: var(--soft) }}</style>"


def _before(shop: str, say: Speech) -> Markup:
    """What is seen until the page is drawn, with nothing in it that could be pressed; and where news is read out."""
    return joined(
        tag("div", id="told", class_="unseen", role="status"),
        tag(
            "div",
            tag("div", tag("b", shop), class_="top"),
            tag("div", tag("strong", say("page.greeting")), tag("span", say("page.greeting_more")), class_="words"),
            tag("div", say("page.box"), class_="box"),
            id="before",
            aria_hidden="true",
        ),
    )
