"""Where a product's picture is fetched from, or the drawing that stands in for it."""

from pathlib import Path
from urllib.parse import quote, urlsplit

from retrieval.product import Product
from ui.markup import Markup, tag

FOLDER = "pictures"
"""The one folder of a shop's home that the page may serve."""
_FILES = "/gradio_api/file="


def folder_of(home: Path) -> Path:
    """The folder of a shop's own pictures."""
    return (home / FOLDER).resolve()


def source(product: Product, home: Path) -> str | None:
    """The address of a product's picture: a web address as it is, or a file in the shop's pictures folder."""
    if product.image and is_web_address(product.image):
        return product.image
    path = local_file(product, home)
    return None if path is None else f"{_FILES}{quote(path.as_posix())}"


def local_file(product: Product, home: Path) -> Path | None:
    """The file of a product's picture in the shop's pictures folder; None where it has none there."""
    if not product.image:
        return None
    try:
        path = (home / product.image).resolve()
        inside = path.is_relative_to(folder_of(home)) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if inside else None


def is_web_address(link: str) -> bool:
    """Whether a link is one a page may follow: http or https, nothing that runs."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def picture(product: Product, home: Path) -> Markup:
    """The picture of a card. It says nothing that the title does not, so it is silent for screen readers."""
    address = source(product, home)
    if address is None:
        return stand_in(product)
    return tag("img", src=address, alt="", loading="lazy", decoding="async", width=320, height=320)


def stand_in(product: Product) -> Markup:
    """A blank swing tag on a shelf with the initial of what the product is, for a product without a picture."""
    name = product.product_type or product.title
    initial = next((letter for letter in name if letter.isalnum()), "·").upper()
    return tag(
        "svg",
        tag("path", d="M22 94h76"),
        tag("path", d="M60 38l18 14v42H42V52z", class_="tag"),
        tag("path", d="M60 49.5a2 2 0 1 0 .01 0M60 49c-2-14 8-20 14-18"),
        tag("text", initial, x="60", y="76", text_anchor="middle", dominant_baseline="middle"),
        class_="stand-in",
        viewBox="0 0 120 120",
        aria_hidden="true",
        focusable="false",
    )


def empty_shelf() -> Markup:
    """A bare board with a blank talker on its edge: a shelf that waits for something."""
    return tag(
        "svg",
        tag("path", d="M10 70h220M24 70v26M216 70v26", class_="board"),
        tag("path", d="M92 70h56v40l-5-3-5 3-6-4-5 4-6-3-5 3-6-4-5 4-6-3-7 3z", class_="blank"),
        tag("path", d="M102 82h36M102 91h24", class_="board"),
        class_="drawn-shelf",
        viewBox="0 0 240 120",
        aria_hidden="true",
        focusable="false",
    )
