"""What the products of a feed lack, found as the feed is read."""

import pytest

from retrieval.imports import check_products
from retrieval.readiness import Census
from retrieval.readiness.checks import FEWEST_OF_KIND, OF_PRODUCT, OF_ROW, TEXTS
from retrieval.rows import product_from_row
from tests.goods import GOODS, write_rows

GOOD = {
    "title": "Stoneware Mug",
    "description": "A heavy mug of blue stoneware for coffee and tea.",
    "brand": "Halden",
    "category": "Kitchen > Mugs",
    "price": 12,
    "currency": "EUR",
    "image": "https://shop.example/m.jpg",
    "stock": 3,
}


def readiness_of(rows):
    census = Census()
    for row in rows:
        census.add(product_from_row(row), row)
    return census.readiness()


def findings(*changes, **common):
    """Finding -> (count, examples), of one product a change; ids are p0, p1, ..., titles and texts all differ."""
    rows = [
        {
            **GOOD,
            "product_id": f"p{n}",
            "title": f"{GOOD['title']} {n}",
            "description": f"{GOOD['description']} {n}",
            **common,
            **change,
        }
        for n, change in enumerate(changes)
    ]
    return {each.name: (each.count, each.examples) for each in readiness_of(rows).findings}


def test_products_that_lack_nothing_have_no_finding():
    assert findings({}, {}) == {}


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"price": None}, "no_price"),
        ({"currency": None}, "no_currency"),
        ({"price": 0}, "zero_price"),
        ({"stock": None}, "no_availability"),
        ({"image": None}, "no_image"),
        ({"category": None}, "no_category"),
        ({"brand": None}, "no_brand"),
        ({"description": "<p> </p>"}, "no_description"),
        ({"description": "A mug."}, "short_description"),
        ({"description": "word " * 9_000}, "cut_description"),
        ({"title": "Mug " * 50}, "long_title"),
        ({"title": "STONEWARE MUG, BLUE"}, "shouting_title"),
        ({"sale_price": 15}, "sale_not_below"),
        ({"category": "Kitchen > Mugs > Kitchen > Mugs"}, "odd_category"),
        ({f"c{n}": "x" for n in range(200)}, "many_attributes"),
    ],
)
def test_what_one_product_lacks_is_counted_with_its_id(change, name):
    assert findings({}, change) == {name: (1, ("p1",))}


def test_a_currency_that_is_none_is_named():
    assert findings({"currency": "Talers"}) == {"unknown_currency": (1, ("p0",))}


def test_short_codes_in_capitals_are_no_shouting():
    assert findings({"title": "WH-1000XM4"}) == {}


def test_doubled_titles_count_between_families_alone():
    same = {"title": "Mug"}
    assert findings(same, same, {}) == {"same_title": (2, ("p0", "p1"))}
    variants = [{**same, "group_id": "g", "color": color} for color in ("red", "blue")]
    assert findings(*variants) == {}


def test_doubled_descriptions_are_found():
    same = {"description": "The same words stand below each of these goods here."}
    assert findings(same, {}, same) == {"same_description": (2, ("p0", "p2"))}


def test_variants_without_a_differing_option_are_found():
    same = {"title": "Mug", "group_id": "g", "color": "red"}
    assert findings(same, same, {**same, "color": "blue"}) == {"same_options": (2, ("p0", "p1"))}


def test_a_category_of_one_product_is_found_where_others_have_more():
    alone = {"category": "Kitchen > Trays"}
    assert findings({}, {}, alone) == {"lone_category": (1, ("p2",))}
    assert findings(alone) == {}


def test_a_family_of_variants_is_one_product_of_its_category():
    variants = [{"category": "Kitchen > Trays", "group_id": "g", "color": color} for color in ("red", "blue")]
    assert findings({}, {}, *variants)["lone_category"] == (1, ("p2",))


@pytest.mark.parametrize("price", [1200, 0.12])
def test_a_price_with_a_wrong_point_is_an_outlier(price):
    usual = [{"price": 10 + n % 5} for n in range(20)]
    assert findings(*usual, {"price": price}) == {"price_outlier": (1, ("p20",))}


def test_prices_that_differ_widely_by_nature_are_none():
    assert findings(*({"price": 5 * 1.3**n} for n in range(30))) == {}


def test_few_products_do_not_tell_what_is_usual():
    assert findings(*({"price": 10} for _ in range(FEWEST_OF_KIND - 2)), {"price": 1000}) == {}


def test_the_currency_of_fewer_products_is_the_other():
    assert findings({}, {}, {"currency": "SEK"}) == {"other_currency": (1, ("p2",))}


def test_examples_are_three_at_most_and_the_most_frequent_comes_first():
    rows = [{**row, "product_id": str(n), "brand": None} for n, row in enumerate([GOOD] * 5)]
    found = readiness_of(
        [*rows, {**GOOD, "product_id": "z", "image": None, "title": "Tray", "description": "Tray " * 9}]
    )
    assert [each.name for each in found.findings] == ["no_brand", "same_description", "same_title", "no_image"]
    assert (found.findings[0].examples, found.findings[0].share) == (("0", "1", "2"), 5 / 6)


def test_every_finding_has_words_that_end_in_what_to_do():
    assert {*OF_PRODUCT, *OF_ROW} <= set(TEXTS)
    assert all(text.endswith(".") and ": " in text and ". " in text for text in TEXTS.values())


def test_a_finding_is_one_line(tmp_path):
    report = check_products(write_rows(tmp_path / "goods.jsonl", GOODS))
    lines = report.readiness.as_text().splitlines()
    assert lines[0] == f"readiness of {len(GOODS)} products:"
    assert len(lines) == 1 + len(report.readiness.findings)
    words = "without an image: a card without one is passed over. Add image."
    assert lines[1] == f"  9 (100%) {words} (boot-red, boot-brown, boot-green, ...)"


def test_a_rating_of_another_scale_costs_the_rating_alone(tmp_path):
    rows = [
        {"item_id": key, "title": f"Mug {key}", "star_rating": rating} for key, rating in (("a", "4.5"), ("b", "92"))
    ]
    report = check_products(write_rows(tmp_path / "r.jsonl", rows))
    assert report.checked == 2
    assert {each.name: each.examples for each in report.readiness.findings}["odd_rating"] == ("b",)


def test_refused_rows_count_by_their_column(tmp_path):
    rows = [{**GOOD, "product_id": "a"}, *({**GOOD, "product_id": key, "rating": 9} for key in "bcd")]
    found = check_products(write_rows(tmp_path / "r.jsonl", rows)).readiness.findings
    assert [(each.name, each.count, each.share) for each in found] == [("refused_rating", 3, 0.75)]
