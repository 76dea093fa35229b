"""A trial of recommenders as tables in the terminal."""

from collections.abc import Sequence

from assistant.trial.measures import ACCURATE, BY, MEASURES, Told, known_measures, said, segment_title, shown, span
from ranking.measures.measured import Measured
from ranking.report.report import Report

_MOST_MODELS = 6
"""Columns of the table of segments."""


def trial_text(report: Report, *, explain: bool = False) -> str:
    """Accuracy with intervals, what the lists are like, segments, variety and the choice."""
    if not report.models:
        return report.why
    told = known_measures(report.models)
    blocks = [
        [scope_text(report)],
        _accuracy(report),
        _likeness(report.models, [each for each in told if each not in MEASURES[:ACCURATE]]),
        _segments(report),
        _varied(report, told),
        [f"{each.title:<16} {said(each)}" for each in told] if explain else [],
        [report.why],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def scope_text(report: Report) -> str:
    """Over whom and what is measured, in one sentence."""
    task, best = report.task, report.best
    users = best.users if best else 0
    if task is None:
        return f"{users:,} shoppers, means at 10."
    strangers = f", and {len(task.strangers):,} new ones apart" if task.strangers else ""
    return (
        f"{users:,} shoppers{strangers}; all of {len(task.product_ids):,} products that a shopper does not have are "
        "ranked. Means at 10, with 95 % intervals."
    )


def _accuracy(report: Report) -> list[str]:
    told = MEASURES[:ACCURATE]
    lines = [f"{'':<16}" + "".join(f"{each.title:<24}" for each in told)]
    for model in report.models:
        name = f"{model.name} *" if model.name == report.chosen else model.name
        lines.append(f"{name:<16}" + "".join(f"{_with_span(model, each):<24}" for each in told))
    return [line.rstrip() for line in lines]


def _with_span(model: Measured, told: Told) -> str:
    return f"{shown(model, told)}  {span(model, told)}"


def _likeness(models: Sequence[Measured], told: Sequence[Told]) -> list[str]:
    head = f"{'':<16}" + "".join(f"{each.title:>{_width(each)}}" for each in told)
    return [
        head,
        *(f"{model.name:<16}" + "".join(f"{shown(model, each):>{_width(each)}}" for each in told) for model in models),
    ]


def _width(told: Told) -> int:
    return max(len(told.title), 6) + 2


def _segments(report: Report) -> list[str]:
    names = [model.name for model in report.models if model.name in report.segments][:_MOST_MODELS]
    if not names or not report.segments[names[0]]:
        return []
    lines = [f"{'nDCG by segment':<28}" + "".join(f"{name[:10]:>11}" for name in names)]
    for segment, first in report.segments[names[0]].items():
        values = (report.segments[name][segment].values["ndcg@10"] for name in names)
        label = f"{segment_title(segment)[:18]} ({first.users:,})"
        lines.append(f"{label:<28}" + "".join(f"{value:>11.3f}" for value in values))
    return lines


def _varied(report: Report, told: Sequence[Told]) -> list[str]:
    if not report.diversified:
        return []
    shown_of = [each for each in told if each.key not in ("recall@10", "mrr@10", "popularity_bias")]
    lines = [f"{report.chosen + ' for variety':<30}" + "".join(f"{each.title:>{_width(each)}}" for each in shown_of)]
    plain = [("as it is", model) for model in report.models if model.name == report.chosen]
    varied = [(f"{BY[each.by]}, {each.dial:g}", each.measured) for each in report.diversified]
    for label, model in [*plain, *varied]:
        lines.append(f"{label:<30}" + "".join(f"{shown(model, each):>{_width(each)}}" for each in shown_of))
    return lines
