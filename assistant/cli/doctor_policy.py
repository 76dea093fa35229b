"""What `doctor` says of the policy file: where it and the shop's pages state different numbers of days."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from retrieval.errors import ShelftalkerError
from retrieval.home import Home
from retrieval.product import Document


def policy_findings(home: Path) -> Iterator[tuple[str, str]]:
    """What differs, and what to do about it; a policy that cannot be read is one such. Loads no model."""
    pages = _pages(Home(home).database)
    if not pages:
        return
    from assistant.service.policy import FILE_NAME, load_policy
    from assistant.service.policy_pages import differences

    file = FILE_NAME if (home / FILE_NAME).exists() else "the shipped policy"
    try:
        for each in differences(load_policy(home), pages):
            stated = " and ".join(str(days) for days in each.page_days)
            yield (
                f"{file} says {each.policy_days} days for {each.what}, {each.page} says {stated}",
                f"Change {home / FILE_NAME} or the page, so that both say the same.",
            )
    except ShelftalkerError as error:
        yield str(error), f"Mend {home / FILE_NAME}."


def _pages(database: Path) -> tuple[Document, ...]:
    """The pages of a shop, read without changing anything; () where there is no database that can be read."""
    if not database.exists():
        return ()
    from retrieval.catalogue import Catalogue

    engine = create_engine(f"sqlite:///file:{database}?mode=ro&uri=true")
    try:
        return Catalogue(engine).documents()
    except (SQLAlchemyError, ShelftalkerError):
        return ()
    finally:
        engine.dispose()
