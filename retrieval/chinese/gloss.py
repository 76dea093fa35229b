"""What a Chinese listing says in English, word for word, so that messages of both languages find it.

Messages in Chinese are read into English; a catalogue in Chinese is read by the same words, and the two meet there.
"""

import unicodedata
from dataclasses import replace
from functools import lru_cache

from retrieval.chinese.translate import Translator, is_chinese
from retrieval.product import Product
from retrieval.vocabulary import Vocabulary


def english(text: str) -> str:
    """A text as it is, or its Chinese words in English: of several names of a thing the usual one."""
    return _translated(text) if is_chinese(text) else text


def with_english(text: str) -> str:
    """A text as it is, or its English before it: encoders cut the end, and many read English alone."""
    return f"{english(text)}. {text}" if is_chinese(text) else text


def in_english(product: Product) -> Product:
    """A product as it is, or with its title, colours and materials in English; brand, places and text stay."""
    if not any(map(is_chinese, (product.title, *product.colors, *product.materials))):
        return product
    return replace(
        product,
        title=english(product.title),
        colors=tuple(map(english, product.colors)),
        materials=tuple(map(english, product.materials)),
    )


@lru_cache(maxsize=200_000)
def _translated(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    words = _translator().words(_translator().simplified(plain))
    return " ".join(word.english for word in words if word.english) or text


@lru_cache(maxsize=1)
def _translator() -> Translator:
    """A translator that knows no catalogue: it takes the usual meaning."""
    return Translator(Vocabulary(()))
