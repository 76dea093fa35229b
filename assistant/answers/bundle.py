"""What is said of a set: what it is, what it comes to, and what was traded away for the budget."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Answer
from assistant.answers.names import limit_words
from assistant.answers.shelf_facts import shelf_facts
from assistant.bundles.kit import Chosen, Kit
from assistant.bundles.occasions import Role
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice, Fact
from ranking.ranked import RankedProduct
from retrieval.money import format_price

_MOST_NAMED = 3
_PARTIES = (2, 4, 6)
"""Numbers of people to choose from."""


def bundle_answer(request: Request, kit: Kit, say: Speech = ENGLISH) -> Answer:
    """The answer that shows a set: the shelf is the set, in the order of its roles."""
    items = _items(kit.chosen)
    sentences = [_lead(request, kit, say), *_traded(request, kit, say)]
    choices = _complete(kit, say)
    if kit.chosen and not choices:
        question, choices = _question(request, kit, say)
        sentences += question
    return Answer(
        sentences=tuple(sentence for sentence in sentences if sentence),
        facts=(*_facts(kit), *shelf_facts(request, items, len(items))) if items else (),
        products=items,
        total=len(items),
        no_match=not items,
        choices=choices,
        kit=kit.parts,
    )


def _items(chosen: Sequence[Chosen]) -> tuple[RankedProduct, ...]:
    """The products of a set in their places on the shelf."""
    return tuple(
        replace(part.item, rank=place, rank_without_taste=place, rank_without_causes=None)
        for place, part in enumerate(chosen, start=1)
    )


def _lead(request: Request, kit: Kit, say: Speech) -> str:
    title = _title(kit, say)
    if not kit.chosen:
        return say(
            "bundle.nothing", title=title, budget=_budget(request, kit), complete=_complete_price(kit), parts=_musts(kit, say)
        )
    people = say("bundle.for_people", n=kit.people, number=say.count(kit.people)) if _counts(kit) else ""
    apart = [words for name, words in limit_words(request, say) if name not in ("price", "exclude")]
    limits = "".join(f" {words}" for words in apart) if say.language == "en" else "".join(f"，{words}" for words in apart)
    return say(
        "bundle.lead",
        title=title[:1].upper() + title[1:],
        people=people,
        limits=limits,
        total=format_price(kit.total_minor, kit.currency),
        parts=say.listed([_part(part, say) for part in kit.chosen]),
    )


def _title(kit: Kit, say: Speech) -> str:
    return kit.occasion.title if say.language == "en" else kit.occasion.chinese[0]


def _counts(kit: Kit) -> bool:
    """Whether the number of people was said, or changes the set."""
    return kit.wish.people is not None or (kit.people > 1 and any(part.quantity > 1 for part in kit.chosen))


def _name(role: Role, say: Speech) -> str:
    return role.name if say.language == "en" else role.chinese


def _part(part: Chosen, say: Speech) -> str:
    name = _name(part.role, say)
    many = part.role.many if say.language == "en" else name
    return say("bundle.many", n=part.quantity, form="other", things=many) if part.quantity > 1 else name


def _traded(request: Request, kit: Kit, say: Speech) -> list[str]:
    """What the set costs against what it was, what made room, and what is missing."""
    said = []
    if kit.wish.before_minor is not None and kit.chosen:
        said.append(say("bundle.was", before=format_price(kit.wish.before_minor, kit.currency)))
    if kit.complete_minor is not None and kit.chosen:
        said.append(say("bundle.incomplete", budget=_budget(request, kit), complete=_complete_price(kit)))
    if kit.cheaper is not None and kit.room_for:
        rooms = say.listed([say("bundle.the", role=_name(role, say)) for role in kit.room_for[:_MOST_NAMED]])
        said.append(say("bundle.trade", role=_name(kit.cheaper.role, say), rooms=rooms))
    if kit.left_out and kit.chosen:
        said.append(say("bundle.left_out", parts=say.listed(_from(kit.left_out, kit, say))))
    missing = sorted(kit.not_sold, key=lambda role: not role.must)[:_MOST_NAMED]
    if missing:
        said.append(say("bundle.not_sold", roles=say.listed([_name(role, say) for role in missing])))
    return said


def _from(parts: Sequence[Chosen], kit: Kit, say: Speech) -> list[str]:
    return [
        say("bundle.from", role=_part(part, say), price=format_price(part.cost_minor, kit.currency))
        for part in parts[:_MOST_NAMED]
    ]


def _musts(kit: Kit, say: Speech) -> str:
    return say.listed([_part(part, say) for part in kit.left_out if part.role.must] or _from(kit.left_out[:1], kit, say))


def _budget(request: Request, kit: Kit) -> str:
    return format_price(request.filters.price_max_minor or 0, kit.currency)


def _complete_price(kit: Kit) -> str:
    least = min((part.cost_minor for part in kit.left_out), default=0)
    return format_price(least if kit.complete_minor is None else kit.complete_minor, kit.currency)


def _complete(kit: Kit, say: Speech) -> tuple[Choice, ...]:
    """The way to the complete set, where the budget is below it."""
    if kit.complete_minor is None:
        return ()
    price = format_price(kit.complete_minor, kit.currency)
    label, message = say("bundle.complete", price=price), say("bundle.complete_message", price=price)
    return (Choice(label=label, message=message),)


def _question(request: Request, kit: Kit, say: Speech) -> tuple[list[str], tuple[Choice, ...]]:
    """One question, where its answer would change the set."""
    if kit.occasion.asks_gender and request.filters.gender is None:
        choices = tuple(
            Choice(label=say(f"bundle.{who}"), message=say(f"bundle.{who}_message")) for who in ("woman", "man")
        )
        return [say("bundle.for_whom")], choices
    if kit.wish.people is None and kit.people > 1 and any(part.role.each or part.role.holds for part in kit.chosen):
        numbers = [number for number in _PARTIES if number != kit.people]
        choices = tuple(
            Choice(label=say("bundle.people", n=number), message=say("bundle.people_message", n=number))
            for number in numbers
        )
        return [say("bundle.how_many", number=say.count(kit.people))], choices
    return [], ()


def _facts(kit: Kit) -> tuple[Fact, ...]:
    """What the set as a whole comes to, and what each role was traded against."""
    total = format_price(kit.total_minor, kit.currency)
    whole = ENGLISH(
        "bundle.fact", title=kit.occasion.title, people=str(kit.people), things=str(len(kit.chosen)), total=total
    )
    out = tuple(
        Fact(
            kind="comparison",
            text=f"{part.role.name}, left out for the budget: the cheapest comes to {format_price(part.cost_minor, kit.currency)}",
            source="search",
            product_id=part.product.product_id,
        )
        for part in kit.left_out
    )
    return (Fact(kind="count", text=whole, source="search"), *out)
