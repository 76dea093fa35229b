"""How a scripted customer puts a wish: several ways, as different people would type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STYLES = ("plain", "short", "chatty", "formal")
HELD_OUT = "formal"
"""The wording kept aside until the others were done with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A line as its owner knows it, and what it shall become."""

    title: str
    options: Mapping[str, str]
    new_options: Mapping[str, str] | None = None
    alone: bool = True
    """No other line of the customer's orders has this title."""


def named(thing: Thing, style: str) -> str:
    """A thing as it is called: with what tells it apart where there is another of its kind."""
    if thing.alone:
        return thing.title.lower() if style in ("short", "chatty") else thing.title
    told = [value for value in thing.options.values() if value not in ("yes", "no", "none")]
    return f"{' '.join(told[:3])} {thing.title.lower()}"


def changed(thing: Thing, style: str) -> str:
    """What a thing shall become."""
    assert thing.new_options is not None
    differing = {name: value for name, value in thing.new_options.items() if thing.options.get(name) != value}
    if not differing:
        return "the same one again"
    pairs = list(differing.items())
    match style:
        case "plain":
            return "one with " + " and ".join(f"{name} {value}" for name, value in pairs)
        case "short":
            return ", ".join(_short(name, value) for name, value in pairs)
        case "chatty":
            return (
                "one that's "
                + " and ".join(_short(name, value) for name, value in pairs)
                + ", everything else the same"
            )
        case _:
            return "the variant whose " + " and whose ".join(f"{name} is {value}" for name, value in pairs)


def _short(name: str, value: str) -> str:
    if value in ("yes", "no", "none"):
        return {"yes": name, "no": f"not {name}", "none": f"no {name}"}[value]
    return f"size {value}" if name == "size" and len(value) < 3 else value


def listed(parts: Sequence[str]) -> str:
    """Parts in a row of words."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def cancel(order: str, reason: str, style: str) -> str:
    """A cancellation."""
    why = {
        "no longer needed": {
            "plain": "I no longer need it",
            "short": "don't need it anymore",
            "chatty": "i changed my mind about it",
            "formal": "it is not needed any longer",
        },
        "ordered by mistake": {
            "plain": "I ordered it by mistake",
            "short": "ordered by mistake",
            "chatty": "i ordered that by accident",
            "formal": "it was placed in error",
        },
    }[reason][style]
    return {
        "plain": f"I want to cancel {order} because {why}.",
        "short": f"cancel {order}, {why}",
        "chatty": f"hey so can you please cancel {order}? {why}",
        "formal": f"Kindly call off {order}, as {why}.",
    }[style]


def give_back(things: Sequence[Thing], order: str, money: str, style: str) -> str:
    """A return."""
    what = listed([f"the {named(thing, style)}" for thing in things])
    to = (
        {
            "plain": f" Please refund it to my {money}.",
            "short": f", refund to {money}",
            "chatty": f" and could the money go to my {money}?",
            "formal": f" The refund should be made to the {money}.",
        }[style]
        if money
        else ""
    )
    return {
        "plain": f"I would like to return {what}{order}.{to}",
        "short": f"return {what}{order}{to}",
        "chatty": f"i need to send {what}{order} back{to}",
        "formal": f"I wish to give {what}{order} back.{to}",
    }[style]


def swap(things: Sequence[Thing], order: str, money: str, pending: bool, style: str) -> str:
    """An exchange, or a change of what is pending."""
    verb = {
        "plain": "change" if pending else "exchange",
        "short": "modify" if pending else "exchange",
        "chatty": "swap",
        "formal": "have replaced" if not pending else "have modified",
    }[style]
    what = listed(
        [
            f"the {named(thing, style)} {'to' if pending and style != 'chatty' else 'for'} {changed(thing, style)}"
            for thing in things
        ]
    )
    to = (
        {
            "plain": f" Use my {money} for the difference.",
            "short": f". {money} for any difference",
            "chatty": f". put any difference on my {money}",
            "formal": f" Any difference should be settled through the {money}.",
        }[style]
        if money
        else ""
    )
    return {
        "plain": f"I want to {verb} {what}{order}.{to}",
        "short": f"{verb} {what}{order}{to}",
        "chatty": f"hi can i {verb} {what}{order}?{to}",
        "formal": f"I should like to {verb} {what}{order}.{to}",
    }[style]


def address(order: str, written: str, style: str) -> str:
    """Another address for an order."""
    return {
        "plain": f"Please change the shipping address of {order} to {written}.",
        "short": f"ship {order} to my new address: {written}",
        "chatty": f"oh no {order} has the wrong address, it should go to {written}",
        "formal": f"The delivery address of {order} should be changed to {written}.",
    }[style]


def default_address(written: str, style: str) -> str:
    """Another default address."""
    return {
        "plain": f"Please update my default address to {written}.",
        "short": f"change default address to {written}",
        "chatty": f"can you set my profile address to {written}",
        "formal": f"My account address should be updated to {written}.",
    }[style]


def payment(order: str, money: str, style: str) -> str:
    """Another way to pay an order."""
    return {
        "plain": f"I want to change the payment method of {order} to my {money}.",
        "short": f"switch payment for {order} to {money}",
        "chatty": f"can i pay for {order} with my {money} instead",
        "formal": f"The payment method of {order} should be changed to the {money}.",
    }[style]


YES = {"plain": "Yes.", "short": "yes", "chatty": "yes please, go ahead", "formal": "Yes, I confirm."}
NO = {"plain": "No.", "short": "no", "chatty": "no, leave it", "formal": "No, thank you."}
