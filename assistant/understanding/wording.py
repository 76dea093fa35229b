"""Small words of English that carry no wish of their own: stripped around what is wanted, never searched for."""

import re
from itertools import pairwise

STOP = frozenset(
    """
        a about actually after again all alright also always am an and another any anybody anyone anything apart are
        around as ask at available bad be been believe best better bit btw but buy by bye call can cannot carry
        cause check come comes coming could day dear definitely did do does doing done dont else end enough
        especially etc even ever every everything find fine for from get gets getting give gives go going gonna good
        got great had has have having he hello help helps her here hers hey hi him his hm hmm hope how i i'd i'll
        i'm i've id idea ideas if im in instead interested into is it it's item items its ive just keep kind kinda
        know let lets like liked likes little look looking looks lot lots love loves make many mate matter may maybe
        me mean might mine minute mm more most much must my myself need needed needs neither next nice no not
        nothing now of off offer ok okay on one ones only onto oops open option options or other others otherwise
        ought our ours out over own perhaps please pls plz possible possibly prefer preferably pretty probably
        product products proper purchase put quick quickly quite rather really recommend recommendation
        recommendations right same say search searching see seek seeking sell sells shall she shop should show
        single sir so some somebody somehow someone something sometime soon sorry sort sound sounds stuff such
        suggest suggestion suggestions sure take tell than thank thanks that that's thats the their theirs them then
        there these they thing things think this those though thought through to today together tomorrow too try
        trying u ur us used very want wanted wants was way we we're well went were what what's whatever whats when
        where which while who whole whose why will wish with within without won't wonder wondering would ya yeah yep
        yes yet you you'd you're your yours yourself
        let's don't doesn't didn't isn't aren't wasn't weren't can't couldn't wouldn't shouldn't haven't hasn't it'll
        it'd he's she's there's here's who's how's where's you've you'll we'd we'll we've they're
    """.split()
)
"""Words that say nothing of the thing wanted."""

_GIFT = frozenset("gift gifts present presents surprise".split())
_OCCASIONS = frozenset(
    "birthday christmas xmas wedding anniversary graduation retirement housewarming valentines easter farewell".split()
)
"""Before a gift these say when it is given; alone they may be what is wanted (birthday candles)."""
_GIFT_THINGS = frozenset(
    "card cards box boxes set sets voucher vouchers bag bags wrap basket baskets hamper hampers".split()
)
"""After these a gift is the thing itself; otherwise it says why something is wanted, not what."""
_PIECES = re.compile(r"[\s.,]*;\s*|\s+-+\s+")
_WORDS = re.compile(r"\S+")
_IS_FOR = re.compile(r"\b(?:something|anything|stuff|things?|what|sth)\b(?:.*\b)?for(?: (?:my|the|our|a|an))?$")


def content(words: list[str]) -> list[str]:
    """The words that may say something of the thing wanted, in order."""
    kept = [word for word in words if word not in STOP and (len(word) > 1 or word.isdigit())]
    after = dict(pairwise(kept))
    gifts = {word for word in kept if word in _GIFT and after.get(word) not in _GIFT_THINGS}
    return [word for word in kept if word not in gifts and not (word in _OCCASIONS and after.get(word) in gifts)]


def phrase_of(text: str) -> str:
    """The shopper's own words for the thing: from the first word of substance to the last.

    A "for" before them stays: they tell what it is for, not what it is ("something nice for my garden").
    """
    words = _WORDS.findall(_PIECES.sub(" ", text))
    telling = [place for place, word in enumerate(words) if content([word.strip(".,!?'\"")])]
    if not telling:
        return ""
    before = words[: telling[0]]
    first = len(before) - before[::-1].index("for") - 1 if _IS_FOR.search(" ".join(before)) else telling[0]
    return " ".join(words[first : telling[-1] + 1]).strip(" .,!?")
