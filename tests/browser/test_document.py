"""The document of the page as it is served, in the language of whoever asks."""

import json
import re

import httpx
import pytest

from ui.page_language import COOKIE

pytestmark = pytest.mark.browser
CONFIG = r"window\.gradio_config = (.*?);</script>"


@pytest.fixture
def client(address):
    with httpx.Client(base_url=address) as client:
        yield client


def document(client, language="en-GB", **headers):
    return client.get("/", headers={"accept": "text/html", "accept-language": language, **headers})


def within(pattern, text):
    """What a pattern finds in a document: its group."""
    found = re.search(pattern, text, re.S)
    assert found is not None
    return found[1]


def parts(text):
    config = json.loads(within(CONFIG, text))
    return {component["props"].get("elem_id"): component["props"] for component in config["components"]}


def test_it_is_in_the_browsers_language(client):
    page = document(client, "zh-CN,zh;q=0.9").text
    assert '<html lang="zh-CN"' in page
    assert parts(page)["box"]["placeholder"] == "想买点什么？"
    assert all(re.search("[\u4e00-\u9fff]", each["text"]) for each in parts(page)["chat"]["examples"])


def test_what_was_chosen_goes_before_the_browsers_language(client):
    page = document(client, "zh-CN", cookie=f"{COOKIE}=en").text
    assert '<html lang="en"' in page
    assert parts(page)["box"]["submit_btn"] == "Ask"


def test_it_names_no_other_host(client):
    named = set(re.findall(r"https?://[^\s\"'<>\\]+", document(client).text))
    assert {name for name in named if not name.startswith(("http://127.0.0.1", "http://www.w3.org/"))} == set()


def test_it_is_seen_before_any_script_runs(client):
    before = within(r'(<div id="before".*?)<gradio-app', document(client).text)
    assert "Tiny" in before
    assert "Say what you need" in before


def test_it_is_compressed_and_gives_a_guest_a_cookie_each_time(client):
    for _ in range(2):
        client.cookies.clear()
        answer = document(client)
        assert answer.headers["content-encoding"] == "gzip"
        assert "shelftalker_guest=" in answer.headers["set-cookie"]


def test_a_query_changes_nothing_of_its_language(client):
    answer = client.get("/?utm_source=mail", headers={"accept-language": "zh"})
    assert '<html lang="zh-CN"' in answer.text


def test_words_of_a_catalogue_cannot_end_the_script(client):
    assert "<" not in within(CONFIG, document(client).text)
