"""The HTTP door: a JSON interface with its own description, at /api/v1."""

from importlib.metadata import version
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request, Security
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.security import HTTPBearer

from assistant.assistant import Asked
from assistant.request_json import request_json
from retrieval.product import Product
from ui.doors import forms
from ui.doors.asking import Asking
from ui.doors.errors import explain_errors
from ui.doors.events import BROKEN, as_json, turn_events, whole_turn
from ui.doors.gate import Access, Caller
from ui.doors.keeper import caller_of
from ui.doors.problems import DoorError, problem_response
from ui.doors.reference import reference
from ui.doors.shown import candidate_json, detail_json
from ui.doors.streams import EventStream, last_of
from ui.doors.turn_shown import Showing
from ui.pictures import local_file

LONGEST_QUERY = 500
_OPEN = frozenset({"/health", "/openapi.json", "/docs"})
_OF_PAGES = frozenset({("POST", "/turns"), ("POST", "/events")})
_PICTURE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "max-age=3600",
}
_PAGE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'"}
_GOES_WRONG: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": forms.ProblemOut, "description": "What happened, and what to do (RFC 9457)."}
}
_SUMMARY = (
    "Ask the shop's assistant and read its catalogue. A conversation is the list of its turns: send `turns` of one "
    "answer with the next message, and the header `X-Shelftalker-Guest` as it was given."
)


Known = Annotated[Caller, Depends(caller_of)]


def api_access(method: str, path: str) -> Access:
    """Who an address of this door is for."""
    if method in ("GET", "HEAD") and (path in _OPEN or path.endswith("/image")):
        return "open"
    return "page" if (method, path) in _OF_PAGES else "key"


def base_of(request: Request) -> str:
    """The address of the server as the caller knows it."""
    return f"{request.url.scheme}://{request.url.netloc}"


def api(asking: Asking) -> FastAPI:
    """The door; to be mounted behind its keeper."""
    app = FastAPI(
        title=f"{asking.shop.settings.shop.name}: shopping assistant",
        version=version("shelftalker"),
        description=_SUMMARY,
        docs_url=None,
        redoc_url=None,
        responses=_GOES_WRONG,
        servers=[{"url": "/api/v1"}],
        root_path_in_servers=False,
        # the keeper asks for the key; this says so in the schema
        dependencies=[Security(HTTPBearer(auto_error=False, description="One of the shop's keys, where it has any."))],
    )
    explain_errors(app, problem_response)
    _turns(app, asking)
    _catalogue(app, asking)
    _about(app, asking)
    return app


def _turns(app: FastAPI, asking: Asking) -> None:
    """The conversation."""

    @app.post("/turns", responses={200: {"model": forms.TurnOut, "content": {"text/event-stream": {}}}})
    async def turn(request: Request, given: forms.TurnIn, caller: Known) -> Response:
        """Answer a message.

        With `Accept: text/event-stream` the answer comes as events: `products`, `text` (pieces to be put together as
        they are), `done` (the whole), or `error`.
        """
        caller = caller.named(given.user_id, signed_in=given.signed_in)
        showing, picture = Showing(asking.shop, base_of(request)), asking.picture(given.picture)

        def asked() -> Asked:
            return asking.asked(given.message, asking.turns(given.turns, caller), caller, given.k, picture)

        if "text/event-stream" in request.headers.get("accept", ""):
            return EventStream(turn_events(asking, showing, asked), broken=BROKEN)
        document = await last_of(whole_turn(asking, showing, asked), request.receive)
        return Response(as_json(document or {}), media_type="application/json")

    @app.post("/events", response_model=forms.NotedOut)
    def event(given: forms.EventIn, caller: Known) -> forms.NotedOut:
        """Note what a shopper did with a product; the next answer counts it."""
        _see_product(asking, given.product_id)
        noted = asking.shop.react(caller.named(given.user_id).user_id, given.product_id, given.kind)
        return forms.NotedOut(noted=noted)


def _catalogue(app: FastAPI, asking: Asking) -> None:
    """Products without a conversation."""
    shop = asking.shop

    @app.get("/search", response_model=forms.SearchOut, response_model_exclude_unset=True)
    def search(
        request: Request,
        q: Annotated[str, Query(min_length=1, max_length=LONGEST_QUERY, description="Limits in it are read.")],
        k: Annotated[int, Query(ge=1, le=forms.MOST, description="How many products.")] = 10,
    ) -> dict[str, Any]:
        """Search the catalogue."""
        read, found = asking.search(q, k)
        return {
            "query": request_json(read),
            "products": [candidate_json(item, shop, base_of(request)) for item in found.items],
            "total": found.total,
            "sold": found.sold,
        }

    @app.get("/products/{product_id:path}/image", response_class=FileResponse)
    def image(product_id: str) -> FileResponse:
        """The picture of a product, where the shop itself keeps it."""
        product = _see_product(asking, product_id)
        path = local_file(product, shop.home.path)
        if path is None:
            raise DoorError("not_found", f"The product {product_id[:100]!r} has no picture here.")
        return FileResponse(path, headers=_PICTURE)

    @app.get("/products/{product_id:path}", response_model=forms.DetailOut, response_model_exclude_unset=True)
    def product(request: Request, product_id: str) -> dict[str, Any]:
        """All that the listing of a product says."""
        return detail_json(_see_product(asking, product_id), shop, base_of(request))


def _about(app: FastAPI, asking: Asking) -> None:
    """The door about itself."""

    @app.get("/health", response_model=forms.HealthOut)
    def health() -> forms.HealthOut:
        """Whether the shop answers."""
        asking.shop.catalogue.revision()
        return forms.HealthOut()

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(reference(app.openapi()), headers=_PAGE)


def _see_product(asking: Asking, product_id: str) -> Product:
    found = asking.shop.catalogue.get([product_id]).get(product_id)
    if found is None:
        raise DoorError(
            "not_found", f"There is no product {product_id[:100]!r}. Search for its id: /api/v1/search?q=..."
        )
    return found
