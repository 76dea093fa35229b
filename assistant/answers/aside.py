"""Greetings, refusals and the end of the shop's knowledge: one polite line and a way on."""

import re

from assistant.answers.answer import Answer
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.sorrow import tells_of_loss
from assistant.understanding.text import has_letters, script

_SAD = re.compile(
    r"\b(?:died|passed away|funeral|in hospital|is dying|put (?:him|her|it) down|broke up|left me|"
    r"lost (?:my|our) (?:job|home|baby|dog|cat|mum|mom|dad|father|mother))\b",
    re.I,
)
_SORRY = re.compile(r"\b(?:sorry|my bad|my mistake|apolog\w+|forgive me)\b", re.I)
_GREETS = re.compile(r"\b(?:hi+|hello+|hey+|yo|howdy|hiya|morning|evening|afternoon|greetings|how are you)\b", re.I)
_THANKS = re.compile(r"\b(?:thanks?|thank you|thx|cheers|great help)\b", re.I)
_BYE = re.compile(
    r"\b(?:bye|goodbye|see you|see ya|good night|nice (?:day|weekend|evening)|great (?:day|weekend))\b", re.I
)
_WHO = re.compile(
    r"\b(?:robot|bot|human|real|ai|who are you|what can you do)\b|^\W*(?:\w+ ){0,2}help(?: me)?\W*$", re.I
)


def smalltalk(
    message: str, shop: str, examples: tuple[str, ...], say: Speech = ENGLISH, *, begun: bool = False
) -> Answer:
    """The answer to a greeting, thanks, sad news, or a message without words.

    Args:
        message: what was said, in English.
        shop: the name of the shop.
        examples: what can be asked for here.
        say: the shopper's language.
        begun: the conversation is under way: an "ok" in it is no greeting.
    """
    example = examples[0] if examples else say("aside.gift")
    if not has_letters(message):
        return Answer(sentences=(say("aside.in_words", example=example),))
    if tells_of_loss(message.lower()):
        return Answer(sentences=(say("goods.loss"),))
    if _BYE.search(message):
        return Answer(sentences=(say("aside.goodbye"),))
    if _SAD.search(message):
        return Answer(sentences=(say("aside.sad"),))
    if _THANKS.search(message):
        return Answer(sentences=(say("aside.welcome"),))
    if _SORRY.search(message):
        return Answer(sentences=(say("aside.no_harm"),))
    if _WHO.search(message):
        return Answer(sentences=(say("aside.who", shop=shop), say("aside.what")))
    if begun and not _GREETS.search(message):
        return Answer(sentences=(say("aside.go_on"),))
    quoted = say.listed([say("quote.marks", text=text) for text in examples[:2] or (example,)], "or")
    return Answer(sentences=(say("aside.hello", shop=shop, examples=quoted),))


def out_of_scope(shop: str, say: Speech = ENGLISH) -> Answer:
    """The answer to what has nothing to do with the shop."""
    return Answer(sentences=(say("aside.out_of_scope", shop=shop),), outcome="refused")


def other_language(message: str, example: str, say: Speech = ENGLISH) -> Answer | None:
    """The answer to a message in a script that is not read yet; None for the Latin one, in which Chinese comes here."""
    if script(message) == "latin":
        return None
    return Answer(sentences=(say("aside.other_language", example=example),))
