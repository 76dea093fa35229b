"""The claim checker against planted sentences: which false ones pass, which true ones are cut, by kind of claim."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.claims.case import case_of
from assistant.claims.check import check_text
from assistant.cli.files import json_lines
from retrieval.errors import InputError


@dataclass(frozen=True, slots=True)
class Misjudged:
    """A sentence that was judged wrongly."""

    case: str
    kind: str
    text: str
    true: bool
    """What it is; the checker thought the opposite."""
    reason: str | None
    """Why it was cut, of a true one."""


def planted(path: str | Path) -> dict[str, Any]:
    """Judge every planted sentence of a JSONL file, or of all JSONL files under a folder.

    A line is `{"id", "kind", "products", "shown", "request", "facts", "sentences": [{"text", "true", "kind"}]}`; a
    sentence without a kind has that of its line. Each sentence is checked alone, against the products of its line.

    Returns:
        `{"measures": {"false", "false_passed", "true", "true_cut", "false_passed_share", "true_cut_share"},
        "by_kind": {kind: the same}, "misjudged": [{"case", "kind", "text", "true", "reason"}]}`; a share of nothing
        is None.

    Raises:
        InputError: there is no such file, or a line has no sentences.
    """
    counts: dict[str, dict[str, int]] = {}
    misjudged: list[Misjudged] = []
    for file in _files(Path(path)):
        for line, document in json_lines(str(file)):
            for case, kind, text, true, verdict in _judged(document, f"{file}, line {line}"):
                counted = counts.setdefault(kind, dict.fromkeys(_COUNTS, 0))
                counted["true" if true else "false"] += 1
                if verdict[0] != true:
                    counted["true_cut" if true else "false_passed"] += 1
                    misjudged.append(Misjudged(case, kind, text, true, verdict[1]))
    total = {name: sum(counted[name] for counted in counts.values()) for name in _COUNTS}
    return {
        "measures": _with_shares(total),
        "by_kind": {kind: _with_shares(counted) for kind, counted in sorted(counts.items())},
        "misjudged": [asdict(wrong) for wrong in misjudged],
    }


_COUNTS = ("false", "false_passed", "true", "true_cut")


def _files(path: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.rglob("*.jsonl"))) if path.is_dir() else (path,)


def _judged(document: Mapping[str, Any], where: str) -> Iterator[tuple[str, str, str, bool, tuple[bool, str | None]]]:
    sentences = document.get("sentences")
    if not isinstance(sentences, list) or not all(
        isinstance(one, dict) and isinstance(one.get("text"), str) and isinstance(one.get("true"), bool)
        for one in sentences
    ):
        raise InputError(f'{where} has no planted sentences. Write "sentences": [{{"text": "...", "true": false}}].')
    evidence = case_of(document)
    for one in sentences:
        verdicts = check_text(one["text"], evidence)
        reason = next((verdict.reason for verdict in verdicts if not verdict.supported), None)
        kind = str(one.get("kind") or document.get("kind") or "any")
        yield str(document.get("id", where)), kind, one["text"], one["true"], (reason is None, reason)


def _with_shares(counted: Mapping[str, int]) -> dict[str, float | int | None]:
    return {
        **counted,
        "false_passed_share": counted["false_passed"] / counted["false"] if counted["false"] else None,
        "true_cut_share": counted["true_cut"] / counted["true"] if counted["true"] else None,
    }
