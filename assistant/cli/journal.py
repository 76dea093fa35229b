"""`journal`: what was said, replayed turn by turn with the evidence of each sentence, and audited."""

import argparse
from typing import Any

from assistant.cli.command import Command, Context
from assistant.cli.opened import open_shop
from assistant.judged.audit import Doubt, audited
from assistant.turn_record import turn_json
from assistant.turns import Turn
from retrieval.errors import InputError, UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("turn", nargs="?", help="the id of a turn; without one, the last turns")
    parser.add_argument("--last", type=int, default=10, help="how many turns (10)")


def run(args: argparse.Namespace, context: Context) -> int:
    """Replay one turn or the last ones."""
    if args.last < 1:
        raise UsageError(f"--last takes a number from 1, not {args.last}.")
    journal = open_shop(context).journal
    turns = journal.turns([args.turn]) if args.turn else journal.last(args.last)
    if args.turn and not turns:
        raise InputError(f"There is no turn {args.turn!r} in the journal. Without an id the last turns are shown.")
    doubts = [audited(turn) for turn in turns]
    document = [
        {**turn_json(turn), "unfounded": [_doubt_json(each) for each in found]}
        for turn, found in zip(turns, doubts, strict=True)
    ]
    text = "\n\n".join(_as_text(turn, found) for turn, found in zip(turns, doubts, strict=True))
    context.report({"turns": document}, text or "The journal is empty.")
    return 0


def _doubt_json(doubt: Doubt) -> dict[str, Any]:
    return {"sentence": doubt.sentence, "unfounded": list(doubt.unfounded)}


def _as_text(turn: Turn, doubts: tuple[Doubt, ...]) -> str:
    when = turn.at.strftime("%Y-%m-%d %H:%M") if turn.at else "-"
    lines = [f"{when}  {turn.turn_id}  {turn.request.intent}{'  stopped' if turn.stopped else ''}", f"> {turn.message}"]
    for sentence in turn.sentences:
        lines.append(f"  {sentence.text}")
        lines += [f"      {turn.evidence[place].text}  [{turn.evidence[place].source}]" for place in sentence.facts]
    lines += [f"  cut: {each.text}  ({each.reason})" for each in turn.cut]
    lines += [f"  not in the evidence: {', '.join(each.unfounded)}  ({each.sentence})" for each in doubts]
    lines += [f"  {place}. {key}  {turn.whys.get(key, '')}".rstrip() for place, key in enumerate(turn.shown, 1)]
    return "\n".join(lines)


COMMAND = Command(configure=configure, run=run)
