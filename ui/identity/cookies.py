"""Gives each new browser the cookie of a guest. Plain ASGI, so that streams pass through untouched."""

from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.identity.guests import COOKIE, YEAR_S, Guests


class GuestCookies:
    """Middleware: a page asked for without a valid cookie comes with a new one."""

    def __init__(self, app: ASGIApp, guests: Guests) -> None:
        """Wrap an application."""
        self._app, self._guests = app, guests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if not _asks_for_a_page(scope) or self._guests.read(Request(scope).cookies.get(COOKIE)) is not None:
            await self._app(scope, receive, send)
            return
        cookie = cookie_header(COOKIE, self._guests.new(), YEAR_S, secure=scope["scheme"] == "https")

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        await self._app(scope, receive, sent)


def cookie_header(name: str, value: str, seconds: int, *, secure: bool, path: str = "/", strict: bool = False) -> str:
    """A cookie that no script can read and that other sites' forms do not send; a strict one, not even their links."""
    cookie: SimpleCookie = SimpleCookie({name: value})
    morsel = cookie[name]
    morsel["path"], morsel["max-age"], morsel["samesite"] = path, str(seconds), "Strict" if strict else "Lax"
    morsel["httponly"], morsel["secure"] = True, secure
    return morsel.OutputString()


def _asks_for_a_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Request(scope).headers.get("accept", "")
