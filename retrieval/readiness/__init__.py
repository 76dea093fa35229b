"""Readiness: what the products of a feed lack, and what that costs a shopper."""

from retrieval.readiness.census import Census
from retrieval.readiness.findings import Finding, Readiness

__all__ = ["Census", "Finding", "Readiness"]
