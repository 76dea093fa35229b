"""Whether a message changes what lies in the cart, though it does not speak of one."""

import re
from collections.abc import Sequence

from assistant.conversation import Conversation
from assistant.understanding.things import pointed_at
from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.vocabulary import WORD

_N = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_POLITE = r"(?:(?:please|ok(?:ay)?|and|then|now|can you|could you|i'd like to)[ ,]+)*"
_CHANGES = re.compile(
    rf"^{_POLITE}(?:"
    rf"(?:change|set|update) (?:it|that|them|the [\w' -]+?) to {_N}(?: (?:pieces|of them))?|"
    rf"(?:make (?:it|that|them) |take |add )?(?:just |only )?{_N} (?:of )?each|"
    rf"(?:add |and |i'll take |i want |give me )?(?:another (?:one|two|three)|{_N} more)|{_N} (?:less|fewer)|"
    rf"make the [\w' -]+ {_N}"
    r")(?: please| then| instead)?\W*$"
)
_SWAPS = re.compile(rf"^{_POLITE}(?:swap|replace|exchange|switch|trade)(?: out)? .+ (?:for|with|by) .+")
_ADDS = re.compile(
    rf"^{_POLITE}(?:add|put in|take|i'll take|buy|get) (?:me )?(?:{_N} of )?(?:all|everything|both|the lot|the "
    rf"(?:whole )?(?:set|kit)|each)\b(?! (?:about|to know))"
)
BARE_NUMBER = re.compile(
    r"^(?:(?:no|nah|nope|ok(?:ay)?|actually|sorry|wait|hm+|rather|please|then|make it|i mean|just|only)\W+)*"
    rf"(?P<n>{_N})(?: (?:of (?:them|it|those|these)|pieces?|pairs?|only|is enough|will do))?"
    r"(?:\W+(?:please|then|instead|rather))*\W*$"
)
"""A number and nothing else: after a turn about the cart, so many of what was put in last."""
_BEST_OF = re.compile(
    rf"^{_POLITE}(?:add|put(?: in)?|take|i'll (?:take|have)|i will take|buy|get)(?: me)? "
    r"the (?:cheap|dear|best|most expens|priciest|lowest|highest)"
)
_AND_THAT = re.compile(
    rf"^(?:(?:and|also|plus|ok(?:ay)?)\W+)+(?:(?:{_N}) of )?(?:the|number|no\.?|#) ?(?:\w+)(?: one)?\W*$"
)
_ALL = r"(?:in all|all together|altogether|in total|all in|together|for everything|for all(?: of (?:it|them))?)"
SUM = re.compile(
    r"^\W*(?:(?:so|and|ok(?:ay)?)\W+)*(?:how much (?:\w+ ){0,4}?"
    rf"{_ALL}|how much do i (?:owe|pay)|"
    r"(?:what(?:'s| is) )?(?:the |my )?(?:grand |cart )?(?:total|sum)(?: so far| now)?|"
    rf"(?:so |and )?what(?:'s|s| is| does) (?:that|it|everything|all(?: of it)?)(?: come to)? {_ALL}|"
    r"what (?:do|would) i (?:owe|pay)(?: you)?)\W*$"
)
"""What all of the cart comes to."""
ASKS_PRICE = re.compile(
    r"^\W*(?:(?:so|and|but|hm+|oh|wait|hey)\W+)*(?:why|how come)\b.*(?:\d|\b(?:price|cost|cheap\w*|expensive|so much|"
    r"so little|less|more|total|that much|different)\b)"
)
"""Why something in the cart costs what it does."""
WITH_DELIVERY = re.compile(
    r"\b(?:with|including|incl|plus|and) (?:the )?(?:delivery|shipping|postage)\b|\bdelivered\W*$|"
    r"\b(?:delivery|shipping) (?:included|incl)\b"
)
"""What all of the cart comes to when it is delivered."""
_MOST_WORDS = 6
"""A longer message about what goes out says more than that."""
_OUT = re.compile(r"\b(?:remove|take (?:[\w' ]+ )?(?:out|off)|delete|drop|throw out|without|put (?:[\w' ]+ )?back)\b")


def changes_cart(text: str, conversation: Conversation, shown: Sequence[Product], held: Sequence[Product] = ()) -> bool:
    """Whether a normalised message is about the cart by what lies in it or stands on the shelf.

    Args:
        text: the message.
        conversation: the state before it.
        shown: the products on the shelf.
        held: the products in the cart.
    """
    if shown and (_ADDS.search(text) or _BEST_OF.search(text)):
        return True
    if not conversation.cart:
        return False
    if SUM.match(text):
        return True
    if _asks_delivered(text) or (conversation.intent == "cart" and ASKS_PRICE.match(text)):
        return True
    if conversation.intent == "cart" and (BARE_NUMBER.search(text) or (shown and _AND_THAT.search(text))):
        return True
    if _CHANGES.search(text) or (not conversation.kit and _SWAPS.search(text)):
        return True
    if not _OUT.search(text):
        return False
    inside = {line.product_id for line in conversation.cart}
    named = pointed_at(text, shown, several=False)
    if pointed_at(text, held, several=False) and len(content(WORD.findall(text))) <= _MOST_WORDS:
        return True
    return any(shown[place - 1].product_id in inside for place in named)


def _asks_delivered(text: str) -> bool:
    """Whether a message asks what the cart comes to with its delivery."""
    return bool(WITH_DELIVERY.search(text)) and bool(re.search(r"\bhow much\b|\btotal\b|\bcost\b", text))
