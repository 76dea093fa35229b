from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.encoder import SentenceTransformerEncoder
from retrieval.filters import excluded, meets
from retrieval.home import Home
from retrieval.indexer import build_index
from retrieval.query import Filters, Query
from retrieval.rows import product_from_row
from retrieval.search import HybridRetriever
from tests.contracts.encoder import EncoderContract
from tests.contracts.retriever import RetrieverContract
from tests.fakes_encoder import WordEncoder
from tests.goods import catalogue_of

WORDS = st.sampled_from(
    ["mug", "hiking boots", "warm blanket", "something for the sofa", "headphones", "xylophone", ""]
)
FILTERS = st.builds(
    Filters,
    colors=st.lists(st.sampled_from(["red", "blue", "green"]), max_size=2).map(tuple),
    brand=st.lists(st.sampled_from(["Corvane", "Halden"]), max_size=1).map(tuple),
    gender=st.sampled_from([None, "female", "male"]),
    price_min_minor=st.sampled_from([None, 1_000, 6_000]),
    price_max_minor=st.sampled_from([None, 1_500, 8_000]),
    in_stock_min=st.sampled_from([None, 1, 20]),
    on_sale=st.sampled_from([None, True]),
)
EXCLUDE = st.lists(st.sampled_from(["leather", "red", "wool", "tea"]), max_size=2).map(tuple)


def opened(path, encoder):
    home = Home(path)
    catalogue = catalogue_of(path)
    build_index(home, catalogue, encoder)
    return HybridRetriever(catalogue, home, encoder)


@pytest.fixture(scope="module")
def sentences():
    return SentenceTransformerEncoder()


@pytest.fixture(scope="module")
def retriever(tmp_path_factory, sentences):
    retriever = opened(tmp_path_factory.mktemp("shop"), sentences)
    yield retriever
    retriever.index.close()


@pytest.fixture(scope="module")
def cheap(tmp_path_factory):
    retriever = opened(tmp_path_factory.mktemp("cheap"), WordEncoder())
    yield retriever
    retriever.index.close()


class TestSentenceTransformerEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, sentences):
        return sentences


class TestWordEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self):
        return WordEncoder()


class TestHybridRetriever(RetrieverContract):
    pass


@settings(derandomize=True, deadline=None, max_examples=60)
@given(text=WORDS, filters=FILTERS, exclude=EXCLUDE)
def test_no_filter_and_no_exclusion_is_ever_violated(cheap, text, filters, exclude):
    found = cheap.retrieve(Query(text=text, filters=filters, exclude=exclude, k=20))
    for item in found.items if found.sold else ():
        for variant in (item.product, *item.variants):
            assert meets(variant, filters, today=date.today())
            assert excluded(variant, exclude) is None


@settings(derandomize=True, deadline=None, max_examples=40)
@given(text=WORDS, filters=FILTERS)
def test_every_relaxation_gives_what_it_counts(cheap, text, filters):
    found = cheap.retrieve(Query(text=text, filters=filters, k=20))
    for step in found.relaxations:
        assert step.count >= len(step.examples) > 0


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("hedphones", "headphones"),
        ("ridges boot", "boot-red"),
        ("something to keep coffee hot", "mug-travel"),
        ("warm throw for the couch", "blanket"),
    ],
)
def test_typos_plurals_and_meaning(retriever, asked, first):
    assert retriever.retrieve(Query(text=asked)).items[0].product.product_id == first


@pytest.mark.parametrize("asked", ["lawn mower", "grand piano", "aquarium"])
def test_what_is_not_sold_is_said_not_to_be(retriever, asked):
    assert not retriever.retrieve(Query(text=asked)).sold


def test_sorting_keeps_to_what_has_to_do_with_the_text(retriever):
    found = retriever.retrieve(Query(text="mug", sort="price_low", k=20))
    assert [item.product.product_id for item in found.items] == ["mug-tin", "mug", "mug-travel"]


def test_a_wish_ranks_and_does_not_remove(retriever):
    found = retriever.retrieve(Query(text="mug", wishes=Filters(colors=("red",)), k=20))
    assert found.items[0].product.product_id == "mug-tin"
    assert found.items[1].missed == ("colors",)


def test_what_a_product_denies_it_is_not_offered_for(retriever):
    wishes = Filters(attributes={"dishwasher safe": "yes"})
    found = retriever.retrieve(Query(text="mug", wishes=wishes, k=20))
    assert {item.product.product_id for item in found.items} == {"mug", "mug-travel"}


def test_of_a_family_the_variant_that_can_be_bought_is_shown(retriever):
    found = retriever.retrieve(Query(text="ridge hiking boots"))
    assert found.items[0].product.product_id == "boot-red"


@pytest.mark.parametrize(
    ("row", "word", "out"),
    [
        ({"material": "leather"}, "leather", True),
        ({"material": "canvas", "description": "Leather-free throughout."}, "leather", False),
        ({"description": "Made without leather."}, "leather", False),
        ({"description": "Vegan leather straps."}, "leather", False),
        ({"description": "With leather straps."}, "leather", True),
        ({"color": "red"}, "red", True),
        ({"title": "Redwood Bench", "color": "brown"}, "red", False),
        ({"title": "Oyster Knife"}, "oysters", True),
    ],
)
def test_an_exclusion_hits_what_is_of_it_and_not_what_denies_it(row, word, out):
    thing = product_from_row({"product_id": "x", "title": "Thing", **row})
    assert (excluded(thing, (word,)) is not None) == out
