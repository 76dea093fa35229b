"""What is kept of a sentence while its clauses are read one after the other."""

from dataclasses import dataclass

from assistant.claims.clauses import Atom
from assistant.claims.quantifiers import Quantifier
from assistant.claims.shelf import Shelf
from assistant.claims.tokens import Token


@dataclass
class State:
    """What earlier clauses said that later ones may lean on."""

    shelf: Shelf
    before: tuple[int, ...]
    subject: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    pool: frozenset[int] | None = None
    """Where nobody is named: the products all of it has been true of so far."""
    last: Token | None = None
    """The last quantity: what a bare number after it is counted in."""
    binding: tuple[Token, ...] = ()
    atoms: tuple[Atom, ...] = ()
    rated: bool = False
    """Whether ratings or reviews were spoken of."""
    quantifier: Quantifier | None = None
    unlike: tuple[int, ...] | None = None
    """Of whom the next clause is said not to hold ("unlike the Alder, ..."); () for the rest of the shelf."""
