"""Whatever goes wrong behind a door, in that door's own form."""

import logging
from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from retrieval.errors import ShelftalkerError
from ui.doors.problems import FAILED, UNAVAILABLE, DoorError, Kind

logger = logging.getLogger(__name__)

_MANUAL = "See /api/v1/docs."


def explain_errors(app: FastAPI, refusal: Callable[[DoorError], Response]) -> None:
    """Answer every error of an application in one form; none is told with its traceback."""

    @app.exception_handler(DoorError)
    async def known(_: Request, error: DoorError) -> Response:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        return refusal(invalid_value(error))

    @app.exception_handler(HTTPException)
    async def no_address(request: Request, error: HTTPException) -> Response:
        return refusal(_no_address(request, error))

    @app.exception_handler(ShelftalkerError)
    async def unavailable(_: Request, error: ShelftalkerError) -> Response:
        return refusal(out_of_order(error))

    @app.exception_handler(Exception)
    async def failed(_: Request, _error: Exception) -> Response:
        return refusal(DoorError("failed", FAILED))


def out_of_order(error: ShelftalkerError) -> DoorError:
    """The shop's own trouble: told to the shop, not to the caller."""
    logger.error("a request could not be answered", exc_info=error)
    return DoorError("unavailable", UNAVAILABLE)


def invalid_value(error: RequestValidationError) -> DoorError:
    """What is wrong with a value, and where; what was sent is not repeated."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return DoorError("malformed", f"The body is not JSON: {first['ctx']['error']} at character {first['loc'][-1]}.")
    where = ".".join(str(part)[:50] for part in first["loc"] if part not in ("body", "query", "path"))
    return DoorError("invalid", f"{where or 'The body'}: {first['msg'].lower()}. {_MANUAL}")


def _no_address(request: Request, error: HTTPException) -> DoorError:
    """A path or a method that there is not."""
    path = request.url.path[:100]
    kinds: dict[int, tuple[Kind, str]] = {
        400: ("malformed", f"{error.detail} {_MANUAL}"),
        404: ("not_found", f"There is nothing at {path}. {_MANUAL}"),
        405: ("wrong_method", f"{path} does not take {request.method}. {_MANUAL}"),
    }
    return DoorError(*kinds.get(error.status_code, ("failed", FAILED)))
