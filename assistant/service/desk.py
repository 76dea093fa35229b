"""Order help: who is asking, what they want, what the policy allows; stated, confirmed, done once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers.answer import Answer
from assistant.request import Service
from assistant.service.advance import Progress, advance
from assistant.service.amend import amended
from assistant.service.cards import order_cards
from assistant.service.customers import Customer
from assistant.service.orders import Order
from assistant.service.policy import Policy
from assistant.service.prepare import Shop
from assistant.service.reading.addresses import begins_address
from assistant.service.reading.consent import consent, yes_and_more
from assistant.service.reading.identity import EMAIL, identified, names_somebody, without_identity
from assistant.service.reading.mentions import mentions
from assistant.service.reading.numbers import numbers
from assistant.service.reading.wishes import ACTS, Wish, read_wishes
from assistant.service.replies import filled, seems_reply
from assistant.service.saying import receipt
from assistant.service.state import MOST_ASIDES, State, after_aside, read_state
from assistant.service.system import OrderSystem, Ticket
from assistant.service.tickets import ticket_of
from assistant.service.variants import Family
from assistant.service.wants import is_order_wish
from assistant.service.wish import Pending
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.errors import ShelftalkerError

_PLAIN_NO = 3
"""Words of a no that says nothing else, at most."""
_CRUMBS = 3
"""Words that may be left of a message that only says who somebody is."""
_LONGEST = 2_000
"""Characters kept of what was said before the shopper proved who they are."""
_VERBS = {
    "cancel": "cancel cancelled cancellation",
    "return": "return returned returning refund send",
    "exchange": "exchange exchanged exchanging change swap",
    "change_items": "change changes changed modify modified modification update exchange swap",
    "change_address": "change changed update address ship send shipping modify",
    "change_default_address": "change changed update address set default modify",
    "change_payment": "change changed update payment method pay use switch modify",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message about orders, with all that it may depend on."""

    text: str
    turn_id: str
    """Of the turn it is; an act that it states is known by it."""
    pending: str | None = None
    customer_id: str | None = None
    """Who the shopper has proved to be, or is signed in as."""
    service: Service | None = None
    """What kind of help the message was sorted under."""
    messages: tuple[str, ...] = ()
    """What the shopper said before, oldest first."""
    say: Speech = ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDesk:
    """The order help of one shop. Keeps nothing between messages."""

    system: OrderSystem
    policy: Policy
    family: Family
    today: Callable[[], date] = date.today

    def signed_in(self, user_id: str | None) -> str | None:
        """The id of a signed-in shopper whom the order system knows; None for others."""
        return user_id if user_id and self.system.customer_by_id(user_id) is not None else None

    def takes(self, text: str, pending: str | None, customer_id: str | None) -> bool:
        """Whether a message is a reply to what is open."""
        state = read_state(pending)
        if not state.waits:
            return False
        shop = self._shop(customer_id)
        if state.open != "confirm" or state.act is None:
            return seems_reply(state, text, shop)
        verbs = _VERBS[state.act.kind]
        plain = consent(text, state.stated, verbs) or yes_and_more(text, state.stated, verbs)
        return bool(plain) or seems_reply(state, text, shop)

    def wants(self, text: str, customer_id: str | None, *, shelf: bool) -> bool:
        """Whether a message is a wish about orders, told by its own words; `shelf`: products are on screen."""
        shop = self._shop(customer_id)
        if shop is None and names_somebody(text) and read_wishes(text):
            return True
        return is_order_wish(text, None if shop is None else shop.orders, shelf=shelf)

    def after_aside(self, pending: str | None, say: Speech) -> tuple[str | None, str | None]:
        """What is kept over a turn about something else, and the reminder that ends it, if one is due."""
        state = read_state(pending)
        if not state.waits or state.open == "identity" or state.asides >= MOST_ASIDES:
            return after_aside(pending), None
        if state.open == "confirm":
            return after_aside(pending), say("service.reminder", act=state.stated)
        return after_aside(pending), say("service.reminder_question", question=state.stated) if state.stated else None

    def answer(self, heard: Heard) -> Answer:
        """Answer a message about orders."""
        try:
            return self._answer(heard)
        except ShelftalkerError as error:
            return Answer(sentences=(str(error),), pending=heard.pending)

    def _answer(self, heard: Heard) -> Answer:
        state = read_state(heard.pending)
        customer = self.system.customer_by_id(heard.customer_id) if heard.customer_id else None
        if customer is None:
            return self._unknown(heard, state)
        if self._names_another(heard.text, customer):
            said = heard.say("service.other_person", name=customer.name)
            return Answer(sentences=(said,), pending=heard.pending)
        return self._known(heard, state, customer, heard.text)

    def _unknown(self, heard: Heard, state: State) -> Answer:
        """For somebody who has not proved who they are yet."""
        said = f"{state.said}\n{heard.text}".strip()
        customer = identified(self.system, heard.text) or identified(self.system, said)
        wishes = read_wishes(heard.text)
        if customer is not None:
            text = f"{without_identity(state.said, customer)}\n{_beyond_identity(heard.text, customer)}".strip()
            answer = self._known(heard, replace(state, said="", open=None), customer, text, fresh=True)
            return replace(answer, customer_id=customer.user_id)
        if any(wish.kind == "person" for wish in wishes):
            return self._handed_over(heard, None, None)
        tried = names_somebody(heard.text)
        asked = heard.say("order.no_customer" if tried and state.asked_before else "order.which_customer")
        if tried and not state.asked_before:
            asked = heard.say("order.no_customer")
        kept = replace(
            state, service=heard.service or state.service, said=said[-_LONGEST:], asked_before=True, open="identity"
        )
        return Answer(sentences=(asked,), pending=kept.as_json())

    def _names_another(self, text: str, customer: Customer) -> bool:
        emails = [email.casefold() for email in EMAIL.findall(text)]
        if emails and customer.email.casefold() not in emails:
            return True
        if not names_somebody(text):
            return False
        other = identified(self.system, text)
        return other is not None and other.user_id != customer.user_id

    def _known(self, heard: Heard, state: State, customer: Customer, text: str, *, fresh: bool = False) -> Answer:
        shop = self._shop_of(customer)
        progress = Progress(shop=shop, say=heard.say, turn_id=heard.turn_id, focus=state.focus)
        if state.waits and state.open != "identity":
            return self._replied(heard, state, shop, progress, text)
        wishes = read_wishes(text, heard.service or state.service)
        if not wishes:
            return self._nothing_said(heard, progress, fresh=fresh)
        return self._go_on(heard, progress, tuple(map(_pending, wishes)))

    def _replied(self, heard: Heard, state: State, shop: Shop, progress: Progress, text: str) -> Answer:
        """For a message that comes while a question is open."""
        if state.open == "confirm" and state.act is not None:
            return self._on_statement(heard, state, shop, progress, text)
        wishes = read_wishes(text)
        if not wishes and consent(text, "") == "no" and len(text.split()) <= _PLAIN_NO:
            progress.sentences.append(heard.say("service.stays"))
            return self._go_on(heard, progress, state.queue[1:])
        wish = filled(state, text, shop)
        new_acts = [each for each in wishes if each.kind in ACTS and each.kind != state.queue[0].kind]
        if wish is not None and not new_acts:
            more = tuple(_pending(each) for each in wishes if each.kind not in (*ACTS, "status"))
            rest = tuple(_with_given(each, wish) for each in state.queue[1:])
            return self._go_on(heard, progress, (wish, *rest, *more))
        if wishes and any(each.kind in ACTS for each in wishes):
            return self._go_on(heard, progress, (*map(_pending, wishes), *state.queue[1:]))
        if wishes:
            return self._go_on(heard, progress, (*map(_pending, wishes), *state.queue))
        if consent(text, "") == "no":
            progress.sentences.append(heard.say("service.stays"))
            return self._go_on(heard, progress, state.queue[1:])
        return self._go_on(heard, progress, state.queue)

    def _on_statement(self, heard: Heard, state: State, shop: Shop, progress: Progress, text: str) -> Answer:
        assert state.act is not None
        verbs = _VERBS[state.act.kind]
        wish, rest = state.queue[0], state.queue[1:]
        agreed = consent(text, state.stated, verbs)
        more = yes_and_more(text, state.stated, verbs)
        if agreed == "yes" and state.asides > MOST_ASIDES:
            return self._go_on(heard, progress, state.queue)
        if agreed == "yes":
            return self._done(heard, state, shop, progress, rest)
        if more is not None and not self._belongs(more, wish, state, shop):
            return self._done(heard, state, shop, progress, (*map(_pending, read_wishes(more)), *rest))
        changed = amended(wish, state.act, text if more is None else more, shop)
        if changed is not None:
            first = () if changed.replaced else (changed.wish,)
            after = tuple(map(_pending, changed.after))
            if changed.replaced:
                after = tuple(_in_place_of(wish, each, shop) for each in after)
            asides = tuple(each for each in after if each.kind not in ACTS)
            acts = tuple(each for each in after if each.kind in ACTS)
            queue = (*asides, *acts, *rest) if changed.replaced else (*asides, *first, *acts, *rest)
            return self._go_on(heard, progress, queue)
        if agreed == "no":
            progress.sentences.append(heard.say("service.stays"))
            return self._go_on(heard, progress, rest)
        return self._go_on(heard, progress, state.queue)

    def _belongs(self, more: str, wish: Pending, state: State, shop: Shop) -> bool:
        """Whether what comes after a yes changes the act itself, so that it has to be stated anew."""
        assert state.act is not None
        wishes = read_wishes(more)
        if not wishes or all(each.kind not in ACTS for each in wishes):
            return amended(wish, state.act, more, shop) is not None and not wishes
        changed = amended(wish, state.act, more, shop)
        return changed is not None and (changed.replaced or changed.wish != wish)

    def _done(self, heard: Heard, state: State, shop: Shop, progress: Progress, rest: Sequence[Pending]) -> Answer:
        """Carry an act out, say so, and go on with what else is wanted."""
        act, say = state.act, heard.say
        assert act is not None
        order = shop.order(act.order_id)
        try:
            outcome = self.system.carry_out(act)
        except ShelftalkerError:
            return Answer(sentences=(say("service.went_wrong"),), pending=heard.pending)
        if outcome.state == "changed":
            return self._changed_meanwhile(heard, state, shop, progress)
        if outcome.state == "again":
            progress.sentences.append(say("service.again_done", reference=outcome.reference))
        else:
            told = receipt(act, order, shop.customer, outcome.reference, self.policy, say)
            progress.sentences.append(told)
            progress.facts.append(
                _act_fact(receipt(act, order, shop.customer, outcome.reference, self.policy, ENGLISH), act.order_id)
            )
            progress.done.add(_DONE[act.kind])
        fresh = self.system.customer_by_id(act.user_id)
        progress.shop = self._shop_of(fresh or shop.customer)
        progress.focus = act.order_id or progress.focus
        return self._go_on(heard, progress, tuple(rest))

    def _changed_meanwhile(self, heard: Heard, state: State, shop: Shop, progress: Progress) -> Answer:
        order = shop.order(state.act.order_id if state.act else None)
        if order is None:
            progress.sentences.append(heard.say("service.changed_meanwhile_you"))
        else:
            progress.sentences.append(heard.say("service.changed_meanwhile", number=order.order_id))
            progress.look_up(order)
        return self._go_on(heard, progress, state.queue)

    def _go_on(self, heard: Heard, progress: Progress, queue: Sequence[Pending]) -> Answer:
        result = advance(progress, tuple(queue))
        if result.hand_over:
            order = progress.shop.order(progress.focus)
            return self._handed_over(heard, progress, order, result.state)
        if not progress.sentences:
            progress.sentences.append(heard.say("service.what_help"))
        return self._answer_of(progress, self._counted(heard, progress, result.state))

    def _counted(self, heard: Heard, progress: Progress, state: State) -> State:
        """The state with how often its question was put: at the second time a person is offered."""
        before = read_state(heard.pending)
        if not state.waits or state.open == "confirm" or state.stated != before.stated:
            return state
        if before.tries == 0:
            progress.sentences.append(heard.say("service.no_person"))
        return replace(state, tries=before.tries + 1)

    def _answer_of(self, progress: Progress, state: State) -> Answer:
        return Answer(
            sentences=tuple(progress.sentences),
            facts=tuple(dict.fromkeys(progress.facts)),
            orders=order_cards(progress.facts, progress.shop),
            choices=tuple(progress.choices),
            pending=state.as_json(),
            customer_id=progress.shop.customer.user_id,
            done=frozenset(progress.done),
        )

    def _nothing_said(self, heard: Heard, progress: Progress, *, fresh: bool) -> Answer:
        say, shop = heard.say, progress.shop
        if fresh and shop.orders:
            progress.sentences.append(say("service.welcome", name=shop.customer.name))
            return self._answer_of(progress, State(focus=progress.focus))
        return self._go_on(heard, progress, (Pending(kind="status" if progress.focus else "list", text=heard.text),))

    def _handed_over(
        self, heard: Heard, progress: Progress | None, order: Order | None, state: State | None = None
    ) -> Answer:
        """Open a ticket and give its number: nobody is said to be told without one."""
        customer = progress.shop.customer if progress else None
        ticket: Ticket = ticket_of((*heard.messages, heard.text), customer, order)
        before = tuple(progress.sentences) if progress else ()
        facts = tuple(progress.facts) if progress else ()
        try:
            number = self.system.open_ticket(ticket)
        except ShelftalkerError:
            return Answer(sentences=(*before, heard.say("service.ticket_failed")), pending=heard.pending)
        fact = Fact(kind="ticket", text=f"{number}: {ticket.wish}", source=f"ticket:{number}")
        return Answer(
            sentences=(*before, heard.say("service.ticket", number=number)),
            facts=(*facts, fact),
            pending=state.as_json() if state else None,
            customer_id=customer.user_id if customer else None,
            done=frozenset({"ticket", *(progress.done if progress else ())}),
        )

    def _shop(self, customer_id: str | None) -> Shop | None:
        customer = self.system.customer_by_id(customer_id) if customer_id else None
        return None if customer is None else self._shop_of(customer)

    def _shop_of(self, customer: Customer) -> Shop:
        orders = tuple(self.system.orders(customer.user_id))
        return Shop(customer=customer, orders=orders, policy=self.policy, family=self.family, today=self.today())


