"""Which products look like a picture."""

import io

import pytest
from PIL import Image

from retrieval.errors import IndexMissingError
from retrieval.home import Home
from retrieval.pictures.index import FILE_NAME, build_pictures, nearest, read_pictures
from retrieval.product import Product
from tests.contracts.picture_encoder import PictureEncoderContract
from tests.fakes_pictures import ColourEncoder

COLOURS = ("red", "blue", "green")


class TestColourEncoder(PictureEncoderContract):
    @pytest.fixture
    def encoder(self):
        return ColourEncoder()


def png(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def home(tmp_path):
    (tmp_path / "pictures").mkdir()
    for colour in COLOURS:
        (tmp_path / "pictures" / f"{colour}.png").write_bytes(png(colour))
    return Home(tmp_path)


def products(*colours: str, image: str | None = "pictures/{}.png") -> list[Product]:
    return [
        Product(product_id=colour, title=f"Mug, {colour}", image=image and image.format(colour)) for colour in colours
    ]


def test_the_nearest_is_what_looks_like_it(home):
    encoder = ColourEncoder()
    build_pictures(home, products(*COLOURS), encoder)
    assert nearest(home, encoder, png("#1010e0"), 1)[0][0] == "blue"


def test_without_pictures_names_are_compared(home):
    encoder = ColourEncoder()
    report = build_pictures(home, products(*COLOURS, image=None), encoder)
    assert report.by == "names"
    assert nearest(home, encoder, png("red"), 1)[0][0] == "red"


def test_pictures_and_names_are_never_mixed(home):
    some = [*products("red", "blue"), *products("yellow", image=None)]
    report = build_pictures(home, some, ColourEncoder())
    assert (report.by, report.products) == ("pictures", 2)


def test_what_is_unchanged_is_not_embedded_again(home):
    encoder = ColourEncoder()
    build_pictures(home, products(*COLOURS), encoder)
    (home.path / "pictures" / "red.png").write_bytes(png("#ff2222"))
    assert build_pictures(home, products(*COLOURS), encoder).embedded == 1


def test_a_product_that_is_gone_is_not_found(home):
    encoder = ColourEncoder()
    build_pictures(home, products(*COLOURS), encoder)
    build_pictures(home, products("red", "blue"), encoder)
    assert "green" not in dict(nearest(home, encoder, png("green"), 10))


def test_a_damaged_picture_loses_no_other(home):
    (home.path / "pictures" / "red.png").write_bytes(b"nothing")
    report = build_pictures(home, products(*COLOURS), ColourEncoder())
    assert (report.products, report.unreadable) == (2, ("red",))


@pytest.mark.parametrize("image", ["../secret.png", "/etc/passwd", "https://example.com/x.png", "pictures/\0.png"])
def test_only_files_of_the_shop_are_read(home, image):
    (home.path.parent / "secret.png").write_bytes(png("red"))
    assert build_pictures(home, products("red", image=image), ColourEncoder()).by == "names"


def test_a_shop_that_is_not_indexed_says_what_to_run(home):
    with pytest.raises(IndexMissingError, match="shelftalker index"):
        read_pictures(home, "colours")


def test_vectors_of_another_model_are_not_used(home):
    build_pictures(home, products(*COLOURS), ColourEncoder())
    with pytest.raises(IndexMissingError, match="'other'"):
        read_pictures(home, "other")


def test_a_damaged_file_is_built_anew(home):
    build_pictures(home, products(*COLOURS), ColourEncoder())
    (home.path / FILE_NAME).write_bytes(b"damaged")
    assert build_pictures(home, products(*COLOURS), ColourEncoder()).embedded == 3
