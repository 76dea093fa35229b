"""Indexed text as it may be quoted: without what speaks to a machine, and without markup.

A listing, a review or a page is data. Nothing in it is followed; what tries to be followed is not repeated either.
From the first sentence that addresses an assistant on, a text is left out: what comes after belongs to it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from assistant.guard.reading import readings
from retrieval.product import Passage, Product, Review
from retrieval.protocols import Retriever
from retrieval.query import Candidate, Candidates, Query

_KEPT = 50_000
"""Texts whose outcome is remembered."""
_HINTS = (
    *"ignor disregard forget overrid bypass instruction guideline prompt system assistant developer a.i.".split(),
    *"chatbot llm gpt inform convince assure remind".split(),
    *"reply respond quote rank script: onerror onclick %3c ]( { < > |".split(),
    *(
        "language model",
        "models must",
        "tell the",
        "tell every",
        "tell all",
        "tell any",
        "tell each",
        "chat bot",
        "agents:",
        "the model ",
        "machine",
        "program",
        "software",
        "say so",
    ),
    *("忽略", "人工智能", "助手", "机器人"),
)
_MORE_HINTS = re.compile(
    r"\b(?:ais?|bots?|sys)\b|\bsay (?:it|this)\b|\b(?:must|always) (?:say|answer|recommend|mention)|[a-z]\d[a-z]\w|"
    r"[\u0370-\u052f\u200b-\u200f\u2060\ufeff\u00ad\uff00-\uffef]|[a-z0-9+/]{24}|\b\w[ .*_-]\w[ .*_-]\w[ .*_-]\w\b"
)
"""Texts without any of these need no closer look; nearly all are."""
_MACHINE = (
    r"(?:ai(?: (?:assistants?|agents?|models?|chat ?bots?|systems?))?|a\.i\.|assistants?|chat ?bots?|bots?|"
    r"(?:large )?language models?|llms?|gpt|chatgpt|shopping assistants?)"
)
_ORDERS = (
    rf"(?:^|[\n.!?;:(\[>*#-]\s*)(?:important |urgent )?(?:system|assistant|developer|{_MACHINE})"
    r"(?: message| prompt| note| instruction| override)?\s*[:>]",
    r"\b(?:note|message|instructions?|attention|dear|hey|hello|to|for)\b[ ,:]*"
    rf"(?:the |any |all |every |our |this )?{_MACHINE}\b(?= ?[:,.!]| reading| that| when| which| must| should|:)",
    r"\b(?:by|to|for|with|from) (?:the|this|any|every|your|our|all) (?:\w+'s |\w+ )?"
    r"(?:chat ?bots?|bots|bot\b(?! vacuum)|language models?|llms?|ai (?:assistants?|agents?|models?))\b",
    r"\b(?:any|every|all|each) (?:\w+ )?"
    r"(?:chat ?bots?|bots?|language models?|llms?|ai (?:assistants?|agents?|models?))\b",
    r"\b(?:to|for|by) (?:the|any|every|whatever|whichever) (?:model|machine|program|software|system) "
    r"(?:that |which |who )?(?:summari[sz]|read|answer|writ|quot|repeat)\w*",
    r"\b(?:note|message|instructions?|attention)\b.{0,12}\b(?:shopping |ai )?agents?\b ?:",
    rf"\b(?:if you(?:'re| are)|as) (?:an? |the )?{_MACHINE}\b",
    rf"\b{_MACHINE} (?:must|should|shall|has to|have to|needs? to|will (?:now )?(?:say|answer|recommend))\b",
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}"
    r"\b(?:previous|prior|above|earlier|all|other|your|the rest|any)\b.{0,30}"
    r"\b(?:instructions?|rules|guidelines|prompts?|pages|results|text|products|reviews|context)",
    r"\b(?:tell|inform|convince|assure|remind) (?:the|every|each|all|any) "
    r"(?:shoppers?|customers?|users?|visitors?)\b.{0,20}\b(?:that|to)\b",
    r"\b(?:system|hidden) prompt\b|\byour (?:instructions|guidelines|rules|system message)\b",
    r"\b(?:reply|respond|answer)\b.{0,30}\b(?:only|always|with)\b.{0,5}[\"'“]",
    r"\b(?:you must|always) (?:say|answer|reply|recommend|rank|quote|mention)\b",
    r"\brank this (?:\w+ )?first\b|\b(?:say|quote) (?:so|it|this)\W*$",
    r"<\|[^|]{0,20}\|?>?|\[/?inst\]|<</?sys>>|#{2,} ?(?:instructions?|response)\b|\"role\" ?: ?\"",
    r"忽略.{0,10}(?:指令|规则|提示|其他)|(?:ai|人工智能|助手|机器人)[,，:：].{0,20}(?:请|必须|告诉|回答)",
)
_ADDRESSES = re.compile("|".join(f"(?:{order})" for order in _ORDERS), re.I | re.S)
_MARKUP = re.compile(
    r"</?[a-z!][^>]*>?|\$\{[^}]*\}?|\{\{[^}]*\}?\}?|!?\[[^\]]*\]\(\s*(?:javascript|data|vbscript|https?):?[^)]*\)?|"
    r"(?:javascript|vbscript):\S*|%3c\S*|\bon(?:error|load|click|mouseover)\s*=\S*",
    re.I,
)
_RUNS = re.compile(
    r"<\s*(?:script|iframe|style|object|svg|img|form)\b|(?:java|vb)script:|\$\{|\{\{|\bon\w+\s*=\s*[\"']", re.I
)
"""Markup of a page that is more than how it looks."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+")


