"""The variant that a shopper means, among those that can be had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.service.reading.scales import on_scale, plain_number
from assistant.service.reading.wanted import Choice, Step, Wanted
from assistant.service.variants import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What came of it: one variant, or several between which the words do not choose, or none."""

    variants: tuple[Variant, ...] = ()
    missing: str | None = None
    """The value that is not to be had, where none is left because of it."""

    @property
    def one(self) -> Variant | None:
        """The variant, where there is exactly one."""
        return self.variants[0] if len(self.variants) == 1 else None


def choose(wanted: Wanted, old: Variant, variants: Sequence[Variant]) -> Chosen:
    """Find the variant wanted in place of an old one.

    Args:
        wanted: what the shopper's words say.
        old: the variant they have; its price is what they paid.
        variants: all variants of the product.
    """
    if wanted.same_thing:
        same = tuple(each for each in variants if each.product_id == old.product_id and each.available)
        return Chosen(variants=same)
    here = [each for each in variants if each.available and each.product_id != old.product_id]
    found = _fitting(wanted, old, here)
    if not found and wanted.fallback:
        named = {option for choice in wanted.fallback for option in choice.options}
        kept = tuple(choice for choice in wanted.values if not set(choice.options) & named)
        found = _fitting(replace(wanted, values=kept + wanted.fallback, fallback=()), old, here)
    if not found:
        return Chosen(missing=_missing(wanted, here))
    return Chosen(variants=tuple(found))


def _fitting(wanted: Wanted, old: Variant, here: Sequence[Variant]) -> list[Variant]:
    found = [each for each in here if _has_all(each, wanted.values, here)]
    found = [each for each in found if not any(_has(each, choice, here) for choice in wanted.never)]
    for step in wanted.steps:
        found = _stepped(step, old, found, here)
    found = [each for each in found if all(_same(each, old, name) for name in wanted.keep)]
    if wanted.not_dearer:
        found = [each for each in found if each.price_minor <= old.price_minor]
    if wanted.cheaper and not wanted.sort:
        found = [each for each in found if each.price_minor < old.price_minor]
    for choice in wanted.soft:
        found = [each for each in found if _has(each, choice, here)] or found
    if not found:
        return []
    named = _named(wanted)
    rest = [name for name in old.options if name not in named]
    alike = [each for each in found if all(_same(each, old, name) for name in rest)]
    if wanted.sort and not (wanted.same_else and alike):
        return _by_price(wanted, found)
    if alike:
        return _by_price(wanted, alike) if wanted.sort else alike
    unsure = wanted.same_else and len(found) != 1 and not wanted.soft
    return [] if wanted.fallback or unsure else found


def _by_price(wanted: Wanted, found: Sequence[Variant]) -> list[Variant]:
    ordered = sorted(found, key=lambda each: (each.price_minor, each.product_id), reverse=wanted.sort == "dearest")
    return ordered[:1]


def _named(wanted: Wanted) -> frozenset[str]:
    choices = (*wanted.values, *wanted.soft, *wanted.never)
    return frozenset(
        (*(option for choice in choices for option in choice.options), *(step.option for step in wanted.steps))
    )


def _has_all(variant: Variant, choices: Sequence[Choice], here: Sequence[Variant]) -> bool:
    """Whether a variant has one of the values wanted of every option that is named."""
    by_options: dict[tuple[str, ...], list[Choice]] = {}
    for choice in choices:
        by_options.setdefault(choice.options, []).append(choice)
    return all(any(_has(variant, choice, here) for choice in each) for each in by_options.values())


def _has(variant: Variant, choice: Choice, here: Sequence[Variant]) -> bool:
    if choice.at_least:
        option = choice.options[0]
        values = [each.options.get(option, "") for each in here]
        least, mine = on_scale(choice.value, [*values, choice.value]), on_scale(variant.options.get(option, ""), values)
        return least is not None and mine is not None and mine >= least
    return any(variant.options.get(option) == choice.value for option in choice.options)


def _same(variant: Variant, old: Variant, name: str) -> bool:
    return variant.options.get(name) == old.options.get(name)


def _stepped(step: Step, old: Variant, found: Sequence[Variant], here: Sequence[Variant]) -> list[Variant]:
    values = sorted({each.options.get(step.option, "") for each in (*here, old)} - {""})
    at = {each.product_id: on_scale(each.options.get(step.option, ""), values) for each in found}
    scaled = [each for each in found if at[each.product_id] is not None]
    mine = on_scale(old.options.get(step.option, ""), values)
    sign = 1 if step.up else -1
    if step.kind == "most":
        best = max((sign * place for each in scaled if (place := at[each.product_id]) is not None), default=None)
        return [
            each for each in scaled if at[each.product_id] is not None and sign * (at[each.product_id] or 0) == best
        ]
    if mine is None:
        return []
    if step.kind == "by":
        old_number = plain_number(old.options.get(step.option, "")) or 0.0
        return [
            each for each in scaled if plain_number(each.options.get(step.option, "")) == old_number + sign * step.by
        ]
    beyond = [each for each in scaled if sign * ((at[each.product_id] or 0) - mine) > 0]
    if step.kind == "next" and beyond:
        nearest = min(sign * (at[each.product_id] or 0) for each in beyond)
        return [each for each in beyond if sign * (at[each.product_id] or 0) == nearest]
    return beyond


def _missing(wanted: Wanted, here: Sequence[Variant]) -> str | None:
    """The first wanted value that no variant has at all."""
    return next((choice.value for choice in wanted.values if not any(_has(each, choice, here) for each in here)), None)


def values_of(variants: Sequence[Variant]) -> Mapping[str, tuple[str, ...]]:
    """Option -> its values within a product."""
    values: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.options.items():
            values.setdefault(name, {})[value] = None
    return {name: tuple(each) for name, each in values.items()}
