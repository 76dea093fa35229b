"""Sixteen shoppers at once on the sample shop's page: errors, and seconds to the cards and to the end of the answer.

usage: python -m tests.benchmarks.shoppers --home FOLDER [--shoppers 16] [--turns 5] [--no-model]

FOLDER is a sample shop (`shelftalker demo --make-only`); a copy of it is served by a process of its own. Each shopper
is a session of the page, speaks its queue's protocol as the browser does, asks, waits for the end of the answer, and
asks at once again: harder than people are. One JSON document on the last line.
"""

import argparse
import asyncio
import itertools
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks.data import percentile, print_document

WISHES = (
    "a waterproof jacket under $150",
    "a quiet fan for the bedroom",
    "something for a picnic",
    "a gift for my father who cooks",
    "running shoes, not red",
    "a warm blanket",
    "a desk lamp under $60",
    "a tent for two",
    "coffee beans, strong",
    "a rucksack for weekend trips",
)


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds of one turn."""

    cards: float
    end: float


def main() -> int:
    """Serve, let everybody ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--shoppers", type=int, default=16)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--no-model", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "shop"
        shutil.copytree(args.home, home)
        with served(home, with_model=not args.no_model) as address:
            waited, errors = asyncio.run(_all(address, args.shoppers, args.turns))
    for error in errors[:5]:
        print(error)
    if not waited:
        return 1
    figures = {
        part: {
            "median": round(percentile([getattr(each, part) for each in waited], 0.5), 2),
            "p95": round(percentile([getattr(each, part) for each in waited], 0.95), 2),
        }
        for part in ("cards", "end")
    }
    print(f"{len(waited)} turns, {len(errors)} errors; seconds, median / p95")
    for part, figure in figures.items():
        print(f"{part:<8}{figure['median']} / {figure['p95']}")
    print_document("shoppers", {"shoppers": args.shoppers, "turns": len(waited), "errors": len(errors), **figures})
    return 1 if errors else 0


@contextmanager
def served(home: Path, *, with_model: bool) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = ["serve", "--home", str(home), "--port", str(port), *([] if with_model else ["--no-model"])]
    process = subprocess.Popen([sys.executable, "-m", "assistant.cli.main", *words], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = next((line for line in process.stderr if line.startswith("Serving on ")), None)
        if said is None:
            raise SystemExit("The page could not be served.")
        yield said.split()[-1]
    finally:
        process.terminate()
        process.wait(30)


async def _all(address: str, shoppers: int, turns: int) -> tuple[list[Waited], list[str]]:
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=httpx.Limits(max_connections=200)) as client:
        config = (await client.get("/config")).json()
        said = _said(config)
        await _turns(client, said, 1, 0)  # what loads at the first message
        found = await asyncio.gather(*(_turns(client, said, turns, number) for number in range(shoppers)))
    return [each for waited, _ in found for each in waited], [error for _, errors in found for error in errors]


def _said(config: dict[str, Any]) -> dict[str, Any]:
    """The act of sending the box, as the page declares it."""
    box = next(part["id"] for part in config["components"] if part["props"].get("elem_id") == "box")
    return next(act for act in config["dependencies"] if [box, "submit"] in [list(target) for target in act["targets"]])


async def _turns(
    client: httpx.AsyncClient, said: dict[str, Any], turns: int, number: int
) -> tuple[list[Waited], list[str]]:
    waited, errors = [], []
    wishes = itertools.islice(itertools.cycle(WISHES), number, number + turns)
    for turn, wish in enumerate(wishes):
        try:
            waited.append(await _turn(client, said, wish, f"shopper{number}n{turn}"))
        except (httpx.HTTPError, RuntimeError) as error:
            errors.append(f"{type(error).__name__}: {error}")
    return waited, errors


async def _turn(client: httpx.AsyncClient, said: dict[str, Any], wish: str, session: str) -> Waited:
    """One message of a new conversation."""
    start, cards = time.perf_counter(), None
    data = [wish, [], *[""] * (len(said["inputs"]) - 2)]
    asked = {"data": data, "fn_index": said["id"], "session_hash": session, "event_data": None}
    (await client.post("/gradio_api/queue/join", json=asked)).raise_for_status()
    async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        async for line in stream.aiter_lines():
            if not line.startswith("data:"):
                continue
            message = json.loads(line.removeprefix("data:"))
            if cards is None and "data-product-id" in line:
                cards = time.perf_counter() - start
            if message["msg"] == "process_completed":
                if not message["success"]:
                    raise RuntimeError(str(message["output"])[:200])
                break
    end = time.perf_counter() - start
    return Waited(cards=end if cards is None else cards, end=end)


if __name__ == "__main__":
    raise SystemExit(main())
