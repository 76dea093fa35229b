"""Who a message says somebody is: e-mails, and names with postcodes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.service.customers import Customer
from assistant.service.reading.addresses import begins_address
from assistant.service.system import OrderSystem

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CODE_LENGTH = range(3, 11)
"""Characters of a postcode, without its space."""
_NAME_PART = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?")
_CLAIM = re.compile(
    r"\b(?:i am|i'm|im|my name(?: is|'s)?|name(?: is|:)|this is|it's|under|zip|postcode|postal|e-?mail)\b", re.I
)
_BARE = 6
"""Words of a message that is nothing but a name and a postcode, at most."""
_MOST = 60
"""Pairs of a name and a postcode that are looked up at most for one message."""
_NO_NAME = frozenset(
    "my name is zip code postcode and the in at i am live email e-mail order number postal address for from living "
    "hi hello hey this it's it under here's here with to return cancel exchange please want would like you".split()
)


def identified(system: OrderSystem, text: str) -> Customer | None:
    """The one customer that a text names, by an e-mail, or by a name and a postcode."""
    for email in EMAIL.findall(text):
        customer = system.customer(email=email)
        if customer is not None:
            return customer
    for name, postcode in _pairs(text):
        customer = system.customer(name=name, postcode=postcode)
        if customer is not None:
            return customer
    return None


def names_somebody(text: str) -> bool:
    """Whether a message gives an identity, right or wrong."""
    pair = next(_pairs(text), None)
    bare = pair is not None and len(text.split()) <= _BARE and all(part[:1].isupper() for part in pair[0].split())
    return bool(EMAIL.search(text)) or bool(pair and _CLAIM.search(text)) or bare


def is_identity_part(text: str) -> bool:
    """Whether a message may be an identity or a part of one: an e-mail, a claim, a postcode, a name alone."""
    words = _WORD.findall(text)
    named = all(_NAME_PART.fullmatch(word) and word[:1].isupper() for word in words) and 1 <= len(words) <= 4
    return bool(EMAIL.search(text) or _CLAIM.search(text) or named or (_codes(words) and len(words) <= 8))


def without_identity(text: str, customer: Customer) -> str:
    """A message without the e-mails, the name and the postcode that it identifies somebody by."""
    rest = EMAIL.sub(" ", text)
    parts = (customer.name,) if begins_address(text) else (customer.postcode, customer.name)
    for part in parts:
        if part:
            rest = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", rest, count=1, flags=re.I)
    return _CLAIMS.sub(" ", rest)


_CLAIMS = re.compile(
    r"\b(?:(?:my|the) )?(?:name(?: is|'s)?|e-?mail(?: address)?(?: is)?|(?:zip|postal|post) ?code(?: is)?|"
    r"zip(?: is)?)\b|"
    r"\b(?:sure|hi|hello|it is|it's|this is|i am|i'm|i live in|living in|under)(?=\W+(?:and\b|in\b|from\b|"
    r"my\b|,|\.|$|\s*$))",
    re.I,
)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Names and postcodes that a text may give, likelier ones first."""
    words = _WORD.findall(EMAIL.sub(" ", text).replace("_", " "))
    codes = _codes(words)
    if not codes:
        return
    names = [
        " ".join(words[start : start + length])
        for length in (2, 3, 4)
        for start in range(len(words) - length + 1)
        if all(_may_be_name(word) for word in words[start : start + length])
    ]
    names.sort(key=lambda name: not all(part[:1].isupper() for part in name.split()))
    tried = 0
    for name in names:
        for postcode in codes:
            yield name, postcode
            tried += 1
            if tried >= _MOST:
                return


def _may_be_name(word: str) -> bool:
    return bool(_NAME_PART.fullmatch(word)) and word.casefold() not in _NO_NAME


def _codes(words: list[str]) -> tuple[str, ...]:
    pairs = [first + second for first, second in pairwise(words)]
    return tuple(
        found for found in (*words, *pairs) if len(found) in _CODE_LENGTH and any(letter.isdigit() for letter in found)
    )
