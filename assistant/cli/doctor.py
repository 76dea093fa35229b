"""`shelftalker doctor`: what is installed, in force and missing, and what to do."""

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from assistant.cli.command import Command, Context
from assistant.cli.doctor_policy import policy_findings
from assistant.models.weights import list_weights
from assistant.settings import SettingInForce, list_settings
from ranking.due_training import retrain_since
from retrieval.home import Home

PACKAGES = (
    "shelftalker",
    "torch",
    "transformers",
    "sentence-transformers",
    "chromadb",
    "bm25s",
    "gradio",
    "sqlalchemy",
    "pydantic",
    "numpy",
    "scipy",
    "lightgbm",
    "optuna",
    "pyarrow",
)
HOME_PARTS = (
    ("shop.db", "the catalogue", "Run: shelftalker import products FILE (or shelftalker demo)."),
    ("chroma", "the vector index", "Run: shelftalker index."),
    ("lexical", "the lexical index", "Run: shelftalker index."),
)
State = Literal["ok", "missing", "differs", "broken"]
MARKS = {"ok": "ok     ", "missing": "missing", "differs": "DIFFERS", "broken": "BROKEN "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    what: str
    state: State
    """`missing` can be done without or is made by a command; `differs` is said in two ways; `broken` must be mended
    first."""
    detail: str
    todo: str | None = None


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Exit code 0: usable. 1: something must be mended first."


def _run(_: argparse.Namespace, context: Context) -> int:
    settings = list_settings(context.home, context.overrides)
    findings = examine(context.home, settings)
    broken = any(finding.state == "broken" for finding in findings)
    document = {
        "usable": not broken,
        "findings": [asdict(finding) for finding in findings],
        "settings": [asdict(setting) for setting in settings],
    }
    context.report(document, _as_text(findings, settings, broken))
    return 1 if broken else 0


def examine(home: Path, settings: Sequence[SettingInForce]) -> tuple[Finding, ...]:
    """Look at Python, packages, weights and the shop's data folder."""
    values = {setting.name: setting.value for setting in settings}
    return (_python(), *_packages(), *_weights(values), _reranker(values["search.reranker"]), *_home(home))


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return Finding(what="Python", state="ok", detail=found)


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(what=name, state="ok", detail=version(name))
        except PackageNotFoundError:
            yield Finding(what=name, state="broken", detail="not installed", todo="Run: make install.")


def _weights(values: dict[str, Any]) -> Iterator[Finding]:
    chosen = {"language model": values["language.model"], "sentence encoder": values["search.encoder"]}
    for weights in list_weights():
        own = chosen[weights.role]
        if own:
            yield _own_model(weights.role, own)
        elif weights.present:
            detail = f"{weights.name}, {weights.bytes / 1e6:,.0f} MB in {weights.folder}"
            yield Finding(what=weights.role, state="ok", detail=detail)
        elif weights.role == "language model":
            detail = f"{weights.name} is not in place; without it, rules and templates answer"
            yield Finding(what=weights.role, state="missing", detail=detail, todo=weights.problem)
        else:
            yield Finding(what=weights.role, state="broken", detail=weights.name, todo=weights.problem)


def _reranker(name: str | None) -> Finding:
    if name:
        return _own_model("reranker", name)
    return Finding(what="reranker", state="ok", detail="none: the order of the search stands")


def _own_model(role: str, name: str) -> Finding:
    folder = Path(name).expanduser()
    if folder.is_dir():
        return Finding(what=role, state="ok", detail=f"the folder {folder}")
    return Finding(
        what=role,
        state="missing",
        detail=f"{name!r} is not a folder; it must be in the local cache of transformers",
        todo=f"If it is not there yet, run: hf download {name}.",
    )


def _home(home: Path) -> Iterator[Finding]:
    if not home.exists():
        yield Finding(
            what="data folder",
            state="missing",
            detail=f"{home} is not there yet",
            todo="Run: shelftalker demo, or shelftalker import products FILE.",
        )
        return
    usable = home.is_dir() and os.access(home, os.R_OK | os.W_OK | os.X_OK)
    if not usable:
        todo = "Give another --home, or mend its permissions."
        detail = f"{home} is no folder that can be read and written"
        yield Finding(what="data folder", state="broken", detail=detail, todo=todo)
        return
    yield Finding(what="data folder", state="ok", detail=str(home))
    for name, what, todo in HOME_PARTS:
        path = home / name
        if path.exists():
            yield Finding(what=what, state="ok", detail=f"{_bytes(path) / 1e6:,.1f} MB in {path}")
        else:
            yield Finding(what=what, state="missing", detail=f"{path} is not there yet", todo=todo)
    if since := retrain_since(Home(home)):
        detail = f"somebody was forgotten on {since}; a trace of them is still in the recommender"
        yield Finding(what="training", state="missing", detail=detail, todo="Run: shelftalker train ranking.")
    for detail, todo in policy_findings(home):
        yield Finding(what="policy", state="differs", detail=detail, todo=todo)


def _bytes(path: Path) -> int:
    files = [path] if path.is_file() else [inner for inner in path.rglob("*") if inner.is_file()]
    return sum(file.stat().st_size for file in files)


def _as_text(findings: Sequence[Finding], settings: Sequence[SettingInForce], broken: bool) -> str:
    width = max(len(finding.what) for finding in findings)
    lines = [f"{MARKS[found.state]}  {found.what:<{width}}  {found.detail}" for found in findings]
    lines += ["", "Settings in force"]
    names = max(len(setting.name) for setting in settings)
    lines += [f"  {s.name:<{names}}  {_shown(s.value):<12}  {s.source}" for s in settings]
    todos = list(dict.fromkeys(found.todo for found in findings if found.todo))
    lines += ["", *(["To do", *(f"  {todo}" for todo in todos), ""] if todos else [])]
    lines.append("Not usable yet: mend what is BROKEN." if broken else "Usable.")
    return "\n".join(lines)


def _shown(value: Any) -> str:
    return "(default)" if value is None else str(value)


COMMAND = Command(configure=_configure, run=_run)
