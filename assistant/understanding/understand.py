"""One message in the light of the conversation becomes one request: the state in force after it.

Conflicts are settled so: exact extractors before the catalogue's vocabulary, the vocabulary before what messages of a
kind look like, that before the model; what is said now before what was said earlier; a thing named anew starts a new
search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from assistant.conversation import Conversation
from assistant.guard.guard import RULES, Guard
from assistant.guard.harm import OUTSIDE, Harm
from assistant.pages.guides import asks_size
from assistant.request import Intent, Request, Service
from assistant.understanding.arrivals import Arrivals, arrivals_asked
from assistant.understanding.asking import Asking
from assistant.understanding.bundles.reading import bundle_request
from assistant.understanding.cart_changes import changes_cart
from assistant.understanding.changes import merged, started
from assistant.understanding.chinese.reading import Reading, read
from assistant.understanding.constraints import Constraints, read_constraints
from assistant.understanding.follow_up import follows_up
from assistant.understanding.intent_rules import asks, ruled_intent
from assistant.understanding.kinds import MessageKind, MessageKinds
from assistant.understanding.mending import mended
from assistant.understanding.offers import BACK_TO, START_OVER
from assistant.understanding.people import CHILDREN
from assistant.understanding.places.reading import Places
from assistant.understanding.promotions import asks_discount, asks_offers, asks_until
from assistant.understanding.references import POINTING, points_beyond, references
from assistant.understanding.remembering import memory_wish
from assistant.understanding.scene_requests import scene_request
from assistant.understanding.scenes import GOES_ON, asks_for_more, scene_wish
from assistant.understanding.services import helping_intent
from assistant.understanding.sorrow import tells_of_loss
from assistant.understanding.spelling import Speller
from assistant.understanding.superlatives import superlative
from assistant.understanding.text import has_letters
from assistant.understanding.things import is_a_name, is_fresh, is_modification, named_things, names_kind, pointed_at
from assistant.understanding.wording import content
from retrieval.chinese.translate import Translator, is_chinese
from retrieval.product import Product
from retrieval.vocabulary import WORD, Vocabulary, stems

SURE = 0.7
"""The chance above which another intent overrules what looks like a wish for products."""
LIKELY = 0.5
"""The chance above which something that is asked to be done, not shown, is none of a shop's business."""
MARGIN = 0.1
"""Two intents closer than this are left to the model, when there is one."""
_SEARCHES: tuple[Intent, ...] = ("recommend", "refine")
_ENDS: tuple[Intent, ...] = ("smalltalk", "out_of_scope", "unsafe")
"""To take a wish for one of these sends a shopper away; to search for one of these only finds nothing."""
_IT = re.compile(r"\b(?:it|its|it's)\b")
"""With these a colour or material in a question is what is asked, not what points at a product."""
_TAKE_OUT = re.compile(
    r"(?:please |can you |now )?(?:remove|take out|delete|drop) (?:it|that|this|them|the|both|all)\b"
)
_SHOWS = re.compile(r"\bshow me (?:one|some|them|a few)\b")
_DO_FOR_ME = re.compile(
    r"^(?:please )?(?:can|could|will|would) you (?!have|sell|carry|stock|find|show|get|recommend|suggest|help|tell|"
    r"give|deliver|ship|send|wrap|add|put|order|look|check|compare|hold|keep|reserve)\w+"
)
_PRONOUN = re.compile(r"\b(?:it|its|it's|this|that|that one|this one|them|these|those)\b")
_SERVED: tuple[Intent, ...] = ("order", "store_question", "profile", "smalltalk", "out_of_scope")
"""What a message to customer service may be taken for."""
SURE_SERVICE = 0.3
"""How probable it must be that a message of such an intent wants a service at all."""
SERVICE_FIRST = 0.6
"""How probable a service must be to make a question of customer service of what the rules leave open."""
_ABOUT_GOODS: tuple[Intent, ...] = ("product_question", "compare")
_POINTING: tuple[Intent, ...] = ("product_question", "cart", "compare")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages for one catalogue."""

    vocabulary: Vocabulary
    kinds: MessageKinds | None = None
    """What kind of message it is, by its sentence vector and its letters; None leaves it to the rules."""
    asking: Asking | None = None
    """The language model, for what is close between two intents; None takes the likelier."""
    places: Places | None = None
    """Where in the catalogue a thing lies; None goes by the catalogue's names alone."""
    guard: Guard | None = RULES
    """Recognises what is not granted; None takes every message for what shoppers want."""
    _translator: Translator = field(init=False)
    _speller: Speller = field(init=False)

    def __post_init__(self) -> None:
        """Make the translator of Chinese and the speller; they read their word lists when they first need them."""
        object.__setattr__(self, "_translator", Translator(self.vocabulary))
        object.__setattr__(self, "_speller", Speller(self.vocabulary))

    def reading(self, message: str) -> Reading:
        """A message in the English that rules read: normalised and its slips mended, or Chinese in English."""
        return mended(read(message, self._translator), self._speller)

    def english(self, message: str) -> str:
        """What answers read: a Chinese message in English, any other as it was typed."""
        return self.reading(message).text if is_chinese(message) else message

    def understand(
        self,
        conversation: Conversation,
        message: str,
        shown: Sequence[Product] = (),
        held: Sequence[Product] = (),
    ) -> Request:
        """Read one message.

        Args:
            conversation: the state before it.
            message: what the shopper typed; any text at all.
            shown: the products on the shelf, in order.
            held: the products in the cart.

        Returns:
            The request in force after the message. Always valid: only values this catalogue knows, positions on
            the shelf, limits as numbers.
        """
        reading = self.reading(message)
        text = reading.text
        kind = self.kinds.of(text) if self.kinds is not None else None
        if (harm := self._harm(message, reading, kind)) is not None:
            return self._aside(conversation, "out_of_scope" if harm in OUTSIDE else "unsafe", ())
        if not has_letters(text) or tells_of_loss(text):
            return self._aside(conversation, "smalltalk", ())
        start_over = START_OVER.search(text)
        if start_over:
            conversation = replace(conversation, request=None, shown=(), refers_to=())
            text = f"{text[: start_over.start()]} ; {text[start_over.end() :]}".strip(" ;,.!")
            shown = ()
        if (whole := self._whole(conversation, message, text, shown, held)) is not None:
            return whole
        conversation = _without_scene(conversation)
        if start_over and self.kinds is not None:
            kind = self.kinds.of(text)
        refers = references(text, len(shown))
        intent = ruled_intent(reading.telling(text), refers=bool(refers))
        constraints = read_constraints(text, self.vocabulary)
        constraints = replace(constraints, origin=reading.quoted(constraints.origin), named=reading.thing)
        if not refers and shown and points_beyond(text):
            return self._aside(conversation, "product_question", ())
        if intent is None and start_over and not content(WORD.findall(text)):
            return Request(intent="recommend")
        if intent is None or (start_over and intent == "profile"):
            goes_on = (
                None
                if refers or _asked_of_pages(conversation, text)
                else follows_up(text, conversation, shown, self.vocabulary)
            )
            intent = goes_on or self._open_intent(conversation, text, constraints, refers, kind)
        intent = _settled(intent, conversation, text, constraints, kind, shown)
        if intent in _SEARCHES:
            known = _without_bundle(conversation)
            another = conversation.no_match and is_a_name(constraints.things)
            return self._search(replace(known, request=None) if another else known, text, constraints)
        said = constraints.things if _IT.search(text) else text
        request = self._aside(conversation, intent, self._pointed(conversation, intent, said, refers, shown))
        return replace(request, service=_service(kind)) if intent in _SERVED else request

    def _whole(
        self,
        conversation: Conversation,
        message: str,
        text: str,
        shown: Sequence[Product],
        held: Sequence[Product],
    ) -> Request | None:
        """The request of a message that one rule reads as a whole: of the cart, a set, memory, offers, a scene."""
        if memory_wish(message) is not None:
            return self._aside(conversation, "profile", ())
        if changes_cart(text, conversation, shown, held):
            pointed = self._pointed(conversation, "cart", text, references(text, len(shown)), shown)
            return self._aside(conversation, "cart", pointed)
        simple = self._translator.simplified(message) if is_chinese(message) else message
        if (bundle := bundle_request(simple, text, conversation, shown, self.vocabulary)) is not None:
            return bundle
        if asks_offers(text):
            return Request(intent="recommend", scene="offers", currency=self.vocabulary.currency)
        if (since := arrivals_asked(text, date.today())) is not None:
            return self._arrivals(since)
        if (scene := self._scene(conversation, text, shown)) is not None:
            return scene
        asked = asks_discount(text)
        return self._aside(_without_scene(conversation), "store_question", ()) if asked else None

    def _arrivals(self, since: Arrivals) -> Request:
        """What came in of late, of a kind where one is named."""
        constraints = read_constraints(since.thing, self.vocabulary)
        words = " ".join(content(WORD.findall(constraints.things)))
        request = started("recommend", constraints, words, self.vocabulary, self.places if words else None)
        filters = replace(request.filters, new_since_days=since.days)
        sort = "newest" if since.days is None else request.sort
        return replace(request, filters=filters, sort=sort, scene=None if words else "new")

    def _scene(self, conversation: Conversation, text: str, shown: Sequence[Product]) -> Request | None:
        """The request of a message that asks for a scene, or for more of one; None when it does not."""
        current = conversation.request
        if current is not None and current.scene in GOES_ON and asks_for_more(text):
            return replace(current, intent="refine", refers_to=())
        wish = scene_wish(text)
        if wish is None:
            return None
        constraints = read_constraints(text, self.vocabulary)
        return scene_request(wish, _without_scene(conversation), text, constraints, shown, self.vocabulary)

    def harm(self, message: str) -> Harm | None:
        """What a message asks for that is not granted; None for all others."""
        reading = self.reading(message)
        return self._harm(message, reading, self.kinds.of(reading.text) if self.kinds is not None else None)

    def _harm(self, message: str, reading: Reading, kind: MessageKind | None) -> Harm | None:
        return self.guard.harm(message, reading.telling(reading.text), kind) if self.guard is not None else None

    def search(self, message: str) -> Request:
        """Read what is typed into a search box: a thing with its limits, whatever else it may sound like."""
        reading = self.reading(message)
        constraints = read_constraints(reading.text, self.vocabulary)
        constraints = replace(constraints, origin=reading.quoted(constraints.origin), named=reading.thing)
        words = " ".join(content(WORD.findall(constraints.things))) or self._for_children(constraints)
        return started("recommend", constraints, words, self.vocabulary, self.places)

    def _search(self, conversation: Conversation, text: str, constraints: Constraints) -> Request:
        back = BACK_TO.search(text)
        if back and (earlier := self._earlier(conversation, back.group("what"))):
            return merged(replace(earlier, intent="recommend"), constraints, "", self.vocabulary, self.places)
        current = conversation.request
        words = " ".join(content(WORD.findall(constraints.things))) or self._for_children(constraints)
        if current is None:
            starts = bool(named_things(constraints.things, self.vocabulary)) or not is_modification(text)
            return started("recommend" if starts else "refine", constraints, words, self.vocabulary, self.places)
        if self._names_another_thing(current, text, constraints):
            return started("recommend", constraints, words, self.vocabulary, self.places)
        return merged(replace(current, intent="refine"), constraints, words, self.vocabulary, self.places, text=text)

    def _for_children(self, constraints: Constraints) -> str:
        """What is searched for when nothing is named but a child it is for."""
        return "children" if constraints.recipient in CHILDREN else ""

    def _names_another_thing(self, current: Request, text: str, constraints: Constraints) -> bool:
        if is_fresh(text, constraints.things) or names_kind(text, constraints.things):
            return True
        things = named_things(constraints.things, self.vocabulary)
        fresh = set(things) - set(stems(current.search_text or ""))
        if not fresh:
            return not current.search_text and bool(things)
        return not is_modification(text)

    def _earlier(self, conversation: Conversation, what: str) -> Request | None:
        wanted = set(stems(what))
        for request in reversed(conversation.earlier):
            if wanted & set(stems(request.search_text or "")):
                return request
        return None

    def _open_intent(
        self,
        conversation: Conversation,
        text: str,
        constraints: Constraints,
        refers: tuple[int, ...],
        kind: MessageKind | None,
    ) -> Intent:
        """The intent of a message that the rules leave open."""
        if (ruled := self._ruled(conversation, text, constraints, refers)) is not None:
            return ruled
        searching: Intent = "refine" if conversation.request or is_modification(text) else "recommend"
        only_limits = constraints.says_anything and not content(WORD.findall(constraints.things))
        if kind is None or only_limits or _SELLS.match(text):
            return searching
        names = named_things(constraints.things, self.vocabulary)
        service = _service(kind, SERVICE_FIRST)
        if service is not None and not refers and not (names and service == "place_order"):
            return helping_intent(service)
        chances = dict(kind.intents(shown=conversation.request is not None))
        search = sum(chances.pop(name) for name in _SEARCHES)
        if not refers:
            chances.pop("compare")
            if conversation.request is None and not asks(text):
                chances.pop("product_question")
        rival = max(chances, key=lambda name: (chances[name], name))
        if rival == "cart" and _SHOWS.search(text):
            return searching
        if rival == "out_of_scope" and not names and chances[rival] > LIKELY and _DO_FOR_ME.match(text):
            return rival
        if rival in _ENDS or constraints.says_anything or names:
            return rival if chances[rival] > SURE else searching
        if self.asking is not None and abs(chances[rival] - search) < MARGIN:
            told = self.asking.chances("intent", text, (searching, rival), shown=conversation.request is not None)
            return rival if told and told[1] > told[0] else searching
        return rival if chances[rival] > search else searching

    def _ruled(
        self, conversation: Conversation, text: str, constraints: Constraints, refers: tuple[int, ...]
    ) -> Intent | None:
        """The intent where a question points or is one for the shop's pages; None where it is open still."""
        if refers and not constraints.says_anything and not _beyond_pointing(text):
            return "product_question"
        return _asked_of_pages(conversation, text)

    def _pointed(
        self,
        conversation: Conversation,
        intent: Intent,
        text: str,
        refers: tuple[int, ...],
        shown: Sequence[Product],
    ) -> tuple[int, ...]:
        """The positions a question or an act is about."""
        if refers or intent not in _POINTING:
            return refers
        pointed = superlative(text, shown) if intent == "cart" else ()
        pointed = pointed or pointed_at(text, shown, several=intent == "compare")
        if pointed:
            return pointed
        goes_on = intent in _ABOUT_GOODS and conversation.intent in _ABOUT_GOODS
        if conversation.refers_to and (goes_on or _PRONOUN.search(text)):
            return conversation.refers_to
        return (1,) if len(shown) == 1 else ()

    def _aside(self, conversation: Conversation, intent: Intent, refers: tuple[int, ...]) -> Request:
        """A turn that changes no search: the product state stays in force beneath it."""
        current = conversation.request or Request(intent=intent)
        origin = MappingProxyType(dict(current.origin))
        return replace(current, intent=intent, refers_to=refers, service=None, origin=origin)


