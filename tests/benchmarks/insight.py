"""Time of the shop's page over a long journal, section by section.

usage: python -m tests.benchmarks.insight [TURNS]      100,000 without a number

The journal is made up: conversations of one to six turns over a year, with evidence, limits and carts. Its turns are
written without digests first, so that the time to digest an old journal is told too. The best of several is told.
"""

import json
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import insert

from assistant.insight.conversations import Wanted
from assistant.insight.insight import Insight
from assistant.insight.period import Period
from assistant.journal import TURNS
from assistant.request import Request
from assistant.shop import Shop
from assistant.speech.speech import ENGLISH
from assistant.turn_record import turn_json
from assistant.turns import CartLine, Fact, Sentence, Turn
from retrieval.database import writing
from retrieval.product import Product
from retrieval.query import Filters, Relaxation
from tests.benchmarks.data import print_document
from ui.insight.questions import questions

TURNS_MADE = 100_000
TIMES = 3
_AT_ONCE = 2_000
_PRODUCTS = 2_000
_THINGS = ("tent", "mug", "wool blanket", "lamp", "boots", "frying pan", "lawn mower", "bird feeder", "scarf", "soap")
_LIMITS = (Filters(), Filters(price_max_minor=2_000), Filters(colors=("red",)), Filters(materials=("wool",)))
_PRICE = Relaxation(constraint="price_max_minor", change="drop", value=None, count=3)


def main() -> int:
    """Make a journal, time every section and the whole page."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS_MADE
    with tempfile.TemporaryDirectory() as folder, Shop(Path(folder)) as shop:
        shop.catalogue.put_products(
            Product(product_id=f"p{n}", title=f"Thing {n}", category=("Home", _THINGS[n % len(_THINGS)]))
            for n in range(_PRODUCTS)
        )
        _write(shop, number)
        insight = Insight(shop)
        figures: dict[str, float] = {"turns": number, "digest_older_ms": _ms(insight.catch_up)}
        for days in (30, None):
            period = insight.period(days)
            for name, work in _sections(shop, insight, period).items():
                figures[f"{name}_{days or 'all'}_ms"] = min(_ms(work) for _ in range(TIMES))
    print("\n".join(f"{name:<28}{value:>12,.1f}" for name, value in figures.items()))
    print_document("insight", figures)
    return 0


def _sections(shop: Shop, insight: Insight, period: Period) -> dict[str, Callable[[], object]]:
    return {
        "asked": lambda: insight.asked(period),
        "unmet": lambda: insight.unmet(period),
        "limits": lambda: insight.limits(period),
        "funnel": lambda: insight.funnel(period),
        "unseen": lambda: insight.unseen(period),
        "shoppers": lambda: insight.shoppers(period),
        "answers": lambda: insight.answers(period),
        "conversations": lambda: insight.conversations(period, Wanted()),
        "search": lambda: insight.conversations(period, Wanted(text="lawn")),
        "page": lambda: questions(shop.settings.shop, insight, period, ENGLISH),
    }


def _write(shop: Shop, number: int) -> None:
    assert shop.journal
    made = _turns(random.Random(1), number)
    while part := list(islice(made, _AT_ONCE)):
        rows = [
            {
                "turn_id": turn.turn_id,
                "user_id": turn.user_id,
                "at": turn.at,
                "message": turn.message,
                "intent": turn.request.intent,
                "record": json.dumps(turn_json(turn)),
                "total_ms": 100.0,
            }
            for turn in part
        ]
        with writing(shop.engine) as connection:
            connection.execute(insert(TURNS), rows)


def _turns(rng: random.Random, number: int) -> Iterator[Turn]:
    left, talk, at, thing = 0, "", datetime.now(), ""
    cart: tuple[CartLine, ...] = ()
    for _ in range(number):
        if not left:
            left, talk, cart = rng.randint(1, 6), uuid.UUID(int=rng.getrandbits(128)).hex, ()
            at, thing = datetime.now() - timedelta(days=365 * rng.random()), rng.choice(_THINGS)
        left -= 1
        at += timedelta(seconds=30)
        shown = tuple(f"p{n}" for n in rng.sample(range(_PRODUCTS), 8))
        no_match = rng.random() < 0.08
        cart = (CartLine(product_id=shown[0], quantity=1),) if rng.random() < 0.05 else cart
        facts = tuple(
            Fact(kind="attribute", text="Made of wool, 560 g, washed at 30 degrees.", source=f"product:{key}")
            for key in shown
        )
        yield Turn(
            turn_id=uuid.UUID(int=rng.getrandbits(128)).hex,
            message=f"a {thing} please",
            request=Request(
                intent=rng.choice(("recommend", "refine", "product_question", "cart", "smalltalk")),
                phrase=f"{rng.choice(('red ', 'small ', ''))}{thing}",
                filters=rng.choice(_LIMITS),
            ),
            shown=() if no_match else shown,
            answer="An answer.",
            sentences=(Sentence("It is made of wool.", (0,)), Sentence("It weighs 560 g.", (1,))),
            evidence=facts,
            whys=dict.fromkeys(shown, "made of wool, as you asked"),
            cart=cart,
            user_id=talk[:12],
            no_match=no_match,
            relaxations=(_PRICE,) if no_match else (),
            conversation_id=talk,
            at=at,
        )


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return round(1_000 * (time.perf_counter() - started), 1)


if __name__ == "__main__":
    raise SystemExit(main())
