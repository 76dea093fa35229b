"""Which act on the page does what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.speech.speech import Speech
from ui import words
from ui.identity.visitors import Visitors
from ui.markup import Markup, tag
from ui.page_language import language_of_page
from ui.parts import Parts
from ui.turns import Page, Talk
from ui.visitor import Visitor

if TYPE_CHECKING:
    import gradio

AT_ONCE = 32
"""Turns under way at the same time; `assistant.cards_first` says who has the processor."""
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
_TAKE = """async (text, messages, person) =>
  [text, messages, person, (await window.shelftalker?.attached?.()) ?? ""]"""
_QUICK: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "trigger_mode": "multiple"}
_TURN: dict[str, Any] = {**_QUICK, "concurrency_limit": AT_ONCE, "concurrency_id": "llm"}


# gradio reads the types of a handler to know what to hand it, so each is defined where gradio has been imported.


def wire(page: "gradio.Blocks", parts: Parts, talk: Talk, visitors: Visitors) -> None:
    """Tie every act to what it does."""
    visitor = partial(_visitor, visitors)
    _wire_turns(parts, talk, visitor)
    _wire_steps_back(page, parts, talk, visitor)
    _wire_presses(parts, talk, visitor)
    _wire_talks(parts, talk, visitor)


def _wire_turns(parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """What becomes a message and is answered."""
    import gradio as gr

    def said(text: str, history: Any, who: str, picture: str, request: gr.Request) -> Iterator[Change]:
        by = visitor(request, who)
        yield from _changes(talk.say(text, history, by, picture or ""), by)

    def pressed(event: gr.EventData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        by = visitor(request, who)
        yield from _changes(talk.say(_message(event._data, talk.speech(history, by)), history, by), by)

    def example(event: gr.SelectData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        by = visitor(request, who)
        yield from _changes(talk.say(str(event.value["text"]), history, by), by)

    def again(event: gr.RetryData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        by = visitor(request, who)
        yield from _changes(talk.again(event.index, history, by), by)

    def changed(event: gr.EditData, history: Any, who: str, request: gr.Request) -> Iterator[Change]:
        by = visitor(request, who)
        yield from _changes(talk.changed(event.index, str(event.value), history, by), by)

    state, outputs = [parts.chat, parts.person], _outputs(parts)
    parts.box.submit(said, [parts.box, *state, parts.picture], outputs, js=_TAKE, **_TURN)
    for drawn in (parts.shelf, parts.head, parts.onward):
        drawn.say(pressed, state, outputs, **_TURN)
    parts.chat.example_select(example, state, outputs, **_TURN)
    parts.chat.retry(again, state, outputs, **_TURN)
    parts.chat.edit(changed, state, outputs, **_TURN)


def _wire_steps_back(page: "gradio.Blocks", parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """What changes the conversation without an answer: undo, clear, reload."""
    import gradio as gr

    def undone(event: gr.UndoData, history: Any, who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        return _change(talk.undone(event.index, history, by), by)

    def cleared(who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        return _change(talk.cleared(by), by)

    def restored(ids: str, who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        known, page = talk.restored(ids.split(), by)
        return known, *_change(page, by)

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
        said = talk.reacted(
            str(data.get("product_id")), data.get("kind"), by, talk.speech(history, by), back=bool(data.get("back"))
        )
        return tag("p", said, class_="notice")

    parts.box.stop(stopped, None, None, queue=False, **_QUICK)
    parts.head.pick(picked, [parts.chat], [parts.person, parts.head], **_QUICK)
    parts.shelf.react(reacted, [parts.chat, parts.person], [parts.notice], **_QUICK)


def _wire_talks(parts: Parts, talk: Talk, visitor: AsVisitor) -> None:
    """The list of conversations: a new one, an earlier one, one less."""
    import gradio as gr

    def begun(who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        return _change(talk.cleared(by), by)

    def opened(event: gr.EventData, who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        return _change(talk.opened(str(event._data.get("conversation")), by), by)

    def removed(event: gr.EventData, history: Any, who: str, request: gr.Request) -> Change:
        by = visitor(request, who)
        return _change(talk.removed(str(event._data.get("conversation")), history, by), by)

    outputs = _outputs(parts)
    parts.talks.begin(begun, [parts.person], outputs, **_QUICK)
    parts.talks.open(opened, [parts.person], outputs, **_QUICK)
    parts.talks.remove(removed, [parts.chat, parts.person], outputs, **_QUICK)


def _outputs(parts: Parts) -> list[Any]:
    return [parts.chat, parts.shelf, parts.head, parts.sources, parts.talks, parts.onward, parts.box]


def _changes(pages: Iterable[Page], visitor: Visitor) -> Iterator[Change]:
    """The changes of a turn. What was sent is sent again, not skipped: gradio makes a part that is skipped anew."""
    sent = Page()
    for page in pages:
        sent = replace(
            page,
            messages=sent.messages if page.messages is None else page.messages,
            shelf=sent.shelf if page.shelf is None else page.shelf,
            header=sent.header if page.header is None else page.header,
            sources=sent.sources if page.sources is None else page.sources,
        )
        yield _change(sent, visitor)


def _change(page: Page, visitor: Visitor) -> Change:
    """A change of the page in gradio's terms."""
    import gradio as gr

    box: dict[str, Any] = {} if page.box is None else {"value": page.box}
    if page.busy is not None:
        say = visitor.say
        box |= {"submit_btn": not page.busy and say("page.send"), "stop_btn": page.busy and say("page.stop")}
    parts = (page.messages, page.shelf, page.header, page.sources, page.talks, page.onward)
    drawn = [gr.skip() if part is None else part for part in parts]
    return *drawn, gr.update(**box) if box else gr.skip()


def _visitor(visitors: Visitors, request: "gradio.Request", person: str) -> Visitor:
    identity = visitors.of(request.headers, request.cookies)
    page = language_of_page(request.headers, request.cookies)
    return Visitor(session=str(request.session_hash), person=person or "", identity=identity, page=page)


def _message(data: Any, say: Speech) -> str:
    """The message that a press stands for."""
    pair = data.get("compare")
    return words.compare(int(pair[0]), int(pair[1]), say) if pair else str(data.get("text") or "")
