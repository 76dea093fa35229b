"""`shelftalker models get|list`: the default weights."""

import argparse
from dataclasses import asdict

from assistant.cli.command import Command, Context
from assistant.models.weights import ENCODER_NAME, SMOLLM2, Weights, list_weights


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("get", "list"), help="get: put the weights in place; list: what is there")


def _run(args: argparse.Namespace, context: Context) -> int:
    if args.action == "get":
        _get(context)
    weights = list_weights()
    context.report([asdict(each) for each in weights], "\n\n".join(map(_describe, weights)))
    return 0


def _get(context: Context) -> None:
    from assistant.models.install import check_encoder, get_language_model

    check_encoder()
    context.note(f"{ENCODER_NAME}: there, and its hash is right.")
    folder, made = get_language_model(context.note)
    context.note(f"{SMOLLM2.name}: {'put in' if made else 'there and whole, in'} {folder}.")


def _describe(weights: Weights) -> str:
    head = f"{weights.name} ({weights.role}, {weights.license}, from {weights.source})"
    if weights.problem:
        return f"{head}\n  missing: {weights.problem}"
    size = f"{weights.bytes / 1e6:,.0f} MB"
    return f"{head}\n  folder  {weights.folder}\n  size    {size}\n  sha256  {weights.sha256}"


COMMAND = Command(configure=_configure, run=_run)
