"""What a shopper asked of a set, as the request carries it, and what each product of it is there for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleWish:
    """A set for an occasion, with all that was changed about it since."""

    occasion: str
    """Key of the occasion in `roles/`."""
    people: int | None = None
    """For how many; None where it was not said."""
    without: tuple[str, ...] = ()
    """Roles the shopper does not want."""
    extra: tuple[str, ...] = ()
    """Things it must have: names of `things.toml`, or the shopper's own words."""
    passed: tuple[str, ...] = ()
    """Product families that were swapped away."""
    kept: tuple[tuple[str, str], ...] = ()
    """Role -> the family that stays, while something else is swapped."""
    caps: tuple[tuple[str, int], ...] = ()
    """Role -> what it may cost in the number needed, in minor units: "a cheaper blanket"."""
    before_minor: int | None = None
    """What the set cost before it was asked for cheaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPart:
    """What a product on the shelf is there for."""

    role: str
    product_id: str
    quantity: int


def bundle_json(wish: BundleWish) -> dict[str, Any]:
    """A wish for a set as JSON; what is not asked is absent."""
    document: dict[str, Any] = {
        "occasion": wish.occasion,
        "people": wish.people,
        "without": list(wish.without),
        "extra": list(wish.extra),
        "passed": list(wish.passed),
        "kept": dict(wish.kept),
        "caps_minor": dict(wish.caps),
        "before_minor": wish.before_minor,
    }
    return {name: value for name, value in document.items() if value not in (None, [], {})}


def bundle_from_json(document: Mapping[str, Any]) -> BundleWish:
    """A wish for a set from its JSON."""
    return BundleWish(
        occasion=document["occasion"],
        people=document.get("people"),
        without=tuple(document.get("without") or ()),
        extra=tuple(document.get("extra") or ()),
        passed=tuple(document.get("passed") or ()),
        kept=tuple((document.get("kept") or {}).items()),
        caps=tuple((document.get("caps_minor") or {}).items()),
        before_minor=document.get("before_minor"),
    )
