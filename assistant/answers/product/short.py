"""Questions cut short, made whole: "44?" asks for a size, "holds how much" how much it holds."""

import re
from collections.abc import Sequence

from retrieval.colours import canonical, same_colour
from retrieval.facets import colors_of
from retrieval.product import Product

_INVERTED = re.compile(
    r"^\W*(?:(?:and|it|this) )*(?P<verb>hold|weigh|cost|take|last|keep|need|serve|make)s? "
    r"(?P<how>how (?:much|many|long)\b.*?)\W*$"
)
_BARE = re.compile(
    r"^\W*(?:(?:and|or|also|in|size|what about|how about|the|a|an|do you have|have you got) )*(?P<value>[^?!]{1,20}?)"
    r"(?: one)?(?: too)?[\s?!.]*$"
)


def whole_question(question: str, family: Sequence[Product]) -> str:
    """A question in small letters with what it leaves out put in.

    Args:
        question: the question.
        family: all variants of the product: a size or a colour of theirs alone asks for that one.
    """
    if inverted := _INVERTED.match(question):
        return f"{inverted.group('how')} does it {inverted.group('verb')}"
    bare = _BARE.match(question)
    if bare is None or (value := bare.group("value")) == "one":
        return question
    if any(value == size.casefold() for each in family for size in each.sizes):
        return f"is it available in size {value}?"
    if canonical(value) and any(same_colour(value, color) for each in family for color in colors_of(each)):
        return f"is it available in {value}?"
    return question
