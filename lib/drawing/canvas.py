"""Bars, lines and words at their places in points in; one page of SVG or PNG out, the same bytes each time."""

import logging
import warnings
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import LoadFlags
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from lib import theme

FONTS: Final = Path(__file__).parents[2] / "static" / "fonts"
DPI: Final = 72  # a point is a pixel of the SVG
PNG_SCALE: Final = 2.0
CAP: Final = 0.364  # half the height of a capital of Inter: the middle of a line of text stands so high
LINE: Final = 1.4  # from one line of a paragraph to the next, by the size of its letters
Align = Literal["left", "center", "right"]

# Once, for every figure: nothing else here draws with matplotlib. Ids in the SVG come from what is drawn, not from
# chance; words stay words, so that they can be found, copied and read aloud.
matplotlib.rcParams |= {"svg.hashsalt": "meridian", "svg.fonttype": "none", "font.sans-serif": ["Inter", "Arial"]}
# Hints move letters to whole pixels, and no longer onto their outlines.
matplotlib.rcParams |= {"text.hinting": "no_hinting", "text.hinting_factor": 1}
for _file in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
    font_manager.fontManager.addfont(FONTS / _file)
# A name in letters that no font of ours has is still in the SVG, and the reader's own fonts show it.
warnings.filterwarnings("ignore", message="Glyph .* missing from font")
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


@lru_cache(maxsize=32)
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=["Inter", "DejaVu Sans", "sans-serif"], size=size, weight=600 if bold else 400)


def width(text: str, size: float, bold: bool = False) -> float:
    """Points that a line of text takes."""
    return _of_one_point(text, bold) * size


