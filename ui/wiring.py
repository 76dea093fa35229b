"""Which act on the page does what."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.speech.speech import Speech
from ui import words
from ui.identity.visitors import Visitors
from ui.markup import Markup, tag
from ui.parts import Parts
from ui.turns import Page, Talk, Visitor

if TYPE_CHECKING:
    import gradio

AT_ONCE = 32
"""Turns answered at the same time; the model takes one step for one of them at a time."""
Change = tuple[Any, ...]
"""New values for the conversation, the shelf, the head, the sources and the box."""
AsVisitor = Callable[[Any, str], Visitor]
"""Who a request of gradio's comes from, given who was picked."""

_KEEP = """(messages, person) => {
  if (!window.shelftalkerReady) return;
  const ids = messages.filter((m) => m.role === "assistant" && m.metadata?.id).map((m) => m.metadata.id);
  sessionStorage.setItem("shelftalker", JSON.stringify({ ids, person }));
}"""
_RESTORE = """() => {
  let kept = {};
  try { kept = JSON.parse(sessionStorage.getItem("shelftalker") ?? "{}"); } catch { kept = {}; }
  window.shelftalkerReady = true;
  return [(kept.ids ?? []).join(" "), kept.person ?? ""];
}"""
_QUICK: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "trigger_mode": "multiple"}
_TURN: dict[str, Any] = {**_QUICK, "concurrency_limit": AT_ONCE, "concurrency_id": "llm"}


# gradio reads the types of a handler to know what to hand it, so each is defined where gradio has been imported.


def wire(page: "gradio.Blocks", parts: Parts, talk: Talk, visitors: Visitors) -> None:
    """Tie every act to what it does."""
    visitor = partial(_visitor, visitors)
    _wire_turns(parts, talk, visitor)
    _wire_steps_back(page, parts, talk, visitor)
    _wire_presses(parts, talk, visitor)


def _wire_turns(parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """What becomes a message and is answered."""
    import gradio as gr

    def said(text: str, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        yield from _changes(talk.say(text, history, visitor(request, who)))

    def pressed(event: gr.EventData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        yield from _changes(
            talk.say(_message(event._data, talk.speech(history, visitor(request, who))), history, visitor(request, who))
        )

    def example(event: gr.SelectData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        yield from _changes(talk.say(str(event.value["text"]), history, visitor(request, who)))

    def again(event: gr.RetryData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        yield from _changes(talk.again(event.index, history, visitor(request, who)))

    def changed(event: gr.EditData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        yield from _changes(talk.changed(event.index, str(event.value), history, visitor(request, who)))

    state, outputs = [parts.chat, parts.person], _outputs(parts)
    parts.box.submit(said, [parts.box, *state], outputs, **_TURN)
    for drawn in (parts.shelf, parts.head):
        drawn.say(pressed, state, outputs, **_TURN)
    parts.chat.example_select(example, state, outputs, **_TURN)
    parts.chat.retry(again, state, outputs, **_TURN)
    parts.chat.edit(changed, state, outputs, **_TURN)


def _wire_steps_back(page: "gradio.Blocks", parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """What changes the conversation without an answer: undo, clear, reload."""
    import gradio as gr

    def undone(event: gr.UndoData, history: Any, who: str, request: gr.Request) -> Change:
        return _change(talk.undone(event.index, history, visitor(request, who)))

    def cleared(who: str, request: gr.Request) -> Change:
        return _change(talk.cleared(visitor(request, who)))

    def restored(ids: str, who: str, request: gr.Request) -> Change:
        known, page = talk.restored(ids.split(), visitor(request, who))
        return known, *_change(page)

    state, outputs = [parts.chat, parts.person], _outputs(parts)
    parts.chat.undo(undone, state, outputs, **_QUICK)
    parts.chat.clear(cleared, [parts.person], outputs, **_QUICK)
    for changing in (parts.chat, parts.person):
        changing.change(None, state, None, js=_KEEP, api_visibility="private")
    page.load(restored, [parts.kept, parts.person], [parts.person, *outputs], js=_RESTORE, **_QUICK)


def _wire_presses(parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """What is no message: stop, a thumb, who is shopping."""
    import gradio as gr

    def stopped(request: gr.Request) -> None:
        talk.stop(visitor(request, ""))

    def picked(event: gr.EventData, history: Any, request: gr.Request) -> tuple[str, Markup | None]:
        known, page = talk.picked(str(event._data.get("person", "")), history, visitor(request, ""))
        return known, page.header

    def reacted(event: gr.EventData, history: Any, who: str, request: gr.Request) -> Markup:
        data = event._data
        by = visitor(request, who)
        said = talk.reacted(str(data.get("product_id")), data.get("kind"), by, talk.speech(history, by))
        return tag("p", said, class_="notice", role="status")

    parts.box.stop(stopped, None, None, queue=False, **_QUICK)
    parts.head.pick(picked, [parts.chat], [parts.person, parts.head], **_QUICK)
    parts.shelf.react(reacted, [parts.chat, parts.person], [parts.notice], **_QUICK)


def _outputs(parts: Parts) -> list[Any]:
    return [parts.chat, parts.shelf, parts.head, parts.sources, parts.box]


def _changes(pages: Iterable[Page]) -> Iterator[Change]:
    return map(_change, pages)


def _change(page: Page) -> Change:
    """A change of the page in gradio's terms."""
    import gradio as gr

    box: dict[str, Any] = {} if page.box is None else {"value": page.box}
    if page.busy is not None:
        box |= {"submit_btn": not page.busy and words.SEND, "stop_btn": page.busy and words.STOP}
    drawn = [gr.skip() if part is None else part for part in (page.messages, page.shelf, page.header, page.sources)]
    return *drawn, gr.update(**box) if box else gr.skip()


def _visitor(visitors: Visitors, request: "gradio.Request", person: str) -> Visitor:
    identity = visitors.of(request.headers, request.cookies)
    return Visitor(session=str(request.session_hash), person=person or "", identity=identity)


def _message(data: Any, say: Speech) -> str:
    """The message that a press stands for."""
    pair = data.get("compare")
    return words.compare(int(pair[0]), int(pair[1]), say) if pair else str(data.get("text") or "")
