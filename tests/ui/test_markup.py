"""Nothing that is put into a tag can leave it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import Markup, joined, tag, text

HOSTILE = [
    "${alert(1)}",
    "</b><script>alert(1)</script>",
    "`; alert(1); `",
    "\\u0041 \\x41 \\",
    "{{constructor.constructor('alert(1)')()}}",
    '" onmouseover="alert(1)',
    "' autofocus onfocus=alert(1) '",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#36;",
]


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, name, attributes):
        self.tags.append(name)
        self.attributes += attributes

    def handle_data(self, data):
        self.text += data


def seen(markup):
    parser = Seen()
    parser.feed(markup)
    parser.close()
    return parser


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_stays_a_text_in_a_tag_and_in_an_attribute(hostile):
    found = seen(tag("b", hostile, title=hostile))
    assert found.tags == ["b"]
    assert found.text == hostile
    assert found.attributes == [("title", hostile)]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_is_left_that_a_template_literal_would_read(hostile):
    assert not set("$`{}\\") & set(tag("b", hostile, title=hostile))


@given(st.text(alphabet=st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"])))
def test_any_text_comes_out_as_it_went_in(value):
    found = seen(tag("p", value, title=value))
    assert (found.text, found.attributes, found.tags) == (value, [("title", value)], ["p"])


def test_markup_is_not_escaped_twice():
    assert tag("p", tag("b", "a & b")) == "<p><b>a &amp; b</b></p>"
    assert text(Markup("<i></i>")) == "<i></i>"


def test_attributes_that_are_none_or_false_are_left_out():
    assert tag("input", class_=None, hidden=False, required=True, data_act="x") == '<input required data-act="x">'


def test_none_among_parts_is_left_out():
    assert joined("a", None, "b") == "ab"
