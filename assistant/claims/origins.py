"""Where a product is made or designed: what a clause says of it must be said of the same act."""

import re
from collections.abc import Callable

from assistant.claims.clauses import Atom, Clause
from assistant.claims.listing import Listing
from assistant.claims.shelf import Shelf
from retrieval.vocabulary import stem

_MADE = (
    "made|produced|manufactured|built|crafted|handmade|sewn|woven|knitted|printed|roasted|assembled|grown|forged|blown"
)
_IN = re.compile(
    rf"\b(?P<act>{_MADE}|designed|developed) (?:\w+ly |by hand |hand )?in (?:the )?(?P<place>[a-z][\w&]*) "
)
_MAKING = frozenset(map(stem, _MADE.split("|"))) | {"origin", "countri", "manufactur", "provenance", "provenanc"}
_DESIGN = frozenset({"design", "develop"})


def take_origin(clause: Clause, shelf: Shelf) -> None:
    """As in "Made in Portugal": a listing that says where it is designed does not say that."""
    for match, places in clause.spans(_IN):
        token = clause.tokens[places[-1]]
        if not token.capital:
            continue
        acts = _DESIGN if match["act"] in ("designed", "developed") else _MAKING
        clause.take(places)
        clause.atoms.append(Atom(match.group().strip(), _said(shelf, token.key, acts), clause.denied[places[-1]]))


def _said(shelf: Shelf, key: str, acts: frozenset[str]) -> Callable[[int], bool | None]:
    def check(place: int) -> bool | None:
        of = shelf.listings[place]
        made = [piece for piece in of.pieces if any(acts & word.keys for word in piece.words)]
        if any(key in word.keys and not word.denied for piece in made for word in piece.words):
            return True
        return False if made and _is_told(of, acts) else None

    return check


def _is_told(of: Listing, acts: frozenset[str]) -> bool:
    """Whether the listing names a place where the act is done: another one is then false."""
    return any(
        any(acts & word.keys for word in piece.words)
        and any(word.token.capital or piece.attribute for word in piece.words[1:])
        for piece in of.pieces
    )
