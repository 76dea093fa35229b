"""Order help on real tasks: a scripted customer says what each task wants, and the books are compared at the end.

A task is reached when the orders and customers are as if its acts had been carried out exactly. A wrong write is an
order or customer changed that the task does not change, or changed otherwise. Needs `retail_service`.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.assistant import Asked, Assistant
from assistant.service.act import Act, ActKind, Move, NewLine
from assistant.service.book import OrderBook
from assistant.service.customers import Address, Customer
from assistant.service.imports import import_customers, import_orders
from assistant.service.orders import Order
from assistant.service.state import State, read_state
from assistant.shop import Shop
from assistant.turns import Done, Turn
from retrieval.database import connect
from retrieval.home import Home
from retrieval.imports import import_products
from retrieval.indexer import build_index
from tests.benchmarks import service_wordings as words
from tests.benchmarks.data import folder, lines, print_document

POLICY = Path(__file__).with_name("retail_policy.toml")
WRITES = ("cancel", "modify", "return", "exchange")
ACT_OF: Mapping[str, ActKind] = {
    "cancel_pending_order": "cancel",
    "return_delivered_order_items": "return",
    "exchange_delivered_order_items": "exchange",
    "modify_pending_order_items": "change_items",
    "modify_pending_order_address": "change_address",
    "modify_pending_order_payment": "change_payment",
    "modify_user_address": "change_default_address",
}
MOST_TURNS = 40
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_KINDS = {"credit_card": "credit card", "gift_card": "gift card", "paypal": "paypal"}


@dataclass(slots=True)
class Played:
    """One task played."""

    task: str
    style: str
    reached: bool
    wrong: bool
    kinds: tuple[str, ...]
    corrections: int = 0
    log: list[tuple[str, str]] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


class World:
    """The shop, and a fresh order book for each task."""

    def __init__(self, home: Path) -> None:
        """Take the data in, where it is not there yet."""
        self.home = home
        data = folder() / "retail_service"
        self.shop = Shop(home, {"language.enabled": False, "shop.name": "The shop"})
        if not (home / "lexical").exists():
            import_products(self.shop.catalogue, data / "products.jsonl")
            import_customers(self.shop.engine, data / "customers.jsonl")
            import_orders(self.shop.engine, data / "orders.jsonl")
            build_index(self.shop.home, self.shop.catalogue, self.shop.encoder)
        shutil.copy(POLICY, home / "policy.toml")
        self.tasks: list[dict[str, Any]] = json.loads((data / "tasks.json").read_text(encoding="utf-8"))
        self.assistant = replace(
            self.shop.assistant(with_model=False, limited=False), record=lambda _turn, _timings: None
        )
        rows = (("order", "orders", "order_id"), ("customer", "customers", "user_id"))
        self.imported = {
            f"{kind}:{row[key]}": _judged(row) for kind, name, key in rows for row in lines(data / f"{name}.jsonl")
        }
        """Every record as it was imported."""
        self.shop.engine.dispose()

    def book(self, folder_: Path) -> OrderBook:
        """The order book as it was imported."""
        folder_.mkdir(parents=True)
        shutil.copy(self.home / "shop.db", folder_ / "shop.db")
        return OrderBook(connect(Home(folder_)))

    def assistant_of(self, book: OrderBook) -> Assistant:
        """The assistant over another book."""
        handlers = self.assistant.handlers
        return replace(self.assistant, handlers=replace(handlers, desk=replace(handlers.desk, system=book)))


def gold_acts(task: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The acts that a task wants done."""
    acts = task["evaluation_criteria"]["actions"]
    return [act for act in acts if act["name"].split("_")[0] in WRITES]


def customer_of(task: Mapping[str, Any], book: OrderBook) -> Customer | None:
    """Who the customer of a task is: by what they know, or by what the task looks up."""
    known = " ".join(str(value) for value in task["user_scenario"]["instructions"].values())
    for act in task["evaluation_criteria"]["actions"]:
        told = act["arguments"]
        if act["name"] == "find_user_id_by_name_zip":
            return book.customer(name=f"{told['first_name']} {told['last_name']}", postcode=told["zip"])
        if act["name"] == "find_user_id_by_email":
            return book.customer(email=told["email"])
    for email in _EMAIL.findall(known):
        if (found := book.customer(email=email)) is not None:
            return found
    names = re.findall(r"\b([A-Z][a-z]+ [A-Z][a-z]+)\b", known)
    codes = re.findall(r"\b\d{5}\b", known)
    pairs = ((name, code) for name in names for code in codes)
    return next((found for name, code in pairs if (found := book.customer(name=name, postcode=code))), None)


