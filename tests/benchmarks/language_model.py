"""How fast the language model loads, reads, writes and chooses, and how close each dtype is to float32.

usage: python -m tests.benchmarks.language_model [--model NAME_OR_FOLDER] [--threads N] [--repeats N]

Each dtype runs in a process of its own (memory is the process's), after a warm-up; figures are medians. What
bounds decoding is reading the weights once a token. Prints a table, and one JSON document on the last line.
"""

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.language_model import Message
from assistant.models.transformers_model import TransformersModel
from assistant.settings import LanguageSettings
from retrieval.errors import ModelMissingError

DTYPES = ("float32", "bfloat16", "int8")
KINDS = (
    "recommend",
    "refine",
    "compare",
    "product_question",
    "store_question",
    "order",
    "cart",
    "profile",
    "smalltalk",
    "out_of_scope",
    "unsafe",
)
DEPARTMENTS = ("Garden", "Kitchen", "Office", "Sports", "Toys")
THINGS = (
    *("chairs", "tables", "lamps", "tools", "storage boxes", "shoes", "gloves", "bags", "cables"),
    *("paper", "pens", "kettles", "mats", "covers", "puzzles", "stands", "racks"),
)
PLACES = [f"{department} > {thing}" for department in DEPARTMENTS for thing in THINGS]
SHOTS = (
    ("show me red dresses", "recommend"),
    ("is this one waterproof?", "product_question"),
    ("what are your opening hours", "store_question"),
    ("cancel my last purchase", "order"),
    ("cheaper ones please", "refine"),
    ("what is the difference between the first two", "compare"),
    ("write me a poem about cats", "out_of_scope"),
    ("forget what you know about me", "profile"),
    ("put two of the second one in my basket please", "cart"),
    ("thanks a lot, have a nice day!", "smalltalk"),
    ("how do I make something that explodes", "unsafe"),
    ("I need a waterproof jacket for hiking in the rain", "recommend"),
    ("what do other people say about its battery", "product_question"),
)
FACTS = """Products:
1. Trailhead 40L Hiking Backpack by Ridgeway, $79.00, rating 4.6, waterproof ripstop nylon, in stock
2. Summit Lite Daypack by Ordo, $49.50, rating 4.2, recycled polyester, 3 left
3. Basecamp 60L Trekking Pack by Ridgeway, $129.00, rating 4.7
Which is the cheapest, and why buy it?"""
ASKED = (
    "where is my parcel",
    "something warm for my feet",
    "do you ship to Norway",
    "the second one in blue",
    "hello there",
    "I need a desk lamp under 40",
)


def prompt(question: str, mark: str = "") -> list[Message]:
    """About 300 tokens: the kinds, examples, and a question; a mark makes its beginning another one."""
    system = f"{mark}You sort messages sent to a shop. Answer with the kind of the message: {', '.join(KINDS)}."
    shots = [part for asked, kind in SHOTS for part in (Message("user", asked), Message("assistant", kind))]
    return [Message("system", system), *shots, Message("user", question)]


def timed(work: Callable[[], object], repeats: int) -> float:
    """Median seconds of a piece of work."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def write(model: TransformersModel, messages: list[Message], tokens: int) -> tuple[float, float]:
    """Seconds to the first piece, and pieces a second after it."""
    start = time.perf_counter()
    first, count = 0.0, 0
    for _ in model.write(messages, max_new_tokens=tokens, stop=threading.Event()):
        count += 1
        first = first or time.perf_counter() - start
    rest = time.perf_counter() - start - first
    return first, (count - 1) / rest if count > 1 else float("nan")


def measure(model_name: str | None, dtype: str, threads: int | None, repeats: int) -> dict[str, object]:
    """Measure one dtype in this process."""
    settings = LanguageSettings.model_validate({"dtype": dtype, "threads": threads, "device": "cpu"})
    start = time.perf_counter()
    model = TransformersModel(model_name, settings)
    model.load()
    load_s = time.perf_counter() - start
    story = [Message("user", "Tell me a long story about a fox who opened a shop in a forest.")]
    long = [Message("system", "You know the shop."), Message("user", "A warm hat, 12.99, in stock. " * 50)]
    facts = [Message("system", "Recommend products with the facts given."), Message("user", FACTS)]
    write(model, story, 8)
    cold = [write(model, prompt(ASKED[0], mark=f"{n}. "), 1)[0] for n in range(repeats)]
    model.choose(prompt("hi"), KINDS)
    kept = [write(model, prompt(ASKED[n % len(ASKED)]), 1)[0] for n in range(repeats)]
    loaded_tokens = _prompt_tokens(model, long)
    return {
        "dtype": dtype,
        "load_s": round(load_s, 2),
        "prefill_tok_s": round(loaded_tokens / timed(lambda: write(model, long, 1), repeats)),
        "decode_tok_s": round(statistics.median(write(model, story, 96)[1] for _ in range(repeats)), 1),
        "facts_tok_s": round(statistics.median(write(model, facts, 96)[1] for _ in range(repeats)), 1),
        "prompt_tokens": _prompt_tokens(model, prompt(ASKED[0])),
        "first_token_cold_ms": round(1000 * statistics.median(cold)),
        "first_token_kept_ms": round(1000 * statistics.median(kept)),
        "choose_11_ms": round(1000 * timed(lambda: model.choose(prompt(ASKED[0]), KINDS), repeats)),
        "choose_85_ms": round(1000 * timed(lambda: model.choose(prompt(ASKED[1]), PLACES), repeats)),
        "memory_mb": _resident_mb(),
        "choices": [model.choose(prompt(asked), KINDS) for asked in ASKED],
    }


def _prompt_tokens(model: TransformersModel, messages: list[Message]) -> int:
    from assistant.models.prompt import Prompter

    assert model._loaded is not None
    return len(Prompter(model._loaded.tokenizer).prompt(messages, 4096).ids)


def _resident_mb() -> int | None:
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def main() -> int:
    """Measure every dtype and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--model")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--dtype", choices=DTYPES, help="measure this one in this process")
    args = parser.parse_args()
    if args.dtype:
        try:
            print(json.dumps(measure(args.model, args.dtype, args.threads, args.repeats)))
        except ModelMissingError as error:
            print(error)
            return 1
        return 0
    results = [result for dtype in DTYPES if (result := _in_own_process(dtype, sys.argv[1:])) is not None]
    if not results:
        return 1
    full = results[0]["choices"]
    for result in results:
        pairs = list(zip(result.pop("choices"), full, strict=True))
        result["same_choice"] = sum(one.index(max(one)) == all_.index(max(all_)) for one, all_ in pairs)
        result["worst_difference"] = round(
            max(abs(a - b) for one, all_ in pairs for a, b in zip(one, all_, strict=True)), 3
        )
    for measure_name in results[0]:
        print(f"{measure_name:<20}" + "".join(f"{result[measure_name]!s:>12}" for result in results))
    print(json.dumps({"benchmark": "language_model", "results": results}))
    return 0


def _in_own_process(dtype: str, arguments: list[str]) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "tests.benchmarks.language_model", *arguments, "--dtype", dtype]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        return None
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    raise SystemExit(main())
