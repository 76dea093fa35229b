"""The gift shop's sales as events: what is learned from, and each customer's last basket.

usage: python -m tests.benchmarks.baskets FILE.csv
       (writes the events that `basket_quality` measures on)
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ranking.cancellations import settled
from ranking.event_rows import event_rows
from ranking.events import Event
from ranking.purchases import event_from_row
from retrieval.errors import InputError
from tests.benchmarks.data import folder

_COLUMNS = ("user_id", "product_id", "time", "order", "quantity", "price", "event", "split")


def basket_events() -> list[Event]:
    """The sales that have a customer, settled, with a split.

    A customer's last invoice is the test. The one before is for choosing, where there are at least three.
    """
    events = []
    for row in event_rows(folder() / "online_retail" / "online_retail.parquet"):
        try:
            events.append(event_from_row(row))
        except InputError:
            continue  # no customer, or no price
    by_user: dict[str, list[Event]] = defaultdict(list)
    for event in settled(events):
        by_user[event.user_id].append(event)
    return [event for user_id in sorted(by_user) for event in _split(by_user[user_id])]


def _split(events: Iterable[Event]) -> list[Event]:
    """One customer's events with their parts; invoices of one minute go by their numbers."""
    mine = sorted(events, key=lambda event: (event.when, event.order or 0.0))
    invoices = list(dict.fromkeys(event.order for event in mine))
    parts = {invoices[-1]: "test"} if len(invoices) >= 2 else {}
    parts |= {invoices[-2]: "valid"} if len(invoices) >= 3 else {}
    return [replace(event, split=parts.get(event.order, "train")) for event in mine]


def write_events(path: Path, events: Iterable[Event]) -> None:
    """Write events as a file for `evaluate ranking`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for event in events:
            price = "" if event.price_minor is None else event.price_minor / 100
            time = event.time.isoformat() if event.time else ""
            key = (event.user_id, event.product_id, time, event.order, event.quantity, price, event.kind, event.split)
            writer.writerow(key)


if __name__ == "__main__":
    write_events(Path(sys.argv[1]), basket_events())
