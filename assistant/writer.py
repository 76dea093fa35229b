"""The model's prose: written from evidence, checked sentence by sentence, replaced by the template where it fails."""

import re
import threading
from collections.abc import Iterator, Sequence

from assistant.answers.answer import Answer, products_of
from assistant.answers.names import short_name
from assistant.answers.shelf_facts import DESCRIBED
from assistant.claims.check import check_sentence
from assistant.claims.evidence import Evidence
from assistant.claims.retold import retold
from assistant.language_model import LanguageModel, Message
from retrieval.product import Product
from retrieval.vocabulary import WORD, stems

MAX_SENTENCES = 3
_SYSTEM = (
    "You are a shop assistant. Say in one or two short sentences how the products differ for what the shopper wants. "
    "Use only the facts."
)
_EXAMPLE = (
    Message(
        "user",
        "Wanted: something warm for cold evenings outside\nFacts:\n"
        "- Ember Shawl: Keeps the wind off your neck; weight 400 g\n"
        "- Fen Poncho: Packs into its own pocket; weight 150 g",
    ),
    Message(
        "assistant",
        "The Ember Shawl keeps the wind off your neck and has a weight of 400 g. "
        "The Fen Poncho packs into its own pocket and has a weight of 150 g.",
    ),
)
_END = re.compile(r"[.!?](?=\s|$)")
_PUFF = re.compile(
    r"\b(?:perfect|great|amazing|excellent|high[- ]quality|ideal|versatile|stylish|elevate|must-have|fantastic|"
    r"wonderful|top-notch|best choice|great choice|look no further|whether you|any occasion|i hope|as an ai|sure to|"
    r"a wide range|variety of|and so on|etc|a (?=[aeio])|feel free|happy to)\b|!",
    re.I,
)
_ATTRIBUTES = 3
_SHORTEST = 5
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

    A sentence is let through when the claim checker supports it, when it only retells the listings of the products it
    names, and when it says something (no praise, no repetition). The first that fails ends the model's turn: what a
    small model writes after a mistake is not better.
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
    told += [f"{name} {value}" for name, value in list(product.attributes.items())[:_ATTRIBUTES]]
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
    """Whether a sentence retells something of the products it names, without praise, that was not said yet."""
    if not about or len(WORD.findall(sentence)) < _SHORTEST or _PUFF.search(sentence) or ":" in sentence:
        return False
    keys = set(stems(sentence))
    return retold(sentence, about) and not any(len(keys & set(stems(earlier))) > 0.7 * len(keys) for earlier in said)


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, first: threading.Event, second: threading.Event) -> None:
        super().__init__()
        self._first, self._second = first, second

    def is_set(self) -> bool:
        return self._first.is_set() or self._second.is_set()


def _either(first: threading.Event, second: threading.Event) -> threading.Event:
    return _Either(first, second)
