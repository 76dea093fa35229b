"""The answer to a message about one product: each thing it asks, from the listing, then what reviews say of it."""

import re
from collections.abc import Callable, Sequence

from assistant.answers.answer import Answer
from assistant.answers.names import cut_title, short_name, stars
from assistant.answers.product.asked import Asked, Told
from assistant.answers.product.overview import asks_for_all, overview
from assistant.answers.product.parts import parts
from assistant.answers.product.price import price_text, rating_fact
from assistant.answers.product.short import whole_question
from assistant.answers.product.stock import stock_text
from assistant.answers.product.told import told_by_listing
from assistant.answers.reviews import asking
from assistant.answers.reviews.told import Spoken, changed, distribution, nearly, on_topic, picture
from assistant.answers.reviews.topics import Topic, topic_of
from assistant.answers.word_keys import key, topic_words
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.product import Product, Review
from retrieval.vocabulary import WORD, stem, stems

_POINTS = re.compile(
    r"\b(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|(?<!is it the )(?<!is this "
    r"the )(?<!that the )last|number \w+|no\.? ?\d+) (?:one|product|item)\b|"
    r"\b(?:number|no\.?|#) ?\d{1,2}\b|^\W*(?:and|so|ok|okay|hi|hello|hey|but|also)\b[\s,]+"
)
_THE = re.compile(r"\bthe\s+$", re.I)
_APART = re.compile(r"\s*[.:;,?!-]+\s*\w")
"""What parts a name from the question about it."""
_MINUS = re.compile(r"\bminus (?=\d)")
_HOW_IS = re.compile(r"\bhow(?: good| well)? (?:is|are|does|do) the\b|\bwhat (?:is|are) (?:the|its) [\w ]+ like\b")
_SUBJECTIVE = re.compile(
    r"\b(?:any good|worth (?:it|the|buying)|good (?:value|quality|buy)|well made|reliable|popular)\b"
)


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
    said: list[str] = []
    facts: list[Fact] = []
    for part in parts(unnamed(question, product)):
        asked = asked_of(part, product, variants, reviews, shelf, say)
        for sentence, of_it in _answered(asked, near):
            if sentence not in said:
                said.append(sentence)
            facts += of_it
    return Answer(
        sentences=tuple(said),
        facts=tuple(dict.fromkeys((*facts, *_listed(product, variants)))),
        outcome="answered" if facts else "unknown",
    )


def unnamed(question: str, product: Product) -> str:
    """A question with "it" for the product's name: "glass" in it would be taken for what is asked."""
    name = stems(cut_title(product.title))
    spans = list(WORD.finditer(question))
    keys = [stem(each.group()) for each in spans]
    for place in range(len(keys) - len(name) + 1) if len(name) > 1 else ():
        if tuple(keys[place : place + len(name)]) == name:
            before = _THE.sub("", question[: spans[place].start()])
            after = question[spans[place + len(name) - 1].end() :]
            alone = not WORD.search(before) and _APART.match(after)
            return after.lstrip(" .:;,?!-") if alone else f"{before}it{after}"
    return question


def asked_of(
    question: str,
    product: Product,
    variants: Sequence[Product],
    reviews: Sequence[Review],
    shelf: Sequence[Product],
    say: Speech,
) -> Asked:
    """One question about one product, in small letters and without the words that point at it."""
    plain = _POINTS.sub(
        lambda match: " it " if "one" in match.group() or "#" in match.group() or match.group()[:1] == "n" else " ",
        question.lower(),
    )
    family = (
        tuple(variants) if any(each.product_id == product.product_id for each in variants) else (product, *variants)
    )
    return Asked(
        product=product,
        family=family,
        reviews=tuple(reviews),
        question=whole_question(_MINUS.sub("-", " ".join(plain.split())), family),
        say=say,
        name=short_name(product, shelf),
    )