def carry_out(act: Mapping[str, Any], customer: Customer, book: OrderBook, world: World, number: int) -> None:
    """Do a gold act on a book; one that the book refuses is left out, as the task's own shop does."""
    told = act["arguments"]
    customer = book.customer_by_id(customer.user_id) or customer
    order = next((each for each in book.orders(customer.user_id) if each.order_id == told.get("order_id")), None)
    kind = ACT_OF[act["name"]]
    rules = world.assistant.handlers.desk.policy
    if order is not None and rules.obstacle(kind, order, world.assistant.handlers.desk.today()) is not None:
        return
    base = Act(
        act_id=f"gold {number}",
        kind=kind,
        user_id=customer.user_id,
        customer_version=customer.version,
        order_id=order.order_id if order else None,
        order_version=order.version if order else None,
        status_after=rules.acts[kind].status_after,
    )
    book.carry_out(_filled(base, told, order, customer, world))


def _filled(base: Act, told: Mapping[str, Any], order: Order | None, customer: Customer, world: World) -> Act:
    if base.kind in ("change_address", "change_default_address"):
        to = Address(
            line1=told["address1"],
            line2=told["address2"],
            city=told["city"],
            region=told["state"],
            postcode=told["zip"],
            country=told["country"],
        )
        return replace(base, address=to)
    assert order is not None
    gift = {each.method_id for each in customer.payments if each.balance_minor is not None}
    if base.kind == "cancel":
        moves = tuple(
            Move(method_id=each.method_id, amount_minor=each.amount_minor, at_once=each.method_id in gift)
            for each in order.payments
        )
        return replace(base, reason=told["reason"], moves=moves)
    method = told["payment_method_id"]
    if base.kind == "return" and method != order.paid_by and method not in gift:
        return replace(base, order_version="refused by the policy")
    if base.kind == "return":
        return replace(base, lines=tuple(_places(order, told["item_ids"])), payment=method)
    if base.kind == "change_payment":
        old = order.payments[-1]
        moves = (
            Move(method_id=old.method_id, amount_minor=old.amount_minor, at_once=old.method_id in gift),
            Move(method_id=method, amount_minor=-old.amount_minor, at_once=method in gift),
        )
        return replace(base, payment=method, moves=moves)
    products = world.shop.catalogue.get(told["new_item_ids"])
    new = tuple(
        NewLine(
            line=place,
            product_id=key,
            title=products[key].title,
            price_minor=products[key].current_price_minor or 0,
            options=dict(products[key].attributes),
        )
        for place, key in zip(_places(order, told["item_ids"]), told["new_item_ids"], strict=True)
    )
    difference = sum(each.price_minor - order.lines[each.line].price_minor for each in new)
    moves = (
        (Move(method_id=method, amount_minor=-difference, at_once=method in gift),)
        if difference and base.kind == "change_items"
        else ()
    )
    return replace(base, new_lines=new, payment=method, moves=moves)


def _places(order: Order, item_ids: Sequence[str]) -> list[int]:
    taken: list[int] = []
    for item in item_ids:
        taken.append(
            next(place for place, line in enumerate(order.lines) if line.product_id == item and place not in taken)
        )
    return taken


def snapshot(book: OrderBook) -> dict[str, Any]:
    """What a book has changed since it was imported, as far as acts are judged."""
    from assistant.service.tables import CHANGED

    with book._engine.connect() as connection:
        rows = connection.execute(CHANGED.select()).mappings().all()
    return {row["key"]: _judged(json.loads(row["record"])) for row in rows}


