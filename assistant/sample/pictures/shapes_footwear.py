"""Shapes of footwear, as pairs seen from the side, toes to the left."""

from collections.abc import Mapping

from assistant.sample.pictures.palette import PAPER, STEEL, darker, lighter, mark
from assistant.sample.pictures.patterns import contrast
from assistant.sample.pictures.shapes_footwear_open import SANDALS, SLIPPERS, pair
from assistant.sample.pictures.strokes import GROUND, block, disc, fill, inside, line, num, rect, rod, rounded, solid
from assistant.sample.pictures.subject import Form, Kind, Subject

RUBBER = "#47464a"
GUM = "#b98a55"


def _lugs(high: float, paint: str) -> str:
    """A thick sole with a heel and treads."""
    outline = rounded(
        [(30, GROUND - high), (174, GROUND - high), (176, GROUND), (40, GROUND), (28, GROUND - high * 0.5)], 4
    )
    treads = "".join(f"M{x} {num(GROUND - 4)}v6" for x in range(42, 176, 13))
    return solid(outline, paint, line(treads, darker(paint, 0.5), 4), turn=3, rim=2)


def _heeled(paint: str) -> str:
    """A thin sole with a block heel."""
    return solid(f"M30 190H174L172 {GROUND}H132L128 196H40Q30 196 30 190Z", paint, turn=3, rim=1.5)


def _laces(points: list[tuple[float, float]], paint: str, reach: float = 15) -> str:
    """Laces across the tongue: short bars that run back from the front edge, and a bow on the last."""
    x, y = points[-1]
    bars = "".join(f"M{num(left - 3)} {num(top)}l{num(reach)} 4" for left, top in points)
    bow = f"M{num(x + 2)} {num(y)}q-16-12-20-2q4 8 20 2q-14 6-14 16M{num(x + 2)} {num(y)}q2-16 12-12q4 8-12 12"
    return line(bars, paint, 3.4) + line(bow, paint, 2.4)


def _hiking(thing: Subject) -> str:
    """A laced boot with a padded collar, hooks and a lugged sole."""
    up = thing.vary("up", 78, 96)
    sole = thing.pick("sole", (RUBBER, darker(thing.body, 0.6)))
    upper = (
        f"M34 194C30 168 50 156 80 152Q104 148 104 122L102 {num(up + 12)}"
        f"Q103 {num(up)} 114 {num(up)}H156Q167 {num(up)} 167 {num(up + 12)}L172 194Z"
    )
    collar = block(98, up - 2, 72, 20, 9)
    steps = [(81 + 21 * i / 5, 149 - (i / 5) ** 0.8 * (141 - up)) for i in range(5)]
    zipped = line(f"M128 {num(up + 20)}Q124 160 104 184", STEEL, 4)
    toe = fill("M26 196V150H58Q72 168 66 196Z", darker(thing.body, 0.35))
    panel = f"M122 {num(up + 20)}Q112 168 78 190M136 {num(up + 20)}V160Q150 178 174 178"
    shoe = (
        solid(
            upper,
            thing.body,
            toe,
            line(panel, mark(thing.body), 1.8, 0.7),
            line("M36 186H172", mark(thing.body), 1.5, 0.5),
        )
        + solid(collar, thing.trim if thing.pick("collar", (True, False)) else darker(thing.body, 0.2), turn=4)
        + (zipped if thing.says("zip") else _laces([(max(x, 84), y) for x, y in steps], contrast(thing)))
        + _lugs(thing.vary("lug", 14, 18), sole)
    )
    return pair(shoe, 74)


def _chelsea(thing: Subject) -> str:
    """A Chelsea boot: elastic at the ankle and a tab behind."""
    up = thing.vary("up", 88, 100)
    upper = (
        f"M30 192C30 170 52 160 84 154Q104 148 106 124L104 {num(up)}"
        f"Q136 {num(up + 8)} 164 {num(up - 2)}L166 132Q174 160 172 192Z"
    )
    gore = f"M122 {num(up)}H148L141 150Q136 156 131 150Z"
    elastic = "".join(f"M{x} {num(up - 6)}V160" for x in range(118, 154, 4))
    shoe = (
        rod(f"M158 {num(up + 8)}q2-18 9-12q4 6 0 18", darker(thing.body, 0.1), 5)
        + solid(
            upper,
            thing.body,
            inside(gore, fill(gore, darker(thing.body, 0.35)), line(elastic, lighter(thing.body, 0.12), 1.4, 0.6)),
        )
        + line("M40 186H170", mark(thing.body), 1.4, 0.5)
        + _heeled(thing.pick("sole", (RUBBER, darker(thing.body, 0.55), GUM)))
    )
    return pair(shoe, 74)


