"""The shelf in all its states."""

from assistant.chips import chips
from assistant.request import Request
from retrieval.query import Filters, Relaxation
from tests.ui.make import REQUEST, product, ranked
from ui.shelf import EMPTY, ShelfView, shelf


def test_the_empty_shelf_says_what_it_is_for(tmp_path):
    assert "What fits will stand here" in shelf(EMPTY, tmp_path)


def test_spaces_are_held_while_the_first_products_are_looked_for(tmp_path):
    html = shelf(EMPTY, tmp_path, waiting=True)
    assert html.count('class="card held"') == 4
    assert "Looking along the shelves" in html
    assert 'aria-busy="true"' in html


def test_cards_stay_in_their_places_while_the_next_are_looked_for(tmp_path):
    html = shelf(ShelfView(items=(ranked(),), request=REQUEST), tmp_path, waiting=True)
    assert 'data-product-id="p1"' in html
    assert 'class="shelf waiting"' in html


def test_it_says_how_many_of_how_many_and_for_whom(tmp_path):
    html = shelf(ShelfView(items=(ranked(),), request=REQUEST, total=1200, shopper="Ada"), tmp_path)
    assert "1 of 1,200, chosen for Ada" in html


def test_chips_carry_the_messages_that_drop_and_loosen(tmp_path):
    request = Request(intent="recommend", filters=Filters(price_max_minor=4000), exclude=("leather",))
    html = shelf(ShelfView(items=(ranked(),), request=request), tmp_path)
    assert 'data-say="any price"' in html
    assert 'data-say="leather is fine"' in html
    assert 'data-say="up to &#36;50"' in html
    assert all(f'aria-label="Drop: {chip.label}"'.replace("$", "&#36;") in html for chip in chips(request))


def test_what_emptied_the_shelf_is_marked_and_what_would_help_is_offered(tmp_path):
    request = Request(intent="recommend", search_text="lamp", filters=Filters(price_max_minor=500, rating_min=4))
    step = Relaxation(constraint="price_max_minor", change="widen", value=1800, count=5)
    html = shelf(ShelfView(request=request, near=True, relaxations=(step,)), tmp_path)
    assert html.count('class="chip blocks"') == 1
    assert 'data-say="up to &#36;18"' in html
    assert "Nothing in the shop fits" in html


def test_near_misses_are_not_passed_off_as_matches(tmp_path):
    html = shelf(ShelfView(items=(ranked(product()),), request=REQUEST, near=True), tmp_path)
    assert "The nearest to it" in html
    assert "On the shelf</h2>" not in html
