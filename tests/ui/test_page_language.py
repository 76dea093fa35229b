import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.page_language import COOKIE, page_language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("de-DE,de;q=0.9,zh;q=0.5,en;q=0.3", "zh"),
        ("en;q=0.2, zh-Hant-TW;q=0.7", "zh"),
        ("zh;q=0, en;q=0.1", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("zh;q=much", "en"),
        ("", "en"),
    ],
)
def test_the_browser_says_what_it_reads(header, language):
    assert page_language({"accept-language": header}, {}) == language


def test_what_was_chosen_goes_first():
    assert page_language({"accept-language": "en"}, {COOKIE: "zh"}) == "zh"


def test_a_choice_that_is_none_is_passed_over():
    assert page_language({"accept-language": "zh"}, {COOKIE: "<script>"}) == "zh"


@given(st.text(), st.text())
def test_any_header_gives_a_language(header, cookie):
    assert page_language({"accept-language": header}, {COOKIE: cookie}) in ("en", "zh")
