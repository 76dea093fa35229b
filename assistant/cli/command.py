"""What a command is, a name, its flags and the work it does, and the commands there are."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from retrieval.errors import InputError

COMMANDS = {
    "import": (
        "assistant.cli.import_",
        "take in products, purchases, reviews, documents, customers or orders",
    ),
    "index": ("assistant.cli.index", "embed what changed and build the search index"),
    "train": ("assistant.cli.train", "fit the recommenders and pick the best by validation"),
    "search": ("assistant.cli.search", "search alone, without the conversation"),
    "parse": ("assistant.cli.parse", "understand a message, without answering it"),
    "ask": ("assistant.cli.ask", "one whole turn: understand, find, rank, answer"),
    "converse": ("assistant.cli.converse", "whole dialogues from a file"),
    "chat": ("assistant.cli.chat", "the conversation in the terminal"),
    "serve": ("", "the chat in the browser, on 127.0.0.1:7860"),
    "demo": ("assistant.cli.demo", "make the sample shop and open it"),
    "evaluate": ("assistant.cli.evaluate", "measure search, understanding and ranking"),
    "check": ("assistant.cli.check", "the claim checker alone"),
    "journal": ("assistant.cli.journal", "replay what was said, each sentence with its evidence"),
    "profile": ("assistant.cli.profile", "show, export or forget what is remembered of a shopper"),
    "models": ("assistant.cli.models", "put the default weights in place, or list what is there"),
    "doctor": ("assistant.cli.doctor", "what is installed, in force and missing, and what to do"),
}
PLUGGED_IN = "shelftalker.commands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a command works and how it reports."""

    home: Path
    """The shop's data folder."""
    as_json: bool
    """Whether the result is one JSON document on standard output."""
    overrides: Mapping[str, Any]
    """Settings given as flags, by their dotted name."""
    closing: ExitStack = field(default_factory=ExitStack)
    """What is closed when the command ends."""

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


def load_command(name: str) -> Command:
    """The command of a name in `COMMANDS`; those of rooms above come by entry point.

    Raises:
        InputError: its room is not installed.
    """
    module = COMMANDS[name][0]
    if module:
        command = import_module(module).COMMAND
    else:
        found = [entry for entry in entry_points(group=PLUGGED_IN) if entry.name == name]
        if not found:
            raise InputError(f"The command {name!r} is not installed. Install the package again: make install.")
        command = found[0].load()
    assert isinstance(command, Command)
    return command
