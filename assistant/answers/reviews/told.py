"""What is said of reviews, in sentences, each with the counts and the quoted reviews it rests on as facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answers.reviews.change import change, fisher, halves
from assistant.answers.reviews.mentions import HIGH, Mentioned, Quote, mentioned, quote_of, quotes
from assistant.answers.reviews.opinion import leaning
from assistant.answers.reviews.summary import LEAST, Summary, summed_up
from assistant.answers.reviews.topics import Topic
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import Fact
from retrieval.product import Product, Review

View = Literal["all", "good", "bad", "both"]
_CHANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Sentences on reviews, with what they rest on."""

    said: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


def _counted(product: Product, sentence: Callable[[Speech], str]) -> Fact:
    """A sentence with counts as evidence."""
    key = product.product_id
    return Fact(kind="count", text=sentence(ENGLISH), source=f"reviews:{key}", product_id=key)


def _quoted(quote: Quote) -> Fact:
    """The review that is quoted."""
    review = quote.review
    return Fact(kind="review", text=review.text, source=f"review:{review.review_id}", product_id=review.product_id)


def on_topic(product: Product, reviews: Sequence[Review], topic: Topic, say: Speech, *, wanted: bool) -> Spoken | None:
    """How many of all reviews speak of a topic and how many complain, with quotations.

    Args:
        product: the product.
        reviews: those of its family.
        topic: what they may speak of.
        say: the shopper's language.
        wanted: whether it is also said that none speaks of it.
    """
    found = mentioned(reviews, topic)
    if not found.speaking and not wanted:
        return None
    quotable = quotes(found, say.language)
    said = _mention(found, say, quotable)
    facts = (
        _counted(product, lambda speech: _mention(found, speech, ())),
        *(_quoted(each) for each in quotable),
    )
    return Spoken(said=(said,), facts=facts)


def _mention(found: Mentioned, say: Speech, quotable: Sequence[Quote]) -> str:
    named = found.topic.name
    what = say("reviewed.the", name=named) if named and say.language == "en" else say("reviewed.it")
    if not found.speaking:
        return say("reviewed.none", n=found.total, what=what)
    number, bad = len(found.speaking), len(found.complaining)
    low = say("reviewed.low", n=bad) if bad else ""
    low = say("reviewed.all_low", n=number) if bad == number else low
    end = say("reviewed.quoting", quote=say.quote(*(each.text for each in quotable))) if quotable else ""
    return say("reviewed.mention", n=number, total=found.total, what=what, low=low, end=end)


def nearly(near: Sequence[Review], say: Speech) -> Spoken | None:
    """The review that means nearly what is asked, for a question that nothing answers in so many words."""
    quote = next((quote for review in near if (quote := quote_of(review, None, say.language))), None)
    if quote is None:
        return None
    return Spoken(said=(say("reviewed.nearly", quote=say.quote(quote.text)),), facts=(_quoted(quote),))


def picture(product: Product, reviews: Sequence[Review], say: Speech, view: View = "all") -> Spoken:
    """The picture all reviews give: how many stars, what is praised and what is complained of, with quotations."""
    if len(reviews) < LEAST:
        return _few(product, reviews, say)
    summary = summed_up(reviews, sorted(product.attributes))
    parts: list[Callable[[Speech], str]] = [lambda speech: _shares(summary, speech)]
    if view != "bad" and summary.praised:
        parts.append(lambda speech: _topics(speech, "summary.praised", summary.praised, summary, praise=True))
    if view != "good":
        parts.append(lambda speech: _complaints(speech, summary))
    quotable = _both_sides(reviews, summary, say.language, view)
    said = [part(say) for part in parts]
    if quotable:
        said.append(say("summary.quotes", quote=say.quote(*(each.text for each in quotable))))
    facts = (*(_counted(product, part) for part in parts), *(_quoted(each) for each in quotable))
    return Spoken(said=tuple(said), facts=facts)


def _shares(summary: Summary, say: Speech) -> str:
    if not summary.rated:
        return say("summary.unrated", n=summary.total)
    low = say("summary.low", form="some" if summary.bad else "none", bad=summary.bad)
    return say("summary.shares", n=summary.good, total=summary.total, low=low)


def _topics(say: Speech, name: str, found: Sequence[Mentioned], summary: Summary, *, praise: bool) -> str:
    parts = [
        say("summary.topic", name=each.topic.name or "", n=len(each.praising if praise else each.complaining))
        for each in found
    ]
    return say(name, topics=say.listed(parts), total=summary.total)


def _complaints(say: Speech, summary: Summary) -> str:
    if summary.complained:
        return _topics(say, "summary.complained", summary.complained, summary, praise=False)
    return say("summary.no_complaints", total=summary.total)


def _both_sides(reviews: Sequence[Review], summary: Summary, language: str, view: View) -> list[Quote]:
    """One sentence for and one against, on the topics most spoken of where they have one."""
    sides: list[tuple[int, Sequence[Mentioned]]] = []
    if view != "bad":
        sides.append((1, summary.praised))
    if view != "good":
        sides.append((-1, summary.complained))
    found: list[Quote] = []
    for side, topics in sides:
        taken = {quote.review.user_id or quote.review.review_id for quote in found}
        quote = _first(reviews, topics, language, side, taken)
        found += [quote] if quote else []
    return found


