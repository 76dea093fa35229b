"""All doors of a shop, opened on one application before the chat is mounted on it."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from assistant.shop import Shop
from ui.doors import agents, widget
from ui.doors.agent_tools import AgentTools
from ui.doors.agents import Agents
from ui.doors.api import api, api_access
from ui.doors.asking import Asking
from ui.doors.completions import completions, for_keys
from ui.doors.completions_forms import error_response
from ui.doors.gate import GUEST_HEADER, Access, Gate
from ui.doors.keeper import Doorkeeper
from ui.doors.problems import DoorError, problem_response
from ui.doors.widget import for_everybody
from ui.identity.visitors import Visitors


class Doors:
    """The doors of one shop."""

    def __init__(self, shop: Shop, visitors: Visitors, *, host: str, with_model: bool) -> None:
        """Make the doors.

        Args:
            shop: the shop.
            visitors: tells who a browser's cookies say it is.
            host: the address that is listened on.
            with_model: whether the language model is used.
        """
        self._settings, guests = shop.settings.doors, visitors.guests
        self._gate = Gate(self._settings, visitors, host)
        asking = Asking(shop, with_model=with_model)
        self._agents = Agents(AgentTools(asking, guests))
        self._routes = (
            Mount("/api/v1", self._kept(api(asking), api_access, problem_response)),
            Mount("/v1", self._kept(completions(asking, guests), for_keys, error_response)),
            Route(agents.PATH, self._kept(self._agents, for_keys, problem_response)),
            Route(widget.PATH, self._kept(widget.widget(shop.settings.shop.name), for_everybody, problem_response)),
        )

    @asynccontextmanager
    async def running(self, _app: FastAPI) -> AsyncGenerator[None, None]:
        """The lifespan of the application that they are opened on."""
        async with self._agents.running():
            yield

    def open(self, app: FastAPI) -> None:
        """Open the doors on an application; what is mounted on it afterwards stands behind them."""
        app.add_middleware(
            CORSMiddleware,
            allow_origins=self._settings.origins,
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "Content-Type", GUEST_HEADER),
            expose_headers=(GUEST_HEADER, "Retry-After"),
        )
        app.router.routes.extend(self._routes)

    def _kept(
        self, door: ASGIApp, access: Callable[[str, str], Access], refusal: Callable[[DoorError], Response]
    ) -> Doorkeeper:
        most_bytes = self._settings.max_body_kb * 1024
        return Doorkeeper(door, gate=self._gate, most_bytes=most_bytes, access=access, refusal=refusal)
