"""A Chart of flows in; on the page: its bands, and each end with its whole name and its sum."""

from typing import Final

from lib.charts.chart import Chart
from lib.drawing.canvas import Align, Canvas, width, wrapped
from lib.drawing.flows import FAINT, Flows, high, laid, totals, values
from lib.drawing.paper_axes import GAP, LINE, SIZE
from lib.drawing.parts import said, shade
from lib.i18n import Words

HIGH: Final = 250.0  # points of all bands together,
EACH: Final = 50.0  # and of one where there are few
NAMES: Final = 0.27  # of the width, at most, for the names of one side
THICK: Final = 7.0
SIDES: Final[tuple[Align, Align]] = ("right", "left")
Name = list[str]  # its lines; the last one is its figure's too


def flows(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """`x` is where a band begins, `series` where it ends, `y` how wide it is."""
    left, right = _named(page, chart, words)
    labels = [LINE * len(name) for name in left], [LINE * len(name) for name in right]
    drawn = laid(chart, labels, high(chart, HIGH, EACH))
    begin, end = _room(left), page.wide - _room(right)
    _bands(page, drawn, top, (begin + THICK, end - THICK))
    for place, (ends, names) in enumerate(((drawn.left, left), (drawn.right, right))):
        for one, name in zip(ends, names, strict=True):
            page.bar((begin, end - THICK)[place], top + one.top, THICK, one.high, _colour(one.value == ""))
            x = (begin - GAP, end + GAP)[place]
            for number, line in enumerate(name):
                page.text(x, top + one.middle + (number - (len(name) - 1) / 2) * LINE, line, align=SIDES[place])
    return top + drawn.tall


def _named(page: Canvas, chart: Chart, words: Words) -> tuple[list[Name], list[Name]]:
    """The lines of each name on the left and on the right, its sum behind it."""
    columns = zip((chart.x, str(chart.series)), values(chart), totals(chart), strict=True)
    left, right = (
        [
            wrapped(f"{chart.name(column, value)}\u2002{said(chart, words, sums[value])}", page.wide * NAMES, SIZE)
            for value in each
        ]
        for column, each, sums in columns
    )
    return left, right


def _room(names: list[Name]) -> float:
    return max(width(line, SIZE) for name in names for line in name) + GAP


def _bands(page: Canvas, drawn: Flows, top: float, between: tuple[float, float]) -> None:
    for band in drawn.bands:
        begin, end = (top + y for y in band.tops)
        colour = _colour(drawn.of_rest(band)) + FAINT
        page.band((between[0], begin, begin + band.high), (between[1], end, end + band.high), colour)


def _colour(rest: bool) -> str:
    return shade("quiet" if rest else "accent")
