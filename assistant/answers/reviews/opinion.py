"""Whether words praise or complain, by the words themselves: "broke", "too small", "not comfortable", "no leaks"."""

import re
from functools import lru_cache
from typing import Literal

Leaning = Literal[-1, 0, 1]

_BAD = re.compile(
    r"\b(?:broke\w*|break(?:s|ing)?|snapp\w+|tore|torn|ripp?(?:ed|s)|crack\w*|chip(?:ped|s|ping)|"
    r"leak\w*|split(?:s|ting)?|burst|bent|"
    r"bends|warp\w*|peel\w*|fray\w*|fad(?:ed|es|ing)|shr[aiu]nk\w*|stain(?:s|ed)|smelly|smell(?:s|"
    r"ed)? (?:\w+ )?(?:bad|awful|terrible|horrible|strongly|strong|chemical|like|musty|off|of "
    r"(?:plastic|glue|chemicals?|rubber|petrol|paint))|st[ia]nks?|reek\w*|flims\w*|cheap|"
    r"cheaply|poor(?:ly)?|bad(?:ly)?|terribl\w+|awful\w*|horribl\w+|useless|worst|worse|weak\w*|"
    r"uncomfortable|dig(?:s|ging)? in\w*|"
    r"cut(?:s|ting)? into|rub(?:s|bed|bing)?|pinch\w*|chaf\w+|itch\w*|scratch(?:y|es|ed)|slip(?:s|ped|ping|pery)?|"
    r"loosen\w*|c[ao]me(?:s)? (?:off|apart|undone|loose|unstuck|unstitched|away)(?! easily| cleanly| "
    r"for)|f[ae]ll(?:s)? (?:off|apart|out|over)|fail\w*|fault\w*|"
    r"defect\w*|dead|died|dies|stiff\w*|too (?!much to ask|good)\w+|disappoint\w*|annoy\w*|"
    r"frustrat\w*|awkward\w*|difficult\w*|"
    r"hard to|tricky|fiddly|confus\w+|noisy|squeak\w*|rattl\w*|wobbl\w*|wonky|crooked|uneven|blurr\w*|"
    r"dull\w*|missing|wrong\w*|"
    r"hate[ds]?|dislike\w*|wish\w*|could (?:be|do|have been)|should (?:be|have)|unfortunately|sadly|"
    r"pity|shame|gripe|complain\w*|"
    r"complaints?|problems?|issues?|niggle|trouble|return(?:ed|ing)|sent (?:it |them |this )?back|"
    r"refund\w*|stopped|stops|only lasted|"
    r"runs? (?:small|large|big|narrow)|over-?priced|expensive|waste|regret\w*|jam(?:s|med|ming)?|"
    r"stuck|scuff\w*|rust\w*|tarnish\w*|"
    r"wore (?:out|through|thin)|worn (?:out|through)|sag\w*|drain(?:s|ed)? (?:fast|quick\w*|too)|slow(?:ly)?|"
    r"rough(?! use| treatment| handling)|"
    r"gets? (?:hot|sore)|sore|blister\w*|hurts?|painful|smudg\w*|streak\w*|lost its|misleading|damaged?|dented|faulty|"
    r"sub-?par|mediocre|junk|rubbish|crap|garbage|nasty|ugly|bulky|tangl\w*|cheap-looking|less than half|"
    r"(?:smaller|bigger|larger|thinner|shorter|heavier|darker|duller|narrower|louder|rougher|stiffer|"
    r"longer|weaker|tighter) than (?:i |we )?(?:expected|thought|hoped|pictured|advertised|shown|"
    r"described|the (?:photo|picture)s?|handy|it looks))\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(?:good|great|lov(?:e|es|ed|ing)|lovely|excellent\w*|perfect\w*|brilliant\w*|fantastic|"
    r"amazing\w*|wonderful\w*|superb\w*|nice(?:ly)?|"
    r"comfort(?:able|ably|y)|comfy|soft\w*|sturdy|solid\w*|strong\w*|durable|eas(?:y|ily|ier)|well|"
    r"happy|happier|pleased|delighted|impressed|"
    r"recommend\w*|works?|holds?|held|fits?|beautiful\w*|best|better|worth|reliabl\w+|secure\w*|smooth\w*|"
    r"bright\w*|crisp\w*|clear\w*|rich|"
    r"generous\w*|quick\w*|fast|quiet\w*|warm|snug\w*|seals?|stays?|stayed|keeps?|kept|lasts?|lasted|"
    r"survived?|favou?rite|fine|handy|"
    r"useful|clever|gorgeous|delicious|tasty|likes?|liked|glad|thrilled|spot on|bargain|gentle|pretty|cute|stylish|"
    r"sharp|fresh|satisf\w+|top[- ]notch|five stars|flawless\w*|outlasted|browns? (?:evenly|beautifully))\b",
    re.I,
)
_TURNS = re.compile(
    r"\b(?:no|not|n't|never|without|hardly|isn't|wasn't|aren't|doesn't|didn't|don't|won't|can't|"
    r"cannot|couldn't|wouldn't|haven't|hasn't|"
    r"nothing|neither|nor|zero|none|barely|far from|anything but|yet to)\b(?:\W+(?!but\b|because\b)\w+){0,3}\W*$",
    re.I,
)
_REFUSES = re.compile(
    r"\b(?:(?:does|do|did|would|could|wo|ca)n['’]t|(?:does|do|did|will|would|could|can) not|cannot|"
    r"never)\s+(?:even |really |quite |always )?"
    r"(?!need|matter|mind|regret|bother|disappoint|expect|think|know|be happier|be better|feel|fault|"
    r"complain|go wrong|have to|seem|look back|want)\w+",
    re.I,
)
_SURELY_GOOD = re.compile(
    r"\b(?:no (?:problems?|issues?|complaints?|leaks?|trouble|faults?|regrets?|smell|rattles?|"
    r"nonsense)|can(?:'t|not) (?:fault|complain|go wrong|recommend (?:\w+ )?enough)|"
    r"could(?:n't| not) be (?:happier|better|more pleased)|never (?:broke|leaked|failed|slipped|let "
    r"me down|had)|not a (?:single )?(?:drop|problem|leak)|"
    r"(?:does|did|has|have|do)(?:n't| not) (?:\w+ )?(?:leak|kink|slip|rub|smell|wobble|break|fade|"
    r"shrink|scratch|stain|slide|move|disappoint|budge|sag|rattle|rust|drip|pill|peel|irritate|blink|"
    r"squeak)\w*|"
    r"better than (?:i |we )?(?:expected|thought|hoped)|easier than|softer than|stronger than|nicer "
    r"than|thicker (?:to the touch )?than)\b",
    re.I,
)
_SURELY_BAD = re.compile(
    r"\b(?:not (?:worth|recommend|happy|impressed|good enough|as (?:described|pictured|good|shown|"
    r"simple))|never again|used to be|at least the only|not enough|"
    r"(?:could|should|might) (?:be|do with|have been|use)(?: \w+){1,3}|should have|could have|half a "
    r"star less|one star (?:off|less))\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def leaning(text: str) -> Leaning:
    """1 for praise, -1 for a complaint, 0 where the words do not say."""
    plain = text.replace("’", "'")
    rest = _SURELY_GOOD.sub(" ", plain)
    good, bad = len(_SURELY_GOOD.findall(plain)), len(_SURELY_BAD.findall(rest))
    rest = _SURELY_BAD.sub(" ", rest)
    faults = list(_BAD.finditer(rest))
    turned = sum(1 for match in faults if _TURNS.search(rest[: match.start()]))
    merits = [match for match in _GOOD.finditer(rest) if not _BAD.search(match.group())]
    denied = sum(1 for match in merits if _TURNS.search(rest[: match.start()]))
    good += turned + len(merits) - denied
    bad += len(faults) - turned + denied + _refused(rest, faults, merits)
    return 1 if good > bad else -1 if bad > good else 0


def _refused(text: str, faults: list[re.Match[str]], merits: list[re.Match[str]]) -> int:
    """How often something does not do what it should, beyond the words that are counted already."""
    counted = [match.span() for match in (*faults, *merits)]
    return sum(
        1
        for match in _REFUSES.finditer(text)
        if not any(start < match.end() and end > match.start() for start, end in counted)
    )
