"""Reviews of the sample shop, composed from what people say of each kind of thing (`opinions/`)."""

import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from assistant.sample.goods import DEPARTMENTS, Good, goods
from assistant.sample.purchases import rating_of, shoppers

FOLDER = Path(__file__).with_name("opinions")
SHARE = 0.62
"""Share of the buyers of a thing who write, until the shop has enough."""
MOST_OF_ONE = 9
"""Reviews of one product at most."""
_OPENERS_GOOD = (
    "{use}, and {clause}.",
    "{clause}.",
    "Bought it {use}: {clause}.",
    "Third month now, and {clause}.",
    "Simply put, {clause}.",
    "I was not sure at first, but {clause}.",
    "I read reviews for an hour before I chose this one. {clause}.",
    "{clause}, which is what I paid for.",
    "Got it {use}. {clause}.",
    "So far so good: {clause}.",
    "After {weeks} weeks {clause}.",
    "Honestly, {clause}.",
)
_OPENERS_BAD = (
    "{clause}, and that is a pity.",
    "Bought it {use}, but {clause}.",
    "{clause}. I had hoped for more.",
    "Looks fine on the page; {clause}.",
    "Sadly {clause}.",
    "After {weeks} weeks {clause}.",
    "I wanted to like it, but {clause}.",
    "{clause}. Sent it back.",
    "For this price I did not expect that {clause}.",
    "{clause}, so I would not buy it again.",
)
_TURNS_BAD = (
    "Only {clause}.",
    "One thing: {clause}.",
    "Mind you, {clause}.",
    "Half a star less because {clause}.",
    "But {clause}.",
    "My one gripe, {clause}.",
)
_TURNS_GOOD = (
    "In its favour, {clause}.",
    "At least {clause}.",
    "Credit where due: {clause}.",
    "On the other hand {clause}.",
    "To be fair, {clause}.",
    "What I did not expect: {clause}.",
)
_TITLES = {
    5: (
        "Would buy again",
        "Does exactly what it should",
        "No complaints",
        "Worth it",
        "Glad I picked this one",
        "Keeper",
        "Lovely thing",
        "Spot on",
    ),
    4: (
        "Good, with one niggle",
        "Nearly there",
        "Pleased with it",
        "Solid",
        "Good value",
        "Recommended, mostly",
        "Happy enough",
    ),
    3: ("It is all right", "Mixed feelings", "Fine for the money", "Some good, some not", "Middling"),
    2: ("Expected more", "Not for me", "Disappointing", "Hm", "Looks better than it works"),
    1: ("Sent it back", "Avoid", "Did not last", "No", "Waste of money for me"),
}


@cache
def opinions() -> Mapping[str, Mapping[str, Any]]:
    """What people say, by product type: aspects with good and bad clauses, and uses."""
    found: dict[str, Mapping[str, Any]] = {}
    for slug in DEPARTMENTS:
        found |= json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    return found


def review_rows(purchases: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Reviews by some of the buyers, as a shop would export them, by time.

    Args:
        purchases: the rows of `purchase_rows`.
    """
    by_user = {shopper.user_id: shopper for shopper in shoppers()}
    by_variant = _goods_by_variant(purchases)
    counts: dict[str, int] = {}
    written: set[tuple[str, str]] = set()
    used: set[str] = set()
    rows: list[dict[str, Any]] = []
    for row in purchases:
        good = by_variant[row["product_id"]]
        author = (row["user_id"], good.key)
        if row["event"] != "purchase" or author in written or counts.get(good.key, 0) >= MOST_OF_ONE:
            continue
        rng = random.Random(f"review {row['user_id']} {good.key}")
        if rng.random() >= SHARE:
            continue
        rating = rating_of(by_user[row["user_id"]], good)
        text = _fresh_text(good, rating, rng, used)
        counts[good.key] = counts.get(good.key, 0) + 1
        written.add(author)
        rows.append(
            {
                "review_id": f"r{len(rows) + 1:05d}",
                "product_id": row["product_id"],
                "user_id": row["user_id"],
                "rating": rating,
                "title": rng.choice(_TITLES[rating]),
                "text": text,
                "time": (datetime.fromisoformat(row["time"]) + timedelta(days=rng.randint(2, 30))).isoformat(),
            }
        )
    return rows


def mean_ratings(reviews: Sequence[Mapping[str, Any]]) -> dict[str, tuple[float, int]]:
    """Key of a good -> its mean rating, to one decimal, and how many gave one."""
    by_good: dict[str, list[int]] = {}
    families = _families()
    for review in reviews:
        by_good.setdefault(families[review["product_id"]].key, []).append(review["rating"])
    return {key: (round(sum(values) / len(values), 1), len(values)) for key, values in sorted(by_good.items())}


@cache
def _families() -> Mapping[str, Good]:
    from assistant.sample.goods import variant_ids

    return {product_id: good for good in goods() for product_id in variant_ids(good)}


def _goods_by_variant(purchases: Sequence[Mapping[str, Any]]) -> Mapping[str, Good]:
    families = _families()
    return {row["product_id"]: families[row["product_id"]] for row in purchases}


def _fresh_text(good: Good, rating: int, rng: random.Random, used: set[str]) -> str:
    """A text that nobody else wrote."""
    for _ in range(20):
        text = _text(good, rating, rng)
        if text not in used:
            break
    used.add(text)
    return text


def _text(good: Good, rating: int, rng: random.Random) -> str:
    told = opinions()[good.product_type]
    aspects = rng.sample(sorted(told["aspects"]), min(3, len(told["aspects"])))
    good_first = rating >= 4 or (rating == 3 and rng.random() < 0.5)
    first = rng.choice(told["aspects"][aspects[0]]["good" if good_first else "bad"])
    opener = rng.choice(_OPENERS_GOOD if good_first else _OPENERS_BAD)
    parts = [_filled(opener, first, rng.choice(told["uses"]), rng)]
    if rating in (2, 3, 4) and rng.random() < 0.75:
        second = rng.choice(told["aspects"][aspects[1]]["bad" if good_first else "good"])
        parts.append(_filled(rng.choice(_TURNS_BAD if good_first else _TURNS_GOOD), second, "", rng))
    elif rng.random() < 0.6:
        kind = "good" if good_first else "bad"
        second = rng.choice(told["aspects"][aspects[1]][kind])
        parts.append(
            _filled(
                rng.choice(("And {clause}.", "Also, {clause}.", "{clause}.", "Besides, {clause}.")),
                second,
                "",
                rng,
            )
        )
    if rng.random() < 0.18:
        third = rng.choice(told["aspects"][aspects[2]]["good" if rating >= 4 else "bad"])
        parts.append(_filled("{clause}.", third, "", rng))
    return " ".join(parts)


def _filled(pattern: str, clause: str, use: str, rng: random.Random) -> str:
    sentence = pattern.format(clause=clause.rstrip("."), use=use, weeks=rng.choice(("two", "three", "six", "ten")))
    pieces = [piece[0].upper() + piece[1:] for piece in sentence.split(". ") if piece]
    return ". ".join(pieces)
