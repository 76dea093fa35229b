"""Yes or no to what a product can be or have ("is it waterproof?"), where a listing says it, denies it or says less."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.answers.product.listing import Statement, is_apart, is_denied

Verdict = Literal["yes", "no", "part", "unsaid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One thing that a product can be or have."""

    name: str
    says: str
    """The end of "The listing doesn't say whether ..."."""
    asked: re.Pattern[str]
    yes: re.Pattern[str]
    """How a listing states it."""
    no: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    conflicts: re.Pattern[str] | None = None
    """What speaks against it, without settling it."""
    implied_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    """Traits without which it can't be."""
    scoped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a listing says of something asked."""

    verdict: Verdict
    statement: Statement | None = None
    """Where it says so; for "unsaid" what comes near."""


UNSAID = Found(verdict="unsaid")


def traits_in(question: str) -> tuple[tuple[Trait, int, int], ...]:
    """The traits that a question asks for, with where, in order; one inside another's words is left out."""
    found = sorted(
        ((trait, *match.span()) for trait in _traits().values() if (match := trait.asked.search(question))),
        key=lambda item: (item[1] - item[2], item[1]),
    )
    kept: list[tuple[Trait, int, int]] = []
    for trait, start, end in found:
        if not any(start < other[2] and end > other[1] for other in kept):
            kept.append((trait, start, end))
    return tuple(sorted(kept, key=lambda item: item[1]))


def told(trait: Trait, listing: Sequence[Statement]) -> Found:
    """What a listing says of a trait: its columns count before its sentences."""
    columns = [statement for statement in listing if statement.name is not None]
    texts = [statement for statement in listing if statement.name is None]
    for group in (columns, texts):
        said = [found for statement in group if (found := _of(trait, statement)) is not None]
        if said:
            return _settled(trait, said)
    for name in trait.implied_by:
        if (found := told(_traits()[name], listing)).verdict == "yes":
            return found
    for name in trait.against:
        if (found := told(_traits()[name], listing)).verdict == "no":
            return found
    return Found(verdict="unsaid", statement=_near(trait, listing))


def _settled(trait: Trait, said: Sequence[Found]) -> Found:
    """One finding of several: where they differ, what is denied counts; its own word before others."""
    verdicts = {found.verdict for found in said}
    verdict = next(each for each in ("part", "no", "yes") if each in verdicts)
    meant = [found for found in said if found.verdict == verdict]
    named = [found for found in meant if found.statement and trait.asked.search(found.statement.text.lower())]
    return (named or meant)[0]


def _of(trait: Trait, statement: Statement) -> Found | None:
    """What one statement says of a trait; None when it does not speak of it."""
    text = statement.text.lower()
    if statement.name is not None and trait.asked.search(statement.name.lower()):
        answers = statement.answers
        if answers is None:
            return Found(verdict="part" if trait.scoped else "yes", statement=statement)
        return Found(verdict="yes" if answers else "no", statement=statement)
    if trait.no is not None and (match := trait.no.search(text)) and not _turned(text, match):
        return Found(verdict="no", statement=statement)
    match = trait.yes.search(text)
    if match is None:
        return None
    if statement.answers is False and match.start() < len(statement.name or ""):
        return Found(verdict="no", statement=statement)
    denied = is_denied(text, *match.span()) or is_apart(text, match.start())
    own = bool(re.search(r"\b(?:not?|non|never|without)\b", match.group()))
    return Found(verdict="no" if denied and not own else "yes", statement=statement)


def _turned(text: str, match: re.Match[str]) -> bool:
    """Whether a denial is itself denied ("no need to hand wash")."""
    return bool(
        re.search(
            r"\b(?:no need to|not only|needn't|doesn't need|without having to)\W+(?:\w+\W+)?$", text[: match.start()]
        )
    )


def _near(trait: Trait, listing: Sequence[Statement]) -> Statement | None:
    """What sounds like it and is less, else what speaks against it; a title settles nothing there."""
    for pattern, among in ((trait.near, listing), (trait.conflicts, listing[1:])):
        found = next((each for each in among if pattern is not None and pattern.search(each.text.lower())), None)
        if found is not None:
            return found
    return None


def trait(name: str) -> Trait:
    """A trait by its name in the table."""
    return _traits()[name]


@cache
def _traits() -> Mapping[str, Trait]:
    table = tomllib.loads(Path(__file__).with_name("traits.toml").read_text(encoding="utf-8"))
    return {name: _trait(name, entry) for name, entry in table.items()}


def _trait(name: str, entry: Mapping[str, object]) -> Trait:
    patterns = {key: re.compile(str(entry[key])) for key in ("no", "near", "conflicts") if key in entry}
    asked, yes = str(entry["asked"]), entry.get("yes")
    return Trait(
        name=name.replace("_", " "),
        says=str(entry["says"]),
        asked=re.compile(rf"(?<![\w])(?:{asked})"),
        yes=re.compile(f"(?<![\\w])(?:{asked})" if yes is None else f"(?<![\\w])(?:{asked})|{yes}"),
        implied_by=_names(entry.get("implied_by")),
        against=_names(entry.get("against")),
        scoped=bool(entry.get("scoped")),
        **patterns,
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
