"""One turn, left to right: understand, find, rank, show, answer, record. At most two model calls."""

import logging
import re
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce

from sqlalchemy.exc import SQLAlchemyError

from assistant.answers.answer import Answer, products_of
from assistant.cards_first import CardsFirst
from assistant.cart.options import answers_options, asks_options
from assistant.claims.evidence import Evidence
from assistant.claims.sources import sources
from assistant.conversation import Conversation, fold
from assistant.going_on import about_order, insists, order_question, own_instead
from assistant.guard.harm import Harm
from assistant.guard.limits import Limits, Refusal
from assistant.guard.wording import limited
from assistant.handlers import Handlers
from assistant.named import with_names
from assistant.pictured import Pictured, unseen
from assistant.request import Intent, Request
from assistant.service.reading.chinese import KEEP, denies, order_words
from assistant.speech.language import language_of
from assistant.speech.speech import Speech, joined
from assistant.step import Step
from assistant.store_questions import OWN_ORDER
from assistant.turns import Cut, Done, Fact, Said, Sentence, Shelf, Timings, Turn, Update, Written
from assistant.understanding.named import TitleIndex
from assistant.understanding.remembering import memory_wish
from assistant.understanding.sorrow import tells_of_loss
from assistant.understanding.understand import Reader
from assistant.writing.facts import product_facts, worth_writing
from assistant.writing.writer import Wish, Writing, written
from ranking.ranked import Profile, RankedProduct
from retrieval.errors import ShelftalkerError
from retrieval.product import Product
from retrieval.vocabulary import stems

