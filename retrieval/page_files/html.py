"""HTML pages: their main content as Markdown, without what stands on every page of a shop."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from retrieval.page_files.faq_data import faq_of
from retrieval.page_files.page import PageText, checked_link
from retrieval.page_files.tables import table_lines

Attributes = dict[str, str]
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NEVER = frozenset(
    "script style noscript template svg math iframe object canvas audio video select button textarea form dialog "
    "head".split()
)
"""What is no text of the page."""
_AROUND = frozenset("nav header footer aside menu".split())
"""What stands around the main content; a header inside an article is the article's own."""
_ROLES = frozenset("navigation banner contentinfo search complementary dialog alertdialog menu".split())
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|nav(?:bar|igation)?|menu|sidebar|footer|newsletter|popup|modal|"
    r"share|social|skip-link|minicart)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;\s]|$)", re.I)
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html "
    "legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "dt": 6, "summary": 6}
_SITE = re.compile(r"\s+[|–—·»-]\s+.*$")
_DEEPEST = 400


def read_html(text: str) -> PageText:
    """A page in HTML; its `FAQPage` data adds the questions that its text does not show."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    body = reader.main_text() or reader.whole_text()
    shown = " ".join(body.split()).casefold()
    more = [
        f"## {question}\n\n{_plain(answer)}"
        for question, answer in faq_of(reader.data)
        if question.casefold() not in shown
    ]
    title = reader.first_heading or _SITE.sub("", " ".join(reader.title.split())) or None
    return PageText(text="\n\n".join(filter(None, (body, *more))), title=title, link=checked_link(reader.link))


def _plain(markup: str) -> str:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return reader.whole_text()


class _Reader(HTMLParser):
    """Collects blocks of text, each with whether it stands in the main content and around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.link: str | None = None
        self.first_heading: str | None = None
        self.data: list[str] = []
        """Scripts of linked data."""
        self._blocks: list[tuple[str, bool, bool]] = []
        self._open: list[tuple[str, str]] = []
        """Open elements: the tag, and "never", "around", "main" or ""."""
        self._text: list[str] = []
        self._all_bold = True
        """Whether all text since the last block is bold."""
        self._rows: list[list[list[str]]] = []
        """Rows of cells of each open table."""
        self._headed: list[bool] = []
        self._script: list[str] | None = None

    def main_text(self) -> str:
        """The text inside main or article, "" where the page marks none."""
        return _joined(text for text, main, around in self._blocks if main and not around)

    def whole_text(self) -> str:
        """The text of the page without what stands around it, or with it where that is all."""
        return _joined(text for text, _, around in self._blocks if not around) or _joined(
            text for text, _, _ in self._blocks
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self._note(tag, named)
        if tag == "br":
            self._text.append("\n")
        if tag in _BLOCKS and not self._in_cell(tag):
            self.end_block()
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        if tag in _BLOCKS:
            self._open = [each for each in self._open if each[0] != "head"]
        if tag in ("p", "li", "dt", "dd", "td", "th", "tr", "option"):
            self._close_unclosed(tag)
        self._open.append((tag, self._kind(tag, named)))
        if tag == "table":
            self._rows.append([])
            self._headed.append(False)
        elif self._rows and tag == "tr":
            self._rows[-1].append([])
        elif self._rows and tag in ("td", "th"):
            row = self._rows[-1]
            self._headed[-1] |= tag == "th" and len(row) < 2
            (row or self._first_row())[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.data.append("".join(self._script))
            self._script = None
        place = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if place is None:
            return
        if tag in _BLOCKS and not self._in_cell(tag):
            self.end_block()
        if tag == "table" and self._rows:
            self._end_table()
        del self._open[place:]

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._open and self._open[-1][0] == "title" and not any(tag == "svg" for tag, _ in self._open):
            self.title += data
        elif not any(kind == "never" for _, kind in self._open):
            self._text.append(data)
            self._all_bold &= not data.strip() or any(tag in ("b", "strong") for tag, _ in self._open)

    def end_block(self) -> None:
        """Put what was read since the last block into its place."""
        text = _spaced("".join(self._text), as_is=any(tag == "pre" for tag, _ in self._open))
        bold, self._all_bold = self._all_bold, True
        self._text.clear()
        if not text:
            return
        if self._rows and self._rows[-1] and self._rows[-1][-1]:
            cells = self._rows[-1][-1]
            cells[-1] = f"{cells[-1]} {text}".strip()
            return
        self._add(self._written(text, bold=bold))

    def _add(self, text: str) -> None:
        kinds = [kind for _, kind in self._open]
        self._blocks.append((text, "main" in kinds, "around" in kinds))

    def _written(self, text: str, *, bold: bool) -> str:
        """A block in Markdown: a heading, an entry of a list, or a paragraph."""
        tags = [tag for tag, _ in self._open]
        heading = next((tag for tag in reversed(tags) if tag in _HEADINGS), None)
        if heading:
            line = " ".join(text.split())
            if heading == "h1" and self.first_heading is None:
                self.first_heading = line
            return f"{'#' * _HEADINGS[heading]} {line}"
        if bold and text.endswith("?"):
            return f"###### {text}"
        return f"- {text}" if "li" in tags else text

    def _end_table(self) -> None:
        rows, headed = self._rows.pop(), self._headed.pop()
        lines = table_lines([row for row in rows if row], headed=headed)
        text = "\n".join(lines).strip()
        if text and self._rows and self._rows[-1] and self._rows[-1][-1]:
            self._rows[-1][-1][-1] += f" {' '.join(text.split())}"
        elif text:
            self._add(text)

    def _first_row(self) -> list[list[str]]:
        self._rows[-1].append([])
        return self._rows[-1]

    def _in_cell(self, tag: str) -> bool:
        """Whether a block inside a cell of a table begins or ends: it only parts words."""
        if not self._rows or tag in ("td", "th", "tr", "table"):
            return False
        self._text.append(" ")
        return True

    def _note(self, tag: str, named: Attributes) -> None:
        if tag == "link" and "canonical" in named.get("rel", "").casefold().split():
            self.link = self.link or named.get("href")
        elif tag == "script" and "ld+json" in named.get("type", "").casefold():
            self._script = []

    def _kind(self, tag: str, named: Attributes) -> str:
        role, name = named.get("role", ""), f"{named.get('class', '')} {named.get('id', '')}"
        hidden = "hidden" in named or named.get("aria-hidden") == "true" or _HIDDEN.search(named.get("style", ""))
        if tag in _NEVER or (hidden and tag not in ("body", "html", "dd", "details")):
            return "never"
        if tag in ("main", "article") or role == "main":
            return "main"
        inside = any(kind == "main" for _, kind in self._open)
        if (tag in _AROUND and not (tag == "header" and inside)) or role in _ROLES:
            return "around"
        return "around" if tag in ("div", "section", "ul", "ol", "p") and _FURNITURE.search(name) else ""

    def _close_unclosed(self, tag: str) -> None:
        """Close an element that the next of its kind ends, as HTML allows."""
        ends = {"dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th")}.get(tag, (tag,))
        limits = ("ul", "ol", "dl", "table", "tr" if tag in ("td", "th") else "table")
        for place in range(len(self._open) - 1, -1, -1):
            name = self._open[place][0]
            if name in ends:
                del self._open[place:]
                return
            if name in limits:
                return


def _spaced(text: str, *, as_is: bool) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n")) if as_is else [" ".join(text.split())]
    return "\n".join(lines).strip()


def _joined(blocks: Iterable[str]) -> str:
    parts: list[str] = []
    for block in blocks:
        entry = block.startswith("- ")
        parts.append(f"\n{block}" if entry and parts and parts[-1].lstrip("\n").startswith("- ") else f"\n\n{block}")
    return "".join(parts).strip()
