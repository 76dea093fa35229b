"""`shelftalker COMMAND`: finds the command, runs it, and turns errors into one clear sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import NoReturn

from assistant.cli.command import Command, Context
from retrieval.errors import InputError, ShelftalkerError, UsageError

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
    "profile": ("assistant.cli.profile", "show, export or forget what is remembered of a shopper"),
    "models": ("assistant.cli.models", "put the default weights in place, or list what is there"),
    "doctor": ("assistant.cli.doctor", "what is installed, in force and missing, and what to do"),
}
PLUGGED_IN = "shelftalker.commands"


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors end with exit code 2 and one line."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the command line and leave."""
        sys.stderr.write(f"{self.prog}: {message}\nSee: {self.prog} --help\n")
        raise SystemExit(2)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 ok, 1 the work failed, 2 wrong usage."""
    common, words = _common().parse_known_args(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0
    if words[0] == "--version":
        sys.stdout.write(f"shelftalker {version('shelftalker')}\n")
        return 0
    name = words[0]
    if name not in COMMANDS:
        sys.stderr.write(f"shelftalker: there is no command {name!r}.{_nearest(name)}\nSee: shelftalker --help\n")
        return 2
    try:
        return _run_command(name, words[1:], common)
    except UsageError as error:
        sys.stderr.write(f"shelftalker {name}: {error}\n")
        return 2
    except ShelftalkerError as error:
        sys.stderr.write(f"shelftalker {name}: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(f"shelftalker {name}: stopped.\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _common() -> Parser:
    """The options every command takes, before or after its name."""
    parser = Parser(prog="shelftalker", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--home", default=os.environ.get("SHELFTALKER_HOME", "~/.shelftalker"), help="the shop's data folder"
    )
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON document on standard output")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting for this run")
    return parser


def _run_command(name: str, words: Sequence[str], common: argparse.Namespace) -> int:
    command = _load(name)
    parser = Parser(
        prog=f"shelftalker {name}",
        description=COMMANDS[name][1].capitalize() + ".",
        epilog="Every command also takes --home DIR, --json and --set NAME=VALUE.",
        allow_abbrev=False,
    )
    command.configure(parser)
    args = parser.parse_args(words)
    home = Path(common.home).expanduser()
    return command.run(args, Context(home=home, as_json=common.as_json, overrides=_overrides(common.set)))


def _load(name: str) -> Command:
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


def _overrides(pairs: Sequence[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise UsageError(f"--set takes NAME=VALUE, not {wrong[0]!r}.")
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _overview() -> str:
    width = max(map(len, COMMANDS))
    rows = "\n".join(f"  {name:<{width}}  {text}" for name, (_, text) in COMMANDS.items())
    return (
        "usage: shelftalker COMMAND [--home DIR] [--json] [--set NAME=VALUE] ...\n\n"
        "A shopping assistant that runs on your own machine.\n\n"
        f"{rows}\n\nshelftalker COMMAND --help says more of each.\n"
    )


if __name__ == "__main__":
    sys.exit(run())
