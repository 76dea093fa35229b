"""One language's sentences: `say = speech("zh")`, then `say("cart.total", total="$12")`."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Literal

from assistant.speech.language import Language
from assistant.speech.words import Sort, known_word, value_words

Value = str | int | float
Entry = str | Mapping[str, str]
"""A template, or templates by form: "one" and "other" of a number, or forms that the caller names."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ$€£¥#+%°]")
_FULL_STOP = re.compile(r"[。！？；，：、）]$")
_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Speech:
    """Says things in one language. A value; it reads its sentences at the first one."""

    language: Language

    def __call__(self, key: str, /, *, form: str | None = None, n: int | None = None, **values: Value) -> str:
        """A sentence, or a part of one.

        Args:
            key: its name in the catalogue of sentences, "section.name".
            form: which of the sentence's named forms.
            n: the number it speaks of; chooses between "one" and "other", and is a value too.
            values: what stands in its placeholders.

        Raises:
            KeyError: there is no such sentence, form or value.
        """
        entry = entries(self.language)[key]
        if not isinstance(entry, str):
            entry = entry[form or ("one" if n == 1 else "other")]
        return self._filled(entry, values if n is None else {**values, "n": n})

    def listed(self, parts: Sequence[str], link: str = "and") -> str:
        """Parts as a list in words: "a, b and c". `link` is "and", "or", "apart" (long parts) or "ways"."""
        if len(parts) < 2:
            return "".join(parts)
        between, last = self("list.between", form=link), self("list.last", form=link)
        whole = parts[0]
        for place, part in enumerate(parts[1:], start=2):
            whole = self._glued(self._glued(whole, last if place == len(parts) else between), part)
        return whole

    def quote(self, *texts: str) -> str:
        """Words of somebody else as they stand, marked where they are in another language than the sentence."""
        marked = [self("quote.marks", text=text) for text in texts]
        return self("quote.told", form=self.whose(*texts), quotes=self.listed(marked))

    def whose(self, *texts: str) -> Literal["own", "foreign"]:
        """Whether texts are in this language or in another."""
        return "foreign" if self.language == "zh" and not any(map(_HAN.search, texts)) else "own"

    def count(self, number: int) -> str:
        """A number of things: in English small ones in words."""
        return _COUNTED[number] if self.language == "en" and number < len(_COUNTED) else str(number)

    def word(self, text: str, *sorts: Sort) -> str:
        """A word of the catalogue, of one of some sorts; as the catalogue has it where its translation is not sure."""
        return self.known(text, *sorts) or text

    def known(self, text: str, *sorts: Sort) -> str | None:
        """The same, None where unsure."""
        return text if self.language == "en" else known_word(text, *sorts)

    def words(self, texts: Iterable[str], *sorts: Sort, link: str = "and") -> str:
        """Words of the catalogue as a list."""
        return self.listed([self.word(text, *sorts) for text in texts], link)

    def detail(self, name: str) -> str:
        """The name of a detail of a listing."""
        return self.word(name.replace("_", " "), "details")

    def value(self, name: str, text: str) -> str:
        """What a listing gives for a detail ("30 hours"); as it stands where that or the detail's name is unsure."""
        return text if self.language == "en" or self.known(name, "details") is None else value_words(text)

    def heading(self, name: str) -> str:
        """The same where a sentence begins with it."""
        plain = name.replace("_", " ")
        known = None if self.language == "en" else self.known(plain, "details")
        return known or plain.capitalize()

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        """A template with its values, a space between Chinese and what is not where the two meet at a value."""
        out = ""
        for literal, name, spec, _ in Formatter().parse(template):
            out = self._glued(out, literal)
            if name is not None:
                out = self._glued(out, format(values[name], spec or ""))
        return out

    def _glued(self, left: str, right: str) -> str:
        if self.language == "en":
            return left + right
        ends = left[-1:], right[:1]
        meet = any(_HAN.match(a) and _LATIN.match(b) for a, b in (ends, ends[::-1]))
        return f"{left} {right}" if meet else left + right


ENGLISH = Speech("en")


def joined(said: str, sentence: str) -> str:
    """What was said and the next sentence: a space between them, none after Chinese punctuation."""
    return said + sentence if not said or not sentence or _FULL_STOP.search(said) else f"{said} {sentence}"


@cache
def entries(language: Language) -> Mapping[str, Entry]:
    """All sentences of a language by name, "section.name"."""
    text = Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8")
    return {f"{section}.{name}": entry for section, said in tomllib.loads(text).items() for name, entry in said.items()}
