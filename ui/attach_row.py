"""The button that attaches a picture, and the picture that goes with the next message."""

from assistant.speech.speech import ENGLISH, Speech
from ui.icons import icon
from ui.markup import Markup, tag


def attach_row(say: Speech = ENGLISH) -> Markup:
    """A button, the browser's own way to choose a file behind it, and a place for the name of what was chosen."""
    label = say("picture.attach")
    choose = tag("button", icon("picture"), type="button", class_="attach", aria_label=label, title=label)
    # hidden: the button opens it, so that the keyboard meets one thing and not two
    file = tag("input", type="file", accept="image/*", hidden=True, tabindex="-1", aria_label=label)
    off = tag("button", icon("close"), type="button", class_="detach", aria_label=say("picture.detach"))
    chosen = tag("div", icon("picture"), tag("bdi", class_="chosen-name"), off, class_="chosen", hidden=True)
    refused = tag("p", class_="refused", role="status")
    return tag("div", chosen, refused, choose, file, class_="attaching", data_failed=say("picture.failed"))
