"""A message as the rules read it: English as it is, Chinese in English, with the shopper's own words for each part."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from assistant.understanding.chinese.parts import Part, clauses, names_by
from assistant.understanding.chinese.rule import Rule
from assistant.understanding.chinese.whole import whole
from assistant.understanding.text import CUT, normalise
from retrieval import colours, materials
from retrieval.chinese.translate import Translator, is_chinese

_WITH, _AND, _IN = " with ", ", ", " in "
_ASKS = re.compile(r"[吗么?]|怎么样|如何|怎样|(.)不\1|什么|多少|几|哪|(?:不|没有?)[\s。]*$")
"""With a product pointed at, these make a question of a message."""
_ONES = re.compile(r"的[呢吗吧?!。]*$")
"""A message that ends so without naming a thing speaks of the ones on the shelf: 红色的."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The English of a message."""

    text: str
    """Normalised."""
    spans: tuple[tuple[int, int, str], ...] = ()
    """(start, end, the shopper's words) of each part of the text that is not as it was typed."""
    phrases: str = ""
    """The text of a Chinese message without the words that were translated one by one."""
    thing: str = ""
    """What a Chinese message calls the thing that it names first."""
    chinese: bool = False

    def telling(self, text: str) -> str:
        """What of a text tells the intent: of Chinese its phrases; a basket that is wanted is no shopping basket."""
        return self.phrases if self.chinese else text

    def quoted(self, origin: Mapping[str, str]) -> Mapping[str, str]:
        """The words that set each constraint as the shopper wrote them."""
        if not self.spans:
            return origin
        return MappingProxyType({name: self._quote(words) for name, words in origin.items()})

    def _quote(self, words: str) -> str:
        place = self.text.find(words)
        if place < 0 and ", " in words:
            return ", ".join(dict.fromkeys(self._quote(part) for part in words.split(", ")))
        end = place + len(words)
        said = [source for first, last, source in self.spans if first < end and last > place >= 0]
        return " ".join(dict.fromkeys(said)) or words


@cache
def _whole() -> tuple[Rule, ...]:
    return whole()


def _said_as_a_whole(text: str, translator: Translator) -> str | None:
    """The English of a message that one rule reads; None when none does."""
    names = names_by(translator)
    found = (rule.read(match, names) for rule in _whole() if (match := rule.pattern.search(text)))
    return next((english for english in found if english), None)


def read(message: str, translator: Translator) -> Reading:
    """The English of a message; a message without Chinese is only normalised."""
    text = normalise(message)
    if not is_chinese(text):
        return Reading(text)
    simple = translator.simplified(text)
    said = _said_as_a_whole(simple, translator)
    if said is not None:
        return Reading(said, ((0, len(said), text),), said, chinese=True)
    found = clauses(simple, translator)
    reading = _composed(_wishes_for_questions(found), text, ones=bool(_ONES.search(simple)))
    asks = any(part.points for clause in found for part in clause) and _ASKS.search(simple)
    return replace(reading, text=f"{reading.text}?", phrases=f"{reading.phrases}?") if asks else reading


def _wishes_for_questions(found: Sequence[Sequence[Part]]) -> Sequence[Sequence[Part]]:
    """Without their questions where a thing is named and none pointed at: "how much are tents" wants tents."""
    parts = [part for clause in found for part in clause]
    if any(part.points for part in parts) or not any(part.thing and part.translated for part in parts):
        return found
    return [[part for part in clause if not part.asks] for clause in found]


def _composed(found: Sequence[Sequence[Part]], source: str, *, ones: bool) -> Reading:
    """One English text: the clause that names the thing, details after "with", limits each for itself."""
    said: set[str] = set()
    texts = [kept for clause in _in_order(found) if (kept := _kept(clause, said))]
    if ones and len(texts) == 1 and all(part.translated and not part.thing for part in texts[0]):
        end = texts[0][-1].end
        texts[0].append(Part(start=end, end=end, english="ones"))
    limits = {part.english: part for clause in found for part in clause if part.apart and part.english}
    out = ""
    spans = []
    spoken = []
    for index, clause in enumerate([*texts, *([limit] for limit in limits.values())]):
        detail = 0 < index < len(texts) and all(part.translated for part in clause)
        out += _joint(clause, out, detail=detail) if out else ""
        spoken += [CUT, *(part.english for part in clause if not part.translated)]
        for place, part in enumerate(clause):
            out += " " if place else ""
            spans.append((len(out), len(out) + len(part.english), source[part.start : part.end]))
            out += part.english
    things = [part for clause in texts[:1] for part in clause if part.thing and part.translated]
    thing = source[things[-1].start : things[-1].end] if things else ""
    return Reading(out, tuple(spans), " ".join(spoken).strip(CUT), thing, chinese=True)


def _joint(clause: Sequence[Part], before: str, *, detail: bool) -> str:
    """What joins a clause to those before it."""
    if not detail:
        return CUT
    if len(clause) == 1 and (colours.canonical(clause[0].english) or materials.canonical(clause[0].english)):
        return _IN
    return _AND if _WITH in before else _WITH


def _in_order(found: Sequence[Sequence[Part]]) -> list[Sequence[Part]]:
    """The clauses that say something, the first that ends in the name of a thing before the others."""
    spoken = [clause for clause in found if _words(clause)]
    main = next((clause for clause in spoken if _words(clause)[-1].thing), None)
    return sorted(spoken, key=lambda clause: clause is not main)


def _words(clause: Sequence[Part]) -> list[Part]:
    return [part for part in clause if not part.apart and part.english]


def _kept(clause: Sequence[Part], said: set[str]) -> list[Part]:
    """The words of a clause that are said: each once, and no doubtful explanation beside surer words but at the end."""
    words = _words(clause)
    sure = any(part.sure for part in words)
    kept: list[Part] = []
    for place, part in enumerate(words):
        english = set(part.english.split())
        doubtful = sure and not part.sure and len(english) > 1 and place < len(words) - 1
        if doubtful or (part.translated and english <= said):
            continue
        kept = [
            *(before for before in kept if not before.translated or not set(before.english.split()) < english),
            part,
        ]
        said |= english
    return kept
