"""One shop: its data folder opened, its parts built at first use and joined into the assistant."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from assistant.assistant import Assistant
from assistant.cards_first import CardsFirst
from assistant.conversation import EMPTY
from assistant.conversations import Conversations
from assistant.guard.alarm import alarm
from assistant.guard.guard import Guard
from assistant.guard.limits import Limits
from assistant.guard.quotable import (
    QuotableRetriever,
    may_be_quoted,
    quotable_product,
    quotable_products,
    quotable_reviews,
)
from assistant.handlers import Handlers
from assistant.journal import Journal
from assistant.models.transformers_model import TransformersModel
from assistant.pages.untrusted import speaks_to_shoppers
from assistant.people import Person, people
from assistant.pictured import Pictured
from assistant.preferences import Preferences
from assistant.promotions.book import PromotionBook
from assistant.service.book import OrderBook
from assistant.service.desk import ServiceDesk
from assistant.service.policy import load_policy
from assistant.settings import Settings, load_settings
from assistant.shelves import Shelves
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.asking import Asking
from assistant.understanding.kinds import MessageKinds, message_kinds
from assistant.understanding.named import TitleIndex
from assistant.understanding.places.judgement import Judgement, judgement
from assistant.understanding.places.reading import FoundPlaces
from assistant.understanding.understand import Reader
from assistant.writing.writer import Writing
from ranking.blend import BlendWeights
from ranking.events import Event, EventKind, EventStore
from ranking.forgetting import Forgotten
from ranking.ranked import Profile
from ranking.service import RankingService
from retrieval.catalogue import Catalogue
from retrieval.chinese.gloss import in_english
from retrieval.database import connect
from retrieval.embedding_cache import EmbeddingCache
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.errors import ModelMissingError
from retrieval.family_vectors import FamilyVectors
from retrieval.home import Home
from retrieval.nearest_texts import NearestTexts
from retrieval.passage_search import FoundPassage, PassageSearch
from retrieval.pictures.encoder import SentenceTransformerPictures
from retrieval.pictures.index import nearest
from retrieval.product import Product, Review
from retrieval.protocols import Retriever
from retrieval.rerank import CrossEncoderReranker, RerankingRetriever
from retrieval.search import HybridRetriever
from retrieval.vocabulary import Vocabulary

WRITER = Path(__file__).parent / "models" / "writer"
"""The adapter that comes with this program; its card is beside it."""
MOST_PASSAGES = 6
NEAR_REVIEW = 0.45
"""Cosine from which a review has to do with a question."""
_WISHES = ("under", "best_rated", "gift", "cheapest", "on_offer", "new")


class Shop:
    """A shop's data folder and everything that works on it. Safe to share between threads."""

    def __init__(self, home: Path, overrides: Mapping[str, Any] | None = None) -> None:
        """Read the settings of a data folder; nothing is opened before it is used."""
        self.home = Home(home)
        self.settings: Settings = load_settings(home, overrides or {})
        self._lock = threading.Lock()
        self._loading = threading.RLock()
        """Held while what answers need is loaded for the first time, so that nothing is loaded twice."""
        self._read: tuple[int, Vocabulary, TitleIndex] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index and the database, where they were opened."""
        opened = self.__dict__
        if "retriever" in opened:
            self.retriever.index.close()
        if "engine" in opened:
            self.engine.dispose()

    @cached_property
    def engine(self) -> Any:
        """The database of the shop."""
        return connect(self.home)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Products, reviews and pages."""
        return Catalogue(self.engine)

    @cached_property
    def encoder(self) -> SentenceTransformerEncoder:
        """The sentence embeddings."""
        return SentenceTransformerEncoder(self.settings.search.encoder)

    @cached_property
    def retriever(self) -> HybridRetriever:
        """Product search."""
        return HybridRetriever(self.catalogue, self.home, self.encoder)

    @cached_property
    def search(self) -> Retriever:
        """Product search as shoppers get it: with a second look where a cross-encoder is set."""
        settings = self.settings.search
        if settings.reranker is None:
            return self.retriever
        reranker = CrossEncoderReranker(settings.reranker)
        return RerankingRetriever(
            self.retriever, reranker, top=settings.rerank_top, budget_s=settings.rerank_budget_ms / 1000
        )

    @cached_property
    def passage_search(self) -> PassageSearch:
        """Search in pages and reviews."""
        return PassageSearch(self.retriever.index, self.encoder, EmbeddingCache(self.home, self.encoder))

    @cached_property
    def nearest_texts(self) -> NearestTexts:
        """Compares a few texts by meaning."""
        return NearestTexts(self.encoder)

    @cached_property
    def events(self) -> EventStore:
        """What shoppers did."""
        return EventStore(self.engine)

    @cached_property
    def journal(self) -> Journal:
        """What was said."""
        return Journal(self.engine)

    @cached_property
    def conversations(self) -> Conversations:
        """Which conversations there are."""
        return Conversations(self.engine, self.journal)

    @cached_property
    def preferences(self) -> Preferences:
        """What shoppers have decided about being remembered."""
        return Preferences(self.engine, self.events.ids)

    @cached_property
    def orders(self) -> OrderBook:
        """The order book."""
        return OrderBook(self.engine)

    @cached_property
    def promotions(self) -> PromotionBook:
        """What is taken off now."""
        return PromotionBook(self.engine)

    @cached_property
    def desk(self) -> ServiceDesk:
        """Order help, by the shop's policy."""
        return ServiceDesk(system=self.orders, policy=load_policy(self.home.path), family=self._family)

    def _family(self, product_id: str) -> Sequence[Product]:
        """All variants of the product of an id; () where the catalogue has none of it."""
        product = self.catalogue.get([product_id]).get(product_id)
        return () if product is None else self.variants(product)

    @cached_property
    def ranking(self) -> RankingService:
        """Profiles and the personal ranking."""
        ranking = self.settings.ranking
        weights = BlendWeights(personalisation=ranking.personalisation, diversity=ranking.diversity)
        texts = FamilyVectors(self.retriever.index)
        return RankingService(self.home, self.catalogue, self.events, weights, self.settings.events.weights, texts)

    @cached_property
    def model(self) -> TransformersModel | None:
        """The language model as it writes; None when it is switched off."""
        language = self.settings.language
        return TransformersModel(language.model, language, self.writer) if language.enabled else None

    @property
    def writer(self) -> Path | None:
        """The folder of the adapter that the model writes with; None: it writes as it comes."""
        settings, own = self.settings.language, self.language / "writer"
        if settings.writer:
            return Path(settings.writer).expanduser()
        if own.is_dir():
            return own
        return WRITER if settings.model is None and WRITER.is_dir() else None

    @property
    def adapter(self) -> Path | None:
        """The folder of the adapter for understanding: that of the settings, or the one trained here; None without."""
        if self.settings.language.adapter:
            return Path(self.settings.language.adapter).expanduser()
        own = self.language / "adapter"
        return own if own.is_dir() else None

    @property
    def language(self) -> Path:
        """Where what was trained here lies: `adapter/`, `judgement.json`, `kinds.npz` and `writer/`."""
        return self.home.path / "language"

    @property
    def vocabulary(self) -> Vocabulary:
        """The catalogue's words, read again when the catalogue has changed."""
        return self._words()[0]

    def _words(self) -> tuple[Vocabulary, TitleIndex]:
        """The catalogue's words and its names, read again when the catalogue has changed."""
        revision = self.catalogue.revision()
        with self._lock:
            if self._read is None or self._read[0] != revision:
                products = list(self.catalogue.products())
                self._read = (revision, Vocabulary(map(in_english, products)), TitleIndex(products))
            return self._read[1:]

    def reader(self, *, with_model: bool = True) -> Reader:
        """The understanding of messages."""
        asking = self.asking if with_model else None
        places = FoundPlaces(
            vocabulary=self.vocabulary, find=self.retriever.retrieve, judgement=self._judgement, asking=asking
        )
        return Reader(self.vocabulary, self._kinds, asking, places, self._guard)

    @cached_property
    def asking(self) -> Asking | None:
        """The language model as understanding asks it; None when it is switched off, or has no adapter for that."""
        language = self.settings.language
        if not language.enabled or self.adapter is None:
            return None
        return Asking(TransformersModel(language.model, language, self.adapter))

    @cached_property
    def _judgement(self) -> Judgement:
        return judgement(self.language / "judgement.json")

    @cached_property
    def _guard(self) -> Guard:
        return Guard(alarm(self.language / "alarm.npz", self.encoder.name))

    @cached_property
    def _kinds(self) -> MessageKinds | None:
        return message_kinds(self.language / "kinds.npz", self.encoder)

    @cached_property
    def limits(self) -> Limits:
        """How much a shopper may ask; one count for all doors of the shop."""
        return Limits(self.settings.limits)

    def assistant(self, *, with_model: bool = True, limited: bool = True) -> Assistant:
        """The whole conversation.

        Args:
            with_model: without the model everything comes from rules and templates.
            limited: whether shoppers are asking; the shop's own people at the command line are not counted.
        """
        with self._loading:
            return Assistant(
                reader=self.reader(with_model=with_model),
                handlers=self._handlers(),
                products=self._products,
                titles=self._words()[1],
                profile=self.profile,
                writing=self._writing if with_model else None,
                record=self.journal.record,
                limits=self.limits if limited else None,
                pictured=self._pictured,
                turns=self._turns,
            )

    @cached_property
    def pictures(self) -> SentenceTransformerPictures | None:
        """The image-text model; None where the settings name none."""
        name = self.settings.search.pictures
        return SentenceTransformerPictures(name) if name else None

    @property
    def _pictured(self) -> Pictured | None:
        encoder = self.pictures
        if encoder is None:
            return None
        return Pictured(
            nearest=lambda data, k: nearest(self.home, encoder, data, k),
            products=self._products,
            variants=self.variants,
            ranker=self.ranking.ranker,
        )

    @cached_property
    def _writing(self) -> Writing | None:
        settings = self.settings.language
        if self.model is None:
            return None
        return Writing(
            model=self.model,
            max_new_tokens=settings.max_new_tokens,
            seconds=settings.max_seconds,
            turns=self._turns,
        )

    @cached_property
    def _turns(self) -> CardsFirst:
        return CardsFirst()

    def people(self) -> tuple[Person, ...]:
        """Who can be picked as the shopper; empty where everybody is a guest."""
        return people(self.settings.serve.people, self.orders)

    def profile(self, user_id: str | None) -> Profile:
        """What may move an answer to a shopper: nothing while they shop as a guest, else their past and their dial."""
        preference = self.preferences.of(user_id)
        if preference.as_guest:
            return self.ranking.profile(None)
        return replace(self.ranking.profile(user_id), personalisation=preference.personalisation)

    def react(self, user_id: str, product_id: str, kind: EventKind) -> bool:
        """Store what a shopper did with a product; the next answer knows it.

        Returns:
            Whether it was stored: nothing is while they shop as a guest.
        """
        if self.preferences.of(user_id).as_guest:
            return False
        self.correct(user_id, product_id, kind)
        return True

    def correct(self, user_id: str, product_id: str, kind: EventKind) -> None:
        """Store what a shopper says of a product where they mend what is remembered, also while they are a guest."""
        self.events.add([Event(user_id=user_id, product_id=product_id, kind=kind, time=datetime.now(tz=UTC))])

    def examples(self, say: Speech = ENGLISH) -> tuple[str, ...]:
        """Things to ask, in the words of this catalogue."""
        return examples(self.vocabulary, say)

    def warm_up(self, progress: Callable[[str], None]) -> None:
        """Load everything the first message would wait for, telling what is being loaded.

        A message that comes meanwhile waits until it can be answered, not for the language model.
        """
        with self._loading:
            progress("Reading the catalogue ...")
            self.retriever.index.current()
            self.reader(with_model=False)
            self.ranking.ranker()
            self.ranking.shop_ranking()
            progress("Loading the sentence model ...")
            self.reader(with_model=False).understand(EMPTY, "hello there")
        if self.model is not None:
            progress("Loading the language model ...")
            try:
                self.model.load()
            except ModelMissingError as error:
                progress(f"{error} Until then rules and templates answer.")

    def variants(self, product: Product) -> Sequence[Product]:
        """All variants of a product's family, itself included."""
        return self.catalogue.variants(product.group_id) if product.group_id else (product,)

    def _handlers(self) -> Handlers:
        shelves = Shelves(
            retriever=QuotableRetriever(self.search),
            ranker=self.ranking.ranker,
            products=self._products,
            shop_ranking=self.ranking.shop_ranking,
            cosines=self.nearest_texts.cosines,
            examples=lambda say: examples(self.vocabulary, say),
        )
        return Handlers(
            shelves=shelves,
            products=self._products,
            variants=lambda product: tuple(map(quotable_product, self.variants(product))),
            reviews=self._reviews,
            near_reviews=self._near_reviews,
            passages=self._passages,
            promotions=self.promotions,
            desk=self.desk,
            shop_ranking=self.ranking.shop_ranking,
            forget=self.forget,
            preferences=self.preferences,
            shop_name=self.settings.shop.name,
            cart_link=self.settings.shop.cart_link,
        )

    def _products(self, product_ids: Sequence[str]) -> dict[str, Product]:
        return quotable_products(self.catalogue.get(product_ids))

    def _reviews(self, product: Product) -> Sequence[Review]:
        """Reviews of any variant of the product."""
        reviews = [
            review for variant in self.variants(product) for review in self.catalogue.reviews(variant.product_id)
        ]
        return quotable_reviews(reviews)

    def _near_reviews(self, reviews: Sequence[Review], question: str) -> Sequence[Review]:
        found = self.passage_search.nearest_reviews(reviews, question)
        return [review for review, cosine in found if cosine >= NEAR_REVIEW and review.text]

    def _passages(self, text: str) -> Sequence[FoundPassage]:
        found = self.passage_search.find_passages(text, MOST_PASSAGES)
        return [each for each in found if speaks_to_shoppers(each.passage) and may_be_quoted(each.passage)]

    def forget(self, user_id: str) -> Forgotten:
        """Delete all that is stored of a shopper under any of their ids, and take them out of what was learned.

        Their reviews stay with the products, without their id.
        """
        learned = self.ranking.forget(user_id)
        ids = self.events.ids(user_id)
        for each in ids:
            self.journal.forget(each)
            self.conversations.forget(each)
        self.preferences.forget(user_id)
        reviews = self.catalogue.disown_reviews(ids)
        return learned.with_counts(events=self.events.forget(user_id), reviews=reviews)


def examples(vocabulary: Vocabulary, say: Speech = ENGLISH) -> tuple[str, ...]:
    """What can be asked, in the catalogue's own words: its largest product types."""
    types = [known for name in vocabulary.common_types() if (known := say.known(name, "kinds"))]
    return tuple(
        say("example.wish", form=wish, thing=thing, price="$50") for wish, thing in zip(_WISHES, types, strict=False)
    )
