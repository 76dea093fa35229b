"""Files into the catalogue: every good row is taken, every bad one is listed with its line and reason."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.errors import InputError
from retrieval.feeds import read_rows
from retrieval.pages import read_pages
from retrieval.product import Product, Review
from retrieval.report import Rejection, Report
from retrieval.rows import plain_text, product_from_row, product_id_of

Progress = Callable[[int], None]


def import_products(
    catalogue: Catalogue, path: Path, *, full: bool = False, progress: Progress = lambda _count: None
) -> Report:
    """Take the products of a feed into the catalogue.

    Args:
        catalogue: where they go.
        path: the feed; the format is detected.
        full: the feed is the whole catalogue: products that are missing from it are taken out of sale. One whose row
            cannot be read is not missing: it stays as it was.
        progress: told of each row read.

    Returns:
        What was taken, and every row that was not. Of two rows with one id the first is taken.
    """
    rejected: list[Rejection] = []
    first_line: dict[str, int] = {}
    outcome = catalogue.put_products(_products(path, first_line, rejected, progress))
    if full and not outcome:
        raise InputError(
            f"{path} has no product that can be read, so nothing was retired. Mend the feed and import it again."
        )
    return Report(
        **_counts(outcome),
        retired=catalogue.retire_missing({*outcome, *(row.product_id for row in rejected)}) if full else 0,
        rejected=tuple(sorted(rejected, key=lambda row: row.line)),
    )


def _products(
    path: Path, first_line: dict[str, int], rejected: list[Rejection], progress: Progress
) -> Iterator[Product]:
    for row in read_rows(path):
        progress(1)
        try:
            if row.values is None:
                raise InputError(row.reason or "the line cannot be read.")
            product = product_from_row(row.values)
        except InputError as error:
            rejected.append(Rejection(line=row.line, product_id=product_id_of(row.values or {}), reason=str(error)))
            continue
        line = first_line.setdefault(product.product_id, row.line)
        if line == row.line:
            yield product
        else:
            reason = f"product_id {product.product_id!r} stands on line {line} already; the first was taken."
            rejected.append(Rejection(line=row.line, product_id=product.product_id, reason=reason))


def import_reviews(catalogue: Catalogue, path: Path) -> Report:
    """Take the reviews of a feed: `review_id, product_id, user_id, rating, title, text, time`.

    A review without an id gets one from its content. Reviews of unknown products are kept out and listed.
    """
    known = catalogue.known_ids()
    rejected: list[Rejection] = []

    def reviews() -> Iterator[Review]:
        for row in read_rows(path):
            try:
                if row.values is None:
                    raise InputError(row.reason or "the line cannot be read.")
                yield _review(row.values, known)
            except InputError as error:
                rejected.append(Rejection(line=row.line, product_id=_id_of(row.values), reason=str(error)))

    outcome = catalogue.put_reviews(reviews())
    return Report(**_counts(outcome), rejected=tuple(rejected))


def import_documents(catalogue: Catalogue, paths: Sequence[Path]) -> Report:
    """Take pages: files, or folders of them."""
    documents, rejected = read_pages(paths)
    return Report(**_counts(catalogue.put_documents(documents)), rejected=rejected)


def _counts(outcome: Mapping[str, str]) -> dict[str, int]:
    values = list(outcome.values())
    return {name: values.count(name) for name in ("accepted", "updated", "unchanged")}


def _id_of(values: Mapping[str, Any] | None) -> str | None:
    return plain_text((values or {}).get("product_id") or "")[:200] or None


def _review(values: Mapping[str, Any], known: frozenset[str]) -> Review:
    product_id = plain_text(values.get("product_id") or "")
    if product_id not in known:
        raise InputError(f"product_id {product_id[:60]!r} is not in the catalogue. Import the products first.")
    text = plain_text(values.get("text") or "")
    if not text:
        raise InputError("text is missing. A review needs something written.")
    user_id = None if values.get("user_id") is None else plain_text(values["user_id"]) or None
    own = hashlib.sha256(f"{product_id}\x1f{user_id}\x1f{text}".encode()).hexdigest()[:16]
    return Review(
        review_id=plain_text(values.get("review_id") or own)[:200] or own,
        product_id=product_id,
        user_id=user_id,
        rating=_stars(values.get("rating")),
        title=plain_text(values["title"]) if values.get("title") else None,
        text=text,
        time=_time(values.get("time")),
    )


def _stars(value: Any) -> float | None:
    if value in (None, ""):
        return None
    try:
        stars = float(value)
    except (TypeError, ValueError) as error:
        raise InputError(f"rating {str(value)[:40]!r} is not a number from 1 to 5.") from error
    if not 0 <= stars <= 5:
        raise InputError(f"rating {stars:g} is not of 5. Write a number from 1 to 5.")
    return stars


def _time(value: Any) -> datetime | None:
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError as error:
        raise InputError(
            f"time {str(value)[:40]!r} is not a date. Write it as 2026-03-31 or 2026-03-31T14:00."
        ) from error
