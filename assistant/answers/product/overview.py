"""What is said of a product that was only pointed at ("tell me more about the second one")."""

import re

from assistant.answers.names import stars
from assistant.answers.product.asked import Asked, Told, answered
from assistant.answers.product.price import rating_fact
from assistant.answers.product.stock import stock_text
from assistant.answers.snippets import clauses, telling
from assistant.answers.word_keys import key
from assistant.turns import Fact

_MORE = re.compile(
    r"\b(?:tell me|know|say|hear|learn|more info\w*|more details?|details|describe|information|specs?|"
    r"specifications?|facts)\b|"
    r"\bwhat (?:is|are|'s) (?:it|this|that|they|these|the \w+ one)\W*$|\btell me more\b|\bmore about\b|\bwhat about\b"
)
_ABOUT = re.compile(
    r"\b(?:tell|know|say|hear|learn|more|info\w*|details?|describe|specs?|specifications?|facts|about|"
    r"this|it|the|of|all|everything|please)\b"
)
_ASKS = re.compile(r"\b(?:is|are|does|do|can|could|will|has|have|would|what|how|which|when|where|who|why|any)\b|\?")
_MOST = 4
_LONGEST = 40


def asks_for_all(asked: Asked) -> bool:
    """Whether nothing is asked but to be told of it."""
    rest = [
        word for word in asked.words if not _ABOUT.fullmatch(word) and word not in ("inform", "info", "information")
    ]
    named = [word for word in rest if key(word) not in asked.called]
    return not named and bool(_MORE.search(asked.question) or not _ASKS.search(asked.question))


def overview(asked: Asked) -> list[Told]:
    """What its listing tells first, its details, its stars and whether it can be had."""
    say, product = asked.say, asked.product
    plain = telling(product)[:2] or clauses(product.description or "")[:1]
    said = [say("product.told", name=asked.name, quote=say.quote(text)) for text in plain[:1]] or [
        say("product.only_name", name=asked.name)
    ]
    said += [answered(asked, "plain", say("asked.sentence", quote=say.quote(text))).said for text in plain[1:]]
    facts: list[Fact] = [asked.fact("attribute", product.title), *(asked.fact("attribute", text) for text in plain)]
    columns = [each for each in asked.listing if each.name is not None and len(each.value) <= _LONGEST][:_MOST]
    if columns:
        pairs = [
            say("asked.pair", detail=say.detail(each.name or ""), value=say.value(each.name or "", each.value))
            for each in columns
        ]
        said.append(say("product.gives", details=say.listed(pairs)))
        facts += [asked.fact("attribute", each.text) for each in columns]
    if product.rating is not None:
        said.append(say("product.stars", stars=stars(product, say)))
        facts.append(rating_fact(asked))
    if product.in_stock is not None:
        said.append(_stock(asked))
        facts.append(asked.fact("stock", stock_text(product)))
    return [
        Told(verdict="plain", said=sentence, facts=tuple(facts) if index == 0 else ())
        for index, sentence in enumerate(said)
    ]


def _stock(asked: Asked) -> str:
    product, say = asked.product, asked.say
    if not product.in_stock:
        return say("product.sold_out")
    return say("product.left", n=product.stock) if product.stock else say("product.in_stock")
