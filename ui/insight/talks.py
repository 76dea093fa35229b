"""Conversations: the list with its search, and one of them replayed."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from assistant.insight.conversations import AMONG, PAGE, Listed, Replayed, Wanted
from assistant.insight.period import Period
from assistant.judged.audit import Doubt
from assistant.speech.speech import Speech
from assistant.turns import Fact, Sentence, Turn
from retrieval.product import Product
from ui.insight.frame import section
from ui.insight.words import day, duration, limit, within
from ui.markup import Markup, joined, tag
from ui.sources import where

PATH = "/shop/conversations"
_FEW = 6


def talks_section(found: Sequence[Listed], count: int, period: Period, say: Speech) -> Markup:
    """The last conversations of a period, and the way to all."""
    title = say("insight.question", form="talks")
    if not found:
        return section("talks", title, say("insight.no_turns"))
    said = say("insight.talk_some", n=count, within=within(period, say))
    every = tag("p", tag("a", say("insight.talk_every"), href=PATH))
    return section("talks", title, said, tag("div", search_form(Wanted(), say), _list(found[:_FEW], say), every))


def talks_page(found: Sequence[Listed], wanted: Wanted, say: Speech) -> Markup:
    """The conversations looked for."""
    older = None
    if len(found) == PAGE:
        query = urlencode({"q": wanted.text, "among": wanted.among, "before": found[-1].last})
        older = tag("p", tag("a", say("insight.talk_older"), href=f"{PATH}?{query}"))
    listed = _list(found, say) if found else tag("p", say("insight.talk_none"))
    return joined(tag("h2", say("insight.talk_every")), search_form(wanted, say), listed, older)


def search_form(wanted: Wanted, say: Speech) -> Markup:
    """Words and kinds to look for."""
    names = {"all": say("insight.talk_all"), **_marks(say)}
    options = (tag("option", names[each], value=each, selected=each == wanted.among) for each in AMONG)
    return tag(
        "form",
        tag(
            "input",
            type="search",
            name_="q",
            value=wanted.text or None,
            placeholder=say("insight.talk_search"),
            aria_label=say("insight.talk_search"),
            maxlength="200",
        ),
        tag("select", *options, name_="among", aria_label=say("insight.talk_among")),
        tag("button", say("insight.talk_find"), type="submit"),
        method="get",
        action=PATH,
        class_="search",
    )


def _marks(say: Speech) -> dict[str, str]:
    """What a conversation may be marked with, in words."""
    return {
        "not_found": say("insight.talk_not_found"),
        "refused": say("insight.talk_refused"),
        "cut": say("insight.talk_cut"),
        "stopped": say("insight.talk_stopped"),
        "in_cart": say("insight.talk_in_cart"),
    }


def _list(found: Sequence[Listed], say: Speech) -> Markup:
    return tag("ol", *(tag("li", _listed(each, say)) for each in found), class_="listed")


def _listed(each: Listed, say: Speech) -> Markup:
    marks = [name for key, name in _marks(say).items() if getattr(each, key)]
    told = [
        f"{day(each.at.date(), say)} {each.at:%H:%M}",
        say("insight.talk_messages", n=each.turns),
        each.user or say("insight.talk_guest"),
    ]
    return tag(
        "a",
        tag("span", each.message, class_="asked"),
        tag("span", " · ".join(told), class_="quiet"),
        *(tag("span", name, class_="mark") for name in marks),
        href=f"{PATH}/{each.conversation_id}",
    )


def talk_page(found: Sequence[Replayed], products: Mapping[str, Product], say: Speech) -> Markup:
    """A conversation, each sentence with what it rests on."""
    if not found:
        return tag("p", say("insight.talk_missing"))
    first = found[0].turn
    who = say("insight.talk_shopper", user=first.user_id) if first.user_id else say("insight.talk_nobody")
    when = f"{day(first.at.date(), say)} {first.at:%H:%M}" if first.at else ""
    turns: list[Markup] = []
    before: tuple[str, ...] = ()
    for each in found:
        turns.append(_turn(each, products, say, shelf=each.turn.shown != before))
        before = each.turn.shown
    return joined(
        tag("h2", who, " ", tag("small", when)),
        tag("p", say("insight.talk_replay_note"), class_="quiet"),
        *turns,
    )


def _turn(each: Replayed, products: Mapping[str, Product], say: Speech, *, shelf: bool) -> Markup:
    turn = each.turn
    told = [say("insight.intent", form=turn.request.intent)]
    if each.timings:
        told.append(say("insight.talk_took", time=duration(each.timings.total, say)))
    told += [say("insight.harm", form=turn.harm)] if turn.harm else []
    told += [say("insight.talk_stopped")] if turn.stopped else []
    doubts = {doubt.sentence: doubt for doubt in each.doubts}
    cuts = (
        tag("p", say("insight.talk_cut_out"), " ", tag("del", cut.text), " ", tag("small", cut.reason), class_="cut")
        for cut in turn.cut
    )
    helped = say.listed([limit(step.constraint, say) for step in turn.relaxations if step.count])
    return tag(
        "article",
        tag("p", turn.message, class_="message"),
        tag("p", " · ".join(told), class_="quiet"),
        *(_sentence(sentence, turn.evidence, doubts.get(sentence.text), say) for sentence in turn.sentences),
        *cuts,
        tag("p", say("insight.talk_helped", limits=helped), class_="quiet") if helped else None,
        _cards(turn, products, say) if shelf and turn.shown else None,
        class_="turn",
    )


def _sentence(sentence: Sentence, facts: Sequence[Fact], doubt: Doubt | None, say: Speech) -> Markup:
    doubtful = say("insight.talk_doubtful", words=say.listed(doubt.unfounded)) if doubt else ""
    mark = tag("small", doubtful, class_="doubt") if doubt else None
    if not sentence.facts:
        return tag("p", sentence.text, " ", mark, class_="said bare")
    rows = (tag("li", tag("bdi", facts[place].text), " ", where(facts[place], say)) for place in sentence.facts)
    number = tag("small", say("insight.talk_rests", n=len(sentence.facts)))
    return tag("details", tag("summary", sentence.text, " ", number, " ", mark), tag("ul", *rows), class_="said")


def _cards(turn: Turn, products: Mapping[str, Product], say: Speech) -> Markup:
    rows = []
    for product_id in turn.shown:
        product = products.get(product_id)
        name = product.title if product else f"{product_id} ({say('insight.talk_gone')})"
        rows.append(tag("li", name, " ", tag("small", turn.whys.get(product_id, ""))))
    return tag("details", tag("summary", say("insight.talk_cards", n=len(rows))), tag("ol", *rows), class_="cards")
