"""What a command is: a name, its flags and the work it does."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a command works and how it reports."""

    home: Path
    """The shop's data folder."""
    as_json: bool
    """Whether the result is one JSON document on standard output."""
    overrides: Mapping[str, Any]
    """Settings given as flags, by their dotted name."""

    def report(self, document: Any, text: str) -> None:
        """Print the result: the JSON document with --json, the text otherwise."""
        line = json.dumps(document, ensure_ascii=False, allow_nan=False) if self.as_json else text
        sys.stdout.write(line.rstrip("\n") + "\n")

    def line(self, document: Any) -> None:
        """Print one line of JSON (for --file, one line a message), at once."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n")
        sys.stdout.flush()

    def note(self, text: str) -> None:
        """Tell the person at the terminal something, on standard error."""
        sys.stderr.write(text.rstrip("\n") + "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of `shelftalker`."""

    configure: Callable[[argparse.ArgumentParser], None]
    """Adds the command's own arguments; --home and --json are there already."""
    run: Callable[[argparse.Namespace, Context], int]
    """Does the work; returns the exit code. Errors of `ShelftalkerError` are printed by the caller."""
