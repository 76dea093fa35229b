"""The earlier conversations of a visitor as a list to open, go on with, and delete from."""

from collections.abc import Sequence

from assistant.conversations import Saved
from assistant.speech.speech import ENGLISH, Speech
from ui.icons import icon
from ui.markup import Markup, tag

MOST = 40
"""Conversations listed."""
_LONGEST = 90
"""Characters of a title."""


def talks(saved: Sequence[Saved], opened: str | None, say: Speech = ENGLISH) -> Markup:
    """The list, newest first, in a panel that a button of the head opens; `opened` is the one on the page."""
    begin = tag("button", say("page.begin"), type="button", class_="begin", data_begin=True)
    rows = [_row(each, say, is_open=each.conversation_id == opened) for each in saved]
    listed = tag("ol", *rows) if rows else tag("p", say("page.talks_none"), class_="none")
    return tag(
        "div",
        tag("h2", say("page.talks"), tabindex="-1"),
        begin,
        listed,
        id="talks-panel",
        class_="panel",
        popover=True,
        role="dialog",
        aria_label=say("page.talks"),
    )


def _row(each: Saved, say: Speech, *, is_open: bool) -> Markup:
    title = " ".join(each.title.split())
    title = title if len(title) <= _LONGEST else f"{title[:_LONGEST]} ..."
    day = tag("time", f"{each.at:%Y-%m-%d %H:%M}", datetime=each.at.isoformat(timespec="minutes"))
    note = tag("span", say("page.talks_open"), class_="open") if is_open else None
    chosen = tag(
        "button",
        tag("bdi", title),
        tag("span", day, note, class_="when"),
        type="button",
        class_="talk",
        data_open=each.conversation_id,
        aria_current="true" if is_open else None,
    )
    remove = tag(
        "button",
        icon("remove"),
        type="button",
        class_="remove",
        data_remove=each.conversation_id,
        aria_label=say("page.remove", title=title),
        title=say("page.remove", title=title),
    )
    return tag("li", chosen, remove)
