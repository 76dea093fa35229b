"""Which product types a shop may name as examples of what it sells."""

from retrieval.product import Product
from retrieval.vocabulary import Vocabulary


def test_a_type_that_titles_do_not_name_comes_last():
    rows = [("Oak table", "Tables"), *((f"Shirt {number}", "Formal") for number in range(5))]
    products = [
        Product(product_id=str(place), title=title, category=("Shop", kind)) for place, (title, kind) in enumerate(rows)
    ]
    assert Vocabulary(products).common_types() == ("Tables", "Formal")
