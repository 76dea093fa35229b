"""What can be said next, to press; and beside it, hearing the answer and dictating, where the browser can."""

from collections.abc import Sequence

from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice
from ui.icons import icon
from ui.markup import Markup, tag

_VOICES = ("read", "dictate")


def next_row(replies: Sequence[Choice], suggestions: Sequence[str], say: Speech = ENGLISH) -> Markup:
    """The row above the box: replies to a question first, then what else leads somewhere."""
    chips = [
        tag("li", tag("button", reply.label, type="button", class_="reply", data_say=reply.message))
        for reply in replies
    ]
    chips += [tag("li", tag("button", text, type="button", class_="suggestion", data_say=text)) for text in suggestions]
    listed = tag("ul", *chips, class_="onward", aria_label=say("next.label")) if chips else None
    voices = tag("div", *(_voice(name, say) for name in _VOICES), class_="voices")
    return tag("div", listed, voices, tag("p", class_="unseen heard", role="status"), class_="next")


def _voice(name: str, say: Speech) -> Markup:
    """A button of the browser's own voice; the script shows it where the browser has one."""
    label = say("voice.press", form=name)
    return tag(
        "button",
        icon(name),
        type="button",
        class_="voice",
        hidden=True,
        aria_pressed="false",
        aria_label=label,
        title=label,
        data_voice=name,
        data_elsewhere=say("voice.elsewhere") if name == "dictate" else None,
        data_now=say("voice.now", form=name),
    )
