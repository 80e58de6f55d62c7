"""Heat maps, lines and timelines in; on the page."""

from datetime import date
from typing import Final

import pandas as pd

from lib import theme
from lib.charts.chart import Chart
from lib.drawing import paper_axes as axes
from lib.drawing.canvas import Canvas, width
from lib.drawing.notes import TODAY
from lib.drawing.paper_axes import LINE, QUIET, RULED, SIZE
from lib.drawing.parts import brief_bars, day, days_of, figures, grid, ink, parts, places, said, scale_of, shade
from lib.drawing.parts import heat as heated
from lib.i18n import Words

HIGH: Final = 170.0  # points of the highest line
YEARS: Final = 10  # marks on a timeline, at most
DOT: Final = 5.0
SLIM: Final = 3.0  # points of a bar that lasts a day


def heat(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """A table whose cells are the darker the more they hold."""
    names, columns, cells = grid(chart)
    # The names take their room first; they are written where the rows lie, below the names of the columns.
    left = axes.room_beside(page, names)
    each = (page.wide - left) / len(columns)
    most = max(value or 0 for line in cells for value in line)
    top = axes.key(page, [(theme.ramp()[place], span) for place, span in scale_of(most)], top)
    top = axes.names_above(page, columns, left, each, top)
    _, rows = axes.names_beside(page, names, top)
    texts = [[said(chart, words, value) for value in line] for line in cells]
    size, _ = axes.fitting([text for line in texts for text in line], each - 2)
    for row, line, written in zip(rows, cells, texts, strict=True):
        high = 2 * (row.bottom - row.middle) - 1
        for number, (value, text) in enumerate(zip(line, written, strict=True)):
            if value:
                colour = heated(value, most)
                page.bar(left + each * number, row.bottom - high, each - 1, high, colour)
                page.text(left + each * (number + 0.5), row.middle, text, size, ink(colour), "center")
    return rows[-1].bottom


def lines(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """A line per series; its last figure stands at its end."""
    found, order = parts(chart), places(chart)
    top = axes.legend(page, found, top)
    base = top + HIGH
    most = max(value or 0 for part in found for value in figures(chart, part).values())
    scale = (HIGH - 14) / most
    left = axes.scale_beside(page, chart, words, most, base, scale)
    each = (page.wide - left) / len(order)
    for part in found:
        colour = shade(part.meaning)
        run: list[tuple[float, float]] = []
        for number, at in enumerate(order):
            value = figures(chart, part).get(at)
            # A gap stays a gap: a line across it would say that it is known.
            if value is None:
                page.line(run, colour, 1.8, DOT)
                run = []
                continue
            run.append((left + each * (number + 0.5), base - value * scale))
            if len(found) == 1:
                page.text(*_above(run[-1]), said(chart, words, value), SIZE, align="center")
        page.line(run, colour, 1.8, DOT)
    return axes.names_below(page, [chart.name(chart.x, at) for at in order], left, each, base + 5)


def _above(point: tuple[float, float]) -> tuple[float, float]:
    return point[0], point[1] - 9


def spans(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """Bars from the date in `y` to the date in `end`, one line per `x`; a thin line at each new year."""
    assert chart.end is not None
    found, order = parts(chart), places(chart)
    top = axes.legend(page, found, top, 1 if chart.series else 2)
    left, rows = axes.names_beside(page, [chart.name(chart.x, at) for at in order], top)
    days = days_of(chart)
    first, last = days.min().year, days.max().year + 1
    begin = date(first, 1, 1).toordinal()
    # Half of the last year stands beside the plot.
    right = page.wide - width(str(last), SIZE) / 2
    scale = (right - left) / (date(last, 1, 1).toordinal() - begin)
    bottom = _years(page, first, last, (left, right), top, rows[-1].bottom)
    if chart.today is not None:
        x = left + (chart.today.toordinal() - begin) * scale
        page.line([(x, top), (x, rows[-1].bottom)], QUIET, 1.2)
        page.text(x - 4, top + 4, words(TODAY), 8, QUIET, "right")
    for part in found:
        starts, ends = pd.to_datetime(part.rows[chart.y]), pd.to_datetime(part.rows[chart.end])
        for at, start, end in zip(part.rows[chart.x], starts, ends, strict=True):
            row, x = rows[order.index(at)], left + (start.toordinal() - begin) * scale
            if pd.isna(end):
                page.line([(x, row.middle)], shade(part.meaning), 0, 7)
                text = day(chart, words, start)
                fits = x + 8 + width(text, SIZE) <= page.wide
                page.text(x + 8 if fits else x - 8, row.middle, text, align="left" if fits else "right")
                continue
            long = max(SLIM, (end.toordinal() - start.toordinal()) * scale)
            page.bar(x, row.middle - row.thick / 2, long, row.thick, shade(part.meaning))
    for at, start, end in brief_bars(chart):
        text, x = day(chart, words, start), left + (start.toordinal() - begin) * scale
        after = max(x + SLIM, left + (end.toordinal() - begin) * scale) + 4
        fits = after + width(text, SIZE) <= page.wide
        middle = rows[order.index(at)].middle
        page.text(after if fits else x - 4, middle, text, align="left" if fits else "right")
    return bottom


def _years(page: Canvas, first: int, last: int, sides: tuple[float, float], top: float, bottom: float) -> float:
    """A thin line and the year at each so many years; the y below them."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= YEARS)
    left, right = sides
    whole = date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal()
    for year in range(first, last + 1):
        if year % step == 0:
            x = left + (right - left) * (date(year, 1, 1).toordinal() - date(first, 1, 1).toordinal()) / whole
            page.line([(x, top), (x, bottom)], RULED)
            page.text(x, bottom + LINE / 2 + 2, str(year), colour=QUIET, align="center")
    return bottom + LINE + 4
