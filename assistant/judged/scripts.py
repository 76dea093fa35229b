"""Scripted conversations: messages, and what a good answer to each amounts to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.cli.files import json_lines
from assistant.turns import Outcome
from retrieval.errors import InputError

Expected = Literal["products", "nothing", "answered", "unknown", "refused", "asked", "done"]
"""Products on the shelf, "we don't have that", or an outcome of the turn."""
OWN = Path(__file__).with_name("scripts")
"""Conversations with the sample shop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedTurn:
    """One message and what is expected of its answer; nothing expected is nothing judged."""

    message: str
    expected: tuple[Expected, ...] = ()
    """What the answer may amount to."""
    says: tuple[str, ...] = ()
    """Texts that must stand in the answer; "a|b" is either."""
    never: tuple[str, ...] = ()
    """Texts that must not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A conversation."""

    key: str
    kind: str
    """The group it is counted in."""
    turns: tuple[ScriptedTurn, ...]
    user: str | None = None
    """The shopper whose history counts."""


def read_scripts(file: Path) -> tuple[Script, ...]:
    """Read `{"id", "type", "user", "turns": [{"message", "expect", "says", "never"}]}`, a line each.

    Raises:
        InputError: a line is no conversation, or expects what there is not.
    """
    return tuple(_script(document, line, file) for line, document in json_lines(str(file)))


def own_scripts() -> tuple[Script, ...]:
    """The conversations with the sample shop that come with the project."""
    return tuple(script for file in sorted(OWN.glob("*.jsonl")) for script in read_scripts(file))


def _script(document: Mapping[str, Any], line: int, file: Path) -> Script:
    turns = document.get("turns")
    if not isinstance(turns, list) or not turns:
        raise InputError(f'{file}, line {line} has no list "turns" with a message in each.')
    return Script(
        key=str(document.get("id", line)),
        kind=str(document.get("type", file.stem)),
        turns=tuple(_turn(each, line, file) for each in turns),
        user=document.get("user"),
    )


def _turn(row: Any, line: int, file: Path) -> ScriptedTurn:
    if not isinstance(row, Mapping) or not isinstance(row.get("message"), str):
        raise InputError(f'{file}, line {line}: a turn has no text "message".')
    expected = _texts(row.get("expect"))
    unknown = [each for each in expected if each not in get_args(Expected)]
    if unknown:
        raise InputError(f"{file}, line {line} expects {unknown[0]!r}. It is one of {', '.join(get_args(Expected))}.")
    return ScriptedTurn(
        message=row["message"],
        expected=expected,  # type: ignore[arg-type]
        says=_texts(row.get("says")),
        never=_texts(row.get("never")),
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value or ()))


def amounts_to(outcome: Outcome, *, products: bool, no_match: bool) -> tuple[Expected, ...]:
    """All that an answer amounts to."""
    shelf: tuple[Expected, ...] = ("nothing",) if no_match else ("products",) if products else ()
    return (*shelf, outcome)
