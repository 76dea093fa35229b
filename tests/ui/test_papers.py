"""Orders and pages as cards of their own."""

from dataclasses import replace

import pytest

from assistant.speech.speech import ENGLISH
from assistant.turn_record import turn_from_json, turn_json
from assistant.turns import Fact, OrderCard, OrderedLine
from tests.ui.make import product, ranked
from tests.ui.test_turns import ended
from ui.header import header
from ui.messages import visible_ids
from ui.papers import order_papers, page_papers
from ui.shelf import EMPTY, shelf
from ui.turns import Talk
from ui.visitor import Visitor

ADA = Visitor(session="papers", person="ada")
LINE = OrderedLine(product_id="mug", title="Mug <b>", options=("blue",), quantity=2, total_minor=2_400)
ORDER = OrderCard(
    order_id="#T1",
    status="pending",
    currency="USD",
    total_minor=2_400,
    lines=(LINE,),
    tracking=("TR-9",),
    can=("cancel",),
)


@pytest.fixture
def talk(shop):
    return Talk(shop, with_model=False)


def test_an_order_shows_its_lines_and_what_can_be_done(tmp_path):
    html = order_papers([ORDER], {}, tmp_path)
    assert html is not None
    for text in ("Order #T1", "pending", "2 ×", "Mug &lt;b&gt;", "blue", "&#36;24", "TR-9"):
        assert text in html
    assert 'data-say="cancel order #T1"' in html


def test_an_order_on_which_nothing_can_be_done_has_no_buttons(tmp_path):
    assert "<button" not in (order_papers([replace(ORDER, can=())], {}, tmp_path) or "")


def test_a_page_is_quoted_with_its_title_and_its_link():
    fact = Fact(kind="passage", text="30 days.", source="page:returns", link="https://example.com/returns")
    html = page_papers([fact], {"returns": "Returns"})
    assert html is not None
    assert "<blockquote>30 days.</blockquote>" in html
    assert '<a href="https://example.com/returns"' in html
    assert ">Returns</a>" in html


def test_a_link_that_would_run_is_none():
    fact = Fact(kind="passage", text="30 days.", source="page:returns", link="javascript:alert(1)")
    assert "<a " not in (page_papers([fact], {}) or "")


def test_a_shoppers_order_stands_on_the_shelf_and_is_drawn_again_on_reload(talk, shop):
    page = ended(talk.say("where is order #T1001?", [], ADA))
    assert 'data-order="#T1001"' in str(page.shelf)
    _, again = Talk(shop, with_model=False).restored(visible_ids(page.messages), ADA)
    assert 'data-order="#T1001"' in str(again.shelf)


def test_an_order_leaves_with_the_next_question(talk):
    first = ended(talk.say("where is order #T1001?", [], ADA))
    assert "data-order" not in ended(talk.say("a table lamp", first.messages, ADA)).shelf


def test_somebody_elses_order_is_never_drawn(talk):
    assert "#T2001" not in ended(talk.say("where is order #T2001?", [], ADA)).shelf
    assert "data-order" not in ended(talk.say("where is order #T1001?", [], Visitor(session="nobody"))).shelf


def test_a_question_to_the_pages_is_quoted_on_the_shelf(talk):
    page = ended(talk.say("how long do I have to send something back?", [], Visitor(session="asks")))
    assert page.shelf is not None
    assert "<blockquote>You have 30 days to send something back.</blockquote>" in page.shelf
    assert "Returns" in page.shelf


def test_an_orders_card_survives_the_journal(talk, shop):
    page = ended(talk.say("where is order #T1002?", [], ADA))
    (turn,) = shop.journal.turns(visible_ids(page.messages))
    assert turn.orders[0].tracking == ("TR-1",)
    assert turn_from_json(turn_json(turn)) == turn


def test_the_shelf_is_called_by_what_stands_on_it(tmp_path):
    fact = Fact(kind="policy", text="You have 30 days.", source="page:returns")
    for view, title in (
        (replace(EMPTY, orders=(ORDER,)), ENGLISH("paper.orders")),
        (replace(EMPTY, quoted=(fact,)), ENGLISH("paper.page")),
        (replace(EMPTY, orders=(ORDER,), items=(ranked(product()),)), ENGLISH("page.shelf")),
    ):
        assert f">{title}</h2>" in shelf(view, tmp_path)


def test_where_there_is_little_room_the_cart_is_a_number():
    assert '<b class="things" aria-hidden="true">3</b>' in header("Shop", (), "", "Cart: 3 things", things=3)
    assert 'class="things"' not in header("Shop", (), "", "Cart: empty")
