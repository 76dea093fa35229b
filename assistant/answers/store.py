"""Questions about the shop, answered from its own pages, quoted with where they stand; or "our pages don't say"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.pages.asked import Asked, questions
from assistant.pages.contradiction import contradicting
from assistant.pages.places import Delivered, country_asked, delivered, named, without_country
from assistant.pages.quote import Candidate, Quote, candidates, quote
from assistant.pages.verdict import Verdict, verdict
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.passage_search import FoundPassage, headings
from retrieval.product import Passage

Find = Callable[[str], Sequence[FoundPassage]]
_MAY = re.compile(r"\W*(?:can|could|may|am i allowed|is it possible)\b", re.I)
_QUESTION_SHOWN = 60
"""Characters of a question that are repeated where only it is not answered."""


def store_answer(message: str, find: Find, say: Speech = ENGLISH) -> Answer:
    """Answer each question of a message from the passages of the shop's pages.

    Args:
        message: what was asked, in English.
        find: gives the passages that most likely answer a question, best first.
        say: the shopper's language.
    """
    asked = questions(message)
    told: list[_Told] = []
    for each in asked:
        told.append(_told(each, find, say, said=[text for before in told for text in before.quoted]))
    if not any(each.facts for each in told):
        return Answer(sentences=(say("store.unsaid"),), outcome="unknown")
    unsaid = [each.said for each, answer in zip(asked, told, strict=True) if not answer.facts]
    sentences = [each.text for each in told if each.text]
    sentences += [say("store.unsaid_of", question=_short(question)) for question in unsaid]
    facts = dict.fromkeys(fact for each in told for fact in each.facts)
    return Answer(sentences=tuple(sentences), facts=tuple(facts))


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said to one question; no facts where the pages do not answer it."""

    text: str = ""
    facts: tuple[Fact, ...] = ()
    quoted: tuple[str, ...] = ()
    """The sentences of pages in it."""


def where(passage: Passage, say: Speech) -> str:
    """Where a passage stands, for a person: "Returns, “Condition”, page 2"."""
    parts = [passage.title]
    if passage.heading and passage.heading != passage.title:
        parts.append(say("store.heading", heading=passage.heading))
    if passage.page is not None:
        parts.append(say("store.print_page", page=passage.page))
    return say("store.where").join(parts)


def quoted(passage: Passage, sentences: Sequence[str], say: Speech) -> str:
    """Sentences of a passage as they stand, with where."""
    text = " ".join(sentences)
    return say("store.page", form=say.whose(text), text=text, where=where(passage, say))


def fact_of(passage: Passage, sentences: Sequence[str]) -> Fact:
    """The evidence that a quotation is."""
    return Fact(kind="passage", text=" ".join(sentences), source=f"page:{passage.document_id}", link=passage.link)


def _told(asked: Asked, find: Find, say: Speech, said: Sequence[str]) -> _Told:
    """The answer to one question; what was `said` to those before it is not said again."""
    country = country_asked(asked.text)
    found = find(asked.searched)
    if country and not any(country in named(each.passage.text) for each in found):
        found = find(without_country(asked.searched))
    if country and (about := _delivery(asked, country, found, say)) is not None:
        return about
    given = candidates(asked, found)
    best = quote(asked, given)
    if best is None:
        return _Told()
    other = contradicting(asked, best, given)
    if other is not None:
        return _both(best, other, say)
    decided = None if country else _decided(asked, best)
    fresh = best.sentences if decided else tuple(text for text in best.sentences if text not in said)
    return _answered(asked, decided, best.passage, fresh, say) if fresh else _Told(facts=(_fact(best),))


def _fact(said: Quote) -> Fact:
    return fact_of(said.passage, said.sentences)


def _answered(asked: Asked, decided: Verdict | None, passage: Passage, sentences: Sequence[str], say: Speech) -> _Told:
    text = quoted(passage, sentences, say)
    if decided is not None:
        text = say(
            "store.yes" if decided == "yes" else "store.no", form="may" if _MAY.match(asked.said) else "is", text=text
        )
    return _Told(text, (fact_of(passage, sentences),), tuple(sentences))


def _decided(asked: Asked, said: Quote) -> Verdict | None:
    """Yes or no, where the sentence that answers best decides it and none beside it says otherwise."""
    above = headings(said.passage)
    decided = verdict(asked, said.best.sentence.text, above)
    others = {verdict(asked, text, above) for text in said.sentences if text != said.best.sentence.text}
    return decided if others <= {None, decided} else None


def _delivery(asked: Asked, country: str, found: Sequence[FoundPassage], say: Speech) -> _Told | None:
    """Whether a country is delivered to; None where no page decides it or more than that is asked."""
    if not asked.wants_yes_or_no:
        return None
    decided: list[tuple[Passage, Delivered]] = []
    for each in found:
        texts = [sentence.text for sentence in each.sentences]
        if (answer := delivered(country, texts)) is not None:
            decided.append((each.passage, answer))
    if not decided:
        return None
    passage, answer = next((each for each in decided if each[1].is_so), decided[0])
    return _answered(asked, "yes" if answer.is_so else "no", passage, answer.sentences, say)


def _both(said: Quote, other: Candidate, say: Speech) -> _Told:
    second = other.found.passage
    text = say(
        "store.two",
        one=quoted(said.passage, said.sentences, say),
        other=quoted(second, (other.sentence.text,), say),
    )
    facts = (_fact(said), fact_of(second, (other.sentence.text,)))
    return _Told(text, facts, (*said.sentences, other.sentence.text))


def _short(question: str) -> str:
    plain = " ".join(question.split()).strip(" ?.!")
    return plain if len(plain) <= _QUESTION_SHOWN else f"{plain[:_QUESTION_SHOWN].rsplit(' ', 1)[0]} ..."
