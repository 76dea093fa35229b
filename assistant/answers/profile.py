"""What is remembered of a shopper, said plainly; forgetting is done, then confirmed."""

import re
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.answers.names import short_name
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from assistant.understanding.remembering import MemoryWish
from retrieval.product import Product

PAGE = "/me"
"""Where a shopper sees, corrects and deletes what is remembered."""
_FORGET = re.compile(r"\b(?:forget|delete|erase|remove|clear|wipe)\b", re.I)
_KEEP = re.compile(
    r"\b(?:remember|keep|for the future|next time|my (?:shoe |shirt |ring )?size|i (?:take|wear|never|am a size))\b",
    re.I,
)


def wants_forgetting(message: str) -> bool:
    """Whether a profile message asks for deletion."""
    return bool(_FORGET.search(message))


def forgotten(count: int, reviews: int = 0, say: Speech = ENGLISH) -> Answer:
    """The answer after a deletion of `count` events, and after the shopper's id was taken off some reviews."""
    kept = (say("profile.reviews_stay", n=reviews),) if reviews else ()
    said = say("profile.forgotten", n=count) if count or kept else say("profile.nothing_to_forget")
    return Answer(sentences=(said, *kept), done=frozenset({"forget"}))


def switched(wish: MemoryWish, *, known: bool, say: Speech = ENGLISH) -> Answer:
    """The answer once shopping as a guest was turned on or off; `known` is whether there is anybody to remember."""
    if not known:
        return Answer(sentences=(say("profile.nothing"),))
    return Answer(
        sentences=(say("profile.switched", form=wish), say("profile.page", path=PAGE)), done=frozenset({wish})
    )


def as_guest(say: Speech = ENGLISH) -> Answer:
    """The answer to "what do you know about me" while shopping as a guest."""
    return Answer(sentences=(say("profile.is_guest"), say("profile.page", path=PAGE)))


def remembered(
    message: str,
    bought: Sequence[Product],
    liked: Sequence[Product],
    disliked: Sequence[Product],
    say: Speech = ENGLISH,
) -> Answer:
    """The answer to "what do you know about me", and to a wish that cannot be stored yet."""
    sentences = []
    if _KEEP.search(message):
        sentences.append(say("profile.no_notes"))
    if bought:
        sentences.append(say("profile.bought", n=len(bought), names=say.listed(_last(bought)[::-1])))
    if liked:
        sentences.append(say("profile.liked", names=say.listed(_last(liked))))
    if disliked:
        sentences.append(say("profile.disliked", names=say.listed(_last(disliked))))
    if bought or liked or disliked:
        sentences += [say("profile.forget_me"), say("profile.page", path=PAGE)]
    else:
        sentences.append(say("profile.nothing"))
    return Answer(sentences=tuple(sentences), facts=_facts(bought, liked, disliked))


def _facts(bought: Sequence[Product], liked: Sequence[Product], disliked: Sequence[Product]) -> tuple[Fact, ...]:
    """What is stored, a fact each."""
    stored = (("bought", bought), ("liked", liked), ("waved away", disliked))
    counted = Fact(kind="taste", text=f"{len(bought)} bought, {len(liked)} liked", source="history")
    return (
        counted,
        *(
            Fact(kind="taste", text=f"{product.title}: {what}", source="history", product_id=product.product_id)
            for what, products in stored
            for product in products
        ),
    )


def _last(products: Sequence[Product]) -> list[str]:
    """The names of the last few."""
    return [short_name(product) for product in products[-3:]]
