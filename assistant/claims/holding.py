"""Whether what a clause says holds of the products it speaks of, and if not, why."""

from collections.abc import Sequence

from assistant.claims.clauses import Atom
from assistant.claims.shelf import Shelf


def fails_of_each(atoms: Sequence[Atom], subject: tuple[int, ...], rivals: tuple[int, ...], shelf: Shelf) -> str | None:
    """Why one of the atoms does not hold of all of the subject; None when all do."""
    for atom in atoms:
        if atom.whole is not None:
            if atom.whole(subject, rivals) == atom.denied:
                return f"{atom.text!r} does not hold among the products shown"
            continue
        for place in subject:
            known = atom.of(place)
            if not known:
                return not_said(atom, shelf.listings[place].product.title, known)
    return None


def not_said(atom: Atom, title: str = "it", known: bool | None = None) -> str:
    """The reason, in words, why an atom does not hold of a product."""
    said = f"not {atom.text}" if atom.denied else atom.text
    if known is False:
        return f"the evidence says otherwise than {said!r} of {title}"
    return f"nothing in the evidence says {said!r} of {title}"
