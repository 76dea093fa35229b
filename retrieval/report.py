"""What an import did, row by row where it matters."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from retrieval.readiness import Readiness

_SHOWN = 20
_REASONS = 5
_QUOTED = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that was not taken, and why."""

    line: int
    reason: str
    product_id: str | None = None
    file: str | None = None
    """The name of its file, where several were read as one feed."""

    def as_json(self) -> dict[str, Any]:
        """The rejection as JSON."""
        row = {"line": self.line, "product_id": self.product_id, "reason": self.reason}
        return row if self.file is None else {"file": self.file, **row}

    def as_text(self) -> str:
        """The rejection for a person."""
        return f"{f'{self.file}, ' if self.file else ''}line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Counts of an import and every row it did not take."""

    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    retired: int = 0
    rejected: tuple[Rejection, ...] = ()

    @property
    def taken(self) -> int:
        """Rows that are in the shop now."""
        return self.accepted + self.updated + self.unchanged

    def as_json(self) -> dict[str, Any]:
        """The report as JSON, with every rejected row."""
        rows = [row.as_json() for row in self.rejected]
        return {
            "accepted": self.accepted,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "retired": self.retired,
            "rejected": len(rows),
            "rejections": rows,
        }

    def as_text(self) -> str:
        """The report for a person, with the first rejected rows."""
        lines = [", ".join([*self._counted(), f"{len(self.rejected)} rejected"])]
        lines += [f"  {row.as_text()}" for row in self.rejected[:_SHOWN]]
        if len(self.rejected) > _SHOWN:
            lines.append(f"  and {len(self.rejected) - _SHOWN} more; --json lists them all. Of all of them:")
            counts = Counter(_QUOTED.sub("...", row.reason) for row in self.rejected)
            lines += [f"  {count} times: {reason}" for reason, count in counts.most_common(_REASONS)]
        return "\n".join(lines)

    def _counted(self) -> list[str]:
        parts = [f"{self.accepted} accepted", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        return [*parts, f"{self.retired} retired"] if self.retired else parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductReport(Report):
    """What an import of products did, and what the products lack."""

    checked: int | None = None
    """Rows that could be taken, where they were only looked at."""
    not_on_sale: int = 0
    """Products that the feed names and the shop does not offer: drafts, and those not published."""
    readiness: Readiness

    @property
    def taken(self) -> int:
        """Rows that are in the shop now, or could be."""
        return self.accepted + self.updated + self.unchanged + (self.checked or 0)

    def as_json(self) -> dict[str, Any]:
        """The report as JSON."""
        checked = {} if self.checked is None else {"checked": self.checked}
        return {
            **Report.as_json(self),
            **checked,
            "not_on_sale": self.not_on_sale,
            "readiness": self.readiness.as_json(),
        }

    def as_text(self) -> str:
        """The report for a person: counts, rejected rows, then one finding a line."""
        return "\n".join(filter(None, (Report.as_text(self), self.readiness.as_text())))

    def _counted(self) -> list[str]:
        checked = [f"{self.checked} can be taken, nothing was written"]
        parts = Report._counted(self) if self.checked is None else checked
        return [*parts, f"{self.not_on_sale} not on sale (drafts or unpublished)"] if self.not_on_sale else parts


def joined(reports: list[Report]) -> Report:
    """Several reports as one."""
    return Report(
        accepted=sum(report.accepted for report in reports),
        updated=sum(report.updated for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        retired=sum(report.retired for report in reports),
        rejected=tuple(row for report in reports for row in report.rejected),
    )
