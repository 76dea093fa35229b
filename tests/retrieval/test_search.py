from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retrieval.encoder import SentenceTransformerEncoder
from retrieval.filters import excluded, meets, size_covers
from retrieval.home import Home
from retrieval.indexer import build_index
from retrieval.query import Filters, Query
from retrieval.rows import product_from_row
from retrieval.search import HybridRetriever
from tests.contracts.encoder import EncoderContract
from tests.contracts.retriever import RetrieverContract
from tests.fakes_encoder import WordEncoder
from tests.goods import GOODS, catalogue_of

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


ROWS = st.lists(
    st.fixed_dictionaries(
        {"title": st.lists(st.sampled_from("mug boots lamp small lid".split()), min_size=1, max_size=3).map(" ".join)},
        optional={
            "price": st.integers(1, 90),
            "sale_price": st.integers(1, 90),
            "color": st.sampled_from(["red", "blue", "green", "red, blue"]),
            "brand": st.sampled_from(["Corvane", "Halden"]),
            "gender": st.sampled_from(["women", "men", "unisex"]),
            "stock": st.integers(0, 30),
            "group_id": st.sampled_from(["one", "two"]),
        },
    ),
    min_size=1,
    max_size=12,
)


def opened(path, encoder, rows=GOODS):
    home = Home(path)
    catalogue = catalogue_of(path, rows)
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


def as_asked(product, filters):
    """The filters once more, in the plainest words."""
    price = product.price_minor if product.sale_price_minor is None else product.sale_price_minor
    return (
        (filters.price_min_minor is None or (price is not None and price >= filters.price_min_minor))
        and (filters.price_max_minor is None or (price is not None and price <= filters.price_max_minor))
        and (not filters.brand or product.brand in filters.brand)
        and (not filters.colors or bool(set(product.colors) & set(filters.colors)))
        and product.gender in (None, "unisex", filters.gender or product.gender)
        and (
            filters.in_stock_min is None
            or (product.stock is None and filters.in_stock_min == 1)
            or (product.stock or 0) >= filters.in_stock_min
        )
        and (filters.on_sale is None or product.on_sale == filters.on_sale)
    )


@settings(derandomize=True, deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, asked=st.lists(st.tuples(WORDS, FILTERS), min_size=4, max_size=8))
def test_in_any_catalogue_just_what_passes_is_listed_and_nothing_else_is_found(rows, asked):
    rows = [{"product_id": f"p{number}", **row} for number, row in enumerate(rows)]
    with TemporaryDirectory() as folder:
        retriever = opened(Path(folder), WordEncoder(), rows)
        with closing(retriever.index):
            for text, filters in asked:
                found = retriever.retrieve(Query(text=text, filters=filters, k=20))
                checked = replace(filters, **dict.fromkeys(found.unchecked))
                passing = {row["product_id"] for row in rows if as_asked(product_from_row(row), checked)}
                ids = {variant.product_id for item in found.items for variant in item.variants}
                assert not found.sold or (ids <= passing if text else ids == passing)


@settings(derandomize=True, deadline=None, max_examples=80)
@example(text="", filters=Filters(brand=("Corvane",), price_max_minor=1_500), exclude=(), wished="dishwasher safe")
@given(text=WORDS, filters=FILTERS, exclude=EXCLUDE, wished=st.sampled_from([None, "dishwasher safe", "waterproof"]))
def test_every_relaxation_gives_what_it_counts(cheap, text, filters, exclude, wished):
    wishes = Filters(attributes={wished: "yes"}) if wished else Filters()
    query = Query(text=text, filters=filters, exclude=exclude, wishes=wishes, k=20)
    for step in cheap.retrieve(query).relaxations:
        found = cheap.retrieve(relaxed(query, step))
        assert step.count == found.total
        assert {product.family for product in step.examples} <= {item.product.family for item in found.items}


def relaxed(query, step):
    if step.constraint == "exclude":
        return replace(query, exclude=tuple(word for word in query.exclude if word != step.value))
    value = step.value if step.change == "widen" else getattr(Filters(), step.constraint)
    return replace(query, filters=replace(query.filters, **{step.constraint: value}))


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


def test_what_is_not_sold_has_no_total_and_no_relaxations(retriever):
    found = retriever.retrieve(Query(text="lawn mower", filters=Filters(price_max_minor=100)))
    assert (found.sold, found.total, found.relaxations) == (False, 0, ())


@pytest.mark.parametrize(
    ("sort", "first"), [("price_low", "mug-tin"), ("price_high", "jacket"), ("rating", "mug"), ("newest", "blanket")]
)
def test_sorting_the_whole_shop_puts_what_says_nothing_last(retriever, sort, first):
    found = retriever.retrieve(Query(sort=sort, k=20))
    assert found.items[0].product.product_id == first


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


def test_what_is_named_and_sold_is_not_replaced_by_another_kind_that_fits(retriever):
    wishes, limits = Filters(product_type=("mugs",)), Filters(sizes=("39",))
    found = retriever.retrieve(Query(text="mugs", wishes=wishes, filters=limits))
    assert found.items == ()
    assert [step.constraint for step in found.relaxations] == ["sizes"]


@pytest.mark.parametrize(
    ("stated", "wanted", "covers"),
    [("39-42", "41", True), ("39-42", "43", False), ("M", "m", True), ("39–42", "39", True), ("S-M", "41", False)],
)
def test_a_span_of_sizes_covers_what_lies_in_it(stated, wanted, covers):
    assert size_covers(stated, wanted) == covers


@pytest.mark.parametrize(("stated", "said"), [("traces", "nuts"), ("no", None)])
def test_a_short_plural_excludes_what_says_it(stated, said):
    bar = {"product_id": "bar", "title": "Dark Bar", "attributes": {"contains nuts": stated}}
    assert excluded(product_from_row(bar), ["nuts"]) == said
