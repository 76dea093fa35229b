"""The script of the widget."""

import gzip
import json

import pytest

from ui.doors.widget import script

LARGEST = 10 * 1024


def test_it_is_small():
    assert len(gzip.compress(script("A shop with a name as long as such names are").encode())) < LARGEST


def test_it_loads_nothing_and_writes_no_html():
    code = script("Tiny")
    assert "innerHTML" not in code
    assert "insertAdjacentHTML" not in code
    assert "https://" not in code.replace("https://HOST", "")


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "${alert(1)}", "__GIVEN__", "'\"\\"])
def test_the_name_of_the_shop_is_a_string(name):
    code = script(name)
    start = code.index("= {") + 2
    given, _ = json.JSONDecoder().raw_decode(code[start:])
    assert given["shop"] == name
    assert set(given["words"]) == {"en", "zh"}


def test_it_is_served_as_a_script(client):
    answer = client.get("/widget.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text.startswith("//")
    assert client.post("/widget.js", json={}).status_code == 405