@lru_cache(maxsize=16384)
def _of_one_point(text: str, bold: bool) -> float:
    """The same for letters of one point: without hints all sizes have the same shapes."""
    paths = font_manager.fontManager._find_fonts_by_props(_font(100, bold))
    font = font_manager.get_font(paths)
    font.set_size(100, DPI)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 / 100


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines of a text that has so much room; a word longer than a line stays whole."""
    lines: list[str] = []
    taken, blank = 0.0, width("n n", size, bold) - width("nn", size, bold)
    for word in text.split(" "):
        # Word by word: to measure each longer line anew took most of the time of a presentation.
        own = width(word, size, bold)
        if lines and taken + blank + own <= room:
            lines[-1] += f" {word}"
            taken += blank + own
        else:
            lines.append(word)
            taken = own
    return lines


def _codes(points: int) -> list[Any]:
    """What a path does at each point of a closed ring."""
    return [Outline.MOVETO, *[Outline.LINETO] * (points - 2), Outline.CLOSEPOLY]


class Canvas:
    """A white page; x goes to the right, y goes down, both in points and both from within the margin."""

    def __init__(self, wide: float, margin: float = 0) -> None:
        self.wide, self.margin = wide, margin
        self._figure = Figure(dpi=DPI, facecolor="white")
        self._flipped = Affine2D()
        self._points = self._flipped + self._figure.dpi_scale_trans

    def bar(self, x: float, y: float, wide: float, high: float, colour: str, hatched: bool = False) -> None:
        """A rectangle from its upper left corner; one without size is not drawn."""
        if wide > 0 and high > 0 and not hatched:
            self._put(Rectangle((x, y), wide, high, facecolor=colour, linewidth=0))
        elif wide > 0 and high > 0:
            self._put(Rectangle((x, y), wide, high, facecolor="white", edgecolor=colour, linewidth=0.8, hatch="////"))

    def shape(self, rings: Sequence[Sequence[tuple[float, float]]], colour: str, edge: str, thick: float) -> None:
        """A filled outline with its holes, each ring closed."""
        found = [point for ring in rings for point in ring]
        codes = [code for ring in rings for code in _codes(len(ring))]
        self._put(PathPatch(Outline(found, codes), facecolor=colour, edgecolor=edge, linewidth=thick))

    def dot(self, x: float, y: float, size: float, colour: str, edge: str, thick: float) -> None:
        """A circle with a rim around its middle."""
        point = Line2D([x], [y], marker="o", markersize=size, color=colour)
        point.set(markeredgecolor=edge, markeredgewidth=thick)
        self._put(point)

    def band(self, left: tuple[float, float, float], right: tuple[float, float, float], colour: str) -> None:
        """A band between two upright edges, each given as x, top and bottom."""
        (x0, top0, end0), (x1, top1, end1) = left, right
        middle = (x0 + x1) / 2
        points = [(x0, top0), (middle, top0), (middle, top1), (x1, top1)]
        points += [(x1, end1), (middle, end1), (middle, end0), (x0, end0), (x0, top0)]
        curve = Outline.CURVE4
        kinds = [Outline.MOVETO, curve, curve, curve, Outline.LINETO, curve, curve, curve, Outline.CLOSEPOLY]
        self._put(PathPatch(Outline(points, kinds), facecolor=colour, linewidth=0))

    def line(self, points: Sequence[tuple[float, float]], colour: str, thick: float = 0.6, dots: float = 0) -> None:
        """A line through points, with dots of a size on them."""
        line = Line2D([x for x, _ in points], [y for _, y in points], color=colour, linewidth=thick)
        if dots:
            line.set(marker="o", markersize=dots, markeredgewidth=0)
        self._put(line)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        colour: str = "",
        align: Align = "left",
        bold: bool = False,
        upright: bool = False,
        halo: float = 0,
    ) -> None:
        """A line of text whose capitals are centred on y; upright, it ends there and reads upwards."""
        if not text.strip():
            return
        # A halo is outlines of letters without the letters: the words themselves stand on it.
        for ground in (True, False) if halo else (False,):
            written = Text(
                x + CAP * size if upright else x,
                y if upright else y + CAP * size,
                text,
                color=colour or theme.named("textColor"),
                fontproperties=_font(size, bold),
                horizontalalignment=align,
                verticalalignment="baseline",
                rotation=90 if upright else 0,
                rotation_mode="anchor",
                parse_math=False,
            )
            if ground:
                written.set_path_effects([Stroke(linewidth=halo, foreground="white")])
            self._put(written)

    def paragraph(self, text: str, top: float, size: float, colour: str = "", bold: bool = False) -> float:
        """A text over the whole width from this y on, in as many lines as it needs; the y below it."""
        for line in wrapped(text, self.wide, size, bold) if text else ():
            self.text(0, top + size * 0.7, line, size, colour, bold=bold)
            top += size * LINE
        return top

    def head(self, title: str, sentence: str) -> float:
        """Title and sentence of a picture that stands alone, from the top on; the y below them."""
        return self.paragraph(sentence, self.paragraph(title, 0, 14, bold=True) + 3, 10)

    def svg(self, high: float, title: str) -> bytes:
        """The page as SVG, so many points high."""
        self._cut(high)
        kept = BytesIO()
        drawn: Any = FigureCanvasSVG(self._figure)  # whose methods have no types
        drawn.print_svg(kept, metadata={"Date": None, "Creator": "Meridian", "Title": title})
        return kept.getvalue()

    def png(self, high: float, title: str) -> bytes:
        """The page as PNG, two pixels for a point."""
        self._cut(high)
        kept = BytesIO()
        self._figure.set_dpi(DPI * PNG_SCALE)
        drawn: Any = FigureCanvasAgg(self._figure)
        drawn.print_png(kept, metadata={"Software": "Meridian", "Title": title})
        return kept.getvalue()

    def _cut(self, high: float) -> None:
        """The size of the page, known only when all is drawn: a legend may take two lines."""
        whole = high + 2 * self.margin
        self._figure.set_size_inches((self.wide + 2 * self.margin) / DPI, whole / DPI)
        self._flipped.clear().scale(1 / DPI, -1 / DPI).translate(self.margin / DPI, (whole - self.margin) / DPI)

    def _put(self, artist: Rectangle | PathPatch | Line2D | Text) -> None:
        artist.set_transform(self._points)
        # What is drawn later lies above, whatever it is.
        artist.set_zorder(1)
        self._figure.add_artist(artist)
