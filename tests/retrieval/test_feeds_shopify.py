"""Product exports of Shopify, with the older and the newer column names."""

import pytest

from retrieval.imports import import_products
from retrieval.texts import families_of
from tests.goods import catalogue_of
from tests.retrieval.feed_files import products_of, rows_of, table

OLD = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
    "Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image,Google Shopping / Gender,"
    "Fabric (product.metafields.shopify.fabric),Cost per item,Status"
).split(",")
NEW = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Option1 name,"
    "Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,"
    "Weight value (grams),Product image URL,Image position,Variant image URL"
).split(",")
TEE = {
    "Handle": "tee",
    "Title": "Moss Tee",
    "Body (HTML)": "<p>Soft &amp; light.</p>",
    "Vendor": "Halden",
    "Product Category": "Apparel & Accessories > Clothing",
    "Type": "Shirts",
    "Tags": '"summer, cotton"',
    "Published": "true",
    "Option1 Name": "Colour",
    "Option1 Value": "Red",
    "Option2 Name": "Cut",
    "Option2 Value": "Wide",
    "Variant SKU": "T-R",
    "Variant Grams": "150",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "4",
    "Variant Inventory Policy": "deny",
    "Variant Price": "19.90",
    "Variant Compare At Price": "29.90",
    "Image Src": "https://cdn.example/1.jpg",
    "Image Position": "1",
    "Google Shopping / Gender": "Unisex",
    "Fabric (product.metafields.shopify.fabric)": "cotton; linen",
    "Cost per item": "7.00",
    "Status": "active",
}
BLUE = {
    "Handle": "tee",
    "Option1 Value": "Blue",
    "Option2 Value": "Slim",
    "Variant SKU": "T-B",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "-2",
    "Variant Inventory Policy": "deny",
    "Variant Price": "19.90",
    "Image Src": "https://cdn.example/2.jpg",
    "Image Position": "2",
    "Variant Image": "https://cdn.example/blue.jpg",
    "Cost per item": "7.00",
}
IMAGE = {"Handle": "tee", "Image Src": "https://cdn.example/3.jpg", "Image Position": "3"}
HAT = {
    "Handle": "hat",
    "Title": "Wool Hat",
    "Option1 Name": "Title",
    "Option1 Value": "Default Title",
    "Variant Price": "25",
    "Published": "TRUE",
    "Status": "active",
}


def export(*rows, columns=OLD):
    return table(columns, *([row.get(name, "") for name in columns] for row in rows), delimiter=",")


def one(path, **cells):
    return products_of(path / "one.csv", export({**TEE, **cells}))[0]


def test_a_variant_has_its_own_values_and_inherits_the_products(tmp_path):
    red, blue = products_of(tmp_path / "products_export.csv", export(TEE, BLUE, IMAGE))
    assert (blue.product_id, blue.title, blue.brand) == ("T-B", "Moss Tee", "Halden")
    assert (blue.description, blue.gender) == ("Soft & light.", "unisex")
    assert blue.category == ("Apparel & Accessories", "Clothing", "Shirts")
    assert (red.colors, blue.colors) == (("Red",), ("Blue",))
    assert (red.image, blue.image) == ("https://cdn.example/1.jpg", "https://cdn.example/blue.jpg")


def test_options_by_other_names_are_attributes_and_costs_are_not(tmp_path):
    assert dict(one(tmp_path).attributes) == {"Cut": "Wide", "tags": "summer, cotton", "weight": "150 g"}


def test_a_metafield_of_the_catalogues_own_columns_is_one(tmp_path):
    assert one(tmp_path).materials == ("cotton", "linen")


def test_a_price_to_compare_at_that_is_higher_means_on_sale(tmp_path):
    product = one(tmp_path)
    assert (product.price_minor, product.sale_price_minor) == (2990, 1990)
    same = one(tmp_path, **{"Variant Compare At Price": "19.90"})
    assert (same.price_minor, same.sale_price_minor) == (1990, None)


