"""Feeds: one reader a file; the format is detected."""

from retrieval.feeds.read import Row, read_rows

__all__ = ["Row", "read_rows"]
