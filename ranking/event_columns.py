"""Which column of a shop's export is which: the usual names, or those that are stated."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from retrieval.errors import UsageError

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "user_id": "customerid customer customernumber customerno clientid client shopperid memberid visitorid buyerid "
        "accountid reviewerid user",
        "product_id": "stockcode sku itemid item productcode itemcode articleid articleno articlenumber article "
        "lineitemsku parentasin asin product",
        "time": "timestamp datetime date invoicedate orderdate createdat purchasedate purchasedat orderedat eventtime "
        "ordertime unixreviewtime",
        "order": "sequence position",
        "invoice": "invoiceno invoicenumber invoiceid orderid orderno ordernumber transactionid receiptid receiptno",
        "event": "eventtype eventname action behavior behaviour",
        "rating": "stars overall score",
        "quantity": "qty units pieces lineitemquantity",
        "price": "unitprice itemprice lineitemprice",
        "split": "",
    }
)
"""What this program calls a column -> what exports call it, folded, the likeliest first."""
COLUMNS = tuple(_NAMES)
"""The columns of an event."""
_UNFOLDED = re.compile(r"[\W_]+")


def stated(text: str | None) -> Mapping[str, str]:
    """Read a stated mapping such as `user_id=Customer ID,product_id=StockCode`.

    Raises:
        UsageError: a part of it is no pair, or names no column of an event.
    """
    found: dict[str, str] = {}
    for part in (text or "").split(","):
        name, sign, theirs = (word.strip() for word in part.partition("="))
        if not part.strip():
            continue
        if not sign or not theirs:
            raise UsageError(f"--columns has {part.strip()!r}. Write NAME=THEIR NAME, as in user_id=Customer ID.")
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            said = f"Did you mean {near[0]!r}?" if near else f"The columns are: {', '.join(COLUMNS)}."
            raise UsageError(f"--columns names {name!r}, which is no column of an event. {said}")
        found[name] = theirs
    return MappingProxyType(found)


def named(values: Mapping[str, Any], columns: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """The cells of a row under the names of this program; what is no column of an event is left out.

    Args:
        values: the row as the export has it.
        columns: stated names; for the others the usual ones are tried, this program's own first.
    """
    theirs = _found(tuple(map(str, values)), tuple(columns.items()))
    return {name: values[column] for name, column in theirs if column in values}


@lru_cache(maxsize=64)
def _found(header: tuple[str, ...], columns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """(our name, their name) for what a header has."""
    given = dict(columns)
    folded = {_UNFOLDED.sub("", name).casefold(): name for name in reversed(header)}
    found = []
    for name, usual in _NAMES.items():
        if name in given:
            found.append((name, given[name]))
            continue
        own = [name] if name in header else []
        others = [folded[key] for key in (_UNFOLDED.sub("", name), *usual.split()) if key in folded]
        found += [(name, column) for column in (own or others)[:1]]
    return tuple(found)
