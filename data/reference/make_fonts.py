"""The variable Inter of static/fonts, cut up for the browser, in; two whole fonts for paper out.

Run it after an update of the .woff2 files: .venv/bin/python data/reference/make_fonts.py (fontTools comes with
matplotlib). matplotlib and typst read neither WOFF2 nor variable fonts. Inter has no reserved name (OFL.txt), so what
is made of it may be called Inter.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

FONTS: Final = Path(__file__).parents[2] / "static" / "fonts"
PARTS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
WEIGHTS: Final = {"Regular": 400, "SemiBold": 600}
MADE_AT: Final = 3_786_912_000  # 1 January 2024 since 1904: the same parts give the same bytes


def part(name: str, weight: int, taken: set[int]) -> TTFont:
    """One part at one weight, without the letters that an earlier part has brought."""
    font = TTFont(FONTS / f"inter-{name}-wght-normal.woff2")
    own = set(font.getBestCmap()) - taken
    taken |= own
    font = instantiateVariableFont(font, {"wght": weight}, overlap=OverlapMode.KEEP_AND_DONT_SET_FLAGS)
    # Kerning and marks are what a line of text needs; the alternates of Inter are not used.
    subsetter = Subsetter(Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "tnum"], hinting=False))
    subsetter.populate(unicodes=own)
    subsetter.subset(font)
    font.flavor = None
    kept = BytesIO()
    font.save(kept)
    kept.seek(0)
    return TTFont(kept)


def whole(style: str, weight: int) -> TTFont:
    """All parts at one weight as one font."""
    taken: set[int] = set()
    with TemporaryDirectory() as folder:
        paths = []
        for name in PARTS:
            paths.append(str(Path(folder) / f"{name}.ttf"))
            part(name, weight, taken).save(paths[-1])
        font = Merger().merge(paths)
    for number, text in {1: f"Inter {style}", 2: "Regular", 4: f"Inter {style}", 6: f"Inter-{style}"}.items():
        font["name"].setName("Inter" if (number, weight) == (1, 400) else text, number, 3, 1, 0x409)
    for number, text in {16: "Inter", 17: style}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    # Names of the axes, which it has no more.
    font["name"].names = [name for name in font["name"].names if name.nameID < 256]
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = MADE_AT
    return font


if __name__ == "__main__":
    for style, weight in WEIGHTS.items():
        font = whole(style, weight)
        font.recalcTimestamp = False
        font.save(FONTS / f"Inter-{style}.ttf")
        print(f"Inter-{style}.ttf: {len(font.getBestCmap())} letters")
