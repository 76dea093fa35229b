"""The shop's page over a small catalogue, without an index, asked as a browser asks."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.shop import Shop
from assistant.turns import CartLine, Cut, Fact, Sentence
from ranking.events import Event
from retrieval.imports import import_products
from tests.assistant.insight.turns import Talks
from tests.goods import GOODS, write_rows
from ui.insight.frame import QUESTIONS
from ui.insight.routes import insight_routes

PASSWORD = "a long enough password"
HOST = "http://shop.example"
HOSTILE = "<script>alert(1)</script> ada@example.com"


def client_of(shop, address="203.0.113.7") -> TestClient:
    app = FastAPI()
    app.include_router(insight_routes(shop))
    return TestClient(app, base_url=HOST, client=(address, 50_000), headers={"origin": HOST}, follow_redirects=False)


@pytest.fixture
def open_shop(tmp_path):
    shops = []

    def opened(**settings) -> Shop:
        shops.append(Shop(tmp_path / "home", {"language.enabled": False, "shop.name": "Marram", **settings}))
        return shops[-1]

    yield opened
    for shop in shops:
        shop.close()


@pytest.fixture
def shop(open_shop, tmp_path):
    """A shop with a password, six products and a conversation of three turns."""
    shop = open_shop(**{"serve.password": PASSWORD})
    shop.home.create()
    import_products(shop.catalogue, write_rows(tmp_path / "goods.jsonl", GOODS))
    fact = Fact(kind="price", text="Blue Stoneware Mug: $12", source="product:mug", product_id="mug")
    talks = Talks(shop.engine)
    talks.say(HOSTILE, phrase="mug", shown=("mug",), sentences=(Sentence("It costs $12.", (0,)),), evidence=(fact,))
    talks.say("a mug under $1", phrase="mug", no_match=True, filters={"price_max_minor": 100})
    talks.say("add it", intent="cart", cart=(CartLine(product_id="mug", quantity=1),), cut=(Cut("It floats.", "no"),))
    shop.events.add([Event(user_id="ada", product_id="mug", kind="dislike")])
    return shop


@pytest.fixture
def client(shop):
    return client_of(shop)


@pytest.fixture
def inside(client):
    """A browser that has signed in."""
    assert client.post("/shop/sign-in", data={"password": PASSWORD}).status_code == 303
    return client


ALL = QUESTIONS
