"""The talker's figures add up, and its evidence is the shopper's own past."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.request import Request
from assistant.why import why
from retrieval.query import Filters
from tests.ui.make import REQUEST, product, ranked
from ui.talker import in_hundredths, talker


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=6))
def test_the_figures_shown_add_up_to_the_score_shown(values):
    shown = in_hundredths(values)
    assert sum(shown) == round(sum(100 * value for value in values))
    assert all(abs(figure - 100 * value) <= 1.000001 for figure, value in zip(shown, values, strict=True))


def test_nothing_to_say_is_no_talker():
    assert talker(ranked(), None) is None


PAST = product(product_id="p0", title="Alder <b>mug</b>")
TASTE = (("text", 0.8), ("taste", 0.1))


def test_the_line_names_the_past_and_the_evidence_the_place_without_it():
    item = ranked(parts=TASTE, because=[PAST], without_taste=7)
    html = talker(item, why(item, REQUEST))
    assert html is not None
    assert html.count("Alder mug") == 1
    assert "would be 7th" in html
    assert html.count("<tr") == 3


def test_a_past_that_the_line_does_not_name_is_in_the_evidence():
    request = Request(intent="recommend", filters=Filters(colors=("red",)))
    item = ranked(parts=TASTE, because=[PAST], missed=["colors"])
    html = talker(item, why(item, request))
    assert html is not None
    assert "Not in red" in html
    assert "<li>Alder &lt;b&gt;mug&lt;/b&gt;</li>" in html


def test_a_minus_is_a_minus():
    html = talker(ranked(parts=(("text", 0.8), ("dislike", -1.0))), "Like the Mug you bought.")
    assert html is not None
    assert "−1.00" in html
    assert "bar minus" in html
    assert "−0.20" in html
