"""What the tools for agents give."""

from typing import Any

from pydantic import Field

from ui.doors.forms import CartOut, ChoiceOut, DetailOut, Form, ProductOut


class SourceOut(Form):
    """A fact that the answer rests on."""

    text: str
    source: str = Field(description="Where it stands, such as product:ID, review:ID or page:ID.")
    link: str | None = None


class PickOut(ProductOut):
    """A product that the assistant chose."""

    why: str | None = Field(default=None, description="One line on why it was chosen.")


class ReplyOut(Form):
    """The assistant's reply."""

    answer: str = Field(description="Every sentence was checked against the sources.")
    outcome: str = Field(description="answered, unknown (the shop's data does not say), refused, asked or done.")
    products: list[PickOut] = Field(description="The products that the answer speaks of, in the order it counts them.")
    no_match: bool = Field(description="The shop has nothing that fits; products are near misses, if any.")
    sources: list[SourceOut]
    choices: list[ChoiceOut] = Field(description="Messages that would help on.")
    cart: CartOut
    conversation: str | None = Field(description="Give this with the next message to go on from here.")


class ComparedOut(Form):
    """Products side by side."""

    answer: str = Field(description="What sets them apart.")
    products: list[DetailOut]
    table: dict[str, Any] | None = Field(default=None, description="A row for each thing that differs; null: not said.")
    unknown: list[str] = Field(default=[], description="Ids that the shop does not have.")