@lru_cache(maxsize=_KEPT)
def speaks_to_a_machine(text: str) -> bool:
    """Whether a text gives orders to an assistant, openly or disguised."""
    return _hints(text) and any(map(_ADDRESSES.search, readings(text, ciphers=False)))


@lru_cache(maxsize=_KEPT)
def quotable(text: str) -> str:
    """The part of a text that may be quoted; "" when there is none."""
    if not _hints(text):
        return text
    if _MARKUP.search(text):
        text = _without_markup(text)
    if not speaks_to_a_machine(text):
        return text
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        if speaks_to_a_machine(" ".join([*kept[-1:], sentence])):
            break
        kept.append(sentence)
    return " ".join(kept)


def _hints(text: str) -> bool:
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS) or bool(_MORE_HINTS.search(lowered))


def _without_markup(text: str) -> str:
    """The sentences that have no markup in them."""
    return " ".join(part for part in _SENTENCE.split(text) if not _MARKUP.search(part))


def quotable_product(product: Product) -> Product:
    """A product with its words as they may be quoted; its name is then at least what kind of thing it is."""
    description = quotable(product.description) if product.description else None
    attributes = {
        name: value for name, value in product.attributes.items() if quotable(f"{name}: {value}") == f"{name}: {value}"
    }
    title = _title(product)
    if title == product.title and description == product.description and len(attributes) == len(product.attributes):
        return product
    return replace(product, title=title, description=description or None, attributes=MappingProxyType(attributes))


def _title(product: Product) -> str:
    if not speaks_to_a_machine(product.title) and not _MARKUP.search(product.title):
        return product.title
    speaks = speaks_to_a_machine(product.title)
    kept = quotable(product.title) if speaks else " ".join(_MARKUP.sub(" ", product.title).split())
    return kept or product.product_type or product.product_id


def quotable_products(products: dict[str, Product]) -> dict[str, Product]:
    """The same of several, by id."""
    return {key: quotable_product(product) for key, product in products.items()}


def quotable_reviews(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Reviews with their words as they may be quoted: a review without any still counts as one."""
    return tuple(
        replace(review, text=quotable(review.text), title=quotable(review.title) if review.title else None)
        for review in reviews
    )


def may_be_quoted(passage: Passage) -> bool:
    """Whether a passage of a page gives no orders to a machine, and nothing in it would run."""
    text = f"{passage.title}. {passage.heading or ''}. {passage.text}"
    return not speaks_to_a_machine(text) and not _RUNS.search(text)


def _candidate(item: Candidate) -> Candidate:
    product, variants = quotable_product(item.product), tuple(map(quotable_product, item.variants))
    return (
        item
        if product is item.product and variants == item.variants
        else replace(item, product=product, variants=variants)
    )


class QuotableRetriever:
    """A retriever whose products may be quoted."""

    def __init__(self, inner: Retriever) -> None:
        """Wrap a retriever."""
        self._inner = inner

    def retrieve(self, query: Query) -> Candidates:
        """What the inner one finds."""
        found = self._inner.retrieve(query)
        items = tuple(map(_candidate, found.items))
        relaxations = tuple(
            replace(relaxed, examples=tuple(map(quotable_product, relaxed.examples))) for relaxed in found.relaxations
        )
        return replace(found, items=items, relaxations=relaxations)
