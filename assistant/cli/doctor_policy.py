"""What `doctor` says of the policy file: where it and the shop's pages state different numbers of days."""

from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import ShelftalkerError
from retrieval.home import Home


def policy_findings(home: Path) -> Iterator[tuple[str, str]]:
    """What differs, and what to do about it; a policy that cannot be read is one such. Loads no model."""
    from assistant.service.policy import FILE_NAME, load_policy
    from assistant.service.policy_pages import differences
    from retrieval.catalogue import Catalogue
    from retrieval.database import connect

    place = Home(home)
    if not place.database.exists():
        return
    engine = connect(place)
    try:
        for each in differences(load_policy(home), Catalogue(engine).documents()):
            file = FILE_NAME if (home / FILE_NAME).exists() else "the shipped policy"
            pages = " and ".join(str(days) for days in each.page_days)
            yield (
                f"{file} says {each.policy_days} days for {each.what}, {each.page} says {pages}",
                f"Change {home / FILE_NAME} or the page, so that both say the same.",
            )
    except ShelftalkerError as error:
        yield str(error), f"Mend {home / FILE_NAME}."
    finally:
        engine.dispose()
