"""Where a product is made: a place named as its origin, never one where it was only designed."""

import re

from assistant.answers.product.asked import Asked, Told, stated, unsaid
from assistant.answers.product.listing import Statement, is_denied

_ASKED = re.compile(
    r"\b(?:made|manufactured|produced|built|woven|sewn|grown|crafted|assembled|brewed|roasted|knitted|"
    r"baked) (?:here )?in (?:the )?(?P<place>[a-z]+(?: [a-z]+)?)|"
    r"\bcomes? from (?:the )?(?P<from>[a-z]+)\b|"
    r"\bis (?:it|this|that) (?:from (?:the )?)?(?P<adjective>italian|german|french|british|english|"
    r"swedish|danish|portuguese|spanish|"
    r"japanese|chinese|american|swiss|scottish|welsh|irish|dutch|norwegian|finnish|polish|indian|"
    r"turkish|austrian)(?:-made| made)?\b"
)
_OPEN = re.compile(
    r"\bwhere\b.*\b(?:made|from|manufactured|produced|grown|come|comes|built|woven|sewn|roasted|origin)\b|"
    r"\b(?:which|what) (?:country|place)\b|\bcountry of origin\b|\bits origin\b|\bmade where\b"
)
_NAME = re.compile(
    r"^(?:made|made in|origin|country(?: of origin)?|manufactured(?: in)?|produced in|grown in|woven in|roasted in)$",
    re.I,
)
_MADE = re.compile(
    r"\b(?i:made|manufactured|produced|built|woven|sewn|grown|crafted|brewed|roasted|knit|baked|"
    r"thrown|blown|cast|spun|cut|bound|distilled|"
    r"pressed|bottled|hand-?\w+(?:ed|en|wn|de)|(?:knot|stitch|print|forg|turn|knitt|carv|hammer|weav|"
    r"tann|dy|cur|smok|pott|fir|glaz)t?ed)\b"
    r"(?:[^.;:]{0,30}?)\b(?:in|at) (?:the |a |our )?(?:small |family |own )*(?P<place>[A-Z][\w-]*(?:,? [A-Z][\w-]*)*)"
)
_DESIGNED = re.compile(
    r"\b(?:designed|assembled|developed|drawn|packed|packaged|finished|imported|inspired|distributed)\b", re.I
)
_COUNTRY = {
    "italian": "italy",
    "german": "germany",
    "french": "france",
    "british": "uk",
    "english": "england",
    "swedish": "sweden",
    "danish": "denmark",
    "portuguese": "portugal",
    "spanish": "spain",
    "japanese": "japan",
    "chinese": "china",
    "american": "usa",
    "swiss": "switzerland",
    "scottish": "scotland",
    "welsh": "wales",
    "irish": "ireland",
    "dutch": "netherlands",
    "norwegian": "norway",
    "finnish": "finland",
    "polish": "poland",
    "indian": "india",
    "turkish": "turkey",
    "austrian": "austria",
    "us": "usa",
    "america": "usa",
    "united states": "usa",
    "states": "usa",
    "britain": "uk",
    "united kingdom": "uk",
    "great britain": "uk",
    "holland": "netherlands",
    "czechia": "czech republic",
}
_WITHIN = {
    "uk": "uk england scotland wales northern ireland britain",
    "europe": (
        "uk england scotland wales ireland france germany italy spain portugal austria switzerland belgium netherlands "
        "luxembourg denmark sweden norway finland iceland estonia latvia lithuania poland czech slovakia "
        "hungary slovenia "
        "croatia serbia romania bulgaria greece ukraine eu europe britain bosnia malta cyprus albania"
    ),
    "eu": (
        "france germany italy spain portugal austria belgium netherlands luxembourg denmark sweden "
        "finland estonia latvia "
        "lithuania poland czech slovakia hungary slovenia croatia romania bulgaria greece ireland malta cyprus eu"
    ),
    "asia": "china japan india korea taiwan vietnam thailand indonesia bangladesh pakistan malaysia "
    "philippines nepal cambodia turkey",
}


def origin(asked: Asked) -> Told | None:
    """Where it is made, or whether it is made in a place."""
    match, open_ = _ASKED.search(asked.question), _OPEN.search(asked.question)
    if match is None and not open_:
        return None
    found = _stated(asked)
    if found is None:
        designed = next(
            (
                each
                for each in asked.listing
                if _DESIGNED.search(each.text) and re.search(r"\b(?:in|from)\b", each.text)
            ),
            None,
        )
        return unsaid(asked, designed, "where it is made")
    if match is None or not asked.yes_no:
        return stated(asked, "plain", found[1])
    place, statement = found
    return stated(asked, "yes" if _is_in(_asked_place(match), place) else "no", statement)


def _asked_place(match: re.Match[str]) -> str:
    said = next(text for text in match.groupdict().values() if text)
    return _COUNTRY.get(
        said,
        _COUNTRY.get(
            said.split()[0],
            said
            if said in _WITHIN
            else said.split()[0]
            if len(said.split()) < 2 or said.split()[1] in ("or", "and", "too", "as")
            else said,
        ),
    )


def _is_in(asked: str, stated_place: str) -> bool:
    words = re.findall(r"[a-z]+", stated_place.casefold())
    places = {*words, *(_COUNTRY[word] for word in words if word in _COUNTRY), stated_place.casefold()}
    within = set(_WITHIN.get(asked, "").split())
    return asked in places or bool(within & places) or bool(set(asked.split()) <= places)


def _stated(asked: Asked) -> tuple[str, Statement] | None:
    """The place the listing gives, with where."""
    for statement in asked.listing:
        if statement.name is not None and _NAME.search(statement.name):
            return statement.value, statement
    for statement in asked.listing:
        match = _MADE.search(statement.text)
        if match and match.group("place")[:1].isupper() and not is_denied(statement.text, *match.span()):
            return match.group("place"), statement
    return None
