"""The page of an evaluation of answers: each answer beside its evidence, for a person to read."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from xml.etree.ElementTree import Element

from assistant.judged.answers import JudgedTurn, measures
from assistant.judged.elements import element, head, written
from assistant.turns import Sentence


def answers_page(judged: Sequence[JudgedTurn]) -> str:
    """All turns, conversation by conversation, as one HTML file that asks for nothing from elsewhere."""
    css = files("assistant.judged").joinpath("answers.css").read_text(encoding="utf-8")
    talks = [_talk(key, list(turns)) for key, turns in groupby(judged, lambda each: each.script)]
    doubtful = sum(bool(_remarks(each)) for each in judged)
    top = element(
        "header",
        element("h1", f"{len(judged)} answers beside their evidence"),
        element("p", f"{doubtful} with a remark."),
    )
    figures = [
        element("tr", element("th", name, scope="row"), element("td", str(value)))
        for name, value in measures(judged).items()
    ]
    table = element("div", element("table", element("tbody", *figures)), class_="wide")
    body = element("body", element("main", top, table, *talks))
    return written(element("html", head("Answers", css), body, lang="en"))


def _talk(key: str, turns: Sequence[JudgedTurn]) -> Element:
    return element("section", element("h2", key), *(_turn(each) for each in turns))


def _turn(each: JudgedTurn) -> Element:
    remarks = [element("p", text, class_="remark") for text in _remarks(each)]
    said = [part for sentence in each.turn.sentences for part in _sentence(sentence, each)]
    cut = [element("p", f"Cut: {part.text} ({part.reason})", class_="cut") for part in each.turn.cut]
    shelf = [element("li", item.product.title) for item in each.done.products]
    cards = [element("ol", *shelf, class_="shelf")] if shelf else []
    return element(
        "article", element("p", each.turn.message, class_="message"), *said, *cut, *cards, *remarks, class_="turn"
    )


def _sentence(sentence: Sentence, each: JudgedTurn) -> Iterator[Element]:
    """A sentence, and under it the facts it rests on."""
    yield element("p", sentence.text, class_="sentence")
    facts = [each.turn.evidence[place] for place in sentence.facts]
    if facts:
        yield element("ul", *(element("li", f"{fact.text}  [{fact.source}]") for fact in facts), class_="facts")


def _remarks(each: JudgedTurn) -> tuple[str, ...]:
    """All that is wrong with a turn, in words."""
    return (
        *each.wrong,
        *(f"The claim checker does not support: {text}" for text in each.unsupported),
        *(f"Not in the evidence: {text}" for text in each.unfounded),
        *(f"Named, and not on the shelf: {text}" for text in each.strangers),
    )
