"""Small pictures that boxes, jigsaws and cards carry: a sea, hills, a night, a bird, flowers."""

from assistant.sample.pictures.palette import FLAME, LEAF, PAPER, darker, lighter
from assistant.sample.pictures.patterns import Frame, flower, leaf
from assistant.sample.pictures.strokes import block, disc, fill, inside, line, moved, rect
from assistant.sample.pictures.subject import Subject

NAMED = {
    "sea": ("ferry", "harbour", "tide", "lighthouse", "skerry", "salt", "gale", "sea", "otter", "slipway"),
    "hills": ("fell", "fog", "road", "bog", "mill", "farmyard", "hill", "forest", "trail", "snail"),
    "night": ("night", "lantern", "moon", "star", "christmas", "winter", "wedding"),
    "bird": ("bird", "wren", "robin", "duckling", "owl", "arrival"),
    "hedgehog": ("hedgehog",),
    "fox": ("fox", "badger", "animal"),
    "flowers": (
        "garden",
        "seed",
        "poppy",
        "flower",
        "bee",
        "beekeeper",
        "year",
        "rose",
        "hedgerow",
        "thank",
        "thinking",
    ),
}
"""The words of a name that call for each picture."""


def scene(thing: Subject, frame: Frame, *usual: str) -> str:
    """A picture that the name speaks of, else one of the usual ones by chance, cut to its frame."""
    named = next((style for style, words in NAMED.items() if thing.says(*words)), None)
    style = named or thing.pick("scene", usual or tuple(NAMED))
    draw = {
        "sea": _sea,
        "hills": _hills,
        "night": _night,
        "bird": _bird,
        "fox": _fox,
        "hedgehog": _hedgehog,
        "flowers": _flowers,
    }[style]
    left, top, right, low = frame
    size = max(right - left, low - top) / 100
    x, y = (left + right - 100 * size) / 2, (top + low - 100 * size) / 2
    return inside(block(left, top, right - left, low - top, 0.1), moved(x, y, draw(thing), scale=round(size, 3)))


def _sea(thing: Subject) -> str:
    """A boat on waves before a low sun."""
    hull = thing.pick("hull", ("#b8412f", "#e8c14f", "#f8f4ec"))
    waves = "".join(f"M-4 {70 + 9 * i}" + "q5-5 10 0t10 0" * 6 for i in range(4))
    return (
        rect(0, 0, 100, 100, "#c4d5d6")
        + disc(70, 36, 12, "#ecb48f")
        + rect(0, 62, 100, 40, "#4a7d8c")
        + fill("M26 60H66L58 72H34Z", hull)
        + fill("M45 58V24L68 56Z", PAPER)
        + fill("M42 57V32L28 55Z", lighter(hull, 0.5))
        + line(waves, "#a9c8ca", 2)
    )


def _hills(thing: Subject) -> str:
    """Hills with a road, trees and a sun."""
    sky = thing.pick("sky", ("#ecd9b8", "#cbd8d2", "#e5c7b4"))
    trees = "".join(fill(f"M{x} {y}l6-17l6 17Z", "#35573f") for x, y in ((14, 64), (24, 67), (74, 60), (84, 63)))
    return (
        rect(0, 0, 100, 100, sky)
        + disc(thing.vary("sun", 26, 74), 32, 11, "#e0806a")
        + fill("M-4 62Q22 34 52 58T104 48V104H-4Z", "#a0ae8d")
        + trees
        + fill("M-4 78Q30 54 66 70T104 66V104H-4Z", "#6d7742")
        + fill("M40 104Q62 86 50 76Q44 70 58 66L62 67Q52 72 60 78Q76 88 62 104Z", "#e6d7b9")
    )


def _night(thing: Subject) -> str:
    """A moon and lit windows under stars."""
    stars = "".join(f"M{x} {y}h.1" for x, y in ((16, 18), (34, 30), (52, 14), (84, 40), (90, 16), (10, 44), (60, 34)))
    lights = "".join(rect(x, y, 5, 6, FLAME) for x, y in ((26, 66), (36, 66), (54, 60), (62, 70), (78, 66)))
    return (
        rect(0, 0, 100, 100, "#2f4061")
        + disc(72, 28, 12, "#f3ead6")
        + disc(67, 25, 10.5, "#2f4061")
        + line(stars, PAPER, 2.4)
        + fill("M18 60L32 48L46 60V90H18ZM46 54L58 42L70 54V90H46ZM70 62L80 52L92 62V90H70Z", "#503449")
        + lights
        + fill("M-4 82Q30 72 56 82T104 78V104H-4Z", thing.pick("ground", ("#35573f", "#f3ead6")))
    )


