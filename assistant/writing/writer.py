"""The model's prose: written from evidence, checked sentence by sentence, left out where it fails."""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from assistant.cards_first import CardsFirst
from assistant.claims.check import check_sentence
from assistant.claims.evidence import Evidence
from assistant.claims.lexicon import neutral
from assistant.language_model import LanguageModel
from assistant.turns import Cut
from assistant.understanding.wording import STOP
from assistant.writing.brief import ProductFacts, brief
from assistant.writing.streamed import whole_sentences
from retrieval.product import Product
from retrieval.vocabulary import WORD, stems

MAX_SENTENCES = 2
PUFF = re.compile(
    r"\b(?:perfect|great|amazing|excellent|high[- ]quality|ideal|versatile|stylish|elevate|must-have|fantastic|"
    r"wonderful|top-notch|best choice|great choice|look no further|whether you|any occasion|i hope|as an ai|sure to|"
    r"a wide range|variety of|and so on|etc|a (?=[aeio])|feel free|happy to)\b|!",
    re.I,
)
"""Praise and padding, which say nothing that could be checked."""
_SHORTEST = 5
_LINKING = frozenset(
    stems(
        f"{' '.join(STOP)} has have is are was with and but while though only both each neither than as comes made "
        "holds takes weighs costs gives brings adds stays goes runs lasts keeps one two three four other others first "
        "second"
    )
)
"""Words that join facts and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How the language model may write."""

    model: LanguageModel
    max_new_tokens: int = 96
    seconds: float = 5.0
    """After so long, what has been written is all."""
    turns: CardsFirst = field(default_factory=CardsFirst)
    """Others' cards go before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is written about."""

    wanted: str
    """The shopper's message."""
    earlier: str
    """What was said of the shelf already."""
    products: tuple[ProductFacts, ...]


def written(writing: Writing, wish: Wish, evidence: Evidence, *, stop: threading.Event) -> Iterator[str | Cut]:
    """Stream the model's supported sentences, whole ones only; the first that fails comes as a cut and is the last.

    A sentence is let through when the claim checker supports it and when it says something of a product on the shelf
    (no praise, no repetition). What a small model writes after a mistake is not
    better, so a mistake ends its turn.
    """
    said: list[str] = []
    before: tuple[Product, ...] = ()
    prompt = brief(wish.wanted, wish.earlier, wish.products)
    pieces = writing.model.write(prompt, max_new_tokens=writing.max_new_tokens, stop=stop)
    with closing(whole_sentences(writing.turns.after(pieces), seconds=writing.seconds)) as sentences:
        for sentence in sentences:
            verdict = check_sentence(sentence, evidence, before)
            reason = verdict.reason or _says_nothing(sentence, [wish.earlier, *said], wish.products)
            if reason is not None:
                yield Cut(sentence, reason)
                return
            before = verdict.about
            said.append(sentence)
            yield sentence
            if len(said) == MAX_SENTENCES:
                return


def _says_nothing(sentence: str, said: Sequence[str], products: Sequence[ProductFacts]) -> str | None:
    """Why a sentence that is not false is no use; None when it says something of a product that was not said yet."""
    start = sentence.casefold().removeprefix("the ")
    if not any(start.startswith(product.name.casefold()) for product in products):
        return "it does not begin with a product of the shelf"
    if len(WORD.findall(sentence)) < _SHORTEST or ":" in sentence:
        return "it is no whole sentence"
    if PUFF.search(sentence):
        return "it praises or pads"
    keys = set(stems(sentence))
    if keys <= neutral() | {key for product in products for key in stems(product.name)}:
        return "it only names it"
    told = [key for key in stems(sentence) if key not in _LINKING]
    if len(told) > len(set(told)):
        return "it says a word twice"
    if beyond := keys - _LINKING - _told(products):
        return f"the listings do not have {sorted(beyond)[0]!r}"
    said_before = any(len(keys & set(stems(earlier))) > 0.7 * len(keys) for earlier in said)
    return "it was said already" if said_before else None


def _told(products: Sequence[ProductFacts]) -> frozenset[str]:
    """Stems of what the model was given of the products."""
    return frozenset(stems(" ".join(text for product in products for text in (product.name, *product.told))))
