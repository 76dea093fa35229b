"""A review as it is read: its language, its sentences, and their clauses."""

import re
from functools import lru_cache

from retrieval.product import Review

_HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON = {
    "en": "the and is it for was this that with my are not but very have had so they of to in on as a i great good",
    "de": (
        "der die das und ist nicht mit sehr für ein eine ich es auf den im war auch aber zu super schließt leider gut"
    ),
    "fr": (
        "le la les et est pas avec très pour un une je il ce que sur des mais du bien qualité produit dans c'est trop"
    ),
    "es": "el la los y es no con muy para un una que en lo pero por está las bueno producto calidad se mi del",
    "it": "il la e è non con molto per un una che di lo ma sono le del ottimo bello prodotto mi si troppo",
    "nl": "de het en is niet met zeer voor een ik dat op maar van te goed erg deze zijn wel",
    "pt": "o a os e é não com muito para um uma que em mas por do da produto bom ótimo são",
    "sv": "och är inte med mycket för en ett det på men som bra att jag av den till",
    "pl": "i jest nie z bardzo na do to się w ale dobry jakość za po",
}
_MARKS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_ACCENTS = re.compile(r"[àâçéèêëîïôûùüäößñáíóúãõåøæłśżźćę]", re.I)
_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+|(?<=[。！？；])|\n+")
_CONTRAST = re.compile(
    (
        r",?\s+\b(?:but|however|although|though|whereas|while|except(?: that)?|yet|only the|shame|pity)\b|"
        r",\s+(?=(?:and )?the\b)|\s+[-–—]\s+"
    ),
    re.I,
)
_COMMA = re.compile(r",\s+|:\s+|\s+and (?=(?:the|its?|it's|they)\b)")


@lru_cache(maxsize=20_000)
def language_of(text: str) -> str:
    """The language of a review ("en", "zh", "de", ...); "xx" for one that is not read, "" where it can't be told."""
    if _HAN.search(text):
        return "zh"
    if _OTHER_SCRIPT.search(text):
        return "xx"
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return ""
    scores = {language: sum(word in marks for word in words) for language, marks in _MARKS.items()}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    if scores[best] == 0 or scores["en"] == scores[best]:
        return "en" if not _ACCENTS.search(text) else "xx"
    return best


def words_of(review: Review) -> str:
    """The title and the text of a review as one text."""
    title = (review.title or "").strip()
    ends = "" if not title or title[-1] in ".!?。！？" else "."
    return f"{title}{ends} {review.text}".strip()


def speaks(review: Review) -> bool:
    """Whether a review says anything: more than one word."""
    return len(_WORD.findall(words_of(review))) > 1 or bool(_HAN.search(words_of(review)))


@lru_cache(maxsize=50_000)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


@lru_cache(maxsize=50_000)
def segments(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that stand against each other: "great sound", "the band broke"."""
    return tuple(part.strip(" ,") for part in _CONTRAST.split(sentence) if part.strip(" ,"))


@lru_cache(maxsize=50_000)
def clauses(segment: str) -> tuple[str, ...]:
    """The clauses of a part of a sentence."""
    return tuple(part.strip() for part in _COMMA.split(segment) if part.strip())
