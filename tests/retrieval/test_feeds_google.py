"""Feeds of Google Merchant Center: the table and the two kinds of XML."""

import pytest

from tests.retrieval.feed_files import products_of, rows_of, table

HEADER = (
    "id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "availability",
    "price",
    "sale_price",
    "sale_price_effective_date",
    "brand",
    "gtin",
    "google_product_category",
    "product_type",
    "condition",
    "item_group_id",
    "color",
    "size",
    "gender",
    "age_group",
    "shipping",
    "product_detail",
    "cost_of_goods_sold",
)
DRESS = (
    "D-7-M",
    "Linen Dress",
    "A linen dress for hot days.",
    "https://shop.example/d7",
    "https://shop.example/d7.jpg",
    "https://shop.example/d7-back.jpg",
    "in_stock",
    "79.00 USD",
    "59.00 USD",
    "2026-05-01T00:00-0800/2026-05-31T23:59-0800",
    "Halden",
    "4006381333931",
    "2271",
    "Women > Dresses > Summer Dresses",
    "new",
    "D-7",
    "Black/Red",
    "28/32",
    "female",
    "adult",
    "US:CA:Overnight:16.00 USD",
    "Fabric:Care:cold wash,Fabric:Lining:none",
    "21.00 USD",
)
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">
<channel>
<title>A shop</title>
{items}
</channel>
</rss>
"""
MUG = """<item>
<g:id>M1</g:id>
<title>Mug on the site</title>
<g:title>Stoneware Mug</g:title>
<link>https://shop.example/m1</link>
<description><![CDATA[<p>Heavy &amp; blue.</p>]]></description>
<g:image_link>https://shop.example/m1.jpg?w=1&h=2</g:image_link>
<g:price>12.00 EUR</g:price>
<g:availability>out_of_stock</g:availability>
<g:product_type>Kitchen &gt; Mugs</g:product_type>
<g:product_type>Gifts</g:product_type>
<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
<g:product_detail><g:section_name>Use</g:section_name><g:attribute_name>Dishwasher</g:attribute_name>
<g:attribute_value>yes</g:attribute_value></g:product_detail>
</item>"""


def dress(path, **cells):
    values = {**dict(zip(HEADER, DRESS, strict=True)), **cells}
    (product,) = products_of(path / "google.tsv", table(values, values.values()))
    return product


def mug(path, item=MUG):
    (product,) = products_of(path / "feed.xml", RSS.format(items=item))
    return product


def test_a_row_of_the_table_is_a_product(tmp_path):
    product = dress(tmp_path)
    assert (product.product_id, product.title, product.brand) == ("D-7-M", "Linen Dress", "Halden")
    assert product.category == ("Women", "Dresses", "Summer Dresses")
    assert (product.price_minor, product.currency, product.available) == (7900, "USD", True)
    assert (product.link, product.image) == ("https://shop.example/d7", "https://shop.example/d7.jpg")
    assert (product.group_id, product.gender, product.colors) == ("D-7", "female", ("Black", "Red"))


def test_one_size_with_a_stroke_is_one_size(tmp_path):
    assert dress(tmp_path).sizes == ("28/32",)


def test_what_shoppers_ask_about_is_kept_and_what_is_the_shops_own_is_not(tmp_path):
    assert dict(dress(tmp_path).attributes) == {"gtin": "4006381333931", "Care": "cold wash", "Lining": "none"}


@pytest.mark.parametrize(
    ("dates", "sale"),
    [
        ("2026-05-01T00:00-0800/2026-05-31T23:59-0800", 5900),
        ("2026-05-20/2026-05-20", 5900),
        ("2026-04-01 / 2026-04-30", None),
        ("2026-06-01/2026-06-30", None),
        ("soon", 5900),
        ("", 5900),
    ],
)
def test_a_sale_price_counts_within_its_dates(tmp_path, dates, sale):
    assert dress(tmp_path, sale_price_effective_date=dates).sale_price_minor == sale


def test_googles_own_category_stands_in_for_the_shops_where_it_is_words(tmp_path):
    words = "Apparel & Accessories > Clothing > Dresses"
    product = dress(tmp_path, product_type="", google_product_category=words)
    assert product.category == ("Apparel & Accessories", "Clothing", "Dresses")
    assert dress(tmp_path, product_type="").category == ()


def test_childrens_goods_are_for_kids_and_say_for_whom(tmp_path):
    product = dress(tmp_path, age_group="toddler")
    assert (product.gender, product.attributes["age group"]) == ("kids", "toddler, girls")


@pytest.mark.parametrize(("said", "available"), [("preorder", True), ("backorder", True), ("out of stock", False)])
def test_availability_in_googles_words(tmp_path, said, available):
    assert dress(tmp_path, availability=said).available is available


def test_columns_may_be_written_with_spaces_and_the_prefix(tmp_path):
    text = table(("g:id", "title", "image link", "product type"), ("a", "Mug", "i.jpg", "Kitchen > Mugs"))
    (product,) = products_of(tmp_path / "old.txt", text)
    assert (product.product_id, product.image, product.category) == ("a", "i.jpg", ("Kitchen", "Mugs"))


def test_of_two_columns_of_one_name_the_filled_one_counts(tmp_path):
    text = table(("id", "title", "image_link", "product_type", "product_type"), ("a", "Mug", "i", "Kitchen > Mugs", ""))
    assert products_of(tmp_path / "t.tsv", text)[0].category == ("Kitchen", "Mugs")


def test_an_rss_item_is_a_product(tmp_path):
    product = mug(tmp_path)
    assert (product.product_id, product.title) == ("M1", "Stoneware Mug")
    assert (product.description, product.category) == ("Heavy & blue.", ("Kitchen", "Mugs"))
    assert (product.price_minor, product.currency, product.available) == (1200, "EUR", False)
    assert product.image == "https://shop.example/m1.jpg?w=1&h=2"
    assert dict(product.attributes) == {"Dishwasher": "yes"}


def test_an_item_without_the_namespace_is_a_product(tmp_path):
    assert mug(tmp_path, MUG.replace("g:", "")).product_id == "M1"


def test_an_atom_entry_is_a_product(tmp_path):
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>
    <link rel="self" href="https://shop.example"/>
    <entry><g:id>A1</g:id><title>Cup</title><link href="https://shop.example/a1"/><summary>A cup.</summary>
    <g:image_link>i.jpg</g:image_link><g:price>5 GBP</g:price></entry></feed>"""
    (product,) = products_of(tmp_path / "atom", text)
    assert (product.product_id, product.link, product.description) == ("A1", "https://shop.example/a1", "A cup.")


def test_a_title_that_names_its_source_is_a_title(tmp_path):
    title = "<g:structured_title><g:digital_source_type>trained_algorithmic_media</g:digital_source_type>"
    item = MUG.replace(
        "<title>Mug on the site</title>", f"{title}<g:content>Made Up Mug</g:content></g:structured_title>"
    )
    assert mug(tmp_path, item.replace("<g:title>Stoneware Mug</g:title>", "")).title == "Made Up Mug"


def test_rows_keep_the_line_their_item_begins_on(tmp_path):
    rows = rows_of(tmp_path / "two.xml", RSS.format(items=MUG + "\n" + MUG.replace("M1", "M2")))
    assert [row.line for row in rows] == [5, 20]
