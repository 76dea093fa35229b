"""A message with a picture: what looks like it, within what the words ask for. The picture itself is not kept."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers.answer import Answer
from assistant.answers.scene import with_variants
from assistant.answers.shelf_facts import shelf_facts
from assistant.guard.quotable import quotable_product
from assistant.plan import query_of
from assistant.request import Request
from assistant.step import Step
from ranking.blend import Ranker
from retrieval.errors import InputError
from retrieval.filters import fits
from retrieval.product import Product
from retrieval.query import Candidate, Candidates

NEAREST = 200
"""Products that limits are kept among."""
_TELLING = 5
"""Of the nearest, how many say what kind of thing the picture shows."""
_FEW = 12
"""Shown when nothing but the picture says how many: what looks less like it is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """Answers messages with a picture."""

    nearest: Callable[[bytes, int], Sequence[tuple[str, float]]]
    """The ids of the products nearest to a picture, with their cosines; raises InputError for what is no picture."""
    products: Callable[[Sequence[str]], Mapping[str, Product]]
    variants: Callable[[Product], Sequence[Product]]
    ranker: Callable[[], Ranker]

    def answer(self, step: Step, picture: bytes) -> Answer:
        """What looks like a picture, as the shelf; a sentence where it cannot be looked at."""
        try:
            near = self.nearest(picture, NEAREST)
        except InputError:
            return Answer(sentences=(step.say("picture.unreadable"),), outcome="refused")
        known = self.products([key for key, _ in near])
        items = [(quotable_product(known[key]), cosine) for key, cosine in near if key in known]
        query = query_of(replace(step.request, search_text=None, phrase=None), k=_FEW)
        fitting = [(product, cosine) for product, cosine in items if fits(product, query, today=step.today)][:_FEW]
        if not fitting:
            return Answer(sentences=(step.say("picture.nothing"),), outcome="unknown", no_match=True)
        request = _continued(step.request, [product for product, _ in fitting])
        candidates = tuple(Candidate(product=product, score=_share(cosine)) for product, cosine in fitting)
        found = Candidates(query=query, items=candidates, total=len(candidates))
        ranked = self.ranker().rank(query, found, step.profile, k=step.k)
        shelf = with_variants(ranked, self.variants)
        return Answer(
            sentences=(step.say("picture.alike"),),
            facts=shelf_facts(request, shelf, len(candidates)),
            products=shelf,
            total=len(candidates),
            request=request,
        )


def unseen(step: Step) -> Answer:
    """For a picture where no model looks at pictures."""
    return Answer(sentences=(step.say("picture.none"),), outcome="refused")


def _continued(request: Request, nearest: Sequence[Product]) -> Request:
    """The state in force: the kind of thing that most of the nearest are, so that "cheaper" has words to go on."""
    kinds = Counter(kind for product in nearest[:_TELLING] if (kind := product.product_type))
    most = kinds.most_common(1)
    words = most[0][0].lower() if most else None
    return replace(request, intent="recommend", search_text=words, phrase=words, scene=None, refers_to=(), bundle=None)


def _share(cosine: float) -> float:
    """A cosine as relevance in [0, 1]."""
    return min(max(cosine, 0.0), 1.0)
