from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.columns import Columns
from retrieval.filters import meets
from retrieval.product import Product
from retrieval.query import Filters
from retrieval.texts import families_of

TODAY = date(2026, 11, 25)
MAYBE_PRICE = st.none() | st.integers(0, 5_000)
PRODUCTS = st.builds(
    Product,
    product_id=st.uuids().map(str),
    title=st.just("thing"),
    group_id=st.none() | st.sampled_from("gh"),
    category=st.sampled_from([(), ("Home",), ("Home", "Lamps"), ("Garden", "lamps")]),
    brand=st.none() | st.sampled_from(["Wend", "wend", "Orrin"]),
    price_minor=MAYBE_PRICE,
    sale_price_minor=MAYBE_PRICE,
    stock=st.none() | st.integers(0, 4),
    available=st.none() | st.booleans(),
    gender=st.none() | st.sampled_from(["female", "male", "kids", "unisex"]),
    rating=st.none() | st.floats(0, 5),
    created_at=st.none() | st.dates(date(2026, 1, 1), TODAY),
)
FILTERS = st.builds(
    Filters,
    department=st.sampled_from([(), ("home",), ("Garden", "Attic")]),
    product_type=st.sampled_from([(), ("LAMPS",)]),
    brand=st.sampled_from([(), ("WEND",), ("nobody",)]),
    gender=st.none() | st.sampled_from(["female", "male"]),
    price_min_minor=MAYBE_PRICE,
    price_max_minor=MAYBE_PRICE,
    rating_min=st.none() | st.floats(0, 5),
    in_stock_min=st.none() | st.integers(0, 4),
    on_sale=st.none() | st.booleans(),
    new_since_days=st.none() | st.integers(0, 400),
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(products=st.lists(PRODUCTS, max_size=8), filters=FILTERS)
def test_columns_say_what_filters_say(products, filters):
    families = families_of(products)
    passing = Columns(families).passing(filters, TODAY)
    assert list(passing) == [any(meets(each, filters, today=TODAY) for each in family.variants) for family in families]


def test_what_no_product_states_is_known():
    columns = Columns(families_of([Product(product_id="a", title="a", price_minor=100)]))
    assert columns.stated("price_max_minor")
    assert not columns.stated("rating_min")


def test_no_family_is_no_row():
    assert np.array_equal(Columns(()).passing(Filters(on_sale=True), TODAY), np.zeros(0, dtype=bool))
