"""Milliseconds of a turn on the retail catalogue: to the cards, to the first word, to the end; and peak memory.

usage: python -m tests.benchmarks.turns

Fifty messages of the judged requests, each a conversation of its own, after one warm-up; with the model and without.
"""

import json
import resource
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.assistant import Asked
from assistant.shop import Shop
from assistant.turns import Done, Timings
from tests.benchmarks.data import judged, percentile, retail_shop

MESSAGES = 50


def main() -> int:
    """Time the turns with and without the model."""
    messages = [row["message"] for row in judged()][:MESSAGES]
    with tempfile.TemporaryDirectory() as home, retail_shop(Path(home)) as shop:
        figures = {"model": _timed(shop, messages, True), "no_model": _timed(shop, messages, False)}
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    for name, value in figures.items():
        print(f"{name:<10} {value}")
    print(json.dumps({"benchmark": "turns", "messages": len(messages), **figures}))
    return 0


def _timed(shop: Shop, messages: list[str], with_model: bool) -> Any:
    told: list[Timings] = []
    assistant = replace(shop.assistant(with_model=with_model), record=lambda _turn, _timings: None)
    for message in ["a red leather bag", *messages]:
        done = next(update for update in assistant.reply(Asked(message=message)) if isinstance(update, Done))
        told.append(done.timings)
    measured = told[1:]
    return {
        name: {"median": round(percentile(values, 0.5)), "p95": round(percentile(values, 0.95))}
        for name in ("products", "first_word", "total")
        if (values := [value for timing in measured if (value := getattr(timing, name)) is not None])
    }


if __name__ == "__main__":
    raise SystemExit(main())
