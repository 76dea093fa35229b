"""What can go wrong at a door: one small set of problems, each with its status and what it is called (RFC 9457)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from fastapi.responses import JSONResponse

from assistant.guard.limits import Refusal

Kind = Literal[
    "malformed",
    "key_needed",
    "not_allowed",
    "not_found",
    "no_model",
    "wrong_method",
    "too_large",
    "wrong_type",
    "wrong_host",
    "invalid",
    "limit",
    "failed",
    "unavailable",
]
MEDIA_TYPE = "application/problem+json"
_TYPES = "/api/v1/docs#"


@dataclass(frozen=True, slots=True)
class Described:
    """A kind of problem."""

    status: int
    title: str


PROBLEMS: Mapping[Kind, Described] = MappingProxyType(
    {
        "malformed": Described(400, "The request cannot be read"),
        "key_needed": Described(401, "A key is needed"),
        "not_allowed": Described(403, "This caller may not do that"),
        "not_found": Described(404, "There is no such thing"),
        "no_model": Described(404, "There is no such model"),
        "wrong_method": Described(405, "That is not what this address does"),
        "too_large": Described(413, "The request is too large"),
        "wrong_type": Described(415, "The request is not JSON"),
        "wrong_host": Described(421, "The doors do not answer under this name"),
        "invalid": Described(422, "A value cannot be used"),
        "limit": Described(429, "Too many messages"),
        "failed": Described(500, "Something went wrong on our side"),
        "unavailable": Described(503, "The shop cannot answer now"),
    }
)


class DoorError(Exception):
    """A request that is not answered as it asks."""

    def __init__(self, kind: Kind, detail: str, *, wait_s: int | None = None) -> None:
        """Keep what happened.

        Args:
            kind: which of the problems.
            detail: what happened, with which value, and what to do.
            wait_s: seconds after which asking again helps; None where it does not.
        """
        super().__init__(detail)
        self.kind: Kind = kind
        self.detail = detail
        self.wait_s = wait_s

    @property
    def status(self) -> int:
        """The HTTP status."""
        return PROBLEMS[self.kind].status

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with it."""
        if self.kind == "key_needed":
            return {"WWW-Authenticate": 'Bearer realm="shelftalker"'}
        return {} if self.wait_s is None else {"Retry-After": str(self.wait_s)}

    @property
    def document(self) -> dict[str, Any]:
        """The problem as JSON."""
        described = PROBLEMS[self.kind]
        return {
            "type": f"{_TYPES}{self.kind}",
            "title": described.title,
            "status": described.status,
            "detail": self.detail,
        }


FAILED = "The request failed and the shop's log says why. Ask again; if it happens again, tell the shop."
UNAVAILABLE = "The shop's data cannot be read just now; its log says why. Ask again later."


def beyond(refusal: Refusal, said: str) -> DoorError:
    """The problem of a message that is beyond a limit, in the words that a shopper is told."""
    return DoorError("invalid" if refusal.limit == "length" else "limit", said, wait_s=refusal.seconds)


def problem_response(problem: DoorError) -> JSONResponse:
    """A problem as an answer."""
    return JSONResponse(problem.document, status_code=problem.status, headers=problem.headers, media_type=MEDIA_TYPE)
