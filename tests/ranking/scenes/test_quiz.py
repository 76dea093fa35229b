from dataclasses import replace

import numpy as np

from ranking.ranked import Profile
from ranking.scenes.quiz import first_question, history_of_answers, second_question
from ranking.scenes.taste import for_you
from tests.ranking.scenes.shop import PRODUCTS, SHOP, ids, shop_of


def test_the_first_question_is_which_department_the_best_known_first():
    parts = first_question(SHOP)
    assert {part.name for part in parts} == {"Outdoors", "Pantry", "Kitchen"}
    assert {key for part in parts for key in part.product_ids} == set(SHOP.product_ids)


def test_in_a_shop_of_one_department_it_is_which_kind():
    outdoors = {key: each for key, each in PRODUCTS.items() if each.department == "Outdoors"}
    assert {part.name for part in first_question(shop_of(products=outdoors))} == {"tents", "pegs", "lanterns"}


def test_in_a_shop_without_categories_it_is_which_of_some_products():
    plain = {key: replace(each, category=()) for key, each in PRODUCTS.items()}
    shop = shop_of(products=plain)
    parts = first_question(shop, 3)
    assert len({part.example for part in parts}) == 3
    assert sorted(key for part in parts for key in part.product_ids) == list(shop.product_ids)


def test_the_second_question_is_of_the_part_and_of_unlike_products():
    outdoors = next(part for part in first_question(SHOP) if part.name == "Outdoors")
    asked = second_question(SHOP, outdoors, 3)
    assert set(asked) <= set(outdoors.product_ids)
    vectors = SHOP.texts.vectors(asked)
    assert len(set(asked)) == 3
    assert np.max((vectors @ vectors.T)[~np.eye(3, dtype=bool)]) < 0.95


def test_the_answers_are_a_history_at_once():
    history = history_of_answers(("tent-a", "lamp-a"))
    guest = Profile(history=history, liked=frozenset(history.product_ids))
    shelf = for_you(SHOP, guest, 2)
    assert shelf.basis is None
    assert shelf.items[0].product.department == "Outdoors"
    assert ids(shelf) != ids(for_you(SHOP, Profile(), 2))
