"""The shelves that are searched for: what is asked for, its nearest when nothing fits, a gift, a set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers import aside
from assistant.answers.answer import Answer
from assistant.answers.bundle import bundle_answer, hardly_served
from assistant.answers.empty import not_sold, nothing_fits, thing_asked_for
from assistant.answers.fitting import Cosines, Fit
from assistant.answers.fitting import fits as clauses_that_fit
from assistant.answers.gifts import gift_answer, is_open_gift, varied
from assistant.answers.kind_first import by_measure, kind_first, superlative
from assistant.answers.people import asked_for, large_enough_first
from assistant.answers.recommend import is_near, recommendation
from assistant.bundles.kit import kit_for
from assistant.conversation import same_wish
from assistant.plan import query_of
from assistant.request import Request
from assistant.scenes import owned_one
from assistant.speech.speech import Speech
from assistant.step import Step
from assistant.understanding.scene_requests import MY
from ranking.blend import Ranker
from ranking.ranked import RankedProduct
from ranking.scenes.quiz import first_question
from ranking.scenes.shop_ranking import ShopRanking
from retrieval.product import Product
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
class Shelves:
    """Finds products and says what was found."""

    retriever: Retriever
    ranker: Callable[[], Ranker]
    products: Callable[[Sequence[str]], dict[str, Product]]
    shop_ranking: Callable[[], ShopRanking]
    """What the scenes read."""
    cosines: Cosines
    """How near in meaning some texts are to one."""
    examples: Callable[[Speech], tuple[str, ...]] = lambda _: ()
    """What can be asked, in the words of this catalogue and of the shopper's language."""

    def fits(self, request: Request, ranked: Sequence[RankedProduct]) -> Mapping[str, Fit]:
        """What the listings of a shelf say that speaks to a request."""
        wish = query_of(request, k=1).sentence if request.search_text else ""
        return clauses_that_fit(wish, request, ranked, self.cosines)

    def in_another_language(self, step: Step) -> Answer | None:
        """For a message in a script that is not read; None for one that is."""
        example = next(iter(self.examples(step.say)), step.say("aside.gift"))
        return aside.other_language(step.message, example, step.say)

    def bundle(self, step: Step) -> Answer:
        """A set for an occasion; what the words find where the shop has hardly anything for it."""

        def rank(query: Query, found: Candidates) -> Sequence[RankedProduct]:
            return self.ranker().rank(query, found, step.profile, k=query.k) if found.items else ()

        kit = kit_for(step.request, self.retriever.retrieve, rank)
        if not kit.is_served:
            nearest = self.recommend(replace(step, request=replace(step.request, bundle=None)))
            return hardly_served(kit, nearest, step.say)
        return bundle_answer(step.request, kit, step.say)

    def about(self, step: Step) -> Product | None:
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

    def recommend(self, step: Step) -> Answer:
        """What a search finds for a request, ranked for the shopper; why nothing does, and the nearest."""
        if (foreign := self.in_another_language(step)) is not None:
            return foreign
        query = query_of(step.request, k=POOL if step.request.search_text else OPEN_POOL)
        found = self.retriever.retrieve(query)
        if not found.sold and (gift := self._any_gift(step)) is not None:
            return gift
        if not found.sold:
            return not_sold(step.request, self._near(step, found, query), step.say)
        if not found.items:
            return nothing_fits(step.request, found, self._near(step, found, query), step.say)
        if is_open_gift(step.request):
            return self._gift(step, query, found)
        wide = superlative(step.request) is not None or asked_for(step.request) is not None
        best = self.ranker().rank(query, self._unseen(step, found), step.profile, k=POOL if wide else step.k)
        ranked = by_measure(step.request, kind_first(step.request, large_enough_first(step.request, best)), step.k)
        dearer = self._at_another_price(step.request, query, ranked)
        return recommendation(step.request, ranked, found, dearer, self.fits(step.request, ranked), step.say)

    def _any_gift(self, step: Step) -> Answer | None:
        """For a present whose words find nothing, told of a person ("just moved"): what the shop has for anybody."""
        if step.request.recipient is None or thing_asked_for(step.request, step.say) is not None:
            return None
        filters = replace(step.request.filters, department=(), product_type=(), attributes={})
        request = replace(step.request, search_text=None, phrase=None, by_purpose=False, filters=filters)
        query = query_of(request, k=OPEN_POOL)
        found = self.retriever.retrieve(query)
        return (
            self._gift(replace(step, request=request), query, found) if found.items and is_open_gift(request) else None
        )

    def _gift(self, step: Step, query: Query, found: Candidates) -> Answer:
        ranked = self.ranker().rank(query, found, step.profile, k=OPEN_POOL)
        shelf = tuple(replace(item, rank=place) for place, item in enumerate(varied(step.request, ranked, step.k), 1))
        return gift_answer(step.request, shelf, found.total, first_question(self.shop_ranking()), step.say)

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
