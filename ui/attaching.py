"""The route `/picture`: a shopper attaches a picture to the next message."""

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from starlette.requests import Request

from assistant.speech.speech import Speech
from retrieval.errors import InputError
from retrieval.pictures.opening import MOST_BYTES
from ui.attached import Attached
from ui.identity.visitors import Visitors
from ui.page_language import page_language
from ui.shopper.asker import is_from_here

PATH = "/picture"
AT_ONCE = 2
"""Pictures that are opened at the same time; others wait."""


def attaching_routes(attached: Attached, visitors: Visitors) -> APIRouter:
    """The route of a shop that looks at pictures: the bytes in, an id for the next message out."""
    router = APIRouter(include_in_schema=False)
    few = CapacityLimiter(AT_ONCE)

    @router.post(PATH)
    async def attach(request: Request) -> Response:
        say = Speech(page_language(request.headers, request.cookies))
        if not is_from_here(request.headers):
            return _said(say("me.not_from_here"), 403)
        owner = visitors.of(request.headers, request.cookies).user_id
        if owner is None:
            return _said(say("picture.no_cookie"), 403)
        picture = await _body(request)
        if picture is None:
            return _said(say("picture.too_large"), 413)
        try:
            key = await to_thread.run_sync(attached.put, owner, picture, limiter=few)
        except InputError:
            return _said(say("picture.unreadable"), 415)
        return _said(say("picture.too_many"), 503) if key is None else JSONResponse({"id": key})

    return router


async def _body(request: Request) -> bytes | None:
    """What is sent; None as soon as it is, or says that it is, too large."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MOST_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _said(sentence: str, status: int) -> Response:
    return JSONResponse({"said": sentence}, status_code=status)
