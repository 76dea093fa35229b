"""What every retriever must do; each implementation's test class inherits this and gives `retriever` over GOODS."""

from datetime import date

from retrieval.filters import meets
from retrieval.query import Filters, Query


class RetrieverContract:
    def test_it_finds_what_is_named(self, retriever):
        assert retriever.retrieve(Query(text="travel mug")).items[0].product.product_id == "mug-travel"

    def test_a_limit_is_never_violated(self, retriever):
        filters = Filters(price_max_minor=5_000, in_stock_min=1)
        found = retriever.retrieve(Query(text="mug", filters=filters, k=20))
        assert found.items
        assert all(meets(item.product, filters, today=date(2026, 1, 1)) for item in found.items)

    def test_it_gives_no_more_than_asked(self, retriever):
        assert len(retriever.retrieve(Query(text="mug", k=2)).items) == 2

    def test_a_family_stands_once(self, retriever):
        families = [item.product.family for item in retriever.retrieve(Query(text="hiking boots", k=20)).items]
        assert len(families) == len(set(families))

    def test_nothing_that_fits_is_told_with_what_would_help(self, retriever):
        found = retriever.retrieve(Query(text="mug", filters=Filters(price_max_minor=100)))
        assert not found.items
        assert any(step.constraint == "price_max_minor" and step.count > 0 for step in found.relaxations)

    def test_the_same_query_gives_the_same_answer(self, retriever):
        query = Query(text="something warm for the sofa", k=20)
        assert retriever.retrieve(query) == retriever.retrieve(query)

    def test_an_empty_text_lists_what_passes(self, retriever):
        found = retriever.retrieve(Query(filters=Filters(brand=("Corvane",)), k=20))
        assert {item.product.product_id for item in found.items} == {"mug-tin", "mug-travel"}
