"""What a product, or a part of it, is made of."""

import re
from collections.abc import Sequence

from assistant.answers.product.asked import Asked, Told, answered, stated, unsaid
from assistant.answers.product.listing import Statement, is_denied
from assistant.answers.word_keys import key
from retrieval.facets import materials_of
from retrieval.materials import materials_in, same_material
from retrieval.vocabulary import WORD

_OPEN = re.compile(
    r"\b(?:made (?:of|from|out of)|materials?|fabric|what kind of (?:wood|leather|fabric|metal|wool|cloth)|"
    r"which (?:wood|fabric|metal|leather))\b"
)
_EXTRA = re.compile(
    r"\b(?:mother-of-pearl|horn|foam|board|cardboard|shell|coconut|latex|resin|enamel|wicker|sheepskin|horsehair|straw|"
    r"seagrass|wax|carbon fib(?:re|er)|mdf|chipboard|concrete|plaster|sisal|kapok|feathers?|viscose|elastane|lyocell|"
    r"modal|polycarbonate|zinc|pewter|acetate|mesh|tpu|pvc|abs|polyamide|elastic|hessian|rope|china|soapstone|tin)\b",
    re.I,
)
_FAKE = re.compile(
    r"\b(?:faux|vegan|imitation|artificial|synthetic|pu|fake)[- ]?$|^[- ](?:look|effect|style|like|print|imitation)\b",
    re.I,
)
_ALL = re.compile(r"\b100 ?%|\b(?:pure|all|only|entirely|fully|completely|solid)\b")
_ANY = re.compile(r"\b(?:contain|contains|any|parts?|bits?|have|has|with)\b")
_AFTER = frozenset(
    "or and too as in one ones then at all by made material please inside outside really like at".split()
)


def materials(asked: Asked) -> Told | None:
    """The answer to what it is made of, or whether it is made of a material."""
    wanted = materials_in(asked.question)
    if wanted and asked.yes_no:
        return _whether(asked, wanted)
    if _OPEN.search(asked.question) and not (wanted and asked.yes_no):
        return _which(asked)
    return None


def _which(asked: Asked) -> Told | None:
    match = _OPEN.search(asked.question)
    part = asked.part(match.start()) if match else frozenset()
    part = part or _named_part(asked)
    if part:
        found = next((each for each in asked.listing if part <= each.words and _named(each.text)), None)
        return stated(asked, "plain", found) if found else unsaid(asked)
    has = asked.product.materials
    if has:
        said = asked.say("asked.materials", materials=asked.say.words([name.lower() for name in has], "materials"))
        return answered(asked, "plain", said, asked.fact("attribute", f"material: {', '.join(has)}"))
    columns = [
        each
        for each in asked.listing
        if each.name is not None and re.search(r"material|fabric|composition", each.name, re.I)
    ]
    found = next(iter(columns), None) or next(
        (each for each in asked.listing if each.name is None and _named(each.text)), None
    )
    return stated(asked, "plain", found) if found else unsaid(asked)


def _named_part(asked: Asked) -> frozenset[str]:
    """The part in "what is the strap made of"."""
    match = re.search(
        r"\bwhat (?:is|are|'s) (?:the|its) (?P<part>[\w -]+?) made\b|\bwhat (?:material|fabric) (?:is|"
        r"are) (?:the|its) (?P<of>[\w -]+)",
        asked.question,
    )
    if match is None:
        return frozenset()
    return frozenset(
        word for word in map(key, WORD.findall(match.group("part") or match.group("of"))) if word not in asked.called
    )


_WOODS = re.compile(
    r"\b(?:spruce|sapele|larch|fir|hornbeam|poplar|elm|rubberwood|paulownia|cherrywood|hardwood|softwood|timber|mdf)\b",
    re.I,
)


def _named(text: str) -> bool:
    return bool(materials_in(text) or _EXTRA.search(text))


def _whether(asked: Asked, wanted: Sequence[tuple[str, int, int]]) -> Told | None:
    part = asked.part(wanted[0][1]) | _after(asked, wanted[-1][2])
    if part:
        return _of_part(asked, [name for name, _, _ in wanted], part)
    names = [name for name, _, _ in wanted]
    if (qualified := _qualifier(asked, wanted[0][1])) and not any(qualified in each.words for each in asked.listing):
        return unsaid(
            asked,
            next(
                (
                    each
                    for each in asked.listing
                    if any(same_material(name, found) for name in names for found, _, _ in materials_in(each.text))
                ),
                None,
            ),
        )
    column = next((each for each in asked.listing if each.name in ("material", "materials", "fabric")), None)
    has = sorted({name for name, _, _ in materials_in(column.value)} if column else materials_of(asked.product))
    listed = column is not None and bool(has)
    if (
        len(names) > 1
        and re.search(r"\bor\b", asked.question)
        and not any(same_material(a, b) for a in names for b in has)
    ):
        return unsaid(asked)
    if len(names) > 1 and re.search(r"\bor\b", asked.question) and has:
        return _listed(asked, "plain", has)
    yes = any(same_material(name, material) for name in names for material in has)
    if listed:
        return _by_column(asked, names, has, yes)
    return _by_text(asked, names)


_PLAIN_BEFORE = frozenset(
    "a an of real genuine the made is it from any solid pure in with or and all actually really this "
    "that they are these out only "
    "true fully completely entirely be have has contain contains some partly actual".split()
)


