import threading

import pytest
import torch

from retrieval.workers import Workers


@pytest.fixture
def cores():
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    yield 3
    torch.set_num_threads(before)


def test_each_worker_computes_on_one_core(cores):
    assert Workers(2).map(lambda _: torch.get_num_threads(), range(6)) == [1] * 6


def test_other_threads_keep_all_cores(cores):
    Workers(2)
    seen = []
    other = threading.Thread(target=lambda: seen.append(torch.get_num_threads()))
    other.start()
    other.join()
    assert (torch.get_num_threads(), seen) == (3, [3])


def test_results_come_in_order():
    assert Workers(2).map(lambda number: number * number, range(20)) == [number * number for number in range(20)]


def test_what_goes_wrong_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        Workers(2).map(lambda number: 1 / number, [1, 0])
