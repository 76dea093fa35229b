"""What can be measured of a product, how it is asked for, and where a listing gives it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.product.listing import Statement
from assistant.answers.product.measures import Dimension, Measure, measures
from assistant.answers.word_keys import keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that is measured."""

    name: str
    asked: re.Pattern[str]
    columns: re.Pattern[str]
    """Names of the columns that give it, the surest first by their place in the pattern."""
    dimensions: tuple[Dimension, ...]
    words: re.Pattern[str]
    """What a sentence that gives it says besides the number."""


def _aspect(name: str, asked: str, columns: str, dimensions: tuple[Dimension, ...], words: str) -> Aspect:
    return Aspect(
        name=name,
        asked=re.compile(asked),
        columns=re.compile(columns, re.I),
        dimensions=dimensions,
        words=re.compile(words, re.I),
    )


ASPECTS = (
    _aspect("charging", r"\bcharg(?:e|ing)\b(?!.*\blast)", r"charg", ("time",), r"\bcharg"),
    _aspect(
        "warranty", r"\b(?:warranty|guarantee)\b", r"warranty|guarantee", ("time",), r"\b(?:warranty|guarantee[ds]?)\b"
    ),
    _aspect(
        "keeps",
        r"\b(?:keep|keeps|stay|stays)\b.*\b(?:hot|warm|cold|cool|fresh)\b",
        r"keeps|hot|cold|insulat",
        ("time",),
        r"\b(?:keeps?|stays?|hot|warm|cold)\b",
    ),
    _aspect(
        "shelf life",
        r"\b(?:shelf life|best before|expir\w+|keep\b|keeps\b|after opening|go off|stay fresh|use by)",
        r"shelf life|keeps|best before|storage",
        ("time",),
        r"\b(?:keeps?|best (?:before|within)|use within|fresh|opening|opened)\b",
    ),
    _aspect("burn time", r"\bburn\w*\b", r"burn", ("time",), r"\bburns?\b"),
    _aspect(
        "assembly time",
        r"\b(?:assembl\w+|put (?:\w+ )?(?:together|up)|build|set ?up|pitch)\b",
        r"assembl|set ?up|pitch",
        ("time",),
        r"\b(?:assembl\w+|put together|built|set ?up|goes up|pitch\w*)\b",
    ),
    _aspect("drying time", r"\b(?:to dry|dry(?:ing)? time)\b", r"dries|drying", ("time",), r"\bdr(?:y|ies|ying)\b"),
    _aspect(
        "battery",
        r"\b(?:battery|charge last|run ?time|play ?time|last|lasts|run|runs|go for)\b",
        r"battery|run ?time|play ?time|lasts|hours|burn",
        ("time",),
        r"\b(?:battery|lasts?|runs?|plays?|charge|shines?|use)\b",
    ),
    _aspect(
        "load",
        r"\b(?:load|support|carry|bear|withstand|take|hold|max(?:imum)? weight|weight limit|strong enough|stand)\b",
        r"load|max\w* (?:weight|user)|weight (?:limit|capacity)|supports|carries|capacity",
        ("mass",),
        r"\b(?:loads?|carr(?:y|ies)|supports?|holds?|bears?|takes?|up to)\b",
    ),
    _aspect(
        "capacity",
        (
            r"\b(?:capacity|volume|hold|holds|litres?|liters?|contain|how much (?:is|does|water|liquid|can)|"
            r"fits? (?:in|inside)|quantity|\d+ ?(?:ml|l|cl|oz))\b"
        ),
        r"capacity|volume|content|holds|size|amount|net",
        ("volume",),
        r".",
    ),
    _aspect(
        "seat height",
        r"\bseat\b.*\b(?:high|height|tall)\b|\b(?:high|height|tall)\b.*\bseat\b",
        r"seat height",
        ("length",),
        r"\bseat\b",
    ),
    _aspect("seat width", r"\bseat\b.*\bwid\w+|\bwid\w+\b.*\bseat\b", r"seat width", ("length",), r"\bseat\b"),
    _aspect(
        "diameter",
        r"\b(?:diameter|across|round)\b",
        r"diameter|opening|across",
        ("length",),
        r"\b(?:diameter|across)\b",
    ),
    _aspect("thickness", r"\b(?:thick\w*|thin\w*|slim\w*)\b", r"thick|gauge|diameter|depth", ("length",), r"\bthick"),
    _aspect("heel", r"\bheels?\b", r"^heel(?! drop)", ("length",), r"\bheels?\b"),
    _aspect(
        "length",
        r"\b(?:long|longer|length|shorter|reach|reaches|extends?)\b",
        r"length|\blong\b|reach",
        ("length",),
        r"\b(?:long|length|reach\w*|extends?|of (?:hose|cable|cord|rope|ribbon|fabric|tape|yarn))\b",
    ),
    _aspect(
        "width",
        r"\b(?:wide|wider|width|narrow\w*|broad)\b",
        r"width|\bwide\b|diameter",
        ("length",),
        r"\b(?:wide|width|across)\b",
    ),
    _aspect(
        "height",
        r"\b(?:tall|taller|high|higher|height|low)\b",
        r"height|\btall\b|\bhigh\b",
        ("length",),
        r"\b(?:tall|high|height)\b",
    ),
    _aspect("depth", r"\b(?:deep|deeper|depth)\b", r"depth|\bdeep\b", ("length",), r"\b(?:deep|depth)\b"),
    _aspect(
        "weight",
        r"\b(?:weigh\w*|heavy|heavier|lighter|light|how much is in)\b",
        r"weight(?! (?:limit|capacity))|mass",
        ("mass",),
        r"\b(?:weigh\w*|heavy|light)\b",
    ),
    _aspect(
        "comfort",
        r"\b(?:warm|comfort|cold)\b",
        r"comfort|lower limit|limit|rated",
        ("heat",),
        r"\b(?:comfort\w*|down to|warm|limit)\b",
    ),
    _aspect(
        "heat",
        r"(?:\bdegrees?\b|°|\btemperatures?\b|\bhot\b|\bcold\b|\bcelsius|\bfahrenheit|\bhow warm|\boven\b)",
        r"temp|heat|oven|comfort|wash|lower limit",
        ("heat",),
        r"(?:°|\bdegrees?|\boven|\bheat|\btemperature|\bdown to)",
    ),
    _aspect("power", r"\b(?:power\w*|watts?|wattage|w)\b", r"power|watt|output", ("power",), r"."),
    _aspect("brightness", r"\b(?:bright\w*|lumens?|lm)\b", r"bright|light|lumen|output", ("light",), r"."),
    _aspect("pressure", r"\b(?:pressure|bar|psi)\b", r"pressure", ("pressure",), r"."),
    _aspect("energy", r"\b(?:calories|kcal|energy)\b", r"energy|calories|kcal", ("energy",), r"."),
    _aspect("storage", r"\b(?:gb|tb|memory|storage|ram)\b", r"memory|storage|ram|capacity|drive", ("data",), r"."),
    _aspect("charge", r"\bmah\b", r"battery|capacity", ("charge",), r"."),
    _aspect("voltage", r"\b(?:volts?|voltage|v)\b", r"volt|power|mains", ("voltage",), r"."),
    _aspect(
        "dimensions",
        r"\b(?:big|bigger|large|larger|small|smaller|size|dimensions?|measure\w*|fit|fits|sides?|compact|huge|tiny)\b",
        r"dimension|size|measure|height|width|depth|length|diameter",
        ("length", "volume"),
        r".",
    ),
)
"""The narrower before the wider: the first whose words are in the question is meant."""

