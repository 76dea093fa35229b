"""Where an answer comes from: its sentences, each with the facts it rests on and where they stand."""

from collections.abc import Sequence

from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact, Sentence
from ui.markup import Markup, joined, tag
from ui.pictures import is_web_address

_KINDS = ("product", "review", "reviews", "page", "order", "ticket", "offer", "policy", "cart", "history", "search")


def sources(said: Sequence[Sentence], facts: Sequence[Fact], say: Speech = ENGLISH) -> Markup:
    """The sentences that rest on facts, to open; nothing when none does."""
    told = [sentence for sentence in said if sentence.facts]
    if not told:
        return joined()
    rows = [tag("li", tag("p", sentence.text), tag("ul", *_facts(sentence, facts, say))) for sentence in told]
    return tag("details", tag("summary", say("page.sources")), tag("ol", *rows), class_="sources")


def _facts(sentence: Sentence, facts: Sequence[Fact], say: Speech) -> list[Markup]:
    return [tag("li", tag("bdi", facts[place].text), " ", where(facts[place], say)) for place in sentence.facts]


def where(fact: Fact, say: Speech) -> Markup:
    """Where a fact stands, as a link where there is a page for it."""
    kind, _, name = fact.source.partition(":")
    said = say("source.stands", form=kind, name=name) if kind in _KINDS else fact.source
    if fact.link and is_web_address(fact.link):
        return tag("a", said, href=fact.link, target="_blank", rel="noopener noreferrer", class_="where")
    return tag("span", said, class_="where")
