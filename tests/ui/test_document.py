"""Gradio's document is dressed once for each language, and anything else passes through."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.speech.language import Language
from ui.assets import Assets, KeptAssets
from ui.document import Documents
from ui.dress import Dress
from ui.page_language import TAGS

PAGE = """<!doctype html><html\n\tlang="en"><head><meta charset="utf-8" />
<meta property="og:image" content="https://elsewhere.example/x.png" />
<script>window.gradio_config = {"components":[{"props":{"elem_id":"box","label":"a"}}]};</script></head>
<body><gradio-app></gradio-app></body></html>"""
DRESSES: dict[Language, Dress] = {
    language: Dress(tag=tag, parts={"box": {"label": f"<{tag}>"}}, script="run()", body="<i>frame</i>")
    for language, tag in TAGS.items()
}


class Inner:
    """Serves a page in two pieces."""

    def __init__(self, status=200):
        self.status, self.asked = status, 0

    async def __call__(self, _scope, _receive, send):
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": PAGE[:40].encode(), "more_body": True})
        await send({"type": "http.response.body", "body": PAGE[40:].encode()})


def ask(app, language="en", path="/", **headers):
    sent = []
    given = {"accept-language": language, "host": "here", **headers}
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }

    async def send(message):
        sent.append(message)

    # a thread of its own: where a browser is driven too, this one has a loop already
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, None, send)).result()
    return sent[0], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_language_has_its_words_its_tag_and_its_frame():
    page = ask(Documents(Inner(), DRESSES, Assets()), "zh")[1].decode()
    assert '<html lang="zh-CN"' in page
    assert '"label":"\\u003czh-CN\\u003e"' in page
    assert "<script>run()</script>" in page
    assert "<i>frame</i><gradio-app>" in page
    assert "elsewhere.example" not in page


def test_a_document_is_made_once_for_each_language_and_name():
    inner = Inner()
    app = Documents(inner, DRESSES, Assets())
    for language, host in (("en", "a"), ("en", "a"), ("zh", "a"), ("en", "b")):
        ask(app, language, host=host)
    assert inner.asked == 3


def test_names_made_up_by_whoever_asks_do_not_pile_up():
    app = Documents(Inner(), DRESSES, Assets())
    for number in range(50):
        ask(app, host=f"host-{number}")
    assert len(app._made) <= 16


def test_it_is_compressed_for_who_can_read_that():
    start, body = ask(Documents(Inner(), DRESSES, Assets()), **{"accept-encoding": "gzip, br"})
    assert (b"content-encoding", b"gzip") in start["headers"]
    assert b"<gradio-app>" in gzip.decompress(body)


@pytest.mark.parametrize(("path", "status"), [("/gradio_api/info", 200), ("/", 503)])
def test_anything_else_passes_through(path, status):
    start, body = ask(Documents(Inner(status), DRESSES, Assets()), path=path)
    assert start["status"] == status
    assert body.decode() == PAGE


def test_files_asked_for_once_are_kept_and_named_ahead_in_the_next_page():
    assets = Assets()
    start, _ = ask(KeptAssets(Inner(), assets), path="/assets/chat-1.js")
    assert (b"cache-control", b"public, max-age=31536000, immutable") in start["headers"]
    app = Documents(Inner(), DRESSES, assets)
    ask(app)
    assert b'<link rel="modulepreload" href="./assets/chat-1.js">' in ask(app)[1]


def test_files_that_are_not_there_are_not_named():
    assets = Assets()
    ask(KeptAssets(Inner(404), assets), path="/assets/made-up.js")
    assert assets.ahead() == b""
