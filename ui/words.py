"""Every word the page says by itself, in one place."""

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip

ABOUT = "Shelftalker. Your words stay in this shop."
BOX = "What do you need?"
SEND = "Ask"
STOP = "Stop"
START_OVER = "Start over"
CONVERSATION = "Conversation"
GREETING = "Say what you need, in your own words."
GREETING_MORE = "A use, a price, a colour, what it must not be. Or start with one of these:"
LOOKING = "Looking along the shelves"
STOPPED = "Stopped."
WENT_WRONG = "Something went wrong on our side, not yours. Ask again, or put it another way."

SHELF = "On the shelf"
NEAR = "The nearest to it"
NOTHING = "Nothing on the shelf"
EMPTY_SHELF = "What fits will stand here, with a note on each of why."
NOTHING_FITS = "Nothing in the shop fits. Drop a wish, or ask for something else."
CONSTRAINTS = "What you asked for"
CHOICES = "What would help"

WHO = "Who is shopping"
GUEST_CHOICE = "Guest"
EMPTY_CART = "Cart: empty"
SHOW_CART = "what is in my cart?"

ADD = "Add to cart"
ADD_SHORT = "Add"
COMPARE = "Compare"
MORE = "More like this"
LIKE = "Like"
DISLIKE = "Not for me"
SOLD_OUT = "sold out"
NO_PRICE = "no price given"
BEFORE = "before"
ACTS = "What you can do"
BECAUSE = "Because of what you bought or liked:"
EVIDENCE = "How the place was worked out"
SCORE = "Score"
NOTED = {
    "like": "Noted: you like the {}. The next answer counts it in.",
    "dislike": "Noted: the {} is not for you. The next answer counts it in.",
}
NOT_NOTED = "That could not be noted. Try again."
PICK_SECOND = "Choose one more to compare it with."


def position(number: int) -> str:
    """How a shopper names a place on the shelf: "the second one", "number 13"."""
    return f"the {_ORDINALS[number - 1]} one" if number <= len(_ORDINALS) else f"number {number}"


def add(number: int) -> str:
    """The message that puts a product into the cart."""
    return f"add {position(number)} to my cart"


def more_like(number: int) -> str:
    """The message that asks for products like one on the shelf."""
    return f"more like {position(number)}"


def compare(first: int, second: int) -> str:
    """The message that compares two products on the shelf."""
    return f"compare {position(first)} and {position(second)}"


def shown(count: int, total: int | None) -> str:
    """How many stand on the shelf, and of how many."""
    if total is not None and total > count:
        return f"{count} of {total:,}"
    return f"{count} product{'' if count == 1 else 's'}"


def ranked_for(name: str) -> str:
    """Whose shelf it is."""
    return f"chosen for {name}"


def left(count: int) -> str:
    """Stock, when it is nearly gone."""
    return f"{count} left"


def rating(value: float, count: int | None) -> str:
    """A rating, as a screen reader says it."""
    reviews = "" if count is None else f" from {count:,} review{'' if count == 1 else 's'}"
    return f"{value:.1f} of 5{reviews}"


def cart(things: int, total: str | None) -> str:
    """The cart in one line."""
    counted = f"Cart: {things} thing{'' if things == 1 else 's'}"
    return f"{counted}, {total}" if total else counted


def drop(label: str) -> str:
    """What the cross of a chip does, for screen readers."""
    return f"Drop: {label}"
