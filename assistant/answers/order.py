"""Orders: identity first, then the state as the book has it; a cancellation is stated, confirmed, done once."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.answers.answer import Answer
from assistant.orders import Customer, Order, OrderBook
from assistant.speech.speech import ENGLISH, Speech, joined
from assistant.turns import Fact
from retrieval.money import format_price

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CODE_LENGTH = range(3, 11)
"""Characters of a postcode, without its space."""
_FULL_NAME = r"(?P<name>[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+){1,3})"
_NAME = re.compile(rf"\b(?:i am|i'm|my name is|name is|this is|it's|under)\s+{_FULL_NAME}", re.I)
_BARE_NAME = re.compile(rf"^\W*{_FULL_NAME}\s*(?:,|and|;|\d)")
_NO_NAME = frozenset("and in at from my the zip code postcode is".split())
_ORDER_ID = re.compile(
    r"#\s?(?P<a>[A-Za-z]?\d{3,})|\b(?P<b>[A-Za-z]\d{4,})\b|\border (?:number |no\.? |nr\.? |id )?(?P<c>\d{3,})\b",
    re.I,
)
_CANCEL = re.compile(r"\b(?:cancel\w*|call off|remove one of the orders)\b", re.I)
_CHANGE = re.compile(
    r"\b(?:return|send back|exchange|swap|refund|change|modify|address|wrong|broken|damaged|missing|invoice|receipt)\b",
    re.I,
)
_YES = re.compile(
    r"\W*(?:(?:yes|yep|yeah|please do|go ahead|i confirm|confirm(?:ed)?|do it|do that|ok(?:ay)?|sure|i'm sure|please|"
    r"thanks?|thank you|and|cancel(?: (?:it|that|this|(?:the|my|that|this) order))?)\b\W*)+",
    re.I,
)
"""A yes and nothing else: "ok, and what about mugs?" is none."""
_MOST = 6
"""Orders named at most."""
_FEW = 3
"""Lines of an order that are all named."""
_NO = re.compile(r"^\W*(?:no|nope|don't|do not|stop|never mind|wait|keep)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMessage:
    """A message about an order, with what is known before it."""

    text: str
    customer_id: str | None
    pending: str | None
    say: Speech = ENGLISH


def waits_for_reply(pending: str | None, text: str) -> bool:
    """Whether a message answers a question about orders that is still open."""
    if pending is None:
        return False
    if json.loads(pending)["act"] == "cancel":
        return bool(_YES.fullmatch(text) or _NO.search(text))
    return bool(_EMAIL.search(text) or _identity_by_name(text) or _ORDER_ID.search(text))


def order_answer(book: OrderBook, message: OrderMessage) -> Answer:
    """Answer a message about orders."""
    say = message.say
    waiting = json.loads(message.pending) if message.pending else {}
    if waiting.get("act") == "cancel" and message.customer_id and waits_for_reply(message.pending, message.text):
        return _confirm(book, message, waiting["order_id"])
    wish = f"{waiting.get('wish', '')} {message.text}".strip()
    customer_id = message.customer_id
    if customer_id is None:
        customer = _identify(book, message.text)
        if customer is None:
            return _ask_identity(message.text, wish, say, already_asked=bool(waiting))
        customer_id = customer.user_id
        wish = f"{waiting.get('wish', '')} {_without_identity(message.text, customer)}"
    return _looked_up(book, customer_id, wish, say)


def _ask_identity(text: str, wish: str, say: Speech, *, already_asked: bool) -> Answer:
    tried = _EMAIL.search(text) or _identity_by_name(text)
    said = say("order.no_customer" if already_asked and tried else "order.which_customer")
    return Answer(sentences=(said,), pending=json.dumps({"act": "identify", "wish": wish[:300]}))


def _identify(book: OrderBook, text: str) -> Customer | None:
    email = _EMAIL.search(text)
    if email:
        return book.customer(email=email.group())
    pairs = ((name, code) for name, codes in _identity_by_name(text) for code in codes)
    found = (book.customer(name=name, postcode=code) for name, code in pairs)
    return next((customer for customer in found if customer is not None), None)


def _identity_by_name(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names a text may give, the longest first, each with the postcodes it may give; () when one is missing."""
    named = _NAME.search(text) or _BARE_NAME.search(text)
    words = _WORD.findall(text)
    pairs = [first + second for first, second in pairwise(words)]
    codes = tuple(
        code for code in (*pairs, *words) if len(code) in _CODE_LENGTH and any(letter.isdigit() for letter in code)
    )
    if named is None or not codes:
        return ()
    parts = list(takewhile(lambda word: word.lower() not in _NO_NAME, named.group("name").split()))
    return tuple((" ".join(parts[:length]), codes) for length in range(len(parts), 1, -1))


