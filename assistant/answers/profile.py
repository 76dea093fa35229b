"""What is remembered of a shopper, said plainly; forgetting is done, then confirmed."""

import re
from collections.abc import Sequence

from assistant.answers.answer import Answer, listed
from assistant.answers.names import short_name
from retrieval.product import Product

_FORGET = re.compile(r"\b(?:forget|delete|erase|remove|clear|wipe)\b", re.I)
_KEEP = re.compile(
    r"\b(?:remember|keep|for the future|next time|my (?:shoe |shirt |ring )?size|i (?:take|wear|never|am a size))\b",
    re.I,
)


def wants_forgetting(message: str) -> bool:
    """Whether a profile message asks for deletion."""
    return bool(_FORGET.search(message))


def forgotten(count: int, reviews: int = 0) -> Answer:
    """The answer after a deletion of `count` events, and after the shopper's id was taken off some reviews."""
    kept = (f"{reviews} reviews of yours stay, without your id.",) if reviews else ()
    if count == 0 and not kept:
        return Answer(
            sentences=("There was nothing to forget: no purchase or like of yours is stored.",),
            done=frozenset({"forget"}),
        )
    return Answer(
        sentences=(f"Done: {count} stored events of yours are deleted and no longer move what I show.", *kept),
        done=frozenset({"forget"}),
    )


def remembered(
    message: str, bought: Sequence[Product], liked: Sequence[Product], disliked: Sequence[Product]
) -> Answer:
    """The answer to "what do you know about me", and to a wish that cannot be stored yet."""
    sentences = []
    if _KEEP.search(message):
        sentences.append(
            "I keep no notes beyond this conversation yet; tell me with each search and I will hold to it here."
        )
    if bought:
        names = [short_name(product) for product in bought[-3:]][::-1]
        sentences.append(f"Stored of you: {len(bought)} products bought, last {listed(names)}.")
    if liked:
        sentences.append(f"Liked: {listed([short_name(product) for product in liked[-3:]])}.")
    if disliked:
        sentences.append(f"Waved away: {listed([short_name(product) for product in disliked[-3:]])}.")
    if not (bought or liked or disliked):
        sentences.append("Nothing is stored of you: you are shopping as a guest, and I know only this conversation.")
    else:
        sentences.append("Say “forget me” and it is deleted.")
    return Answer(sentences=tuple(sentences))
