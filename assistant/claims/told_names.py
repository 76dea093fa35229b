"""How a sentence of a fixed form names products and counts them: whole titles or their short forms, words or digits."""

import re

from assistant.answers.lead import fitting_ones
from assistant.answers.names import cut_title
from assistant.claims.evidence import Evidence
from assistant.understanding.counts import NUMBER_WORDS
from retrieval.product import Product

NAME = r"[^.;:“”]*?\w[^;:“”]*?"
"""A name in a form; what it names is looked up."""
NUMBER = r"[A-Za-z]+|\d+"
_THE = re.compile(r"^the ", re.I)


def named(name: str, evidence: Evidence) -> tuple[Product, ...]:
    """The products on the shelf of that title, or of that short title where only one has it; "the" may lead it."""
    said = {name.strip().casefold(), _THE.sub("", name.strip()).casefold()}
    whole = tuple(product for product in evidence.shown if product.title.casefold() in said)
    short = tuple(product for product in evidence.shown if cut_title(product.title).casefold() in said)
    return whole or (short if len(short) == 1 else ())


def one_named(name: str, evidence: Evidence) -> Product | None:
    """The only product of that name on the shelf."""
    found = named(name, evidence)
    return found[0] if len(found) == 1 else None


def all_named(names: str, evidence: Evidence) -> tuple[Product, ...] | None:
    """The products that "the A, the B and the C" names; None when one of the names is none."""
    parts = [part for part in re.split(r", (?=the )|(?<=\w) and (?=the )", names.strip()) if part]
    found = [one_named(part, evidence) for part in parts]
    known = tuple(product for product in found if product is not None)
    return known if known and len(known) == len(found) else None


def counted(text: str) -> int | None:
    """A number in digits or in words ("six", "Eleven")."""
    if text.isdigit():
        return int(text)
    value = NUMBER_WORDS.get(text.casefold())
    return None if value is None else int(value)


def scopes(evidence: Evidence) -> tuple[tuple[Product, ...], ...]:
    """Those a comparison may be of: the whole shelf, or what on it goes by the name of the thing asked for."""
    request = evidence.request
    fitting = tuple(fitting_ones(evidence.shown, request)) if request is not None else ()
    return tuple(dict.fromkeys(scope for scope in (evidence.shown, fitting) if len(scope) > 1))
