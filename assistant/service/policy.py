"""The shop's policy for acts on orders, from `policy.toml` in its data folder."""

import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.service.act import ACT_KINDS, ActKind
from assistant.service.orders import STATUSES, Order
from retrieval.errors import HomeError, UsageError

FILE_NAME = "policy.toml"
SHIPPED = Path(__file__).with_name(FILE_NAME)

Target = Literal["original", "gift card", "any"]
Obstacle = Literal["not allowed", "status", "once", "window"]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ActPolicy(_Section):
    """What the policy says of one act."""

    allowed: bool = True
    statuses: tuple[str, ...] = ()
    status_after: str | None = None
    reasons: tuple[str, ...] = ()
    refund_to: tuple[Target, ...] = ("original",)
    once_per_order: bool = False
    window_days: int | None = Field(default=None, ge=0)
    label_cost: float | None = Field(default=None, ge=0)

    @field_validator("statuses", "status_after")
    @classmethod
    def _known(cls, value: Any) -> Any:
        for status in (value,) if isinstance(value, str) else value or ():
            if status not in STATUSES:
                near = get_close_matches(status, STATUSES, n=1, cutoff=0.5)
                raise ValueError(f"there is no status {status!r}; did you mean {near[0] if near else STATUSES[0]!r}?")
        return value


class RefundPolicy(_Section):
    """How long refunds take, in working days, least and most."""

    gift_card_days: tuple[int, int] = (0, 0)
    other_days: tuple[int, int] = (5, 7)
    counted_from: Literal["now", "parcel"] = "now"


class Policy(BaseModel):
    """All of it."""

    model_config = ConfigDict(frozen=True)

    acts: Mapping[ActKind, ActPolicy]
    refunds: RefundPolicy

    def obstacle(self, kind: ActKind, order: Order, today: date) -> Obstacle | None:
        """Why an act is not possible on an order; None when it is."""
        act = self.acts[kind]
        if not act.allowed:
            return "not allowed"
        if act.once_per_order and kind in order.done:
            return "once"
        if order.status not in act.statuses:
            return "status"
        late = act.window_days is not None and order.delivered_on is not None
        if late and (today - order.delivered_on).days > act.window_days:  # type: ignore[operator]
            return "window"
        return None


def load_policy(home: Path | None) -> Policy:
    """The policy of a shop: the shipped one, changed where its data folder has a `policy.toml`.

    Raises:
        UsageError: a name that is no key, or a value it cannot have.
        HomeError: the file is there and cannot be read.
    """
    document = _read(SHIPPED)
    own = home / FILE_NAME if home is not None else None
    if own is not None and own.exists():
        for section, keys in _read(own).items():
            document[section] = {**document.get(section, {}), **keys}
    return _built(document, own or SHIPPED)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise HomeError(f"The policy {path} cannot be read: {error}. Mend or remove it.") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The policy {path} is not TOML: {error}.") from None
    for section, keys in document.items():
        _check(section, [*ACT_KINDS, "refunds"], path)
        if not isinstance(keys, dict):
            raise UsageError(f"{section} in {path} is not a section. Write [{section}] above its keys.")
        known = list((RefundPolicy if section == "refunds" else ActPolicy).model_fields)
        for key in keys:
            _check(f"{section}.{key}", [f"{section}.{name}" for name in known], path)
    return document


def _check(name: str, known: list[str], path: Path) -> None:
    if name not in known:
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        advice = f"Did you mean {near[0]!r}?" if near else f"The keys are: {', '.join(known)}."
        raise UsageError(f"There is no policy {name!r} ({path}). {advice}")


def _built(document: Mapping[str, Mapping[str, Any]], path: Path) -> Policy:
    section = "refunds"
    try:
        refunds = RefundPolicy.model_validate(document.get("refunds", {}))
        acts = {}
        for kind in ACT_KINDS:
            section = kind
            acts[kind] = ActPolicy.model_validate(document.get(kind, {}))
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(map(str, (section, *problem["loc"][:1])))
        raise UsageError(f"{name} cannot be {problem['input']!r} ({path}): {problem['msg'].lower()}.") from None
    return Policy(acts=acts, refunds=refunds)
