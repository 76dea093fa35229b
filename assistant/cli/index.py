"""`index`: embeds what changed and builds the search index."""

import argparse
import sys
from dataclasses import asdict

from tqdm import tqdm

from assistant.cli.command import Command, Context
from assistant.settings import load_settings
from retrieval.catalogue import Catalogue
from retrieval.database import connect
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.home import Home
from retrieval.indexer import IndexReport, build_index
from retrieval.pictures.encoder import SentenceTransformerPictures
from retrieval.pictures.index import PictureReport, build_pictures
from retrieval.texts import families_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments of its own."""


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001 (every command has the same signature)
    """Bring the index up to date."""
    settings = load_settings(context.home, context.overrides).search
    home, encoder = Home(context.home), SentenceTransformerEncoder(settings.encoder)
    catalogue = Catalogue(connect(home))
    report = index_with_bar(home, catalogue, encoder)
    seen = _pictures_with_bar(home, catalogue, settings.pictures) if settings.pictures else None
    document, text = report.as_json(), report.as_text()
    if seen is not None:
        document |= {"pictures": asdict(seen)}
        text += f"\n{seen.as_text()}"
    context.report(document, text)
    return 0


def _pictures_with_bar(home: Home, catalogue: Catalogue, model: str) -> PictureReport:
    """Bring the vectors that pictures are compared with up to date."""
    products = [family.first for family in families_of(catalogue.products())]
    with tqdm(unit=" products", desc="pictures", disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return build_pictures(home, products, SentenceTransformerPictures(model), show)


def index_with_bar(home: Home, catalogue: Catalogue, encoder: SentenceTransformerEncoder) -> IndexReport:
    """Build the index with a progress bar on a terminal, quietly in a pipe."""
    with tqdm(unit=" texts", desc="embedding", disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return build_index(home, catalogue, encoder, show)


COMMAND = Command(configure=configure, run=run)
