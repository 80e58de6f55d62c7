"""Charts of bars in; on the page: columns by year, ranked bars, and the two sides of a balance."""

from typing import Final

from lib.charts.chart import Chart
from lib.drawing import paper_axes as axes
from lib.drawing.canvas import Canvas, width
from lib.drawing.paper_axes import BAR, GAP, RULED, SIZE
from lib.drawing.parts import ends as ends_of
from lib.drawing.parts import figures, parts, places, reach, shades, sided, sums, under_way
from lib.i18n import Words

THICKEST: Final = 60.0  # points of a column that stands alone
HIGH: Final = 135.0  # points of the tallest column with the figure on it


def columns(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """Stacked columns; the sum of each stands on it."""
    found, order = parts(chart), places(chart)
    top = axes.counted(page, chart, words, axes.legend(page, found, top))
    base, most = top + HIGH, max(sums(chart))
    texts = ends_of(chart, words)
    # How wide the axis is decides whether the figures fit side by side, and they how high it is.
    size, upright = axes.fitting(texts, (page.wide - 30) / len(order))
    scale = (HIGH - (max(width(text, size) for text in texts) + GAP if upright else 14)) / most
    left = axes.scale_beside(page, chart, words, most, base, scale)
    each = (page.wide - left) / len(order)
    thick = min(each * BAR, THICKEST)
    ends = dict.fromkeys(order, base)
    for part in found:
        colours = shades(chart, part)
        for at, value in figures(chart, part).items():
            high = (value or 0) * scale
            ends[at] -= high
            x = left + each * (order.index(at) + 0.5) - thick / 2
            page.bar(x, ends[at], thick, high, colours[at], hatched=at in chart.hatched)
    for number, (at, text) in enumerate(zip(order, texts, strict=True)):
        x, y = left + each * (number + 0.5), ends[at] - (GAP if upright else 7)
        page.text(x, y, text, size, align="left" if upright else "center", upright=upright)
    bottom = axes.names_below(page, [chart.name(chart.x, at) for at in order], left, each, base + GAP)
    added = [under_way(chart, words, at) for at in order]
    return axes.names_below(page, added, left, each, bottom) if any(added) else bottom


def ranked(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """Stacked bars, one below the other; the sum of each stands behind it."""
    found, order = parts(chart), places(chart)
    top = axes.counted(page, chart, words, axes.legend(page, found, top))
    texts = ends_of(chart, words)
    left, rows = axes.names_beside(page, [chart.name(chart.x, at) for at in order], top)
    scale = (page.wide - left - max(width(text, SIZE) for text in texts) - GAP) / max(sums(chart))
    ends = dict.fromkeys(order, left)
    for part in found:
        colours = shades(chart, part)
        for at, value in figures(chart, part).items():
            row, long = rows[order.index(at)], (value or 0) * scale
            page.bar(ends[at], row.middle - row.thick / 2, long, row.thick, colours[at])
            ends[at] += long
    for at, row, text in zip(order, rows, texts, strict=True):
        page.text(ends[at] + GAP, row.middle, text)
    return rows[-1].bottom


def balance(page: Canvas, chart: Chart, words: Words, top: float) -> float:
    """The first series to the left and the second to the right of one line."""
    found, order = parts(chart), places(chart)
    top = axes.legend(page, found, top)
    left, rows = axes.names_beside(page, [chart.name(chart.x, at) for at in order], top)
    every = [value for part in found for value in figures(chart, part).values()]
    beside = max(width(sided(chart, words, value, -1), SIZE) for value in every) + GAP
    scale = (page.wide - left - 2 * beside) / sum(reach(chart))
    middle = left + beside + reach(chart)[0] * scale
    for part, side in zip(found, (-1, 1), strict=False):
        colours = shades(chart, part)
        for at, value in figures(chart, part).items():
            row, long = rows[order.index(at)], (value or 0) * scale
            page.bar(middle - long if side < 0 else middle, row.middle - row.thick / 2, long, row.thick, colours[at])
            text = sided(chart, words, value, side)
            page.text(middle + side * (long + GAP), row.middle, text, align="right" if side < 0 else "left")
    page.line([(middle, top), (middle, rows[-1].bottom)], RULED, 1)
    return rows[-1].bottom
