"""Sandals and slippers, and how a pair stands."""

from assistant.sample.pictures.palette import darker, lighter, mark
from assistant.sample.pictures.patterns import contrast, pattern
from assistant.sample.pictures.strokes import (
    GROUND,
    blob,
    curve,
    disc,
    fill,
    line,
    moved,
    num,
    rect,
    rod,
    shadow,
    solid,
    wall_shadow,
)
from assistant.sample.pictures.subject import Form, Kind, Subject

FLEECE = "#efe4cd"
CORK = "#c79a68"
RUBBER = "#47464a"


def pair(shoe: str, reach: float) -> str:
    """Two of the same shoe: one behind, a little to the right and further back, and one in front."""
    return moved(28, -9, shadow(104, reach), shoe) + moved(4, 0, shadow(104, reach), shoe)


def _footbed(paint: str, sole: str) -> str:
    """A shaped footbed on a thin sole, from the side."""
    bed = (
        "M26 184Q30 174 44 178Q90 188 124 178Q150 168 172 172"
        f"Q182 176 178 {num(GROUND - 4)}H34Q24 {num(GROUND - 6)} 26 184Z"
    )
    return solid(bed, paint, turn=4, rim=2) + solid(f"M28 {num(GROUND - 7)}H179L176 {GROUND}H36Z", sole, turn=2, rim=0)


def _band(left: float, right: float, rise: float, paint: str) -> str:
    """A broad strap that closes over the foot: a filled arch with stitches."""
    arch = f"M{num(left)} 188C{num(left + 2)} {num(180 - rise)} {num(right - 16)} {num(166 - rise)} {num(right)} 188Z"
    edge = (
        f"M{num(left + 7)} 182"
        f"C{num(left + 10)} {num(188 - rise)} {num(right - 20)} {num(176 - rise)} {num(right - 7)} 182"
    )
    return solid(arch, paint, line(edge, mark(paint), 1.4, 0.55), turn=6, rim=2)


def _buckle(x: float, y: float) -> str:
    """A small metal buckle."""
    return rect(x - 6, y - 6, 12, 12, "#c9a24b", 2.5) + rect(x - 3, y - 3, 6, 6, "#8a6a35", 1)


def _two_straps(thing: Subject) -> str:
    """A cork footbed with two buckled straps."""
    bed = CORK if thing.made_of("cork") or thing.pick("bed", (True, False)) else darker(thing.body, 0.35)
    shoe = (
        _footbed(bed, RUBBER)
        + _band(88, 146, 34, darker(thing.body, 0.06))
        + _band(40, 100, 34, thing.body)
        + _buckle(66, 162)
        + _buckle(112, 162)
    )
    return pair(shoe, 76)


def _sport(thing: Subject) -> str:
    """A walking sandal: webbing over toes and instep, a strap round the heel."""
    web = contrast(thing)
    heel = "M110 142Q140 134 164 138Q172 146 170 178"
    shoe = (
        line("M126 150Q150 148 160 152", darker(thing.body, 0.5), 9)
        + _footbed(lighter(thing.body, 0.1), RUBBER)
        + line("M48 180Q60 150 84 154Q96 162 104 182", thing.body, 13)
        + line("M100 182Q112 156 118 140M116 146L150 180", thing.body, 13)
        + line(heel, thing.body, 12)
        + line("M52 176Q62 154 82 157M104 176Q112 156 117 146M118 142Q142 137 160 141", web, 3.4)
        + rect(108, 136, 15, 13, RUBBER, 3)
        + line("M36 190H172", web, 2.4)
    )
    return pair(shoe, 76)


def _flip_flop(thing: Subject, x: float, side: float) -> str:
    """One flip-flop, seen from above as it leans on the wall."""
    points = [
        (x - 30 * side, 66),
        (x - 4 * side, 48),
        (x + 26 * side, 60),
        (x + 30 * side, 96),
        (x + 20 * side, 138),
        (x + 24 * side, 176),
        (x, 200),
        (x - 23 * side, 178),
        (x - 20 * side, 140),
        (x - 32 * side, 104),
    ]
    outline = blob([(float(a), float(b)) for a, b in points])
    toe = (x - 2 * side, 80.0)
    strap = curve([(x - 26 * side, 132), (x - 18 * side, 104), toe]) + curve(
        [(x + 24 * side, 128), (x + 18 * side, 102), toe]
    )
    stripes = pattern(thing, (x - 40, 46, x + 40, 204), ("plain", "stripes", "plain"))
    return (
        wall_shadow(outline)
        + moved(2.5, 2.5, fill(outline, darker(thing.body, 0.45)))
        + solid(outline, thing.body, stripes, turn=5)
        + moved(2, 3, line(strap, darker(thing.body, 0.5), 9, 0.5))
        + rod(strap, contrast(thing), 9)
    )


