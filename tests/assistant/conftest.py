"""A small shop with pages, reviews and orders; the language model off."""

import pytest

from assistant.assistant import Asked
from assistant.service.imports import import_customers, import_orders
from assistant.shop import Shop
from assistant.turns import Done, Shelf
from retrieval.imports import import_documents, import_products, import_reviews
from retrieval.indexer import build_index
from tests.assistant.shelf import STOCK
from tests.goods import GOODS, write_rows

REVIEWS = [
    {"review_id": "1", "product_id": "mug-travel", "rating": 5, "text": "No leaks in my bag. Keeps tea hot."},
    {"review_id": "2", "product_id": "mug-travel", "rating": 2, "text": "The lid leaks after a month."},
    {"review_id": "3", "product_id": "mug", "rating": 5, "text": "Sits well in the hand."},
]
CUSTOMERS = [
    {"user_id": user, "name": name, "email": email, "address": {"postcode": postcode}, "payment_methods": []}
    for user, name, email, postcode in (
        ("ada", "Ada Thrift", "ada@example.com", "AB1 2CD"),
        ("bo", "Bo Grand", "bo@example.com", "XY9 8ZW"),
    )
]
ORDERS = [
    {
        "order_id": f"#M{number}",
        "user_id": user,
        "status": status,
        "currency": "USD",
        "lines": [{"product_id": "mug", "title": "Blue Stoneware Mug", "quantity": 2, "price": 12}],
        "payments": [{"method": "credit_card_1", "amount": 24}],
    }
    for number, user, status in ((1001, "ada", "pending"), (1002, "ada", "delivered"), (2001, "bo", "pending"))
]
RETURNS = "# Returns\n\n## Time\nYou have 30 days to send something back.\n\n## Shoes\nShoes come back unworn.\n"


def build_shop(home, goods=GOODS, encoder=None) -> Shop:
    (home / "pages").mkdir(parents=True)
    (home / "pages" / "returns.md").write_text(RETURNS, encoding="utf-8")
    shop = Shop(home, {"language.enabled": False, "shop.name": "Marram"})
    if encoder is not None:
        shop.encoder = encoder
    import_products(shop.catalogue, write_rows(home / "goods.jsonl", goods))
    import_reviews(shop.catalogue, write_rows(home / "reviews.jsonl", REVIEWS))
    import_documents(shop.catalogue, [home / "pages"])
    import_customers(shop.engine, write_rows(home / "customers.jsonl", CUSTOMERS))
    import_orders(shop.engine, write_rows(home / "orders.jsonl", ORDERS))
    build_index(shop.home, shop.catalogue, shop.encoder)
    return shop


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    shop = build_shop(tmp_path_factory.mktemp("home") / "shop")
    yield shop
    shop.retriever.index.close()


@pytest.fixture(scope="session")
def store(shop, tmp_path_factory):
    """A shop of twenty products."""
    store = build_shop(tmp_path_factory.mktemp("home") / "store", STOCK, shop.encoder)
    yield store
    store.retriever.index.close()


class Talk:
    """A conversation: each message is answered in the light of those before it."""

    def __init__(self, shop, user_id=None):
        self.assistant, self.user_id = shop.assistant(with_model=False, limited=False), user_id
        self.turns = []

    def say(self, message):
        for update in self.assistant.reply(Asked(message=message, turns=tuple(self.turns), user_id=self.user_id)):
            if isinstance(update, Shelf):
                self.shelf = update
            if isinstance(update, Done):
                self.turns.append(update.turn)
        return self.turns[-1]

    @property
    def ids(self):
        return list(self.turns[-1].shown)

    @property
    def request(self):
        return self.turns[-1].request


@pytest.fixture
def talk(shop):
    return Talk(shop)