def _judged(record: Mapping[str, Any]) -> dict[str, Any]:
    names = ("status", "cancel_reason", "address", "refund_to", "payment_for_difference", "payment_methods")
    kept = {name: record.get(name) for name in names}
    kept["lines"] = sorted(line["product_id"] for line in record.get("lines", ()))
    kept["returned"] = sorted(record.get("returned", ()))
    kept["exchanged"] = sorted((each["from"], each["to"]) for each in record.get("exchanged", ()))
    kept["payments"] = sorted((each["kind"], each["method"], each["amount"]) for each in record.get("payments", ()))
    return kept


class ScriptedCustomer:
    """Says what a task wants, in one style of words, and answers what is asked."""

    def __init__(
        self, task: Mapping[str, Any], customer: Customer, orders: Sequence[Order], world: World, style: str
    ) -> None:
        """Know the task."""
        self.task, self.customer, self.orders, self.world = task, customer, orders, world
        self.style = style if style in words.STYLES else "plain"
        self.scenario = " ".join(str(value) for value in task["user_scenario"]["instructions"].values())
        self.acts = gold_acts(task)
        self.corrected = 0
        self.said_yes: list[str] = []

    def identity(self) -> str:
        """Who they are, as the task says they know it."""
        known = str(self.task["user_scenario"]["instructions"]["known_info"])
        if self.customer.email in known:
            return {
                "plain": f"My email is {self.customer.email}.",
                "short": self.customer.email,
                "chatty": f"sure, it's {self.customer.email}",
                "formal": f"The order is under {self.customer.email}.",
            }[self.style]
        name, code = self.customer.name, self.customer.postcode
        return {
            "plain": f"I am {name}, zip code {code}.",
            "short": f"{name}, {code}",
            "chatty": f"it's {name.lower()} and my zip is {code}",
            "formal": f"My name is {name}; I live in {code}.",
        }[self.style]

    def wishes(self) -> list[str]:
        """One message an act."""
        return [self._wish(act) for act in self.acts]

    def own_words(self) -> str:
        """The scenario told by the customer."""
        reason = str(self.task["user_scenario"]["instructions"]["reason_for_call"])
        reason = re.sub(r"\([^)]*(?:reveal|mention|agent)[^)]*\)", "", reason)
        kept = [
            each for each in re.split(r"(?<=[.!?])\s+", reason) if not re.search(r"\bagent\b|reveal|\bmention\b", each)
        ]
        return first_person(" ".join(kept) or reason)

    def _wish(self, act: Mapping[str, Any]) -> str:
        told = act["arguments"]
        order = self._order(told)
        if act["name"] == "modify_user_address":
            return words.default_address(_written(told), self.style)
        assert order is not None
        if act["name"] == "cancel_pending_order":
            return words.cancel(self._called(order), told["reason"], self.style)
        if act["name"] == "modify_pending_order_address":
            return words.address(self._called(order), _written(told), self.style)
        money = self._money(told["payment_method_id"], order)
        if act["name"] == "modify_pending_order_payment":
            return words.payment(self._called(order), self._method(told["payment_method_id"]), self.style)
        things = [self._thing(order, place) for place in _places(order, told["item_ids"])]
        where = f" from order {order.order_id}" if order.order_id in self.scenario else ""
        if act["name"] == "return_delivered_order_items":
            return words.give_back(things, where, money, self.style)
        products = self.world.shop.catalogue.get(told["new_item_ids"])
        things = [
            replace(thing, new_options=dict(products[key].attributes))
            for thing, key in zip(things, told["new_item_ids"], strict=True)
        ]
        where = f" in order {order.order_id}" if order.order_id in self.scenario else ""
        return words.swap(things, where, money, order.status == "pending", self.style)

    def _order(self, told: Mapping[str, Any]) -> Order | None:
        return next((order for order in self.orders if order.order_id == told.get("order_id")), None)

    def _called(self, order: Order) -> str:
        if order.order_id in self.scenario:
            return f"order {order.order_id}"
        return f"the order with the {order.lines[0].title.lower()}"

    def _thing(self, order: Order, place: int) -> words.Thing:
        line = order.lines[place]
        titles = [each.title for order_ in self.orders for each in order_.lines]
        return words.Thing(title=line.title, options=dict(line.options), alone=titles.count(line.title) == 1)

    def _method(self, method_id: str) -> str:
        method = self.customer.payment(method_id)
        kind = _KINDS[method_id.rpartition("_")[0]]
        same = [each for each in self.customer.payments if each.kind == kind]
        return f"{method.brand} card" if method and len(same) > 1 and method.brand else kind

    def _money(self, method_id: str, order: Order) -> str:
        return "" if method_id == order.paid_by else self._method(method_id)

    def reply(self, state: State) -> str | None:
        """What is said to an open question; None where there is none."""
        match state.open:
            case "identity":
                return self.identity()
            case "confirm":
                return self._to_statement(state)
            case "order" | "near":
                return self._which_order(state)
            case "line":
                return self._which_line(state)
            case "reason":
                reason = next(
                    (act["arguments"]["reason"] for act in self.acts if "reason" in act["arguments"]),
                    "no longer needed",
                )
                return {"no longer needed": "I don't need it any more", "ordered by mistake": "it was a mistake"}[
                    reason
                ]
            case "payment":
                return self._which_payment(state)
            case "address":
                act = next((act for act in self.acts if "address1" in act["arguments"]), None)
                return _written(act["arguments"]) if act else "No, leave it."
            case "variant":
                return self._which_variant(state)
            case _:
                return None

    def _matching(self, act: Act | None) -> Mapping[str, Any] | None:
        if act is None:
            return None
        return next(
            (
                each
                for each in self.acts
                if ACT_OF[each["name"]] == act.kind
                and (act.order_id is None or each["arguments"]["order_id"] == act.order_id)
            ),
            None,
        )

    def _to_statement(self, state: State) -> str:
        """Yes to an act of the task; what is too much or too little in it is said; no to any other."""
        wanted, act = self._matching(state.act), state.act
        if wanted is None or act is None:
            return words.NO[self.style]
        order = self._order(wanted["arguments"])
        stated = set(act.lines) | {new.line for new in act.new_lines}
        if order is not None and stated and self.corrected < 3:
            right = set(_places(order, wanted["arguments"]["item_ids"]))
            if stated - right:
                self.corrected += 1
                return f"Only the {self._names(order, right)}, please."
            if right - stated:
                self.corrected += 1
                return f"Also the {self._names(order, right - stated)}."
        method = wanted["arguments"].get("payment_method_id")
        if method and act.payment and method != act.payment and self.corrected < 3:
            self.corrected += 1
            return f"Please use my {self._method(method)}."
        if method and act.payment and method != act.payment:
            return words.NO[self.style]
        if self._other_variants(act, wanted, order) and self.corrected < 3:
            self.corrected += 1
            return " ".join(self._other_variants(act, wanted, order))
        self.said_yes.append(wanted["action_id"])
        return words.YES[self.style]

    def _names(self, order: Order, places: set[int]) -> str:
        return words.listed([words.named(self._thing(order, place), self.style) for place in sorted(places)])

    def _other_variants(self, act: Act, wanted: Mapping[str, Any], order: Order | None) -> list[str]:
        """What is said of variants that are not the ones wanted."""
        if order is None or not act.new_lines:
            return []
        told = wanted["arguments"]
        right = dict(zip(_places(order, told["item_ids"]), told["new_item_ids"], strict=True))
        said = []
        for new in act.new_lines:
            if new.line in right and right[new.line] != new.product_id:
                options = self.world.shop.catalogue.get([right[new.line]])[right[new.line]].attributes
                thing = words.named(self._thing(order, new.line), self.style)
                said.append(
                    f"Make the {thing} the one with {', '.join(f'{name} {value}' for name, value in options.items())}."
                )
        return said

    def left(self) -> Iterator[str]:
        """What they wanted and was not stated yet, said plainly."""
        for act in self.acts:
            if act["action_id"] not in self.said_yes:
                yield self._wish(act)

    def _which_order(self, state: State) -> str:
        offered = set(state.offered)
        kind = state.queue[0].kind
        wanted = [
            act["arguments"]["order_id"]
            for act in self.acts
            if "order_id" in act["arguments"] and _fits(act["name"], kind)
        ]
        chosen = [order for order in self.orders if order.order_id in offered and order.order_id in wanted]
        if not chosen:
            return words.NO[self.style]
        if len(chosen) == len(offered):
            return "All of them."
        if self.style in ("plain", "formal"):
            return " and ".join(order.order_id for order in chosen)
        rest = [
            line.title
            for order in self.orders
            if order.order_id in offered and order not in chosen
            for line in order.lines
        ]
        told = next((line.title for line in chosen[0].lines if line.title not in rest), chosen[0].order_id)
        return f"the one with the {told.lower()}"

    def _which_line(self, state: State) -> str:
        kind = state.queue[0].kind
        for act in self.acts:
            order = self._order(act["arguments"])
            if order is None or "item_ids" not in act["arguments"] or not _fits(act["name"], kind):
                continue
            places = [
                place
                for place in _places(order, act["arguments"]["item_ids"])
                if f"{order.order_id}/{place}" in state.offered
            ]
            if places:
                things = [self._thing(order, place) for place in places]
                told = words.listed([f"the {words.named(replace(thing, alone=False), self.style)}" for thing in things])
                return f"{told} of order {order.order_id}" if self.style in ("plain", "formal") else told
        return words.NO[self.style]

    def _which_payment(self, state: State) -> str:
        order_id = state.queue[0].order_id
        method = next(
            (
                act["arguments"]["payment_method_id"]
                for act in self.acts
                if act["arguments"].get("order_id") == order_id and "payment_method_id" in act["arguments"]
            ),
            None,
        )
        return f"my {self._method(method)}" if method else words.NO[self.style]

    def _which_variant(self, state: State) -> str:
        wish = state.queue[0]
        for act in self.acts:
            told = act["arguments"]
            order = self._order(told)
            if order is None or told["order_id"] != wish.order_id or "new_item_ids" not in told:
                continue
            for place, key in zip(_places(order, told["item_ids"]), told["new_item_ids"], strict=True):
                if place == state.line:
                    options = self.world.shop.catalogue.get([key])[key].attributes
                    return "the one with " + ", ".join(f"{name} {value}" for name, value in options.items())
        return words.NO[self.style]


