"""The widget: one script that puts the shop's assistant on any page of the shop's site."""

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import get_args

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.speech.language import Language
from assistant.speech.speech import Speech
from ui.doors.gate import Access
from ui.doors.problems import DoorError

PATH = "/widget.js"
MINUTES = 5
"""How long a browser may keep it."""
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "open": "widget.open",
        "close": "widget.close",
        "again": "widget.start_over",
        "hello": "widget.hello",
        "say": "widget.say",
        "send": "widget.send",
        "stop": "widget.stop",
        "you": "widget.you",
        "away": "widget.away",
        "cart": "widget.cart",
        "pay": "widget.pay",
        "add": "page.add",
        "before": "page.before",
        "looking": "page.looking",
        "none": "page.no_price",
        "out": "page.sold_out",
        "stopped": "page.stopped",
        "wrong": "page.went_wrong",
    }
)


def for_everybody(_method: str, _path: str) -> Access:
    """The script holds nothing of the shop but its name."""
    return "open"


def script(shop_name: str) -> str:
    """The script, with the shop's name and the words of every language in it."""
    spoken = {language: Speech(language) for language in get_args(Language)}
    words = {language: {name: say(key) for name, key in _WORDS.items()} for language, say in spoken.items()}
    code, style = (files("ui.doors").joinpath(f"widget.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    given = json.dumps({"shop": shop_name, "words": words, "style": _squeezed(style)}, ensure_ascii=False)
    return code.replace("__GIVEN__", given, 1)


def widget(shop_name: str) -> ASGIApp:
    """The door that gives the script; to be kept by a keeper."""
    written = script(shop_name)
    headers = {"Cache-Control": f"max-age={60 * MINUTES}", "X-Content-Type-Options": "nosniff"}

    async def given(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            raise DoorError("wrong_method", f"{PATH} takes GET alone.")
        await Response(written, media_type="text/javascript", headers=headers)(scope, receive, send)

    return given


def _squeezed(style: str) -> str:
    """A style sheet without the white space between its rules."""
    return " ".join(style.split())
