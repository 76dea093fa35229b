"""What an option of a variant is called, and the column it belongs in."""

from collections.abc import Mapping
from typing import Any

_NAMES = {
    "color": "color colour colors colours farbe couleur kleur color/pattern cor colore färg farve shade",
    "size": "size sizes größe groesse grösse taille maat talla tamanho taglia storlek størrelse shoe_size",
    "material": "material materials materiaal matière matiere materiale fabric stoff",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split()}


def column_of(option: str) -> str | None:
    """The column an option fills ("Colour" -> "color"); None when it is an attribute."""
    return _COLUMNS.get(option.strip().casefold().replace(" ", "_"))


def options_into(values: dict[str, Any], options: Mapping[str, Any]) -> bool:
    """Put the options of a variant into the columns of its row, the others among its attributes; whether there are any.

    A value is one value: a size of "28/32" is not two sizes.
    """
    attributes = values.setdefault("attributes", {})
    found = False
    for name, value in options.items():
        if value in (None, "", [], {}):
            continue
        found = True
        column = column_of(name)
        if column is None:
            attributes.setdefault(name.strip(), value)
        elif column != "size":
            values[column] = value
        else:
            values[column] = value if isinstance(value, list) else [value]
    return found
