"""The shop of the sets."""

import pytest

from assistant.promotions.book import import_promotions
from tests.assistant.bundles.goods import CAMP
from tests.assistant.bundles.offers import OFFERS, TODAY
from tests.assistant.conftest import Talk, build_shop
from tests.goods import write_rows


@pytest.fixture(scope="session")
def camp(shop, tmp_path_factory):
    camp = build_shop(tmp_path_factory.mktemp("home") / "camp", CAMP, shop.encoder)
    rows = write_rows(tmp_path_factory.mktemp("rows") / "promotions.jsonl", OFFERS)
    assert not import_promotions(camp.engine, rows, today=TODAY).rejected
    yield camp
    camp.retriever.index.close()


@pytest.fixture
def talk(camp):
    return Talk(camp)
