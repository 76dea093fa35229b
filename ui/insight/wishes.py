"""What people ask for, what they do not find, which limits they set."""

from collections.abc import Mapping, Sequence

from assistant.answers.names import EXCLUDED
from assistant.insight.asked import Asked
from assistant.insight.counted import Counted
from assistant.insight.limits import LimitsSet, Thumbs
from assistant.insight.period import Period
from assistant.insight.unmet import Unmet, Wish
from assistant.speech.speech import Speech
from retrieval.money import format_price, to_minor
from retrieval.product import Product
from ui.insight.frame import section
from ui.insight.plots import MOST_SERIES, Bar, Series, bars, columns, figure, legend
from ui.insight.words import counted, day, first_few, limit, within
from ui.markup import Markup, tag

_MOST_OTHERS = 8
_GENDERS = ("female", "male")


def asked_section(found: Asked, period: Period, say: Speech) -> Markup:
    """What people ask for."""
    title = say("insight.question", form="asked")
    if not found.turns:
        return section("asked", title, say("insight.no_turns"))
    things = (
        say("insight.heard_things", things=first_few(found.things, say))
        if found.things
        else say("insight.heard_no_things")
    )
    said = say(
        "insight.heard_asked", n=found.conversations, turns=found.turns, things=things, within=within(period, say)
    )
    kinds = [Series(name=say("insight.intent", form=name), values=values) for name, values in found.kinds[:MOST_SERIES]]
    labels = [day(start, say) for start in found.steps.starts]
    each = say("insight.each_day") if found.steps.days == 1 else say("insight.each_days", n=found.steps.days)
    return section(
        "asked",
        title,
        said,
        figure(say("insight.heard_things_head"), bars(_bars(found.things, say))) if found.things else None,
        figure(
            say("insight.heard_kinds_head"),
            columns(labels, kinds, said),
            legend([kind.name for kind in kinds]),
            note=each,
        ),
    )


def unmet_section(found: Unmet, period: Period, say: Speech) -> Markup:
    """What they ask for and do not find."""
    title, when = say("insight.question", form="unmet"), within(period, say)
    if not found.of:
        return section("unmet", title, say("insight.no_turns"))
    if not found.conversations:
        return section("unmet", title, say("insight.missed_none", within=when))
    said = say("insight.missed_some", n=found.conversations, of=found.of, carried=found.not_carried, within=when)
    emptied = [Bar(name=limit(each.name, say), value=each.count, said=f"{each.count:,}") for each in found.emptied]
    others = [say.quote(each.name) for each in found.others[:_MOST_OTHERS]]
    return section(
        "unmet",
        title,
        said,
        figure(say("insight.missed_wishes_head"), bars([_wish(wish, say) for wish in found.wishes], colour=1))
        if found.wishes
        else None,
        figure(say("insight.missed_emptied_head"), bars(emptied, colour=1), note=say("insight.missed_emptied"))
        if emptied
        else None,
        tag("p", say("insight.missed_others", words=say.listed(others)), class_="quiet") if others else None,
    )


def _wish(wish: Wish, say: Speech) -> Bar:
    by = wish.emptied_by
    note = say("insight.missed_by", limit=limit(by, say)) if by else say("insight.missed_not_carried")
    return Bar(name=wish.thing, value=wish.conversations, said=f"{wish.conversations:,}", note=note)


def limits_section(
    found: LimitsSet, products: Mapping[str, Product], period: Period, currency: str, say: Speech
) -> Markup:
    """Which limits they set, and what they refuse."""
    title, when = say("insight.question", form="limits"), within(period, say)
    thumbs = say("insight.bound_thumbs", likes=found.likes, dislikes=found.dislikes)
    refused = [_thumbs(each, products, say) for each in found.refused]
    down = figure(say("insight.bound_refused_head"), bars(refused, colour=1), note=thumbs) if refused else None
    if not found.limited:
        return section("limits", title, say("insight.bound_none", within=when), down)
    price = found.highest_price
    half = (
        say("insight.bound_half_price", price=format_price(to_minor(price, currency), currency))
        if price is not None
        else ""
    )
    first = counted(found.fields[0], say, limit(found.fields[0].name, say))
    said = say("insight.bound_some", limited=found.limited, of=found.of, first=first, price=half, within=when)
    fields = [Bar(name=limit(each.name, say), value=each.count, said=f"{each.count:,}") for each in found.fields]
    return section(
        "limits",
        title,
        said,
        figure(say("insight.bound_fields_head"), bars(fields)),
        tag(
            "div",
            figure(say("insight.bound_excluded_head"), bars(_bars(found.excluded, say), colour=1))
            if found.excluded
            else None,
            figure(say("insight.bound_values_head"), _values(found, say)) if found.values else None,
        ),
        down,
    )


def _values(found: LimitsSet, say: Speech) -> Markup:
    rows = (
        tag(
            "tr",
            tag("th", limit(name, say), scope="row"),
            tag("td", say.listed([counted(each, say, _value(name, each.name, say)) for each in counts])),
        )
        for name, counts in found.values
    )
    return tag("table", tag("tbody", *rows), class_="words")


def _value(field: str, value: str, say: Speech) -> str:
    """A value of a limit in the language of the page, where it is known."""
    return say("limit.gender", form=value) if field == "gender" and value in _GENDERS else say.word(value, *EXCLUDED)


def _thumbs(each: Thumbs, products: Mapping[str, Product], say: Speech) -> Bar:
    product = products.get(each.product_id)
    of = each.likes + each.dislikes
    said = say("insight.of", count=each.dislikes, total=of)
    return Bar(name=product.title if product else each.product_id, value=each.dislikes, of=of, said=said)


def _bars(counts: Sequence[Counted], say: Speech) -> list[Bar]:
    return [Bar(name=say.word(each.name, *EXCLUDED), value=each.count, said=f"{each.count:,}") for each in counts]
