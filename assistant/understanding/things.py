"""Which things a message names, whether it changes a search or starts one, and which shown product it points at."""

import re
from collections.abc import Sequence

from assistant.understanding.wording import content
from retrieval.product import Product
from retrieval.vocabulary import WORD, Vocabulary, stem, stems
from retrieval.words.lexicon import lexicon

_DETAIL = re.compile(
    r"\b(?:with|having|has|have|must have|must be|should have|should be|that has|that have|made (?:of|from)|"
    r"including|on it|for)\b.*"
)
_MODIFIES = re.compile(
    r"\b(?:ones?|instead|rather|other|others|another|else|same|cheaper|pricier|bigger|smaller|larger|lighter|heavier|"
    r"darker|softer|warmer|less|more|only|just|too|also in|as well|though|actually|not so|any (?:colou?r|size|brand)|"
    r"must (?:have|be)|should (?:have|be)|limit|budget|do (?:they|these|those) (?:come|exist)|that many|of them)\b"
    r"|^(?:and |but |ok(?:ay)?,? |then |or |hm+,? |maybe |alright,? |good\W+|fine\W+)*(?:in|with|without|under|below|"
    r"over|around|up to|max|for|only|no|not|made|which)\b"
    r"|\b(?:that|it|them|these|those|they) in\b"
)
_NEW_SEARCH = re.compile(
    r"\b(?:i also need|also need|i need (?:a|an|some)|i want (?:a|an|some)|i'm looking for|looking for|"
    r"i(?:'d| would)? (?:want|like|need) to (?:buy|get|order|find) (?:a|an|some)\b|"
    r"do you (?:have|sell|carry|stock) (?:a|an|any|some)\b(?! (?:in|with|under|cheaper|bigger|smaller|other))|"
    r"do you (?:have|sell|carry|stock) (?!(?:it|them|this|that|these|those|more|other|cheaper|bigger|smaller|larger)\b)"
    r"(?:[\w-]+ )?(?!(?:ones|others|sizes|colou?rs|brands|kinds|versions|options|offers|reviews|pockets)\b)"
    r"[\w-]+[^\Ws]s\b|"
    r"(?:gifts?|presents?) (?:for|to) |what'?s new\b|"
    r"^(?:a|an) (?!(?:[\w-]+ )?one\b|bit|little|lot|different|cheaper|bigger|"
    r"smaller|larger|lighter|heavier|darker|softer|warmer|nicer|better|newer|longer|shorter)|"
    r"(?:something|anything) (?:to|that|so|on offer) |"
    r"(?:something|anything|things|stuff) (?:(?:nice|good|pretty|lovely|new|small|little|special|fun|useful|practical|"
    r"else) )*for (?!less\b|me\b|him\b|her\b|men\b|women\b|under\b|around\b|about\b|[\d$€£])|"
    r"what (?!about\b)\w+s do you have|let's look at|now (?:a|an|some))"
)

_SHOW_ME = re.compile(
    r"(?<!n't )(?<!not )\bshow me (?:some |your )?"
    r"(?!(?:more|others?|the|only|ones?|something|anything|nothing|cheaper)\b)"
)
_FEW = 2
_KIND = re.compile(r"\b(?:stuff|things|goods|supplies|gear)\W*$")


def named_things(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Stems of the things a text names, outside its details ("teapot with an infuser" names a teapot), in order."""
    main = _DETAIL.sub(" ", text) or text
    words = content(WORD.findall(main)) or content(WORD.findall(text))
    return tuple(dict.fromkeys(stem(word) for word in words if vocabulary.names_thing(word)))


def is_modification(text: str) -> bool:
    """Whether the words change a search that is under way, rather than start one."""
    return bool(_MODIFIES.search(text)) and not is_fresh(text, text)


def is_fresh(text: str, things: str) -> bool:
    """Whether the words start a search of their own, whatever was looked for before.

    Args:
        text: a normalised message.
        things: it without its constraints: "show me blue ones" names nothing new.
    """
    return bool(_NEW_SEARCH.search(text) or (_SHOW_ME.search(text) and content(WORD.findall(things))))


def names_kind(text: str, things: str) -> bool:
    """Whether a message is the name of a kind of goods ("garden stuff"); `things` is it without its constraints."""
    return bool(_KIND.search(text) and content(WORD.findall(things))) and not is_modification(text)


def is_a_name(things: str) -> bool:
    """Whether a message without its constraints is but the name of a thing: "wine?"."""
    words = content(WORD.findall(things))
    return 0 < len(words) <= _FEW and lexicon().is_thing(words[-1])


def pointed_at(text: str, shown: Sequence[Product], *, several: bool) -> tuple[int, ...]:
    """Positions of the shown products that a message describes: "the red one", "that speaker".

    The words of the message are matched with titles, colours and materials; a product is meant when it alone
    shares the most of them. With `several`, all that share a word that not all share are meant.
    """
    words = set(stems(" ".join(content(WORD.findall(text)))))
    shares = [len(words & _marks(product)) for product in shown]
    best = max(shares, default=0)
    if best == 0:
        return ()
    meant = tuple(index for index, share in enumerate(shares, start=1) if share == best)
    if several:
        return tuple(index for index, share in enumerate(shares, start=1) if share > min(shares))[:4]
    return meant if len(meant) == 1 else ()


def _marks(product: Product) -> set[str]:
    return {
        *stems(product.title),
        *stems(" ".join((*product.colors, *product.materials, product.brand or ""))),
    }
