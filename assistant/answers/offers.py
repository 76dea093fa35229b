"""What is said of promotions: which hold now, what they take off the cart, codes, and if a product is reduced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.answers.answer import Answer
from assistant.answers.cart_words import hint, offer_facts
from assistant.answers.names import price, short_name
from assistant.promotions.pricing import Applied, Priced, Shopper, is_for, priced
from assistant.promotions.promotion import Promotion
from assistant.speech.speech import ENGLISH, Speech
from assistant.turns import CartLine, Fact
from retrieval.money import format_price
from retrieval.product import Product

_MOST = 4
_NEAR_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What answers about promotions are made from."""

    promotions: tuple[Promotion, ...]
    """Those that hold today."""
    shopper: Shopper
    cart: tuple[CartLine, ...]
    products: Mapping[str, Product]
    """Products of the cart, by id."""
    today: date
    say: Speech = ENGLISH

    @property
    def told(self) -> tuple[Promotion, ...]:
        """Those that may be spoken of: for anybody, for this shopper, or of a first order; no secret code."""
        return tuple(each for each in self.promotions if (each.code is None or each.public) and self._open(each))

    def _open(self, promotion: Promotion) -> bool:
        first = promotion.first_order and self.shopper.first_order is None
        return is_for(replace(promotion, code=None, first_order=promotion.first_order and not first), self.shopper)

    @property
    def priced(self) -> Priced | None:
        """What the cart comes to."""
        return priced(self.cart, self.products, self.promotions, self.shopper) if self.cart else None


def with_offers(shelf: Answer, offered: Offered) -> Answer:
    """The shelf of what is reduced, with the promotions that hold beside it."""
    said, facts = _told(offered)
    if not said:
        return shelf
    if not shelf.products:
        return replace(shelf, sentences=tuple(said), facts=(*facts, *shelf.facts))
    return replace(shelf, sentences=(*said, *shelf.sentences), facts=(*facts, *shelf.facts))


def discount_answer(offered: Offered, code: str | None) -> Answer | None:
    """The answer to a wish for a discount or about a code; None where the shop has no promotions to speak of."""
    if not offered.promotions:
        return None
    if code is not None:
        return _code_answer(offered, code)
    said, facts = _told(offered)
    public = any(promotion.code for promotion in offered.told)
    if not said:
        return Answer(sentences=(offered.say("offer.none"),))
    return Answer(sentences=tuple(said if public else (offered.say("offer.no_code"), *said)), facts=facts)


def _code_answer(offered: Offered, code: str) -> Answer:
    """What a code gives, reckoned on the cart."""
    say = offered.say
    found = next((each for each in offered.promotions if (each.code or "").casefold() == code.casefold()), None)
    if found is None:
        return Answer(sentences=(say("offer.unknown_code", code=code),), outcome="unknown")
    shopper = replace(offered.shopper, codes=frozenset({code.casefold()}))
    sentences = [say("offer.code", code=found.code or code, what=_what(found, offered))]
    if offered.cart:
        reckoned = priced(offered.cart, offered.products, offered.promotions, shopper)
        sentences += _code_on_cart(offered, found, reckoned, shopper)
    return Answer(sentences=tuple(sentences), facts=(_fact(found, offered),))


def _code_on_cart(offered: Offered, found: Promotion, reckoned: Priced | None, shopper: Shopper) -> list[str]:
    """What a code takes off the cart, or why it takes off nothing."""
    say = offered.say
    alone = priced(offered.cart, offered.products, (found,), shopper)
    if reckoned is None or alone is None:
        return []
    applied = next((each for each in reckoned.applied if each.promotion == found), None)
    if applied is not None:
        return [say("offer.code_cart", off=format_price(applied.off_minor, found.currency))]
    if not alone.applied:
        return [hint(alone.nearly, say) if alone.nearly else say("offer.code_not_cart")]
    better = sum(each.off_minor for each in reckoned.applied)
    return [say("offer.code_less", off=format_price(better, reckoned.currency))]