_BY_NAME = {aspect.name: aspect for aspect in ASPECTS}


def aspect(name: str) -> Aspect:
    """An aspect by its name."""
    return _BY_NAME[name]


def aspects_in(question: str) -> list[Aspect]:
    """The aspects a question speaks of, the narrower first."""
    return [each for each in ASPECTS if each.asked.search(question)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A measure that a listing gives, and where."""

    measure: Measure
    statement: Statement

    @property
    def most(self) -> bool:
        """Whether it is given as the most there can be ("up to 14 in")."""
        before = self.statement.text[: _at(self)].lower()
        return bool(re.search(r"\b(?:up to|max\w*\.?|at most|down to|no more than|for laptops to)\s*$", before))


def _at(given: Given) -> int:
    return given.measure.start


def given(each: Aspect, listing: Sequence[Statement], part: frozenset[str] = frozenset()) -> list[Given]:
    """What a listing gives for an aspect: its columns by name, else sentences that name it with a number.

    Args:
        each: the aspect.
        listing: the statements of a listing.
        part: keys of the part of the product that is asked about.
    """
    columns = [
        statement
        for statement in listing
        if statement.name is not None and each.columns.search(statement.name) and part <= statement.words
    ]
    if not part and each.dimensions[0] == "length":
        columns = [statement for statement in columns if _is_whole(each, statement.name or "")]
    columns.sort(key=lambda statement: _place(each, statement.name or ""))
    found = [one for statement in columns for one in _measured(each, statement)]
    if found:
        return found
    texts = [each_ for each_ in listing if each_.name is None and each.words.search(each_.text)]
    texts += [
        each_
        for each_ in listing
        if each_.name is not None and each.words.pattern != "." and each.words.search(each_.text)
    ]
    return [one for statement in texts if part <= statement.words for one in _measured(each, statement)]


_WHOLE = frozenset(
    (
        "overall total maximum max min minimum approx about product item finished assembled outer open "
        "opened height width depth length "
        "diameter size dimensions dimension extended reach of the in cm mm and x by w d h l long wide "
        "high tall thickness"
    ).split()
)


def _is_whole(each: Aspect, name: str) -> bool:
    """Whether a column measures the product, not one of its parts ("strap width")."""
    rest = [word for word in re.findall(r"[a-z]+", name.casefold()) if word not in _WHOLE]
    return not rest or bool(each.columns.fullmatch(name)) or each.name in ("seat height", "seat width", "heel")


def of_named_part(dimensions: Sequence[Dimension], listing: Sequence[Statement], part: frozenset[str]) -> list[Given]:
    """The measures that stand with a part's name: in a column called so, or in the same clause of a sentence."""
    found = []
    for statement in listing:
        if statement.name is not None and not part <= keys(statement.name):
            continue
        for measure in measures(statement.text):
            if measure.dimension in dimensions and (
                statement.name is not None or _in_clause(statement.text, measure, part)
            ):
                found.append(Given(measure=measure, statement=statement))
    return found


def _in_clause(text: str, measure: Measure, part: frozenset[str]) -> bool:
    """Whether a part is named in the clause of a measure, close to it."""
    end = measure.start + len(measure.text)
    before = re.split(r"[,;:.]|\band\b", text[: measure.start])[-1].split()[-5:]
    after = re.split(r"[,;:.]", text[end:])[0].split()[:3]
    return part <= keys(" ".join((*before, *after)))


def _place(each: Aspect, name: str) -> int:
    """Which alternative of the names a column's name is: the surest first."""
    options = re.split(r"\|(?![^(]*\))", each.columns.pattern)
    places = [place for place, option in enumerate(options) if re.search(option, name, re.I)]
    return 2 * places[0] + (name.casefold() not in options[places[0]].casefold()) if places else 99


def _measured(each: Aspect, statement: Statement) -> list[Given]:
    return [
        Given(measure=measure, statement=statement)
        for measure in measures(statement.text)
        if measure.dimension in each.dimensions
    ]
