"""Makers, exclusive colours, pure materials, blends, recipients and containers of a clause."""

import re

from assistant.claims.clauses import Atom, Clause
from assistant.claims.lexicon import colour_keys, material_keys
from assistant.claims.listing import expanded, keys_of
from assistant.claims.shelf import Shelf
from retrieval.vocabulary import stems

_ONLY_IN = re.compile(
    r"\b(?:only|just) (?:(?!N |M |Q )\S+ ){0,3}in |\b(?:comes?|available|made|sold|"
    r"offered) only in "
)


_ALL_THROUGH = re.compile(r"\b(?:throughout|through and through|entirely|completely|wholly|all over|pure|purely)\b")


_CONTAINERS = frozenset("bag bags box boxes packet packets ball balls skein skeins copy copies roll rolls".split())


_WEIGHED = re.compile(r"\b(?:biggest|largest|smallest|bigger|smaller|heaviest|lightest|weight)\b")


_MIX = re.compile(r"\b(?:blend|mix|mixture) (?=$|of )")


_MAKER = re.compile(r"\b(?:by|made by|maker is|brand is) (?P<what>P|[a-z][\w&]*) ")


_FROM = re.compile(r"(?:^| )from (?P<what>P(?= $)|[a-z][\w&]*) ")


def take_maker(clause: Clause, shelf: Shelf) -> None:
    """As in "By X": X is the brand; "from X" is the brand or stands in the listing as where it is from."""
    for pattern in (_MAKER, _FROM):
        for match, places in clause.spans(pattern):
            token = clause.tokens[places[-1]]
            if match["what"] == "P":
                if pattern is _FROM and any(one.kind in ("quantity", "number", "money") for one in clause.tokens):
                    continue
                said = frozenset(stems(token.text))
                clause.atoms.append(
                    Atom(f"by {token.text}", lambda place, said=said: said <= shelf.listings[place].brand or None)  # type: ignore[misc]
                )
                continue
            brands = {key for one in shelf.listings for key in one.brand}
            titled = any(token.key in stems(one.product.title) for one in shelf.listings)
            told = any(token.key in one.stated for one in shelf.listings)
            if (
                token.capital
                and not (told and token.key not in brands)
                and (pattern is _MAKER or token.key in brands or titled)
            ):
                clause.take((places[-1],))

                def made(place: int, key: str = token.key) -> bool | None:
                    of = shelf.listings[place]
                    told = (of.product.description or "", *of.product.attributes.values())
                    return True if key in of.brand or key in stems(" ".join(told)) else False if of.brand else None

                clause.atoms.append(Atom(f"by {token.text}", made, clause.denied[places[-1]]))


def take_containers(clause: Clause) -> None:
    """What goods are counted or weighed in says nothing beside a number: "a 340 g bag", "a ball is $6"."""
    if any(token.kind != "word" and token.kind != "product" for token in clause.tokens) or _WEIGHED.search(clause.form):
        clause.take([n for n, token in enumerate(clause.tokens) if token.text in _CONTAINERS])


def take_whole_colour(clause: Clause, shelf: Shelf) -> None:
    """As in "Only available in white": these colours and no others."""
    for _, places in clause.spans(_ONLY_IN):
        said = {token.key for token in clause.tokens[places.stop :] if token.key in colour_keys()}
        if said:
            clause.atoms.append(
                Atom(
                    "only in " + ", ".join(sorted(said)),
                    lambda place, said=said: (
                        {  # type: ignore[misc]
                            key for color in shelf.listings[place].product.colors for key in stems(color)
                        }
                        == said
                    ),
                )
            )


def take_throughout(clause: Clause, shelf: Shelf) -> None:
    """As in "Steel throughout": no part of it is of another material by the listing."""
    for match, places in clause.spans(_ALL_THROUGH):
        clause.take(places)
        said = frozenset().union(*(keys_of(token.key) for token in clause.tokens if token.key in material_keys()))

        def pure(place: int, said: frozenset[str] = said) -> bool | None:
            of = shelf.listings[place]
            others = {word.token.key for piece in of.pieces for word in piece.words} & material_keys()
            named = expanded(stems(" ".join(of.product.materials))) & material_keys()
            return None if not of.materials else others <= of.materials and (not said or named <= said)

        clause.atoms.append(Atom(match.group().strip(), pure))


def take_recipient(clause: Clause, shelf: Shelf) -> None:
    """As in "For your mother", where the shopper named her."""
    request = shelf.evidence.request
    if request is not None and request.recipient:
        asked = set(stems(request.recipient))
        for place, token in enumerate(clause.tokens):
            if token.key in asked and "for" in [one.text for one in clause.tokens[max(0, place - 3) : place]]:
                clause.take((place,))


def take_mixed(clause: Clause, shelf: Shelf) -> None:
    """As in "A blend", "a mix": several materials are stated."""
    for match, places in clause.spans(_MIX):
        clause.take(places)
        clause.atoms.append(
            Atom(match.group().strip(), lambda place: len(shelf.listings[place].product.materials) > 1 or None)
        )
