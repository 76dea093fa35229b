"""The request that a scene's message leaves in force."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation import Conversation
from assistant.request import Request
from assistant.understanding.changes import started
from assistant.understanding.constraints import Constraints, read_constraints
from assistant.understanding.references import points_beyond, references
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
_SEVERAL = re.compile(r"(?:them|these|those|both|(?:the|these|those|them) two)(?: (?:more|most|best|better))?")
_TWO = re.compile(r"\b(?:both|two)\b")
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
        case "predicted":
            return _liked(wish, conversation, text, shown, vocabulary)
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


def _liked(
    wish: SceneWish, conversation: Conversation, text: str, shown: Sequence[Product], vocabulary: Vocabulary
) -> Request | None:
    """A question about products on the shelf, those that are named or pointed at; it changes no search."""
    current = conversation.request or Request(intent="product_question", currency=vocabulary.currency)
    refers = references(text, len(shown))
    if not refers and (not wish.what or _SEVERAL.fullmatch(wish.what)):
        two = conversation.refers_to if len(conversation.refers_to) > 1 else range(1, len(shown) + 1)
        refers = tuple(two)[:2] if _TWO.search(text) else tuple(two)
    refers = refers or _pointed(wish, conversation, shown)
    if not (refers or not wish.what or _PRONOUN.fullmatch(wish.what) or points_beyond(text)):
        return None
    return replace(current, intent="product_question", scene=wish.scene, refers_to=refers)


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
