"""What happens when a shopper says, presses, takes back or changes something. Knows nothing of gradio."""

import logging
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

from assistant.assistant import Asked, Assistant
from assistant.conversation import fold
from assistant.shop import Shop
from assistant.speech import speech
from assistant.speech.language import Language, language_of
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Done, Said, Shelf, Turn
from retrieval.errors import ShelftalkerError
from ui.attached import Attached
from ui.cart_events import count_cart
from ui.markup import Markup, joined
from ui.memory import Memory
from ui.messages import Message, answered, asked, before, cleaned, is_pictured, of_turns, plain, unmarked, visible_ids
from ui.next_row import next_row
from ui.redraw import Redraw
from ui.running import Run, Running
from ui.shelf import EMPTY, ShelfView, shelf
from ui.sources import sources
from ui.talks import MOST, talks
from ui.visitor import Visitor

logger = logging.getLogger(__name__)

APART_S = 0.15
"""Sentences that come sooner after one another are drawn together: each drawing costs the page as much as a search."""
_THUMBS = ("like", "dislike")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What changes on the page; None leaves a part as it is."""

    messages: list[Message] | None = None
    shelf: Markup | None = None
    header: Markup | None = None
    sources: Markup | None = None
    """Where the last answer comes from."""
    talks: Markup | None = None
    """The visitor's conversations."""
    onward: Markup | None = None
    """What can be said next."""
    box: str | None = None
    """The text in the shopper's box."""
    busy: bool | None = None
    """Whether an answer is being given: Stop stands where Ask stood."""