_SEEKS_GOODS = re.compile(
    r"\b(?:wh?at|which) [\w ]+? (?:(?:do|have) (?:you|u|ya) (?:have|got|sell|carry|stock)?|"
    r"(?:would|should|do|can) (?:you|i|we|u) (?:use|take|pick|recommend|suggest|buy|get|need|choose))\b"
)
"""What is asked of the shop, not of a product: "what pots do you have that water themselves"."""
_END_OF_A_KIND = re.compile(
    r"\b(?:wh?at|which)(?:'s|s| is| are)? (?:the|your) (?:very )?(?:\w{3,}est|most \w+|best) "
    r"(?!ones?\b|thing\b|of\b)\w{3,}"
)
"""A superlative over a kind: "what is the lightest stove you have"."""
_WHICH_WOULD = re.compile(r"\b(?:which|what) \w+(?: \w+)? (?:would|should|do|could) (?:you|i|we)\b")
_SELLS = re.compile(
    r"(?:(?:and|so|ok|but|hi|hello),? )*do you (?:also )?(?:sell|carry|stock) (?!it\b|them\b|that\b|this\b)"
)
_RECOMMEND = re.compile(r"(?:please )?(?:recommend|suggest) (?:me |us )?(?:a|an|some|any)\b")


def _asked_of_pages(conversation: Conversation, text: str) -> Intent | None:
    """What size to take, and how long offers last, the shop's pages say."""
    current = conversation.request
    on_offer = current is not None and (current.scene == "offers" or bool(current.filters.on_sale))
    if asks_size(text) and not conversation.shown:
        return "store_question"
    return "store_question" if on_offer and asks_until(text) else None


