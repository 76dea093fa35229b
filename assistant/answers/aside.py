"""Greetings, refusals and the end of the shop's knowledge: one polite line and a way on."""

import re

from assistant.answers.answer import Answer, listed
from assistant.understanding.text import has_letters, script

_THANKS = re.compile(r"\b(?:thanks?|thank you|thx|cheers|great help)\b", re.I)
_BYE = re.compile(
    r"\b(?:bye|goodbye|see you|see ya|good night|nice (?:day|weekend|evening)|great (?:day|weekend))\b", re.I
)
_WHO = re.compile(r"\b(?:robot|bot|human|real|ai|who are you|what can you do)\b", re.I)
_OTHER = "I read English so far. In a few English words, what are you looking for? For example “{example}”."


def smalltalk(message: str, shop: str, examples: tuple[str, ...]) -> Answer:
    """The answer to a greeting, thanks, or a message without words."""
    example = examples[0] if examples else "a gift under $30"
    if not has_letters(message):
        return Answer(sentences=(f"Tell me in words what you are looking for, for example “{example}”.",))
    if _BYE.search(message):
        return Answer(sentences=("Goodbye, and thank you for looking in.",))
    if _THANKS.search(message):
        return Answer(sentences=("You're welcome. Anything else, just write it.",))
    if _WHO.search(message):
        return Answer(
            sentences=(
                f"I'm the shop assistant of {shop}, a program that runs on the shop's own machine.",
                (
                    "I find and compare products, answer from their listings, reviews and our pages, and look after "
                    "your cart and orders."
                ),
            )
        )
    return Answer(
        sentences=(
            f"Hello, this is {shop}. What are you looking for? For example "
            f"{listed([f'“{e}”' for e in examples[:2] or (example,)], 'or')}.",
        )
    )


def out_of_scope(shop: str) -> Answer:
    """The answer to what has nothing to do with the shop."""
    return Answer(
        sentences=(f"That is outside what I know: I can help with what {shop} sells, its pages and your orders.",)
    )


def unsafe(message: str) -> Answer:
    """The answer to a wish for secrets, other people's data or money that is not in the data."""
    lowered = message.lower()
    if re.search(r"discount|%|free|price|offer|voucher|coupon|dollar|binding|promise", lowered):
        return Answer(
            sentences=(
                "I can't change or promise prices; what is listed is what holds. I can show you what is on offer now.",
            )
        )
    if re.search(r"customer|shopper|address|someone|who bought|neighbou?r|credit card|buyer", lowered):
        return Answer(sentences=("I don't share anything about other people. I can help with your own orders.",))
    return Answer(sentences=("I can't do that. I can help you find something in the shop, or with your own orders.",))


def other_language(message: str, example: str) -> Answer | None:
    """The answer to a message in a script that is not read yet; None for the Latin one, in which Chinese comes here."""
    if script(message) == "latin":
        return None
    return Answer(sentences=(_OTHER.format(example=example),))