_GENERAL = re.compile(r"^\W*(?:and |so |ok |but )*(?:can|could|may|do|does|what|how|when|is|are|if|which|who)\b", re.I)
"""A question about rules in general, unless it speaks of an order of the shopper's own."""
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
    picture: bytes | None = None
    """A picture that came with the message; it is looked at and not kept."""
    conversation_id: str | None = None
    """The conversation that it is said in; None goes on with that of the last turn, or begins a new one."""

    def known(self) -> "Asked":
        """The same message with the ids of its turn and its conversation."""
        going_on = self.turns[-1].conversation_id if self.turns else None
        return replace(
            self,
            turn_id=self.turn_id or uuid.uuid4().hex,
            conversation_id=self.conversation_id or going_on or uuid.uuid4().hex,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """The conversation of one shop. Keeps no state of its own between turns."""

    reader: Reader
    handlers: Handlers
    products: Callable[[Sequence[str]], dict[str, Product]]
    """Looks products up by id."""
    profile: Callable[[str | None], Profile]
    titles: TitleIndex
    """Finds the names of products in a message."""
    writing: Writing | None = None
    """How the language model writes; None leaves everything to templates."""
    record: Callable[[Turn, Timings], None] = lambda _turn, _timings: None
    """Stores a finished turn."""
    limits: Limits | None = None
    """How much a shopper may ask; None for the shop's own people, who ask as much as they like."""
    pictured: Pictured | None = None
    """Answers messages with a picture; None where the shop has set no image-text model."""
    turns: CardsFirst = field(default_factory=CardsFirst)
    """Shared by all turns of the shop, so that cards go before prose."""

    def reply(self, asked: Asked, stop: threading.Event | None = None) -> Generator[Update, None, None]:
        """Answer one message: the shelf first, then the text as it is checked, then the finished turn.

        Closing the iterator or setting `stop` ends the model at once; what was said until then is recorded.
        """
        started = time.perf_counter()
        stop = stop or threading.Event()
        asked = asked.known()
        conversation = fold(asked.turns)
        if asked.picture is not None and not asked.message.strip():
            asked = replace(asked, message=Speech(conversation.language)("picture.message"))
        refusal = self.limits.admit(asked.user_id, len(asked.message)) if self.limits is not None else None
        if refusal is not None:
            yield from _beyond_a_limit(asked, conversation, refusal)
            return
        with self.turns.looking():
            step = self._understood(asked, conversation)
            answer = self.handlers.answer(step) if asked.picture is None else self._pictured(step, asked.picture)
        step = replace(step, request=answer.request or step.request)
        shelf = _shelf(step, answer)
        products_ms = _since(started)
        said: list[str] = []
        cut: list[Cut] = []
        first_ms: float | None = None
        finished = False
        try:
            yield shelf
            for sentence in self._said(asked, step, answer, stop):
                if isinstance(sentence, Cut):
                    cut.append(sentence)
                    continue
                first_ms = first_ms or _since(started)
                said.append(sentence)
                yield Said(text=sentence)
            finished = True
        finally:
            stopped = not finished or stop.is_set()
            stop.set()
            timings = Timings(products=products_ms, first_word=first_ms, total=_since(started))
            turn = replace(self._turn(asked, step, answer, said, stopped=stopped), cut=tuple(cut))
            noted = self._noted(turn, timings)
        if not noted:
            yield Said(text=step.say("turn.not_noted"))
        yield Done(turn=turn, timings=timings, products=answer.products or ())

    def _pictured(self, step: Step, picture: bytes) -> Answer:
        answer = unseen(step) if self.pictured is None else self.pictured.answer(step, picture)
        return self.handlers.with_whys(step, answer)

    def _understood(self, asked: Asked, conversation: Conversation) -> Step:
        shown = tuple(self.products(conversation.shown).values())
        message = self.reader.english(asked.message)
        chooses, about = False, None
        open_order = None if asks_options(conversation.pending) else conversation.pending
        words = (KEEP,) if denies(asked.message) else (message, order_words(asked.message, message))
        said = " ; ".join(part for part in words if part)
        desk = self.handlers.desk
        customer_id = conversation.customer_id or (desk.signed_in(asked.user_id) if asked.signed_in else None)
        replies = desk.takes(said, open_order, customer_id)
        if replies:
            request = replace(conversation.request or Request(intent="order"), intent="order", refers_to=())
        elif chooses := answers_options(conversation.pending, message, asked.message):
            request = replace(conversation.request or Request(intent="cart"), intent="cart", refers_to=())
        else:
            held = tuple(self.products([line.product_id for line in conversation.cart]).values())
            request = self.reader.understand(conversation, asked.message, shown, held)
            if (
                memory_wish(asked.message) is None
                and _may_be_order(request, said)
                and desk.wants(said, customer_id, shelf=bool(shown))
            ):
                current = conversation.request or request
                request = replace(current, intent="order", refers_to=(), scene=None, service=request.service)
            elif customer_id is not None and about_order(said, request, conversation):
                said = order_question(said)
                request = replace(request, intent="order", refers_to=())
            elif (own := own_instead(message, conversation)) is not None:
                said = own
                request = replace(request, intent="order", refers_to=(), service=None)
            elif insists(message, conversation):
                request = replace(request, intent="unsafe", refers_to=(), scene=None)
            about = with_names(
                message,
                request,
                shown,
                last=conversation.intent,
                before=(conversation.messages or ("",))[-1],
                titles=self.titles,
                products=self.products,
            )
            request = about.request
            if request.intent == "compare" and not shown and not about.products:
                request = self.reader.search(asked.message)
        aside = request.intent in ("unsafe", "out_of_scope")
        return Step(
            message=said if request.intent == "order" else message,
            conversation=conversation,
            request=request,
            shown=shown,
            named=about.products if about is not None else (),
            profile=self.profile(asked.user_id),
            today=date.today(),
            answers_options=chooses,
            k=asked.k,
            say=Speech(language_of(asked.message, conversation.language, replies=replies)),
            memory=memory_wish(asked.message) if request.intent == "profile" else None,
            harm=self._harm(asked.message, conversation) if aside else None,
            turn_id=asked.turn_id or "",
            user_id=asked.user_id,
            customer_id=customer_id,
        )

    def _harm(self, message: str, conversation: Conversation) -> Harm | None:
        """What is not granted of a message, or of the one before it that it insists on."""
        harm = self.reader.harm(message)
        earlier = reversed(conversation.messages) if harm is None and insists(message, conversation) else ()
        return harm or next((found for text in earlier if (found := self.reader.harm(text)) is not None), None)

    def _said(self, asked: Asked, step: Step, answer: Answer, stop: threading.Event) -> Iterator[str | Cut]:
        yield from self._sentences(asked, step, answer, stop)
        if answer.reminder and not stop.is_set():
            yield answer.reminder

    def _sentences(self, asked: Asked, step: Step, answer: Answer, stop: threading.Event) -> Iterator[str | Cut]:
        """The model's supported sentences, or the template's where there are none: it writes English alone.

        A sentence that was cut comes too, to be noted.
        """
        writes = answer.model_may_write and step.say.language == "en" and bool(answer.products)
        if self.writing is None or not writes or not worth_writing(products_of(answer.products or ())):
            yield from answer.sentences
            return
        with self.limits.writing(asked.user_id) if self.limits is not None else nullcontext(enter_result=True) as may:
            yield from self._written(self.writing, step, answer, stop) if may else answer.sentences

    def _written(self, writing: Writing, step: Step, answer: Answer, stop: threading.Event) -> Iterator[str | Cut]:
        """What the model says of the products, after the first line; templates say what it leaves out."""
        fixed = [sentence for sentence in answer.sentences if sentence not in answer.spare]
        asking = [sentence for sentence in fixed if sentence.endswith("?")]
        telling = [sentence for sentence in fixed if not sentence.endswith("?")]
        yield from telling
        wrote = False
        try:
            for written_or_cut in written(writing, _wish(step, answer), _evidence(step, answer), stop=stop):
                if isinstance(written_or_cut, Cut):
                    yield written_or_cut
                    continue
                wrote = True
                yield Written(written_or_cut)
        except (ShelftalkerError, RuntimeError, OSError) as error:
            _LOG.warning("The language model could not write, templates answer: %s", error)
        if not stop.is_set():
            yield from [*(() if wrote else answer.spare), *asking]

    def _noted(self, turn: Turn, timings: Timings) -> bool:
        """Store a finished turn; False when that failed, as on a full disk. The answer stands either way."""
        try:
            self.record(turn, timings)
        except (ShelftalkerError, SQLAlchemyError, OSError):
            _LOG.exception("The turn %s could not be stored.", turn.turn_id)
            return False
        return True

    def _turn(self, asked: Asked, step: Step, answer: Answer, said: Sequence[str], *, stopped: bool) -> Turn:
        conversation = step.conversation
        shown = conversation.shown if answer.products is None else _ids(answer.products)
        return Turn(
            turn_id=step.turn_id,
            message=asked.message,
            request=step.request,
            shown=shown,
            answer=reduce(joined, said, ""),
            sentences=tuple(Sentence(sentence, sources(sentence, answer.facts)) for sentence in said),
            evidence=answer.facts,
            whys=answer.whys,
            table=answer.table,
            orders=answer.orders,
            replies=answer.choices,
            cart=conversation.cart if answer.cart is None else answer.cart,
            kit=conversation.kit if answer.products is None else answer.kit,
            pending=answer.pending,
            customer_id=answer.customer_id or step.customer_id,
            user_id=asked.user_id,
            no_match=answer.no_match,
            outcome=answer.outcome,
            stopped=stopped,
            language=step.say.language,
            at=datetime.now(),
            conversation_id=asked.conversation_id,
            harm=step.harm if answer.outcome == "refused" else None,
            relaxations=tuple(replace(each, examples=()) for each in answer.relaxations),
            written=sum(isinstance(sentence, Written) for sentence in said),
        )


def _beyond_a_limit(asked: Asked, conversation: Conversation, refusal: Refusal) -> Iterator[Update]:
    """A turn that is not taken: one sentence, everything as it was, nothing recorded."""
    say = Speech(
        conversation.language if refusal.limit == "length" else language_of(asked.message, conversation.language)
    )
    said = limited(refusal, say).sentences[0]
    request = replace(conversation.request or Request(intent="smalltalk"), intent="smalltalk", refers_to=())
    yield Shelf(request=request, products=(), total=0, language=say.language, unchanged=True, beyond=refusal)
    yield Said(text=said)
    turn = Turn(
        turn_id=asked.turn_id or uuid.uuid4().hex,
        message="" if refusal.limit == "length" else asked.message,
        request=request,
        shown=conversation.shown,
        answer=said,
        cart=conversation.cart,
        pending=conversation.pending,
        customer_id=conversation.customer_id,
        user_id=asked.user_id,
        language=say.language,
        at=datetime.now(),
        conversation_id=asked.conversation_id,
    )
    yield Done(turn=turn, timings=Timings(products=None, first_word=None, total=0.0), products=())


def _may_be_order(request: Request, message: str) -> bool:
    """Whether what was understood leaves room for an order: no harm, no rule, nothing of the cart or a set."""
    if request.intent in ("order", "unsafe", "cart", "compare") or tells_of_loss(message.lower()):
        return False
    if request.intent == "store_question" and _GENERAL.search(message) and not OWN_ORDER.search(message):
        return False
    return request.bundle is None or request.intent not in ("recommend", "refine")


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
        whys=answer.whys,
        table=answer.table,
        orders=answer.orders,
        quoted=quoted(step.request.intent, answer.facts),
        unchanged=answer.products is None,
    )


def quoted(intent: Intent, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What an answer about the shop itself quotes from its pages."""
    return tuple(fact for fact in facts if fact.kind == "passage") if intent == "store_question" else ()


def _wish(step: Step, answer: Answer) -> Wish:
    products = products_of(answer.products or ())
    stated = stems(f"{step.request.phrase or ''} {step.request.search_text or ''}")
    earlier = " ".join(sentence for sentence in answer.sentences if sentence not in answer.spare)
    return Wish(wanted=step.message, earlier=earlier, products=product_facts(products, stated, answer.facts))


def _evidence(step: Step, answer: Answer) -> Evidence:
    """What the model's sentences about a shelf are checked against."""
    shown = products_of(answer.products or ())
    return Evidence(shown=shown, request=step.request, facts=answer.facts, total=answer.total)


def _ids(ranked: Sequence[RankedProduct]) -> tuple[str, ...]:
    return tuple(item.product.product_id for item in ranked)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
