"""Gradio's own files: kept by browsers for good, since their names change with them, and named ahead in the page."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOLDER = "/assets/"
_MOST = 64
"""Files named ahead."""


class Assets:
    """Which files the page's scripts ask for, one after another; the next page names them all at once."""

    def __init__(self) -> None:
        """Start without any: they are learned from the first page."""
        self._asked: dict[str, None] = {}

    def served(self, path: str) -> None:
        """Note a file that was asked for and is there."""
        if path.endswith(".js") and len(self._asked) < _MOST:
            self._asked[path] = None

    def ahead(self) -> bytes:
        """What names the files in the head of a document."""
        return "".join(f'<link rel="modulepreload" href=".{path}">' for path in self._asked).encode()


class KeptAssets:
    """Middleware: says that files under `/assets/` never change, and notes which are asked for."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        """Wrap an application."""
        self._app, self._assets = app, assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http" or not scope["path"].startswith(_FOLDER):
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                self._assets.served(scope["path"])
                MutableHeaders(scope=message)["cache-control"] = "public, max-age=31536000, immutable"
            await send(message)

        await self._app(scope, receive, sent)