def _fits(name: str, kind: str) -> bool:
    return {
        "cancel": name.startswith("cancel"),
        "return": name.startswith("return"),
        "cancel_or_return": name.startswith(("cancel", "return")),
        "swap": "items" in name and not name.startswith("return"),
        "change_address": name == "modify_pending_order_address",
        "change_payment": name == "modify_pending_order_payment",
    }.get(kind, False)


def _written(told: Mapping[str, Any]) -> str:
    return ", ".join(
        part for part in (told["address1"], told["address2"], told["city"], f"{told['state']} {told['zip']}") if part
    )


def first_person(text: str) -> str:
    """A scenario told to the customer as the customer tells it."""
    pairs = (
        (r"\bYou are\b", "I am"), (r"\byou are\b", "I am"), (r"\b[Yy]ou're\b", "I'm"), (r"\b[Yy]ou've\b", "I've"),
        (r"\b[Yy]ou'd\b", "I'd"), (r"\b[Yy]ou'll\b", "I'll"), (r"\b[Yy]ourself\b", "myself"), (r"\bYour\b", "My"),
        (r"\byour\b", "my"), (r"\b[Yy]ou\b", "I"),
    )  # fmt: skip
    for pattern, said in pairs:
        text = re.sub(pattern, said, text)
    return text


