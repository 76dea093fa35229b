"""The tables of the catalogue in the shop's database."""

from sqlalchemy import Boolean, Column, Float, Integer, String, Table, Text, func

from retrieval.database import METADATA

PRODUCTS = Table(
    "products",
    METADATA,
    Column("product_id", String(200), primary_key=True),
    Column("group_id", String(200), index=True),
    Column("content_hash", String(64), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("review_id", String(200), primary_key=True),
    Column("product_id", String(200), nullable=False, index=True),
    Column("user_id", String(200), index=True),
    Column("rating", Float),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("time", String(40)),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("document_id", String(500), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("link", Text),
)
REVISIONS = Table(
    "revisions",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
FAMILY = func.coalesce(PRODUCTS.c.group_id, PRODUCTS.c.product_id)
"""What `Product.family` says."""
