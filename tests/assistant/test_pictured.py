"""A message with a picture."""

import io

import pytest
from PIL import Image

from assistant.assistant import Asked
from assistant.speech.speech import ENGLISH
from assistant.turns import Done, Shelf
from retrieval.pictures.index import build_pictures
from tests.fakes_pictures import ColourEncoder
from tests.ui.tiny_shop import build_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    shop = build_shop(tmp_path_factory.mktemp("home") / "tiny")
    shop.__dict__["pictures"] = encoder = ColourEncoder()
    build_pictures(shop.home, list(shop.catalogue.products()), encoder)
    yield shop
    shop.retriever.index.close()


def picture(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(buffer, "PNG")
    return buffer.getvalue()


def asked(shop, message: str, data: bytes | None, turns=()):
    updates = list(shop.assistant(limited=False).reply(Asked(message=message, picture=data, turns=turns)))
    shelf = next(update for update in updates if isinstance(update, Shelf))
    done = updates[-1]
    assert isinstance(done, Done)
    return [item.product.product_id for item in shelf.products], done.turn


def test_what_looks_like_it_comes_first(shop):
    shown, turn = asked(shop, "", picture("blue"))
    assert shown[0] == "lamp-2"
    assert ENGLISH("picture.alike") in turn.answer


def test_limits_in_the_words_are_kept(shop):
    shown, _ = asked(shop, "under $20", picture("blue"))
    assert shown
    prices = [product.current_price_minor for product in shop.catalogue.get(shown).values()]
    assert max(prices) <= 2000


def test_the_picture_is_not_kept(shop):
    _, turn = asked(shop, "", picture("red"))
    assert turn.message == ENGLISH("picture.message")


def test_the_conversation_goes_on_in_words(shop):
    _, turn = asked(shop, "", picture("red"))
    assert turn.request.search_text == "table lamps"
    shown, _ = asked(shop, "under $20", None, turns=(turn,))
    assert shown == ["lamp-1"]


def test_what_is_no_picture_is_said(shop):
    shown, turn = asked(shop, "", b"no picture")
    assert (shown, turn.answer) == ([], ENGLISH("picture.unreadable"))


def test_a_shop_without_a_model_says_so(shop, monkeypatch):
    monkeypatch.setitem(shop.__dict__, "pictures", None)
    assert asked(shop, "like this", picture("red"))[1].answer == ENGLISH("picture.none")
