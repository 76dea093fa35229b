"""`serve`: the chat in the browser."""

import argparse
import socket
import threading
from collections.abc import Callable
from importlib.resources import files
from typing import Any, get_args

from assistant.cli.command import Command, Context
from assistant.shop import Shop
from assistant.speech.language import Language
from assistant.speech.speech import Speech
from retrieval.errors import InputError
from ui import words
from ui.page import build
from ui.pictures import folder_of

FONTS = ("Seravek", "Gill Sans Nova", "Segoe UI", "Ubuntu", "Noto Sans", "system-ui", "sans-serif")
ICON = "icon.svg"


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
    """Load everything, open the page of a shop and keep it open until Ctrl-C.

    Args:
        shop: the shop.
        note: told what is being done, line by line.
        host: address to listen on; None for the setting.
        port: port to listen on; None for the setting.
        with_model: whether the language model is used, when the settings have one.

    Raises:
        InputError: the port is taken, or the address is not this machine's.
        IndexMissingError: the shop is not indexed yet.
    """
    host, port = host or shop.settings.serve.host, port or shop.settings.serve.port
    see_free(host, port)
    shop.warm_up(note)
    note("Opening the page ...")
    page = open_page(shop, host=host, port=port, with_model=with_model)
    note(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        note("Closed.")
    finally:
        page.close(verbose=False)


def open_page(shop: Shop, *, host: str, port: int, with_model: bool = True) -> Any:
    """Open the page in threads of its own; close what it gives back."""
    page = build(shop, with_model=with_model)
    import gradio as gr

    page.launch(
        server_name=host,
        server_port=port,
        quiet=True,
        prevent_thread_lock=True,
        share=False,
        inbrowser=False,
        ssr_mode=False,
        footer_links=[],
        theme=gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "monospace"]),
        head=_head(),
        favicon_path=str(files("ui").joinpath(ICON)),
        allowed_paths=[str(folder_of(shop.home.path))],
        max_file_size="1kb",
        show_error=False,
    )
    return page


def _head() -> str:
    """The look. Not by gradio's `css`, which rewrites every selector and breaks those with a comma inside."""
    style = files("ui").joinpath("style.css").read_text(encoding="utf-8")
    looking = (Speech(language)("page.looking") for language in get_args(Language))
    waiting = ", ".join(f"#chat [data-testid=bot][aria-label$='{said}'] .message-content span" for said in looking)
    said = f"body {{ --start-over: '{words.START_OVER}' }} {waiting} {{ color: var(--soft) }}"
    return f'<meta name="color-scheme" content="light dark"><style>{style}{said}</style>'


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
