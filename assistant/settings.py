"""Every setting of a shop: its default, and the value in force from file, environment and flags.

Order of strength: default < `<home>/shelftalker.toml` < environment (`SHELFTALKER_LANGUAGE__MODEL`) < flags.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from ranking.weights import EventWeights
from retrieval.errors import HomeError, UsageError

FILE_NAME = "shelftalker.toml"
PREFIX = "SHELFTALKER_"
_SECRET = frozenset({"serve.sign_in_secret", "serve.password", "doors.keys"})
"""Settings whose values are never told."""


_ORIGIN = r"^https?://[A-Za-z0-9.\[\]:-]+$"


def _comma_separated(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class Section(BaseModel):
    """A group of settings; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class LanguageSettings(Section):
    """The language model."""

    model: str | None = Field(
        default=None, description="Name or folder of a transformers model; empty: the default one."
    )
    adapter: str | None = Field(
        default=None,
        description="Folder of a LoRA adapter that helps it understand; empty: what train language left here, if any.",
    )
    writer: str | None = Field(
        default=None,
        description="Folder of a LoRA adapter that it writes with; empty: what train language left here, or, for the "
        "default model, the one that comes with this program.",
    )
    enabled: bool = Field(default=True, description="Whether the language model is used; without it, rules answer.")
    dtype: Literal["auto", "int8", "bfloat16", "float32"] = Field(
        default="auto", description="How weights are held; auto: int8 on a CPU, bfloat16 on a GPU."
    )
    device: Literal["auto", "cpu", "cuda"] = Field(
        default="auto", description="Where the model runs; auto: the GPU if there is one."
    )
    max_new_tokens: int = Field(default=96, ge=1, le=2048, description="Longest answer, in tokens.")
    max_seconds: float = Field(
        default=5.0, gt=0, le=600, description="Longest that an answer is being written; then what there is stands."
    )
    max_prompt_tokens: int = Field(
        default=2048,
        ge=64,
        le=131_072,
        description="Longest prompt, in tokens; the middle of longer ones is cut.",
    )
    threads: int | None = Field(default=None, ge=1, le=256, description="Processor threads; empty: one a core.")

    @field_validator("model", "adapter", "writer", "threads", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value


class SearchSettings(Section):
    """Finding products."""

    encoder: str | None = Field(
        default=None, description="Name or folder of a sentence-transformers model; empty: the default one."
    )
    k: int = Field(default=10, ge=1, le=200, description="Products shown for a request.")
    reranker: str | None = Field(
        default=None,
        description="Name or folder of a cross-encoder that looks at the first results again; empty: none.",
    )
    rerank_top: int = Field(default=30, ge=2, le=200, description="Results the reranker looks at.")
    rerank_budget_ms: int = Field(
        default=300, ge=1, le=60_000, description="Milliseconds the reranker has; what it does not reach stays behind."
    )

    pictures: str | None = Field(
        default=None,
        description="Name or folder of an image-text model (CLIP) to look at shoppers' pictures with; empty: none.",
    )

    @field_validator("encoder", "reranker", "pictures", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value


class RankingSettings(Section):
    """Ordering products for a shopper."""

    personalisation: float = Field(
        default=0.5, ge=0, le=1, description="How much the shopper's taste counts: 0 not at all, 1 most."
    )
    diversity: float = Field(
        default=0.2, ge=0, le=1, description="How far more of the same gives way: 0 not at all, 1 most."
    )


class EventSettings(Section):
    """What each kind of event says for a product, from 0 (nothing) to 1."""

    view: float = Field(default=0.1, ge=0, le=1, description="What a view says for a product.")
    cart: float = Field(default=0.5, ge=0, le=1, description="What a product put in the cart says for it.")
    purchase: float = Field(default=1.0, ge=0, le=1, description="What a purchase says for a product.")
    like: float = Field(default=1.0, ge=0, le=1, description="What a like says for a product.")
    rating: float = Field(default=1.0, ge=0, le=1, description="What a rating of 4 or more says for a product.")
    half_life_days: float | None = Field(
        default=None, gt=0, description="Days after which an event says half of it; empty: it never fades."
    )

    @field_validator("half_life_days", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @property
    def weights(self) -> EventWeights:
        """The weights as the ranking reads them."""
        return EventWeights(**self.model_dump())


class ServeSettings(Section):
    """The chat in the browser."""

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on.")
    port: int = Field(default=7860, ge=1, le=65_535, description="Port to listen on.")
    people: tuple[str, ...] = Field(
        default=(),
        description="Ids of shoppers that any visitor may shop as, as if signed in: for demonstrations alone.",
    )
    sign_in_secret: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="What the shop's own site signs its shoppers' tokens with; empty: nobody signs in by token.",
    )
    sign_in_header: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z][A-Za-z0-9-]*$",
        description="Header in which the shop's own proxy names the shopper; only where none can reach past it.",
    )

    password: SecretStr | None = Field(
        default=None,
        min_length=12,
        description="What opens the shop's own page, /shop; empty: there is none.",
    )

    @field_validator("people", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return _comma_separated(value)

    @field_validator("sign_in_secret", "sign_in_header", "password", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value


class LimitSettings(Section):
    """How much one shopper may ask of the assistant, and the shop may be asked by all together."""

    message_characters: int = Field(
        default=2_000, ge=100, le=2_000, description="Longest message that is answered, in characters."
    )
    turns_per_minute: int = Field(default=20, ge=1, le=10_000, description="Messages of one shopper in a minute.")
    turns_per_day: int = Field(default=500, ge=1, le=1_000_000, description="Messages of one shopper in a day.")
    shop_turns_per_minute: int = Field(
        default=600, ge=1, le=1_000_000, description="Messages of all shoppers together in a minute."
    )
    model_at_once: int = Field(
        default=4, ge=1, le=1_000, description="Answers the language model writes at once; others come from templates."
    )
    model_turns_per_day: int = Field(
        default=200,
        ge=0,
        le=1_000_000,
        description="Answers the language model writes for one shopper in a day; then templates answer.",
    )


class DoorSettings(Section):
    """The doors beside the chat: HTTP, OpenAI-compatible, MCP, widget."""

    keys: tuple[Annotated[SecretStr, Field(min_length=16)], ...] = Field(
        default=(),
        description="Secrets of 16 characters or more; a caller shows one as Authorization: Bearer KEY. Empty: the "
        "doors answer this machine alone.",
    )
    origins: tuple[Annotated[str, Field(pattern=_ORIGIN)], ...] = Field(
        default=(), description="Web sites whose pages may carry the widget, as https://shop.example."
    )
    max_body_kb: int = Field(default=256, ge=4, le=16_384, description="Largest request that is read, in kilobytes.")

    @field_validator("keys", "origins", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return _comma_separated(value)


class ShopSettings(Section):
    """The shop."""

    name: str = Field(
        default="The shop", min_length=1, max_length=80, description="The shop's name, as shoppers see it."
    )
    cart_link: str | None = Field(
        default=None,
        pattern=r"^https?://\S*\{items\}\S*$",
        description="Address of the shop's checkout with {items} where the cart goes, as id:quantity joined by commas.",
    )

    @field_validator("cart_link", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    currency: str = Field(default="USD", pattern="^[A-Z]{3}$", description="Currency (ISO 4217) of prices without one.")


class Settings(Section):
    """All settings in force."""

    language: LanguageSettings = LanguageSettings()
    search: SearchSettings = SearchSettings()
    ranking: RankingSettings = RankingSettings()
    events: EventSettings = EventSettings()
    serve: ServeSettings = ServeSettings()
    doors: DoorSettings = DoorSettings()
    limits: LimitSettings = LimitSettings()
    shop: ShopSettings = ShopSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingInForce:
    """One setting, for `doctor` and the manual."""

    name: str
    """Dotted, as in `language.model`."""
    value: Any
    default: Any
    description: str
    source: str
    """Where the value was set: "default", the file, the environment variable or "--set"."""


@dataclass(frozen=True, slots=True)
class _Given:
    value: Any
    source: str


def load_settings(home: Path, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings in force for a shop.

    Args:
        home: The shop's data folder; neither it nor its settings file need exist.
        overrides: Settings given as flags, by dotted name; strings are read as the setting's type.

    Raises:
        UsageError: A name that is no setting, or a value it cannot have; says where it was set.
        HomeError: The settings file is there and cannot be read.
    """
    return _build(_given(home, overrides or {}))


def list_settings(home: Path, overrides: Mapping[str, Any] | None = None) -> tuple[SettingInForce, ...]:
    """List every setting with its value, default, description and where it was set, in a fixed order."""
    given = _given(home, overrides or {})
    settings = _build(given)
    return tuple(
        SettingInForce(
            name=name,
            value=_told(getattr(getattr(settings, name.partition(".")[0]), name.partition(".")[2])),
            default=field.default,
            description=field.description or "",
            source=given[name].source if name in given else "default",
        )
        for name, field in _fields()
    )


def _told(value: Any) -> Any:
    """A value as it may be shown: of a secret, only that it is set."""
    if isinstance(value, tuple):
        return tuple(map(_told, value))
    return "(set)" if isinstance(value, SecretStr) else value


def _fields() -> Iterator[tuple[str, Any]]:
    for section, holder in Settings.model_fields.items():
        for key, field in type(holder.default).model_fields.items():
            yield f"{section}.{key}", field


def _given(home: Path, overrides: Mapping[str, Any]) -> dict[str, _Given]:
    given = {**_from_file(home / FILE_NAME), **_from_environment(os.environ)}
    given |= {name: _Given(value, "--set") for name, value in overrides.items()}
    known = [name for name, _ in _fields()]
    for name, setting in given.items():
        if name not in known:
            raise UsageError(f"There is no setting {name!r} ({setting.source}).{_nearest(name, known)}")
    return given


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else f" The settings are: {', '.join(known)}."


def _build(given: Mapping[str, _Given]) -> Settings:
    nested: dict[str, dict[str, Any]] = {}
    for name, setting in given.items():
        section, _, key = name.partition(".")
        nested.setdefault(section, {})[key] = setting.value
    try:
        return Settings.model_validate(nested)
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(map(str, problem["loc"][:2]))
        setting = given[name]
        value = "what was given" if name in _SECRET else repr(setting.value)
        raise UsageError(f"{name} cannot be {value} ({setting.source}): {problem['msg'].lower()}.") from None


def _from_file(path: Path) -> dict[str, _Given]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise HomeError(f"The settings file {path} cannot be read: {error}. Mend or remove it.") from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The settings file {path} is not TOML: {error}.") from None
    return {name: _Given(value, str(path)) for name, value in _flatten(document)}


def _flatten(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, value in document.items():
        if isinstance(value, dict):
            yield from ((f"{section}.{key}", inner) for key, inner in value.items())
        else:
            yield section, value


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    """Settings are the variables with a double underscore; container platforms add others."""
    single = {f"{PREFIX}{name.replace('.', '_').upper()}": name for name, _ in _fields()}
    found = {}
    for variable, value in sorted(environment.items()):
        if not variable.startswith(PREFIX):
            continue
        if "__" in variable:
            name = variable.removeprefix(PREFIX).lower().replace("__", ".", 1)
            found[name] = _Given(value, f"environment variable {variable}")
        elif variable in single:
            right = PREFIX + single[variable].replace(".", "__").upper()
            raise UsageError(f"The environment variable {variable} sets nothing. Did you mean {right!r}?")
    return found
