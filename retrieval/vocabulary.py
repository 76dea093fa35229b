"""The catalogue's own words: its places, brands and values, and which words of its titles stand for which place.

Everything here is learned from the products; there is no list of words written for one shop.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from retrieval.product import Product

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
HEAD_ENDS = re.compile(r"\b(?:with|for|in|from|by|of|and|featuring|set)\b|[,;:(|/–—]| - ")
TITLE_SHARE = 0.75
"""Products whose title covers this share of the best cover vote on the place."""
THING_SHARE = 0.35
"""A word that is the head of this share of the titles it stands in names a thing."""
THING_COVER = 3.0
"""What a title is worth whose own thing is the one asked for; one that only has the word is worth 1."""
TRAIT_SHARE = 0.6
"""An attribute whose values say yes or no this often is something a product has or has not."""
DENIED_SHARE = 0.3
"""Where this many say no, a measure says yes."""
COLOUR_SHARE = 0.1
"""A thing of which more than this share states a colour is sold by colour."""
TYPE_SHARE = 0.2
"""A type with this share of the votes belongs to the place."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """English stem of one word, case-folded (Snowball)."""
    stemmed: str = _stemmer().stemWord(word.casefold().replace("’", "'").removesuffix("'s"))
    return stemmed


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)


def stems(text: str) -> tuple[str, ...]:
    """Stems of the words of a text, in order."""
    return tuple(stem(word) for word in WORD.findall(text))


_NAMED_SHARE = 0.5
"""Of a type's products whose titles say its name, from which it is the name of a thing."""


@lru_cache(maxsize=100_000)
def head(title: str) -> str | None:
    """The stem of the thing a title names: the last word before it is qualified ("Oak Desk with Drawers" -> desk)."""
    words = [word for word in WORD.findall(HEAD_ENDS.split(title, maxsplit=1)[0]) if not word.isdigit()]
    return stem(words[-1]) if words else None


