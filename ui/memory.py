"""The shelves drawn lately, so that undo and reload can draw them again with their reasons."""

import threading
from collections import OrderedDict

from ui.shelf import ShelfView

MOST = 2_000
"""Shelves kept; one is a few kilobytes. An older one is drawn again from the catalogue, without its reasons."""


class Memory:
    """The last shelves by turn id. Losing one costs its reasons, never the state."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most this many."""
        self._most = most
        self._lock = threading.Lock()
        self._views: OrderedDict[str, ShelfView] = OrderedDict()

    def keep(self, view: ShelfView) -> None:
        """Keep the shelf of a turn."""
        with self._lock:
            self._views[view.turn_id] = view
            self._views.move_to_end(view.turn_id)
            while len(self._views) > self._most:
                self._views.popitem(last=False)

    def get(self, turn_id: str) -> ShelfView | None:
        """The shelf of a turn, if it is still here."""
        with self._lock:
            return self._views.get(turn_id)