def _welly(thing: Subject) -> str:
    """A rubber boot: straight shaft, strap with a buckle, ridged sole."""
    up = thing.vary("ankle", 104, 116) if thing.says("ankle", "short") else thing.vary("up", 44, 58)
    upper = f"M30 192C28 168 50 160 82 154Q102 148 104 124L100 {num(up)}H166L164 134Q174 162 172 192Z"
    edge = contrast(thing)
    shoe = (
        solid(
            upper,
            thing.body,
            rect(90, up - 2, 90, 11, edge),
            fill("M26 196V160H52Q64 176 60 196Z", darker(thing.body, 0.12)),
        )
        + line(f"M104 {num(up + 26)}H164", darker(thing.body, 0.3), 6)
        + rect(146, up + 20, 12, 12, "#b9bdbd", 3)
        + rect(149, up + 23, 6, 6, darker(thing.body, 0.3))
        + _lugs(15, lighter(thing.trim, 0.2) if thing.pick("sole", (True, False)) else darker(thing.body, 0.4))
    )
    return pair(shoe, 74)


def _desert(thing: Subject) -> str:
    """An ankle boot with a few eyelets and a crepe sole."""
    up = thing.vary("up", 102, 114)
    upper = (
        f"M32 192C30 168 52 158 82 152Q100 146 106 {num(up + 10)}"
        f"Q110 {num(up)} 118 {num(up)}L160 {num(up - 2)}Q170 160 172 192Z"
    )
    steps = [(84.0, 148.0), (92.0, 138.0), (100.0, 126.0)]
    seam = line(f"M80 154Q104 172 116 190M112 {num(up + 34)}Q124 166 116 190", mark(thing.body), 1.8, 0.7)
    tongue = rounded([(88, 146), (104, up - 6), (118, up - 4), (112, 150)], 4)
    shoe = (
        fill(tongue, darker(thing.body, 0.2))
        + solid(upper, thing.body, seam, line(f"M110 {num(up + 6)}H166", mark(thing.body), 1.5, 0.6))
        + _laces(steps, contrast(thing))
        + solid(
            f"M29 188H174L175 {GROUND}H36Q29 198 29 188Z", thing.pick("sole", ("#dcc596", GUM, RUBBER)), turn=3, rim=1.5
        )
    )
    return pair(shoe, 74)


def _foxing(paint: str, high: float = 17) -> str:
    """A trainer's flat rubber sole with its line."""
    y = GROUND - high
    outline = (
        f"M28 {num(y)}H172Q178 {num(y + 2)} 177 {num(y + 9)}L174 {GROUND}"
        f"H40Q26 {GROUND} 26 {num(y + 8)}Q26 {num(y)} 28 {num(y)}Z"
    )
    return solid(outline, paint, line(f"M24 {num(y + 6)}H180", darker(paint, 0.25), 1.8), turn=3, rim=1.5)


SIDE = "M30 190C30 168 48 162 72 156Q94 150 104 130Q110 120 118 124Q140 138 162 122Q172 118 171 134L174 190Z"
"""The outline of a low shoe."""


def _low(thing: Subject) -> str:
    """A low trainer with laces and a panel at the heel."""
    steps = [(77.0, 154.0), (86.0, 148.0), (95.0, 139.0), (102.0, 129.0)]
    heel = fill("M148 116H180V194H158Q142 160 148 116Z", contrast(thing))
    toe = line("M56 162Q70 172 66 190", mark(thing.body), 1.8, 0.6)
    side = thing.pick("side", (line("M98 186L122 144M112 186L134 150", contrast(thing), 6), ""))
    sole = PAPER if not thing.says("gum", "crepe") else GUM
    tongue = fill("M90 148L100 116Q108 108 118 116L114 146Z", darker(thing.body, 0.18))
    straps = line("M84 152L112 162M96 138L124 150", contrast(thing), 9)
    fastening = straps if thing.says("velcro", "strap") else _laces(steps, contrast(thing), 13)
    shoe = tongue + solid(SIDE, thing.body, heel, toe, side) + fastening + _foxing(sole)
    return pair(shoe, 76)


