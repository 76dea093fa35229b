"""What the first message needs is loaded behind a page that is open already."""

import threading
from collections.abc import Callable
from typing import Protocol

from retrieval.errors import ShelftalkerError


class Loads(Protocol):
    """What can be loaded before it is asked for."""

    def warm_up(self, progress: Callable[[str], None], /) -> None:
        """Load everything, telling what is being loaded."""
        ...


class _Closed(Exception):  # noqa: N818 (it is no error)
    """The page was closed meanwhile."""


class Warming:
    """Loads a shop in a thread of its own; a message that comes meanwhile waits for what it needs."""

    def __init__(self, shop: Loads, note: Callable[[str], None]) -> None:
        """Begin.

        Args:
            shop: what is loaded.
            note: told what is being done, line by line.
        """
        self._shop, self._note = shop, note
        self._closing, self._failed = threading.Event(), threading.Event()
        self._error: ShelftalkerError | None = None
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait for as long as all is well.

        Raises:
            ShelftalkerError: something that no message can do without could not be loaded.
        """
        self._failed.wait()
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Give up after the step at hand, and wait for its end."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._shop.warm_up(self._told)
            self._note("Ready.")
        except _Closed:
            pass
        except ShelftalkerError as error:
            self._error = error
            self._failed.set()

    def _told(self, text: str) -> None:
        if self._closing.is_set():
            raise _Closed
        self._note(text)