def _flip_flops(thing: Subject) -> str:
    """A pair of flip-flops leaning on the wall."""
    return shadow(120, 62) + _flip_flop(thing, 82, 1) + _flip_flop(thing, 158, -1)


def _slider(thing: Subject) -> str:
    """A slider: one broad band over the foot."""
    shoe = _footbed(lighter(thing.body, 0.12), darker(thing.body, 0.5)) + _band(
        42, 124, thing.vary("rise", 36, 46), thing.body
    )
    return pair(shoe + line("M58 178C60 142 92 138 106 176", contrast(thing), 5), 76)


def _espadrille(thing: Subject) -> str:
    """A cloth shoe on a sole of plaited jute."""
    upper = "M30 190C30 162 54 150 86 150Q98 152 112 160Q142 156 162 138Q174 134 172 150L174 190Z"
    rope = "M26 184H176Q180 194 174 202H36Q24 198 26 184Z"
    plait = "".join(f"M{x} 184l9 9l-9 9" for x in range(20, 184, 8))
    cloth = pattern(thing, (26, 130, 180, 190), ("plain", "stripes", "plain"))
    shoe = (
        fill("M90 150Q120 142 166 138Q140 162 112 162Z", darker(thing.body, 0.5))
        + solid(upper, thing.body, cloth, line("M84 152Q92 170 88 190", mark(thing.body), 1.5, 0.6))
        + solid(rope, "#cfae78", line(plait, "#8f6d3d", 2, 0.7), turn=3, rim=1.5)
    )
    return pair(shoe, 76)


def _cage(thing: Subject) -> str:
    """A sandal with a closed toe: leather with slots, and a strap round the ankle."""
    upper = "M30 188C30 162 54 146 84 146Q100 148 110 160Q122 172 140 164Q152 140 166 138Q176 138 175 154L176 188Z"
    slots = "M52 184Q52 166 64 158M68 184Q68 164 80 154M84 184Q86 164 96 156M100 184Q104 170 110 166"
    shoe = (
        line("M104 156Q120 138 164 142", darker(thing.body, 0.5), 8)
        + solid(upper, thing.body, line(slots, darker(thing.body, 0.55), 6.5))
        + rod("M112 160Q136 146 168 150", thing.body, 9)
        + _buckle(134, 150)
        + solid(
            f"M27 186H178Q180 {GROUND} 172 {GROUND}H40Q27 {GROUND} 27 186Z",
            thing.pick("sole", (CORK, RUBBER, "#6b5a4c")),
            turn=3,
            rim=1.5,
        )
    )
    return pair(shoe, 76)


def _mule(thing: Subject) -> str:
    """A slipper open at the heel."""
    upper = "M30 192C26 160 56 138 92 138Q116 142 128 158Q136 174 134 192Z"
    lining = FLEECE if thing.made_of("sheepskin", "fleece", "lambswool") else darker(thing.body, 0.4)
    seam = line("M44 178Q60 158 92 156Q112 160 118 178", contrast(thing), 2.2)
    shoe = (
        fill("M92 138Q122 136 134 158Q140 176 172 180V192H100Z", lining)
        + solid(upper, thing.body, seam if thing.pick("seam", (True, False)) else "")
        + rod("M92 139Q118 142 129 159Q135 172 134 186", lighter(lining, 0.2), 6)
        + solid(
            f"M26 187H172Q180 188 177 {num(GROUND - 4)}Q176 {GROUND} 168 {GROUND}H40Q26 {GROUND} 26 187Z",
            thing.pick("sole", (CORK, "#6b5a4c", darker(thing.body, 0.4))),
            turn=3,
            rim=1.5,
        )
    )
    return pair(shoe, 76)


def _fluff(points: list[tuple[float, float]], radius: float) -> str:
    """A fleece edge: overlapping tufts."""
    tufts = "".join(disc(x, y, radius, FLEECE) for x, y in points)
    curls = "".join(f"M{num(x - 4)} {num(y + 1)}q4-6 8 0" for x, y in points)
    return tufts + line(curls, darker(FLEECE, 0.2), 1.6)


