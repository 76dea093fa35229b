"""Which payment method of a customer a message means."""

import re
from collections.abc import Sequence

from assistant.service.customers import GIFT_CARD, Customer, PaymentMethod

_KINDS = (
    (GIFT_CARD, re.compile(r"\b(?:gift ?-?cards?|giftcard|gc|store credit|voucher)\b", re.I)),
    (
        "credit card",
        re.compile(
            r"\b(?:credit ?-?cards?|(?<!gift )(?<!gift-)cards?|visa|master ?card|amex|american express)\b", re.I
        ),
    ),
    ("paypal", re.compile(r"\bpay ?pal\b", re.I)),
)
_BRANDS = {"visa": r"\bvisa\b", "mastercard": r"\bmaster ?card\b", "amex": r"\b(?:amex|american express)\b"}
_LAST_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_ORIGINAL = re.compile(
    r"\b(?:original(?:ly)?|same (?:payment|card|method|way|account)|(?:way|card|method|"
    r"account) (?:that )?(?:i|we) (?:paid|used)|what i paid with|how i paid|back to (?:the )?(?:card|"
    r"account) i|initial|first) ?(?:payment|method)?",
    re.I,
)
_OTHER = re.compile(r"\b(?:other|another|different|second)\b[^.,;]{0,20}?\b(?:card|method|payment|one|account)\b", re.I)
_NOT = re.compile(r"\b(?:not|instead of|rather than|n'?t|from|other than)\b[^.,;]{0,18}$", re.I)


def named_methods(text: str, customer: Customer, original: str | None = None) -> tuple[PaymentMethod, ...]:
    """The customer's methods that a text may mean; () where it names none of theirs."""
    if _OTHER.search(text):
        kinds = _kinds(text)
        return tuple(
            each for each in customer.payments if each.method_id != original and (not kinds or each.kind in kinds)
        )
    brands = [brand for brand, pattern in _BRANDS.items() if re.search(pattern, text, re.I)]
    if brands:
        found = [each for each in customer.payments if each.brand.casefold() in brands]
        if found:
            return tuple(found)
    digits = set(_LAST_FOUR.findall(text))
    ending = [each for each in customer.payments if each.last_four and each.last_four in digits]
    if ending:
        return tuple(ending)
    kinds = _kinds(text)
    if kinds:
        return tuple(each for each in customer.payments if each.kind == kinds[-1])
    if _ORIGINAL.search(text) and original:
        return tuple(each for each in customer.payments if each.method_id == original)
    return tuple(each for each in customer.payments if each.method_id.casefold() in text.casefold())


def names_a_method(text: str) -> bool:
    """Whether a text names a way to pay, the customer's or not."""
    return bool(
        _kinds(text)
        or _ORIGINAL.search(text)
        or _OTHER.search(text)
        or any(re.search(p, text, re.I) for p in _BRANDS.values())
    )


def _kinds(text: str) -> Sequence[str]:
    """The kinds that a text wants, in the order they are named."""
    found = [
        (match.start(), kind)
        for kind, pattern in _KINDS
        for match in pattern.finditer(text)
        if not _NOT.search(text[: match.start()])
    ]
    return [kind for _, kind in sorted(found)]
