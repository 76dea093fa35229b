"""Which products look like a picture: vectors of their pictures, or of their names where most have no picture here.

Vectors of pictures and of names lie apart in such a model's space however well they match (Liang et al. 2022, "Mind
the gap"), so a shop is compared by the one or by the other, never by both at once.
"""

import hashlib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import HomeError, IndexMissingError, InputError
from retrieval.home import Home
from retrieval.pictures.opening import open_picture
from retrieval.product import Product
from retrieval.protocols import PictureEncoder, Vectors

FILE_NAME = "pictures.npz"
_AT_ONCE = 64
_MOST = 0.5
"""Share of the products with a readable picture from which on pictures are compared."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureReport:
    """What an index run did for pictures."""

    products: int
    by: str
    """ "pictures" or "names"."""
    embedded: int
    unreadable: tuple[str, ...]
    """Ids of products whose picture is here and cannot be read."""

    def as_text(self) -> str:
        """The report for a person."""
        bad = f" The pictures of {len(self.unreadable)} cannot be read, {self.unreadable[0]} first." * bool(
            self.unreadable
        )
        return f"{self.products} products can be found by a picture, compared by their {self.by}.{bad}"


@dataclass(frozen=True, slots=True)
class PictureIndex:
    """The vectors of a shop."""

    product_ids: tuple[str, ...]
    digests: tuple[str, ...]
    """Of what each vector was made of."""
    vectors: Vectors
    model: str

    def nearest(self, vector: NDArray[np.float32], k: int) -> tuple[tuple[str, float], ...]:
        """The k products nearest to a unit vector, with their cosines, best first."""
        cosines = self.vectors @ vector
        order = np.lexsort((np.array(self.product_ids), -cosines))[:k]
        return tuple((self.product_ids[place], float(cosines[place])) for place in order)


def build_pictures(
    home: Home, products: Sequence[Product], encoder: PictureEncoder, progress: Progress = lambda _done, _total: None
) -> PictureReport:
    """Bring the vectors of a shop up to date; what is unchanged is kept. Pictures on the web are not fetched.

    Args:
        home: the shop's data folder.
        products: one of each family.
        encoder: the image-text model.
        progress: told of products done so far, and in all.

    Raises:
        HomeError: the vectors cannot be written.
    """
    files = {product.product_id: path for product in products if (path := _file(product, home)) is not None}
    read, unreadable = _readable(files)
    by_picture = len(read) >= _MOST * max(len(products), 1) and bool(read)
    made_of = read if by_picture else {product.product_id: product.title.encode() for product in products}
    digests = {key: hashlib.sha256(part).hexdigest() for key, part in made_of.items()}
    held = _kept(home, encoder.name)
    missing = sorted(key for key, digest in digests.items() if digest not in held)
    for start in range(0, len(missing), _AT_ONCE):
        part = missing[start : start + _AT_ONCE]
        parts = [made_of[key] for key in part]
        vectors = (
            encoder.pictures(list(map(open_picture, parts)))
            if by_picture
            else encoder.texts([text.decode() for text in parts])
        )
        held |= dict(zip((digests[key] for key in part), vectors, strict=True))
        progress(start + len(part), len(missing))
    ids = tuple(sorted(digests))
    _write(home, PictureIndex(ids, tuple(digests[key] for key in ids), _stacked(ids, digests, held), encoder.name))
    return PictureReport(
        products=len(ids),
        by="pictures" if by_picture else "names",
        embedded=len(missing),
        unreadable=tuple(sorted(unreadable)),
    )


def read_pictures(home: Home, model: str) -> PictureIndex:
    """The vectors in service.

    Raises:
        IndexMissingError: there are none, or they are another model's.
    """
    index = _read(home)
    if index is None or index.model != model:
        raise IndexMissingError(
            f"The products are not indexed for pictures with {model!r} yet. Run: shelftalker index --home {home.path}"
        )
    return index


def nearest(home: Home, encoder: PictureEncoder, data: bytes, k: int) -> tuple[tuple[str, float], ...]:
    """The k products nearest to a picture that somebody sent, with their cosines, best first.

    Raises:
        InputError: it is no picture that can be read.
        IndexMissingError: the shop has no vectors of this encoder.
    """
    picture = open_picture(data)
    return read_pictures(home, encoder.name).nearest(encoder.pictures([picture])[0], k)


def _file(product: Product, home: Home) -> Path | None:
    """The file of a product's picture inside the shop's folder; None for one on the web or nowhere."""
    if not product.image or "://" in product.image:
        return None
    try:
        path = (home.path / product.image).resolve()
        return path if path.is_relative_to(home.path.resolve()) and path.is_file() else None
    except (OSError, ValueError):
        return None


def _readable(files: Mapping[str, Path]) -> tuple[dict[str, bytes], list[str]]:
    read, unreadable = {}, []
    for key, path in files.items():
        try:
            data = path.read_bytes()
            open_picture(data)
            read[key] = data
        except (OSError, InputError):
            unreadable.append(key)
    return read, unreadable


def _stacked(ids: Sequence[str], digests: Mapping[str, str], held: Mapping[str, NDArray[np.float32]]) -> Vectors:
    return np.stack([held[digests[key]] for key in ids]) if ids else np.zeros((0, 1), dtype=np.float32)


def _kept(home: Home, model: str) -> dict[str, NDArray[np.float32]]:
    index = _read(home)
    if index is None or index.model != model:
        return {}
    return dict(zip(index.digests, index.vectors, strict=True))


def _read(home: Home) -> PictureIndex | None:
    try:
        with np.load(home.path / FILE_NAME, allow_pickle=False) as held:
            return PictureIndex(
                tuple(held["product_ids"].tolist()),
                tuple(held["digests"].tolist()),
                held["vectors"],
                str(held["model"]),
            )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None


def _write(home: Home, index: PictureIndex) -> None:
    """Written aside and put in place at once."""
    path = home.path / FILE_NAME
    draft = path.with_name(f"{FILE_NAME}.new")
    try:
        with draft.open("wb") as file:
            np.savez(
                file,
                product_ids=np.array(index.product_ids, dtype=str),
                digests=np.array(index.digests, dtype=str),
                vectors=index.vectors,
                model=np.array(index.model),
            )
        draft.replace(path)
    except OSError as error:
        raise HomeError(f"{path} cannot be written: {error}. Make room, and run shelftalker index again.") from error
