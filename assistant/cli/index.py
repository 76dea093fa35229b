"""`index`: embeds what changed and builds the search index."""

import argparse
import sys

from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.settings import load_settings
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.home import Home
from retrieval.indexer import IndexReport, build_index


def configure(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments of its own."""


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001 (every command has the same signature)
    """Bring the index up to date."""
    encoder = SentenceTransformerEncoder(load_settings(context.home, context.overrides).search.encoder)
    home = Home(context.home)
    report = index_with_bar(home, Catalogue(connect(home)), encoder)
    context.report(report.as_json(), report.as_text())
    return 0


def index_with_bar(home: Home, catalogue: Catalogue, encoder: SentenceTransformerEncoder) -> IndexReport:
    """Build the index with a progress bar on a terminal, quietly in a pipe."""
    with tqdm(unit=" texts", desc="embedding", disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return build_index(home, catalogue, encoder, show)


COMMAND = Command(configure=configure, run=run)
