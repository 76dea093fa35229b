"""Where and how torch computes: the same answer twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_MOST_THREADS = 4
"""More do not help nets this small."""


_ALONE = Lock()


def device() -> str:
    """The device for training: "cuda" where there is one, else "cpu"."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


@contextmanager
def reproducible(seed: int) -> Iterator[None]:
    """Within it torch draws from `seed` and, on CPU, adds in a fixed order; outside nothing has changed."""
    import torch

    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    with torch.random.fork_rng():
        try:
            # half of the cores: where all wait for one that another program holds, a fit takes five times as long
            torch.set_num_threads(max(1, min(threads // 2, _MOST_THREADS)))
            torch.use_deterministic_algorithms(device() == "cpu")
            torch.manual_seed(seed)
            yield
        finally:
            torch.set_num_threads(threads)
            torch.use_deterministic_algorithms(strict)


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it torch computes on one thread: for what takes a millisecond, waiting for others takes longer."""
    import torch

    with _ALONE:  # or two who set it back would leave it as the other had set it
        threads = torch.get_num_threads()
        try:
            torch.set_num_threads(1)
            yield
        finally:
            torch.set_num_threads(threads)
