"""Measures answers over scripted conversations: are they true, do text and cards agree, is the right thing done."""

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answers.answer import products_of
from assistant.answers.names import cut_title
from assistant.assistant import Asked, Assistant
from assistant.claims.check import check_text
from assistant.claims.evidence import Evidence
from assistant.judged.audit import audited
from assistant.judged.scripts import Script, ScriptedTurn, amounts_to
from assistant.turns import Done, Turn

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 2
"""Words of a title that is looked for in a text: a single word may be any word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTurn:
    """A turn with all that is wrong with it."""

    script: str
    kind: str
    expected: ScriptedTurn
    done: Done
    unsupported: tuple[str, ...]
    """Sentences that the claim checker does not support."""
    unfounded: tuple[str, ...]
    """Numbers and quotations that stand nowhere in the turn's evidence."""
    strangers: tuple[str, ...]
    """Products that are named and are not on the shelf, in the cart or in the evidence."""
    wrong: tuple[str, ...]
    """What was expected and is not there, or is there and was not to be."""

    @property
    def turn(self) -> Turn:
        """The turn itself."""
        return self.done.turn


class AnswerJudge:
    """Holds scripted conversations with a shop's assistant."""

    def __init__(self, assistant: Assistant, titles: Mapping[str, str]) -> None:
        """Keep the parts.

        Args:
            assistant: answers.
            titles: product id -> title, of the whole catalogue.
        """
        self._assistant = assistant
        names = {key: cut_title(title) for key, title in titles.items()}
        self._names = {key: name for key, name in names.items() if len(name.split()) >= _SHORTEST_NAME}

    def hold(self, script: Script) -> list[JudgedTurn]:
        """Hold a conversation and judge each turn."""
        turns: list[Turn] = []
        judged = []
        for expected in script.turns:
            asked = Asked(
                message=expected.message, turns=tuple(turns), user_id=script.user, signed_in=script.user is not None
            )
            done = next(update for update in self._assistant.reply(asked) if isinstance(update, Done))
            turns.append(done.turn)
            judged.append(self._judged(script, expected, done))
        return judged

    def _judged(self, script: Script, expected: ScriptedTurn, done: Done) -> JudgedTurn:
        turn = done.turn
        return JudgedTurn(
            script=script.key,
            kind=script.kind,
            expected=expected,
            done=done,
            unsupported=_unsupported(done),
            unfounded=tuple(each for doubt in audited(turn) for each in doubt.unfounded),
            strangers=self._strangers(turn),
            wrong=_wrong(expected, turn, products=bool(done.products)),
        )

    def _strangers(self, turn: Turn) -> tuple[str, ...]:
        known = {*turn.shown, *(line.product_id for line in turn.cart), *(fact.product_id for fact in turn.evidence)}
        evidence = " ".join(fact.text for fact in turn.evidence)
        mentioned = {key: name for key, name in self._names.items() if name in turn.answer}
        familiar = [name for key, name in mentioned.items() if key in known or name in evidence]
        return tuple(sorted(name for key, name in mentioned.items() if not any(name in other for other in familiar)))


def _unsupported(done: Done) -> tuple[str, ...]:
    """The sentences about a new shelf that the checker does not support."""
    if not done.products:
        return ()
    evidence = Evidence(shown=products_of(done.products), request=done.turn.request, facts=done.turn.evidence)
    return tuple(verdict.text for verdict in check_text(done.turn.answer, evidence) if not verdict.supported)


def _wrong(expected: ScriptedTurn, turn: Turn, *, products: bool) -> tuple[str, ...]:
    amounts = amounts_to(turn.outcome, products=products, no_match=turn.no_match)
    answer = turn.answer.casefold()
    wrong = []
    if expected.expected and not set(expected.expected) & set(amounts):
        wrong.append(f"expected {' or '.join(expected.expected)}, is {' and '.join(amounts)}")
    missing = [text for text in expected.says if not any(each.casefold() in answer for each in text.split("|"))]
    wrong += [f"does not say {text!r}" for text in missing]
    wrong += [f"says {text!r}" for text in expected.never if text.casefold() in answer]
    return tuple(wrong)


def measures(judged: Sequence[JudgedTurn]) -> dict[str, Any]:
    """All measures over some turns.

    `claims_supported`: share of sentences about a new shelf that the claim checker supports. `founded`: share of turns
    whose numbers and quotations all stand in their evidence. `sentences_cut`: share of what the model wrote that was
    cut. `text_card_agreement`: share of turns that name no product which is not shown, in the cart or in the evidence.
    `right`: share of judged turns that amount to what was expected. `words`: median length. `repetition`: share of
    turns with a sentence that the conversation had before.
    """
    shelves = [each for each in judged if each.done.products]
    told = sum(len(each.turn.sentences) for each in shelves)
    written = sum(len(each.turn.cut) + len(each.turn.sentences) for each in judged)
    expecting = [each for each in judged if each.expected.expected or each.expected.says or each.expected.never]
    return {
        "turns": len(judged),
        "claims_supported": _share(told - sum(len(each.unsupported) for each in shelves), told),
        "founded": _share(sum(not each.unfounded for each in judged), len(judged)),
        "sentences_cut": _share(sum(len(each.turn.cut) for each in judged), written),
        "text_card_agreement": _share(sum(not each.strangers for each in judged), len(judged)),
        "right": _share(sum(not each.wrong for each in expecting), len(expecting)),
        **{f"{name}_right": share for name, share in _by_expectation(expecting).items()},
        "answers": _share(sum(bool(each.turn.answer) for each in judged), len(judged)),
        "words": statistics.median(len(_WORD.findall(each.turn.answer)) for each in judged) if judged else 0,
        "repetition": _share(_repeating(judged), len(judged)),
        **_milliseconds(judged),
    }


def _by_expectation(judged: Sequence[JudgedTurn]) -> dict[str, float]:
    """Expectation -> share of the turns that expect just it and meet it."""
    every: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for each in judged:
        for name in each.expected.expected[:1]:
            every[name] += 1
            met[name] += not each.wrong
    return {name: _share(met[name], every[name]) for name in sorted(every)}


def _repeating(judged: Sequence[JudgedTurn]) -> int:
    seen: dict[str, set[str]] = {}
    repeated = 0
    for each in judged:
        said = seen.setdefault(each.script, set())
        texts = {sentence.text for sentence in each.turn.sentences}
        repeated += bool(texts & said)
        said |= texts
    return repeated


def _milliseconds(judged: Sequence[JudgedTurn]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in ("products", "first_word", "total"):
        times = sorted(value for each in judged if (value := getattr(each.done.timings, name)) is not None)
        if times:
            found[f"{name}_ms"] = round(statistics.median(times), 1)
            found[f"{name}_p95_ms"] = round(times[min(len(times) - 1, int(0.95 * len(times)))], 1)
    return found


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
