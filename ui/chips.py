"""The constraints in force as chips, and what would help when nothing fits."""

from collections.abc import Sequence

from assistant.chips import Chip
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice
from retrieval.query import Relaxation
from ui.markup import Markup, tag


def chip_row(chips: Sequence[Chip], relaxations: Sequence[Relaxation], say: Speech = ENGLISH) -> Markup | None:
    """One chip a constraint: its words loosen it, its cross drops it. Those that emptied the shelf are marked."""
    if not chips:
        return None
    guilty = {step.constraint for step in relaxations}
    return tag(
        "ul",
        *(_chip(chip, say, blocks=_names(chip) & guilty) for chip in chips),
        class_="chips",
        aria_label=say("page.wishes"),
    )


def choice_row(choices: Sequence[Choice], say: Speech = ENGLISH) -> Markup | None:
    """What would help, each with its true count, to tap."""
    if not choices:
        return None
    buttons = [
        tag("li", tag("button", choice.label, type="button", class_="choice", data_say=choice.message))
        for choice in choices
    ]
    return tag("ul", *buttons, class_="choices", aria_label=say("page.choices"))


def _names(chip: Chip) -> set[str]:
    """What a relaxation may call the constraint of a chip: the field of the filters, or "exclude"."""
    return {chip.name, f"{chip.name}_min_minor", f"{chip.name}_max_minor"}


def _chip(chip: Chip, say: Speech, *, blocks: set[str]) -> Markup:
    label = (
        tag("button", chip.label, type="button", class_="loosen", data_say=chip.loosen, title=chip.loosen)
        if chip.loosen
        else tag("span", chip.label, class_="fixed")
    )
    cross = tag(
        "button",
        tag("span", "×", aria_hidden="true"),
        type="button",
        class_="drop",
        data_say=chip.drop,
        aria_label=say("page.drop", wish=chip.label),
        title=chip.drop,
    )
    return tag("li", label, cross, class_="chip blocks" if blocks else "chip", data_chip=chip.name)
