"""The model's prose: written from evidence, checked sentence by sentence, replaced by the template where it fails."""

import re
import threading
from collections.abc import Iterator, Sequence

from assistant.answers.answer import Answer, products_of
from assistant.claims.check import check_sentence
from assistant.claims.evidence import Evidence, written
from assistant.language_model import LanguageModel, Message
from assistant.understanding.wording import STOP
from retrieval.product import Product
from retrieval.vocabulary import WORD, stem, stems

MAX_SENTENCES = 3
_SYSTEM = (
    "You are a shop assistant. From the facts given, tell the shopper in one or two short plain sentences how "
    "the products differ for what they want. Use only these facts. Name products as given. No praise, no "
    "questions."
)
_END = re.compile(r"[.!?](?=\s|$)")
_PUFF = re.compile(
    r"\b(?:perfect|great|amazing|excellent|high[- ]quality|ideal|versatile|stylish|elevate|must-have|fantastic|"
    r"wonderful|top-notch|best choice|great choice|look no further|whether you|any occasion|i hope|as an ai|sure to|"
    r"a wide range|variety of|feel free|happy to)\b|!",
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
    evidence or the message, and when it says something (no praise, no repetition). The first that fails ends the
    model's turn: what a small model writes after a mistake is not better.
    """
    said: list[str] = []
    before: tuple[Product, ...] = ()
    inner = threading.Event()
    allowed = _allowed(message, evidence)
    stream = model.write(prompt(message, answer), max_new_tokens=max_new_tokens, stop=_either(stop, inner))
    for sentence in _sentences(stream):
        verdict = check_sentence(sentence, evidence, before)
        if not verdict.supported or not _says_something(sentence, said, allowed):
            break
        before = verdict.about
        said.append(sentence)
        yield sentence
        if len(said) == MAX_SENTENCES:
            break
    inner.set()


def prompt(message: str, answer: Answer) -> tuple[Message, ...]:
    """The prompt for a recommendation: the message and the evidence as a list. Product text is data."""
    facts = [
        f"- {fact.text[:160]}"
        for fact in answer.facts
        if fact.kind in ("price", "rating", "attribute", "offer", "taste")
    ]
    listing = "\n".join(facts[:12])
    return (
        Message("system", _SYSTEM),
        Message("user", f"The shopper wants: {message[:300]}\nFacts:\n{listing}"),
    )


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


def _allowed(message: str, evidence: Evidence) -> frozenset[str]:
    words = set(stems(message)) | set(stems(evidence.fact_text())) | _SPEECH
    for product in evidence.shown:
        words |= set(stems(written(product)))
    return frozenset(words)


def _says_something(sentence: str, said: Sequence[str], allowed: frozenset[str]) -> bool:
    words = [word.lower() for word in WORD.findall(sentence)]
    content = [word for word in words if word not in STOP and not word.isdigit()]
    if len(words) < 4 or not content or _PUFF.search(sentence):
        return False
    if any(stem(word) not in allowed for word in content):
        return False
    keys = {stem(word) for word in content}
    return not any(len(keys & set(stems(earlier))) > 0.7 * len(keys) for earlier in said)


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, first: threading.Event, second: threading.Event) -> None:
        super().__init__()
        self._first, self._second = first, second

    def is_set(self) -> bool:
        return self._first.is_set() or self._second.is_set()


def _either(first: threading.Event, second: threading.Event) -> threading.Event:
    return _Either(first, second)
