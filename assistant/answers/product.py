"""Questions about one product: yes, no, or "the listing does not say", from its columns, its text and its reviews."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.answers.names import price, short_name, stars
from assistant.answers.reviewed import told_by_reviews, told_nearly
from assistant.answers.snippets import clauses, telling
from assistant.claims.values import PROPERTIES
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from assistant.understanding.wording import content
from retrieval.colours import colours_in, same_colour
from retrieval.facets import colors_of, materials_of
from retrieval.materials import materials_in, same_material
from retrieval.product import Product, Review
from retrieval.vocabulary import WORD, stem, stems

_YES_NO = re.compile(
    r"^\W*(?:(?:and|so|ok|but|the \w+ one,?|number \w+,?)\W+)*(?:is|are|does|do|did|has|have|can|could|will|would)\b|"
    r"\b(?:is|are|does|can|has|will) (?:it|this|that|they|these|the)\b",
    re.I,
)
_OPEN = re.compile(r"\b(?:what|how|which|when|where|who|why)\b")
"""A question in another language comes in English words without their order; with one of these it asks for no yes."""
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "stock",
        re.compile(
            r"\b(?:in stock|available|how many (?:are |do you have )?left|still (?:have|got)|sold out|on hand)\b"
        ),
    ),
    ("price", re.compile(r"\bhow much (?:is|does|are)\b(?!.*\b(?:weigh|hold|fit)\b)|\b(?:price|cost)\b")),
    ("materials", re.compile(r"\bmade (?:of|from|out of)\b|\bmaterials?\b|\bfabric\b")),
    ("colors", re.compile(r"\bcolou?rs?\b")),
    (
        "sizes",
        re.compile(r"\bwhat sizes?\b|\bwhich sizes?\b|\bsizes? (?:does|is|are|do|available)\b|\bin (?:a )?size\b"),
    ),
    ("rating", re.compile(r"\brat(?:ing|ed)\b|\bhow good\b|\bstars\b")),
    ("brand", re.compile(r"\bbrand\b|\bwho makes\b|\bmanufacturer\b|\bmade by\b")),
    (
        "reviews",
        re.compile(
            r"\breviews?\b|\breviewers?\b|\b(?:people|buyers|customers|others) (?:say|think|complain|like|mention)|"
            r"\bcomplain"
        ),
    ),
)
_SIZE = re.compile(r"\bsize (?P<size>\d{1,3}(?:\.5)?|x{0,3}[sml])\b")
_MEANS = {
    "weigh": "weight",
    "heavy": "weight",
    "tall": "height",
    "high": "height",
    "wide": "width",
    "deep": "depth",
    "hold": "capacity",
    "holds": "capacity",
}
"""Word of a question -> the name a listing gives it."""
_SAFE = re.compile(r"\b\w+[- ](?:safe|proof|free|friendly)\b")
_NEGATIVE = re.compile(r"\b(?:not|no|isn't|without|never|cannot|can't|except|un)\b|-free\b", re.I)
_NO_VALUE = re.compile(r"(?:no|false|none|not included|0)(?![\w.])", re.I)
_YES_VALUE = re.compile(r"(?:yes|true)\b", re.I)
_GENERIC = frozenset(
    stems(
        "one first second third fourth fifth last number product item thing come have make use much many long kind "
        "sort type really exactly"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about one product."""

    product: Product
    variants: tuple[Product, ...]
    reviews: tuple[Review, ...]
    question: str
    topic: frozenset[str]
    """Stems of what is asked, without the words that point at the product."""
    say: Speech

    @property
    def yes_no(self) -> bool:
        """Whether a yes or a no is asked for."""
        asks = self.say.language != "en" and self.question.endswith("?") and not _OPEN.search(self.question)
        return asks or bool(_YES_NO.search(self.question))


def which_one(say: Speech = ENGLISH) -> Answer:
    """The answer to a question that points at no product on the shelf."""
    return Answer(sentences=(say("product.which"),))