def _bird(thing: Subject) -> str:
    """A round small bird on a twig."""
    coat = thing.pick("coat", ("#76513a", "#5f6a73", "#44719f", "#c9952f"))
    return (
        rect(0, 0, 100, 100, thing.pick("ground", ("#efe2c4", "#cbd8d2", "#e6bdb1")))
        + line("M8 80Q40 72 94 82", "#5a3b2c", 4)
        + leaf(74, 79, 15, 1, LEAF)
        + leaf(20, 77, 14, -1, LEAF)
        + fill("M66 58L88 38L82 64Z", darker(coat, 0.2))
        + fill("M28 48C28 26 60 26 66 44Q80 60 66 70Q40 84 30 62Z", coat)
        + fill("M30 50Q44 46 50 60Q50 72 40 72Q30 66 30 50Z", thing.pick("breast", ("#bd6843", "#f3ead6", "#e8c14f")))
        + fill("M28 43L17 47L29 50Z", "#c9952f")
        + disc(38, 42, 2.6, "#2b2622")
        + line("M46 73v6M54 73v6", "#5a3b2c", 2)
    )


def _fox(thing: Subject) -> str:
    """An animal's face between leaves."""
    coat = "#56575a" if thing.says("badger") else "#bd6843"
    return (
        rect(0, 0, 100, 100, thing.pick("ground", ("#cbd8d2", "#ecd9b8", "#a0ae8d")))
        + "".join(
            leaf(x, y, 17, side, "#557f51") for x, y, side in ((14, 92, -1), (24, 94, 1), (78, 94, -1), (88, 92, 1))
        )
        + fill("M22 26L42 38H58L78 26Q84 56 50 80Q16 56 22 26Z", coat)
        + fill("M24 52Q40 50 50 78Q30 70 24 52ZM76 52Q60 50 50 78Q70 70 76 52Z", PAPER)
        + disc(38, 50, 3, "#2b2622")
        + disc(62, 50, 3, "#2b2622")
        + disc(50, 76, 4.4, "#2b2622")
    )


def _hedgehog(thing: Subject) -> str:
    """A hedgehog among leaves."""
    spines = "".join(
        f"M{x} {y}l-3-9" for y, start in ((48, 50), (58, 40), (68, 36), (78, 34)) for x in range(start, 88, 9)
    )
    return (
        rect(0, 0, 100, 100, thing.pick("ground", ("#cbd8d2", "#ecd9b8", "#a0ae8d")))
        + rect(0, 80, 100, 20, "#6d7742")
        + fill("M26 82C26 50 44 36 64 38C86 40 94 64 92 84Z", "#5a3b2c")
        + line(spines, "#c09a72", 2.4)
        + fill("M40 84C38 64 30 66 10 76Q10 84 22 84Z", "#d9bf94")
        + disc(12, 77, 3.6, "#2b2622")
        + disc(28, 73, 2.6, "#2b2622")
        + "".join(leaf(x, 92, 15, side, "#bd6843") for x, side in ((24, -1), (74, 1), (84, 1)))
    )


def _flowers(thing: Subject) -> str:
    """Three flowers on stems."""
    paints = thing.pick(
        "petals",
        (("#b8412f", "#e8c14f", "#dd9ba0"), ("#735a8d", "#f8f4ec", "#e0806a"), ("#e8c14f", "#44719f", "#f8f4ec")),
    )
    ground = thing.pick("ground", ("#efe2c4", "#cbd8d2", "#2f7577"))
    places = ((50, 34, 19), (26, 50, 15), (74, 48, 16))
    stems = "".join(line(f"M{x} {y}Q{x} 76 50 104", "#557f51", 3) for x, y, _ in places)
    leaves = leaf(46, 84, 20, -1, LEAF) + leaf(54, 88, 20, 1, LEAF)
    blooms = "".join(flower(x, y, size, paint, "#c9952f") for (x, y, size), paint in zip(places, paints, strict=True))
    return rect(0, 0, 100, 100, ground) + stems + leaves + blooms
