"""Which answer a request gets, and from which part of the shop its evidence comes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers import aside, profile
from assistant.answers.answer import Answer
from assistant.answers.bundle import bundle_answer, hardly_served
from assistant.answers.cart import CartAct, cart_answer
from assistant.answers.compare import comparison
from assistant.answers.empty import not_sold, nothing_fits
from assistant.answers.fitting import Cosines, Fit, fits
from assistant.answers.gifts import gift_answer, is_open_gift, varied
from assistant.answers.guide import guided
from assistant.answers.offers import Offered, discount_answer, sale_answer, with_offers
from assistant.answers.predicted import predicted_answer
from assistant.answers.product import asks_of_all, product_answer, several_answer, which_one
from assistant.answers.recommend import is_near, recommendation
from assistant.answers.scene import interests, scene_answer, with_variants
from assistant.answers.store import store_answer
from assistant.bundles.kit import kit_for, named_role
from assistant.cart.options import asks_options
from assistant.conversation import Conversation, same_wish
from assistant.guard.harm import Harm
from assistant.guard.quotable import quotable_product
from assistant.guard.wording import refused
from assistant.named import shelf_of
from assistant.pages.guides import advice, asks_size, things_in, wants_advice
from assistant.plan import query_of
from assistant.promotions.book import PromotionBook
from assistant.promotions.pricing import Shopper
from assistant.request import Request
from assistant.scenes import SceneAsked, owned_one, scene_shelf
from assistant.service.desk import Heard, ServiceDesk
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.promotions import asks_discount, asks_reduced, code_given
from assistant.understanding.scene_requests import MY
from assistant.why import whys
from ranking.blend import Ranker
from ranking.forgetting import Forgotten
from ranking.ranked import Profile, RankedProduct
from ranking.scenes.predicted import predicted_ratings
from ranking.scenes.quiz import first_question
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.passage_search import FoundPassage
from retrieval.product import Product, Review
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
    named: tuple[Product, ...]
    """What the message is about and is not on the shelf."""
    profile: Profile
    k: int
    today: date
    answers_options: bool = False
    """Whether the message answers an open question for a size or a colour."""
    say: Speech = ENGLISH
    """Says things in the shopper's language."""
    harm: Harm | None = None
    """What the message asks for that is not granted, where a rule has a name for it."""
    turn_id: str = ""
    customer_id: str | None = None
    """Who the shopper has proved to be, or is signed in as."""

    @property
    def pointed(self) -> tuple[Product, ...]:
        """The products that the message is about."""
        return self.named or tuple(
            self.shown[position - 1] for position in self.request.refers_to if position <= len(self.shown)
        )


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
    passages: Callable[[str], Sequence[FoundPassage]]
    promotions: PromotionBook
    desk: ServiceDesk
    shop_ranking: Callable[[], ShopRanking]
    """What the scenes read."""
    forget: Callable[[str], Forgotten]
    """Deletes what is stored of a shopper; how many events there were."""
    cosines: Cosines
    """How near in meaning some texts are to one."""
    shop_name: str = "the shop"
    cart_link: str | None = None
    """The template of the address that opens a cart in the shop's checkout."""
    examples: Callable[[Speech], tuple[str, ...]] = lambda _: ()
    """What can be asked, in the words of this catalogue and of the shopper's language."""

    def answer(self, step: Step) -> Answer:
        """Answer a request; each card has its line of why."""
        answer = _with_outcome(self._kept_open(step, self._answer(step)))
        if step.named and answer.products is None and step.request.intent in ("product_question", "compare"):
            spoken_of = replace(step.request, refers_to=tuple(range(1, len(step.named) + 1)))
            shelf = shelf_of(step.named, self.variants)
            answer = replace(answer, products=shelf, total=len(shelf), request=spoken_of)
        if not answer.products:
            return answer
        request = answer.request or step.request
        found = self._fits(request, answer.products)
        return replace(answer, whys=whys(answer.products, request, found, step.say))

    def _fits(self, request: Request, ranked: Sequence[RankedProduct]) -> Mapping[str, Fit]:
        wish = query_of(request, k=1).sentence if request.search_text else ""
        return fits(wish, request, ranked, self.cosines)

    def _kept_open(self, step: Step, answer: Answer) -> Answer:
        """The answer with what was open about orders: it stays open over an answer about something else."""
        pending = step.conversation.pending
        if step.request.intent == "order" or pending is None or asks_options(pending):
            return answer
        kept, reminder = self.desk.after_aside(pending, step.say)
        return replace(answer, pending=kept, reminder=reminder)

    def _answer(self, step: Step) -> Answer:
        match step.request.intent:
            case "recommend" | "refine" if step.request.bundle:
                return self._bundle(step)
            case "recommend" | "refine":
                return self._scene(step) if step.request.scene else self._advised(step) or self._recommend(step)
            case "compare":
                return self._comparison(step)
            case "product_question":
                return self._product_question(step)
            case "store_question":
                return self._store_question(step)
            case "order":
                return self._order(step)
            case "cart":
                return self._cart(step)
            case "profile":
                return self._profile(step)
            case "smalltalk" | "out_of_scope" | "unsafe":
                return self._aside(step)

    def _comparison(self, step: Step) -> Answer:
        in_force = step.conversation.request
        wish = f"{in_force.phrase or in_force.search_text or ''} {step.message}" if in_force else step.message
        return comparison(step.pointed if len(step.pointed) > 1 else step.shown[:2], stems(wish), step.say)

    def _aside(self, step: Step) -> Answer:
        """For what is not shopping."""
        if step.harm is not None or step.request.intent == "unsafe":
            return refused(step.harm, step.say)
        if (foreign := self._in_another_language(step)) is not None:
            return foreign
        if step.request.intent == "smalltalk":
            return aside.smalltalk(step.message, self.shop_name, self.examples(step.say), step.say)
        return aside.out_of_scope(self.shop_name, step.say)

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
        items = tuple(replace(item, product=quotable_product(item.product)) for item in shelf.items)
        shelf = replace(shelf, items=with_variants(items, self.variants))
        answer = scene_answer(request, shelf, step.profile, more=more, say=step.say)
        if request.scene == "offers" and not more:
            return with_offers(answer, self._offered(step))
        guest = shelf.basis == "popularity" and request.scene == "for_you"
        return replace(answer, choices=interests(first_question(shop), step.say).choices) if guest else answer

    def _bundle(self, step: Step) -> Answer:
        """A set for an occasion; what the words find where the shop has hardly anything for it."""

        def rank(query: Query, found: Candidates) -> Sequence[RankedProduct]:
            return self.ranker().rank(query, found, step.profile, k=query.k) if found.items else ()

        kit = kit_for(step.request, self.retriever.retrieve, rank)
        if not kit.is_served:
            nearest = self._recommend(replace(step, request=replace(step.request, bundle=None)))
            return hardly_served(kit, nearest, step.say)
        return bundle_answer(step.request, kit, step.say)

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
        if is_open_gift(step.request):
            return self._gift(step, query, found)
        ranked = self.ranker().rank(query, self._unseen(step, found), step.profile, k=step.k)
        dearer = self._at_another_price(step.request, query, ranked)
        return recommendation(step.request, ranked, found, dearer, self._fits(step.request, ranked), step.say)

    def _gift(self, step: Step, query: Query, found: Candidates) -> Answer:
        ranked = self.ranker().rank(query, found, step.profile, k=OPEN_POOL)
        shelf = tuple(replace(item, rank=place) for place, item in enumerate(varied(step.request, ranked, step.k), 1))
        return gift_answer(step.request, shelf, found.total, first_question(self.shop_ranking()), step.say)

    def _told_by_pages(self, step: Step) -> Answer:
        """A question to the shop's pages; one that asks how to choose a thing gets its guide, or else the things."""
        wish = Request(intent="recommend", search_text=things_in(step.message) or None)
        if wants_advice(step.message) and wish.search_text is not None:
            choosing = replace(step, request=wish)
            answer = self._advised(choosing) or store_answer(step.message, self.passages, step.say)
            shelf = self._recommend(choosing) if not answer.facts else answer
            return replace(shelf, request=wish) if shelf.products and not shelf.near and not shelf.no_match else answer
        return store_answer(step.message, self.passages, step.say)

    def _advised(self, step: Step) -> Answer | None:
        """What a guide says on choosing the thing that is wanted, with the shelf; None where no guide is asked for."""
        if asks_size(step.message) and (sized := store_answer(step.message, self.passages, step.say)).facts:
            return sized
        if not wants_advice(step.message):
            return None
        told = advice(step.message, self.passages(step.message))
        return guided(told, self._recommend(step), step.request, step.say) if told is not None else None

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
        several = step.pointed if len(step.pointed) > 1 else step.shown if asks_of_all(step.message) else ()
        if step.request.scene != "predicted" and len(several) > 1:
            return several_answer(step.message, several, self.variants, step.say, step.shown)
        if not step.pointed:
            return which_one(step.say) if step.shown or not step.request.search_text else self._recommend(step)
        product = step.pointed[0]
        if asks_reduced(step.message.lower()):
            return sale_answer(product, self._offered(step), step.shown)
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

    def _store_question(self, step: Step) -> Answer:
        if asks_discount(step.message.lower()):
            found = discount_answer(self._offered(step), code_given(step.message))
            if found is not None:
                return found
        return self._told_by_pages(step)

    def _offered(self, step: Step) -> Offered:
        """What answers about promotions are made from."""
        cart = step.conversation.cart
        known = self.products([line.product_id for line in cart])
        return Offered(
            promotions=self.promotions.holding(step.today),
            shopper=self._shopper(step),
            cart=tuple(line for line in cart if line.product_id in known),
            products=known,
            today=step.today,
            say=step.say,
        )

    def _order(self, step: Step) -> Answer:
        conversation = step.conversation
        heard = Heard(
            text=step.message,
            turn_id=step.turn_id,
            pending=None if asks_options(conversation.pending) else conversation.pending,
            customer_id=step.customer_id,
            service=step.request.service,
            messages=conversation.messages,
            say=step.say,
        )
        return self.desk.answer(heard)

    def _cart(self, step: Step) -> Answer:
        conversation, filters = step.conversation, step.request.filters
        known = self.products([line.product_id for line in conversation.cart])
        return cart_answer(
            CartAct(
                message=step.message,
                cart=tuple(line for line in conversation.cart if line.product_id in known),
                pointed=step.pointed,
                known=known,
                shown=step.shown,
                spoken=tuple(step.shown[place - 1] for place in conversation.refers_to if place <= len(step.shown)),
                numbers={part.product_id: part.quantity for part in conversation.kit},
                worn=frozenset(part.product_id for part in conversation.kit if named_role(part.role).sized),
                variants=self.variants,
                products=self.products,
                sizes=filters.sizes,
                colors=filters.colors,
                pending=conversation.pending if step.answers_options else None,
                link=self.cart_link,
                promotions=self.promotions.holding(step.today),
                shopper=self._shopper(step),
                offered=conversation.offered,
                say=step.say,
            )
        )

    def _shopper(self, step: Step, codes: frozenset[str] = frozenset()) -> Shopper:
        """Who is buying, as promotions ask: a guest may have ordered before, so nothing is known of them."""
        first = not step.profile.purchased if step.profile.user_id else None
        return Shopper(first_order=first, groups=self.promotions.groups(step.conversation.customer_id), codes=codes)

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


def _with_outcome(answer: Answer) -> Answer:
    """The answer with what it amounts to, where acts and open questions say so."""
    if answer.outcome != "answered":
        return answer
    if answer.done:
        return replace(answer, outcome="done")
    return replace(answer, outcome="asked") if answer.pending else answer
