"""Which answer a request gets, and from which part of the shop its evidence comes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers import aside, profile
from assistant.answers.answer import Answer
from assistant.answers.cart import CartAct, cart_answer
from assistant.answers.compare import comparison
from assistant.answers.guide import guided
from assistant.answers.lead import of_kind
from assistant.answers.names import short_name
from assistant.answers.offers import Offered, discount_answer, sale_answer, with_offers
from assistant.answers.predicted import predicted_answer
from assistant.answers.product import asks_most, asks_of_all, product_answer, several_answer, which_one
from assistant.answers.scene import OF_THE_PAST, interests, scene_answer, with_variants
from assistant.answers.store import store_answer
from assistant.bundles.kit import named_role
from assistant.cart.options import asks_options
from assistant.guard.quotable import quotable_product
from assistant.guard.wording import refused
from assistant.named import shelf_of
from assistant.pages.guides import advice, asks_size, things_in, wants_advice
from assistant.preferences import Preferences
from assistant.promotions.book import PromotionBook
from assistant.promotions.pricing import Shopper
from assistant.request import Request
from assistant.scenes import SceneAsked, scene_shelf
from assistant.service.desk import Heard, ServiceDesk
from assistant.shelves import Shelves
from assistant.step import Step
from assistant.store_questions import OWN_ORDER, asks_how, asks_the_shop, pages_answer, size_told, told_by_pages
from assistant.understanding.cart_changes import ASKS_PRICE, WITH_DELIVERY
from assistant.understanding.promotions import asks_discount, asks_reduced, code_given
from assistant.understanding.references import speaks_of_one
from assistant.why import whys
from ranking.forgetting import Forgotten
from ranking.scenes.predicted import predicted_ratings
from ranking.scenes.quiz import first_question
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.passage_search import FoundPassage
from retrieval.product import Product, Review
from retrieval.vocabulary import stems

_DELIVERY = "what does delivery cost? from how much is delivery free?"
"""What the pages are asked for a cart that is to be delivered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """The parts of a shop that answers are made from."""

    shelves: Shelves
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
    preferences: Preferences
    """What shoppers have decided about being remembered."""
    shop_name: str = "the shop"
    cart_link: str | None = None
    """The template of the address that opens a cart in the shop's checkout."""

    def answer(self, step: Step) -> Answer:
        """Answer a request; each card has its line of why."""
        if self._asked_of_pages(step):
            step = replace(step, request=_of_shop(step))
        answer = _with_outcome(self._kept_open(step, self._answer(step)))
        if _missed(step, answer) and pages_answer(step.message, self.passages):
            step = replace(step, request=_of_shop(step))
            answer = self._kept_open(step, self._told_by_pages(step))
        if step.request.intent == "store_question" and answer.request is None:
            answer = replace(answer, request=step.request)
        if step.named and answer.products is None and step.request.intent in ("product_question", "compare"):
            spoken_of = replace(step.request, refers_to=tuple(range(1, len(step.named) + 1)))
            shelf = shelf_of(step.named, self.variants)
            answer = replace(answer, products=shelf, total=len(shelf), request=spoken_of)
        return self.with_whys(step, answer)

    def with_whys(self, step: Step, answer: Answer) -> Answer:
        """The answer with a line of why for each card."""
        if not answer.products:
            return answer
        request = answer.request or step.request
        lines = answer.whys or whys(answer.products, request, self.shelves.fits(request, answer.products), step.say)
        several = {part.product_id: part.quantity for part in answer.kit if part.quantity > 1}
        counted = {key: step.say("bundle.of_these", number=step.say.count(number)) for key, number in several.items()}
        return replace(answer, whys={**lines, **counted})

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
                return self.shelves.bundle(step)
            case "recommend" | "refine":
                return self._scene(step) if step.request.scene else self._advised(step) or self.shelves.recommend(step)
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
        if step.conversation.intent == "compare" and asks_most(step.message) and not step.named:
            compared = step.pointed if len(step.pointed) > 1 else step.shown[:2]
            return several_answer(step.message, compared, self.variants, step.say, step.shown)
        in_force = step.conversation.request
        wish = f"{in_force.phrase or in_force.search_text or ''} {step.message}" if in_force else step.message
        return comparison(step.pointed if len(step.pointed) > 1 else step.shown[:2], stems(wish), step.say)

    def _aside(self, step: Step) -> Answer:
        """For what is not shopping."""
        if step.harm is not None or step.request.intent == "unsafe":
            return refused(step.harm, step.say)
        if (foreign := self.shelves.in_another_language(step)) is not None:
            return foreign
        if step.request.intent == "smalltalk":
            return aside.smalltalk(
                step.message,
                self.shop_name,
                self.shelves.examples(step.say),
                step.say,
                begun=step.conversation.turns > 0,
            )
        return aside.out_of_scope(self.shop_name, step.say)

    def _scene(self, step: Step) -> Answer:
        """A shelf that no words were typed for."""
        request, shop = step.request, self.shop_ranking()
        switched = self.preferences.of(step.user_id).as_guest
        if switched and request.scene in OF_THE_PAST:
            return profile.as_guest(step.say)
        if request.scene == "quiz":
            return interests(first_question(shop), step.say)
        about = self.shelves.about(step)
        if about is None and request.scene in ("similar", "goes_with"):
            return self.shelves.recommend(step) if request.intent == "recommend" else which_one(step.say)
        cart = tuple(self.products([line.product_id for line in step.conversation.cart]).values())
        more = request.scene == getattr(step.conversation.request, "scene", None) and request.intent == "refine"
        seen = frozenset(product.family for product in self.products(step.conversation.seen).values() if more)
        asked = SceneAsked(request=request, profile=step.profile, k=step.k, about=about, cart=cart, seen=seen)
        shelf = scene_shelf(shop, asked)
        items = tuple(replace(item, product=quotable_product(item.product)) for item in shelf.items)
        shelf = replace(shelf, items=with_variants(items, self.variants))
        answer = scene_answer(request, shelf, step.profile, more=more, as_guest=switched, say=step.say)
        if request.scene == "offers" and not more:
            return with_offers(answer, self._offered(step))
        guest = shelf.basis == "popularity" and request.scene == "for_you"
        return replace(answer, choices=interests(first_question(shop), step.say).choices) if guest else answer

    def _told_by_pages(self, step: Step) -> Answer:
        """A question to the shop's pages; one that asks how to choose a thing gets its guide, or else the things."""
        wish = Request(intent="recommend", search_text=things_in(step.message) or None)
        if wants_advice(step.message) and wish.search_text is not None:
            choosing = replace(step, request=wish)
            answer = self._advised(choosing) or store_answer(step.message, self.passages, step.say)
            shelf = self.shelves.recommend(choosing) if not answer.facts else answer
            return replace(shelf, request=wish) if shelf.products and not shelf.near and not shelf.no_match else answer
        sized = self._size(step)
        return sized or told_by_pages(step.message, step.conversation, self.passages, step.say)

    def _asked_of_pages(self, step: Step) -> bool:
        """Whether a message that was taken for something else asks what the pages plainly answer."""
        request = step.request
        if request.intent in ("recommend", "refine", "profile", "product_question") and self._size(step) is not None:
            return True
        goods = request.intent in ("recommend", "refine") and request.scene is None and request.bundle is None
        unpointed = request.intent in ("product_question", "compare") and not step.pointed
        own = request.intent == "order" and not OWN_ORDER.search(step.message) and step.conversation.pending is None
        if own and step.customer_id is not None:
            return asks_how(step.message)
        if own and step.conversation.intent == "store_question":
            return bool(told_by_pages(step.message, step.conversation, self.passages, step.say).facts)
        elsewhere = goods or unpointed or own or request.intent in ("profile", "out_of_scope")
        if not elsewhere or step.harm is not None or not asks_the_shop(step.message):
            return False
        return pages_answer(step.message, self.passages)

    def _size(self, step: Step) -> Answer | None:
        return size_told(step.message, self.passages, step.say)

    def _advised(self, step: Step) -> Answer | None:
        """What a guide says on choosing the thing that is wanted, with the shelf; None where no guide is asked for."""
        if asks_size(step.message) and (sized := store_answer(step.message, self.passages, step.say)).facts:
            return sized
        if not wants_advice(step.message):
            return None
        told = advice(step.message, self.passages(step.message))
        return guided(told, self.shelves.recommend(step), step.request, step.say) if told is not None else None

    def _product_question(self, step: Step) -> Answer:
        several = (
            step.pointed
            if len(step.pointed) > 1
            else of_kind(step.shown, step.conversation.request)
            if asks_of_all(step.message)
            else ()
        )
        if step.request.scene != "predicted" and len(several) > 1:
            return several_answer(step.message, several, self.variants, step.say, step.shown)
        if not step.pointed:
            return self._of_the_shelf(step)
        return self._about(step, step.pointed[0])

    def _of_the_shelf(self, step: Step) -> Answer:
        """A question that points at none of the products shown: "it" is the best of what was asked for, or any."""
        if not step.shown:
            return self.shelves.recommend(step) if step.request.search_text else which_one(step.say)
        if step.request.sort is not None and speaks_of_one(step.message):
            told = self._about(step, step.shown[0])
            name = step.say("goods.the_first", name=short_name(step.shown[0], step.shown))
            return replace(told, sentences=(name, *told.sentences), request=replace(step.request, refers_to=(1,)))
        told = several_answer(step.message, of_kind(step.shown, step.conversation.request), self.variants, step.say)
        return told if told.outcome == "answered" and speaks_of_one(step.message) else which_one(step.say)

    def _about(self, step: Step, product: Product) -> Answer:
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
        known = self.products([line.product_id for line in step.conversation.cart])
        text = step.message.lower()
        if known and ASKS_PRICE.match(text):
            return self._why_so_much(step, tuple(known.values()))
        answer = self._changed_cart(step, known)
        if not (known and WITH_DELIVERY.search(text)) or answer.done:
            return answer
        delivery = store_answer(_DELIVERY, self.passages, step.say)
        said = (*answer.sentences, *(delivery.sentences if delivery.facts else ()))
        return replace(answer, sentences=said, facts=(*answer.facts, *delivery.facts))

    def _why_so_much(self, step: Step, held: Sequence[Product]) -> Answer:
        """Why things in the cart cost what they do: those that are reduced, or else the last one's price."""
        reduced = [product for product in held if product.on_sale] or list(held[-1:])
        answers = [sale_answer(product, self._offered(step), held, asked=False) for product in reduced]
        return Answer(
            sentences=tuple(text for each in answers for text in each.sentences),
            facts=tuple(fact for each in answers for fact in each.facts),
        )

    def _changed_cart(self, step: Step, known: Mapping[str, Product]) -> Answer:
        conversation, filters = step.conversation, step.request.filters
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
        user_id = step.user_id
        if step.memory is not None:
            if user_id is not None:
                self.preferences.set_as_guest(user_id, step.memory == "as_guest")
            return profile.switched(step.memory, known=user_id is not None, say=step.say)
        if profile.wants_forgetting(step.message):
            gone = self.forget(user_id) if user_id else Forgotten()
            return profile.forgotten(gone.events, gone.reviews, step.say)
        if self.preferences.of(user_id).as_guest:
            return profile.as_guest(step.say)
        seen = self.products([key for key in step.profile.history.product_ids if key in step.profile.liked])
        bought = [product for key, product in seen.items() if key in step.profile.purchased]
        liked = [product for key, product in seen.items() if key not in step.profile.purchased]
        waved = list(self.products(sorted(step.profile.disliked)).values())
        return profile.remembered(step.message, bought, liked, waved, step.say)


def _of_shop(step: Step) -> Request:
    """The request of a message that turned out to be a question to the shop: the search before it stays in force."""
    current = step.conversation.request or Request(intent="store_question")
    return replace(current, intent="store_question", refers_to=(), scene=None, service=step.request.service)


def _missed(step: Step, answer: Answer) -> bool:
    """Whether an answer is none: nothing found, nothing known, nothing to point at."""
    if step.harm is not None or step.request.intent in ("order", "store_question", "unsafe", "smalltalk"):
        return False
    if step.request.intent == "cart":
        return False
    if step.pointed and not asks_the_shop(step.message):
        return False
    return answer.no_match or answer.outcome in ("unknown", "refused") or (answer.outcome == "asked" and not step.shown)


def _with_outcome(answer: Answer) -> Answer:
    """The answer with what it amounts to, where acts and open questions say so."""
    if answer.outcome != "answered":
        return answer
    if answer.done:
        return replace(answer, outcome="done")
    asks = answer.pending is not None and any(mark in sentence for sentence in answer.sentences for mark in "?？")
    return replace(answer, outcome="asked") if asks else answer
