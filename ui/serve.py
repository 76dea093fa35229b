"""`serve`: the chat in the browser."""

import argparse
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.cli.command import Command, Context
from assistant.shop import Shop
from retrieval.errors import InputError
from ui.warming import Warming

if TYPE_CHECKING:
    from fastapi import FastAPI

GRACE_S = 3
"""Seconds that answers being given have when the server closes."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--host", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (7860)")
    parser.add_argument("--no-model", action="store_true", help="rules and templates alone")


def run(args: argparse.Namespace, context: Context) -> int:
    """Serve until Ctrl-C."""
    given = {"serve.host": args.host, "serve.port": args.port, "language.enabled": False if args.no_model else None}
    overrides = {**context.overrides, **{name: value for name, value in given.items() if value is not None}}
    serve(context.closing.enter_context(Shop(context.home, overrides)), note=context.note)
    return 0


def serve(
    shop: Shop,
    *,
    note: Callable[[str], None],
    host: str | None = None,
    port: int | None = None,
    with_model: bool = True,
) -> None:
    """Open the page of a shop, load what answers need behind it, and keep it open until Ctrl-C.

    Args:
        shop: the shop.
        note: told what is being done, line by line.
        host: address to listen on; None for the setting.
        port: port to listen on; None for the setting.
        with_model: whether the language model is used, when the settings have one.

    Raises:
        InputError: the port is taken, or the address is not this machine's.
        IndexMissingError: the shop is not indexed yet.
        ModelMissingError: the sentence model is not in place.
    """
    host, port = host or shop.settings.serve.host, port or shop.settings.serve.port
    see_free(host, port)
    note("Opening the page ...")
    shop.retriever.index.current()
    page = open_page(shop, host=host, port=port, with_model=with_model)
    note(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}")
    warming = Warming(shop, note)
    with suppress(KeyboardInterrupt):
        try:
            warming.wait()
        finally:
            warming.close()
            page.close()
    note("Closed.")


class Served:
    """An application being served in a thread of its own."""

    def __init__(self, app: "FastAPI", *, host: str, port: int) -> None:
        """Serve until closed.

        Raises:
            InputError: the server did not start.
        """
        import uvicorn

        config = uvicorn.Config(
            app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=GRACE_S, server_header=False
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="page", daemon=True)
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise InputError(f"Nothing could be served on {host}:{port}; the lines above say why.")
            time.sleep(0.01)

    def close(self) -> None:
        """Stop serving; what is being said is cut off after a moment."""
        self._server.should_exit = True
        self._thread.join(2 * GRACE_S)


def open_page(shop: Shop, *, host: str, port: int, with_model: bool = True) -> Served:
    """Serve a shop in a thread of its own; close what it gives back."""
    from ui.app import application

    return Served(application(shop, host=host, with_model=with_model), host=host, port=port)


def see_free(host: str, port: int) -> None:
    """See that a port can be listened on.

    Raises:
        InputError: it cannot.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"Port {port} on {host} cannot be used ({error.strerror or error}). Stop what listens there, "
                f"or give another: shelftalker serve --port {port + 1 if port < 65_535 else 7861}"
            ) from error


COMMAND = Command(configure=configure, run=run)
