"""Whether a message changes what lies in the cart, though it does not speak of one."""

import re
from collections.abc import Sequence

from assistant.conversation import Conversation
from assistant.understanding.things import pointed_at
from retrieval.product import Product

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
_OUT = re.compile(r"\b(?:remove|take (?:[\w' ]+ )?(?:out|off)|delete|drop|throw out|without|put (?:[\w' ]+ )?back)\b")


def changes_cart(text: str, conversation: Conversation, shown: Sequence[Product]) -> bool:
    """Whether a normalised message is about the cart by what lies in it or stands on the shelf."""
    if shown and _ADDS.search(text):
        return True
    if not conversation.cart:
        return False
    if _CHANGES.search(text) or (not conversation.kit and _SWAPS.search(text)):
        return True
    if not _OUT.search(text):
        return False
    inside = {line.product_id for line in conversation.cart}
    named = pointed_at(text, shown, several=False)
    return any(shown[place - 1].product_id in inside for place in named)
