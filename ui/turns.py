"""What happens when a shopper says, presses, takes back or changes something. Knows nothing of gradio."""

import logging
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from assistant.assistant import Asked, Assistant
from assistant.conversation import fold
from assistant.shop import Shop
from assistant.speech import speech
from assistant.speech.language import language_of
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Done, Said, Shelf, Turn
from retrieval.errors import ShelftalkerError
from ui.identity.guests import GUEST
from ui.identity.visitors import NOBODY, Identity
from ui.markup import Markup, joined
from ui.memory import Memory
from ui.messages import Message, answered, asked, before, cleaned, of_turns, plain, visible_ids
from ui.redraw import Redraw
from ui.running import Run, Running
from ui.shelf import EMPTY, ShelfView, shelf
from ui.sources import sources

logger = logging.getLogger(__name__)

_THUMBS = ("like", "dislike")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What changes on the page; None leaves a part as it is."""

    messages: list[Message] | None = None
    shelf: Markup | None = None
    header: Markup | None = None
    sources: Markup | None = None
    """Where the last answer comes from."""
    box: str | None = None
    """The text in the shopper's box."""
    busy: bool | None = None
    """Whether an answer is being given: Stop stands where Ask stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who is at the page."""

    session: str
    """The tab: one answer at a time is given to it."""
    person: str = ""
    """The id of the person picked, for demonstrations; "" is the visitor's own self."""
    identity: Identity = NOBODY
    """Who the browser's cookies say it is."""


