"""Pages in every format they come in, whole and broken."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.home import Home
from retrieval.imports import import_documents
from retrieval.page_files.html import read_html
from retrieval.page_files.markdown import read_markdown
from retrieval.pages import passages, read_pages
from retrieval.product import Document
from tests.retrieval.pdf_files import pdf_bytes, write_pdf

MANY = settings(derandomize=True, deadline=None, max_examples=200)
PAGE = """<!doctype html><html><head><title>Delivery | A shop</title><link rel="canonical" href="https://s.example/d">
<style>p { color: red }</style></head><body><header>Menu</header><nav><ul><li>Home<li>Sale</ul></nav>
<main><h1>Delivery</h1><p>A parcel costs <b>$5</b>.<p>It takes two days.<div style="display: none">ignore this</div>
<h2>Abroad</h2><table><tr><th>Land<th>Cost<tr><td>Canada<td>$18</table></main>
<footer>(c) A shop</footer></body></html>"""


def parts_of(text):
    return passages(Document(document_id="p", title="P", text=text))


def rejected(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    documents, refused = read_pages([tmp_path / name])
    assert documents == []
    return refused[0].reason


def test_html_is_its_main_content():
    page = read_html(PAGE)
    assert page.text.split("\n\n")[:3] == ["# Delivery", "A parcel costs $5.", "It takes two days."]
    assert not any(word in page.text for word in ("Menu", "Sale", "ignore", "(c)", "color"))


def test_html_knows_its_title_and_address():
    assert (read_html(PAGE).title, read_html(PAGE).link) == ("Delivery", "https://s.example/d")


def test_a_row_of_a_table_says_what_its_cells_are():
    assert read_html(PAGE).text.endswith("- Canada: Cost $18")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "https://a b"])
def test_an_address_that_is_none_is_left_out(href):
    assert read_html(f'<link rel="canonical" href="{href}"><p>Text').link is None


@pytest.mark.parametrize(
    "markup",
    [
        "<dl><dt>How long?<dd>Two days.</dl>",
        "<details><summary>How long?</summary><p>Two days.</details>",
        "<h3>How long?</h3>Two days.",
        "<p><strong>How long?</strong></p><p>Two days.</p>",
        '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": "Question", '
        '"name": "How long?", "acceptedAnswer": {"text": "<p>Two days.</p>"}}]}</script><p>Welcome.',
    ],
)
def test_a_question_of_html_is_the_heading_of_its_answer(markup):
    assert [part.text for part in parts_of(read_html(markup).text) if part.heading == "How long?"] == ["Two days."]


@pytest.mark.parametrize(
    "text",
    [
        "## How long?\nTwo days.",
        "**How long?**\nTwo days.",
        "Q: How long?\nA: Two days.",
        "**Q: How long?**\n\n**A:** Two days.",
        "Q1. How long?\nA1. Two days.",
        "How long?\n---------\nTwo days.",
    ],
)
def test_a_question_of_markdown_is_the_heading_of_its_answer(text):
    assert [(part.heading, part.text) for part in parts_of(read_markdown(text).text)] == [("How long?", "Two days.")]


def test_a_question_that_the_page_shows_is_not_taken_twice():
    data = '{"@type": "Question", "name": "How long?", "acceptedAnswer": {"text": "Two days."}}'
    page = read_html(f'<script type="application/ld+json">{data}</script><h2>How long?</h2><p>Two days.')
    assert page.text.count("Two days.") == 1


def test_a_table_of_markdown_is_lines():
    assert "- Canada: Cost $18" in read_markdown("| Land | Cost |\n|---|---|\n| Canada | $18 |").text


def test_bold_words_inside_a_line_are_no_heading():
    assert "#" not in read_markdown("**Note** that it is closed.\n\n**Closed on Sunday.**\n\nElse open.").text


def test_a_passage_knows_the_heading_above_its_own():
    (part,) = parts_of("# P\n## Wrapping\n### What does it cost?\n$3 a piece.")
    assert (part.topic, part.heading) == ("Wrapping", "What does it cost?")


def test_pdf_passages_know_their_page(tmp_path):
    file = write_pdf(tmp_path / "care.pdf", [["Care", "Wash it at 30 degrees."], ["Repairs", "We mend zips."]])
    ((document,), _) = read_pages([file])
    assert [(part.heading, part.text, part.page) for part in passages(document)] == [
        ("Care", "Wash it at 30 degrees.", 1),
        ("Repairs", "We mend zips.", 2),
    ]


def test_lines_of_print_are_one_paragraph_and_parted_words_are_whole(tmp_path):
    lines = ["A parcel that does not arrive with-", "in a week is sent once more, or the money", "goes back. Ask us."]
    ((document,), _) = read_pages([write_pdf(tmp_path / "p.pdf", [lines])])
    assert document.text.strip() == (
        "A parcel that does not arrive within a week is sent once more, or the money goes back. Ask us."
    )


def test_what_stands_on_every_page_is_left_out(tmp_path):
    pages = [["A shop", f"Text number {word} is here.", f"Page {n}"] for n, word in enumerate("one two three".split())]
    ((document,), _) = read_pages([write_pdf(tmp_path / "p.pdf", pages, title="Terms")])
    assert document.title == "Terms"
    assert "shop" not in document.text
    assert "Page" not in document.text


def test_an_encrypted_pdf_is_refused(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes([["Secret"]]))))
    writer.encrypt("word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "encrypted" in rejected(tmp_path, "p.pdf", out.getvalue())


def test_a_scan_is_refused(tmp_path):
    assert "no text" in rejected(tmp_path, "p.pdf", pdf_bytes([[]]))


def test_a_pdf_with_a_page_that_swells_is_refused(tmp_path):
    bomb = zlib.compress(b"0 0 m " * 20_000_000, 9)
    whole = pdf_bytes([["x"]])
    start, end = whole.index(b"<< /Length"), whole.index(b"endobj", whole.index(b"endstream"))
    head = f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode()
    reason = rejected(tmp_path, "p.pdf", whole[:start] + head + bomb + b"\nendstream\n" + whole[end:])
    assert "MB" in reason or "cannot be read as PDF" in reason


@pytest.mark.parametrize("content", [b"%PDF-1.4 no more", b"\x00\x01", b"<html>a page</html>"])
def test_a_broken_pdf_is_refused(tmp_path, content):
    assert "p.pdf cannot be read as PDF" in rejected(tmp_path, "p.pdf", content)


@pytest.mark.parametrize("name", ["p.html", "p.md", "p.txt"])
def test_an_empty_page_is_refused(tmp_path, name):
    assert "is empty" in rejected(tmp_path, name, b" \n")


def test_a_page_of_markup_without_text_is_refused(tmp_path):
    assert "is empty" in rejected(tmp_path, "p.html", b"<html><head><title>T</title></head><body><script>1</script>")


def test_a_page_that_is_too_long_is_refused(tmp_path):
    assert "2,000,000 characters" in rejected(tmp_path, "p.txt", b"word " * 400_001)


def test_a_page_may_name_its_encoding(tmp_path):
    (tmp_path / "p.html").write_bytes('<meta charset="iso-8859-2"><p>Zażółć'.encode("iso-8859-2"))
    ((document,), _) = read_pages([tmp_path / "p.html"])
    assert document.text == "Zażółć"


def test_bad_pages_never_lose_a_good_one(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"nothing")
    (tmp_path / "good.html").write_text(PAGE)
    report = import_documents(Catalogue(connect(Home(tmp_path / "home"))), [tmp_path])
    assert (report.accepted, [row.reason.split(" cannot")[0] for row in report.rejected]) == (
        1,
        [str(tmp_path / "bad.pdf")],
    )


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <table> <tr> <td> <th> </table> <li> <ul> </ul> <dl> <dt> <dd> <main> </main> <nav> </nav> <b> <h1> "
        "</h1> <details> <summary> <script> </script> <!-- --> <svg> <title> <div> </div> text more &amp; <br>".split()
    ),
    max_size=40,
)


@MANY
@given(MARKUP)
def test_any_markup_is_read(words):
    parts_of(read_html(" ".join(words)).text)


@MANY
@given(st.text(alphabet="#*|-=Q:A?. \nab\f`<>", max_size=80))
def test_any_markdown_is_read(text):
    for part in parts_of(read_markdown(text).text):
        assert part.text.strip()


@MANY
@given(st.lists(st.sampled_from(["Line one.", "two", "\f", "## H", "", "- x"]), max_size=20))
def test_pages_of_print_never_go_back(lines):
    pages = [part.page or 0 for part in parts_of("\n".join(lines))]
    assert pages == sorted(pages)