def is_activity(name: str) -> bool:
    """Whether a name ends with what is done ("cycling", "watering"), not with a thing ("earring")."""
    last = next(reversed(WORD.findall(name.casefold())), "")
    return last.endswith("ing") and not stem(last).endswith("ing")


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _is_trait(values: Counter[str]) -> bool:
    """Whether values answer with yes or no; beside enough of no, a measure is a yes ("keeps hot": "12 hours")."""
    first = {value: WORD.findall(value)[:1] for value in values}
    answered = sum(number for value, number in values.items() if first[value] in (["yes"], ["no"]))
    denied = sum(number for value, number in values.items() if first[value] == ["no"])
    measured = sum(number for value, number in values.items() if value[:1].isdigit())
    every = sum(values.values())
    return answered + (measured if denied >= DENIED_SHARE * every else 0) >= TRAIT_SHARE * every


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the catalogue something is: departments and product types, as the catalogue writes them."""

    departments: tuple[str, ...] = ()
    product_types: tuple[str, ...] = ()
    votes: tuple[tuple[str, float], ...] = ()
    """Types that were in the running, with their share, largest first."""


NOWHERE = Place()


class Vocabulary:
    """What the words of a catalogue mean, counted from its products."""

    def __init__(self, products: Iterable[Product]) -> None:
        """Read the words of a catalogue's products."""
        self._departments: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._type_departments: dict[str, Counter[str]] = defaultdict(Counter)
        self._titled: dict[str, Counter[bool]] = defaultdict(Counter)
        self._brands: dict[str, str] = {}
        self._brand_counts: Counter[str] = Counter()
        self._titles: list[tuple[frozenset[str], str | None, str | None]] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._heads: Counter[str] = Counter()
        self._states_colours = False
        self._coloured: dict[str, Counter[bool]] = defaultdict(Counter)
        self._genders: dict[str, Counter[bool]] = defaultdict(Counter)
        self._described: Counter[str] = Counter()
        self.written: Counter[str] = Counter()
        """Word of titles and types, in lower case -> the products it names."""
        currencies: Counter[str] = Counter()
        attribute_values: dict[str, Counter[str]] = defaultdict(Counter)
        sizes: Counter[str] = Counter()
        for product in products:
            self._read(product)
            self._states_colours |= bool(product.colors)
            currencies.update([product.currency] if product.currency else [])
            sizes.update(size.casefold() for size in product.sizes)
            for name, value in product.attributes.items():
                attribute_values[name][str(value).casefold()] += 1
        self.currency = currencies.most_common(1)[0][0] if currencies else "USD"
        self.sizes = frozenset(sizes)
        self.attribute_values: Mapping[str, frozenset[str]] = {
            name: frozenset(values) for name, values in sorted(attribute_values.items())
        }
        self.traits = tuple(name for name, values in sorted(attribute_values.items()) if _is_trait(values))
        """Attributes that a product has or has not: their values begin with yes or no."""

    def _read(self, product: Product) -> None:
        position = len(self._titles)
        words = stems(product.title)
        self.written.update({*_words(product.title), *_words(product.product_type or "")})
        self._titles.append((frozenset(words), head(product.title), product.product_type))
        for word in set(words):
            self._postings[word].append(position)
        if self._titles[-1][1]:
            self._heads[self._titles[-1][1]] += 1
        self._described.update(set(stems(product.description or "")))
        if product.department and product.product_type:
            self._departments.setdefault(product.department.casefold(), product.department)
            self._types.setdefault(product.product_type.casefold(), product.product_type)
            self._type_departments[product.product_type.casefold()][product.department] += 1
            self._titled[product.product_type.casefold()][head(product.product_type) in words] += 1
        for word in {self._titles[-1][1] or "", *stems(product.product_type or "")}:
            self._coloured[word][bool(product.colors)] += 1
        for name in filter(None, (product.product_type, product.department)):
            self._genders[name.casefold()][product.gender in ("female", "male")] += 1
        if product.brand:
            self._brand_counts[product.brand.casefold()] += 1
            self._brands.setdefault(product.brand.casefold(), product.brand)

    @property
    def brands(self) -> tuple[str, ...]:
        """Brands as the catalogue writes them, sorted."""
        return tuple(sorted(self._brands.values()))

    @property
    def departments(self) -> tuple[str, ...]:
        """Departments as the catalogue writes them, sorted."""
        return tuple(sorted(self._departments.values()))

    @property
    def product_types(self) -> tuple[str, ...]:
        """Product types as the catalogue writes them, sorted."""
        return tuple(sorted(self._types.values()))

    def common_types(self) -> tuple[str, ...]:
        """Product types, those with the most products first, one a department before the second of any.

        Types that titles seldom name ("formal", "christmas") are no things to ask for, and come after all others.
        """
        counted = [
            (not self._names_things(name), rank, -counts[department], name)
            for department in self.departments
            for rank, (counts, name) in enumerate(self._types_of(department))
        ]
        return tuple(name for *_, name in sorted(counted))

    def _names_things(self, product_type: str) -> bool:
        titled = self._titled[product_type.casefold()]
        return titled[True] >= _NAMED_SHARE * titled.total()

    def _types_of(self, department: str) -> list[tuple[Counter[str], str]]:
        found = [(counts, self._types[key]) for key, counts in self._type_departments.items() if department in counts]
        return sorted(found, key=lambda item: (-item[0][department], item[1]))

    def brand(self, text: str) -> str | None:
        """The catalogue's spelling of a brand."""
        return self._brands.get(text.casefold())

    def knows_as_word(self, text: str) -> bool:
        """Whether a brand's name is also an ordinary word of the descriptions of other makers' goods."""
        keys = stems(text)
        if len(keys) != 1:
            return False
        return self._described[keys[0]] > 2 * max(1, self._brand_counts[text.casefold()])

    def departments_of(self, product_type: str) -> tuple[str, ...]:
        """The departments a product type is filed in, most products first."""
        counted = self._type_departments.get(product_type.casefold(), Counter())
        return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def knows(self, word: str) -> bool:
        """Whether a word stands in any title, description, type or department of the catalogue."""
        key = stem(word)
        return key in self._postings or key in self._described or bool(self._named((key,)))

    def names_thing(self, word: str) -> bool:
        """Whether a word, among others, names a thing the shop sells (more than a chance head of one title)."""
        key = stem(word)
        return bool(self._named((key,))) or (self._heads[key] > 1 and self._thing_share(key) >= THING_SHARE)

    def sold_by_colour(self, word: str) -> bool:
        """Whether a thing comes in colours: not where others do, and hardly any of several that have its name."""
        counted = self._coloured.get(stem(word), Counter())
        return counted.total() < 2 or counted[True] > COLOUR_SHARE * counted.total() or not self._states_colours

    def sold_by_gender(self, product_types: Sequence[str], departments: Sequence[str]) -> bool:
        """Whether at least half of what is filed there is sold to women or to men."""
        wanted = {name.casefold() for name in (product_types or departments)}
        counted = [self._genders[name] for name in sorted(wanted) if name in self._genders]
        total = sum(sum(counts.values()) for counts in counted)
        return total > 0 and 2 * sum(counts[True] for counts in counted) >= total

    def place(self, text: str) -> Place:
        """Where in the catalogue the thing named by a text is, by type names and by the titles that share its words.

        The thing is the head of the text ("glass teapot with infuser" -> teapot): titles without it have no vote.
        """
        asked = tuple(dict.fromkeys(stems(text)))
        thing = self.thing(text)
        if thing is None or not self._types:
            return NOWHERE
        named = self._named((thing,))
        if named and (len(asked) == 1 or thing not in self._heads):
            return self._place_of_names(named)
        votes, joint = self._title_votes(asked, thing)
        for name in named:
            if name in self._types and not joint:
                votes[self._types[name]] += max(1.0, sum(votes.values()))
        return self._place_of_votes(votes) if votes else self._place_of_names(named)

    def thing(self, text: str) -> str | None:
        """The stem of the thing a text asks for: its head, or else its last word that names things in this shop."""
        asked = stems(text)
        head_word = head(text)
        if head_word and self._thing_share(head_word) >= THING_SHARE:
            return head_word
        shares = [(self._thing_share(word) >= THING_SHARE, index) for index, word in enumerate(asked)]
        last = max((index for named, index in shares if named), default=None)
        if last is not None:
            return asked[last]
        return head_word if head_word in self._heads else None

    def _thing_share(self, word: str) -> float:
        """How often a word of titles is the thing the title names; 1 for the name of a type or department."""
        if self._named((word,)):
            return 1.0
        return self._heads[word] / max(2, len(self._postings.get(word, ())))

    def _named(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Types and departments whose whole name is among the words asked."""
        wanted = set(asked)
        return tuple(name for name in (*self._types, *self._departments) if set(stems(name)) <= wanted)

    def _place_of_names(self, names: Sequence[str]) -> Place:
        types = tuple(sorted(self._types[name] for name in names if name in self._types))
        departments = {self._departments[name] for name in names if name in self._departments}
        for product_type in types:
            departments.update(self.departments_of(product_type)[:1])
        return Place(departments=tuple(sorted(departments)), product_types=types)

    def _title_votes(self, asked: Sequence[str], thing: str) -> tuple[dict[str, float], bool]:
        """Votes by type, and whether the titles that vote share more with the text than the thing alone."""
        cover = {
            position: THING_COVER if self._titles[position][1] == thing else 1.0
            for position in self._postings.get(thing, ())
        }
        for word in asked:
            for position in self._postings.get(word, ()) if word != thing else ():
                if position in cover:
                    cover[position] += self._weight(word)
        votes: dict[str, float] = defaultdict(float)
        best = max(cover.values(), default=0.0)
        for position, score in cover.items():
            product_type = self._titles[position][2]
            if score >= TITLE_SHARE * best and product_type:
                votes[product_type] += score
        return votes, best > THING_COVER

    def _weight(self, word: str) -> float:
        """How much a further word says about the thing: words that name things say more than words that describe."""
        return 0.5 + self._heads[word] / max(1, len(self._postings.get(word, ())))

    def _place_of_votes(self, votes: Mapping[str, float]) -> Place:
        total = sum(votes.values())
        shares = sorted(((name, votes[name] / total) for name in votes), key=lambda item: (-item[1], item[0]))
        if shares[0][1] < TYPE_SHARE:
            return Place(votes=tuple(shares[:8]))
        types = tuple(sorted(name for name, share in shares if share >= TYPE_SHARE))
        departments = {self.departments_of(name)[0] for name in types if self.departments_of(name)}
        return Place(departments=tuple(sorted(departments)), product_types=types, votes=tuple(shares[:8]))
