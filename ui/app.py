"""Everything that is served at one address: the chat at `/`, and the doors beside it."""

from importlib.resources import files

from fastapi import FastAPI

from assistant.shop import Shop
from ui.assets import Assets, KeptAssets
from ui.attached import Attached
from ui.attaching import attaching_routes
from ui.document import Documents
from ui.doors.doors import Doors
from ui.dress import dresses
from ui.identity.cookies import GuestCookies
from ui.identity.routes import sign_in_routes
from ui.identity.visitors import visitors_of
from ui.insight.routes import insight_routes
from ui.page import build
from ui.pictures import folder_of
from ui.shopper.routes import shopper_routes

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
    assets = Assets()
    app.add_middleware(Documents, dresses=dresses(shop), assets=assets)
    app.add_middleware(KeptAssets, assets=assets)
    app.add_middleware(GuestCookies, guests=visitors.guests)
    app.include_router(sign_in_routes(visitors.sign_in))
    app.include_router(insight_routes(shop))
    doors.open(app)
    app.include_router(shopper_routes(shop, visitors))
    attached = Attached()
    if shop.pictures is not None:
        app.include_router(attaching_routes(attached, visitors))
    chat = build(shop, visitors, attached, with_model=with_model)
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
