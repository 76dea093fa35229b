"""The door for clients of OpenAI's chat completions, at /v1: they work with the shop unchanged."""

import time
from functools import partial
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from ui.doors.api import base_of
from ui.doors.asking import Asking
from ui.doors.chats import END, Chat
from ui.doors.completions_forms import ChatIn, error_document, error_response, model_document, see_model
from ui.doors.conversations import Conversations
from ui.doors.errors import explain_errors
from ui.doors.events import as_json
from ui.doors.gate import GUEST_HEADER, Access, Caller
from ui.doors.keeper import caller_of
from ui.doors.problems import FAILED, DoorError
from ui.doors.streams import EventStream, last_of
from ui.doors.turn_shown import Showing
from ui.identity.guests import Guests

Known = Annotated[Caller, Depends(caller_of)]
BROKEN = f"data: {as_json(error_document(DoorError('failed', FAILED)))}\n\n{END}"


def for_keys(_method: str, _path: str) -> Access:
    """Every address of this door is for holders of a key, where the shop has keys."""
    return "key"


def completions(asking: Asking, guests: Guests) -> FastAPI:
    """The door; to be mounted behind its keeper."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    explain_errors(app, error_response)
    conversations, opened = Conversations(), int(time.time())

    @app.post("/chat/completions")
    async def complete(request: Request, given: ChatIn, caller: Known) -> Response:
        see_model(given.model)
        if caller.with_key:
            caller = caller.named(given.user or None)
        chat = Chat(asking, conversations, guests, given.seen(), caller)
        showing = Showing(asking.shop, base_of(request))
        if given.stream:
            response: Response = EventStream(partial(chat.chunks, showing), broken=BROKEN)
        else:
            document = await last_of(partial(chat.whole, showing), request.receive)
            response = Response(as_json(document or {}), media_type="application/json")
        if chat.caller.new_pass is not None:
            response.headers[GUEST_HEADER] = chat.caller.new_pass
        return response

    @app.get("/models")
    def models() -> JSONResponse:
        return JSONResponse({"object": "list", "data": [model_document(opened)]})

    @app.get("/models/{name:path}")
    def model(name: str) -> JSONResponse:
        see_model(name)
        return JSONResponse(model_document(opened))

    return app