def _answered(asked: Asked, near: Callable[[], Sequence[Review]]) -> list[tuple[str, tuple[Fact, ...]]]:
    """The sentences of one thing asked, each with what it rests on."""
    wanted = asking.wanted(asked.question)
    topic = _topic(asked)
    if wanted is not None and (topic is None or wanted in ("change", "stars")):
        return _of_reviews(asked, wanted)
    if wanted is None and asks_for_all(asked):
        return [(told.said, told.facts) for told in overview(asked)]
    about_reviews = asking.names_reviews(asked.question) or bool(wanted and _SUBJECTIVE.search(asked.question))
    if about_reviews and topic is not None:
        return _pairs(_on_topic(asked, topic, wanted=True))
    listing = told_by_listing(asked)
    spoken = _after(asked, listing, topic, near)
    if spoken and topic and _HOW_IS.search(asked.question) and all(told.verdict == "unsaid" for told in listing):
        return _pairs(spoken)
    return [*((told.said, told.facts) for told in listing), *(_pairs(spoken) if spoken else [])]


def _pairs(spoken: Spoken) -> list[tuple[str, tuple[Fact, ...]]]:
    return [(sentence, spoken.facts if index == 0 else ()) for index, sentence in enumerate(spoken.said)]


def _topic(asked: Asked) -> Topic | None:
    """What reviews are counted by for this question."""
    found = topic_words(asking.about(asked.question))
    telling = [word for word in found if key(word) not in asked.kind and not word.isdigit()]
    return topic_of(telling, asked.question, strict=not asking.names_reviews(asked.question) and asked.yes_no)


def _of_reviews(asked: Asked, wanted: asking.Wanted) -> list[tuple[str, tuple[Fact, ...]]]:
    """What is said to a question about the reviews as a whole."""
    product, reviews, say = asked.product, asked.reviews, asked.say
    if not reviews:
        fact = Fact(
            kind="count", text="0 reviews", source=f"reviews:{product.product_id}", product_id=product.product_id
        )
        return [(say("product.no_reviews", name=asked.name), (fact,)), *_rated(asked)]
    if wanted == "change":
        return _pairs(changed(product, reviews, say, worse_asked=asking.asks_worse(asked.question)))
    if wanted == "stars":
        return _pairs(distribution(product, reviews, say))
    if re.search(r"\brating\b|\bhow good\b|\bstars\b", asked.question):
        return [*_rated(asked), *_pairs(picture(product, reviews, say, "all"))]
    return _pairs(picture(product, reviews, say, wanted))


def _rated(asked: Asked) -> list[tuple[str, tuple[Fact, ...]]]:
    """The stars its listing gives."""
    if asked.product.rating is None:
        return []
    return [(asked.say("product.stars", stars=stars(asked.product, asked.say)), (rating_fact(asked),))]


def _on_topic(asked: Asked, topic: Topic, *, wanted: bool) -> Spoken:
    if not asked.reviews:
        fact = Fact(
            kind="count",
            text="0 reviews",
            source=f"reviews:{asked.product.product_id}",
            product_id=asked.product.product_id,
        )
        return Spoken(said=(asked.say("product.no_reviews", name=asked.name),), facts=(fact,))
    return on_topic(asked.product, asked.reviews, topic, asked.say, wanted=wanted) or Spoken(said=())


def _after(
    asked: Asked, listing: Sequence[Told], topic: Topic | None, near: Callable[[], Sequence[Review]]
) -> Spoken | None:
    """What reviews say of what the listing was asked, where one speaks of it."""
    open_ = all(told.verdict == "plain" for told in listing)
    if topic is not None and asked.reviews and (not open_ or topic.name in asked.question.split()):
        spoken = on_topic(asked.product, asked.reviews, topic, asked.say, wanted=False)
        if spoken is not None:
            return spoken
    if any(told.verdict == "unsaid" and not told.near for told in listing):
        return nearly(near(), asked.say)
    return None


def _listed(product: Product, variants: Sequence[Product]) -> list[Fact]:
    """The whole listing as evidence, after what the answer rests on."""
    asked = asked_of("", product, variants, (), (), ENGLISH)
    facts = [asked.fact("attribute", product.description or product.title)]
    facts += [asked.fact("attribute", f"{name}: {value}") for name, value in sorted(product.attributes.items())]
    facts += [asked.fact("stock", stock_text(product))] if product.in_stock is not None else []
    return [*facts, asked.fact("price", price_text(asked))] if product.current_price_minor is not None else facts
