"""The parts of the page: head, conversation, box, shelf."""

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from assistant.shop import Shop
from assistant.speech.speech import ENGLISH, Speech
from ui.attach_row import attach_row
from ui.header import header
from ui.markup import joined, tag
from ui.next_row import next_row
from ui.shelf import EMPTY, shelf
from ui.talks import talks

OURS = "Shelftalker"
"""The name of this program, at the foot of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the page that change."""

    head: Any
    talks: Any
    chat: Any
    box: Any
    shelf: Any
    sources: Any
    onward: Any
    picture: Any
    """Unseen: the id of the picture that goes with a message."""
    notice: Any
    person: Any
    """Unseen: the id of who is shopping, "" for a guest."""
    kept: Any
    """Unseen: the turns that the browser kept over a reload."""


def words_of_parts(shop: Shop, say: Speech) -> dict[str, dict[str, Any]]:
    """What each part says before anything has happened, by the id of its element."""
    empty = header(shop.settings.shop.name, shop.people(), "", say("page.cart_empty"), say)
    return {
        "head": {"value": empty},
        "talks": {"value": talks((), None, say)},
        "chat": {
            "label": say("page.conversation"),
            "placeholder": joined(tag("strong", say("page.greeting")), tag("span", say("page.greeting_more"))),
            "examples": [{"text": example} for example in shop.examples(say)],
        },
        "box": {"label": say("page.box"), "placeholder": say("page.box"), "submit_btn": say("page.send")},
        "next": {"value": next_row((), (), say)},
        "picture": {"value": attach_row(say) if shop.pictures is not None else joined()},
        "shelf": {"value": shelf(replace(EMPTY, language=say.language), shop.home.path)},
        "about": {"value": tag("p", say("page.about", name=OURS))},
    }


def build_parts(shop: Shop) -> Parts:
    """The parts of a shop's page, in the order of the keyboard: head, conversation, box, shelf."""
    import gradio as gr

    script, attach = (files("ui").joinpath(name).read_text(encoding="utf-8") for name in ("page.js", "attach.js"))
    said = words_of_parts(shop, ENGLISH)

    def drawn(elem_id: str, js: str | None = script) -> Any:
        value = said.get(elem_id, {}).get("value", "")
        return gr.HTML(value, elem_id=elem_id, js_on_load=js, apply_default_css=False)

    head, earlier = drawn("head"), drawn("talks")
    chat = gr.Chatbot(
        elem_id="chat",
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
        **said["chat"],
    )
    sources, onward = drawn("sources", js=None), drawn("next")
    if shop.pictures is not None:
        drawn("picture", js=attach)
    box = gr.Textbox(
        elem_id="box",
        show_label=False,
        container=False,
        lines=1,
        max_lines=5,
        autofocus=True,
        stop_btn=False,
        **said["box"],
    )
    stand, notice = drawn("shelf"), drawn("notice")
    drawn("about", js=None)
    person, kept, picture = (gr.Textbox(visible=False) for _ in range(3))
    return Parts(
        head=head,
        talks=earlier,
        chat=chat,
        box=box,
        shelf=stand,
        sources=sources,
        onward=onward,
        picture=picture,
        notice=notice,
        person=person,
        kept=kept,
    )
