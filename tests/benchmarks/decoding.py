"""How near decoding comes to what bounds it: reading every weight once a token.

usage: python -m tests.benchmarks.decoding [--gguf FILE] [--threads N] [--repeats N]

The bound is what the threads read a second from memory, measured here, by the bytes of the weights. With --gguf and
the package xllamacpp (`pip install --no-deps xllamacpp`; llama.cpp, prebuilt) the same model's file is decoded by
llama.cpp too. All take turns, so that a busy moment hits each; figures are medians. One JSON document on the last line.
"""

import argparse
import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.language_model import Message
from assistant.models.transformers_model import TransformersModel
from assistant.settings import LanguageSettings

TOKENS = 96
STORY = "Tell me a long story about a fox who opened a shop in a forest."
READ_BYTES = 1 << 28


def read_gb_s() -> float:
    """Gigabytes a second that torch's threads read in a sum over more than any cache holds; the best of five."""
    import torch

    held = torch.zeros(READ_BYTES // 8, dtype=torch.int64)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        held.sum()
        times.append(time.perf_counter() - start)
    return READ_BYTES / min(times) / 1e9


def ours(threads: int) -> tuple[dict[str, Callable[[], float]], int]:
    """Decoding with and without the short way, tokens a second; and the bytes of the weights read for one token."""
    settings = LanguageSettings.model_validate({"dtype": "int8", "threads": threads, "device": "cpu"})
    model = TransformersModel(None, settings)
    model.load()
    short = model._loaded
    assert short is not None
    long = replace(short, lean=None)

    def with_way(loaded: object) -> float:
        model.__dict__["_loaded"] = loaded
        return _pace(model)

    weights = sum(
        module.forward._weight.numel() for module in short.network.modules() if hasattr(module.forward, "_weight")
    )
    return {"short way": lambda: with_way(short), "library": lambda: with_way(long)}, weights


def _pace(model: TransformersModel) -> float:
    start, first, count = time.perf_counter(), 0.0, 0
    for _ in model.write([Message("user", STORY)], max_new_tokens=TOKENS, stop=threading.Event()):
        count += 1
        first = first or time.perf_counter()
    return (count - 1) / (time.perf_counter() - max(first, start))


def llama_cpp(gguf: Path, threads: int) -> Callable[[], float] | None:
    """Decoding by llama.cpp, tokens a second; None where its package is not installed."""
    try:
        import xllamacpp
    except ImportError:
        print("xllamacpp is not installed: pip install --no-deps xllamacpp", file=sys.stderr)
        return None
    parameters = xllamacpp.CommonParams()
    parameters.model.path, parameters.n_ctx, parameters.n_parallel = str(gguf), 2048, 1
    parameters.cpuparams.n_threads = threads

    def pace() -> float:
        server = xllamacpp.Server(parameters)  # anew each time: its threads spin while they wait
        asked = {"max_tokens": TOKENS, "temperature": 0, "messages": [{"role": "user", "content": STORY}]}
        answer = server.handle_chat_completions(asked)
        return float((json.loads(answer) if isinstance(answer, str) else answer)["timings"]["predicted_per_second"])

    return pace


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gguf", type=Path)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--repeats", type=int, default=5)
    args = parser.parse_args()
    ways, weights = ours(args.threads)
    beside = llama_cpp(args.gguf, args.threads) if args.gguf else None
    if beside is not None:
        ways["llama.cpp"] = beside
    bytes_of = dict.fromkeys(ways, weights) | ({"llama.cpp": args.gguf.stat().st_size} if beside else {})
    paces: dict[str, list[float]] = {name: [] for name in ways}
    reads = []
    for turn in range(args.repeats + 1):
        reads.append(read_gb_s())
        for name, way in ways.items():
            measured = way()
            if turn:  # the first round warms up
                paces[name].append(measured)
    read = statistics.median(reads)
    found = {
        name: {
            "tokens_s": round(pace := statistics.median(values), 1),
            "gb_s": round(pace * bytes_of[name] / 1e9, 1),
            "share_of_bound": round(pace * bytes_of[name] / 1e9 / read, 3),
        }
        for name, values in paces.items()
    }
    for name, row in found.items():
        print(f"{name:<12}" + "  ".join(f"{key} {value}" for key, value in row.items()))
    print(json.dumps({"benchmark": "decoding", "read_gb_s": round(read, 1), "threads": args.threads, "ways": found}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
