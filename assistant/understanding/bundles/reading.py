"""From a message about a set to the request in force after it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.bundles.occasions import Occasion, occasions
from assistant.bundles.wish import BundleWish
from assistant.conversation import Conversation
from assistant.request import Intent, Request
from assistant.understanding.bundles.asking import occasion_asked
from assistant.understanding.bundles.changing import CHEAPER_BY, Change, only_people, read_change
from assistant.understanding.bundles.chinese import occasion_in_chinese, people_in_chinese
from assistant.understanding.bundles.people import LARGEST_BARE, Party, take_people
from assistant.understanding.changes import merged, started
from assistant.understanding.constraints import Constraints, read_constraints
from assistant.understanding.intent_rules import ruled_intent
from assistant.understanding.prices import NUMBER, SIGN
from assistant.understanding.text import CUT
from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.query import Filters
from retrieval.vocabulary import WORD, Vocabulary, stems

_ELSEWHERE: frozenset[Intent] = frozenset({"unsafe", "profile", "cart", "order", "store_question", "out_of_scope"})
"""What a message is about before it is about a set."""
_BARE_SUM = re.compile(
    r"\b(?:for|with|on|around|about|of|is|only|just|to) (?P<n>\d{2,5})\b(?!\s?(?:%|people|persons|of us|days?|"
    r"nights?|years?|[-.,:]\d))"
)
_SIGNED = re.compile(rf"{SIGN}\s?{NUMBER}")


def bundle_request(
    message: str, text: str, conversation: Conversation, shown: Sequence[Product], vocabulary: Vocabulary
) -> Request | None:
    """The request of a message that asks for a set, or changes the one on the shelf; None when it does neither.

    Args:
        message: what was typed, its Chinese in simplified characters.
        text: it as the rules read it: normalised, Chinese in English.
        conversation: the state before.
        shown: the products on the shelf.
        vocabulary: the catalogue's words.
    """
    if ruled_intent(text, refers=False) in _ELSEWHERE:
        return None
    party = take_people(text)
    occasion = occasion_asked(party.rest) or occasion_in_chinese(message)
    if occasion is not None:
        people = people_in_chinese(message) or party.people
        return _asked(occasion, people, party.rest, vocabulary)
    current = conversation.request
    if current is None or current.bundle is None or not conversation.kit:
        return None
    party = replace(party, people=people_in_chinese(message) or party.people)
    return _changed(current, current.bundle, party, conversation, shown, vocabulary)


def _asked(occasion: Occasion, people: int | None, rest: str, vocabulary: Vocabulary) -> Request:
    """A set anew."""
    said = read_constraints(_with_sum(rest), vocabulary)
    out = tuple(
        role.name
        for role in occasion.roles
        if any(set(stems(each.term)) & set(stems(role.name)) for each in said.exclusions)
    )
    said = _without_roles(said, out)
    request = started("recommend", said, occasion.names[0], vocabulary)
    wish = BundleWish(occasion=occasion.key, people=people, without=out)
    return _of_a_set(replace(request, bundle=wish), occasion)


def _of_a_set(request: Request, occasion: Occasion) -> Request:
    """A request whose place, number and details say nothing: roles have their own."""
    filters = replace(
        request.filters,
        department=(),
        product_type=(),
        attributes=Filters().attributes,
        price_min_minor=None,
        in_stock_min=None,
    )
    in_force = {name.removesuffix("_minor") for name in filters.set_names()} | {"exclude"}
    origin = MappingProxyType({name: words for name, words in request.origin.items() if name in in_force})
    return replace(
        request,
        filters=filters,
        search_text=occasion.names[0],
        phrase=None,
        by_purpose=False,
        sort=None,
        quantity=None,
        scene=None,
        service=None,
        refers_to=(),
        origin=origin,
    )


def _without_roles(said: Constraints, roles: Sequence[str]) -> Constraints:
    """The constraints without the exclusions that name a role: a set without a flask may hold a flask's sleeve."""
    names = {stem for role in roles for stem in stems(role)}
    kept = tuple(each for each in said.exclusions if not set(stems(each.term)) & names)
    return replace(said, exclusions=kept)


