"""Pictures come from the web or from the shop's own pictures folder, never from elsewhere on the machine."""

import pytest

from tests.ui.make import product
from ui.pictures import picture, source, stand_in


@pytest.fixture
def home(tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a b.svg").write_text("<svg/>")
    (tmp_path / "shop.db").write_text("secret")
    return tmp_path


def test_a_web_address_is_shown_as_it_is(home):
    assert source(product(image="https://img.example/a.jpg"), home) == "https://img.example/a.jpg"


def test_a_file_of_the_pictures_folder_is_served(home):
    address = source(product(image="pictures/a b.svg"), home)
    assert address is not None
    assert address.startswith("/gradio_api/file=/")
    assert address.endswith("/pictures/a%20b.svg")


@pytest.mark.parametrize(
    "image",
    [
        "shop.db",
        "pictures/../shop.db",
        "../shop.db",
        "/etc/passwd",
        "pictures/missing.svg",
        "pictures",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "pictures/\x00.svg",
        "x" * 5_000,
    ],
)
def test_nothing_else_is(home, image):
    assert source(product(image=image), home) is None


def test_a_link_out_of_the_folder_is_not_followed(home):
    (home / "pictures" / "out.svg").symlink_to(home / "shop.db")
    assert source(product(image="pictures/out.svg"), home) is None


def test_a_missing_picture_is_drawn_with_the_initial_of_the_type(home):
    html = picture(product(category=("Kitchen", "Kettles")), home)
    assert html.startswith("<svg")
    assert ">K</text>" in html


@pytest.mark.parametrize(("title", "initial"), [("… étui", "É"), ("手帳", "手"), ("!?", "·")])
def test_any_script_has_an_initial(title, initial):
    assert f">{initial}</text>" in stand_in(product(title=title))
