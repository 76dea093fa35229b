"""HTML that cannot be broken by what is put into it: every text is escaped, and only this file writes tags."""

from html import escape

_ALSO = str.maketrans({"$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;", "`": "&#96;", "\x00": ""})
"""What a JavaScript template literal would read: escaped as well, so that no front end can run catalogue text."""
_VOID = frozenset({"img", "input", "br", "meta", "link"})


class Markup(str):
    """Text that is HTML already. Everything else is escaped when it becomes part of a tag."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Any value as HTML text."""
    return value if isinstance(value, Markup) else Markup(escape(str(value), quote=True).translate(_ALSO))


def joined(*parts: object) -> Markup:
    """Parts after one another; None is left out."""
    return Markup("".join(text(part) for part in parts if part is not None))


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """An element. `class_` is the class, `data_act` is data-act; None and False leave an attribute out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    opening = f"<{name}{written}>"
    return Markup(opening if name in _VOID else f"{opening}{joined(*children)}</{name}>")


def _attribute(key: str, value: object) -> str:
    name = key.strip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(value)}"'
