import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pytest

from assistant.sample.goods import DEPARTMENTS, goods, product_rows
from assistant.sample.make import is_made, make_sample
from assistant.sample.orders import customer_rows, order_rows
from assistant.sample.pictures.draw import KINDS, draw
from assistant.sample.purchases import companions, purchase_rows, shoppers, tastes
from assistant.sample.reviews import mean_ratings, opinions, review_rows
from assistant.service.orders import STATUSES
from retrieval.errors import InputError
from retrieval.rows import product_from_row

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def purchases():
    return purchase_rows(TODAY)


@pytest.fixture(scope="module")
def products(purchases):
    return product_rows(TODAY, mean_ratings(review_rows(purchases)))


def test_there_are_enough_goods_in_twelve_departments():
    assert len(goods()) >= 800
    assert {good.department for good in goods()} == set(DEPARTMENTS.values())
    assert len(DEPARTMENTS) == 12


def test_every_good_and_every_variant_stands_once(products):
    assert len({good.key for good in goods()}) == len(goods())
    assert len({row["product_id"] for row in products}) == len(products)


def test_no_two_goods_are_described_alike():
    openings = Counter(" ".join(good.description.split()[:5]) for good in goods())
    assert openings.most_common(1)[0][1] <= 3
    assert len({good.description for good in goods()}) == len(goods())


def test_every_row_is_a_product_as_a_shop_would_send_it(products):
    assert all(product_from_row(row).price_minor for row in products)


def test_shoppers_have_done_enough_and_have_tastes(purchases):
    assert len(shoppers()) >= 400
    assert len(purchases) >= 8_000
    people = [shopper for shopper in shoppers() if shopper.note]
    assert len(people) >= 6
    assert len({shopper.tastes for shopper in people}) == len(people)


def test_people_buy_what_their_taste_is_for(purchases):
    by_id = {row["product_id"]: good for good in goods() for row in product_rows_of(good)}
    for shopper in [shopper for shopper in shoppers() if shopper.note]:
        wanted = {kind for name in shopper.tastes for kind in tastes()[name].types}
        bought = [by_id[row["product_id"]] for row in purchases if row["user_id"] == shopper.user_id]
        assert sum(good.product_type in wanted for good in bought) > len(bought) / 2


def test_every_kind_of_good_has_companions_that_the_shop_sells():
    kinds = {good.product_type for good in goods()}
    assert companions().keys() == kinds
    assert all(kind not in others and others.keys() <= kinds for kind, others in companions().items())


def test_what_goes_together_is_bought_together(purchases):
    kind_of = {row["product_id"]: good.product_type for good in goods() for row in product_rows_of(good)}
    baskets: dict[tuple[str, str], set[str]] = {}
    for row in purchases:
        if row["event"] == "purchase":
            baskets.setdefault((row["user_id"], row["time"][:10]), set()).add(kind_of[row["product_id"]])
    beside = {
        kind: Counter(other for basket in baskets.values() if kind in basket for other in basket - {kind})
        for kind in companions()
    }
    fitting = [beside[kind].most_common(1)[0][0] in others for kind, others in companions().items()]
    assert sum(fitting) > 0.9 * len(fitting)


def product_rows_of(good):
    from assistant.sample.goods import variant_ids

    return [{"product_id": key} for key in variant_ids(good)]


def test_reviews_are_many_and_say_different_things(purchases):
    rows = review_rows(purchases)
    assert len(rows) >= 2_000
    assert len({row["text"] for row in rows}) > 0.98 * len(rows)
    assert set(opinions()) >= {good.product_type for good in goods()}


def test_there_are_orders_in_every_state(purchases, products):
    titles = {row["product_id"]: row["title"] for row in products}
    orders = order_rows(purchases, titles, TODAY)
    assert {order["status"] for order in orders} == set(STATUSES) - {"pending (items modified)"}
    assert {order["user_id"] for order in orders} <= {row["user_id"] for row in customer_rows()}


def test_everything_is_the_same_the_second_time(purchases):
    assert purchase_rows(TODAY) == purchases


def test_every_kind_of_good_has_a_picture_of_its_own():
    assert {good.product_type for good in goods()} <= set(KINDS)


def test_a_picture_is_well_formed_and_carries_no_words_of_the_product():
    for good in goods()[::7]:
        color = good.colors[0] if good.colors else None
        picture = draw(good.product_type, color=color, materials=good.materials, name=good.name, seed=good.key)
        ElementTree.fromstring(picture)
        assert not re.search(r"<(?:text|script|image)\b", picture)
        assert picture == draw(good.product_type, color=color, materials=good.materials, name=good.name, seed=good.key)


def test_a_hostile_name_never_enters_a_picture():
    assert "alert" not in draw("mugs", color=None, materials=["<script>alert(1)</script>"], name='"><alert>', seed="x")


def test_the_sample_shop_is_taken_whole_by_the_real_imports(tmp_path):
    told: list[str] = []
    make_sample(tmp_path, TODAY, told.append)
    assert any(line.endswith("products") for line in told)
    assert len(list((tmp_path / "pictures").iterdir())) > 1_000
    assert not is_made(tmp_path)


def test_another_shop_is_never_mixed_with_the_sample(tmp_path):
    (tmp_path / "shop.db").touch()
    with pytest.raises(InputError, match="holds a shop already"):
        is_made(tmp_path)
