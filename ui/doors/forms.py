"""What the HTTP door takes and gives: models that check what comes in and that the schema is made from."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from retrieval.pictures.opening import MOST_BYTES

ProductId = Annotated[str, StringConstraints(min_length=1, max_length=300)]
UserId = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
MOST = 50
"""Products that may be asked for at once."""
LONGEST_PICTURE = (MOST_BYTES + 2) // 3 * 4
"""Characters of the largest picture in base64."""


class Form(BaseModel):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnIn(Form):
    """A message of a shopper's, and the conversation before it."""

    message: Annotated[str, StringConstraints(min_length=1, pattern=r"\S")] = Field(
        description="What the shopper says.", examples=["a waterproof jacket under $120"]
    )
    turns: list[Annotated[str, StringConstraints(min_length=1, max_length=64)]] = Field(
        default=[], max_length=1_000, description="`turns` of the answer before; empty for a new conversation."
    )
    picture: str | None = Field(
        default=None,
        max_length=LONGEST_PICTURE,
        description="JPEG, PNG, WebP or GIF in base64, not kept; where the shop has set search.pictures.",
    )
    k: int | None = Field(default=None, ge=1, le=MOST, description="How many products; the shop's setting without.")
    user_id: UserId | None = Field(default=None, description="Who the shopper is. Only with a key.")
    signed_in: bool = Field(
        default=False, description="The caller has checked that the shopper is `user_id`. Only with a key."
    )


class EventIn(Form):
    """What a shopper did with a product."""

    product_id: ProductId
    kind: Literal["view", "like", "dislike", "cart"]
    user_id: UserId | None = Field(default=None, description="Who the shopper is. Only with a key.")


class ProductOut(Form):
    """A product as a card shows it. What is not known is absent."""

    product_id: str
    title: str
    price: float | None = Field(default=None, description="What is paid now.")
    currency: str | None = Field(default=None, description="ISO 4217.")
    price_text: str | None = Field(default=None, description="The price as people write it.")
    price_before_text: str | None = Field(default=None, description="The price before it was reduced.")
    in_stock: bool | None = None
    stock: int | None = None
    rating: float | None = Field(default=None, description="Mean of 5.")
    rating_count: int | None = None
    brand: str | None = None
    category: list[str] = Field(default=[], description="From the department to the kind of thing.")
    link: str | None = None
    image: str | None = None


class FoundOut(ProductOut):
    """A product that a search found."""

    score: float
    missed: list[str] = Field(default=[], description="Wishes that it does not meet.")


class RankedOut(FoundOut):
    """A product on the shelf of a turn."""

    why: str | None = Field(default=None, description="One line on why it is there.")
    add: str | None = Field(default=None, description="The message that puts it into the cart.")
    reasons: list[dict[str, Any]] = Field(default=[], description="Reasons, with the purchases behind them.")
    contributions: dict[str, float] = Field(default={}, description="Parts that add up to the score.")
    rank_without_taste: int | None = None
    rank_without_causes: int | None = None


class DetailOut(ProductOut):
    """All that a listing says."""

    description: str | None = None
    attributes: dict[str, str] = {}
    colors: list[str] = []
    materials: list[str] = []
    sizes: list[str] = []
    variants: list[dict[str, Any]] = []


class ChoiceOut(Form):
    """A way on."""

    label: str
    message: str = Field(description="The message that asks for it.")


class CartLineOut(Form):
    """A product in the cart."""

    product_id: str
    title: str
    quantity: int
    price: float | None = None
    price_text: str | None = None


class CartOut(Form):
    """The cart after the turn."""

    lines: list[CartLineOut]
    link: str | None = Field(default=None, description="The shop's checkout with this cart.")


class ShelfOut(Form):
    """The products of a turn."""

    turn_id: str
    request: dict[str, Any] = Field(description="What was understood, as `parse` prints it.")
    products: list[RankedOut] = Field(description="The new shelf; empty with `unchanged`.")
    total: int = Field(description="How many fit.")
    choices: list[ChoiceOut]
    language: str
    no_match: bool = Field(default=False, description="The shop has nothing that fits.")
    near: bool = Field(default=False, description="The products are near misses, no matches.")
    unchanged: bool = Field(default=False, description="The shelf stays as it was.")
    table: dict[str, Any] | None = Field(default=None, description="Products side by side.")


class TurnOut(ShelfOut):
    """An answered turn."""

    turns: list[str] = Field(description="Send this with the next message.")
    answer: str
    sentences: list[dict[str, Any]] = Field(description="The answer by sentence, with the places of its facts.")
    evidence: list[dict[str, Any]] = Field(description="The facts that the answer rests on.")
    timings_ms: dict[str, float | None]
    outcome: str = Field(description="answered, unknown, refused, asked or done.")
    cart: CartOut


class SearchOut(Form):
    """What a search found."""

    query: dict[str, Any] = Field(description="The words and limits that were read, as `parse` prints them.")
    products: list[FoundOut]
    total: int
    sold: bool = Field(description="Whether the shop has anything of the kind; the products are near ones if not.")


class NotedOut(Form):
    """What became of an event."""

    noted: bool = Field(description="Whether it was noted; false where the shopper wants nothing remembered.")


class HealthOut(Form):
    """A shop that answers."""

    status: Literal["ok"] = "ok"


class ProblemOut(Form):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="What happened, and what to do.")
