"""The vectors of all families in one file that can be mapped into memory: exact cosines of any of them."""

import os
from pathlib import Path
from typing import IO

import numpy as np

from retrieval.protocols import Vectors


class MatrixWriter:
    """Writes an .npy file of a known number of rows, part by part; none of it stays in memory."""

    def __init__(self, path: Path, rows: int) -> None:
        """Keep where and how much to write; the first part makes the file."""
        self._path = path
        self._rows = rows
        self._file: IO[bytes] | None = None

    def add(self, vectors: Vectors) -> None:
        """Write the next rows, each made unit length: float32 of shape (n, d)."""
        if self._file is None:
            self._file = self._path.open("wb")
            shape = (self._rows, vectors.shape[1])
            np.lib.format.write_array_header_1_0(self._file, {"descr": "<f4", "fortran_order": False, "shape": shape})
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        self._file.write((vectors / np.where(lengths > 0, lengths, 1)).astype("<f4").data)

    def close(self) -> None:
        """See that all of it is on the disk."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
