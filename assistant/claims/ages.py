"""Ages: "for a four-year-old" holds where the listing's ages take it in."""

import re

from assistant.claims.clauses import Atom, Clause
from assistant.claims.listing import Listing
from assistant.claims.shelf import Shelf

_OLD = re.compile(r"\b(?:an? |your )?Q olds? ")
_AGES = re.compile(
    r"(?:(?P<low>\d+)\s*(?:-|–|to)\s*(?P<high>\d+)|(?:from|over|above)\s+(?P<from>\d+)|(?P<plus>\d+)\s*(?:\+|"
    r"and up|years and)|"
    r"(?P<bare>\d+))"
)


def take_ages(clause: Clause, shelf: Shelf) -> None:
    """Take the age of a person into the atoms, where a listing of the shelf states ages."""
    ranges = [_range(of) for of in shelf.listings]
    if not any(ranges):
        return
    for match, places in clause.spans(_OLD):
        quantity = next(clause.tokens[n] for n in places if clause.tokens[n].kind == "quantity")
        if quantity.unit != "months":
            continue

        def fits(place: int, years: float = quantity.value / 12) -> bool | None:
            known = ranges[place]
            return None if known is None else known[0] <= years <= known[1]

        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), fits, clause.denied[places[0]]))


def _range(of: Listing) -> tuple[float, float] | None:
    """The youngest and the oldest in years; None where the listing states none."""
    for name, value in of.product.attributes.items():
        match = (
            _AGES.search(str(value)) if name.lower().split()[0].startswith("age") or name.lower() == "ages" else None
        )
        if match and "month" not in str(value):
            low = match["low"] or match["from"] or match["plus"] or match["bare"]
            return float(low), float(match["high"] or 200)
    return None
