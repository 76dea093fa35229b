"""All doors of a shop, opened on one application before the chat is mounted on it."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from assistant.shop import Shop
from ui.doors.api import api, api_access
from ui.doors.asking import Asking
from ui.doors.completions import completions, for_keys
from ui.doors.completions_forms import error_response
from ui.doors.gate import GUEST_HEADER, Gate
from ui.doors.keeper import Doorkeeper
from ui.doors.problems import problem_response
from ui.identity.visitors import Visitors


def open_doors(app: FastAPI, shop: Shop, visitors: Visitors, *, host: str, with_model: bool) -> None:
    """Open the doors of a shop.

    Args:
        app: the application; the chat is mounted on it afterwards.
        shop: the shop.
        visitors: tells who a browser's cookies say it is.
        host: the address that is listened on.
        with_model: whether the language model is used.
    """
    settings = shop.settings.doors
    gate, most_bytes = Gate(settings, visitors, host), settings.max_body_kb * 1024
    asking = Asking(shop, with_model=with_model)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Authorization", "Content-Type", GUEST_HEADER),
        expose_headers=(GUEST_HEADER, "Retry-After"),
    )
    doors = (
        ("/api/v1", api(asking), api_access, problem_response),
        ("/v1", completions(asking, visitors.guests), for_keys, error_response),
    )
    for path, door, access, refusal in doors:
        app.mount(path, Doorkeeper(door, gate=gate, most_bytes=most_bytes, access=access, refusal=refusal))