def _without_identity(text: str, customer: Customer) -> str:
    """A message without the e-mail and the postcode, so that neither is read as the number of an order."""
    rest = _EMAIL.sub(" ", text)
    return re.sub(re.escape(customer.postcode), " ", rest, flags=re.I) if customer.postcode else rest


def _looked_up(book: OrderBook, customer_id: str, wish: str, say: Speech) -> Answer:
    named = list(_ORDER_ID.finditer(wish))
    orders = book.orders(customer_id)
    if named:
        number = next(group for group in named[-1].groups() if group)
        found = book.order(number, user_id=customer_id)
        if found is None:
            return Answer(
                sentences=(joined(say("order.not_yours", number=number), _overview(orders, say)),),
                customer_id=customer_id,
                facts=tuple(_fact(order) for order in orders),
            )
        orders = (found,)
    if not orders:
        return Answer(sentences=(say("order.no_orders"),), customer_id=customer_id)
    if _CANCEL.search(wish):
        return _ask_to_cancel(orders, customer_id, say)
    if len(orders) > 1:
        return Answer(
            sentences=(_overview(orders, say), say("order.which_order")),
            customer_id=customer_id,
            facts=tuple(map(_fact, orders)),
        )
    return _status(orders[0], customer_id, wish, say)


def _overview(orders: tuple[Order, ...], say: Speech) -> str:
    parts = [
        say("order.one", number=order.order_id, status=say("order.called", form=order.status), total=_money(order))
        for order in orders[:_MOST]
    ]
    more = say("order.more", n=len(orders) - _MOST) if len(orders) > _MOST else ""
    return say("order.overview", orders=say.listed(parts), more=more) if parts else ""


def _status(order: Order, customer_id: str, wish: str, say: Speech) -> Answer:
    sentences = [
        say(
            "order.status",
            number=order.order_id,
            contents=_contents(order, say),
            total=_money(order),
            state=say("order.state", form=order.status),
        )
    ]
    if order.tracking and order.status in ("processed", "shipped", "delivered"):
        sentences.append(say("order.tracking", codes=say.listed(order.tracking)))
    if _CHANGE.search(wish):
        sentences.append(say("order.no_changes"))
    return Answer(sentences=tuple(sentences), customer_id=customer_id, facts=(_fact(order),))


def _ask_to_cancel(orders: tuple[Order, ...], customer_id: str, say: Speech) -> Answer:
    open_orders = tuple(order for order in orders if order.status == "pending")
    facts = tuple(map(_fact, orders))
    if not open_orders:
        if len(orders) == 1:
            state = say("order.state", form=orders[0].status)
            said = say("order.too_late", number=orders[0].order_id, state=state)
        else:
            said = joined(say("order.all_too_late"), _overview(orders, say))
        return Answer(sentences=(said,), customer_id=customer_id, facts=facts)
    if len(open_orders) > 1:
        return Answer(
            sentences=(joined(say("order.which_to_cancel"), _overview(open_orders, say)),),
            customer_id=customer_id,
            facts=facts,
            pending=json.dumps({"act": "identify", "wish": "cancel"}),
        )
    return Answer(
        sentences=(_cancel_question(open_orders[0], say),),
        customer_id=customer_id,
        facts=facts,
        pending=json.dumps({"act": "cancel", "order_id": open_orders[0].order_id}),
    )


def _cancel_question(order: Order, say: Speech) -> str:
    lines = say("order.lines", n=len(order.lines), number=say.count(len(order.lines)))
    back = say("order.back_to", paid_with=say.word(order.paid_with, "values")) if order.paid_with else say("order.back")
    return say("order.cancel", number=order.order_id, lines=lines, total=_money(order), back=back)


def _confirm(book: OrderBook, message: OrderMessage, order_id: str) -> Answer:
    assert message.customer_id is not None
    if not _YES.fullmatch(message.text):
        return Answer(sentences=(message.say("order.stays", number=order_id),))
    if book.cancel(order_id, user_id=message.customer_id):
        return Answer(sentences=(message.say("order.cancelled", number=order_id),), done=frozenset({"cancel"}))
    return Answer(sentences=(message.say("order.not_cancelled", number=order_id),))


def _contents(order: Order, say: Speech) -> str:
    titles = [
        say("order.pieces", n=line.quantity, title=line.title) if line.quantity > 1 else line.title
        for line in order.lines
    ]
    if len(titles) <= _FEW:
        return say.listed(titles)
    return say.listed([*titles[:2], say("name.more", number=say.count(len(titles) - 2))])


def _money(order: Order) -> str:
    return format_price(order.total_minor, order.currency)


def _fact(order: Order) -> Fact:
    return Fact(
        kind="order",
        text=f"{order.order_id}: {order.status}, {_contents(order, ENGLISH)}, {_money(order)}",
        source=f"order:{order.order_id}",
    )