def play(task: Mapping[str, Any], style: str, world: World, place: Path) -> Played | None:
    """Hold the conversation of a task, and compare the books."""
    book, gold = world.book(place / "played"), world.book(place / "gold")
    customer = customer_of(task, book)
    if customer is None:
        return None
    scripted = ScriptedCustomer(task, customer, book.orders(customer.user_id), world, style)
    log: list[tuple[str, str]] = []
    _converse(world.assistant_of(book), scripted, style, log)
    for number, act in enumerate(scripted.acts):
        carry_out(act, customer, gold, world, number)
    mine, right = snapshot(book), snapshot(gold)
    differs = [
        f"{key}: {name}: {mine[key].get(name)!r}, not {right.get(key, {}).get(name)!r}"
        for key in mine
        for name in mine[key]
        if mine[key] != right.get(key) and mine[key].get(name) != right.get(key, {}).get(name)
    ]
    differs += [f"{key}: nothing was done" for key in right if key not in mine]
    wrong = _wrong(mine, right, world)
    for each in (book, gold):
        each._engine.dispose()
    kinds = tuple(act["name"] for act in scripted.acts)
    return Played(task["id"], style, mine == right, wrong, kinds, scripted.corrected, log, differs)


def _wrong(mine: Mapping[str, Any], right: Mapping[str, Any], world: World) -> bool:
    """Whether something is neither as it was nor as the task wants it."""
    return any(
        value not in (right.get(key, {}).get(name), world.imported[key][name])
        for key, record in mine.items()
        for name, value in record.items()
    )


