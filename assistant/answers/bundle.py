"""What is said of a set: what it is, what it comes to, and what was traded away for the budget."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Answer
from assistant.answers.names import limit_words
from assistant.answers.plurals import plural
from assistant.answers.shelf_facts import shelf_facts
from assistant.bundles.kit import Chosen, Kit
from assistant.bundles.occasions import Role
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Choice, Fact
from ranking.ranked import RankedProduct
from retrieval.money import format_price

_MOST_NAMED = 3
_ASKS = ("?", "？")
_NOT_IN_LEAD = ("price", "exclude", "colors", "materials")
_PARTIES = (2, 4, 6)
"""Numbers of people to choose from."""


def bundle_answer(request: Request, kit: Kit, say: Speech = ENGLISH) -> Answer:
    """The answer that shows a set: the shelf is the set, in the order of its roles."""
    items = _items(kit.chosen)
    sentences = [_lead(request, kit, say), *_asked(request, kit, say), *_traded(request, kit, say)]
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
        outcome="asked" if sentences[-1].endswith(_ASKS) else "answered",
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
            "bundle.nothing",
            title=title,
            budget=_budget(request, kit),
            complete=_complete_price(kit),
            parts=_musts(kit, say),
        )
    people = say("bundle.for_people", n=kit.people, number=say.count(kit.people)) if _counts(kit) else ""
    apart = [words for name, words in limit_words(request, say) if name not in _NOT_IN_LEAD]
    limits = (
        "".join(f" {words}" for words in apart) if say.language == "en" else "".join(f"，{words}" for words in apart)
    )
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
    noun = _noun(part, say)
    return say("bundle.many", number=str(part.quantity), things=noun) if part.quantity > 1 else noun


def _noun(part: Chosen, say: Speech) -> str:
    """What a role is called in the number that is needed."""
    return part.role.many if say.language == "en" and part.quantity > 1 else _name(part.role, say)


def _traded(request: Request, kit: Kit, say: Speech) -> list[str]:
    """What the set costs against what it was, what made room, and what is missing."""
    said = []
    if kit.wish.before_minor is not None and kit.chosen:
        said.append(say("bundle.was", before=format_price(kit.wish.before_minor, kit.currency)))
    if kit.complete_minor is not None and kit.chosen:
        said.append(say("bundle.incomplete", budget=_budget(request, kit), complete=_complete_price(kit)))
    if kit.cheaper is not None and kit.room_for:
        rooms = say.listed([say("bundle.the", role=_noun(part, say)) for part in kit.room_for[:_MOST_NAMED]])
        said.append(say("bundle.trade", role=_noun(kit.cheaper, say), rooms=rooms))
    if kit.left_out and kit.chosen:
        said.append(say("bundle.left_out", parts=say.listed(_from(kit.left_out, kit, say))))
    if kit.not_sold:
        said.append(say("bundle.not_sold", roles=_missing(kit, say)))
    return said


def _missing(kit: Kit, say: Speech, link: str = "and") -> str:
    """What the shop has nothing of, the musts first."""
    roles = kit.not_sold[:_MOST_NAMED]
    return say.listed([_absent(role) if say.language == "en" else role.chinese for role in roles], link)


def _absent(role: Role) -> str:
    """A role in English where there is none: "bath salts", not "packs of bath salts"."""
    return plural(role.name) if " of " in role.many else role.many


def _asked(request: Request, kit: Kit, say: Speech) -> list[str]:
    """What was asked for and cannot be had: another product for a role, a colour or material."""
    stuck = [
        say("bundle.no_other", form="cheaper" if role.name in dict(kit.wish.caps) else "other", role=_name(role, say))
        for role in kit.unchanged
    ]
    filters = request.filters
    wish = say.words([*filters.colors, *filters.materials], "colours", "materials", link="or")
    if not wish:
        return stuck
    meets = [part for part in kit.chosen if not {"colors", "materials"} & set(part.item.candidate.missed)]
    if len(meets) == len(kit.chosen):
        return stuck
    roles = say.listed([_noun(part, say) for part in meets])
    return [*stuck, say("bundle.meets", wish=wish, roles=roles) if meets else say("bundle.meets_none", wish=wish)]


def hardly_served(kit: Kit, nearest: Answer, say: Speech = ENGLISH) -> Answer:
    """The answer where the shop has next to nothing for an occasion: that it is so, and what comes nearest.

    Args:
        kit: the set that could not be made.
        nearest: what the occasion's words find.
        say: the shopper's language.
    """
    key = "bundle.hardly" if kit.chosen and nearest.products else "bundle.nothing_sold"
    said = say(key, title=_title(kit, say), roles=_missing(kit, say, "or"))
    if not kit.chosen or not nearest.products:
        return Answer(sentences=(said,), products=(), no_match=True)
    return replace(nearest, sentences=(said,), near=True, no_match=True, model_may_write=False)


def _from(parts: Sequence[Chosen], kit: Kit, say: Speech) -> list[str]:
    return [
        say("bundle.from", role=_part(part, say), price=format_price(part.cost_minor, kit.currency))
        for part in parts[:_MOST_NAMED]
    ]


def _musts(kit: Kit, say: Speech) -> str:
    return say.listed(
        [_part(part, say) for part in kit.left_out if part.role.must] or _from(kit.left_out[:1], kit, say)
    )


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
            Choice(label=say("bundle.whom", form=who), message=say("bundle.whom_message", form=who))
            for who in ("woman", "man")
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
            text=f"{part.role.name} left out for the budget: from {format_price(part.cost_minor, kit.currency)}",
            source="search",
            product_id=part.product.product_id,
        )
        for part in kit.left_out
    )
    return (Fact(kind="count", text=whole, source="search"), *out)
