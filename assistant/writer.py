"""The model's prose: written from evidence, checked sentence by sentence, replaced by the template where it fails."""

import re
import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answers.answer import Answer, products_of
from assistant.answers.names import short_name
from assistant.answers.shelf_facts import DESCRIBED
from assistant.claims.check import check_sentence
from assistant.claims.evidence import Evidence, written
from assistant.language_model import LanguageModel, Message
from assistant.understanding.wording import STOP
from retrieval.product import Product
from retrieval.vocabulary import WORD, stem, stems

MAX_SENTENCES = 3
_SYSTEM = (
    "You are a shop assistant. Say in one or two short sentences how the products differ for what the shopper wants. "
    "Use only the facts."
)
_EXAMPLE = (
    Message(
        "user",
        "Wanted: something warm for cold evenings outside\nFacts:\n"
        "- Ember Shawl: thick boiled wool; stops the wind\n- Fen Poncho: light cotton; packs into its own pocket",
    ),
    Message(
        "assistant",
        "The Ember Shawl is thick boiled wool and stops the wind. "
        "The Fen Poncho is light cotton and packs into its own pocket.",
    ),
)
_END = re.compile(r"[.!?](?=\s|$)")
_PUFF = re.compile(
    r"\b(?:perfect|great|amazing|excellent|high[- ]quality|ideal|versatile|stylish|elevate|must-have|fantastic|"
    r"wonderful|top-notch|best choice|great choice|look no further|whether you|any occasion|i hope|as an ai|sure to|"
    r"a wide range|variety of|and so on|etc|a (?=[aeio])|feel free|happy to)\b|!",
    re.I,
)
_SPEECH = frozenset(
    stems(
        "cost price less more than both all these those other others another first second third cheaper cheapest "
        "lighter choice option pick fit suit work good rated rating review stock left available offer come made "
        "material colour color size while which whereas same differ difference between product item listing say buy "
        "bought dollar per each most least high higher highest low lower lowest two three four five six"
    )
)
_STOP_STEMS = frozenset(stem(word) for word in STOP)
_SHORTEST = 5
_LEAST_TOLD = 2
"""Words of substance, beside the names, that make a sentence worth saying."""
_FOLLOWED = 0.5
"""Share of them that must follow each other as in the listing: a shuffled listing is no fact."""
_LONGEST = 240
"""Characters after which an unfinished sentence is given up."""


def written_by_model(
    model: LanguageModel,
    message: str,
    answer: Answer,
    evidence: Evidence,
    *,
    max_new_tokens: int,
    stop: threading.Event,
) -> Iterator[str]:
    """Stream the model's supported sentences, whole ones only.

    A sentence is let through when the claim checker supports it, when every word of substance in it stands in the
    listings of the products it names, mostly in the listing's own order, and when it says something (no praise, no
    repetition). The first that fails ends the model's turn: what a small model writes after a mistake is not better.
    """
    said: list[str] = []
    before: tuple[Product, ...] = ()
    inner = threading.Event()
    stream = model.write(prompt(message, answer), max_new_tokens=max_new_tokens, stop=_either(stop, inner))
    for sentence in _sentences(stream):
        verdict = check_sentence(sentence, evidence, before)
        if not verdict.supported or not _says_something(sentence, said, verdict.about):
            break
        before = verdict.about
        said.append(sentence)
        yield sentence
        if len(said) == MAX_SENTENCES:
            break
    inner.set()


def prompt(message: str, answer: Answer) -> tuple[Message, ...]:
    """The prompt for a recommendation: an example, the message and the evidence as a list. Product text is data."""
    lines = [line for product in products_of(answer.products or ())[:DESCRIBED] if (line := _line(product, answer))]
    listing = "\n".join(lines)
    return (
        Message("system", _SYSTEM),
        *_EXAMPLE,
        Message("user", f"Wanted: {message[:300]}\nFacts:\n{listing}"),
    )


def _line(product: Product, answer: Answer) -> str | None:
    told = [
        fact.text.removeprefix(f"{product.title}: ")[:160]
        for fact in answer.facts
        if fact.kind == "attribute" and fact.product_id == product.product_id
    ]
    return f"- {short_name(product)}: {'; '.join(told)}" if told else None


def evidence_of(answer: Answer, request_evidence: Evidence) -> Evidence:
    """The evidence a recommendation is checked against."""
    return Evidence(
        shown=products_of(answer.products or ()),
        others=request_evidence.others,
        request=request_evidence.request,
        facts=answer.facts,
        total=answer.total,
        variants=request_evidence.variants,
    )


def _sentences(pieces: Iterator[str]) -> Iterator[str]:
    """Whole sentences out of a stream; an unfinished tail is dropped."""
    text = ""
    for piece in pieces:
        text += piece
        while match := _END.search(text):
            if re.search(r"\d\.$", text[: match.end()]) and match.end() == len(text):
                break  # "4." may go on as "4.6"
            sentence, text = text[: match.end()].strip(), text[match.end() :]
            if sentence:
                yield sentence
        if "\n\n" in text or len(text) > _LONGEST:
            return


def _says_something(sentence: str, said: Sequence[str], about: Sequence[Product]) -> bool:
    """Whether a sentence tells something new of the products it names, in words of their own listings."""
    words = [word.lower() for word in WORD.findall(sentence)]
    keys = [stem(word) for word in words if word not in STOP and not word.isdigit()]
    if not about or len(words) < _SHORTEST or _PUFF.search(sentence) or ":" in sentence:
        return False
    listings = [stems(written(product)) for product in about]
    names = {key for product in about for key in stems(product.title)}
    own = {key for listing in listings for key in listing}
    if any(key not in own and key not in _SPEECH for key in keys):
        return False
    told = [key for key in keys if key not in names and key not in _SPEECH]
    pairs = {pair for listing in listings for pair in pairwise([key for key in listing if key not in _STOP_STEMS])}
    followed = sum(pair in pairs for pair in pairwise(told))
    if len(told) < _LEAST_TOLD or followed < _FOLLOWED * (len(told) - 1):
        return False
    return not any(len(set(told) & set(stems(earlier))) > 0.7 * len(set(told)) for earlier in said)


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, first: threading.Event, second: threading.Event) -> None:
        super().__init__()
        self._first, self._second = first, second

    def is_set(self) -> bool:
        return self._first.is_set() or self._second.is_set()


def _either(first: threading.Event, second: threading.Event) -> threading.Event:
    return _Either(first, second)