def _converse(assistant: Assistant, scripted: ScriptedCustomer, style: str, log: list[tuple[str, str]]) -> None:
    turns: list[Turn] = []

    def say(message: str) -> State:
        done = next(
            update for update in assistant.reply(Asked(message=message, turns=tuple(turns))) if isinstance(update, Done)
        )
        turns.append(done.turn)
        log.append((message, done.turn.answer))
        return read_state(done.turn.pending)

    def hold(message: str) -> None:
        state = say(message)
        while len(turns) < MOST_TURNS and (reply := scripted.reply(state)) is not None:
            if log.count((reply, log[-1][1])) > 1:
                break
            state = say(reply)

    for message in _opening(scripted, style):
        hold(message)
    if style == "scenario":
        for message in scripted.left():
            hold(message)


def _opening(scripted: ScriptedCustomer, style: str) -> Iterator[str]:
    """What the customer comes with: all at once, or one thing at a time."""
    wishes = scripted.wishes()
    if style == "scenario" or not wishes:
        yield scripted.own_words()
    elif style in ("plain", "short"):
        yield f"{scripted.identity()} {' '.join(wishes)}" if style == "plain" else "\n".join(wishes)
    else:
        yield from wishes


def main() -> int:
    """Play the tasks in every style."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--styles", nargs="*", default=[*words.STYLES, "scenario"])
    parser.add_argument("--tasks", nargs="*", default=[])
    parser.add_argument("--home", type=Path, help="kept between runs")
    parser.add_argument("--show", choices=("none", "failed", "all"), default="none")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder_:
        home = args.home or Path(folder_) / "home"
        world = World(home)
        played: list[Played] = []
        for style in args.styles:
            for task in world.tasks:
                if args.tasks and task["id"] not in args.tasks:
                    continue
                done = play(task, style, world, Path(folder_) / f"{style}-{task['id']}")
                shutil.rmtree(Path(folder_) / f"{style}-{task['id']}")
                if done is not None:
                    played.append(done)
                    _show(done, args.show)
    figures = {style: _figures([each for each in played if each.style == style]) for style in args.styles}
    for style, each in figures.items():
        print(f"{style:>10}: {json.dumps(each)}")
    print_document("service_tasks", {"styles": figures, "held_out": words.HELD_OUT})
    return 0


def _figures(played: Sequence[Played]) -> dict[str, Any]:
    by_act: dict[str, Counter[bool]] = defaultdict(Counter)
    for each in played:
        for kind in set(each.kinds) or {"none"}:
            by_act[kind][each.reached] += 1
    return {
        "tasks": len(played),
        "reached": round(sum(each.reached for each in played) / max(1, len(played)), 3),
        "wrong_writes": sum(each.wrong for each in played),
        "corrections": sum(each.corrections for each in played),
        "by_act": {kind: f"{count[True]} of {count[True] + count[False]}" for kind, count in sorted(by_act.items())},
    }


def _show(done: Played, show: str) -> None:
    if show == "none" or (show == "failed" and done.reached):
        return
    how = "reached" if done.reached else "MISSED"
    print(f"==== task {done.task} ({done.style}) {how}{' WRONG WRITE' if done.wrong else ''}")
    for message, answer in done.log:
        print(f"> {message}\n  {answer}")
    for line in done.differs:
        print(f"  ! {line}")


if __name__ == "__main__":
    sys.exit(main())
