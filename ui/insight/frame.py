"""The frame of the shop's pages: head, questions to go to, period, sign-out."""

from assistant.insight.period import DAYS
from assistant.speech.speech import Speech
from ui.markup import Markup, joined, tag
from ui.page_language import TAGS

STYLE = "/shop/style.css"
QUESTIONS = ("asked", "unmet", "limits", "funnel", "unseen", "feed", "taste", "shoppers", "answers", "talks")


def section(name: str, title: str, said: str, *parts: Markup | None) -> Markup:
    """A question, the sentence that answers it, and what shows it."""
    drawn = [part for part in parts if part]
    shown = tag("div", *drawn, class_="shown") if drawn else None
    return tag("section", tag("h2", title), tag("p", said, class_="answer"), shown, id=name, class_="question")


def document(title: str, body: Markup, say: Speech) -> Markup:
    """A whole page that asks for nothing but its style."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="robots", content="noindex"),
        tag("title", title),
        tag("link", rel="stylesheet", href=STYLE),
    )
    return joined(Markup("<!doctype html>\n"), tag("html", head, tag("body", body), lang=TAGS[say.language]))


def framed(shop: str, days: int | None, say: Speech, *parts: Markup | None) -> Markup:
    """The questions with what leads to them."""
    contents = (tag("li", tag("a", say("insight.question", form=name), href=f"#{name}")) for name in QUESTIONS)
    page = joined(
        _top(shop, say, periods("/shop", days, say)),
        tag(
            "div",
            tag("nav", tag("ol", *contents), aria_label=say("insight.contents"), class_="contents"),
            tag("main", *parts),
            class_="page",
        ),
    )
    return document(say("insight.page_of", name=shop), page, say)


def framed_talk(shop: str, say: Speech, *parts: Markup | None) -> Markup:
    """A page beside the questions."""
    back = tag("a", say("insight.talk_back"), href="/shop")
    return document(
        say("insight.page_of", name=shop), joined(_top(shop, say, back), tag("main", *parts, class_="talks")), say
    )


def periods(path: str, days: int | None, say: Speech) -> Markup:
    """The periods to choose from."""
    links = (
        tag(
            "a",
            say("insight.period", form="all" if each is None else str(each)),
            href=f"{path}?days={'all' if each is None else each}",
            aria_current="true" if each == days else None,
        )
        for each in DAYS
    )
    return tag("nav", tag("span", say("insight.over")), *links, class_="periods")


def _top(shop: str, say: Speech, tools: Markup) -> Markup:
    out = tag("form", tag("button", say("insight.sign_out"), type="submit"), method="post", action="/shop/sign-out")
    return tag(
        "header",
        tag("h1", tag("span", shop), " ", say("insight.title")),
        tag("div", tools, out, class_="tools"),
        class_="top",
    )
