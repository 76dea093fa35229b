"""Shopping as a guest, the conversations kept, the name and the orders, and taking all of it along or away."""

from collections.abc import Sequence
from datetime import datetime

from assistant.remembered import Conversation
from assistant.service.customers import Customer
from assistant.service.orders import Order
from assistant.speech.speech import Speech
from ui.markup import Markup, tag
from ui.shopper.asker import Asker
from ui.shopper.parts import day, form, section

MOST = 40
"""Conversations that are drawn: the latest; the export has all."""
LONGEST = 90
"""Characters of a first message that are shown."""


def guest_section(asker: Asker, say: Speech, *, as_guest: bool) -> Markup:
    """The switch, and what it does and does not do."""
    switch = form(asker, "/guest", say("me.guest_off" if as_guest else "me.guest_on"), on="no" if as_guest else "yes")
    state = tag("p", say("me.guest_is_on" if as_guest else "me.guest_is_off"), class_="state")
    points = [tag("li", say("me.guest_does", form=form_)) for form_ in ("answers", "events", "kept", "orders")]
    return section("guest", say("me.guest"), state, tag("ul", *points, class_="points"), switch)


def conversations_section(asker: Asker, conversations: Sequence[Conversation], say: Speech) -> Markup:
    """Each conversation with its day, how long it is and how it began, to be deleted."""
    if not conversations:
        return section("conversations", say("me.conversations"), tag("p", say("me.no_conversations"), class_="soft"))
    turns = sum(len(each.turns) for each in conversations)
    first, last = conversations[-1].began, conversations[0].began
    told = say("me.conversations_told", n=len(conversations), turns=turns, first=day(first, say), last=day(last, say))
    rows = [_row(asker, each, say) for each in conversations[:MOST]]
    return section(
        "conversations",
        say("me.conversations"),
        tag("p", say("me.conversations_why")),
        tag("details", tag("summary", told), tag("ul", *rows, class_="things")),
    )


def _row(asker: Asker, conversation: Conversation, say: Speech) -> Markup:
    began = conversation.turns[0].message
    first = began if len(began) <= LONGEST else f"{began[:LONGEST].rstrip()} ..."
    when = f"{day(conversation.began, say)}{_time(conversation.began)}"
    return tag(
        "li",
        tag(
            "span",
            tag("span", say("quote.marks", text=first), class_="title"),
            tag("span", when, " · ", say("me.messages", n=len(conversation.turns)), class_="soft"),
            class_="what",
        ),
        form(asker, "/forget-conversation", say("me.delete"), first, key=conversation.key),
    )


def _time(when: datetime | None) -> str:
    return "" if when is None else f" {when:%H:%M}"


def account_section(asker: Asker, customer: Customer | None, orders: Sequence[Order], say: Speech) -> Markup | None:
    """The name and the orders of somebody who is signed in; None for a guest."""
    if not asker.signed_in:
        return None
    name = say("me.account_name", name=customer.name) if customer is not None else say("me.account_unknown")
    listed = [tag("li", order.order_id, " · ", say("me.order_lines", n=len(order.lines))) for order in orders]
    return section(
        "account",
        say("me.account"),
        tag("p", name),
        tag("p", say("me.orders", n=len(orders)) if orders else say("me.no_orders")),
        tag("ul", *listed, class_="points") if listed else None,
        tag("p", say("me.orders_why"), class_="why"),
    )


def leaving_section(asker: Asker, say: Speech) -> Markup:
    """Export, and deletion of everything."""
    return section(
        "leaving",
        say("me.leaving"),
        tag("p", say("me.export_why")),
        tag("p", tag("a", say("me.export"), href=asker.path("/export"), download=True, class_="button")),
        tag("p", say("me.forget_why")),
        tag("p", tag("a", say("me.forget"), href=asker.path("/forget"), class_="button grave")),
    )
