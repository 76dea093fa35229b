"""Markdown and plain text: front matter, and headings and tables in every notation brought to one."""

import re
from itertools import pairwise

from retrieval.page_files.page import PageText, checked_link
from retrieval.page_files.tables import table_lines

_FRONT = re.compile(r"\A---\n(.*?)\n---(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(\w+):[ \t]*(.+)$", re.M)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*")
_BOLD = re.compile(r"\s{0,3}(?:\*\*|__)(?P<heading>[^*_].{0,198}?)(?:\*\*|__):?\s*")
_ASKS = re.compile(r"\s{0,3}(?:\*\*|__)?Q(?:uestion)?(?:\s?\d+)?\s?[:.)]\s?(?P<heading>.{1,300}?)(?:\*\*|__)?\s*", re.I)
_ANSWERS = re.compile(r"\s{0,3}(?:\*\*|__)?A(?:nswer)?(?:\s?\d+)?\s?[:.](?:\*\*|__)?\s+", re.I)
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_HTML = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]{0,500}>", re.S)


def read_markdown(text: str) -> PageText:
    """A page in Markdown or plain text; `title` and `link` of its front matter are used."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    front = _FRONT.match(text)
    fields = {name: value.strip().strip("\"'") for name, value in _FIELD.findall(front.group(1))} if front else {}
    body = _HTML.sub(" ", text[front.end() :] if front else text).strip()
    return PageText(text=with_headings(body), title=fields.get("title"), link=checked_link(fields.get("link")))


def with_headings(text: str) -> str:
    """Text whose questions are headings, however they are marked, and whose table rows are lines of their own."""
    lines = text.split("\n")
    written: list[str] = []
    place, asked = 0, False
    while place < len(lines):
        line, following = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
        if _FENCE.match(line):
            end = next((n for n in range(place + 1, len(lines)) if _FENCE.match(lines[n])), len(lines))
            written += [f"    {each}" for each in lines[place + 1 : end]]
            place = end + 1
        elif "|" in line and "|" in following and _TABLE_RULE.fullmatch(following):
            end = next((n for n in range(place + 2, len(lines)) if "|" not in lines[n]), len(lines))
            written += table_lines([_cells(line), *map(_cells, lines[place + 2 : end])], headed=True)
            place = end
        elif line.strip() and _UNDERLINE.fullmatch(following) and not line.lstrip().startswith(("#", "-", "*", ">")):
            written.append(f"{'#' if '=' in following else '##'} {line.strip()}")
            place += 2
        else:
            heading = _heading(line, following)
            answer = _ANSWERS.match(line) if asked else None
            asked = heading is not None or (asked and not line.strip())
            written.append(heading or (line[answer.end() :] if answer else line))
            place += 1
    return "\n".join(written)


def _heading(line: str, following: str) -> str | None:
    """A line that is a question or a bold heading as a heading; None for any other line."""
    asks = _ASKS.fullmatch(line)
    bold = None if asks else _BOLD.fullmatch(line)
    if bold and ("**" in bold["heading"] or (not following.strip() and bold["heading"][-1:] in ".!")):
        return None
    found = asks or bold
    return f"###### {found['heading'].strip()}" if found else None


def _cells(row: str) -> list[str]:
    row = row.strip().strip("|")
    cuts = [-1, *(match.start() for match in re.finditer(r"(?<!\\)\|", row)), len(row)]
    return [row[start + 1 : end].replace("\\|", "|").strip() for start, end in pairwise(cuts)]
