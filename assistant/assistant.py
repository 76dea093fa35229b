"""One turn, left to right: understand, find, rank, show, answer, record. At most two model calls."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

from assistant.answers.answer import Answer
from assistant.claims.evidence import Evidence
from assistant.conversation import Conversation, fold
from assistant.handlers import Handlers, Step
from assistant.language_model import LanguageModel
from assistant.request import Request
from assistant.service.reading.chinese import order_words
from assistant.speech.language import language_of
from assistant.speech.speech import Speech, joined
from assistant.turns import Done, Said, Shelf, Timings, Turn, Update
from assistant.understanding.understand import Reader
from assistant.writer import evidence_of, written_by_model
from ranking.ranked import Profile, RankedProduct
from retrieval.errors import ShelftalkerError
from retrieval.product import Product

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One message with all that it may depend on: the visible turns before it and who is asking."""

    message: str
    turns: tuple[Turn, ...] = ()
    user_id: str | None = None
    """The shopper whose history counts; None is a guest."""
    k: int = 6
    signed_in: bool = False
    """Whether the caller has checked that the shopper is who `user_id` says: then they are known to order help."""
    turn_id: str | None = None
    """Given to have the turn stored under a known id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """The conversation of one shop. Keeps no state of its own between turns."""

    reader: Reader
    handlers: Handlers
    products: Callable[[Sequence[str]], dict[str, Product]]
    """Looks products up by id."""
    profile: Callable[[str | None], Profile]
    model: LanguageModel | None = None
    max_new_tokens: int = 96
    record: Callable[[Turn, Timings], None] = lambda _turn, _timings: None
    """Stores a finished turn."""

    def reply(self, asked: Asked, stop: threading.Event | None = None) -> Generator[Update, None, None]:
        """Answer one message: the shelf first, then the text as it is checked, then the finished turn.

        Closing the iterator or setting `stop` ends the model at once; what was said until then is recorded.
        """
        started = time.perf_counter()
        stop = stop or threading.Event()
        asked = asked if asked.turn_id else replace(asked, turn_id=uuid.uuid4().hex)
        conversation = fold(asked.turns)
        step = self._understood(asked, conversation)
        answer = self.handlers.answer(step)
        shelf = _shelf(step, answer)
        products_ms = _since(started)
        said: list[str] = []
        first_ms: float | None = None
        finished = False
        try:
            yield shelf
            for sentence in self._said(step, answer, stop):
                first_ms = first_ms or _since(started)
                said.append(sentence)
                yield Said(text=sentence)
            finished = True
        finally:
            stopped = not finished or stop.is_set()
            stop.set()
            timings = Timings(products=products_ms, first_word=first_ms, total=_since(started))
            turn = self._turn(asked, step, answer, said, stopped=stopped)
            self.record(turn, timings)
        yield Done(turn=turn, timings=timings, products=answer.products or ())

    def _understood(self, asked: Asked, conversation: Conversation) -> Step:
        shown = tuple(self.products(conversation.shown).values())
        message = self.reader.english(asked.message)
        said = " ; ".join(part for part in (message, order_words(asked.message, message)) if part)
        desk = self.handlers.desk
        customer_id = conversation.customer_id or (desk.signed_in(asked.user_id) if asked.signed_in else None)
        replies = desk.takes(said, conversation.pending, customer_id)
        if replies:
            request = replace(conversation.request or Request(intent="order"), intent="order", refers_to=())
        else:
            request = self.reader.understand(conversation, asked.message, shown)
            if request.intent not in ("order", "unsafe") and desk.wants(said, customer_id, shelf=bool(shown)):
                current = conversation.request or request
                request = replace(current, intent="order", refers_to=(), scene=None, service=request.service)
        return Step(
            message=said if request.intent == "order" else message,
            conversation=conversation,
            request=request,
            shown=shown,
            profile=self.profile(asked.user_id),
            k=asked.k,
            say=Speech(language_of(asked.message, conversation.language, replies=replies)),
            turn_id=asked.turn_id or "",
            customer_id=customer_id,
        )

    def _said(self, step: Step, answer: Answer, stop: threading.Event) -> Iterator[str]:
        yield from self._sentences(step, answer, stop)
        if answer.reminder and not stop.is_set():
            yield answer.reminder

    def _sentences(self, step: Step, answer: Answer, stop: threading.Event) -> Iterator[str]:
        """The model's supported sentences, or the template's where there are none: it writes English alone."""
        writes = answer.model_may_write and step.say.language == "en"
        if self.model is None or not writes or not answer.products:
            yield from answer.sentences
            return
        yield answer.sentences[0]
        evidence = evidence_of(answer, Evidence(request=step.request, others=()))
        wrote = False
        try:
            for sentence in written_by_model(
                self.model, step.message, answer, evidence, max_new_tokens=self.max_new_tokens, stop=stop
            ):
                wrote = True
                yield sentence
        except (ShelftalkerError, RuntimeError, OSError) as error:
            _LOG.warning("The language model could not write, templates answer: %s", error)
        if stop.is_set():
            return
        rest = answer.sentences[1:]
        yield from rest if not wrote else [sentence for sentence in rest if sentence.endswith("?")]

    def _turn(self, asked: Asked, step: Step, answer: Answer, said: Sequence[str], *, stopped: bool) -> Turn:
        conversation = step.conversation
        shown = conversation.shown if answer.products is None else _ids(answer.products)
        return Turn(
            turn_id=step.turn_id,
            message=asked.message,
            request=step.request,
            shown=shown,
            answer=reduce(joined, said, ""),
            evidence=answer.facts,
            cart=conversation.cart if answer.cart is None else answer.cart,
            pending=answer.pending,
            customer_id=answer.customer_id or step.customer_id,
            user_id=asked.user_id,
            no_match=answer.no_match,
            stopped=stopped,
            language=step.say.language,
            at=datetime.now(),
        )


def _shelf(step: Step, answer: Answer) -> Shelf:
    return Shelf(
        request=step.request,
        language=step.say.language,
        products=answer.products or (),
        total=answer.total,
        no_match=answer.no_match,
        near=answer.near,
        relaxations=answer.relaxations,
        choices=answer.choices,
        unchanged=answer.products is None,
    )


def _ids(ranked: Sequence[RankedProduct]) -> tuple[str, ...]:
    return tuple(item.product.product_id for item in ranked)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
