"""How fast answers come, and what was cut and refused."""

from assistant.insight.period import Period
from assistant.insight.speed import Answers
from assistant.speech.speech import Speech
from ui.insight.frame import section
from ui.insight.plots import Bar, Series, bars, figure, legend, lines
from ui.insight.words import day, duration, within
from ui.markup import Markup, tag


def answers_section(found: Answers, period: Period, say: Speech) -> Markup:
    """How fast and how true the answers are."""
    title, when = say("insight.question", form="answers"), within(period, say)
    if not found.turns:
        return section("answers", title, say("insight.no_turns"))
    if found.whole is None:
        return section("answers", title, say("insight.given_untimed", turns=found.turns, within=when))
    median, high = duration(found.whole.median, say), duration(found.whole.high, say)
    said = say("insight.given_some", median=median, high=high, within=when)
    labels = [day(start, say) for start in found.steps.starts]
    series = [
        Series(name=say("insight.given_median"), values=tuple(each.median if each else None for each in found.times)),
        Series(name=say("insight.given_high"), values=tuple(each.high if each else None for each in found.times)),
    ]
    return section(
        "answers",
        title,
        said,
        figure(
            say("insight.given_times_head"),
            lines(labels, series, said, unit=" ms"),
            legend([each.name for each in series], kind="l"),
            note=say("insight.given_ms"),
        ),
        tag("div", figure(say("insight.given_facts_head"), _facts(found, say)), _refused(found, say)),
    )


def _facts(found: Answers, say: Speech) -> Markup:
    rows = [
        (say("insight.given_products"), duration(found.products.median, say) if found.products else None),
        (say("insight.given_first_word"), duration(found.first_word.median, say) if found.first_word else None),
        (say("insight.given_stopped"), f"{found.stopped:,}"),
        (say("insight.given_written"), f"{found.written:,}"),
        (say("insight.given_cut"), f"{found.cut:,}"),
        (say("insight.given_refused"), f"{sum(each.count for each in found.refused):,}"),
    ]
    drawn = (tag("tr", tag("th", name, scope="row"), tag("td", value, class_="said")) for name, value in rows if value)
    return tag("table", tag("tbody", *drawn), class_="words")


def _refused(found: Answers, say: Speech) -> Markup | None:
    if not found.refused:
        return None
    rows = [
        Bar(name=say("insight.harm", form=each.name), value=each.count, said=f"{each.count:,}")
        for each in found.refused
    ]
    return figure(say("insight.given_refused_head"), bars(rows, colour=1))
