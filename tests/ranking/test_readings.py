import numpy as np
import pytest

from ranking import readings
from ranking.features import ProductFeatures
from ranking.history import History
from ranking.readings import Readings, readings_of
from tests.ranking.events import PRODUCTS, VECTORS

TEXTS = {key: f"{key} {'walk' if key in ('boot', 'sock', 'tent') else 'drink'}" for key in PRODUCTS}
READ = readings_of(
    ProductFeatures(product_ids=PRODUCTS, vectors=VECTORS, texts=TEXTS, brands=dict.fromkeys(PRODUCTS[:3], "Acme"))
)
HISTORIES = (History.of(("tea", "boot")), History(), History.of(("no such thing",)), History.of(PRODUCTS[:4]))


def cosine(name, history, product_id):
    return READ.read([History.of(history)], [product_id])[READ.names.index(name), 0, 0]


def test_what_is_known_is_read_in_three_ways():
    assert READ.names == tuple(
        f"{source} of {way}" for source in ("meaning", "text", "brand") for way in ("all", "last", "closest")
    )


def test_the_last_is_the_last_occasion_alone():
    assert cosine("meaning of last", ("tea", "boot"), "tent") == pytest.approx(
        cosine("meaning of all", ("boot",), "tent")
    )


def test_the_closest_is_the_most_alike_of_a_history():
    each = [cosine("meaning of all", (key,), "tent") for key in ("tea", "boot", "cup")]
    assert cosine("meaning of closest", ("tea", "boot", "cup"), "tent") == pytest.approx(max(each))


def test_the_same_brand_is_a_share_of_the_history():
    first, second, third, other = PRODUCTS[:4]
    assert cosine("brand of last", (other, first), second) == 1
    assert 0 < cosine("brand of all", (other, first), third) < 1


def test_of_the_unknown_nothing_is_read():
    read = READ.read(HISTORIES, [*PRODUCTS, "no such thing"])
    assert np.isnan(read[:, :, -1]).all()
    assert np.isnan(read[:, 1:3]).all()


def test_reading_in_portions_changes_nothing(monkeypatch):
    whole = READ.read(HISTORIES, PRODUCTS)
    monkeypatch.setattr(readings, "_CELLS", 2 * len(PRODUCTS))
    assert np.array_equal(READ.read(HISTORIES, PRODUCTS), whole, equal_nan=True)


def test_stored_and_restored_it_reads_the_same():
    again = Readings.restored(READ.arrays())
    assert again.names == READ.names
    assert np.array_equal(again.read(HISTORIES, PRODUCTS), READ.read(HISTORIES, PRODUCTS), equal_nan=True)


def test_where_nothing_is_known_nothing_is_read():
    assert readings_of(ProductFeatures(product_ids=PRODUCTS)).read(HISTORIES, PRODUCTS).shape == (0, 4, len(PRODUCTS))
