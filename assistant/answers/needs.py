"""What was asked for and listings answer with yes or no: which of a shelf have it, which have not, which don't say."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.answers.names import short_name
from assistant.speech.speech import ENGLISH, Speech
from retrieval.product import Product
from retrieval.vocabulary import stems

_YES = re.compile(r"(?:yes|true)\b", re.I)
_NO = re.compile(r"(?:no|not|false|none)\b", re.I)


def asked_details(wish: Collection[str], products: Sequence[Product]) -> tuple[str, ...]:
    """The yes-or-no details of some listings that the stems of a wish ask for, by name."""
    names = {name for product in products for name, value in product.attributes.items() if _answer(value) is not None}
    asked = set(wish)
    return tuple(
        sorted(
            name
            for name in names
            if set(stems(name)) <= asked or _other_words().get(name.casefold(), frozenset()) & asked
        )
    )


@cache
def _other_words() -> Mapping[str, frozenset[str]]:
    """Detail -> stems, each of which asks for it."""
    text = Path(__file__).with_name("needs.toml").read_text(encoding="utf-8")
    return {name: frozenset(stems(" ".join(words))) for name, words in tomllib.loads(text).items()}


def met(wish: Collection[str], products: Sequence[Product], say: Speech = ENGLISH) -> str | None:
    """Which of the products have what the wish asks for, by their listings; None when no listing speaks of it."""
    for name in asked_details(wish, products):
        answers = [_answer(product.attributes.get(name)) for product in products]
        yes = [product for product, answer in zip(products, answers, strict=True) if answer is True]
        no = [product for product, answer in zip(products, answers, strict=True) if answer is False]
        silent = [product for product, answer in zip(products, answers, strict=True) if answer is None]
        form = "needs.each" if len(products) > 1 else "needs.one"
        return say(form, what=say.heading(name), parts=_parts(yes, no, silent, products, say))
    return None


def _answer(value: str | None) -> bool | None:
    """What a detail says: yes, no, or neither."""
    if value is None:
        return None
    return True if _YES.match(value) else False if _NO.match(value) else None


def _parts(
    yes: Sequence[Product], no: Sequence[Product], silent: Sequence[Product], among: Sequence[Product], say: Speech
) -> str:
    if len(yes) == len(among) == 1:
        return say("needs.yes")
    if len(yes) == len(among) == 2:
        return say("needs.both")
    if len(yes) == len(among):
        return say("needs.all", number=say.count(len(yes)))
    parts = [_named(yes, among, say)] if yes else [say("needs.none")] if not silent else []
    if yes and no:
        parts.append(say("needs.no", names=_named(no, among, say)))
    if silent:
        parts.append(say("needs.unsaid", n=len(silent), names=_named(silent, among, say)))
    if not yes and no and silent:
        parts.insert(0, say("needs.no", names=_named(no, among, say)))
    return say("needs.between").join(parts)


def _named(products: Sequence[Product], among: Sequence[Product], say: Speech) -> str:
    return say.listed([say("needs.the", name=short_name(product, among)) for product in products])
