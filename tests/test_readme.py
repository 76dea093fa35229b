"""The English and the Chinese README give the same commands, names and figures."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REMARK = re.compile(r"^(?:#|<!--|->).*|\s{2,}(?![\s=]).*|\s#.*")
"""What a line of a code block says to people, in either language: comments, arrows, a column of its own."""


def code_lines(text: str) -> Iterator[str]:
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()


def commands(text: str) -> list[str]:
    return [command for line in code_lines(text) if (command := REMARK.sub("", line))]


def figures(text: str) -> list[list[list[str]]]:
    """The numbers of each cell of each row of the tables; within a cell the languages may order them differently."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[sorted(re.findall(r"\d+(?:[.,]\d+)*", cell)) for cell in row.split("|")] for row in rows]


def names(text: str) -> set[str]:
    prose = re.sub(r"```.*?```|^    .*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    return {" ".join(name.split()) for name in re.findall(r"`([^`]+)`", prose)}


@pytest.mark.parametrize("told", [commands, figures, names])
def test_both_readmes_tell_the_same(told: Callable[[str], object]) -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    assert told(english)
    assert told(chinese) == told(english)
