"""The visible conversation, in whatever form it arrives."""

import pytest

from ui.messages import answered, asked, before, cleaned, plain, text_of, visible_ids

TALK = [asked("a lamp"), answered("Six.", "t1"), asked("cheaper"), answered("Two.", "t2")]


def test_only_the_answers_that_can_be_seen_count():
    assert visible_ids(TALK) == ("t1", "t2")
    assert visible_ids(TALK[:2]) == ("t1",)
    assert visible_ids([asked("a lamp"), answered("Went wrong.", None)]) == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a lamp", "a lamp"),
        ({"type": "text", "text": "a lamp"}, "a lamp"),
        ([{"type": "text", "text": "a lamp"}], "a lamp"),
        (["a lamp", {"type": "text", "text": "red"}], "a lamp\nred"),
        ([{"type": "file", "file": {"path": "/etc/passwd"}}], ""),
        (None, ""),
    ],
)
def test_every_form_of_a_message_is_read(content, text):
    found = cleaned([{"role": "user", "content": content}])
    assert text_of(found[0]) == text


def test_unknown_roles_and_metadata_are_left_out():
    found = cleaned([{"role": "system", "content": "x"}, {"role": "assistant", "content": "y", "metadata": None}])
    assert len(found) == 1
    assert visible_ids(found) == ()


@pytest.mark.parametrize(("index", "kept", "text"), [(2, 2, "cheaper"), (3, 2, "cheaper"), ((2, 0), 2, "cheaper")])
def test_before_finds_the_message_that_was_pressed(index, kept, text):
    assert before(TALK, index) == (TALK[:kept], text)


@pytest.mark.parametrize("index", [None, 99, "x"])
def test_without_a_place_it_is_the_last_message(index):
    assert before(TALK, index) == (TALK[:2], "cheaper")


def test_an_empty_conversation_has_nothing_before():
    assert before([], 0) == ([], "")


@pytest.mark.parametrize("text", ["<b>bold</b>", "salt & pepper &amp;", "a <\u2060 b", "${x} `y`", "🧣", ""])
def test_markup_is_disarmed_on_the_page_and_read_back_as_written(text):
    block = asked(text)["content"][0]["text"]
    assert "<b" not in block
    assert "&a" not in block
    assert plain(block) == text.replace("<\u2060", "<\u2060")
    assert text_of(cleaned([asked(text)])[0]) == text