def _settled(
    intent: Intent,
    conversation: Conversation,
    text: str,
    said: Constraints,
    kind: MessageKind | None,
    shown: Sequence[Product],
) -> Intent:
    """The intent in the light of the shelf, of what is forgotten, and of the cart."""
    if intent == "product_question" and not shown and (service := _service(kind, SERVICE_FIRST)) is not None:
        return helping_intent(service)
    if intent == "product_question" and not shown and conversation.intent == "store_question":
        return "store_question"
    if intent == "product_question" and not shown and _elsewhere(kind, conversation):
        return "out_of_scope"
    if intent == "product_question" and not shown and _WHICH_WOULD.search(text):
        return "recommend"
    if intent == "product_question" and said.forgotten and not WORD.search(said.things):
        return "refine"
    if intent == "product_question" and not shown and (_SEEKS_GOODS.search(text) or _END_OF_A_KIND.search(text)):
        return "recommend"
    if intent == "out_of_scope" and _RECOMMEND.match(text):
        return "recommend"
    if conversation.cart and _TAKE_OUT.match(text) and not (said.price or said.dropped):
        return "cart"
    return intent


def _elsewhere(kind: MessageKind | None, conversation: Conversation) -> bool:
    """Whether a question about "it" is none of the shop's business: nothing is on the shelf that it may mean."""
    if kind is None or conversation.intent in ("store_question", "order", "cart"):
        return False
    return dict(kind.intents(shown=False))["out_of_scope"] > SURE


def _service(kind: MessageKind | None, least: float = SURE_SERVICE) -> Service | None:
    """The help that a message to customer service wants; None where it hardly wants any."""
    if kind is None or sum(kind.services.values()) < least:
        return None
    return max(kind.services.items(), key=lambda pair: (pair[1], pair[0]))[0]


def _without_scene(conversation: Conversation) -> Conversation:
    """The state as a message that asks for no scene finds it."""
    current = conversation.request
    return (
        conversation if current is None else replace(conversation, request=replace(current, scene=None, service=None))
    )


def _without_bundle(conversation: Conversation) -> Conversation:
    """The state as a search finds it: a set has a budget and words of its own, which no search goes on with."""
    current = conversation.request
    return conversation if current is None or current.bundle is None else replace(conversation, request=None)


def _beyond_pointing(text: str) -> list[str]:
    """The words of a message that say more than which product it means."""
    return [word for word in content(WORD.findall(text)) if word not in POINTING]
