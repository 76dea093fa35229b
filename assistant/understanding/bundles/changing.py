"""What a message changes about the set on the shelf: a role swapped, left out or added, more people, less money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.bundles.kit import named_role, roles_of
from assistant.bundles.occasions import Role, things
from assistant.bundles.wish import BundleWish, KitPart
from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.vocabulary import WORD, stems

_THE = r"(?:the |that |this |those |these |my |our |a |an |any |another |other |some )*"
_SWAP = re.compile(
    rf"\b(?:swap|change|replace|exchange|switch|trade)(?: out)? {_THE}(?P<what>[\w' -]+?)(?: (?:for|with|to|"
    rf"please|out)\b.*)?$|"
    r"\b(?:(?:a|any|some) )?(?:different|another|other) (?P<else>[\w' -]+?)(?: please| instead)?$"
)
_OUT = re.compile(
    rf"\b(?:without|leave out|drop|remove|skip|forget|omit|lose|minus|take out|"
    rf"(?:i |we )?(?:don't|do not|dont|won't) (?:need|want)|(?:i|we)(?:'ve)? (?:already )?(?:have|got|own)(?: "
    rf"got)?|no(?! more))"
    rf"(?: about)? {_THE}(?P<what>[\w', -]+?)(?: (?:out|already|please|then|though|instead|at home|of my own))*"
    r"(?:,? (?:i|we)(?:'ve)? (?:already |still )?(?:have|got|own)\b.*)?$"
)
_IN = re.compile(
    rf"^(?:and |ok(?:ay)?,? |please |also |now |then |can you |could you )*(?:add|include|put in|throw in|i also "
    rf"(?:need|want)|we also (?:need|want)|"
    rf"with|plus|bring back|put back|and) {_THE}(?P<what>[\w' -]+?)(?: (?:too|as well|again|back(?: in)?|please|in))*$"
)
_CHEAPER_ROLE = re.compile(rf"\b(?:cheaper|less expensive|more affordable) {_THE}(?P<what>[\w' -]+?)(?: please)?$")
_CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|too (?:expensive|much|dear|pricey)|more affordable|bring (?:it|the price) down|"
    r"save (?:some )?money|lower (?:the )?(?:price|total)|cost less|less money)\b"
)
_OTHERS = re.compile(
    r"(?:show me |give me )?(?:another|a different|an alternative)(?: one| set| kit| version)?|(?:swap|change) "
    r"(?:them |it )?all|something else|(?:show me )?(?:alternatives|other options)"
)
_FILLER = frozenset(
    (
        "instead rather please ok okay make it that set kit bundle same but now then could do we are for be people "
        "person"
    ).split()
)
CHEAPER_BY = 0.8
"""What "cheaper" leaves of what the set comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change to a set. All absent: the message changes nothing of it."""

    swap: tuple[str, ...] = ()
    """Roles to play by another product."""
    out: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    cheaper: bool = False
    cheaper_role: str | None = None
    all_others: bool = False

    @property
    def says_anything(self) -> bool:
        """Whether anything is changed."""
        return bool(self.swap or self.out or self.into or self.cheaper or self.cheaper_role or self.all_others)


def read_change(text: str, wish: BundleWish, kit: Sequence[KitPart], shown: Sequence[Product]) -> Change:
    """What a normalised message changes of the set on the shelf."""
    text = text.strip(" .,!?;")
    if _OTHERS.fullmatch(text):
        return Change(all_others=True)
    if match := _CHEAPER_ROLE.search(text):
        role = _role(match.group("what"), wish, kit, shown)
        if role:
            return Change(cheaper_role=role)
    if match := _SWAP.search(text):
        role = _role(match.group("what") or match.group("else"), wish, kit, shown)
        return Change(swap=(role,)) if role else Change()
    if match := _OUT.search(text):
        named = [_role(part, wish, kit, shown) for part in re.split(r",| and | or ", match.group("what"))]
        found = tuple(role for role in named if role)
        return Change(out=found) if len(found) == len(named) else Change()
    if match := _IN.match(text):
        return _added(match.group("what"), wish)
    return Change(cheaper=bool(_CHEAPER.search(text)) and not content(_beyond(_CHEAPER.sub(" ", text))))


def _beyond(text: str) -> list[str]:
    """The words of a message beyond those that every change may hold."""
    return [
        word
        for word in WORD.findall(text)
        if word not in _FILLER and word not in ("bit", "little", "way", "expensive", "total", "whole", "overall")
    ]


def only_people(rest: str) -> bool:
    """Whether nothing but the number of people is said."""
    return not content(_beyond(rest))


def _role(words: str, wish: BundleWish, kit: Sequence[KitPart], shown: Sequence[Product]) -> str | None:
    """The role of the set that words name: by its name or kind, or by the title of the product that plays it."""
    wanted = set(stems(words)) - set(stems("one ones thing the"))
    if not wanted:
        return None
    roles = {part.role: named_role(part.role) for part in kit} | {role.name: role for role in roles_of(wish)}
    titles = {part.role: product.title for part, product in zip(kit, shown, strict=False)}
    scores = {name: _share(wanted, role, titles.get(name, "")) for name, role in roles.items()}
    best = max(scores.values(), default=0)
    return next((name for name, score in scores.items() if score == best), None) if best else None


def _share(wanted: set[str], role: Role, title: str) -> int:
    """How well words name a role: 3 its own name, 2 one of its kinds, 1 words of the product's title; 0 not at all."""
    if wanted <= set(stems(role.name)) or set(stems(role.name)) <= wanted:
        return 3
    if any(set(stems(kind)) and (set(stems(kind)) <= wanted or wanted <= set(stems(kind))) for kind in role.kinds):
        return 2
    return int(wanted <= set(stems(title)))


def _added(words: str, wish: BundleWish) -> Change:
    """A thing to go into the set: one of the occasion that was left out, or any other that can be named."""
    wanted = " ".join(content(WORD.findall(words)))
    if not wanted or len(wanted.split()) > 3:
        return Change()
    known = {stems(name): name for name in (*wish.without, *things())}
    return Change(into=(known.get(stems(wanted), wanted),))
