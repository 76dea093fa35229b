"""Linked data of schema.org, in files and in pages."""

import json

import pytest

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.errors import InputError
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.texts import families_of
from tests.retrieval.feed_files import products_of, rows_of

MUG = {
    "@context": "https://schema.org/",
    "@type": "Product",
    "sku": "M-1",
    "name": "Stoneware Mug",
    "description": "A heavy mug.",
    "image": ["https://shop.example/m.jpg", "https://shop.example/n.jpg"],
    "brand": {"@type": "Brand", "name": "Halden"},
    "category": "Kitchen > Mugs",
    "color": "Blue",
    "material": "stoneware",
    "url": "https://shop.example/m",
    "weight": {"@type": "QuantitativeValue", "value": 0.4, "unitCode": "KGM"},
    "aggregateRating": {"@type": "AggregateRating", "ratingValue": "9.0", "bestRating": "10", "reviewCount": "89"},
    "audience": {"@type": "PeopleAudience", "suggestedGender": "https://schema.org/Female"},
    "additionalProperty": [
        {"@type": "PropertyValue", "name": "Capacity", "value": 300, "unitText": "ml"},
        {"@type": "PropertyValue", "name": "Dishwasher safe", "value": True},
    ],
    "offers": {
        "@type": "Offer",
        "price": "12.50",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
    },
}
COAT = {
    "@context": "https://schema.org",
    "@type": "ProductGroup",
    "@id": "#coat",
    "productGroupID": "C-1",
    "name": "Wool Coat",
    "description": "A long coat.",
    "brand": "Vale",
    "variesBy": ["https://schema.org/color", "https://schema.org/size"],
    "hasVariant": [
        {"@type": "Product", "sku": "C-1-G", "name": "Wool Coat green S", "color": "green", "size": "S"},
        {"@type": "Product", "sku": "C-1-B", "name": "Wool Coat blue S", "color": "blue", "size": "S"},
    ],
}
OTHER = {"@context": "https://schema.org", "@type": "Organization", "name": "A shop"}


