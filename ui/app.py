"""Everything that is served at one address: the chat at `/`, and the doors beside it."""

from importlib.resources import files
from typing import get_args

from fastapi import FastAPI

from assistant.shop import Shop
from assistant.speech.language import Language
from assistant.speech.speech import Speech
from ui.document import Documents, before_the_page
from ui.doors.doors import Doors
from ui.identity.cookies import GuestCookies
from ui.identity.routes import sign_in_routes
from ui.identity.visitors import visitors_of
from ui.insight.routes import insight_routes
from ui.page import build
from ui.parts import words_of_parts
from ui.pictures import folder_of

FONTS = ("Seravek", "Gill Sans Nova", "Segoe UI", "Ubuntu", "Noto Sans", "system-ui", "sans-serif")
ICON = "icon.svg"


def application(shop: Shop, *, host: str, with_model: bool) -> FastAPI:
    """The application of a shop; every route that is not a door's own belongs to the chat.

    Args:
        shop: the shop.
        host: the address that it will be served on: it decides whether the doors ask for a key.
        with_model: whether the language model is used.

    Raises:
        HomeError: the shop's key for cookies can be neither read nor made.
    """
    visitors = visitors_of(shop.home.path, shop.settings.serve)
    doors = Doors(shop, visitors, host=host, with_model=with_model)
    app = FastAPI(
        title=shop.settings.shop.name, docs_url=None, redoc_url=None, openapi_url=None, lifespan=doors.running
    )
    languages = get_args(Language)
    app.add_middleware(
        Documents,
        words={language: words_of_parts(shop, Speech(language)) for language in languages},
        look=_look(),
        before={language: _before(shop, Speech(language)) for language in languages},
    )
    app.add_middleware(GuestCookies, guests=visitors.guests)
    app.include_router(sign_in_routes(visitors.sign_in))
    app.include_router(insight_routes(shop))
    doors.open(app)
    chat = build(shop, visitors, with_model=with_model)
    import gradio as gr

    gr.mount_gradio_app(
        app,
        chat,
        path="/",
        footer_links=[],
        allowed_paths=[str(folder_of(shop.home.path))],
        favicon_path=str(files("ui").joinpath(ICON)),
        show_error=False,
        max_file_size="1kb",
        ssr_mode=False,
        theme=gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "monospace"]),
    )
    return app


def _look() -> str:
    """The look. Not by gradio's `css`, which rewrites every selector and breaks those with a comma inside."""
    style = files("ui").joinpath("style.css").read_text(encoding="utf-8")
    looking = (Speech(language)("page.looking") for language in get_args(Language))
    waiting = ", ".join(f"#chat [data-testid=bot][aria-label$='{said}'] .message-content span" for said in looking)
    again = " ".join(
        f"html:lang({language}) {{ --start-over: '{Speech(language)('page.start_over')}' }}"
        for language in get_args(Language)
    )
    said = f"{again} {waiting} {{ color: var(--soft) }}"
    return f"<style>{style}{said}</style>"


def _before(shop: Shop, say: Speech) -> str:
    name = shop.settings.shop.name
    return before_the_page(name, say("page.box"), say("page.greeting"), say("page.greeting_more"))
