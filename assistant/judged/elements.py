"""HTML as a tree: what is put into it is escaped when it is written."""

from xml.etree.ElementTree import Element, tostring


def element(name: str, *children: Element | str | None, **attributes: object) -> Element:
    """An element with text and elements in it; None is left out. `class_` is the class, `aria_label` is aria-label."""
    made = Element(name, {key.strip("_").replace("_", "-"): str(value) for key, value in attributes.items()})
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif child is not None and last is None:
            made.text = (made.text or "") + child
        elif child is not None and last is not None:
            last.tail = (last.tail or "") + child
    return made


def written(root: Element) -> str:
    """A whole page."""
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"
