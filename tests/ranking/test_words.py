"""Words of titles: what shares a rare word is alike."""

from dataclasses import replace

import numpy as np
import pytest

from ranking.features import ProductFeatures
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.words import WORDS, WordsConfig, fit_words
from retrieval.errors import InputError
from tests.contracts.recommender import RecommenderContract
from tests.ranking.events import FEATURES, PRODUCTS, scored
from tests.ranking.test_poor_shops import HISTORIES, KEYS, SHOPS

TITLES = {
    "cup": "White tea cup",
    "pot": "White tea pot",
    "tea": "Green tea",
    "boot": "Boot for walks",
    "sock": "Sock for walks",
    "tent": "Tent for walks",
    "new": "Green pot",
}
NOBODY = interactions_of([], PRODUCTS)
PRINTERS = {
    "printer": "Laser printer LX30",
    "toner": "Toner LX30",
    "other toner": "Laser toner LX50",
    "paper": "Laser paper",
    "foil": "Laser foil",
    "lamp": "Lamp",
    "untitled": "",
}


def fitted(titles, **settings):
    keys = tuple(sorted(titles))
    return fit_words(NOBODY, ProductFeatures(product_ids=keys, texts=titles), WordsConfig(**settings))


class TestWords(RecommenderContract):
    @pytest.fixture
    def model(self):
        return fit_words(NOBODY, replace(FEATURES, texts=TITLES), WordsConfig())


def test_a_rare_word_shared_says_more_than_a_common_one():
    model = fitted({"asked": "laser LX30", "rare": "toner LX30", "common": "toner laser", "a": "laser", "b": "laser"})
    rare, common = scored(model, ("asked",), ("rare", "common"))
    assert rare > common > 0


def test_titles_of_the_same_shared_words_are_alike_and_of_none_are_not():
    model = fitted({"a": "Red mug", "b": "MUG, red", "c": "blue bowl", "d": "blue bowl"})
    assert scored(model, ("a",), ("b", "c")) == pytest.approx([1, 0])


def test_cosines_are_weighed_by_how_long_ago_each_product_was():
    model = fitted(PRINTERS, decay=0.5)
    by_one = [scored(model, (key,), ("other toner",))[0] for key in ("toner", "paper")]
    both = scored(model, ("toner", "paper"), ("other toner",))[0]
    assert both == pytest.approx(np.average(by_one, weights=[0.5, 1]))


def test_a_product_that_shares_no_word_with_any_is_unknown():
    model = fitted(PRINTERS)
    assert np.isnan(scored(model, ("printer",), ("lamp", "untitled"))).all()
    assert np.isnan(scored(model, ("lamp", "untitled"), tuple(PRINTERS))).all()


def test_a_product_without_words_in_a_history_is_ignored():
    model = fitted(PRINTERS)
    assert scored(model, ("untitled", "printer"), ("toner",)) == scored(model, ("printer",), ("toner",))
    assert {key for key, _ in model.attribute(History.of(("untitled", "printer")), "toner")} == {"printer"}


@pytest.mark.parametrize("titles", [{}, {"p": ""}, {"p": "red", "q": "blue"}])
def test_without_titles_that_share_a_word_there_is_nothing_to_learn(titles):
    with pytest.raises(InputError, match="Words needs texts"):
        fitted(titles)


@pytest.mark.parametrize("shop", [shop for shop, (_, keys) in SHOPS.items() if keys])
def test_words_fit_and_score_a_poor_shop(shop):
    events, keys = SHOPS[shop]
    features = ProductFeatures(product_ids=keys, texts=dict.fromkeys(keys, "Pen"))
    scores = WORDS.fit(interactions_of(events, keys), features, WORDS.default).score(HISTORIES, KEYS)
    assert scores.shape == (len(HISTORIES), len(KEYS))
    assert scores.dtype == np.float32
    assert np.isnan(scores[:, len(keys) :]).all()
    assert scores[1, 0] == pytest.approx(1)
