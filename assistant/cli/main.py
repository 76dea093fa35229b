"""`shelftalker COMMAND`: finds the command, runs it, and turns errors into one clear sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from assistant.cli.command import COMMANDS, Context, load_command
from retrieval.errors import ShelftalkerError, UsageError


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
    command = load_command(name)
    parser = Parser(
        prog=f"shelftalker {name}",
        description=COMMANDS[name][1].capitalize() + ".",
        epilog="Every command also takes --home DIR, --json and --set NAME=VALUE.",
        allow_abbrev=False,
    )
    command.configure(parser)
    args = parser.parse_args(words)
    home = Path(common.home).expanduser()
    context = Context(home=home, as_json=common.as_json, overrides=_overrides(common.set))
    with context.closing:
        return command.run(args, context)


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
