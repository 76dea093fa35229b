"""HTML as a tree: what is put into it is escaped when it is written."""

from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

PAPER = "paper.css"
"""The colours, type and tables of every page."""


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


def head(title: str, css: str, policy: str = "") -> Element:
    """The head of a page that asks for nothing from elsewhere.

    Args:
        title: of the page.
        css: its own rules, after those of every page.
        policy: what it may do beside having styles, as a Content-Security-Policy.
    """
    paper = files("assistant.judged").joinpath(PAPER).read_text(encoding="utf-8")
    allowed = "; ".join(each for each in ("default-src 'none'", "style-src 'unsafe-inline'", policy) if each)
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=allowed),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", paper + css),
    )


def written(root: Element) -> str:
    """A whole page."""
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"