def _high_top(thing: Subject) -> str:
    """A high trainer with a patch at the ankle and a rubber toe cap."""
    up = thing.vary("up", 86, 98)
    upper = (
        f"M30 190C30 168 48 162 72 156Q100 150 102 122L101 {num(up + 4)}"
        f"Q136 {num(up + 10)} 164 {num(up - 4)}L166 134L174 190Z"
    )
    steps = [(78 + 24 * (i / 5) ** 0.7, 153 - i * (150 - up) / 5.2) for i in range(5)]
    patch = disc(143, up + 34, 13, PAPER) + disc(143, up + 34, 9, contrast(thing))
    toe = fill("M24 192V150H52Q70 160 66 192Z", PAPER)
    seams = line(f"M118 {num(up + 10)}L116 150Q110 176 96 188M168 150Q150 156 150 188", mark(thing.body), 1.6, 0.65)
    shoe = solid(upper, thing.body, toe, seams, patch) + _laces(steps, PAPER, 14) + _foxing(PAPER)
    return pair(shoe, 76)


def _runner(thing: Subject) -> str:
    """A running shoe: mesh, overlays and a thick foam sole that lifts at the toe."""
    foam = thing.pick("foam", (PAPER, lighter(thing.accent, 0.4), "#d8d5cc"))
    sole = (
        f"M22 176Q26 170 44 178Q110 188 166 174Q184 168 184 180L178 {num(GROUND - 4)}"
        f"Q176 {GROUND} 166 {GROUND}H62Q32 {num(GROUND - 2)} 22 176Z"
    )
    steps = [(80.0, 152.0), (89.0, 145.0), (97.0, 136.0), (104.0, 126.0)]
    upper = "M28 184C28 164 50 158 74 153Q96 146 106 126Q112 114 120 122Q142 136 162 118Q176 110 174 130L178 184Z"
    mesh = "".join(f"M{x} 150l-18 44" for x in range(40, 130, 7))
    lay = fill("M146 112H184V190H152Q136 176 132 152Q148 140 146 112Z", contrast(thing)) + line(
        "M92 182Q112 170 122 136M112 184Q124 168 130 142", contrast(thing), 5
    )
    shoe = (
        fill("M92 146L102 112Q110 102 120 112L116 144Z", darker(thing.body, 0.2))
        + solid(upper, thing.body, line(mesh, mark(thing.body), 1.2, 0.4), lay)
        + _laces(steps, foam, 13)
        + solid(
            sole,
            foam,
            line("M30 184Q100 198 178 184", thing.accent, 3),
            fill(f"M20 {num(GROUND - 4)}H184V{GROUND + 4}H20Z", RUBBER),
            turn=4,
        )
    )
    return pair(shoe, 76)


def _slip_on(thing: Subject) -> str:
    """A slip-on shoe with elastic at the side."""
    upper = "M30 190C30 164 52 154 80 150Q100 146 112 140Q140 146 162 124Q172 120 171 136L174 190Z"
    gore = inside("M108 142L126 143L118 168Q110 166 104 150Z", fill("M90 130H140V180H90Z", darker(thing.body, 0.4)))
    weave = line("M44 166Q74 176 96 152M164 150Q150 160 150 190", mark(thing.body), 1.6, 0.6)
    inner = fill("M112 140Q140 132 162 124Q142 146 112 140Z", darker(thing.body, 0.5))
    return pair(inner + solid(upper, thing.body, weave, gore) + _foxing(PAPER, 19), 76)


FOOTWEAR: Mapping[str, Kind] = {
    "boots": Kind(
        forms=(
            Form(_welly, ("welly", "wellie", "wellington", "rubber boot", "rain boot", "garden boot"), common=False),
            Form(_chelsea, ("chelsea", "dealer", "slip on", "pull on"), common=False),
            Form(_desert, ("desert", "chukka", "ankle", "suede", "derby"), common=False),
            Form(_hiking),
        ),
        colors=("brown", "black", "tan", "olive"),
        trim="tan",
    ),
    "trainers": Kind(
        forms=(
            Form(_high_top, ("high top", "hi top", "high"), common=False),
            Form(_runner, ("runner", "running", "trail", "racing", "walking"), common=False),
            Form(_slip_on, ("slip on", "plimsoll"), common=False),
            Form(_low),
        ),
        colors=("white", "navy", "sage", "rust", "grey"),
        trim="cream",
    ),
    "sandals": SANDALS,
    "slippers": SLIPPERS,
}
"""Product type -> its forms."""
