"""The page: its parts, wired to the conversation."""

import os
from typing import TYPE_CHECKING

from assistant.shop import Shop
from ui.attached import Attached
from ui.identity.visitors import Visitors
from ui.parts import build_parts
from ui.turns import Talk
from ui.wiring import wire

if TYPE_CHECKING:
    import gradio

WAITING = 64
"""Turns that may wait; more are told to come back."""


def build(shop: Shop, visitors: Visitors, attached: Attached, *, with_model: bool) -> "gradio.Blocks":
    """The page of a shop, ready to be launched."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    # what is said stays in the shop's journal, where it can be deleted
    os.environ.setdefault("GRADIO_RUN_HISTORY", "False")
    import gradio as gr

    page = gr.Blocks(title=shop.settings.shop.name, analytics_enabled=False, fill_width=True)
    with page:
        wire(page, build_parts(shop), Talk(shop, with_model=with_model, attached=attached), visitors)
    page.queue(max_size=WAITING)
    return page
