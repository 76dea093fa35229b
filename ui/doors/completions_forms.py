"""The chat completions interface of OpenAI as its clients know it: what they send, what they get, how errors look."""

from collections.abc import Mapping
from typing import Any, Literal

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from ui.doors.conversations import Role, Seen
from ui.doors.problems import DoorError

MODEL = "shelftalker"
MOST_MESSAGES = 2_000

_CODES: Mapping[str, tuple[str, str | None]] = {
    "key_needed": ("invalid_request_error", "invalid_api_key"),
    "no_model": ("invalid_request_error", "model_not_found"),
    "limit": ("rate_limit_error", "rate_limit_exceeded"),
    "failed": ("server_error", None),
    "unavailable": ("server_error", None),
}


class _Lenient(BaseModel):
    """Clients send fields that mean nothing here: they are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Part(_Lenient):
    """A part of a message."""

    type: str
    text: str | None = None


class ChatMessage(_Lenient):
    """A message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """Its words."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content or () if part.type == "text" and part.text)


class ChatIn(_Lenient):
    """A request for a completion."""

    model: str
    messages: list[ChatMessage] = Field(min_length=1, max_length=MOST_MESSAGES)
    stream: bool | None = False
    n: Literal[1] | None = None
    user: str | None = Field(default=None, max_length=200, description="The shopper. Counts only with a key.")

    def seen(self) -> tuple[Seen, ...]:
        """What is said in the conversation; what is set for a language model is none of it.

        Raises:
            DoorError: there is nothing to answer.
        """
        roles: dict[str, Role] = {"user": "user", "assistant": "assistant"}
        seen = tuple(
            Seen(roles[message.role], message.text)
            for message in self.messages
            if message.role in roles and message.text.strip()
        )
        if not seen or seen[-1].role != "user":
            raise DoorError("invalid", "messages: the last one must be the user's, with text in it.")
        return seen


def see_model(name: str) -> None:
    """See that a model is the one there is.

    Raises:
        DoorError: it is not.
    """
    if name != MODEL:
        raise DoorError("no_model", f"There is no model {name[:100]!r} here. The one there is: {MODEL!r}.")


def error_document(error: DoorError) -> dict[str, Any]:
    """An error as clients know it."""
    kind, code = _CODES.get(error.kind, ("invalid_request_error", error.kind))
    return {"error": {"message": error.detail, "type": kind, "param": None, "code": code}}


def error_response(error: DoorError) -> JSONResponse:
    """An error as an answer."""
    return JSONResponse(error_document(error), status_code=error.status, headers=error.headers)


def model_document(created: int) -> dict[str, Any]:
    """The one model there is."""
    return {"id": MODEL, "object": "model", "created": created, "owned_by": "shelftalker"}
