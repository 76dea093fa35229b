"""The document that the page comes in: gradio's own, in the shopper's language, with the look in it from the start."""

import gzip
import json
import re
from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.speech.language import Language
from ui.page_language import TAGS, page_language

Words = Mapping[Language, Mapping[str, Mapping[str, Any]]]
"""Language -> id of an element -> the properties of that part of the page."""

_CONFIG = re.compile(r"window\.gradio_config = (.*?);</script>", re.DOTALL)
_HTML = re.compile(r"<html\s+lang=\"en\"")
_FOREIGN = re.compile(r"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")
_RESIZER = re.compile(r"<script>\s*\(\(\) => \{\s*const root =.*?</script>", re.DOTALL)
_FORWARDED = ("x-forwarded-host", "x-forwarded-proto")
_MOST = 16
"""Documents kept; there is one for each language and each name that the server is called by."""
_AS_LANGUAGE = "Object.defineProperty(navigator, 'language', {{ get: () => '{tag}' }});"
"""Gradio words its own buttons in the browser's language; this makes it the page's."""


class Documents:
    """Middleware: the document at `/` in the language of whoever asks. Everything else passes through untouched."""

    def __init__(self, app: ASGIApp, words: Words, look: str, before: Mapping[Language, str]) -> None:
        """Wrap an application.

        Args:
            app: serves gradio's document at `/`.
            words: what the parts of the page say first.
            look: the styles; they stand in the body, after whatever gradio puts into the head.
            before: stands in for the page until its scripts have drawn it.
        """
        self._app, self._words, self._look, self._before = app, words, look, before
        self._made: dict[tuple[str, ...], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET" or scope["query_string"]:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        language = page_language(request.headers, request.cookies)
        key = (str(request.base_url), *(request.headers.get(name, "") for name in _FORWARDED), language)
        kept = self._made.get(key)
        if kept is not None:
            await _sent(kept, request.headers, send)
            return
        await self._app(scope, receive, _Rewritten(send, request.headers, partial(self._make, key, language)))

    def _make(self, key: tuple[str, ...], language: Language, document: bytes) -> bytes:
        made = translated(
            document.decode(), language, self._words[language], look=self._look, before=self._before[language]
        ).encode()
        while len(self._made) >= _MOST:
            del self._made[next(iter(self._made))]
        self._made[key] = made
        return made


def translated(
    document: str, language: Language, words: Mapping[str, Mapping[str, Any]], *, look: str, before: str
) -> str:
    """Gradio's document with a language's words in its parts, and nothing in it that names another host."""
    document = _CONFIG.sub(lambda found: f"window.gradio_config = {_said(found.group(1), words)};</script>", document)
    document = _RESIZER.sub("", _FOREIGN.sub("", document))
    document = _HTML.sub(f'<html lang="{TAGS[language]}"', document, count=1)
    script = f"<script>{_AS_LANGUAGE.format(tag=TAGS[language])}</script>"
    scheme = '<meta name="color-scheme" content="light dark">'
    document = document.replace('<meta charset="utf-8" />', f'<meta charset="utf-8" />{scheme}{script}', 1)
    return document.replace("<gradio-app", f"{look}{before}<gradio-app", 1)


def _said(config: str, words: Mapping[str, Mapping[str, Any]]) -> str:
    """The description of the page with the words in it."""
    described = json.loads(config)
    for component in described["components"]:
        component["props"].update(words.get(component["props"].get("elem_id") or "", {}))
    said = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


class _Rewritten:
    """Sends a response on once it is whole, as a function makes it; anything but a page as it is."""

    def __init__(self, send: Send, asked: Headers, make: Any) -> None:
        self._send, self._asked, self._make = send, asked, make
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            if message["status"] != 200:
                await self._send(message)
            return
        if self._start["status"] != 200:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await _sent(self._make(self._body), self._asked, self._send)


async def _sent(document: bytes, asked: Headers, send: Send) -> None:
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"cache-control", b"no-cache"),
        (b"vary", b"accept-language, cookie, accept-encoding"),
    ]
    if "gzip" in asked.get("accept-encoding", ""):
        document = gzip.compress(document, 5)
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", str(len(document)).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": document})


def before_the_page(shop: str, say_box: str, say_greeting: str, say_more: str) -> str:
    """What is seen until the page is drawn: its frame, with nothing in it that could be pressed."""
    name, greeting, more, box = map(escape, (shop, say_greeting, say_more, say_box))
    return (
        f'<div id="before" aria-hidden="true"><div class="top"><b>{name}</b></div>'
        f'<div class="words"><strong>{greeting}</strong><span>{more}</span></div>'
        f'<div class="box">{box}</div></div>'
    )
