"""Feeds: one reader a file; the format is detected."""

from retrieval.feeds.products import read_products
from retrieval.feeds.read import read_rows
from retrieval.feeds.row import Row

__all__ = ["Row", "read_products", "read_rows"]