class Talk:
    """The conversation of the page. All state is in the messages that the page sends along."""

    def __init__(self, shop: Shop, *, with_model: bool) -> None:
        """Keep the shop."""
        self._shop, self._with_model = shop, with_model
        self._memory, self._running = Memory(), Running()
        self._redraw = Redraw(shop, self._memory)

    def say(self, text: str, history: Any, visitor: Visitor) -> Iterator[Page]:
        """Answer a message: the shelf first, the words after it."""
        if not text.strip():
            yield Page()
            return
        with self._running.run(visitor.session) as run:
            for page in self._answered(text, cleaned(history), visitor, run):
                if run.replaced:
                    return
                yield page

    def again(self, index: Any, history: Any, visitor: Visitor) -> Iterator[Page]:
        """Retry: forget an answer and what came after it, and ask the same again."""
        kept, text = before(cleaned(history), index)
        yield from self.say(text, kept, visitor)

    def changed(self, index: Any, text: str, history: Any, visitor: Visitor) -> Iterator[Page]:
        """Edit: go back to a message and ask it in other words."""
        kept, _ = before(cleaned(history), index)
        yield from self.say(plain(text), kept, visitor)

    def undone(self, index: Any, history: Any, visitor: Visitor) -> Page:
        """Undo: take a message back, with its answer, and put its words into the box."""
        self._running.replace(visitor.session)
        kept, text = before(cleaned(history), index)
        return replace(self._drawn(kept, visitor), box=text)

    def cleared(self, visitor: Visitor) -> Page:
        """Clear: nothing is visible any more, so nothing is in force."""
        self._running.replace(visitor.session)
        return self._drawn([], visitor)

    def restored(self, turn_ids: Sequence[str], visitor: Visitor) -> tuple[str, Page]:
        """Reload: who was shopping, and the conversation read back by the ids that the page had kept."""
        known = visitor.person if self._redraw.name_of(visitor.person) else ""
        messages = of_turns(self._turns(turn_ids, visitor))
        return known, self._drawn(messages, replace(visitor, person=known))

    def speech(self, history: Any, visitor: Visitor) -> Speech:
        """Says things in the language of the visible conversation."""
        return Speech(fold(self._turns(visible_ids(cleaned(history)), visitor)).language)

    def stop(self, visitor: Visitor) -> None:
        """Stop the answer being given; what was said until then stays."""
        self._running.stop(visitor.session)

    def picked(self, person: str, history: Any, visitor: Visitor) -> tuple[str, Page]:
        """Somebody else is shopping: the person's id, and the head of the page. The conversation goes on."""
        known = person if self._redraw.name_of(person) else ""
        turns = self._turns(visible_ids(cleaned(history)), visitor)
        return known, Page(header=self._redraw.header(turns, known))

    def reacted(self, product_id: str, kind: Any, visitor: Visitor, say: Speech = ENGLISH) -> str:
        """A thumb: an event that counts in the next answer. What to say of it."""
        product = self._shop.catalogue.get([product_id]).get(product_id)
        if product is None or kind not in _THUMBS:
            return say("page.not_noted")
        try:
            noted = self._shop.react(self._user_id(visitor), product_id, kind)
        except ShelftalkerError:
            logger.exception("a thumb could not be noted")
            return say("page.not_noted")
        return say("page.noted", form=kind, name=product.title) if noted else say("me.not_noted")

    def _answered(self, text: str, history: list[Message], visitor: Visitor, run: Run) -> Iterator[Page]:
        """The changes of the page from the message to the end of its answer, whatever happens in between."""
        home, said, view, say = self._shop.home.path, [*history, asked(text)], EMPTY, ENGLISH
        try:
            turns = self._turns(visible_ids(history), visitor)
            say = Speech(language_of(text, fold(turns).language))
            view = replace(self._redraw.shelf_after(turns), language=say.language)
            question = Asked(
                message=text,
                turns=turns,
                user_id=self._user_id(visitor),
                signed_in=self._signed_in(visitor),
                k=self._shop.settings.search.k,
                turn_id=uuid.uuid4().hex,
            )
            looking = [*said, answered(say("page.looking"), question.turn_id)]
            yield Page(messages=looking, shelf=shelf(view, home, waiting=True), sources=joined(), box="", busy=True)
            yield from self._streamed(question, said, view, run)
        except Exception:
            logger.exception("a turn failed")
            wrong = [*said, answered(say("page.went_wrong"), None)]
            yield Page(messages=wrong, shelf=shelf(view, home), busy=False)

    def _streamed(self, question: Asked, said: list[Message], view: ShelfView, run: Run) -> Iterator[Page]:
        """The updates of a turn as changes of the page."""
        home, turn_id, words_so_far = self._shop.home.path, question.turn_id, ""
        # a page that goes away closes this, and the model stops
        with closing(self._assistant.reply(question, run.stop)) as updates:
            for update in updates:
                match update:
                    case Shelf():
                        view = self._view(update, question, view)
                        self._memory.keep(view)
                        yield Page(shelf=shelf(view, home))
                    case Said():
                        words_so_far = speech.joined(words_so_far, update.text)
                        yield Page(messages=[*said, answered(words_so_far, turn_id)])
                    case Done():
                        self._count_cart(question, update.turn)
                        yield Page(
                            messages=[
                                *said,
                                answered(words_so_far or Speech(update.turn.language)("page.stopped"), turn_id),
                            ],
                            header=self._redraw.header([update.turn], self._person(question.user_id)),
                            sources=_sources(update.turn),
                            busy=False,
                        )

    @property
    def _assistant(self) -> Assistant:
        return self._shop.assistant(with_model=self._with_model)

    def _view(self, update: Shelf, question: Asked, earlier: ShelfView) -> ShelfView:
        """The shelf after an update: the new products, or those of before under this turn's id."""
        assert question.turn_id is not None
        if update.unchanged:
            return replace(
                earlier,
                turn_id=question.turn_id,
                request=fold(question.turns).request,
                language=update.language,
                table=update.table,
            )
        return ShelfView(
            turn_id=question.turn_id,
            items=update.products,
            whys=update.whys,
            request=update.request,
            total=update.total,
            near=update.near,
            relaxations=update.relaxations,
            choices=update.choices,
            shopper=self._named(question.user_id),
            language=update.language,
        )

    def _named(self, user_id: str | None) -> str | None:
        """For whom the shelf is chosen: nobody while they shop as a guest."""
        return None if self._shop.preferences.of(user_id).as_guest else self._redraw.name_of(user_id)

    def _drawn(self, messages: list[Message], visitor: Visitor) -> Page:
        """The whole page as it stands after the messages."""
        turns = self._turns(visible_ids(messages), visitor)
        view = self._redraw.shelf_after(turns) if turns else EMPTY
        return Page(
            messages=messages,
            shelf=shelf(view, self._shop.home.path),
            header=self._redraw.header(turns, visitor.person),
            sources=_sources(turns[-1]) if turns else joined(),
            busy=False,
        )

    def _count_cart(self, question: Asked, turn: Turn) -> None:
        """What went into the cart with this turn speaks for itself in the next ranking."""
        had = {line.product_id for line in question.turns[-1].cart} if question.turns else set()
        for line in turn.cart:
            if line.product_id not in had and question.user_id:
                self._shop.react(question.user_id, line.product_id, "cart")

    def _turns(self, turn_ids: Sequence[str], visitor: Visitor) -> tuple[Turn, ...]:
        """The visitor's own turns of the ids given: an id that somebody else's page had opens nothing."""
        own = {*visitor.identity.ids, f"{GUEST}{visitor.session}", *self._shop.settings.serve.people}
        return tuple(turn for turn in self._shop.journal.turns(turn_ids) if turn.user_id in own)

    def _user_id(self, visitor: Visitor) -> str:
        """The person picked, else the account or the guest of this browser; without cookies, the guest of this tab."""
        if self._redraw.name_of(visitor.person):
            return visitor.person
        return visitor.identity.user_id or f"{GUEST}{visitor.session}"

    def _signed_in(self, visitor: Visitor) -> bool:
        return visitor.identity.signed_in or self._redraw.name_of(visitor.person) is not None

    def _person(self, user_id: str | None) -> str:
        return user_id if user_id and self._redraw.name_of(user_id) else ""


def _sources(turn: Turn) -> Markup:
    return sources(turn.sentences, turn.evidence, Speech(turn.language))
