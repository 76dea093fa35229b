"""Stands before a door: reads no more than may be sent, asks the gate, answers what went wrong in the door's own form.

Plain ASGI, so that streams pass through untouched.
"""

import logging
from collections.abc import Callable

from starlette._utils import get_route_path
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.doors.gate import GUEST_HEADER, Access, Caller, Came, Gate
from ui.doors.problems import FAILED, DoorError

logger = logging.getLogger(__name__)

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_CALLER = "shelftalker_caller"


class Doorkeeper:
    """Middleware of one door."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        gate: Gate,
        most_bytes: int,
        access: Callable[[str, str], Access],
        refusal: Callable[[DoorError], Response],
    ) -> None:
        """Wrap an application.

        Args:
            app: what stands behind the door.
            gate: tells who may come in.
            most_bytes: the largest body that is read.
            access: who an address is for, by method and path below the door.
            refusal: a problem in the form that clients of this door know.
        """
        self._app, self._gate, self._most_bytes = app, gate, most_bytes
        self._access, self._refusal = access, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False
        caller: Caller | None = None

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start" and caller is not None and caller.new_pass is not None:
                MutableHeaders(scope=message).setdefault(GUEST_HEADER, caller.new_pass)
            await send(message)

        try:
            request = Request(scope)
            access = self._access(scope["method"], get_route_path(scope))
            caller = self._gate.admit(Came(headers=request.headers, cookies=request.cookies), access)
            scope[_CALLER] = caller
            await self._app(scope, await self._read(request, receive), sent)
        except DoorError as problem:
            await self._refuse(problem, scope, receive, sent, begun=begun)
        except Exception:
            logger.exception("a request failed")
            await self._refuse(DoorError("failed", FAILED), scope, receive, sent, begun=begun)

    async def _refuse(self, problem: DoorError, scope: Scope, receive: Receive, send: Send, *, begun: bool) -> None:
        if not begun:
            await self._refusal(problem)(scope, receive, send)

    async def _read(self, request: Request, receive: Receive) -> Receive:
        """The body, read whole, to be received again.

        Raises:
            DoorError: it is too large, or no JSON by its type.
        """
        if request.method not in _WITH_BODY:
            return receive
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise DoorError("wrong_type", "Send JSON, with the header Content-Type: application/json.")
        declared = request.headers.get("content-length", "0")
        self._see_size(int(declared) if declared.isdecimal() else 0)
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                break
            body += message.get("body", b"")
            self._see_size(len(body))
            more = message.get("more_body", False)
        whole: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        return again

    def _see_size(self, size: int) -> None:
        if size > self._most_bytes:
            most = self._most_bytes // 1024
            raise DoorError("too_large", f"A request may have {most} kB (doors.max_body_kb). Send a shorter one.")


def caller_of(request: Request) -> Caller:
    """Who a request comes from that the keeper has let in."""
    caller = request.scope[_CALLER]
    assert isinstance(caller, Caller)
    return caller
