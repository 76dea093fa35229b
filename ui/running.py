"""Answers being given right now: what Stop stops, and what a newer message takes the place of."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_S = 10.0
"""How long a new message waits for the one it replaces to let go; a model stops within a token."""


class Run:
    """One answer being given."""

    def __init__(self) -> None:
        """Start neither stopped nor replaced."""
        self.stop = threading.Event()
        self.ended = threading.Event()
        self.replaced = False
        """Whether a newer act of the shopper has the page now: this one must not draw on it any more."""


class Running:
    """The answers being given, one at most for each browser session."""

    def __init__(self) -> None:
        """Start with none."""
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def stop(self, session: str) -> None:
        """Stop the answer being given to a session, if there is one."""
        with self._lock:
            run = self._runs.get(session)
        if run is not None:
            run.stop.set()

    def replace(self, session: str) -> None:
        """End the answer being given to a session, so that something else may draw on its page."""
        with self._lock:
            run = self._runs.get(session)
        if run is not None:
            run.replaced = True
            run.stop.set()
            run.ended.wait(PATIENCE_S)

    @contextmanager
    def run(self, session: str) -> Iterator[Run]:
        """Take the place of the answer being given to a session, for as long as the block lasts."""
        self.replace(session)
        run = Run()
        with self._lock:
            self._runs[session] = run
        try:
            yield run
        finally:
            with self._lock:
                if self._runs.get(session) is run:
                    del self._runs[session]
            run.ended.set()
