"""OpenAI product feeds: flat rows with the older and the newer names, and products that hold their variants."""

import json

import pytest

from tests.retrieval.feed_files import products_of, table

NEW = {
    "is_eligible_search": True,
    "is_eligible_checkout": False,
    "item_id": "SKU-1",
    "title": "Trail Shoe - Black - 10",
    "description": "Waterproof trail shoe.",
    "url": "https://shop.example/sku-1",
    "brand": "Ridge",
    "product_category": "Apparel & Accessories > Shoes",
    "price": "79.99 USD",
    "sale_price": "59.99 USD",
    "availability": "in_stock",
    "inventory_quantity": 25,
    "image_url": "https://shop.example/1.jpg",
    "additional_image_urls": ["https://shop.example/2.jpg"],
    "group_id": "SHOE",
    "group_title": "Trail Shoe",
    "listing_has_variations": True,
    "variant_dict": {"color": "Black", "size": "10", "width": "wide"},
    "material": "Leather",
    "weight": "1.5",
    "item_weight_unit": "lb",
    "star_rating": "4.6",
    "review_count": 254,
    "store_star_rating": "4.9",
    "seller_name": "A shop",
    "return_policy": "https://shop.example/returns",
}
OLD = {
    "enable_search": "true",
    "enable_checkout": "false",
    "id": "SKU-1",
    "title": "Trail Shoe - Black - 10",
    "description": "Waterproof trail shoe.",
    "link": "https://shop.example/sku-1",
    "brand": "Ridge",
    "product_category": "Apparel & Accessories > Shoes",
    "price": "79.99 USD",
    "sale_price": "59.99 USD",
    "sale_price_effective_date": "2026-05-01 / 2026-06-01",
    "availability": "in_stock",
    "inventory_quantity": "25",
    "image_link": "https://shop.example/1.jpg",
    "item_group_id": "SHOE",
    "item_group_title": "Trail Shoe",
    "color": "Black",
    "size": "10",
    "custom_variant1_category": "width",
    "custom_variant1_option": "wide",
    "material": "Leather",
    "weight": "1.5 lb",
    "product_review_rating": "4.6",
    "product_review_count": "254",
    "popularity_score": "4.7",
}
NESTED = {
    "id": "SHOE",
    "title": "Trail Shoe",
    "description": {"plain": "Waterproof trail shoe."},
    "url": "https://shop.example/shoe",
    "media": [{"type": "image", "url": "https://shop.example/shoe.jpg"}],
    "variants": [
        {
            "id": "SKU-1",
            "title": "Trail Shoe Black 10",
            "price": {"amount": 5999, "currency": "USD"},
            "list_price": {"amount": 7999, "currency": "USD"},
            "availability": {"available": True, "status": "in_stock"},
            "categories": [{"value": "Shoes"}, {"value": "Apparel & Accessories > Shoes"}],
            "variant_options": [{"name": "Color", "value": "Black"}, {"name": "Size", "value": "10"}],
        },
        {"id": "SKU-2", "price": {"amount": 1200, "currency": "JPY"}, "availability": {"available": False}},
    ],
}


@pytest.fixture(params=["new", "old", "old table"])
def shoe(request, tmp_path):
    if request.param == "old table":
        (product,) = products_of(
            tmp_path / "feed.csv", table(OLD, (f'"{value}"' for value in OLD.values()), delimiter=",")
        )
    else:
        row = NEW if request.param == "new" else OLD
        (product,) = products_of(tmp_path / "feed.jsonl", json.dumps(row))
    return product


def test_a_row_is_a_product_under_the_older_and_the_newer_names(shoe):
    assert (shoe.product_id, shoe.brand, shoe.stock, shoe.available) == ("SKU-1", "Ridge", 25, True)
    assert (shoe.price_minor, shoe.sale_price_minor, shoe.currency) == (7999, 5999, "USD")
    assert shoe.category == ("Apparel & Accessories", "Shoes")
    assert (shoe.rating, shoe.rating_count) == (4.6, 254)
    assert (shoe.link, shoe.image) == ("https://shop.example/sku-1", "https://shop.example/1.jpg")


def test_a_variant_has_its_options_and_the_title_of_its_group(shoe):
    assert (shoe.group_id, shoe.title) == ("SHOE", "Trail Shoe")
    assert (shoe.colors, shoe.sizes, shoe.materials) == (("Black",), ("10",), ("Leather",))


def test_what_is_the_platforms_own_is_no_attribute(shoe):
    assert dict(shoe.attributes) == {"width": "wide", "weight": "1.5 lb"}


def test_a_variant_without_options_keeps_its_own_title(tmp_path):
    row = {"item_id": "a", "title": "Lamp, tall", "group_id": "L", "group_title": "Lamp", "variant_dict": "{}"}
    assert products_of(tmp_path / "f.jsonl", json.dumps(row))[0].title == "Lamp, tall"


def test_a_variant_dict_in_a_table_is_text(tmp_path):
    text = table(("item_id", "title", "variant_dict"), ("a", "Lamp", '{"size": "28/32"}'))
    assert products_of(tmp_path / "f.tsv", text)[0].sizes == ("28/32",)


def test_a_price_may_be_an_object(tmp_path):
    row = {"item_id": "a", "title": "Lamp", "price": {"amount": "19.99", "currency": "EUR"}}
    product = products_of(tmp_path / "f.jsonl", json.dumps(row))[0]
    assert (product.price_minor, product.currency) == (1999, "EUR")


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("holder", [None, "products", "items"])
def test_rows_may_come_in_one_document(tmp_path, holder, indent):
    rows = [NEW, {**NEW, "item_id": "SKU-2"}]
    text = json.dumps({"feed_id": "f", holder: rows} if holder else rows, indent=indent)
    assert [product.product_id for product in products_of(tmp_path / "f.json", text)] == ["SKU-1", "SKU-2"]


def test_a_product_with_its_variants_is_a_row_a_variant(tmp_path):
    first, second = products_of(tmp_path / "f.jsonl", json.dumps(NESTED))
    assert (first.product_id, first.group_id, first.title) == ("SKU-1", "SHOE", "Trail Shoe")
    assert (first.price_minor, first.sale_price_minor, first.currency) == (7999, 5999, "USD")
    assert (first.colors, first.sizes, first.category) == (("Black",), ("10",), ("Apparel & Accessories", "Shoes"))
    assert (first.image, first.description) == ("https://shop.example/shoe.jpg", "Waterproof trail shoe.")
    assert (second.price_minor, second.currency, second.available) == (1200, "JPY", False)


def test_the_xml_kind_is_read(tmp_path):
    lamp = "<product><item_id>a</item_id><title>Lamp</title><price>5 EUR</price></product>"
    assert products_of(tmp_path / "f.xml", f"<feed><products>{lamp}</products></feed>")[0].price_minor == 500
