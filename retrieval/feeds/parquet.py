"""Parquet files."""

from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import InputError
from retrieval.feeds.row import Row

_BATCH = 2_000


def read_parquet(path: Path) -> Iterator[Row]:
    """One row a record, counted from 1."""
    import pyarrow.parquet as parquet
    from pyarrow import ArrowException

    try:
        file = parquet.ParquetFile(path)
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            for values in batch.to_pylist():
                number += 1
                yield Row(line=number, values=values)
    except (ArrowException, OSError) as error:
        raise InputError(f"{path} is no whole Parquet file ({error}). Export it again.") from error
