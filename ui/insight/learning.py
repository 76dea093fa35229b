"""How well taste is known, and who shops here."""

from collections.abc import Sequence

from assistant.insight.period import Period
from assistant.insight.shoppers import Segment, Shoppers
from assistant.insight.taste import Measured, RankerVersion, Taste
from assistant.speech.speech import Speech
from ui.insight.frame import section
from ui.insight.plots import Series, cloud, figure, legend, lines
from ui.insight.words import day, within
from ui.markup import Markup, joined, tag

_MOST_MODELS = 8
_MOST_LINES = 5
_TRAIN = "shelftalker train ranking"
_INDEX = "shelftalker index"
_NAMED_BY = 2


def taste_section(found: Taste, say: Speech) -> Markup:
    """How well taste is known."""
    title, serving = say("insight.question", form="taste"), found.in_service
    if serving is None:
        said = say("insight.learned_none", command=_TRAIN)
        return section("taste", title, said, _index(found, say))
    said = _chosen(found, serving, say)
    models = figure(say("insight.learned_models_head"), _models(found, serving, say), note=say("insight.learned_note"))
    return section(
        "taste",
        title,
        said,
        models if found.models else None,
        tag("div", _versions(found, serving, say), _index(found, say)),
        _curves(say("insight.learned_tries_head"), say("insight.learned_tries"), found.tries),
        _curves(say("insight.learned_curves_head"), say("insight.learned_curves"), found.curves),
    )


def _chosen(found: Taste, serving: RankerVersion, say: Speech) -> str:
    models = {model.name: model for model in found.models}
    chosen, popular = models.get(serving.chosen), models.get("popularity")
    if chosen is None or chosen.hit is None:
        return say("insight.learned_version", number=serving.number)
    beside = say("insight.learned_popular", hit=100 * popular.hit) if popular and popular.hit is not None else ""
    return say("insight.learned_some", number=serving.number, name=serving.chosen, hit=100 * chosen.hit, popular=beside)


def _curves(title: str, note: str, curves: Sequence[tuple[str, tuple[float, ...]]]) -> Markup | None:
    """Some curves over rounds; None where there are none."""
    shown = curves[:_MOST_LINES]
    if not shown:
        return None
    longest = max(len(values) for _, values in shown)
    series = [Series(name=name, values=(*values, *[None] * (longest - len(values)))) for name, values in shown]
    plot = lines([str(place) for place in range(1, longest + 1)], series, note)
    return figure(title, plot, legend([name for name, _ in shown], kind="l"), note=note)


def _models(found: Taste, serving: RankerVersion, say: Speech) -> Markup:
    heads = (
        say("insight.learned_model"),
        say("insight.learned_rank"),
        say("insight.learned_ten"),
        say("insight.learned_width"),
        say("insight.learned_variety"),
    )
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    names = {model.name for model in found.models[:_MOST_MODELS]} | {serving.chosen, "popularity"}
    rows = (_model(model, serving, say) for model in found.models if model.name in names)
    return tag(
        "div", tag("table", tag("thead", head), tag("tbody", *rows), class_="figures"), class_="wide", tabindex="0"
    )


def _model(model: Measured, serving: RankerVersion, say: Speech) -> Markup:
    span = f"{model.low:.3f}–{model.high:.3f}" if model.low is not None and model.high is not None else ""
    shares = (model.hit, model.coverage, model.diversity)
    return tag(
        "tr",
        tag("th", model.name, scope="row"),
        tag("td", "–" if model.ndcg is None else f"{model.ndcg:.3f}", tag("small", span) if span else None),
        *(tag("td", "–" if share is None else say("insight.share", share=share)) for share in shares),
        class_="chosen" if model.name == serving.chosen else None,
    )


def _versions(found: Taste, serving: RankerVersion, say: Speech) -> Markup:
    rows = (tag("li", _version(each, serving, say)) for each in found.versions)
    return figure(say("insight.learned_versions_head"), tag("ol", *rows, class_="versions"))


def _version(each: RankerVersion, serving: RankerVersion, say: Speech) -> Markup:
    told = [each.chosen, f"{each.ndcg:.3f}" if each.ndcg is not None else None]
    if each.events is not None:
        told.append(say("insight.learned_trained", events=each.events))
    if each.stored_at is not None:
        told.append(day(each.stored_at.date(), say))
    name = tag("b", say("insight.learned_version", number=each.number))
    line = tag("p", name, " · ", " · ".join(part for part in told if part))
    if each.serves:
        return joined(line, tag("p", say("insight.learned_serves"), class_="serves"))
    form = tag(
        "form",
        tag("p", say("insight.learned_sure", number=each.number, current=serving.number)),
        tag("input", type="hidden", name_="number", value=each.number),
        tag("button", say("insight.learned_yes", number=each.number), type="submit"),
        method="post",
        action="/shop/versions",
    )
    return joined(line, tag("details", tag("summary", say("insight.learned_roll_back")), form))


def _index(found: Taste, say: Speech) -> Markup:
    build = found.index
    if build is None:
        return tag("p", say("insight.learned_no_index", command=_INDEX), class_="quiet")
    told = say(
        "insight.learned_index",
        number=build.number,
        products=build.families,
        reviews=build.reviews,
        passages=build.passages,
    )
    behind = build.revision != found.catalogue_revision
    more = " " + say("insight.learned_index_behind", command=_INDEX) if behind else ""
    return tag("p", told, more, class_="quiet")


def shoppers_section(found: Shoppers, period: Period, say: Speech) -> Markup:
    """Who shops here."""
    title = say("insight.question", form="shoppers")
    if not found.segments:
        return section("shoppers", title, say("insight.people_few", n=found.shoppers))
    first = found.segments[0]
    said = say(
        "insight.people_some",
        within=within(period, say),
        shoppers=found.shoppers,
        groups=len(found.segments),
        first=first.shoppers,
        kinds=segment_name(first, say),
    )
    names = [segment_name(each, say) for each in found.segments]
    rows = [
        tag("tr", _key(number, name), tag("td", f"{each.shoppers:,}", class_="said"), tag("td", _apart(each, say)))
        for number, (name, each) in enumerate(zip(names, found.segments, strict=True))
    ]
    return section(
        "shoppers",
        title,
        said,
        figure(say("insight.people_map_head"), cloud(found.points, names, said)),
        figure(say("insight.people_groups_head"), tag("table", tag("tbody", *rows), class_="words groups")),
    )


def _key(number: int, name: str) -> Markup:
    square = tag("svg", tag("rect", width="100%", height="100%", class_=f"s{number}"), aria_hidden="true")
    return tag("th", square, name, scope="row")


def segment_name(segment: Segment, say: Speech) -> str:
    """A group's name: the kinds that set it apart most."""
    return say.words([kind for kind, _ in segment.kinds[:_NAMED_BY]], "kinds")


def _apart(segment: Segment, say: Speech) -> str:
    told = [say("insight.people_times", kind=say.word(kind, "kinds"), lift=lift) for kind, lift in segment.kinds]
    return say.listed(told, "apart")
