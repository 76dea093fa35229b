"""One row of a feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with the line it stands on: its values, or why it could not be read."""

    line: int
    values: Mapping[str, Any] | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()
    """Names of findings (see `retrieval.readiness`) that only the reader of the format can make."""
    on_sale: bool = True
    """False for a product that the feed names but the shop does not offer: a draft, or one that is not published."""
