"""Milliseconds of a turn on the retail catalogue: to the cards, to the first word, to the end; and peak memory.

usage: python -m tests.benchmarks.turns [--messages 50]
       (SHELFTALKER_BENCHMARK_DATA names the folder of real catalogues)

Messages of the judged requests, evenly from all their types, each a conversation of its own, after everything is
loaded and one message is answered. With the model and without it in processes of their own, so that each has its own
peak of memory; neither builds the index.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.assistant import Asked, Assistant
from assistant.shop import Shop
from assistant.turns import Done, Timings
from retrieval.errors import ModelMissingError
from tests.benchmarks.data import judged, percentile, print_document, retail_products

MODES = ("model", "no_model")
PARTS = ("products", "first_word", "total")


def main() -> int:
    """Make the shop, time the turns with and without the model, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", type=int, default=50)
    parser.add_argument("--home", type=Path, help="measure this shop in this process")
    parser.add_argument("--mode", choices=MODES, default=MODES[0], help="with --home: with the model or without")
    args = parser.parse_args()
    if args.home:
        return _measure(args.home, args.mode, args.messages)
    with tempfile.TemporaryDirectory() as home:
        for words in (["import", "products", str(retail_products())], ["index"]):
            command = [sys.executable, "-m", "assistant.cli.main", "--home", home, *words]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        figures = {mode: _in_own_process(home, mode, args.messages) for mode in MODES}
    known = {mode: figure for mode, figure in figures.items() if figure is not None}
    print(f"{'ms, median / p95':<18}" + "".join(f"{part:>16}" for part in PARTS) + f"{'peak MB':>10}")
    for mode, figure in known.items():
        cells = [f"{figure[part]['median']} / {figure[part]['p95']}" for part in PARTS]
        print(f"{mode:<18}" + "".join(f"{cell:>16}" for cell in cells) + f"{figure['peak_mb']:>10}")
    print_document("turns", {"messages": args.messages, **known})
    return 0 if len(known) == len(MODES) else 1


def _in_own_process(home: str, mode: str, messages: int) -> dict[str, Any] | None:
    words = ["--home", home, "--mode", mode, "--messages", str(messages)]
    command = [sys.executable, "-m", "tests.benchmarks.turns", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return None
    figure: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figure


def _measure(home: Path, mode: str, messages: int) -> int:
    with_model = mode == "model"
    with Shop(home, {} if with_model else {"language.enabled": False}) as shop:
        if with_model:
            if shop.model is None:
                print("The settings switch the language model off: nothing to measure with it.", file=sys.stderr)
                return 1
            try:
                shop.model.load()
            except ModelMissingError as error:
                print(error, file=sys.stderr)
                return 1
        shop.warm_up(lambda _text: None)
        assistant = replace(shop.assistant(with_model=with_model, limited=False), record=lambda _turn, _timings: None)
        _timings_of(assistant, "a red leather bag")
        told = [_timings_of(assistant, row["message"]) for row in judged(messages)]
    print(json.dumps({**_figures(told), "peak_mb": _peak_mb()}))
    return 0


def _timings_of(assistant: Assistant, message: str) -> Timings:
    return next(update for update in assistant.reply(Asked(message=message)) if isinstance(update, Done)).timings


def _figures(told: list[Timings]) -> dict[str, dict[str, float]]:
    return {
        part: {"median": round(statistics.median(values), 1), "p95": round(percentile(values, 0.95), 1)}
        for part in PARTS
        if (values := [value for timings in told if (value := getattr(timings, part)) is not None])
    }


def _peak_mb() -> int:
    """Most memory this process held; the system counts kilobytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    raise SystemExit(main())
