"""A Chart of kind sankey in; its bands on the page, each end with its name and its sum."""

from typing import Final, NamedTuple

from lib.charts.chart import Chart
from lib.drawing.canvas import Canvas, width, wrapped
from lib.drawing.paper_axes import GAP, LINE, SIZE
from lib.drawing.parts import Grid, matrix, said, shade
from lib.i18n import Words

HIGH: Final = 190.0  # points that all bands together take
NAMES: Final = 0.3  # of the width, at most, for the names of one side
THICK: Final = 8.0
PAD: Final = 5.0
BAND: Final = "#708C9852"  # seen through, so that bands that cross can be told apart


class End(NamedTuple):
    """One end of bands: the lines of its name, its sum, and where it lies."""

    lines: list[str]
    total: float
    top: float
    high: float


def bands(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """`x` is where a band begins, `series` where it ends, `y` how wide it is."""
    flows = matrix(chart)
    scale = HIGH / sum(value or 0 for line in flows.cells for value in line)
    out = [sum(value or 0 for value in line) for line in flows.cells]
    into = [sum(value or 0 for value in column) for column in zip(*flows.cells, strict=True)]
    named = [_named(page, chart, words, names, sums) for names, sums in ((flows.rows, out), (flows.columns, into))]
    tall = max(_height(lines, sums, scale) for lines, sums in zip(named, (out, into), strict=True))
    left, right = (_ends(n, s, scale, top, tall) for n, s in zip(named, (out, into), strict=True))
    edges = [max(width(line, SIZE) for end in side for line in end.lines) + GAP for side in (left, right)]
    begin, end = edges[0], page.wide - edges[1]
    _bands(page, flows, scale, (left, right), (begin + THICK, end - THICK))
    for side, x, meaning in ((left, begin, "accent"), (right, end - THICK, "quiet")):
        for one in side:
            page.bar(x, one.top, THICK, one.high, shade(meaning))
            for number, line in enumerate(one.lines):
                y = one.top + one.high / 2 + (number - (len(one.lines) - 1) / 2) * LINE
                page.text(
                    begin - GAP if side is left else end + GAP, y, line, align="right" if side is left else "left"
                )
    return top + tall


def _named(page: Canvas, chart: Chart, words: Words, names: list[str], sums: list[float]) -> list[list[str]]:
    """The lines of each name, its sum behind it."""
    return [
        wrapped(f"{name}\u2002{said(chart, words, total)}", page.wide * NAMES, SIZE)
        for name, total in zip(names, sums, strict=True)
    ]


def _slot(lines: list[str], total: float, scale: float) -> float:
    """The height of an end: that of its bands, or of its name."""
    return max(total * scale, LINE * len(lines))


def _height(named: list[list[str]], sums: list[float], scale: float) -> float:
    slots = [_slot(lines, total, scale) for lines, total in zip(named, sums, strict=True)]
    return sum(slots) + PAD * (len(slots) - 1)


def _ends(named: list[list[str]], sums: list[float], scale: float, top: float, tall: float) -> list[End]:
    """The ends of one side, spread over the height that the taller side takes."""
    spare = (tall - _height(named, sums, scale)) / max(1, len(named) - 1) if len(named) > 1 else 0
    ends = []
    for lines, total in zip(named, sums, strict=True):
        slot = _slot(lines, total, scale)
        ends.append(End(lines, total, top + (slot - total * scale) / 2, total * scale))
        top += slot + PAD + spare
    return ends


def _bands(
    page: Canvas, flows: Grid, scale: float, sides: tuple[list[End], list[End]], between: tuple[float, float]
) -> None:
    leave, arrive = [end.top for end in sides[0]], [end.top for end in sides[1]]
    for row, line in enumerate(flows.cells):
        for column, value in enumerate(line):
            if value:
                high = value * scale
                page.band(
                    (between[0], leave[row], leave[row] + high),
                    (between[1], arrive[column], arrive[column] + high),
                    BAND,
                )
                leave[row] += high
                arrive[column] += high
