"""Where a shop's policy file and its pages state different numbers of days for the same thing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.service.policy import Policy
from retrieval.product import Document

_NUMBERS = {"seven": 7, "ten": 10, "fourteen": 14, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
_DAYS = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})[ -](?P<working>working |business )?(?:calendar )?days?\b", re.I
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_BACK = re.compile(
    r"\breturn(?:s|ed|able|ing)?\b|\b(?:send|bring|give|come|comes) (?:\w+ ){0,3}back\b|\bmoney[- ]back\b", re.I
)
_EXCHANGED = re.compile(r"\bexchang\w+|\bswap\w*", re.I)
_CANCELLED = re.compile(r"\bcancel\w*", re.I)
_PAID_BACK = re.compile(
    r"\brefund\w*|\bmoney (?:goes|comes|is (?:paid|sent)) back\b|\bpa(?:y|id) (?:\w+ )?back\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that the policy and a page see differently."""

    what: str
    """"returns", "exchanges", "cancellation" or "refunds"."""
    policy_days: int
    page_days: tuple[int, ...]
    page: str
    """Where the page lies, as it was imported."""


def differences(policy: Policy, documents: Iterable[Document]) -> tuple[Difference, ...]:
    """What the pages say otherwise than the policy; pages that state no number of days say nothing.

    A page agrees that states the policy's number beside others: "30 days, 60 for members".
    """
    pages = tuple(documents)
    return tuple(
        Difference(what=what, policy_days=days, page_days=stated, page=page.document_id)
        for what, days, said, working in _stated_by(policy)
        for page in pages
        if (stated := _days_said(page.text, said, working=working)) and days not in stated
    )


def _stated_by(policy: Policy) -> Iterator[tuple[str, int, re.Pattern[str], bool]]:
    """What the policy states in days: its name, how many, how pages speak of it, and whether in working days."""
    for what, kind, said in (("returns", "return", _BACK), ("exchanges", "exchange", _EXCHANGED)):
        days = policy.acts[kind].window_days  # type: ignore[index]
        if days is not None:
            yield what, days, said, False
    if (days := policy.acts["cancel"].window_days) is not None:
        yield "cancellation", days, _CANCELLED, False
    yield "refunds", policy.refunds.other_days[1], _PAID_BACK, True


def _days_said(text: str, said: re.Pattern[str], *, working: bool) -> tuple[int, ...]:
    """The numbers of days, or of working days, in the sentences of a text that speak of a thing."""
    found = [
        _NUMBERS.get(match["n"].casefold()) or int(match["n"])
        for sentence in _SENTENCE.split(text)
        if said.search(sentence)
        for match in _DAYS.finditer(sentence)
        if bool(match["working"]) == working
    ]
    return tuple(dict.fromkeys(found))
