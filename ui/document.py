"""The document that the page comes in: gradio's own, dressed in the shopper's language."""

import gzip
import json
import re
from collections.abc import Callable, Mapping
from functools import partial

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.speech.language import Language
from ui.assets import Assets
from ui.dress import Dress
from ui.page_language import page_language

_CONFIG = re.compile(r"window\.gradio_config = (.*?);</script>", re.DOTALL)
_HTML = re.compile(r"<html\s+lang=\"en\"")
_FOREIGN = re.compile(r"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")
_RESIZER = re.compile(r"<script>\s*\(\(\) => \{\s*const root =.*?</script>", re.DOTALL)
_FORWARDED = ("x-forwarded-host", "x-forwarded-proto")
_AHEAD = b"<!-- ahead -->"
"""Where the files are named that the page will ask for."""
_MOST = 16
"""Documents kept; there is one for each language and each name that the server is called by."""


class Documents:
    """Middleware: the document at `/` in the language of whoever asks. Everything else passes through untouched."""

    def __init__(self, app: ASGIApp, dresses: Mapping[Language, Dress], assets: Assets) -> None:
        """Wrap an application that serves gradio's document at `/`."""
        self._app, self._dresses, self._assets = app, dresses, assets
        self._made: dict[tuple[str, ...], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        language = page_language(request.headers, request.cookies)
        key = (str(request.base_url), *(request.headers.get(name, "") for name in _FORWARDED), language)
        kept = self._made.get(key)
        if kept is not None:
            await _sent(kept.replace(_AHEAD, self._assets.ahead(), 1), request.headers, send)
            return
        await self._app(scope, receive, _Rewritten(send, request.headers, partial(self._make, key, language)))

    def _make(self, key: tuple[str, ...], language: Language, document: bytes) -> bytes:
        made = dressed(document.decode(), self._dresses[language]).encode()
        while len(self._made) >= _MOST:
            del self._made[next(iter(self._made))]
        self._made[key] = made
        return made


def dressed(document: str, dress: Dress) -> str:
    """Gradio's document with a language's words in its parts, and nothing in it that names another host."""
    document = _CONFIG.sub(lambda found: f"window.gradio_config = {_said(found.group(1), dress)};</script>", document)
    document = _RESIZER.sub("", _FOREIGN.sub("", document))
    document = _HTML.sub(f'<html lang="{dress.tag}"', document, count=1)
    scheme = '<meta name="color-scheme" content="light dark">'
    head = f'<meta charset="utf-8" />{scheme}<script>{dress.script}</script>'
    document = document.replace('<meta charset="utf-8" />', head, 1)
    document = document.replace("</head>", f"{_AHEAD.decode()}</head>", 1)
    return document.replace("<gradio-app", f"{dress.body}<gradio-app", 1)


def _said(config: str, dress: Dress) -> str:
    """The description of the page with the words in it."""
    described = json.loads(config)
    for component in described["components"]:
        component["props"].update(dress.parts.get(component["props"].get("elem_id") or "", {}))
    said = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


class _Rewritten:
    """Sends a page on once it is whole, as a function makes it; anything else as it is."""

    def __init__(self, send: Send, asked: Headers, make: Callable[[bytes], bytes]) -> None:
        self._send, self._asked, self._make = send, asked, make
        self._passes = False
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._passes = message["status"] != 200
        if self._passes:
            await self._send(message)
        elif message["type"] == "http.response.body":
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
