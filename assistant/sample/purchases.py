"""The shoppers of the sample shop and what they did: tastes, budgets, favourite makers, seasons, and buying again."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from assistant.sample.goods import Good, chance, goods, variant_ids

HERE = Path(__file__).parent
SHOPPERS = 440
DAYS = 540
"""How far back the purchases go."""
BOUGHT_AGAIN = frozenset({"Pantry", "Bath & Body"})
"""Departments whose goods are used up."""
USED_UP_DAYS = (24, 75)
WITH_IT = 0.75
"""Share of the further things in a basket that go with the first; the others are by taste, as it."""
_FIRST = """
    Ada Ben Clara Dov Elin Femi Greta Hugo Ines Jamal Kaja Leo Maya Nils Olga Pavel Quinn Rosa Sami Tess Uma Viktor
    Wanda Xenia Yusuf Zoe Amir Bea Cyril Dana Emil Faye Gus Heli Ivo June Karim Lotte Milo Nora
""".split()
_LAST = """
    Abara Bellweather Castellan Dunmore Eskola Farrow Grantham Holloway Ibsen Jarrow Kessler Lund Moreau Nakata
    Oduya Penrose Quist Redfern Sorel Tarrant Ulven Vance Whitlock Yardley Zeman Brandt Coyle Delacroix Fenwick
    Haddad
""".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """One kind of shopper."""

    types: Mapping[str, float]
    tags: frozenset[str]
    thrift: float
    months: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopper:
    """One invented person."""

    user_id: str
    name: str
    tastes: tuple[str, ...]
    budget: float
    """How dear their things are: 1 is the middle of each type."""
    note: str | None = None


@cache
def tastes() -> Mapping[str, Taste]:
    """The kinds of shopper, by name."""
    return {
        name: Taste(
            types=row["types"],
            tags=frozenset(row["tags"]),
            thrift=row["thrift"],
            months=frozenset(row["months"]),
        )
        for name, row in tomllib.loads((HERE / "tastes.toml").read_text(encoding="utf-8")).items()
    }


@cache
def companions() -> Mapping[str, Mapping[str, float]]:
    """Product type -> the types that are bought with it, each with its weight."""
    return tomllib.loads((HERE / "companions.toml").read_text(encoding="utf-8"))


@cache
def shoppers() -> tuple[Shopper, ...]:
    """All shoppers: the people a visitor can shop as, then the others."""
    people = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))["person"]
    known = [
        Shopper(
            user_id=row["user_id"],
            name=row["name"],
            tastes=tuple(row["tastes"]),
            budget=_budget(row["user_id"]),
            note=row["note"],
        )
        for row in people
    ]
    return (*known, *(_other(number) for number in range(SHOPPERS - len(known))))


def _other(number: int) -> Shopper:
    rng = random.Random(f"shopper {number}")
    names = sorted(tastes())
    user_id = f"s{number + 1:03d}"
    return Shopper(
        user_id=user_id,
        name=f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
        tastes=tuple(rng.sample(names, 2)),
        budget=_budget(user_id),
    )


def _budget(user_id: str) -> float:
    return 0.55 + 1.1 * chance("budget", user_id)


def purchase_rows(today: date) -> list[dict[str, Any]]:
    """What everybody did, as a shop would export it: views, carts, purchases, ratings and likes, by time."""
    rows = [row for shopper in shoppers() for row in _events(shopper, today)]
    return sorted(rows, key=lambda row: (row["time"], row["user_id"], row["product_id"], row["event"]))


def _events(shopper: Shopper, today: date) -> list[dict[str, Any]]:
    rng = random.Random(f"events {shopper.user_id}")
    visits = rng.randint(11, 19) if shopper.note else rng.choice((2, 4, 5, 6, 7, 8, 9, 11, 14))
    favourites = _favourite_brands(shopper, rng)
    weights = _weights(shopper, favourites)
    rows: list[dict[str, Any]] = []
    for _ in range(visits):
        when = _visit_day(shopper, today, rng)
        for good in _basket(weights, when, rng):
            rows += _around_a_purchase(shopper, good, when, today, rng)
    return rows


def _favourite_brands(shopper: Shopper, rng: random.Random) -> frozenset[str]:
    wanted = tastes()[shopper.tastes[0]].types
    brands = sorted({good.brand for good in goods() if good.product_type in wanted})
    return frozenset(rng.sample(brands, min(3, len(brands))))


def _weights(shopper: Shopper, favourites: frozenset[str]) -> list[tuple[Good, float]]:
    """How likely each good is for a shopper: by taste, tags, maker, price and what everybody buys."""
    return [(good, weight) for good in goods() if (weight := _weight(good, shopper, favourites)) > 0]


def _weight(good: Good, shopper: Shopper, favourites: frozenset[str]) -> float:
    main, second = (tastes()[name] for name in shopper.tastes)
    drawn = main.types.get(good.product_type, 0.0) + 0.35 * second.types.get(good.product_type, 0.0) + 0.04
    drawn *= 1 + 1.2 * len(main.tags & set(good.tags)) + 0.4 * len(second.tags & set(good.tags))
    drawn *= 3.0 if good.brand in favourites else 1.0
    drawn *= 0.25 + 1.5 * chance("popular", good.key) ** 2
    return drawn * _price_fit(good, shopper, main.thrift)


@cache
def _middle_price(product_type: str) -> float:
    prices = sorted(good.price for good in goods() if good.product_type == product_type)
    return prices[len(prices) // 2]


def _price_fit(good: Good, shopper: Shopper, thrift: float) -> float:
    ratio = good.price / _middle_price(good.product_type) / shopper.budget
    dear = max(0.0, ratio - 1)
    cheap = max(0.0, 1 / max(ratio, 0.05) - 1.6)
    return 1 / (1 + (1 + 3 * thrift) * dear**2 + 0.8 * (1 - thrift) * cheap)


def _visit_day(shopper: Shopper, today: date, rng: random.Random) -> date:
    """A day in the past; months the shopper's taste has are three times as likely."""
    months = tastes()[shopper.tastes[0]].months
    days = [today - timedelta(days=rng.randint(1, DAYS)) for _ in range(3)]
    return next((day for day in days if day.month in months), days[0])


