"""Plush toys that do not sit: owls, crabs, swimmers, dinosaurs and dolls."""

from assistant.sample.pictures.more_strokes import both_sides
from assistant.sample.pictures.palette import INK, PAPER, darker, lighter, mark
from assistant.sample.pictures.strokes import (
    blob,
    disc,
    fill,
    line,
    moved,
    rod,
    rounded,
    shadow,
    solid,
)
from assistant.sample.pictures.subject import Subject


def coat_of(thing: Subject) -> str:
    """The colour of the fur: what the name is known for, where the shop names no colour."""
    known = (("badger", "#6a6866"), ("otter", "#76513a"), ("fox", "#bd6843"))
    natural = next((paint for word, paint in known if thing.says(word)), thing.body)
    return thing.body if thing.says("fox") else natural


def owl(thing: Subject) -> str:
    """A round owl with large eyes and small wings."""
    outline = blob(
        [(120, 52), (160, 44), (178, 98), (176, 160), (150, 198), (120, 202), (90, 198), (64, 160), (62, 98), (80, 44)]
    )
    feathers = "".join(
        f"M{x} {y}q8 11 16 0"
        for y, start in ((138, 88), (152, 96), (166, 88), (180, 104))
        for x in range(start, 240 - start - 10, 16)
    )
    eyes = both_sides(
        disc(94, 92, 25, PAPER) + disc(96, 93, 13, thing.accent) + disc(97, 93, 8, INK) + disc(94, 90, 2.6, PAPER)
    )
    wings = both_sides(solid("M66 106C44 130 54 176 82 184Q92 148 66 106Z", darker(thing.body, 0.14), turn=5))
    return (
        shadow(120, 62)
        + solid(
            outline,
            thing.body,
            disc(120, 166, 44, lighter(thing.body, 0.35)),
            line(feathers, mark(thing.body), 2.4, 0.6),
        )
        + wings
        + eyes
        + fill("M112 102H128L120 120Z", "#db772f")
    )


def crab(thing: Subject) -> str:
    """A crab with two claws and eyes on stalks."""
    shell = "M48 158C48 108 84 98 120 98C156 98 192 108 192 158C184 190 160 196 120 196C80 196 56 190 48 158Z"
    claw = solid("M56 112C20 108 14 66 40 48L44 74L62 50C84 72 78 104 56 112Z", thing.body, turn=6)
    legs = line("M56 172q-24 2-32 22M64 184q-16 4-20 18", darker(thing.body, 0.15), 9)
    eyes = rod("M102 102V74", thing.body, 9) + disc(102, 68, 13, PAPER) + disc(104, 69, 6.5, INK)
    return (
        shadow(120, 84)
        + both_sides(legs + rod("M66 128Q48 126 52 106", thing.body, 14) + claw)
        + both_sides(eyes)
        + solid(
            shell,
            thing.body,
            disc(92, 126, 7, lighter(thing.body, 0.3)),
            disc(146, 120, 5, lighter(thing.body, 0.3)),
            disc(156, 138, 8, lighter(thing.body, 0.3)),
        )
        + line("M98 158q22 18 44 0", darker(thing.body, 0.5), 3.4)
    )


