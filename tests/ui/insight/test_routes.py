"""The shop's page: shut without the password, safe with it."""

import json

import pytest

from tests.ui.insight.conftest import ALL, HOST, PASSWORD, client_of
from ui.insight.door import MOST_TRIES

PATHS = ("/shop", "/shop/conversations", "/shop/conversations/talk")


def sign_in(client, password=PASSWORD, **more):
    return client.post("/shop/sign-in", data={"password": password}, **more)


def test_without_a_password_this_machine_is_told_how_to_set_one(open_shop):
    page = client_of(open_shop(), "127.0.0.1").get("/shop")
    assert (page.status_code, "[serve]" in page.text) == (200, True)


@pytest.mark.parametrize(
    ("address", "headers"), [("203.0.113.7", {}), ("127.0.0.1", {"x-forwarded-for": "203.0.113.7"})]
)
def test_without_a_password_others_find_nothing(open_shop, address, headers):
    assert client_of(open_shop(), address).get("/shop", headers=headers).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_sees_the_form_alone(client, path):
    page = client.get(path)
    assert 'type="password"' in page.text
    assert "mug" not in page.text


def test_the_cookie_is_for_this_page_alone(client):
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/shop")
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/shop", "max-age=43200"))
    assert "secure" not in cookie


def test_a_wrong_password_is_told_and_the_sixth_waits(client):
    codes = [sign_in(client, "wrong").status_code for _ in range(MOST_TRIES + 1)]
    assert codes == [401] * MOST_TRIES + [429]
    assert sign_in(client).status_code == 429


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
@pytest.mark.parametrize("path", ["/shop/sign-in", "/shop/sign-out", "/shop/versions"])
def test_a_form_of_another_site_is_refused(inside, path, origin):
    assert inside.post(path, data={"password": PASSWORD, "number": "1"}, headers={"origin": origin}).status_code == 403


def test_a_form_far_too_long_is_no_password(client):
    assert sign_in(client, "x" * 5_000 + PASSWORD).status_code == 401


def test_signing_out_forgets_the_cookie(inside):
    inside.post("/shop/sign-out")
    assert 'type="password"' in inside.get("/shop").text


def test_every_question_has_its_place_and_its_answer(inside):
    page = inside.get("/shop?days=all").text
    assert [f'id="{name}"' in page for name in ALL] == [True] * len(ALL)
    assert page.count('class="answer"') == len(ALL)
    assert "most wanted were mug (1)" in page


@pytest.mark.parametrize("path", PATHS)
def test_nothing_runs_and_nothing_comes_from_elsewhere(inside, path):
    page = inside.get(path)
    assert "<script" not in page.text
    assert " style=" not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"


def test_a_conversation_is_replayed_masked(inside):
    page = inside.get("/shop/conversations/talk").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; a…@…" in page
    assert "Blue Stoneware Mug: &#36;12" in page
    assert "<del>It floats.</del>" in page


def test_a_conversation_that_is_not_there(inside):
    assert inside.get("/shop/conversations/other").status_code == 404


def test_conversations_are_searched(inside):
    assert "/shop/conversations/talk" in inside.get("/shop/conversations?q=under&among=not_found").text
    assert "/shop/conversations/talk" not in inside.get("/shop/conversations?q=tent").text


def test_an_odd_address_is_the_usual_page(inside):
    assert inside.get("/shop?days=drop").status_code == 200
    assert inside.get("/shop/conversations?among=everything").status_code == 200
    assert inside.get(f"/shop/conversations?before={10**30}").status_code == 422


def version(shop, number, *, serves=False):
    folder = shop.home.rankers / f"{number:04d}"
    folder.mkdir(parents=True)
    table = {"chosen": "ease", "models": [{"name": "ease", "ndcg@10": 0.1, "hit@10": 0.2}], "fitted_on": {}}
    (folder / "table.json").write_text(json.dumps(table), encoding="utf-8")
    if serves:
        (shop.home.rankers / "current").write_text(str(number), encoding="utf-8")


def test_an_earlier_version_is_put_back(shop, inside):
    version(shop, 1)
    version(shop, 2, serves=True)
    assert "Yes, put version 1 back" in inside.get("/shop").text
    assert inside.post("/shop/versions", data={"number": "1"}).status_code == 303
    assert (shop.home.rankers / "current").read_text(encoding="utf-8") == "1"


@pytest.mark.parametrize("number", ["9", "-1", "x", ""])
def test_a_version_that_is_not_there_changes_nothing(shop, inside, number):
    version(shop, 2, serves=True)
    assert inside.post("/shop/versions", data={"number": number}).status_code == 404
    assert (shop.home.rankers / "current").read_text(encoding="utf-8") == "2"


def test_a_stranger_puts_nothing_back(shop, client):
    version(shop, 1)
    version(shop, 2, serves=True)
    assert client.post("/shop/versions", data={"number": "1"}).status_code == 403
    assert (shop.home.rankers / "current").read_text(encoding="utf-8") == "2"


def test_the_page_speaks_the_language_of_the_browser(inside):
    page = inside.get("/shop?days=all", headers={"accept-language": "zh-CN"}).text
    assert 'lang="zh-CN"' in page
    assert "大家在找什么？" in page


def test_an_empty_shop_has_a_page(open_shop):
    client = client_of(open_shop(**{"serve.password": PASSWORD}))
    sign_in(client)
    page = client.get("/shop")
    assert page.text.count('class="answer"') == len(ALL)


def test_the_style_is_kept_until_it_changes(client):
    first = client.get("/shop/style.css")
    again = client.get("/shop/style.css", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_behind_https_the_cookie_stays_there(shop):
    client = client_of(shop)
    client.base_url = HOST.replace("http:", "https:")
    assert (
        "secure" in sign_in(client, headers={"origin": HOST.replace("http:", "https:")}).headers["set-cookie"].lower()
    )