def sale_answer(product: Product, offered: Offered, among: Sequence[Product], *, asked: bool = True) -> Answer:
    """Whether a product is reduced, and which promotions hold for it; `asked` whether: then it begins with yes."""
    say, name = offered.say, short_name(product, among)
    holding = [each for each in offered.told if _names(each) and each.covers(product) and each.kind != "free_shipping"]
    if product.on_sale and product.price_minor and product.current_price_minor is not None:
        percent = round(100 * (product.price_minor - product.current_price_minor) / product.price_minor)
        before = format_price(product.price_minor, product.currency)
        lead = say(
            "offer.reduced" if asked else "offer.reduced_told",
            name=name,
            price=price(product, say),
            before=before,
            percent=percent,
        )
    elif product.current_price_minor is None:
        lead = say("offer.no_price", name=name)
    else:
        lead = say("offer.not_reduced", name=name, price=price(product, say))
    said = [say("offer.holds_for_it", what=_what(each, offered)) for each in holding[:1]]
    cost = Fact(kind="price", text=lead, source=f"product:{product.product_id}", product_id=product.product_id)
    return Answer(sentences=(lead, *said), facts=(cost, *(_fact(each, offered) for each in holding[:1])))


def _names(promotion: Promotion) -> bool:
    """Whether a promotion is of some products, not of every order."""
    return bool(promotion.products or promotion.categories or promotion.brands or promotion.item)


def _told(offered: Offered) -> tuple[list[str], tuple[Fact, ...]]:
    """The promotions that hold, those of the cart first, and their facts."""
    reckoned = offered.priced
    applied = {each.promotion.promotion_id: each for each in reckoned.applied} if reckoned else {}
    first = sorted(offered.told, key=lambda each: (each.promotion_id not in applied, not _names(each)))[:_MOST]
    parts = [_part(each, applied.get(each.promotion_id), offered) for each in first]
    said = [offered.say("offer.holds", what=offered.say("offer.and").join(parts))] if parts else []
    facts = tuple(_fact(each, offered) for each in first)
    return said, (*facts, *(offer_facts(reckoned) if reckoned else ()))


def _part(promotion: Promotion, applied: Applied | None, offered: Offered) -> str:
    """A promotion with its conditions, and what it comes to for the cart."""
    say, what = offered.say, _what(promotion, offered)
    if applied is None or not applied.off_minor:
        return say("offer.holds_for_cart", what=what) if applied else what
    of, off = (format_price(minor, promotion.currency) for minor in (applied.of_minor, applied.off_minor))
    return say("offer.in_cart", what=what, of=of, off=off)


def _what(promotion: Promotion, offered: Offered) -> str:
    """The title of a promotion, and those of its conditions that the title does not say."""
    say, title = offered.say, promotion.title
    found = [title]
    if promotion.min_total_minor and format_price(promotion.min_total_minor, promotion.currency) not in title:
        found.append(say("offer.from_total", total=format_price(promotion.min_total_minor, promotion.currency)))
    if promotion.first_order and "first" not in title.casefold():
        found.append(say("offer.first_order"))
    if promotion.code and promotion.public and promotion.code not in title:
        found.append(say("offer.with_code", code=promotion.code))
    if promotion.until is not None:
        found.append(_until(promotion.until, offered.today, say))
    return say("offer.between").join(found)


def _until(day: date, today: date, say: Speech) -> str:
    """The last day as people name it: today, tomorrow, a day of this week, a date."""
    if day <= today + timedelta(days=1):
        return say("offer.until", form="today" if day == today else "tomorrow")
    if day <= today + timedelta(days=_NEAR_DAYS - 1):
        return say("offer.until", form="weekday", day=say("offer.weekday", form=str(day.isoweekday())))
    return say("offer.until", form="date", day=day.day, month=say("offer.month", form=str(day.month)))


def _fact(promotion: Promotion, offered: Offered) -> Fact:
    text = _what(promotion, replace(offered, say=ENGLISH))
    return Fact(kind="offer", text=text, source=f"offer:{promotion.promotion_id}")