def product_answer(
    question: str,
    product: Product,
    variants: Sequence[Product],
    reviews: Sequence[Review],
    shelf: Sequence[Product],
    near: Callable[[], Sequence[Review]] = tuple,
    say: Speech = ENGLISH,
) -> Answer:
    """Answer a question about a product.

    Args:
        question: the message.
        product: the product asked about.
        variants: all variants of its family, itself included.
        reviews: the reviews of the family.
        shelf: the products it stands among, for a short name.
        near: finds reviews that mean nearly what is asked; called when nothing says it in so many words.
        say: the shopper's language.
    """
    topic = (
        frozenset(stem(_MEANS.get(word, word)) for word in content(WORD.findall(question.lower())))
        - set(stems(product.title))
        - _GENERIC
    )
    asked = Asked(
        product=product,
        variants=tuple(variants),
        reviews=tuple(reviews),
        question=question.lower(),
        topic=topic,
        say=say,
    )
    name = short_name(product, shelf)
    field = next((name_ for name_, pattern in _FIELDS if pattern.search(asked.question)), None)
    colored = _in_color(asked) or _of_material(asked)
    if field is None and not topic and not colored:
        return Answer(sentences=_overview(asked, name), facts=_facts(asked))
    stated = colored or (_field(asked, field, name) if field else None)
    stated = stated or _attribute(asked) or _described(asked)
    told = told_by_reviews(asked.reviews, topic, wanted=field == "reviews", say=say)
    told = told or (None if stated else told_nearly(near(), say))
    sentences = [part for part in (stated, told) if part]
    if not stated and field != "reviews":
        sentences.insert(0, _unsaid(asked, name))
        sentences += [] if told else _known_instead(asked)
    elif not sentences:
        sentences = [say("product.no_reviews", name=name)]
    return Answer(sentences=tuple(sentences), facts=_facts(asked))


def _overview(asked: Asked, name: str) -> tuple[str, ...]:
    """What to say of a product that was only pointed at: what its listing tells first, and whether it can be had."""
    say, told = asked.say, telling(asked.product)[:1]
    said = say("product.told", name=name, quote=say.quote(told[0])) if told else say("product.only_name", name=name)
    return tuple(part for part in (said, _stock_line(asked.product, say), *_known_instead(asked)) if part)


def _stock_line(product: Product, say: Speech) -> str | None:
    if product.in_stock is None:
        return None
    if not product.in_stock:
        return say("product.sold_out")
    return say("product.left", n=product.stock) if product.stock else say("product.in_stock")


def _in_color(asked: Asked) -> str | None:
    """Whether it comes in a colour that is asked for."""
    wanted = [name for name, _, _ in colours_in(asked.question)]
    if not wanted:
        return None
    has = sorted(frozenset().union(*(colors_of(variant) for variant in (asked.product, *asked.variants))))
    if not has:
        return None
    if any(same_colour(wish, color) for wish in wanted for color in has):
        return asked.say("product.has_color", color=asked.say.word(wanted[0], "colours"))
    color, colors = asked.say.word(wanted[0], "colours"), asked.say.words(has, "colours")
    return asked.say("product.no_color", color=color, colors=colors)


def _of_material(asked: Asked) -> str | None:
    """Whether it is made of a material that is asked for; a listing that names none is left to its words."""
    wanted = [name for name, _, _ in materials_in(asked.question)]
    has = sorted(materials_of(asked.product))
    if not wanted or not has or not asked.yes_no:
        return None
    yes = any(same_material(wish, material) for wish in wanted for material in has)
    materials = asked.say.words(has, "materials")
    return asked.say("product.of_material", form="yes" if yes else "no", materials=materials)


def _field(asked: Asked, field: str, name: str) -> str | None:
    product, say = asked.product, asked.say
    if field == "stock":
        return _stock(product, name, say)
    if field == "price":
        return (
            say("product.costs", name=name, price=price(product)) if product.current_price_minor is not None else None
        )
    if field == "materials":
        materials = sorted(materials_of(product))
        return say("product.materials", materials=say.words(materials, "materials")) if materials else None
    if field == "colors":
        colors = sorted(frozenset().union(*(colors_of(variant) for variant in (product, *asked.variants))))
        return say("product.colors", colors=say.words(colors, "colours")) if colors else None
    if field == "sizes":
        return _sizes(asked)
    if field == "brand":
        return say("product.brand", brand=product.brand) if product.brand else None
    if field == "rating" and product.rating is not None:
        return say("product.stars", stars=stars(product, say))
    return None