@pytest.mark.parametrize(
    ("tracker", "quantity", "policy", "stock", "in_stock"),
    [
        ("shopify", "4", "deny", 4, True),
        ("shopify", "-2", "deny", 0, False),
        ("shopify", "-2", "continue", None, True),
        ("", "0", "deny", None, True),
        ("shopify", "", "deny", None, True),
        ("shopify", "--4²", "deny", None, True),
    ],
)
def test_stock_by_what_is_counted_and_whether_it_sells_on(tmp_path, tracker, quantity, policy, stock, in_stock):
    cells = {"Tracker": tracker, "Qty": quantity, "Policy": policy}
    product = one(tmp_path, **{f"Variant Inventory {name}": value for name, value in cells.items()})
    assert (product.stock, product.in_stock) == (stock, in_stock)


def test_a_product_in_one_form_is_no_group(tmp_path):
    (product,) = products_of(tmp_path / "hat.csv", export(HAT))
    assert (product.product_id, product.group_id, dict(product.attributes)) == ("hat", None, {})


def test_a_sku_that_is_taken_gives_way_to_the_handle_and_the_options(tmp_path):
    rows = products_of(tmp_path / "s.csv", export(TEE, {**BLUE, "Variant SKU": "T-R"}, {**BLUE, "Variant SKU": ""}))
    assert [product.product_id for product in rows[:2]] == ["T-R", "tee-blue-slim"]


@pytest.mark.parametrize(("column", "value"), [("Status", "draft"), ("Status", "archived"), ("Published", "FALSE")])
def test_what_is_not_published_is_not_on_sale(tmp_path, column, value):
    rows = rows_of(tmp_path / "d.csv", export({**TEE, column: value}, BLUE, HAT))
    assert [row.on_sale for row in rows] == [False, False, True]


def test_a_product_that_becomes_a_draft_is_taken_out_of_sale(tmp_path):
    catalogue = catalogue_of(tmp_path)
    feed = tmp_path / "e.csv"
    feed.write_text(export(TEE, HAT))
    assert import_products(catalogue, feed).accepted == 2
    feed.write_text(export({**TEE, "Status": "draft"}, HAT))
    report = import_products(catalogue, feed)
    assert (report.retired, report.not_on_sale, report.unchanged) == (1, 1, 1)
    assert set(catalogue.get(["T-R", "hat", "mug"])) == {"hat", "mug"}


def test_variants_are_one_family_by_their_handle(tmp_path):
    (family,) = families_of(products_of(tmp_path / "f.csv", export(TEE, BLUE)))
    assert (family.family_id, len(family.variants)) == ("tee", 2)


def test_the_newer_column_names_are_read(tmp_path):
    row = {
        "Title": "Bowl",
        "URL handle": "bowl",
        "Description": "<b>Deep.</b>",
        "Product category": "Home & Garden > Kitchen",
        "Type": "Bowls",
        "Published on online store": "TRUE",
        "Status": "Active",
        "SKU": "B-1",
        "Option1 name": "Size",
        "Option1 value": "S/M",
        "Price": "15.00",
        "Compare-at price": "20.00",
        "Inventory tracker": "shopify",
        "Inventory quantity": "3",
        "Continue selling when out of stock": "deny",
        "Product image URL": "https://cdn.example/b.jpg",
    }
    (product,) = products_of(tmp_path / "n.csv", export(row, columns=NEW))
    assert (product.product_id, product.group_id, product.sizes) == ("B-1", "bowl", ("S/M",))
    assert (product.price_minor, product.sale_price_minor, product.stock) == (2000, 1500, 3)
    assert (product.category, product.image) == (
        ("Home & Garden", "Kitchen", "Bowls"),
        "https://cdn.example/b.jpg",
    )


def test_a_variant_apart_from_its_product_is_listed(tmp_path):
    rows = rows_of(tmp_path / "a.csv", export(TEE, HAT, BLUE))
    assert [row.line for row in rows if row.reason] == [4]
    assert "'tee'" in rows[-1].reason
