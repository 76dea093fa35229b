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

    def test_scores_lie_between_0_and_1_and_never_rise(self, retriever):
        scores = [item.score for item in retriever.retrieve(Query(text="waterproof hiking boots", k=20)).items]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1.0000001 for score in scores)

    def test_what_is_excluded_is_not_found(self, retriever):
        found = retriever.retrieve(Query(text="hiking boots", exclude=("leather",), k=20))
        assert [item.product.product_id for item in found.items if "boot" in item.product.product_id] == ["boot-green"]

    def test_of_a_family_only_the_variants_that_pass_are_given(self, retriever):
        found = retriever.retrieve(Query(text="ridge hiking boots", filters=Filters(colors=("brown",))))
        assert [variant.product_id for variant in found.items[0].variants] == ["boot-brown"]

    def test_a_text_of_any_kind_is_answered(self, retriever):
        for text in ("'; DROP TABLE products; --", "\x00", "🧦", "a" * 20_000, "杯子", "%s{0}"):
            assert retriever.retrieve(Query(text=text)).query.text == text
