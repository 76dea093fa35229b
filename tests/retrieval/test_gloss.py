"""Chinese listings in English: titles, colours and materials, and what is left as it is."""

from datetime import date

import pytest

from retrieval.chinese.dictionary import dictionary
from retrieval.chinese.gloss import english, in_english, with_english
from retrieval.facets import colors_of, materials_of
from retrieval.filters import excluded, meets
from retrieval.query import Filters
from retrieval.rows import product_from_row
from retrieval.vocabulary import Vocabulary
from tests.goods import GOODS, product


def listing(title, **more):
    return product_from_row(product("zh", title, 9, category="鞋靴 > 登山靴", **more))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("红色真皮登山靴", "red leather hiking boots"),
        ("真絲絲巾", "silk scarf"),
        ("Oak Desk", "Oak Desk"),
        ("ブーツ 革", "ブーツ 革"),
    ],
)
def test_titles(title, said):
    assert english(title) == said


def test_all_words_of_a_text_are_found_in_one_search():
    assert {"登", "登山", "山"} <= dictionary().words_in("登山靴")
    assert "山靴" not in dictionary().words_in("登山靴")


def test_english_comes_first_and_the_text_stays():
    assert with_english("玻璃茶壶") == "glass teapot. 玻璃茶壶"


def test_an_english_product_is_the_same_object():
    each = product_from_row(GOODS[0])
    assert in_english(each) is each


def test_places_and_brands_keep_their_names():
    each = in_english(listing("红色登山靴", brand="骆驼"))
    assert (each.product_type, each.brand) == ("登山靴", "骆驼")


def test_stated_colours_and_materials():
    boots = listing("登山靴", color="紅色", material="真皮")
    assert [*colors_of(boots), *materials_of(boots)] == ["red", "leather"]


def test_colours_and_materials_of_the_title():
    boots = listing("黑色橡胶雨靴")
    assert [*colors_of(boots), *materials_of(boots)] == ["black", "rubber"]


def test_limits_and_exclusions_in_english():
    boots = listing("红色真皮登山靴", description="含羊毛内里")
    assert meets(boots, Filters(colors=("red",)), today=date(2026, 1, 1))
    assert excluded(boots, ("wool",)) == "wool"
    assert excluded(boots, ("rubber",)) is None


def test_the_words_of_a_catalogue_are_learned_in_english():
    titles = ("红色真皮登山靴", "黑色登山靴")
    vocabulary = Vocabulary(in_english(listing(title)) for title in titles)
    assert vocabulary.place("hiking boots").product_types == ("登山靴",)