def _with_sum(rest: str) -> str:
    """The text with a bare sum of money said as a limit: "for two for 200", "camping for two, $200"."""
    if (bare := _BARE_SUM.search(rest)) and int(bare.group("n")) > LARGEST_BARE and not _SIGNED.search(rest):
        return f"{rest[: bare.start()]}{CUT}under {bare.group('n')}{rest[bare.end() :]}"
    signed = _SIGNED.search(rest)
    if signed and not re.search(
        r"(?:under|below|to|than|most|max(?:imum)?|within|around|about|over|between|and|-) ?$", rest[: signed.start()]
    ):
        return f"{rest[: signed.start()]}{CUT}under {rest[signed.start() :]}"
    return rest


def _changed(
    current: Request,
    wish: BundleWish,
    party: Party,
    conversation: Conversation,
    shown: Sequence[Product],
    vocabulary: Vocabulary,
) -> Request | None:
    """The set on the shelf with what a message changes; None when it speaks of something else."""
    occasion = occasions()[wish.occasion]
    wish = replace(wish, before_minor=None)
    change = read_change(party.rest, wish, conversation.kit, shown)
    if change.says_anything:
        return _of_a_set(_apply(change, current, wish, party.people, conversation, shown), occasion)
    said = read_constraints(_with_sum(party.rest), vocabulary)
    if party.people is not None and only_people(said.things):
        wish = replace(wish, people=party.people, kept=(), caps=())
    elif not said.says_anything or content(WORD.findall(said.things)):
        return None
    request = merged(replace(current, intent="refine", bundle=wish), said, "", vocabulary)
    return _of_a_set(request, occasion)


def _apply(
    change: Change,
    current: Request,
    wish: BundleWish,
    people: int | None,
    conversation: Conversation,
    shown: Sequence[Product],
) -> Request:
    families = {product.product_id: product.family for product in shown}
    played = {part.role: families[part.product_id] for part in conversation.kit if part.product_id in families}
    gone = tuple(played[role] for role in change.swap if role in played)
    kept: tuple[tuple[str, str], ...] = wish.kept
    if change.swap or change.out or change.into or change.cheaper_role:
        changed = {*change.swap, *change.out, change.cheaper_role}
        kept = tuple((role, family) for role, family in played.items() if role not in changed)
    if change.all_others:
        gone, kept = tuple(played.values()), ()
    wish = replace(
        wish,
        people=people or wish.people,
        passed=tuple(dict.fromkeys([*wish.passed, *gone])),
        without=tuple(dict.fromkeys([*(role for role in wish.without if role not in change.into), *change.out])),
        extra=tuple(dict.fromkeys([*(role for role in wish.extra if role not in change.out), *change.into])),
        kept=kept,
        caps=_caps(wish, change.cheaper_role, conversation, shown),
    )
    filters = current.filters
    if change.cheaper:
        total = _total(conversation, shown)
        wish = replace(wish, kept=(), before_minor=total)
        filters = replace(filters, price_max_minor=_rounded(int(total * CHEAPER_BY)))
    return replace(current, intent="refine", bundle=wish, filters=filters)


def _rounded(minor: int) -> int:
    """A sum as people name one: without its last digits, where it has many."""
    return minor - minor % 100 if minor >= 1_000 else minor


def _caps(
    wish: BundleWish, role: str | None, conversation: Conversation, shown: Sequence[Product]
) -> tuple[tuple[str, int], ...]:
    """What a role may cost: less than what plays it on the shelf."""
    prices = {product.product_id: product.current_price_minor for product in shown}
    for part in conversation.kit:
        price = prices.get(part.product_id)
        if part.role == role and price is not None:
            return tuple({**dict(wish.caps), part.role: part.quantity * price - 1}.items())
    return wish.caps


def _total(conversation: Conversation, shown: Sequence[Product]) -> int:
    prices = {product.product_id: product.current_price_minor or 0 for product in shown}
    return sum(part.quantity * prices.get(part.product_id, 0) for part in conversation.kit)
