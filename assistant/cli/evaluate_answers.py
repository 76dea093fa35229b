"""`evaluate answers`: scripted conversations held and judged, and the claim checker on sentences planted for it.

They are held with a copy of the shop's folder: orders are cancelled and shoppers forgotten in it.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.cli.command import Context
from assistant.cli.opened import open_shop
from assistant.judged.answers import AnswerJudge, JudgedTurn, measures
from assistant.judged.answers_page import answers_page
from assistant.judged.planted import planted
from assistant.judged.scripts import Script, own_scripts, read_scripts
from assistant.shop import Shop


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--conversations",
        type=Path,
        help="JSONL of conversations with what is expected of each answer; without it, those with the sample shop",
    )
    parser.add_argument("--planted", type=Path, help="file or folder of sentences marked true and false")
    parser.add_argument("--no-model", action="store_true", help="rules and templates alone")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="turns shown that something is wrong with")
    parser.add_argument("--html", type=Path, help="write a page of all answers beside their evidence")


def run(args: argparse.Namespace, context: Context) -> int:
    """Hold the conversations, judge them, and say what is wrong."""
    open_shop(context)  # says what is missing before anything is copied
    scripts = read_scripts(args.conversations) if args.conversations else own_scripts()
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "shop"
        shutil.copytree(context.home, copied)
        with Shop(copied, context.overrides) as shop:
            judged = _held(shop, scripts, with_model=not args.no_model)
    found: dict[str, Any] = {"measures": measures(judged)}
    if args.planted:
        found["planted"] = planted(args.planted)
    found["by_type"] = {
        kind: measures([each for each in judged if each.kind == kind])
        for kind in sorted({each.kind for each in judged})
    }
    found["per_turn"] = [_turn_json(each) for each in judged]
    if args.html:
        args.html.write_text(answers_page(judged), encoding="utf-8")
    context.report(found, _as_text(found, judged, args.worst))
    return 0


def _held(shop: Shop, scripts: Sequence[Script], *, with_model: bool) -> list[JudgedTurn]:
    titles = {product.product_id: product.title for product in shop.catalogue.products()}
    judge = AnswerJudge(shop.assistant(with_model=with_model, limited=False), titles)
    return [turn for script in scripts for turn in judge.hold(script)]


def _turn_json(each: JudgedTurn) -> dict[str, Any]:
    return {
        "id": each.script,
        "message": each.expected.message,
        "answer": each.turn.answer,
        "outcome": each.turn.outcome,
        "wrong": list(each.wrong),
        "unsupported": list(each.unsupported),
        "unfounded": list(each.unfounded),
        "strangers": list(each.strangers),
        "cut": [[cut.text, cut.reason] for cut in each.turn.cut],
    }


def _as_text(found: dict[str, Any], judged: Sequence[JudgedTurn], worst: int) -> str:
    lines = [f"{name:<22} {value}" for name, value in found["measures"].items()]
    lines += [f"planted: {name:<13} {value}" for name, value in found.get("planted", {}).get("measures", {}).items()]
    doubtful = [each for each in judged if each.wrong or each.unsupported or each.unfounded or each.strangers]
    for each in doubtful[:worst]:
        lines += ["", f"{each.script}  > {each.expected.message}", f"    {each.turn.answer}"]
        lines += [f"    {text}" for text in each.wrong]
        lines += [f"    not supported: {text}" for text in each.unsupported]
        lines += [f"    not in the evidence: {text}" for text in each.unfounded]
        lines += [f"    not on the shelf: {text}" for text in each.strangers]
    return "\n".join(lines)
