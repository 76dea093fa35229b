"""Attaching a picture: the route, whose it is, and what becomes of it in the conversation."""

import io
import struct
import zlib

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image

from assistant.speech.speech import ENGLISH
from retrieval.errors import InputError
from retrieval.pictures.index import build_pictures
from retrieval.pictures.opening import MOST_BYTES
from tests.fakes_pictures import ColourEncoder
from ui.attached import KEPT_S, MOST, Attached
from ui.attaching import PATH, attaching_routes
from ui.identity.guests import COOKIE
from ui.identity.visitors import Identity, visitors_of
from ui.messages import is_pictured, text_of
from ui.parts import words_of_parts
from ui.turns import Talk
from ui.visitor import Visitor

HOST = "http://127.0.0.1:7860"
HERE = {"origin": HOST}


def picture(colour="blue", size=(8, 8)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def bomb():
    """A PNG of a few bytes that says it is 20,000 pixels wide and high."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def attached(clock):
    return Attached(clock)


@pytest.fixture
def visitors(shop):
    return visitors_of(shop.home.path, shop.settings.serve)


@pytest.fixture
def client(attached, visitors):
    app = FastAPI()
    app.include_router(attaching_routes(attached, visitors))
    return TestClient(app, base_url=HOST, cookies={COOKIE: visitors.guests.new()})


def ids(client, visitors):
    return visitors.of({}, dict(client.cookies)).ids


def test_a_picture_waits_for_its_visitor_and_is_taken_once(client, attached, visitors):
    key = client.post(PATH, content=picture("red"), headers=HERE).json()["id"]
    taken = attached.take(key, ids(client, visitors))
    assert Image.open(io.BytesIO(taken)).getpixel((0, 0)) == (255, 0, 0)
    assert attached.take(key, ids(client, visitors)) is None


def test_what_waits_is_small_and_says_nothing_of_the_camera(attached):
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    buffer = io.BytesIO()
    Image.new("RGB", (2000, 1000)).save(buffer, "JPEG", exif=exif)
    kept = Image.open(io.BytesIO(attached.take(attached.put("ada", buffer.getvalue()), {"ada"})))
    assert (kept.size, dict(kept.getexif())) == ((512, 256), {})


@pytest.mark.parametrize("data", [b"no picture", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", bomb()])
def test_what_cannot_be_looked_at_is_said(client, data):
    answer = client.post(PATH, content=data, headers=HERE)
    assert (answer.status_code, answer.json()) == (415, {"said": ENGLISH("picture.unreadable")})


def test_what_says_it_is_too_large_is_not_read(client):
    answer = client.post(PATH, content=b"", headers={**HERE, "content-length": str(MOST_BYTES + 1)})
    assert (answer.status_code, answer.json()) == (413, {"said": ENGLISH("picture.too_large")})


def test_what_turns_out_too_large_is_not_read_further(client):
    pieces = (bytes(MOST_BYTES // 8) for _ in range(20))
    assert client.post(PATH, content=pieces, headers=HERE).status_code == 413


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}])
def test_only_our_own_page_may_attach(client, headers):
    assert client.post(PATH, content=picture(), headers=headers).status_code == 403


def test_a_browser_without_cookies_is_told(client):
    client.cookies.clear()
    answer = client.post(PATH, content=picture(), headers=HERE)
    assert (answer.status_code, answer.json()) == (403, {"said": ENGLISH("picture.no_cookie")})


def test_errors_are_in_the_language_of_the_page(client):
    said = client.post(PATH, content=b"x", headers={**HERE, "accept-language": "zh-CN"}).json()["said"]
    assert "图片" in said


def test_another_visitors_picture_is_not_there(attached):
    key = attached.put("ada", picture())
    assert attached.take(key, {"bo"}) is None
    assert attached.take(key, {"ada"}) is not None


def test_a_picture_waits_ten_minutes_and_no_longer(attached, clock):
    key = attached.put("ada", picture())
    clock.now = KEPT_S + 1
    assert attached.take(key, {"ada"}) is None


def test_another_picture_takes_the_place_of_the_first(attached):
    first, second = attached.put("ada", picture()), attached.put("ada", picture())
    assert attached.take(first, {"ada"}) is None
    assert attached.take(second, {"ada"}) is not None


def test_too_many_are_refused_until_some_are_gone(attached, clock):
    data = picture()
    assert all(attached.put(str(number), data) for number in range(MOST))
    assert attached.put("ada", data) is None
    clock.now = KEPT_S + 1
    assert attached.put("ada", data) is not None


def test_a_picture_that_cannot_be_opened_takes_no_place(attached):
    with pytest.raises(InputError):
        attached.put("ada", b"x")
    assert attached.take("", {"ada"}) is None


ADA = Visitor(session="s9", identity=Identity(user_id="guest-ada"))


@pytest.fixture
def seeing(shop, monkeypatch):
    monkeypatch.setitem(shop.__dict__, "pictures", encoder := ColourEncoder())
    build_pictures(shop.home, list(shop.catalogue.products()), encoder)
    return shop


def test_a_picture_goes_with_a_message_and_is_not_in_the_conversation(seeing, attached):
    talk = Talk(seeing, with_model=False, attached=attached)
    pages = list(talk.say("", [], ADA, attached.put("guest-ada", picture("blue"))))
    messages = [page.messages for page in pages if page.messages][-1]
    assert text_of(messages[0]).endswith(ENGLISH("picture.message"))
    assert is_pictured(text_of(messages[0]))
    assert ENGLISH("picture.alike") in text_of(messages[1])
    again = list(talk.again(1, messages, ADA))
    assert text_of((again[-1].messages or [])[1]) == ENGLISH("picture.not_kept")
    assert talk.undone(1, messages, ADA).box == ENGLISH("picture.message")


def test_a_picture_that_is_gone_is_said_and_the_words_come_back(seeing, attached):
    page = list(Talk(seeing, with_model=False, attached=attached).say("like this", [], ADA, "gone"))[-1]
    assert (page.box, text_of((page.messages or [])[1])) == ("like this", ENGLISH("picture.not_kept"))


def test_the_button_is_there_where_a_model_is_set(seeing):
    assert 'accept="image/*"' in words_of_parts(seeing, ENGLISH)["picture"]["value"]


def test_there_is_no_button_without_a_model(shop):
    assert words_of_parts(shop, ENGLISH)["picture"]["value"] == ""
