"""How far conversations come, which products nobody is shown, how ready the feed is."""

from assistant.insight.funnel import Funnel
from assistant.insight.period import Period
from assistant.insight.unseen import Department, Unseen, UnseenProduct
from assistant.speech.speech import Speech
from retrieval.readiness.findings import Finding, Readiness
from ui.insight.frame import section
from ui.insight.plots import Bar, bars, figure
from ui.insight.words import within
from ui.markup import Markup, tag


def funnel_section(found: Funnel, period: Period, say: Speech) -> Markup:
    """How far conversations come."""
    title = say("insight.question", form="funnel")
    if not found.conversations:
        return section("funnel", title, say("insight.no_turns"))
    share = say("insight.share", share=found.cart / found.conversations)
    said = say("insight.way_some", cart=found.cart, all=found.conversations, share=share, within=within(period, say))
    steps = [
        (say("insight.way_all"), found.conversations),
        (say("insight.way_shown"), found.shown),
        (say("insight.way_asked"), found.asked),
        (say("insight.way_cart"), found.cart),
    ]
    if found.checkout is not None:
        steps.append((say("insight.way_checkout"), found.checkout))
    drawn = [
        Bar(
            name=name,
            value=count,
            of=found.conversations,
            said=f"{count:,}",
            note=say("insight.share", share=count / found.conversations),
        )
        for name, count in steps
    ]
    return section("funnel", title, said, figure(say("insight.way_head"), bars(drawn), note=say("insight.way_note")))


def unseen_section(found: Unseen, period: Period, say: Speech) -> Markup:
    """Which products nobody is shown."""
    title, when = say("insight.question", form="unseen"), within(period, say)
    if not found.products:
        return section("unseen", title, say("insight.ready_empty"))
    if not found.unseen:
        return section("unseen", title, say("insight.hidden_none", within=when))
    worst = found.departments[0]
    most = (
        say("insight.hidden_worst", department=_name(worst, say), count=worst.unseen, total=worst.products)
        if len(found.departments) > 1
        else ""
    )
    said = say("insight.hidden_some", unseen=found.unseen, all=found.products, worst=most, within=when)
    besides = [say("insight.hidden_lacking", n=found.lacking) if found.lacking else say("insight.hidden_complete")]
    if found.sold_out:
        besides.append(say("insight.hidden_sold_out", n=found.sold_out))
    departments = [
        Bar(
            name=_name(each, say),
            value=each.unseen,
            of=each.products,
            said=say("insight.of", count=each.unseen, total=each.products),
        )
        for each in found.departments
    ]
    return section(
        "unseen",
        title,
        said,
        figure(say("insight.hidden_departments_head"), bars(departments, colour=1)),
        figure(say("insight.hidden_examples_head"), _examples(found, say), note=" ".join(besides)),
    )


def _name(department: Department, say: Speech) -> str:
    return say.word(department.name, "kinds") if department.name else say("insight.hidden_no_department")


def _examples(found: Unseen, say: Speech) -> Markup:
    """Some products with what they lack; without that column where none lacks anything."""
    names = [say("insight.hidden_product"), *([say("insight.hidden_lacks")] if found.lacking else [])]
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    rows = (_example(each, say, lacks=bool(found.lacking)) for each in found.examples)
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="words")


def _example(each: UnseenProduct, say: Speech, *, lacks: bool) -> Markup:
    where = tag("small", say.word(each.department, "kinds")) if each.department else None
    name = tag("th", each.title, " ", where, scope="row")
    lacking = say.listed([say("insight.lacks", form=name) for name in each.lacking])
    return tag("tr", name, tag("td", lacking or say("insight.none")) if lacks else None)


def feed_section(found: Readiness, say: Speech) -> Markup:
    """How ready the feed is."""
    title = say("insight.question", form="feed")
    if not found.products:
        return section("feed", title, say("insight.ready_empty"))
    if not found.findings:
        return section("feed", title, say("insight.ready_none", n=found.products))
    first = found.findings[0]
    said = say(
        "insight.ready_some",
        n=len(found.findings),
        total=found.products,
        worst=say("insight.lacks", form=first.name),
        count=first.count,
    )
    drawn = bars([_finding(each, found.products, say) for each in found.findings], colour=1)
    return section("feed", title, said, figure(say("insight.ready_head"), drawn))


def _finding(each: Finding, products: int, say: Speech) -> Bar:
    return Bar(
        name=say("insight.lacks", form=each.name),
        value=each.count,
        of=products,
        said=say("insight.of", count=each.count, total=products),
        note=say("insight.mend", form=each.name),
    )