def _qualifier(asked: Asked, start: int) -> str | None:
    """Key of the word that narrows a material in the question ("sapphire glass")."""
    words = WORD.findall(asked.question[:start])
    word = words[-1] if words else ""
    if not word or word in _PLAIN_BEFORE or word.isdigit() or materials_in(word) or key(word) in asked.called:
        return None
    return None if asked.part(start) else key(word)


def _after(asked: Asked, end: int) -> frozenset[str]:
    """The thing a material qualifies in the question, where it is not the product ("a wooden handle")."""
    match = re.match(r"[\s-]+([a-z-]+)", asked.question[end:])
    word = match.group(1) if match else ""
    if not word or word in _AFTER or key(word) in asked.called:
        return frozenset()
    return frozenset({key(word)})


def _listed(asked: Asked, verdict: str, has: Sequence[str]) -> Told:
    said = asked.say("asked.materials", materials=asked.say.words(has, "materials"))
    column = next((each for each in asked.listing if each.name in ("material", "materials", "fabric")), None)
    text = column.text if column else f"material: {', '.join(has)}"
    return answered(asked, verdict, said, asked.fact("attribute", text))  # type: ignore[arg-type]


def _by_column(asked: Asked, names: Sequence[str], has: Sequence[str], yes: bool) -> Told | None:
    only = _ALL.search(asked.question)
    if yes and only and len(has) > 1:
        return _listed(asked, "no", has)
    if yes:
        return _listed(asked, "yes", has)
    lining = _by_text(asked, names)
    if lining.verdict in ("yes", "part"):
        return Told(verdict="part", said=lining.said, facts=lining.facts) if lining.verdict == "yes" else lining
    if _ANY.search(asked.question) and not re.search(r"\bmade\b", asked.question):
        near = Statement(
            text=f"material: {', '.join(has)}",
            product_id=asked.product.product_id,
            name="material",
            value=", ".join(has),
        )
        return unsaid(asked, near)
    return _listed(asked, "no", has)


def _by_text(asked: Asked, names: Sequence[str]) -> Told:
    """What the words of the listing say where no column does: a material of a part is no material of the whole."""
    near = None
    for statement in asked.listing:
        for material, start, end in materials_in(statement.text):
            if not any(same_material(name, material) for name in names):
                if any(material in (f"vegan {name}", f"faux {name}") for name in names):
                    return stated(asked, "no", statement)
                near = near or statement
                continue
            if (
                _FAKE.search(statement.text[:start])
                or _FAKE.search(statement.text[end:])
                or is_denied(statement.text, start, end)
            ):
                return stated(asked, "no", statement)
            return stated(asked, "yes" if _is_whole(asked, statement, end) else "part", statement)
    main = _main(asked)
    return stated(asked, "no", main) if main else unsaid(asked, near)


def _is_whole(asked: Asked, statement: Statement, end: int) -> bool:
    """Whether a material stands alone or before the product's own name, not before another thing ("oak legs")."""
    match = re.match(r"\s+([A-Za-z-]+)", statement.text[end:])
    if match is None:
        return True
    word = match.group(1).casefold()
    plain = word in _JOINS or key(word) in asked.called or bool(materials_in(word))
    return plain or word.endswith(("ed", "ly"))


_JOINS = frozenset(
    "and or with in on under that which so of for from at by over to is are as inside outside cloth fabric yarn body "
    "throughout construction".split()
)


def _main(asked: Asked) -> Statement | None:
    """The statement that says what the whole is made of."""
    title = next((each for each in asked.listing if each.text == asked.product.title), None)
    if title is not None and materials_in(title.text):
        return title
    made = re.compile(r"\b(?:made (?:of|from|out of)|in (?:solid |pure )?|of (?:solid |pure )?)(?=[\w -]{0,14}$)", re.I)
    for statement in asked.listing:
        if statement.name is not None:
            continue
        for _, start, _ in materials_in(statement.text):
            if made.search(statement.text[:start]) and statement.text[:start].count(" ") < 9:
                return statement
    return None


def _of_part(asked: Asked, names: Sequence[str], part: frozenset[str]) -> Told:
    """Whether a part is made of a material: the material next to the part's name counts."""
    spoken = [each for each in asked.listing if part <= each.words]
    for statement in spoken:
        found = [
            (name, start, end)
            for name, start, end in materials_in(statement.text)
            if _next_to(statement, part, start, end)
        ]
        if any(same_material(name, each) for each, _, _ in found for name in names):
            start, end = next((a, b) for each, a, b in found if any(same_material(name, each) for name in names))
            return stated(asked, "no" if is_denied(statement.text, start, end) else "yes", statement)
        wood = _WOODS.search(statement.text)
        if wood and "wood" in names and _next_to(statement, part, *wood.span()):
            return stated(asked, "yes", statement)
        extra = _EXTRA.search(statement.text)
        if found or (extra and _next_to(statement, part, *extra.span())):
            return stated(asked, "no", statement)
    return unsaid(asked, next(iter(spoken), None))


def _next_to(statement: Statement, part: frozenset[str], start: int, end: int) -> bool:
    """Whether a material stands within a few words of the part's name, in the same clause."""
    if statement.name is not None:
        return part <= frozenset(map(key, WORD.findall(statement.name)))
    after = re.split(r"[,;:.]", statement.text[end:])[0]
    before = re.split(r"[,;:.]|\b(?:and|with)\b", statement.text[:start])[-1]
    following = [key(word) for word in WORD.findall(after)[:2]]
    leading = [key(word) for word in WORD.findall(before)[-4:]]
    linked = bool(re.search(r"\b(?:is|are|of|in|from)\b", before))
    return bool(part & set(following)) or (linked and bool(part & set(leading)))