def _stock(product: Product, name: str, say: Speech) -> str | None:
    if product.in_stock is None:
        return None
    if not product.in_stock:
        return say("product.none_left", name=name)
    return say("product.some_left", n=product.stock) if product.stock else say("product.yes_in_stock")


def _sizes(asked: Asked) -> str | None:
    known = [variant for variant in (asked.variants or (asked.product,)) if variant.sizes]
    if not known:
        return None
    in_stock = list(dict.fromkeys(size for variant in known if variant.in_stock is not False for size in variant.sizes))
    gone = [size for size in dict.fromkeys(size for variant in known for size in variant.sizes) if size not in in_stock]
    wanted, say = _SIZE.search(asked.question), asked.say
    has = wanted is not None and wanted.group("size") in {size.casefold() for size in in_stock}
    form = "plain" if wanted is None else "yes" if has else "no"
    if not in_stock:
        return say("product.no_sizes", form=form, sizes=say.listed(gone))
    tail = say("product.sizes_gone", sizes=say.listed(gone)) if gone else ""
    return say("product.sizes", form=form, sizes=say.listed(in_stock)) + tail


def _attribute(asked: Asked) -> str | None:
    """The attribute whose name (or value) is asked about."""
    best, most = None, 0
    for name, value in sorted(asked.product.attributes.items()):
        shared = 2 * len(asked.topic & set(stems(name.replace("_", " ")))) + len(asked.topic & set(stems(value)))
        if shared > most:
            best, most = (name, value), shared
    if best is None:
        return None
    (name, value), say = best, asked.say
    form = "no" if _NO_VALUE.match(value) else "yes" if _YES_VALUE.match(value) else "plain"
    if not asked.yes_no or form == "plain":
        return say("product.detail", form="plain", detail=say.heading(name), value=say.value(name, value))
    return say("product.detail", form=form, detail=say.detail(name), value=say.value(name, value))


def _described(asked: Asked) -> str | None:
    """A clause of the description that has what is asked; a yes or no only where the clause itself says so."""
    texts = [asked.product.title, *clauses(asked.product.description or "")]
    if not asked.topic:
        return None
    shared, clause = max(((len(asked.topic & set(stems(text))), text) for text in texts), key=lambda pair: pair[0])
    if shared == 0 or (shared < len(asked.topic) / 2 and not PROPERTIES.search(asked.question)):
        return None
    answers = asked.yes_no and shared == len(asked.topic)
    form = "plain" if not answers else "no" if _NEGATIVE.search(clause) else "yes"
    if clause == asked.product.title:
        return asked.say("product.name_says", form=form, title=clause)
    return asked.say("product.listing_says", form=form, quote=asked.say.quote(clause))


def _unsaid(asked: Asked, name: str) -> str:
    """That the listing does not say it, with the property asked about where it has a name."""
    safe, match = _SAFE.search(asked.question), PROPERTIES.search(asked.question)
    what = safe.group() if safe else match.group().lower() if match and asked.yes_no else ""
    known = asked.say.known(what, "details") if what else None
    return (
        asked.say("product.unsaid_whether", name=name, what=known) if known else asked.say("product.unsaid", name=name)
    )


def _known_instead(asked: Asked) -> list[str]:
    say = asked.say
    known = [
        say("product.given", detail=say.detail(name), value=say.value(name, value))
        for name, value in sorted(asked.product.attributes.items())
        if len(value) <= 40
    ][:3]
    return [say("product.gives", details=say.listed(known))] if known else []


def _facts(asked: Asked) -> tuple[Fact, ...]:
    product = asked.product
    source, key = f"product:{product.product_id}", product.product_id
    facts = [Fact(kind="attribute", text=product.description or product.title, source=source, product_id=key)]
    facts += [
        Fact(kind="attribute", text=f"{name}: {value}", source=source, product_id=key)
        for name, value in sorted(product.attributes.items())
    ]
    facts += [
        Fact(kind="review", text=review.text, source=f"review:{review.review_id}", product_id=key)
        for review in asked.reviews
        if asked.topic & set(stems(f"{review.title or ''} {review.text}"))
    ][:6]
    return tuple(facts)
