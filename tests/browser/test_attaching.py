"""A picture attached on the page, on a shop that looks at pictures."""

import io

import pytest
from PIL import Image

from retrieval.pictures.index import build_pictures
from tests.browser.conftest import _served, _shopper
from tests.fakes_pictures import ColourEncoder
from tests.ui.tiny_shop import build_shop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
]


@pytest.fixture(scope="module")
def seeing_address(tmp_path_factory):
    shop = build_shop(tmp_path_factory.mktemp("home") / "seeing")
    shop.__dict__["pictures"] = encoder = ColourEncoder()
    build_pictures(shop.home, list(shop.catalogue.products()), encoder)
    yield from _served(shop, with_model=False)
    shop.close()


@pytest.fixture
def seeing(browser, seeing_address):
    yield from _shopper(browser, seeing_address)


def attach(shopper, name, data):
    shopper.page.set_input_files("#picture input", {"name": name, "mimeType": "image/png", "buffer": data})


def blue() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (3000, 2000), "blue").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_goes_with_a_message_and_is_gone(seeing):
    with seeing.page.expect_file_chooser():
        seeing.page.focus("#picture .attach")
        seeing.page.keyboard.press("Enter")
    attach(seeing, "my lamp.png", blue())
    assert seeing.page.inner_text("#picture .chosen-name") == "my lamp.png"
    assert seeing.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    seeing.ask("")
    assert seeing.ids()[0] == "lamp-2"
    assert seeing.said()[0].lstrip("\u2063") == "Something like my picture"
    assert "with a picture" in seeing.page.get_attribute("#chat [data-testid=user]", "aria-label")
    assert seeing.page.is_hidden("#picture .chosen")
    seeing.ask("under $20")
    assert seeing.ids() == ["lamp-1"]


def test_a_picture_is_taken_off_and_what_is_none_is_said(seeing):
    attach(seeing, "my lamp.png", blue())
    seeing.page.click("#picture .detach")
    assert seeing.page.is_hidden("#picture .chosen")
    attach(seeing, "letter.png", b"Dear shop")
    seeing.page.wait_for_function("document.querySelector('#picture .refused').innerText.includes('JPEG')")
    # a browser itself notes an answer of 415
    assert [each for each in seeing.errors if "415" not in each] == []
    seeing.errors.clear()
    assert seeing.page.is_hidden("#picture .chosen")
    seeing.page.set_viewport_size({"width": 390, "height": 844})
    assert seeing.page.evaluate("document.documentElement.scrollWidth") == 390
    assert seeing.page.locator("#picture .attach").bounding_box()["y"] < 844 - 36


def test_there_is_no_button_where_no_model_is_set(shopper):
    assert shopper.page.locator("#picture, .attach, input[type=file]").count() == 0
