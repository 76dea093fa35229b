"""The parts of the page: head, conversation, box, shelf."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from assistant.shop import Shop
from assistant.speech.speech import ENGLISH
from ui import words
from ui.header import header
from ui.markup import joined, tag
from ui.shelf import EMPTY, shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the page that change."""

    head: Any
    chat: Any
    box: Any
    shelf: Any
    sources: Any
    notice: Any
    person: Any
    """Unseen: the id of who is shopping, "" for a guest."""
    kept: Any
    """Unseen: the turns that the browser kept over a reload."""


def build_parts(shop: Shop) -> Parts:
    """The parts of a shop's page, in the order of the keyboard: head, conversation, box, shelf."""
    import gradio as gr

    script = files("ui").joinpath("page.js").read_text(encoding="utf-8")

    def drawn(value: str, elem_id: str, js: str | None = script) -> Any:
        return gr.HTML(value, elem_id=elem_id, js_on_load=js, apply_default_css=False)

    head = drawn(header(shop.settings.shop.name, shop.people(), "", ENGLISH("page.cart_empty")), "head")
    chat = gr.Chatbot(
        elem_id="chat",
        label=words.CONVERSATION,
        show_label=False,
        container=False,
        height="100%",
        editable="user",
        layout="bubble",
        render_markdown=False,
        allow_tags=False,
        latex_delimiters=[],
        buttons=[],
        feedback_options=None,
        group_consecutive_messages=False,
        placeholder=joined(tag("strong", words.GREETING), tag("span", words.GREETING_MORE)),
        examples=[{"text": example} for example in shop.examples()],
    )
    sources = drawn("", "sources", js=None)
    box = gr.Textbox(
        elem_id="box",
        label=words.BOX,
        show_label=False,
        container=False,
        placeholder=words.BOX,
        lines=1,
        max_lines=5,
        autofocus=True,
        submit_btn=words.SEND,
        stop_btn=False,
    )
    stand = drawn(shelf(EMPTY, shop.home.path), "shelf")
    notice = drawn("", "notice")
    drawn(tag("p", words.ABOUT), "about", js=None)
    person, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    return Parts(head=head, chat=chat, box=box, shelf=stand, sources=sources, notice=notice, person=person, kept=kept)
