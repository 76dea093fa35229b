"""A shop for campers and tea drinkers: tents and pegs are bought in one basket, tea again and again."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from ranking.ease import EASE
from ranking.events import Event
from ranking.features import features_of
from ranking.interactions import interactions_of
from ranking.profile import profile_of
from ranking.scenes.models import fit_scenes
from ranking.scenes.shop_ranking import ShopRanking
from ranking.versions import Fitted
from retrieval.product import Product

TODAY = date(2026, 6, 30)
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
KINDS = {
    "tents": ("tent-a", "tent-b", "tent-c"),
    "pegs": ("peg-a", "peg-b"),
    "lanterns": ("lamp-a", "lamp-b"),
    "teas": ("tea-a", "tea-b", "tea-c"),
    "cups": ("cup-a", "cup-b"),
}
DEPARTMENT = {"tents": "Outdoors", "pegs": "Outdoors", "lanterns": "Outdoors", "teas": "Pantry", "cups": "Kitchen"}


def product(key: str, kind: str, **more) -> Product:
    price = {"tents": 20_000, "pegs": 900, "lanterns": 4_000, "teas": 700, "cups": 1_200}[kind]
    return Product(
        **{
            "product_id": key,
            "title": key.replace("-", " ").title(),
            "category": (DEPARTMENT[kind], kind),
            "price_minor": price,
            "currency": "USD",
            "stock": 5,
            **more,
        }
    )


PRODUCTS = {key: product(key, kind) for kind, keys in KINDS.items() for key in keys} | {
    "tent-new": product("tent-new", "tents", created_at=TODAY - timedelta(days=3)),
    "lamp-gone": product("lamp-gone", "lanterns", stock=0),
    "cup-off": product("cup-off", "cups", sale_price_minor=900),
}


def bought(user: str, day: int, *keys: str) -> list[Event]:
    """One basket."""
    when = START + timedelta(days=day)
    return [Event(user_id=user, product_id=key, time=when, price_minor=1_000) for key in keys]


def _camper(n: int) -> list[Event]:
    tent, lamp = f"tent-{'abc'[n % 3]}", f"lamp-{'ab'[n % 2]}"
    return [*bought(f"c{n}", n, tent, f"peg-{'ab'[n % 2]}"), *bought(f"c{n}", n + 30, lamp)]


def _drinker(n: int) -> list[Event]:
    tea = f"tea-{'abc'[n % 3]}"
    baskets = [*bought(f"t{n}", n, tea, f"cup-{'ab'[n % 2]}"), *bought(f"t{n}", n + 30, tea)]
    return [*baskets, *bought(f"t{n}", n + 60, tea, f"tea-{'abc'[(n + 1) % 3]}")]


EVENTS = [event for n in range(30) for event in (*_camper(n), *_drinker(n))]


class Texts:
    """Products of one kind are alike, those of one department a little."""

    def vectors(self, family_ids):
        rows = [self._row(PRODUCTS[key]) if key in PRODUCTS else np.zeros(12) for key in family_ids]
        return np.array(rows, dtype=np.float32).reshape(-1, 12)

    def likeness(self, family_id, family_ids):
        return (self.vectors(family_ids) @ self.vectors((family_id,))[0]).astype(np.float64)

    def _row(self, product):
        row = np.zeros(12)
        row[sorted(KINDS).index(product.product_type)] = 0.7
        row[5 + sorted(set(DEPARTMENT.values())).index(product.department)] = 0.4
        row[8 + sum(map(ord, product.product_id)) % 4] = 0.6
        return row / np.linalg.norm(row)


def shop_of(events=EVENTS, products=PRODUCTS, *, fitted=True) -> ShopRanking:
    ids = tuple(sorted(products))
    features = features_of(ids, products, Texts().vectors(ids))
    model = EASE.fit(interactions_of(events, ids), features, EASE.default) if fitted else None
    return ShopRanking(
        fitted=Fitted(recommender=model, unit=0.3) if model else None,
        models=fit_scenes(events, features),
        products=products,
        texts=Texts(),
        today=TODAY,
    )


def profile(user: str, events):
    return profile_of(user, events, PRODUCTS)


SHOP = shop_of()
CAMPER = profile("me", bought("me", 100, "tent-a", "lamp-b"))
DRINKER = profile("us", [*bought("us", 90, "tea-a", "cup-b"), *bought("us", 120, "tea-b")])


def ids(shelf):
    return [item.product.product_id for item in shelf.items]
