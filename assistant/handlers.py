"""Which answer a request gets, and from which part of the shop its evidence comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answers import aside, profile
from assistant.answers.answer import Answer
from assistant.answers.cart import CartAct, cart_answer
from assistant.answers.compare import comparison
from assistant.answers.empty import not_sold, nothing_fits
from assistant.answers.predicted import predicted_answer
from assistant.answers.product import product_answer, which_one
from assistant.answers.recommend import is_near, recommendation
from assistant.answers.scene import interests, scene_answer, with_variants
from assistant.answers.store import store_answer
from assistant.conversation import Conversation, same_wish
from assistant.plan import query_of
from assistant.request import Request
from assistant.scenes import SceneAsked, owned_one, scene_shelf
from assistant.service.desk import Heard, ServiceDesk
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.scene_requests import MY
from ranking.blend import Ranker
from ranking.forgetting import Forgotten
from ranking.ranked import Profile, RankedProduct
from ranking.scenes.predicted import predicted_ratings
from ranking.scenes.quiz import first_question
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.product import Passage, Product, Review
from retrieval.protocols import Retriever
from retrieval.query import Candidate, Candidates, Query
from retrieval.vocabulary import stems

POOL = 60
"""Candidates that ranking chooses from: beyond these, text match is too weak for taste to matter."""

OPEN_POOL = 5_000
"""The same for a wish without words: taste alone chooses, so it must see the shop."""

NEAR = 4
"""Near misses shown at most: they are a way on, not an answer."""
NEAR_COSINE = 0.35
"""A product less near in meaning than this is no way on either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A message understood, before it is answered."""

    message: str
    conversation: Conversation
    request: Request
    shown: tuple[Product, ...]
    profile: Profile
    k: int
    say: Speech = ENGLISH
    """Says things in the shopper's language."""
    turn_id: str = ""
    customer_id: str | None = None
    """Who the shopper has proved to be, or is signed in as."""

    @property
    def pointed(self) -> tuple[Product, ...]:
        """The shown products that the message is about."""
        return tuple(self.shown[position - 1] for position in self.request.refers_to if position <= len(self.shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """The parts of a shop that answers are made from."""

    retriever: Retriever
    ranker: Callable[[], Ranker]
    products: Callable[[Sequence[str]], dict[str, Product]]
    variants: Callable[[Product], Sequence[Product]]
    reviews: Callable[[Product], Sequence[Review]]
    near_reviews: Callable[[Sequence[Review], str], Sequence[Review]]
    """Those of some reviews that mean nearly what a question asks, nearest first."""
    passages: Callable[[str], Sequence[tuple[Passage, float]]]
    desk: ServiceDesk
    shop_ranking: Callable[[], ShopRanking]
    """What the scenes read."""
    forget: Callable[[str], Forgotten]
    """Deletes what is stored of a shopper; how many events there were."""
    shop_name: str = "the shop"
    examples: Callable[[Speech], tuple[str, ...]] = lambda _: ()
    """What can be asked, in the words of this catalogue and of the shopper's language."""

    def answer(self, step: Step) -> Answer:
        """Answer a request; what was open about orders stays open over an answer about something else."""
        answer = self._answer(step)
        if step.request.intent == "order" or step.conversation.pending is None:
            return answer
        kept, reminder = self.desk.after_aside(step.conversation.pending, step.say)
        return replace(answer, pending=kept, reminder=reminder)

    def _answer(self, step: Step) -> Answer:
        match step.request.intent:
            case "recommend" | "refine":
                return self._scene(step) if step.request.scene else self._recommend(step)
            case "compare":
                return comparison(step.pointed if len(step.pointed) > 1 else step.shown[:2], step.say)
            case "product_question":
                return self._product_question(step)
            case "store_question":
                return store_answer(step.message, self.passages(step.message), step.say)
            case "order":
                return self._order(step)
            case "cart":
                return self._cart(step)
            case "profile":
                return self._profile(step)
            case "smalltalk" | "out_of_scope" | "unsafe":
                return self._aside(step)

    def _aside(self, step: Step) -> Answer:
        """For what is not shopping."""
        if step.request.intent != "unsafe" and (foreign := self._in_another_language(step)) is not None:
            return foreign
        if step.request.intent == "smalltalk":
            return aside.smalltalk(step.message, self.shop_name, self.examples(step.say), step.say)
        if step.request.intent == "out_of_scope":
            return aside.out_of_scope(self.shop_name, step.say)
        return aside.unsafe(step.message, step.say)

    def _in_another_language(self, step: Step) -> Answer | None:
        """For a message in a script that is not read; None for one that is."""
        example = next(iter(self.examples(step.say)), step.say("aside.gift"))
        return aside.other_language(step.message, example, step.say)

    def _scene(self, step: Step) -> Answer:
        """A shelf that no words were typed for."""
        request, shop = step.request, self.shop_ranking()
        if request.scene == "quiz":
            return interests(first_question(shop), step.say)
        about = self._about(step)
        if about is None and request.scene in ("similar", "goes_with"):
            return self._recommend(step) if request.intent == "recommend" else which_one(step.say)
        cart = tuple(self.products([line.product_id for line in step.conversation.cart]).values())
        more = request.scene == getattr(step.conversation.request, "scene", None) and request.intent == "refine"
        seen = frozenset(product.family for product in self.products(step.conversation.seen).values() if more)
        asked = SceneAsked(request=request, profile=step.profile, k=step.k, about=about, cart=cart, seen=seen)
        shelf = scene_shelf(shop, asked)
        shelf = replace(shelf, items=with_variants(shelf.items, self.variants))
        answer = scene_answer(request, shelf, step.profile, more=more, say=step.say)
        guest = shelf.basis == "popularity" and request.scene == "for_you"
        return replace(answer, choices=interests(first_question(shop), step.say).choices) if guest else answer

    def _about(self, step: Step) -> Product | None:
        """The product that a scene about one is made for: on the shelf, owned, or found by its name."""
        if step.pointed:
            return step.pointed[0]
        words = step.request.search_text
        if not words or step.request.scene != "goes_with":
            return None
        owned = list(
            self.products([key for key in step.profile.history.product_ids if key in step.profile.purchased]).values()
        )
        if MY.search(step.message.lower()) and (mine := owned_one(stems(words), owned)):
            return mine
        found = self.retriever.retrieve(query_of(step.request, k=1))
        return found.items[0].product if found.sold and found.items else None

    def _recommend(self, step: Step) -> Answer:
        if (foreign := self._in_another_language(step)) is not None:
            return foreign
        query = query_of(step.request, k=POOL if step.request.search_text else OPEN_POOL)
        found = self.retriever.retrieve(query)
        if not found.sold:
            return not_sold(step.request, self._near(step, found, query), step.say)
        if not found.items:
            return nothing_fits(step.request, found, self._near(step, found, query), step.say)
        ranked = self.ranker().rank(query, self._unseen(step, found), step.profile, k=step.k)
        dearer = self._at_another_price(step.request, query, ranked)
        return recommendation(step.request, ranked, found, dearer, step.say)

    def _at_another_price(self, request: Request, query: Query, ranked: Sequence[RankedProduct]) -> Sequence[Product]:
        """What meets every wish when the price is left out, asked only when nothing on the shelf meets them all."""
        wishes = query.wishes
        limited = query.filters.price_min_minor is not None or query.filters.price_max_minor is not None
        if not limited or not (wishes.colors or wishes.materials) or not is_near(request, ranked):
            return ()
        musts = replace(query.filters, price_min_minor=None, price_max_minor=None)
        strict = replace(musts, colors=wishes.colors, materials=wishes.materials, product_type=wishes.product_type)
        return [item.product for item in self.retriever.retrieve(replace(query, filters=strict)).items[:POOL]]

    def _unseen(self, step: Step, found: Candidates) -> Candidates:
        """For "show me more": the same search goes on after what was shown, while there is more."""
        conversation = step.conversation
        if not (same_wish(step.request, conversation.request) and step.request.intent == "refine"):
            return found
        seen = set(conversation.seen)
        fresh = tuple(item for item in found.items if item.product.product_id not in seen)
        return replace(found, items=fresh) if fresh else found

    def _near(self, step: Step, found: Candidates, query: Query) -> tuple[RankedProduct, ...]:
        """The nearest products when nothing fits: what the words come closest to, or what the best relaxation gives."""
        examples = next((relaxed.examples for relaxed in found.relaxations if relaxed.examples), ())
        found_near = tuple(item for item in found.items if not item.dense < NEAR_COSINE)
        items = found_near or tuple(Candidate(product=product, score=0.0) for product in examples)
        return (
            self.ranker().rank(query, replace(found, items=items), step.profile, k=min(step.k, NEAR)) if items else ()
        )

    def _product_question(self, step: Step) -> Answer:
        if not step.pointed:
            return which_one(step.say) if step.shown or not step.request.search_text else self._recommend(step)
        product = step.pointed[0]
        reviews = self.reviews(product)
        if step.request.scene == "predicted":
            guesses = predicted_ratings(self.shop_ranking(), step.profile, step.pointed)
            return predicted_answer(guesses, step.profile, step.shown, reviews, step.say)
        return product_answer(
            step.message,
            product,
            self.variants(product),
            reviews,
            step.shown,
            lambda: self.near_reviews(reviews, step.message),
            step.say,
        )

    def _order(self, step: Step) -> Answer:
        conversation = step.conversation
        heard = Heard(
            text=step.message,
            turn_id=step.turn_id,
            pending=conversation.pending,
            customer_id=step.customer_id,
            service=step.request.service,
            messages=conversation.messages,
            say=step.say,
        )
        return self.desk.answer(heard)

    def _cart(self, step: Step) -> Answer:
        cart = step.conversation.cart
        known = self.products([line.product_id for line in cart])
        kept = tuple(line for line in cart if line.product_id in known)
        return cart_answer(CartAct(message=step.message, cart=kept, pointed=step.pointed, known=known, say=step.say))

    def _profile(self, step: Step) -> Answer:
        user_id = step.profile.user_id
        if profile.wants_forgetting(step.message):
            gone = self.forget(user_id) if user_id else Forgotten()
            return profile.forgotten(gone.events, gone.reviews, step.say)
        seen = self.products([key for key in step.profile.history.product_ids if key in step.profile.liked])
        bought = [product for key, product in seen.items() if key in step.profile.purchased]
        liked = [product for key, product in seen.items() if key not in step.profile.purchased]
        waved = list(self.products(sorted(step.profile.disliked)).values())
        return profile.remembered(step.message, bought, liked, waved, step.say)
