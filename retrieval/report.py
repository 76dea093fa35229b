"""What an import did, row by row where it matters."""

from dataclasses import dataclass
from typing import Any

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that was not taken, and why."""

    line: int
    reason: str
    product_id: str | None = None


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
        rows = [{"line": row.line, "product_id": row.product_id, "reason": row.reason} for row in self.rejected]
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
        parts = [f"{self.accepted} accepted", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        parts += [f"{self.retired} retired"] if self.retired else []
        parts += [f"{len(self.rejected)} rejected"]
        lines = [", ".join(parts)]
        lines += [f"  line {row.line}: {row.reason}" for row in self.rejected[:_SHOWN]]
        if len(self.rejected) > _SHOWN:
            lines.append(f"  and {len(self.rejected) - _SHOWN} more; --json lists them all")
        return "\n".join(lines)


def joined(reports: list[Report]) -> Report:
    """Several reports as one."""
    return Report(
        accepted=sum(report.accepted for report in reports),
        updated=sum(report.updated for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        retired=sum(report.retired for report in reports),
        rejected=tuple(row for report in reports for row in report.rejected),
    )