def _moccasin(thing: Subject) -> str:
    """A moccasin with a gathered toe and a fleece edge."""
    upper = "M30 194C26 162 52 148 84 148Q104 148 116 154Q142 152 160 142Q174 140 174 160L176 194Z"
    gathers = "".join(f"M{38 + i * 8} {num(168 - (i * 7 - i * i * 0.55))}l7 9" for i in range(8))
    edge = [(92.0 + i * 10, 150.0 - (0, -1, -3, -3, -1, 2, 5, 8)[i]) for i in range(8)]
    shoe = (
        solid(
            upper,
            thing.body,
            line("M40 176Q62 158 96 164", mark(thing.body), 2.2, 0.7),
            line(gathers, mark(thing.body), 2, 0.6),
        )
        + _fluff(edge, 9)
        + line("M106 158q-14 6-20 16M106 158q-2 14-8 20", darker(thing.body, 0.3), 2.6)
        + solid(
            f"M28 190H177Q178 {GROUND} 168 {GROUND}H40Q28 {GROUND} 28 190Z", darker(thing.body, 0.4), turn=3, rim=1.5
        )
    )
    return pair(shoe, 76)


def _bootie(thing: Subject) -> str:
    """A slipper boot with a turned-down cuff."""
    up = thing.vary("up", 84, 98)
    upper = f"M30 194C26 166 50 154 80 152Q102 148 104 126L102 {num(up)}H166L168 140Q178 170 175 194Z"
    cuff = f"M96 {num(up)}H172L174 {num(up + 30)}Q136 {num(up + 38)} 94 {num(up + 30)}Z"
    cloth = pattern(thing, (26, 100, 180, 200), ("plain", "plain", "stripes"))
    fleece = FLEECE if thing.body != FLEECE else thing.accent
    curls = "".join(f"M{x} {num(up + 7 + (x % 3) * 8)}q4-6 8 0" for x in range(98, 170, 10))
    shoe = (
        solid(upper, thing.body, cloth)
        + solid(cuff, fleece, line(curls, darker(fleece, 0.2), 1.8), turn=5)
        + solid(
            f"M28 190H177Q178 {GROUND} 168 {GROUND}H40Q28 {GROUND} 28 190Z",
            thing.pick("sole", (CORK, "#6b5a4c")),
            turn=3,
            rim=1.5,
        )
    )
    return pair(shoe, 76)


def _closed(thing: Subject) -> str:
    """A felt slipper closed at the heel."""
    upper = "M30 192C28 162 52 146 84 144Q102 146 112 156Q140 152 160 132Q174 128 173 146L175 192Z"
    inner = "M88 145Q124 136 164 131Q144 158 112 158Z"
    seam = thing.pick("seam", (line("M50 176Q66 152 96 162", contrast(thing), 3), ""))
    spot = disc(62, 166, 6, contrast(thing)) if thing.says("children", "baby") else seam
    cloth = pattern(thing, (26, 130, 180, 196), ("plain",))
    shoe = (
        fill(inner, darker(thing.body, 0.45))
        + solid(upper, thing.body, cloth, spot)
        + rod("M86 145Q102 146 112 157Q140 153 160 133", lighter(thing.body, 0.15), 5)
        + solid(
            f"M28 188H176Q178 {GROUND} 168 {GROUND}H40Q28 {GROUND} 28 188Z",
            thing.pick("sole", (CORK, "#6b5a4c", RUBBER)),
            turn=3,
            rim=1.5,
        )
    )
    return pair(shoe, 76)


SANDALS = Kind(
    forms=(
        Form(_flip_flops, ("flip flop", "thong", "toe post"), common=False),
        Form(_slider, ("slider", "slide", "pool"), common=False),
        Form(_espadrille, ("espadrille", "rope soled"), common=False),
        Form(_sport, ("hiking", "walking", "trail", "trekking", "river", "webbing"), common=False),
        Form(_cage, ("fisherman", "closed", "t bar", "woven", "jelly"), common=False),
        Form(_two_straps),
    ),
    colors=("tan", "brown", "black", "navy"),
    trim="natural",
)
SLIPPERS = Kind(
    forms=(
        Form(_bootie, ("boot", "bootie", "high", "sock"), common=False),
        Form(_mule, ("mule", "clog", "babouche", "guest", "open"), common=False),
        Form(_moccasin, ("moccasin", "sheepskin"), common=False),
        Form(_closed),
    ),
    colors=("grey", "rust", "navy", "sage", "camel"),
    trim="cream",
)
