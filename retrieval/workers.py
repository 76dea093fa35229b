"""Threads that compute on one core each.

torch shares every single product out over all cores and then waits for the slowest. Where something else is running,
that wait is most of the time (a query of 3 ms takes 30); workers that share out whole batches wait once, at the end.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """A few threads, for each of which torch uses one core; other threads keep what they have."""

    def __init__(self, number: int) -> None:
        """Start them."""
        import torch

        before = torch.get_num_threads()
        self._pool = ThreadPoolExecutor(number, thread_name_prefix="one-core")
        started = threading.Barrier(number)
        for pinned in [self._pool.submit(_pin, started) for _ in range(number)]:
            pinned.result()
        # The call counts for its thread, and for threads that torch has not seen yet: these shall not be pinned.
        torch.set_num_threads(before)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """Apply a function to items, at once; the results in their order."""
        return list(self._pool.map(function, items))


def _pin(started: threading.Barrier) -> None:
    import torch

    torch.set_num_threads(1)
    torch.get_num_threads()  # at first use torch would take over the count for all threads
    started.wait()
