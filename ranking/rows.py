"""What shoppers were learned from, as rows of a matrix: for models that unlearn one of them by learning again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ranking.columns import Columns
from ranking.history import History

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def rows_without(rows: "csr_matrix", columns: Columns, history: History) -> "csr_matrix":
    """The rows without the first that is this history; all of them, where none of its products is known.

    Args:
        rows: what each shopper was learned from, sparse float32 of shape (shoppers, products).
        columns: its products.
        history: what the shopper to forget was learned from.

    Raises:
        LookupError: no row is this history.
    """
    wanted = columns.rows([history])
    if not wanted.nnz:
        return rows
    wanted.sort_indices()
    rows.sort_indices()
    lengths = np.diff(rows.indptr)
    for row in np.flatnonzero(lengths == wanted.nnz):
        mine = slice(rows.indptr[row], rows.indptr[row + 1])
        if np.array_equal(rows.indices[mine], wanted.indices) and np.array_equal(rows.data[mine], wanted.data):
            left: csr_matrix = rows[np.delete(np.arange(len(lengths)), row)]
            return left
    raise LookupError("nobody with this history was learned from")


def stored_rows(rows: "csr_matrix") -> dict[str, NDArray[Any]]:
    """The rows as plain arrays."""
    return {
        "rows_data": rows.data,
        "rows_indices": rows.indices,
        "rows_indptr": rows.indptr,
        "rows_columns": np.array(rows.shape[1]),
    }


def restored_rows(arrays: Mapping[str, NDArray[Any]]) -> "csr_matrix":
    """The rows from what `stored_rows` gave."""
    from scipy.sparse import csr_matrix

    indptr = arrays["rows_indptr"]
    shape = (len(indptr) - 1, int(arrays["rows_columns"]))
    return csr_matrix((arrays["rows_data"], arrays["rows_indices"], indptr), shape=shape)
