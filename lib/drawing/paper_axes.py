"""Names and figures beside a drawing in; their words on the page, and the room that they leave, out."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from lib import theme
from lib.charts.chart import Chart
from lib.drawing.canvas import Canvas, width, wrapped
from lib.drawing.parts import Part, counts, said, shade, steps, unit
from lib.i18n import Words

SIZE: Final = 9.0  # points of a line of text
SMALLEST: Final = 6.5
LINE: Final = 12.0  # from one line of text to the next
GAP: Final = 5.0
ROW: Final = 17.0  # from one bar to the next
BAR: Final = 0.68  # of the room that a bar has
NAMES: Final = 0.36  # of the width, at most, for the names beside bars
QUARTER: Final = re.compile(r"(\d{4}),?\s(.+)|(.+)\s(\d{4}.*)")  # 2018 3-cü kv. and Q3 2018
QUIET: Final = "#55626F"  # small print: 6:1 on white
RULED: Final = theme.named("borderColor")


class Row(NamedTuple):
    """Where one bar lies: its middle, how thick it is, where its room ends."""

    middle: float
    thick: float
    bottom: float


def legend(page: Canvas, found: Sequence[Part], top: float, least: int = 2) -> float:
    """A square and a name for each series, where there are several; the y below them."""
    return top if len(found) < least else key(page, [(shade(part.meaning), part.name) for part in found], top)


def key(page: Canvas, entries: Sequence[tuple[str, str]], top: float) -> float:
    """A square and a name for each colour; the y below them."""
    x, y = 0.0, top + LINE / 2
    for colour, name in entries:
        wide = 12 + width(name, SIZE)
        if x and x + wide > page.wide:
            x, y = 0.0, y + LINE + 2
        page.bar(x, y - 4, 8, 8, colour)
        page.text(x + 12, y, name)
        x += wide + 14
    return y + LINE / 2 + 6


def counted(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """What the figures count, where it is money; the y below it."""
    text = unit(chart, words)[1]
    page.text(0, top + LINE / 2, text, colour=QUIET)
    return top + LINE + 6 if text else top


def scale_beside(page: Canvas, chart: Chart, words: Words, most: float, base: float, scale: float) -> float:
    """A thin line at each round figure, and the figure at its left; the x where the drawing may begin."""
    marks = steps(most, counts(chart))
    digits = 0 if float(marks[min(1, len(marks) - 1)]).is_integer() else 2
    texts = [said(chart, words, v) if chart.currency else words.number(v, digits) for v in marks]
    left = max(width(text, SIZE) for text in texts) + GAP
    for value, text in zip(marks, texts, strict=True):
        y = base - value * scale
        page.line([(left, y), (page.wide, y)], RULED)
        page.text(left - GAP, y, text, colour=QUIET, align="right")
    return left


def fitting(texts: Sequence[str], room: float) -> tuple[float, bool]:
    """The size at which the texts fit side by side; upright where none is large enough to read."""
    widest = max((width(text, SIZE) for text in texts), default=0)
    size = min(SIZE, SIZE * (room - 2) / widest) if widest else SIZE
    return (size, False) if size >= SMALLEST else (min(SIZE, max(SMALLEST, room - 1)), True)


def names_below(page: Canvas, names: Sequence[str], left: float, each: float, top: float) -> float:
    """The name of each column under it, that of a quarter in two lines where one has no room; the y below them."""
    size, upright = fitting(names, each)
    halves = [_halves(name) for name in names]
    if upright and all(halves) and not fitting([half for two in halves for half in two], each)[1]:
        for line in zip(*halves, strict=True):
            top = names_below(page, line, left, each, top)
        return top
    for number, name in enumerate(names):
        x = left + each * (number + 0.5)
        page.text(
            x, top + (0 if upright else size / 2), name, size, align="right" if upright else "center", upright=upright
        )
    return top + (max(width(name, size) for name in names) if upright else size) + 3


def _halves(name: str) -> list[str]:
    """The two words of a quarter: the year, and which of them."""
    found = QUARTER.fullmatch(name)
    return [half for half in found.groups() if half] if found else []


def names_above(page: Canvas, names: Sequence[str], left: float, each: float, top: float) -> float:
    """The name of each column over it; the y below them."""
    size, upright = fitting(names, each)
    bottom = top + (max(width(name, size) for name in names) if upright else size) + GAP
    for number, name in enumerate(names):
        x, y = left + each * (number + 0.5), bottom - GAP
        page.text(x, y if upright else y - size / 2, name, size, align="left" if upright else "center", upright=upright)
    return bottom


def room_beside(page: Canvas, names: Sequence[str]) -> float:
    """The x where bars begin that have these names at their left."""
    lines = [line for name in names for line in wrapped(name, page.wide * NAMES, SIZE)]
    return max(width(line, SIZE) for line in lines) + GAP + 2


def names_beside(page: Canvas, names: Sequence[str], top: float) -> tuple[float, list[Row]]:
    """The name of each bar at its left, in as many lines as it needs; the x where bars begin, and their rows."""
    lines = [wrapped(name, page.wide * NAMES, SIZE) for name in names]
    left = room_beside(page, names)
    rows = []
    for name in lines:
        high = max(ROW, LINE * len(name) + 4)
        rows.append(Row(top + high / 2, ROW * BAR, top + high))
        for number, line in enumerate(name):
            y = top + high / 2 + (number - (len(name) - 1) / 2) * LINE
            page.text(left - GAP - 2, y, line, align="right")
        top += high
    return left, rows
