"""The request that a scene's message leaves in force."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation import Conversation
from assistant.request import Request
from assistant.understanding.changes import started
from assistant.understanding.constraints import Constraints, read_constraints
from assistant.understanding.references import references
from assistant.understanding.scenes import SceneWish
from assistant.understanding.things import pointed_at
from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.query import Filters
from retrieval.vocabulary import WORD, Vocabulary

_PRONOUN = re.compile(r"(?:it|this|that|them|these|those|(?:this|that|the) one)")
MY = re.compile(r"\bmy\b")
"""Says that a named thing is one the shopper has."""
_THE = re.compile(r"(?:the|that|this|those|these)\b")
"""Begins what points at the shelf: "the red one"; "something vintage" does not."""
_PLACES = frozenset({"department", "product_type"})


def scene_request(
    wish: SceneWish,
    conversation: Conversation,
    text: str,
    constraints: Constraints,
    shown: Sequence[Product],
    vocabulary: Vocabulary,
) -> Request | None:
    """The request in force after a message that asks for a scene; None when the scene does not apply.

    Args:
        wish: the scene.
        conversation: the state before.
        text: the normalised message.
        constraints: what else it says.
        shown: the products on the shelf.
        vocabulary: the catalogue's words.
    """
    current = conversation.request or Request(intent="refine", currency=vocabulary.currency)
    match wish.scene:
        case "similar" | "goes_with":
            return _about_a_product(wish, conversation, text, shown, vocabulary)
        case "goes_with_cart":
            return replace(current, intent="refine", scene=wish.scene, refers_to=())
        case "popular" if wish.what:
            return _popular(wish, vocabulary)
        case "new" | "offers":
            return replace(started("recommend", constraints, "", vocabulary), scene=wish.scene)
        case _:
            return Request(intent="recommend", scene=wish.scene, currency=vocabulary.currency)


def _about_a_product(
    wish: SceneWish, conversation: Conversation, text: str, shown: Sequence[Product], vocabulary: Vocabulary
) -> Request | None:
    """Of a product on the shelf, or, for what goes with it, of one that is named."""
    current = conversation.request or Request(intent="refine", currency=vocabulary.currency)
    refers = references(text, len(shown)) or _pointed(wish, conversation, shown)
    if refers or _PRONOUN.fullmatch(wish.what):
        return replace(current, intent="refine", scene=wish.scene, refers_to=refers[:1])
    if wish.scene == "similar" or not content(WORD.findall(wish.what)):
        return None
    return _named(wish, vocabulary)


def _pointed(wish: SceneWish, conversation: Conversation, shown: Sequence[Product]) -> tuple[int, ...]:
    if _PRONOUN.fullmatch(wish.what):
        return conversation.refers_to or ((1,) if len(shown) == 1 else ())
    return pointed_at(wish.what, shown, several=False) if _THE.match(wish.what) else ()


def _named(wish: SceneWish, vocabulary: Vocabulary) -> Request:
    """A request for the thing that a scene's words name."""
    constraints = read_constraints(wish.what, vocabulary)
    words = " ".join(content(WORD.findall(constraints.things)))
    return replace(started("recommend", constraints, words, vocabulary), scene=wish.scene)


def _popular(wish: SceneWish, vocabulary: Vocabulary) -> Request | None:
    """What is popular in a part of the catalogue; None when the words are no part of it, or more than that."""
    request = _named(wish, vocabulary)
    written = tuple(name for name in vocabulary.departments if name.casefold() == wish.what.casefold())
    if written:
        return replace(request, filters=Filters(department=written))
    limits = frozenset(request.filters.set_names())
    return request if limits and limits <= _PLACES and not request.exclude else None
