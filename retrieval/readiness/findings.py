"""What was found, for a person and as JSON."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with some products."""

    name: str
    count: int
    share: float
    """Of all products, from 0 to 1."""
    examples: tuple[str, ...]
    """Ids of the first products it is true of."""
    text: str
    """What is wrong, what it costs the shopper and what to do."""

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON."""
        return {
            "finding": self.name,
            "count": self.count,
            "share": round(self.share, 4),
            "examples": list(self.examples),
            "text": self.text,
        }

    def as_text(self) -> str:
        """The finding on one line."""
        share = f"{self.share:.0%}" if self.share >= 0.01 else "under 1%"
        more = ", ..." if self.count > len(self.examples) else ""
        examples = f" ({', '.join(self.examples)}{more})" if self.examples else ""
        return f"{self.count:,} ({share}) {self.text}{examples}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What the products of a feed lack, the most frequent first."""

    products: int
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        """The findings as JSON."""
        return {"products": self.products, "findings": [finding.as_json() for finding in self.findings]}

    def as_text(self) -> str:
        """One finding a line."""
        head = f"readiness of {self.products:,} products:"
        if not self.findings:
            return f"{head} nothing is missing" if self.products else ""
        return "\n".join([head, *(f"  {finding.as_text()}" for finding in self.findings)])
