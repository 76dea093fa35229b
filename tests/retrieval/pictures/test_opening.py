"""What is taken as a picture, and what is not."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from retrieval.errors import InputError
from retrieval.pictures.opening import MOST_BYTES, SIDE, open_picture


def saved(kind: str, size=(60, 40), mode="RGB", **options) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind, **options)
    return buffer.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is a square of many pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_usual_kinds_are_opened(kind):
    assert open_picture(saved(kind)).mode == "RGB"


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_every_colour_mode_becomes_rgb(mode):
    assert open_picture(saved("JPEG" if mode == "CMYK" else "PNG", mode=mode)).mode == "RGB"


def test_a_large_picture_is_made_small():
    assert max(open_picture(saved("JPEG", size=(3_000, 2_000))).size) == SIDE


def test_a_picture_lying_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert open_picture(saved("JPEG", size=(60, 40), exif=exif)).size == (40, 60)


@pytest.mark.parametrize("side", [7_000, 60_000])
def test_a_small_file_that_claims_a_wall_is_refused(side):
    with pytest.raises(InputError, match="40 million pixels"):
        open_picture(bomb(side))


def test_too_many_bytes_are_refused_unread():
    with pytest.raises(InputError, match="at most 8 MB"):
        open_picture(b"\0" * (MOST_BYTES + 1))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", saved("PNG")[:40]])
def test_what_is_no_picture_is_one_clear_sentence(data):
    with pytest.raises(InputError, match="Send a JPEG"):
        open_picture(data)


def test_other_kinds_are_refused_though_the_library_reads_them():
    with pytest.raises(InputError, match="Send a JPEG"):
        open_picture(saved("TIFF"))


@given(st.binary(max_size=400), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF"]))
def test_any_bytes_are_opened_or_refused(data, start):
    with suppress(InputError):
        assert open_picture(start + data).mode == "RGB"