_DONE = {
    "cancel": "cancel",
    "return": "return",
    "exchange": "exchange",
    "change_items": "exchange",
    "change_address": "address",
    "change_default_address": "address",
    "change_payment": "order",
}


def _in_place_of(wish: Pending, other: Pending, shop: Shop) -> Pending:
    """Another act on what was in hand: on the same order, and on the same lines where it names none."""
    if mentions(other.text, shop.orders) or numbers(other.text) or other.kind not in ACTS:
        return other
    specs = dict.fromkeys(wish.places, other.text) if other.kind == "swap" else {}
    return replace(other, order_id=wish.order_id, places=wish.places, specs=specs)


def _beyond_identity(text: str, customer: Customer) -> str:
    """What a message says beyond who somebody is; "" where only crumbs are left."""
    rest = without_identity(text, customer)
    return rest if numbers(rest) or len(re.findall(r"\w+", rest)) > _CRUMBS else ""


def _with_given(wish: Pending, given: Pending) -> Pending:
    """A wish with the address or the reason just given to another of its kind, where it has none of its own."""
    kinds = ("change_address", "change_default_address")
    if wish.kind in kinds and wish.address is None and not begins_address(wish.text):
        return replace(wish, address=given.address)
    same = wish.kind == given.kind and wish.reason is None and wish.text.startswith(given.text)
    return replace(wish, reason=given.reason) if same else wish


def _pending(wish: Wish) -> Pending:
    return Pending(kind=wish.kind, text=wish.text, otherwise=wish.otherwise)


def _act_fact(text: str, order_id: str | None) -> Fact:
    return Fact(kind="act", text=text, source=f"order:{order_id}" if order_id else "customer")