def script(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>\n'


def page(*scripts):
    return (
        f"<!DOCTYPE html>\n<html><head><title>Mug</title></head><body>\n{''.join(map(script, scripts))}</body></html>"
    )


def mug(path, **changes):
    return products_of(path / "m.jsonld", json.dumps({**MUG, **changes}, indent=1))[0]


def test_a_node_is_a_product(tmp_path):
    product = mug(tmp_path)
    assert (product.product_id, product.title, product.brand) == ("M-1", "Stoneware Mug", "Halden")
    assert (product.category, product.colors, product.materials) == (("Kitchen", "Mugs"), ("Blue",), ("stoneware",))
    assert (product.price_minor, product.currency, product.available) == (1250, "EUR", True)
    assert (product.image, product.link) == ("https://shop.example/m.jpg", "https://shop.example/m")
    assert (product.rating, product.rating_count, product.gender) == (4.5, 89, "female")
    assert dict(product.attributes) == {"Capacity": "300 ml", "Dishwasher safe": "true", "weight": "0.4 kg"}


@pytest.mark.parametrize(
    ("offers", "price", "sale", "available"),
    [
        ({"@type": "AggregateOffer", "lowPrice": 10, "highPrice": 20, "priceCurrency": "EUR"}, 1000, None, None),
        ([{"price": 9, "availability": "SoldOut"}, {"price": 11, "availability": "InStock"}], 1100, None, True),
        ({"priceSpecification": {"price": "8.00", "priceCurrency": "EUR"}}, 800, None, None),
        (
            {"price": 7, "priceSpecification": {"priceType": "https://schema.org/StrikethroughPrice", "price": 9}},
            900,
            700,
            None,
        ),
        ({"price": 5, "availability": "http://schema.org/Discontinued"}, 500, None, False),
        ({"price": 5, "availability": "schema:PreOrder"}, 500, None, True),
        ({"@type": "AggregateOffer", "priceCurrency": "EUR", "offers": [{"price": 6}, {"price": 4}]}, 400, None, None),
        ([], None, None, None),
        ("none", None, None, None),
    ],
)
def test_offers_in_their_forms(tmp_path, offers, price, sale, available):
    product = mug(tmp_path, offers=offers)
    assert (product.price_minor, product.sale_price_minor, product.available) == (price, sale, available)


@pytest.mark.parametrize(
    ("rating", "read"),
    [
        ({"ratingValue": 4.4, "ratingCount": 7}, (4.4, 7)),
        ({"ratingValue": "88%", "bestRating": 100, "reviewCount": 3}, (4.4, 3)),
        ({"ratingValue": "good"}, (None, None)),
        ({"ratingValue": 9.2, "reviewCount": 3}, (None, None)),
        ([{"ratingValue": "4,5"}], (4.5, None)),
    ],
)
def test_ratings_are_of_five(tmp_path, rating, read):
    product = mug(tmp_path, aggregateRating=rating)
    assert (product.rating, product.rating_count) == read


@pytest.mark.parametrize(
    ("missing", "found"), [(["sku"], "4006381333931"), (["sku", "gtin13"], "HM-1"), (["sku", "gtin13", "mpn"], "p-9")]
)
def test_an_id_is_found_among_what_identifies(tmp_path, missing, found):
    known = {"gtin13": "4006381333931", "mpn": "HM-1", "@id": "p-9"}
    assert mug(tmp_path, **{**known, **dict.fromkeys(missing)}).product_id == found


def test_a_place_in_a_page_is_no_id(tmp_path):
    assert mug(tmp_path, sku=None, **{"@id": "#product"}).product_id == "https://shop.example/m"


@pytest.mark.parametrize(
    ("category", "path"),
    [
        (["Kitchen", "Kitchen > Mugs > Large"], ("Kitchen", "Mugs", "Large")),
        (["Kitchen", "Mugs"], ("Kitchen", "Mugs")),
        ({"@type": "CategoryCode", "name": "Mugs"}, ("Mugs",)),
    ],
)
def test_categories_in_their_forms(tmp_path, category, path):
    assert mug(tmp_path, category=category).category == path


def test_a_group_is_one_family_and_its_variants_inherit(tmp_path):
    (family,) = families_of(products_of(tmp_path / "c.jsonld", json.dumps(COAT)))
    assert family.family_id == "C-1"
    assert [(each.title, each.brand, each.colors) for each in family.variants] == [
        ("Wool Coat", "Vale", ("blue",)),
        ("Wool Coat", "Vale", ("green",)),
    ]


def test_a_graph_gives_its_products_by_reference_too(tmp_path):
    variant = {"@type": "Product", "@id": "#red", "sku": "C-1-R", "color": "red", "isVariantOf": {"@id": "#coat"}}
    group = {**COAT, "hasVariant": [*COAT["hasVariant"], {"@id": "#red"}]}
    graph = {"@context": "https://schema.org", "@graph": [OTHER, variant, group]}
    products = products_of(tmp_path / "g.json", json.dumps(graph))
    assert sorted(product.product_id for product in products) == ["C-1-B", "C-1-G", "C-1-R"]
    assert {product.group_id for product in products} == {"C-1"}
    assert {product.description for product in products} == {"A long coat."}


def test_products_that_are_variants_of_each_other_end(tmp_path):
    first = {"@type": "Product", "@id": "#a", "sku": "a", "name": "A", "isVariantOf": {"@id": "#b"}}
    second = {"@type": "Product", "@id": "#b", "sku": "b", "name": "B", "isVariantOf": {"@id": "#a"}}
    rows = rows_of(tmp_path / "r.json", json.dumps({"@graph": [first, second]}))
    assert {row.values["product_id"] for row in rows} <= {"a", "b"}
    assert rows


def test_a_page_gives_the_products_of_all_its_scripts(tmp_path):
    items = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {**MUG, "sku": "M-2"}}]}
    products = products_of(tmp_path / "p.html", page(OTHER, [MUG], items))
    assert [product.product_id for product in products] == ["M-1", "M-2"]


def test_a_broken_script_is_listed_and_the_others_are_read(tmp_path):
    rows = rows_of(tmp_path / "p.html", page('{"@type": "Product", "name": ', MUG))
    assert [(row.line, row.reason is None) for row in rows] == [(3, False), (4, True)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(MUG).replace("A heavy mug.", "A heavy\nmug."),
        json.dumps(MUG).replace('"', "&quot;"),
        f"//<![CDATA[\n{json.dumps(MUG)}\n//]]>",
        f"<!-- {json.dumps(MUG)} -->",
        f"{json.dumps(MUG)};",
    ],
    ids=["line break", "entities", "cdata", "comment", "semicolon"],
)
def test_scripts_as_shops_write_them(tmp_path, text):
    assert products_of(tmp_path / "p.html", page(text))[0].product_id == "M-1"


def test_a_commented_script_is_none(tmp_path):
    assert len(rows_of(tmp_path / "p.html", page(MUG) + f"<!-- {script(MUG)} -->")) == 1


def test_a_page_without_linked_data_is_one_clear_sentence(tmp_path):
    with pytest.raises(InputError, match="no <script"):
        rows_of(tmp_path / "p.html", "<html><body>Mug</body></html>")


def test_a_page_written_to_be_slow_is_read_in_its_length(tmp_path):
    for part in ("<!--", "<script type=", "</script ", "<script type='application/ld+json' "):
        with pytest.raises(InputError):
            rows_of(tmp_path / "p.html", "<html>" + part * 100_000)


def test_many_pages_are_one_feed(tmp_path):
    pages = {"a.html": page(MUG), "b.html": page(MUG, {**MUG, "sku": "M-2"}), "c.html": "<html></html>"}
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    catalogue = Catalogue(connect(Home(tmp_path / "home")))
    report = import_products(catalogue, [tmp_path / name for name in pages], full=True)
    assert report.accepted == 2
    assert [(row.file, row.line) for row in report.rejected] == [("c.html", 1)]
