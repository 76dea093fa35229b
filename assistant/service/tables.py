"""The tables of the embedded order book, in the shop's database."""

from sqlalchemy import Column, DateTime, Integer, String, Table, Text

from retrieval.database import METADATA

CUSTOMERS = Table(
    "customers",
    METADATA,
    Column("user_id", String(200), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False, index=True),
    Column("postcode", String(32), nullable=False),
    Column("record", Text, nullable=False),
)
"""As imported; `name`, `email` and `postcode` are of the row as it was imported."""

ORDERS = Table(
    "orders",
    METADATA,
    Column("order_id", String(100), primary_key=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("status", String(40), nullable=False),
    Column("record", Text, nullable=False),
)
"""As imported, but for the status, which is the present one."""

CHANGED = Table(
    "service_changed",
    METADATA,
    Column("key", String(320), primary_key=True),
    Column("record", Text, nullable=False),
)
"""Records that an act has changed since they were imported: "order:ID" and "customer:ID". An import that brings
another row than the one before takes its place."""

ACTS = Table(
    "service_acts",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("act_id", String(200), nullable=False, unique=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("order_id", String(100)),
    Column("kind", String(40), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("record", Text, nullable=False),
)

TICKETS = Table(
    "service_tickets",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("ticket_id", String(200), nullable=False, unique=True),
    Column("user_id", String(200), index=True),
    Column("at", DateTime, nullable=False),
    Column("wish", Text, nullable=False),
    Column("summary", Text, nullable=False),
)

ALL = (CUSTOMERS, ORDERS, CHANGED, ACTS, TICKETS)
