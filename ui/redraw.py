"""What the page shows besides the words, read off the visible turns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.assistant import quoted
from assistant.conversation import fold
from assistant.shop import Shop
from assistant.speech.speech import Speech
from assistant.suggestions import suggestions
from assistant.turns import Fact, OrderCard, Turn
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import UNSCORED, Candidate
from ui.header import cart_line, header
from ui.markup import Markup
from ui.memory import Memory
from ui.next_row import next_row
from ui.shelf import EMPTY, ShelfView


class Redraw:
    """Draws the shelf and the head of the page as they stood after any turn."""

    def __init__(self, shop: Shop, memory: Memory) -> None:
        """Keep the parts."""
        self._shop, self._memory = shop, memory
        self._people = shop.people()
        self._names = {person.user_id: person.name for person in self._people}

    def shelf_after(self, turns: Sequence[Turn]) -> ShelfView:
        """The shelf after the visible turns: as it was drawn, or from the catalogue when that is forgotten."""
        if not turns:
            return EMPTY
        last = turns[-1]
        known = self._memory.get(last.turn_id)
        if known is not None:
            return known
        return self.with_papers(self._bare_shelf(turns), last.orders, quoted(last.request.intent, last.evidence))

    def with_papers(self, view: ShelfView, orders: Sequence[OrderCard], told: Sequence[Fact]) -> ShelfView:
        """A shelf with the orders and the pages that a turn speaks of."""
        lines = [line.product_id for order in orders for line in order.lines]
        pages = {fact.source.removeprefix("page:") for fact in told}
        documents = self._shop.catalogue.documents() if pages else ()
        return replace(
            view,
            orders=tuple(orders),
            ordered=self._shop.catalogue.get(lines) if lines else {},
            quoted=tuple(told),
            titles={document.document_id: document.title for document in documents if document.document_id in pages},
        )

    def _bare_shelf(self, turns: Sequence[Turn]) -> ShelfView:
        """The shelf after the turns from the catalogue, without the arithmetic."""
        last = turns[-1]
        products = self._shop.catalogue.get(last.shown)
        items = tuple(
            self._bare(rank, products[key])
            for rank, key in enumerate((key for key in last.shown if key in products), 1)
        )
        name = self.name_of(last.user_id)
        return replace(
            EMPTY,
            turn_id=last.turn_id,
            items=items,
            whys=self._whys(turns),
            table=last.table,
            request=fold(turns).request,
            near=last.no_match,
            shopper=name,
            language=last.language,
        )

    def _whys(self, turns: Sequence[Turn]) -> Mapping[str, str]:
        """The lines of why of the last turn that showed products."""
        return next((turn.whys for turn in reversed(turns) if turn.whys), {})

    def header(self, turns: Sequence[Turn], person: str, say: Speech) -> Markup:
        """The head of the page after the visible turns."""
        cart = turns[-1].cart if turns else ()
        known = self._shop.catalogue.get([line.product_id for line in cart]) if cart else {}
        things = sum(line.quantity for line in cart if line.product_id in known)
        shop = self._shop.settings.shop.name
        return header(shop, self._people, person, cart_line(cart, known, say), say, things=things)

    def onward(self, turn: Turn, page: Speech) -> Markup:
        """What can be said after a turn, in the conversation's language; its frame is in the page's."""
        say = Speech(turn.language)
        products = self._shop.catalogue.get(turn.shown)
        shown = [products[key] for key in turn.shown if key in products]
        likely = () if turn.replies else suggestions(turn, shown, self._shop.examples(say), say)
        return next_row(turn.replies, likely, page)

    def name_of(self, user_id: str | None) -> str | None:
        """The name of one of the people who can be picked; None for everybody else."""
        return self._names.get(user_id or "")

    def _bare(self, rank: int, product: Product) -> RankedProduct:
        """A product in its place, without the arithmetic that put it there."""
        variants = tuple(self._shop.variants(product))
        return RankedProduct(
            rank=rank,
            product=product,
            score=UNSCORED,
            candidate=Candidate(product=product, score=UNSCORED, variants=variants),
            contributions=(),
            reasons=(),
            rank_without_taste=rank,
        )