def swimmer(thing: Subject) -> str:
    """A seal or an otter lying down; the otter has a pup on its back."""
    coat = coat_of(thing)
    body = (
        "M28 160C22 122 56 100 84 116C118 124 158 138 196 160L226 140Q230 158 214 172"
        "Q228 186 220 200L190 190C140 206 70 210 44 192Q30 182 28 160Z"
    )
    spots = "".join(
        disc(x, y, r, darker(coat, 0.14)) for x, y, r in ((112, 140, 6), (136, 152, 8), (160, 158, 5), (122, 162, 4))
    )
    pup = moved(
        84,
        62,
        solid("M6 48C4 22 26 14 40 26C62 32 84 44 96 58L74 66H20Q8 62 6 48Z", lighter(coat, 0.15), turn=4)
        + disc(20, 36, 3, INK)
        + disc(10, 44, 3.4, INK),
    )
    return (
        shadow(124, 92)
        + (pup if thing.says("pup", "two") else "")
        + solid(body, coat, spots if thing.says("seal") else "", turn=10)
        + disc(47, 164, 17, lighter(coat, 0.35), flat=0.75)
        + disc(39, 154, 5.5, INK, flat=0.8)
        + disc(50, 138, 4.4, INK)
        + disc(76, 136, 4.4, INK)
        + line("M52 164l22-3M52 169l22 3", darker(coat, 0.45), 1.6)
        + solid("M96 168C108 180 112 198 92 202Q76 202 76 190Q82 172 96 168Z", darker(coat, 0.1), turn=4)
    )


def dinosaur(thing: Subject) -> str:
    """A dinosaur at rest, with spikes along its back."""
    body = (
        "M24 176C20 146 50 138 70 150C84 112 140 100 172 128C198 150 214 168 228 196Q190 202 150 200H60Q28 200 24 176Z"
    )
    spikes = "".join(
        f"M{x} {y}l{dx} {dy}l{ex} {ey}Z"
        for x, y, dx, dy, ex, ey in (
            (74, 148, -2, -24, 22, 8),
            (96, 128, 6, -24, 18, 16),
            (120, 116, 14, -20, 12, 22),
            (148, 116, 22, -14, 4, 24),
            (172, 130, 24, -6, -2, 24),
            (192, 150, 22, 2, -8, 20),
        )
    )
    spots = "".join(
        disc(x, y, r, lighter(thing.body, 0.25))
        for x, y, r in ((112, 146, 9), (140, 138, 7), (158, 158, 9), (128, 168, 6))
    )
    return (
        shadow(126, 96)
        + fill(spikes, thing.accent)
        + solid(body, thing.body, spots, turn=9)
        + line("M36 164q7 7 14 0", INK, 3)
        + disc(28, 178, 2.2, INK)
        + line("M34 188q12 6 26 0", darker(thing.body, 0.45), 2.4)
        + solid(blob([(92, 182), (112, 172), (128, 184), (124, 201), (94, 202)]), darker(thing.body, 0.08), turn=4)
    )


def doll(thing: Subject) -> str:
    """A rag doll with plaits and a dress."""
    skin, hair = (
        thing.pick("skin", ("#ecb48f", "#c08a63", "#8a5a40")),
        thing.pick("hair", ("#a9522d", "#5a3b2c", "#c9952f")),
    )
    dress = rounded([(104, 104), (136, 104), (168, 172), (72, 172)], 8)
    dots = "".join(
        disc(x, y, 4, PAPER)
        for x, y in ((106, 128), (132, 124), (96, 150), (120, 146), (146, 152), (110, 164), (136, 166))
    )
    dyed = thing.accent
    return (
        shadow(120, 56)
        + both_sides(
            rod("M106 112L72 146", skin, 13) + line("M106 170V192", skin, 14) + line("M106 180V194M98 198h8", PAPER, 15)
        )
        + both_sides(
            line("M88 62C70 84 74 104 80 122", hair, 14)
            + line("M74 108h14", thing.trim if thing.trim != hair else PAPER, 5)
        )
        + solid(dress, dyed, dots, turn=7)
        + disc(120, 68, 37, hair)
        + solid("M88 74a32 32 0 1 0 64 0Q136 66 122 52Q106 68 88 74Z", skin, turn=5, rim=0)
        + disc(108, 80, 3.6, INK)
        + disc(132, 80, 3.6, INK)
        + line("M112 92q8 7 16 0", "#a4503b", 2.6)
        + disc(100, 90, 5, "#e0806a", opacity=0.5)
        + disc(140, 90, 5, "#e0806a", opacity=0.5)
    )