def _first(
    reviews: Sequence[Review], topics: Sequence[Mentioned], language: str, side: int, taken: set[str]
) -> Quote | None:
    for each in topics:
        for review in each.praising if side > 0 else each.complaining:
            quote = quote_of(review, each.topic, language, side)
            if quote and (review.user_id or review.review_id) not in taken:
                return quote
    ranked = sorted(reviews, key=lambda each: (-side * (each.rating or 3.0), each.review_id))
    for review in ranked:
        quote = quote_of(review, None, language, side)
        if quote and (review.user_id or review.review_id) not in taken and _is_side(quote, side):
            return quote
    return None


def _is_side(quote: Quote, side: int) -> bool:
    """Whether a quotation stands for its side: by its words, for praise also by its stars alone."""
    lean = leaning(quote.text)
    return lean == side or (side > 0 and lean == 0 and (quote.review.rating or 0.0) >= HIGH)


def _few(product: Product, reviews: Sequence[Review], say: Speech) -> Spoken:
    """One or two reviews as they stand: too few to sum up."""
    found = [quote for review in reviews if (quote := quote_of(review, None, say.language))]

    def lead(speech: Speech) -> str:
        return speech("summary.few", n=len(reviews))

    told = [_starred(quote, say) for quote in found]
    said = (lead(say), say("summary.quotes", quote=say.listed(told))) if told else (lead(say),)
    facts = [fact for quote in found for fact in (_quoted(quote), *_stars_of(quote))]
    return Spoken(said=said, facts=(_counted(product, lead), *facts))


def _stars_of(quote: Quote) -> tuple[Fact, ...]:
    """The stars that are said of a quotation."""
    review = quote.review
    if review.rating is None:
        return ()
    text, source = f"{review.rating:g} of 5", f"review:{review.review_id}"
    return (Fact(kind="rating", text=text, source=source, product_id=review.product_id),)


def _starred(quote: Quote, say: Speech) -> str:
    if quote.review.rating is None:
        return say("quote.marks", text=quote.text)
    return say("summary.starred", quote=say("quote.marks", text=quote.text), rating=quote.review.rating)


def distribution(product: Product, reviews: Sequence[Review], say: Speech) -> Spoken:
    """How many reviews give how many stars."""
    if len(reviews) < LEAST:
        return _few(product, reviews, say)
    summary = summed_up(reviews, ())

    def sentence(speech: Speech) -> str:
        levels = [speech("summary.level", n=number, stars=level) for level, number in summary.stars]
        return speech("summary.stars", n=summary.rated, levels=speech.listed(levels))

    return Spoken(said=(sentence(say),), facts=(_counted(product, sentence),))


def changed(product: Product, reviews: Sequence[Review], say: Speech, *, worse_asked: bool) -> Spoken:
    """Whether newer reviews differ from older ones beyond chance, and on which topic complaints do.

    Fisher's exact test at 0.05 on the shares of four and five stars; over the topics with Bonferroni's correction
    (O. J. Dunn, "Multiple Comparisons Among Means", JASA 56, 1961).
    """
    found = change(reviews)
    if found is None:
        return Spoken(
            said=(say("summary.undated"),),
            facts=(_counted(product, lambda speech: speech("summary.few", n=len(reviews))),),
        )
    form = {1: "better", -1: "worse", 0: "same"}[found.direction]
    verdict = "" if form == "same" else ("no" if (form == "worse") != worse_asked else "yes")

    def sentence(speech: Speech) -> str:
        said = speech(
            "summary.change",
            form=form,
            newer_good=found.newer_good,
            newer=found.newer,
            older_good=found.older_good,
            older=found.older,
        )
        told = speech("asked.said", form=verdict or "plain", said=said)
        return told[:1].upper() + told[1:]

    topics = _changed_topics(reviews, sorted(product.attributes))
    parts: list[Callable[[Speech], str]] = [sentence]
    if topics:
        name, before, since = topics[0]
        parts.append(
            lambda speech: speech(
                "summary.topic_change", name=name, before=before, since=since, older=found.older, newer=found.newer
            )
        )
    return Spoken(said=tuple(part(say) for part in parts), facts=tuple(_counted(product, part) for part in parts))


def _changed_topics(reviews: Sequence[Review], details: Sequence[str]) -> list[tuple[str, int, int]]:
    """Topics whose complaints changed beyond chance: (name, older complaints, newer complaints), the surest first."""
    older, newer = halves(reviews)
    tried = [each for each in summed_up(reviews, details).complained if len(each.complaining) >= LEAST]
    ids = {review.review_id for review in older}
    found = []
    for each in tried:
        before = sum(1 for review in each.complaining if review.review_id in ids)
        since = sum(1 for review in each.complaining if review in newer)
        p = fisher(before, len(older), since, len(newer))
        if p < _CHANCE / len(tried):
            found.append((p, each.topic.name or "", before, since))
    return [(name, before, since) for _, name, before, since in sorted(found)]
