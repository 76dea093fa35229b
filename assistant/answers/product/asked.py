"""One question about one product, and one answer to it with the evidence it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.answers.product.listing import Statement, statements
from assistant.answers.word_keys import key, topic_words
from assistant.speech.speech import Speech
from assistant.turns import Fact, FactKind
from retrieval.product import Product, Review
from retrieval.vocabulary import WORD, head

Verdict = Literal["yes", "no", "part", "plain", "unsaid"]

_YES_NO = re.compile(
    r"^\W*(?:(?:and|so|ok|but|also|hi|hello|hey|then|or|please|well|the \w+ one,?|number \w+,?)\W+)*(?:is|isn't|are|"
    r"aren't|am|does|doesn't|do|don't|did|has|have|can|can't|could|will|won't|would|should|was|were|any|got)\b|"
    r"\b(?:is|are|does|can|has|will|would|could|do) (?:it|this|that|they|these|those|the|its|i|you|we|one|there|my|"
    r"people|any|anyone|all|any of)\b|\b(?:whether|if) (?:it|they|this|the)\b",
    re.I,
)
_OPEN = re.compile(r"^\W*(?:\w+\W+){0,3}?(?:what|how|which|when|where|who|why|whose)\b", re.I)
_ANY_OPEN = re.compile(r"\b(?:what|how|which|when|where|who|why)\b")
_OF_THE = re.compile(
    r"\b(?:is|isn't|are|aren't|does|do|can|could|has|have|was|were|will|would|should|what|how \w+|of|on|in) "
    r"(?:is |are )?(?:the|its|their|your|this|that|these|those|my)\s+"
)
_NOT_PART = frozenset(
    "one ones first second third fourth fifth sixth last other whole entire thing product item be go "
    "put come made make "
    "out of in into for to and or a an the it really also still fully both all any have has get been at on with rest "
    "from being used use stay safe suitable ok good really actually completely 100 pure real solid "
    "more less than over under up down most least".split()
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question about one product: one thing asked."""

    product: Product
    family: tuple[Product, ...]
    """All its variants, itself included."""
    reviews: tuple[Review, ...]
    question: str
    """In small letters."""
    say: Speech
    name: str
    """What the product is called in a sentence."""

    @cached_property
    def yes_no(self) -> bool:
        """Whether a yes or a no is asked for; a question that comes from another language has no order to tell by."""
        if self.say.language != "en":
            return not _ANY_OPEN.search(self.question)
        return bool(_YES_NO.search(self.question)) and not _OPEN.search(self.question)

    @cached_property
    def listing(self) -> tuple[Statement, ...]:
        """What the listing states; of the other variants what this one leaves open."""
        own = statements(self.product)
        seen = {statement.text for statement in own}
        if self.product.description:
            return own
        others = (each for variant in self.family if variant.description for each in statements(variant))
        return (*own, *(each for each in others if each.name is None and each.text not in seen))

    @cached_property
    def called(self) -> frozenset[str]:
        """Keys of the words that only name the product."""
        title = list(WORD.findall(self.product.title.split(",")[0].split(":")[0]))
        return frozenset(map(key, (*title, *WORD.findall(" ".join(self.product.category)), self.product.brand or "")))

    @cached_property
    def kind(self) -> frozenset[str]:
        """Keys of the words that say what sort of thing it is."""
        named = head(self.product.title.split(",")[0].split(":")[0]) or ""
        return frozenset(map(key, WORD.findall(" ".join(self.product.category[-1:])))) | {key(named)}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that name what is asked, without those that only name the product; of nothing else those."""
        found = topic_words(self.question)
        return tuple(word for word in found if key(word) not in self.called) or found

    @cached_property
    def topic(self) -> frozenset[str]:
        """Keys of what is asked."""
        return frozenset(map(key, self.words))

    def part(self, until: int) -> frozenset[str]:
        """Keys of the part of the product that a property named at a place of the question is asked of."""
        match = _OF_THE.search(self.question[:until])
        if match is None:
            return frozenset()
        between = self.question[match.end() : until]
        return frozenset(
            key(word) for word in WORD.findall(between) if word not in _NOT_PART and key(word) not in self.called
        )

    def fact(self, kind: FactKind, text: str, product: Product | None = None) -> Fact:
        """A fact of the product's listing."""
        of = product or self.product
        return Fact(kind=kind, text=text, source=f"product:{of.product_id}", product_id=of.product_id, link=of.link)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer to one thing asked."""

    verdict: Verdict
    said: str
    facts: tuple[Fact, ...] = ()
    near: bool = False
    """Whether, unsaid, it tells what comes near."""
    short: str = ""
    """What is said without the yes or no, for an answer about several products."""


def quoted(asked: Asked, statement: Statement) -> str:
    """A statement of the listing as a part of a sentence."""
    say = asked.say
    if statement.name is not None:
        value = say.value(statement.name, statement.value)
        return say("asked.column", detail=say.detail(statement.name), value=value)
    if statement.text == asked.product.title:
        return say("asked.title", title=statement.text)
    return say("asked.sentence", quote=say.quote(statement.text.rstrip(" .;!?。")))


def all_quoted(asked: Asked, found: Sequence[Statement]) -> str:
    """Several statements as parts of one sentence: the sentences of the listing under one "says"."""
    texts = [each.text.rstrip(" .;!?。") for each in found if each.name is None and each.text != asked.product.title]
    parts = [quoted(asked, each) for each in found if each.name is not None or each.text == asked.product.title]
    parts += [asked.say("asked.sentence", quote=asked.say.quote(*texts))] if texts else []
    return asked.say.listed(parts)


def stated(asked: Asked, verdict: Verdict, statement: Statement) -> Told:
    """An answer that a statement of the listing gives."""
    said = quoted(asked, statement)
    if verdict == "plain" and statement.name is not None:
        value = asked.say.value(statement.name, statement.value)
        said = asked.say("asked.heading", detail=asked.say.heading(statement.name), value=value)
    short = asked.say("quote.marks", text=statement.text.rstrip(" ."))
    return replace(answered(asked, verdict, said, asked.fact("attribute", statement.text)), short=short)


def answered(asked: Asked, verdict: Verdict, said: str, *facts: Fact, of: str = "asked.said") -> Told:
    """An answer in own words, with the facts it rests on; `of` is the name of its sentence."""
    told = asked.say(of, form=verdict, said=said)
    return Told(verdict=verdict, said=told[:1].upper() + told[1:], facts=facts, short=said)


def unsaid(asked: Asked, near: Statement | None = None, says: str | None = None, known: str | None = None) -> Told:
    """That the listing does not say it, and what it says that comes near.

    Args:
        asked: the question.
        near: what comes near.
        says: the end of "doesn't say whether ...", in English.
        known: the name of the property in the shopper's language.
    """
    say = asked.say
    if says and say.language == "en":
        lead = say("asked.unsaid_whether", what=says)
    elif known and say.language != "en":
        lead = say("asked.unsaid_whether", what=known)
    else:
        lead = say("asked.unsaid")
    if near is None:
        return Told(verdict="unsaid", said=lead)
    told = say("asked.near", said=quoted(asked, near))
    return Told(
        verdict="unsaid", said=f"{lead}{say('asked.gap')}{told}", facts=(asked.fact("attribute", near.text),), near=True
    )


def nearest(found: Sequence[Statement], wanted: frozenset[str]) -> Statement | None:
    """The statement that shares the most of some words; None when none shares any."""
    best = max(found, key=lambda each: len(wanted & each.words), default=None)
    return best if best is not None and wanted & best.words else None
