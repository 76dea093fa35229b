"""Files into the catalogue: every good row is taken, every bad one is listed with its line and reason."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from retrieval.catalogue import Catalogue
from retrieval.errors import InputError
from retrieval.feeds import Row, read_products, read_rows
from retrieval.pages import read_pages
from retrieval.product import Product, Review
from retrieval.readiness import Census
from retrieval.report import ProductReport, Rejection, Report
from retrieval.rows import plain_text, product_from_row, product_id_of

Progress = Callable[[int], None]


def import_products(
    catalogue: Catalogue,
    paths: Path | Sequence[Path],
    *,
    full: bool = False,
    progress: Progress = lambda _count: None,
) -> ProductReport:
    """Take the products of a feed into the catalogue.

    Args:
        catalogue: where they go.
        paths: the feed, in one file or several; the format of each is detected. Of several files one that cannot be
            read at all is listed as rejected, and the others are taken.
        full: the feed is the whole catalogue: products that are missing from it are taken out of sale. One whose row
            cannot be read is not missing: it stays as it was.
        progress: told of each row read.

    Returns:
        What was taken, every row that was not, and what the products lack. Of two rows with one id the first is taken.
        Products that the feed has but does not offer (drafts) are taken out of sale.

    Raises:
        InputError: there is one file alone and it cannot be read, or a whole feed has no product that can be read.
    """
    feed = _Feed([paths] if isinstance(paths, Path) else list(paths), progress)
    outcome = catalogue.put_products(feed.products())
    if full and not outcome:
        raise InputError(
            f"{feed.named} has no product that can be read, so nothing was retired. Mend the feed and import it again."
        )
    retired = 0
    if full:
        retired = catalogue.retire_missing({*outcome, *(row.product_id for row in feed.rejected)})
    elif feed.withdrawn:
        retired = catalogue.retire_missing(catalogue.known_ids() - feed.withdrawn)
    return feed.report(retired=retired, **_counts(outcome))


def check_products(paths: Path | Sequence[Path], *, progress: Progress = lambda _count: None) -> ProductReport:
    """Read a feed as `import_products` does and report on it, without writing anything.

    Raises:
        InputError: there is one file alone and it cannot be read.
    """
    feed = _Feed([paths] if isinstance(paths, Path) else list(paths), progress)
    return feed.report(checked=sum(1 for _ in feed.products()))


class _Feed:
    """The products of a feed, with what was noted about it on the way."""

    def __init__(self, paths: Sequence[Path], progress: Progress) -> None:
        self.rejected: list[Rejection] = []
        self.withdrawn: set[str] = set()
        self._paths = paths
        self._progress = progress
        self._census = Census()
        self._seen: dict[str, tuple[int, int, int]] = {}
        """Product id -> number of its file, line, and hash of the product."""

    @property
    def named(self) -> str:
        """The feed as a message names it."""
        return str(self._paths[0]) if len(self._paths) == 1 else f"The feed of {len(self._paths)} files"

    def products(self) -> Iterator[Product]:
        """Each product that can be taken, once."""
        for number, path in enumerate(self._paths):
            try:
                for row in read_products(path):
                    self._progress(1)
                    product = self._product(number, row)
                    if product is not None:
                        yield product
            except InputError as error:
                if len(self._paths) == 1:
                    raise
                self._reject(number, Row(line=1), str(error))

    def report(self, *, retired: int = 0, checked: int | None = None, **counts: int) -> ProductReport:
        """The report of a feed that was read to its end."""
        return ProductReport(
            accepted=counts.get("accepted", 0),
            updated=counts.get("updated", 0),
            unchanged=counts.get("unchanged", 0),
            retired=retired,
            checked=checked,
            rejected=tuple(self.rejected),
            not_on_sale=len(self.withdrawn),
            readiness=self._census.readiness(),
        )

    def _product(self, number: int, row: Row) -> Product | None:
        try:
            if row.values is None:
                raise InputError(row.reason or "the line cannot be read.")
            product = product_from_row(row.values)
        except InputError as error:
            self._reject(number, row, str(error))
            return None
        if not row.on_sale:
            self.withdrawn.add(product.product_id)
            return None
        if product.product_id in self._seen:
            self._repeated(number, row, product)
            return None
        self._seen[product.product_id] = (number, row.line, _hash(product))
        self._census.add(product, row.values, row.notes)
        return product

    def _repeated(self, number: int, row: Row, product: Product) -> None:
        """Note a second row of an id; a product that stands on several pages as it is needs no note."""
        file, line, known = self._seen[product.product_id]
        if file != number and known == _hash(product):
            return
        where = f"line {line}" if file == number else f"line {line} of {self._paths[file].name}"
        reason = f"product_id {product.product_id!r} stands on {where} already; the first was taken."
        self._reject(number, row, reason)

    def _reject(self, number: int, row: Row, reason: str) -> None:
        self._census.refuse(reason)
        self.rejected.append(
            Rejection(
                line=row.line,
                product_id=product_id_of(row.values or {}),
                reason=reason,
                file=self._paths[number].name if len(self._paths) > 1 else None,
            )
        )


def _hash(product: Product) -> int:
    return hash((product, tuple(product.attributes.items())))


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