class Talk:
    """The conversation of the page. All state is in the messages that the page sends along."""

    def __init__(self, shop: Shop, *, with_model: bool, attached: Attached | None = None) -> None:
        """Keep the shop, and the pictures that wait for a message."""
        self._shop, self._with_model, self._attached = shop, with_model, attached or Attached()
        self._memory, self._running = Memory(), Running()
        self._redraw = Redraw(shop, self._memory)

    def say(self, text: str, history: Any, visitor: Visitor, picture: str = "") -> Iterator[Page]:
        """Answer a message: the shelf first, the words after it.

        Args:
            text: what is said; may be empty where a picture comes with it.
            history: the conversation as the browser has it.
            visitor: who says it.
            picture: the id of a picture that waits for it; "" for none.
        """
        if not text.strip() and not picture:
            yield Page()
            return
        messages = cleaned(history)
        if not picture:
            yield from self._said(text, messages, self._conversation(messages, visitor), visitor)
            return
        text = text if text.strip() else self.speech(history, visitor)("picture.message")
        data = self._attached.take(picture, visitor.ids)
        if data is None:
            yield self._picture_gone(text, messages, visitor)
            return
        yield from self._said(text, messages, self._conversation(messages, visitor), visitor, data)

    def _picture_gone(self, text: str, messages: list[Message], visitor: Visitor) -> Page:
        """What is seen of a message whose picture is not there any more: its words are in the box again."""
        told = answered(visitor.say("picture.not_kept"), None)
        return Page(messages=[*messages, asked(text, pictured=True), told], box=text, busy=False)

    def _said(
        self,
        text: str,
        messages: list[Message],
        conversation: str,
        visitor: Visitor,
        picture: bytes | None = None,
    ) -> Iterator[Page]:
        with self._running.run(visitor.session) as run:
            for page in self._answered(text, messages, conversation, visitor, run, picture):
                if run.replaced:
                    return
                yield page

    def again(self, index: Any, history: Any, visitor: Visitor) -> Iterator[Page]:
        """Retry: forget an answer and what came after it, and ask the same again."""
        messages = cleaned(history)
        kept, text = before(messages, index)
        if is_pictured(text):
            yield self._picture_gone(unmarked(text), kept, visitor)
            return
        yield from self._said(text, kept, self._conversation(messages, visitor), visitor)

    def changed(self, index: Any, text: str, history: Any, visitor: Visitor) -> Iterator[Page]:
        """Edit: go back to a message and ask it in other words."""
        messages = cleaned(history)
        kept, _ = before(messages, index)
        if text.strip():
            yield from self._said(unmarked(plain(text)), kept, self._conversation(messages, visitor), visitor)

    def undone(self, index: Any, history: Any, visitor: Visitor) -> Page:
        """Undo: take a message back, with its answer, and put its words into the box."""
        self._running.replace(visitor.session)
        messages = cleaned(history)
        kept, text = before(messages, index)
        self._shop.conversations.keep(self._conversation(messages, visitor), visitor.owner, visible_ids(kept))
        return replace(self._drawn(kept, visitor), box=unmarked(text))

    def cleared(self, visitor: Visitor) -> Page:
        """A new conversation: nothing is visible any more, so nothing is in force. The last one stays in the list."""
        self._running.replace(visitor.session)
        return self._drawn([], visitor)

    def restored(self, turn_ids: Sequence[str], visitor: Visitor) -> tuple[str, Page]:
        """Reload: who was shopping, and the conversation read back by the ids that the page had kept."""
        known = visitor.person if self._redraw.name_of(visitor.person) else ""
        messages = of_turns(self._turns(turn_ids, visitor))
        page = self._drawn(messages, replace(visitor, person=known))
        if not messages:  # somebody may have asked already: what is being answered is not drawn over
            return known, Page(header=page.header, talks=page.talks)
        return known, page

    def opened(self, conversation_id: str, visitor: Visitor) -> Page:
        """Go on with an earlier conversation of the visitor's own."""
        self._running.replace(visitor.session)
        turn_ids = self._shop.conversations.turn_ids(conversation_id, visitor.ids)
        return self._drawn(of_turns(self._turns(turn_ids, visitor)), visitor)

    def removed(self, conversation_id: str, history: Any, visitor: Visitor) -> Page:
        """Delete an earlier conversation; where it is the one on the page, the page is empty after it."""
        messages = cleaned(history)
        is_open = self._conversation(messages, visitor) == conversation_id
        if is_open:
            self._running.replace(visitor.session)
        self._shop.conversations.delete(conversation_id, visitor.ids)
        return self._drawn([], visitor) if is_open else Page(talks=self._talks(visible_ids(messages), visitor))

    def speech(self, history: Any, visitor: Visitor) -> Speech:
        """Says things in the language of the page with its visible conversation."""
        return Speech(visitor.page.drawn(fold(self._turns(visible_ids(cleaned(history)), visitor)).language))

    def stop(self, visitor: Visitor) -> None:
        """Stop the answer being given; what was said until then stays."""
        self._running.stop(visitor.session)

    def picked(self, person: str, history: Any, visitor: Visitor) -> tuple[str, Page]:
        """Somebody else is shopping: the person's id, and the head of the page. The conversation goes on."""
        known = person if self._redraw.name_of(person) else ""
        turns = self._turns(visible_ids(cleaned(history)), visitor)
        say = Speech(visitor.page.drawn(fold(turns).language))
        return known, Page(header=self._redraw.header(turns, known, say))

    def reacted(
        self, product_id: str, kind: Any, visitor: Visitor, say: Speech = ENGLISH, *, back: bool = False
    ) -> str:
        """A thumb, or one taken back: it counts in the next answer. What to say of it."""
        product = self._shop.catalogue.get([product_id]).get(product_id)
        if product is None or kind not in _THUMBS:
            return say("page.not_noted")
        try:
            if back:
                self._shop.events.take_back(self._user_id(visitor), product_id, kind)
                return say("page.taken_back")
            noted = self._shop.react(self._user_id(visitor), product_id, kind)
        except ShelftalkerError:
            logger.exception("a thumb could not be noted")
            return say("page.not_noted")
        return say("page.noted", form=kind, name=product.title) if noted else say("me.not_noted")

    def _answered(
        self,
        text: str,
        history: list[Message],
        conversation: str,
        visitor: Visitor,
        run: Run,
        picture: bytes | None,
    ) -> Iterator[Page]:
        """The changes of the page from the message to the end of its answer, whatever happens in between."""
        home, view, say = self._shop.home.path, EMPTY, ENGLISH
        said = [*history, asked(text, pictured=picture is not None)]
        try:
            turns = self._turns(visible_ids(history), visitor)
            say = Speech(language_of(text, fold(turns).language))
            view = replace(self._redraw.shelf_after(turns), language=visitor.page.drawn(say.language))
            question = Asked(
                message=text,
                turns=turns,
                user_id=self._user_id(visitor),
                signed_in=self._signed_in(visitor),
                k=self._shop.settings.search.k,
                turn_id=uuid.uuid4().hex,
                conversation_id=conversation,
                picture=picture,
            )
            looking = [*said, answered(say("page.looking"), question.turn_id)]
            yield Page(
                messages=looking,
                shelf=shelf(view, home, waiting=True),
                sources=joined(),
                onward=next_row((), (), visitor.say),
                box="",
                busy=True,
            )
            yield from self._streamed(question, said, view, visitor, run)
        except Exception:
            logger.exception("a turn failed")
            wrong = [*said, answered(say("page.went_wrong"), None)]
            yield Page(messages=wrong, shelf=shelf(view, home), busy=False)

    def _streamed(
        self, question: Asked, said: list[Message], view: ShelfView, visitor: Visitor, run: Run
    ) -> Iterator[Page]:
        """The updates of a turn as changes of the page."""
        home, turn_id, words_so_far, told_at = self._shop.home.path, question.turn_id or "", "", 0.0
        visible = (*visible_ids(said), turn_id)
        # a page that goes away closes this, and the model stops
        with self._kept(question, visible, visitor), closing(self._assistant.reply(question, run.stop)) as updates:
            for update in updates:
                match update:
                    case Shelf():
                        view = self._view(update, question, view, visitor.page.drawn(update.language))
                        self._memory.keep(view)
                        yield Page(shelf=shelf(view, home))
                    case Said():
                        words_so_far = speech.joined(words_so_far, update.text)
                        if time.monotonic() - told_at > APART_S:
                            told_at = time.monotonic()
                            yield Page(messages=[*said, answered(words_so_far, turn_id)])
                    case Done():
                        count_cart(self._shop, question, update.turn)
                        yield Page(
                            messages=[
                                *said,
                                answered(words_so_far or Speech(update.turn.language)("page.stopped"), turn_id),
                            ],
                            header=self._redraw.header(
                                [update.turn], self._person(question.user_id), Speech(view.language)
                            ),
                            sources=_sources(update.turn, Speech(view.language)),
                            talks=self._talks(visible, visitor),
                            onward=self._redraw.onward(update.turn, visitor.say),
                            busy=False,
                        )

    @contextmanager
    def _kept(self, question: Asked, visible: Sequence[str], visitor: Visitor) -> Iterator[None]:
        """Note the turn in its conversation before it is told, so that a page that goes away finds it again."""
        self._shop.conversations.keep(question.conversation_id or "", visitor.owner, visible)
        try:
            yield
        except Exception:
            self._shop.conversations.keep(question.conversation_id or "", visitor.owner, visible[:-1])
            raise

    @property
    def _assistant(self) -> Assistant:
        return self._shop.assistant(with_model=self._with_model)

    def _view(self, update: Shelf, question: Asked, earlier: ShelfView, language: Language) -> ShelfView:
        """The shelf after an update: the new products, or those of before under this turn's id."""
        assert question.turn_id is not None
        if update.unchanged:
            earlier = self._redraw.with_papers(earlier, update.orders, update.quoted)
            return replace(
                earlier,
                turn_id=question.turn_id,
                request=fold(question.turns).request,
                language=language,
                table=update.table,
            )
        bare = self._redraw.with_papers(EMPTY, update.orders, update.quoted)
        return replace(
            bare,
            turn_id=question.turn_id,
            items=update.products,
            whys=update.whys,
            request=update.request,
            total=update.total,
            near=update.near,
            relaxations=update.relaxations,
            shopper=self._named(question.user_id),
            language=language,
        )

    def _named(self, user_id: str | None) -> str | None:
        """For whom the shelf is chosen: nobody while they shop as a guest."""
        return None if self._shop.preferences.of(user_id).as_guest else self._redraw.name_of(user_id)

    def _drawn(self, messages: list[Message], visitor: Visitor) -> Page:
        """The whole page as it stands after the messages."""
        turns = self._turns(visible_ids(messages), visitor)
        view = self._redraw.shelf_after(turns) if turns else EMPTY
        say = Speech(visitor.page.drawn(fold(turns).language))
        return Page(
            messages=messages,
            shelf=shelf(replace(view, language=say.language), self._shop.home.path),
            header=self._redraw.header(turns, visitor.person, say),
            sources=_sources(turns[-1], say) if turns else joined(),
            talks=self._talks(visible_ids(messages), visitor),
            onward=self._redraw.onward(turns[-1], visitor.say) if turns else next_row((), (), visitor.say),
            busy=False,
        )

    def _conversation(self, messages: list[Message], visitor: Visitor) -> str:
        """The conversation that the visible messages are: a new one where it went on elsewhere, in another tab."""
        turns = self._turns(visible_ids(messages), visitor)
        known = turns[-1].conversation_id if turns else None
        if known and self._shop.conversations.turn_ids(known, visitor.ids) == visible_ids(messages):
            return known
        return uuid.uuid4().hex

    def _talks(self, visible: Sequence[str], visitor: Visitor) -> Markup:
        turns = self._turns(visible[-1:], visitor)
        saved = self._shop.conversations.of(visitor.ids, MOST)
        return talks(saved, turns[-1].conversation_id if turns else None, visitor.say)

    def _turns(self, turn_ids: Sequence[str], visitor: Visitor) -> tuple[Turn, ...]:
        """The visitor's own turns of the ids given: an id that somebody else's page had opens nothing."""
        own = {*visitor.ids, *self._shop.settings.serve.people}
        return tuple(turn for turn in self._shop.journal.turns(turn_ids) if turn.user_id in own)

    def _user_id(self, visitor: Visitor) -> str:
        """The person picked, else the visitor's own self."""
        return visitor.person if self._redraw.name_of(visitor.person) else visitor.owner

    def _signed_in(self, visitor: Visitor) -> bool:
        return visitor.identity.signed_in or self._redraw.name_of(visitor.person) is not None

    def _person(self, user_id: str | None) -> str:
        return user_id if user_id and self._redraw.name_of(user_id) else ""


def _sources(turn: Turn, say: Speech) -> Markup:
    return sources(turn.sentences, turn.evidence, say)