def _basket(weights: Sequence[tuple[Good, float]], when: date, rng: random.Random) -> list[Good]:
    """What one visit ends with: a thing by taste, and mostly what goes with it."""
    season = [(good, weight * _in_season(good, when)) for good, weight in weights]
    first = _drawn(season, rng)
    others = companions().get(first.product_type, {})
    fitting = [(good, weight * others[good.product_type]) for good, weight in season if good.product_type in others]
    more = rng.choice((0, 0, 0, 1, 1, 2))
    return [first, *(_drawn(fitting if rng.random() < WITH_IT else season, rng) for _ in range(more))]


def _drawn(weights: Sequence[tuple[Good, float]], rng: random.Random) -> Good:
    return rng.choices([good for good, _ in weights], [weight for _, weight in weights])[0]


def _in_season(good: Good, when: date) -> float:
    if good.department == "Garden":
        return 2.0 if when.month in (2, 3, 4, 5) else 0.6
    if good.department == "Outdoors" or good.product_type == "sandals":
        return 2.0 if when.month in (5, 6, 7, 8) else 0.5
    if good.product_type in ("blankets", "candles", "scarves", "chocolate", "board games", "puzzles"):
        return 2.2 if when.month in (10, 11, 12) else 0.7
    return 1.0


def _around_a_purchase(
    shopper: Shopper, good: Good, when: date, today: date, rng: random.Random
) -> list[dict[str, Any]]:
    variant = rng.choice(list(variant_ids(good)))
    at = datetime(when.year, when.month, when.day, rng.randint(7, 22), rng.randint(0, 59))
    rows = [_event(shopper, variant, "view", at - timedelta(minutes=rng.randint(2, 90)))] if rng.random() < 0.35 else []
    if rng.random() < 0.12:
        return [*rows, _event(shopper, variant, "cart", at)]
    rows.append(_event(shopper, variant, "purchase", at, quantity=2 if rng.random() < 0.08 else 1, price=good.price))
    if rng.random() < 0.28:
        rows.append(_event(shopper, variant, "rating", _later(at, today, rng), rating=rating_of(shopper, good)))
    if good.department in BOUGHT_AGAIN and rng.random() < 0.55:
        rows += _bought_again(shopper, good, variant, at, today, rng)
    return rows


def _bought_again(
    shopper: Shopper, good: Good, variant: str, at: datetime, today: date, rng: random.Random
) -> list[dict[str, Any]]:
    rows = []
    for _ in range(rng.randint(1, 3)):
        at += timedelta(days=rng.randint(*USED_UP_DAYS))
        if at.date() >= today:
            break
        rows.append(_event(shopper, variant, "purchase", at, quantity=1, price=good.price))
    return rows


def _later(at: datetime, today: date, rng: random.Random) -> datetime:
    days = min(rng.randint(3, 40), max(0, (today - at.date()).days - 1))
    return at + timedelta(days=days)


def rating_of(shopper: Shopper, good: Good) -> int:
    """What a shopper gives: the good's own quality, the taste of the shopper, and a little luck."""
    quality = 3.1 + 1.7 * chance("quality", good.key)
    liking = 0.5 if good.product_type in tastes()[shopper.tastes[0]].types else -0.2
    luck = 1.8 * (chance("luck", shopper.user_id, good.key) - 0.5)
    return min(5, max(1, round(quality + liking + luck)))


def _event(shopper: Shopper, product_id: str, kind: str, at: datetime, **more: Any) -> dict[str, Any]:
    return {
        "user_id": shopper.user_id,
        "product_id": product_id,
        "event": kind,
        "time": at.isoformat(timespec="minutes"),
        **more,
    }
