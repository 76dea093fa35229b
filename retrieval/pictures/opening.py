"""A picture somebody sends, opened safely: what it is, how large it may be, nothing that is only claimed."""

import io
import warnings
from typing import TYPE_CHECKING

from retrieval.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""Of the picture as it says it is, before anything is unpacked: a small file can claim a wall of it."""
SIDE = 512
"""Pixels of the longer side that are kept; models see fewer."""


def open_picture(data: bytes) -> "Image":
    """Open a picture as RGB, upright, its longer side at most 512 pixels.

    Raises:
        InputError: it is too large, of another kind, or damaged.
    """
    from PIL import Image, ImageOps

    if len(data) > MOST_BYTES:
        raise InputError(
            f"The picture has {len(data) / 1e6:.1f} MB; at most {MOST_BYTES // 1_048_576} MB can be looked at."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            picture.draft("RGB", (SIDE, SIDE))  # a JPEG is unpacked no larger than is needed
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except Image.DecompressionBombError:
        raise InputError("The picture says it has more than 40 million pixels. Send a smaller one.") from None
    except Exception as error:  # a decoder fails on made-up bytes in any way it likes
        raise InputError("This is no picture that can be read. Send a JPEG, PNG, WebP or GIF.") from error
    upright.thumbnail((SIDE, SIDE))
    return upright
