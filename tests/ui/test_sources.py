"""Where an answer comes from is shown as plain text, with a link where there is a page."""

from assistant.turns import Fact, Sentence
from ui.sources import sources

PAGE = Fact(
    kind="passage", text="You have <b>30 days</b>.", source="page:returns.md", link="https://shop.example/returns"
)


def test_a_fact_with_a_page_links_to_it():
    assert 'href="https://shop.example/returns"' in sources([Sentence("You have 30 days.", (0,))], [PAGE])


def test_what_a_page_says_is_no_markup():
    assert "<b>" not in sources([Sentence("You have 30 days.", (0,))], [PAGE])


def test_a_link_that_runs_something_is_none():
    fact = Fact(kind="passage", text="x", source="page:x", link="javascript:alert(1)")
    assert "href" not in sources([Sentence("x", (0,))], [fact])


def test_without_facts_there_is_nothing_to_open():
    assert sources([Sentence("Hello.")], []) == ""
