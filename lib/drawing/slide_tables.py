"""Heat maps and timelines in; on a slide: tables whose cells can be edited."""

import math
from typing import Any, Final

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from lib.charts.chart import Chart
from lib.drawing.parts import Grid, day, grid, heat, ink, parts, places, said, shade
from lib.drawing.slide_cells import Cells, Look
from lib.i18n import Words

EMU: Final = 12700  # in a point
SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)  # points of a word
SMALLEST: Final = SIZES[-1]
LETTER: Final = 0.58  # width of a letter by its height, on average
ROW: Final = 1.75  # height of a row by that of its words
NAMES: Final = 0.26  # of the width, for the names of rows
Cell = tuple[str, str]  # what stands in it, and its colour
WHITE: Final = "#FFFFFF"


def put(slide: Any, area: tuple[int, int, int, int], chart: Chart, words: Words) -> Any:
    """The shape of the table."""
    if chart.kind == "spans":
        lines, shares = _spans(chart, words), [0.4, 0.2, 0.2, 0.2]
    else:
        found = grid(chart)
        lines = _cells(chart, words, found)
        shares = [NAMES, *[(1 - NAMES) / len(found.columns)] * len(found.columns)]
    wide, high = area[2] / EMU, area[3] / EMU
    widths = [share * wide for share in shares]
    lines = _cut(lines, int(high / (SMALLEST * ROW)), words)
    size = next((s for s in SIZES if sum(_height(line, widths, s) for line in lines) <= high), SMALLEST)
    heights = [_height(line, widths, size) for line in lines]
    shape = slide.shapes.add_table(len(lines), len(shares), *area[:3], round(sum(heights) * EMU))
    table = shape.table
    table.horz_banding, table.first_row = False, True
    for column, room in zip(table.columns, widths, strict=True):
        column.width = round(room * EMU)
    cells = Cells()
    for row, line, tall in zip(table.rows, lines, heights, strict=True):
        row.height = round(tall * EMU)
        own = min(size, _heading(line, widths)) if line is lines[0] else size
        for number, (cell, (text, colour)) in enumerate(zip(row.cells, line, strict=True)):
            look = _look(colour, own, number > 0 and chart.kind != "spans", line is lines[0])
            cells.write(cell, text, look)
    return shape


def _cut(lines: list[list[Cell]], most: int, words: Words) -> list[list[Cell]]:
    """The lines that fit; the last of them says how many do not."""
    rest = len(lines) - most + 1
    if len(lines) <= most:
        return lines
    note = words.n("{n} further line is not shown.", "{n} further lines are not shown.", rest)
    return [*lines[: most - 1], [(note, WHITE), *[("", WHITE)] * (len(lines[0]) - 1)]]


def _heading(line: list[Cell], widths: list[float]) -> float:
    """The size at which no word of a heading, which is bold, breaks in its middle."""
    longest = [max((len(word) for word in text.split()), default=1) for text, _ in line]
    return max(6.0, min((room - 6) / letters / (LETTER * 1.15) for letters, room in zip(longest, widths, strict=True)))


def _height(line: list[Cell], widths: list[float], size: float) -> float:
    """Points that a row needs, its longest text broken into lines."""
    needed = (math.ceil(len(text) * LETTER * size / (room - 6)) for (text, _), room in zip(line, widths, strict=True))
    return size * (ROW + 1.2 * (max(1, *needed) - 1))


def _cells(chart: Chart, words: Words, found: Grid) -> list[list[Cell]]:
    """The names of the columns, then a line for each row: its name, its figures the darker the more they are."""
    most = max(value or 0 for line in found.cells for value in line)
    head: list[Cell] = [("", WHITE), *((name, WHITE) for name in found.columns)]
    return [head] + [
        [(name, WHITE), *((said(chart, words, value), heat(value, most)) for value in line)]
        for name, line in zip(found.rows, found.cells, strict=True)
    ]


def _spans(chart: Chart, words: Words) -> list[list[Cell]]:
    """A line for each bar: whose it is, what it is, from when, until when."""
    assert chart.end is not None
    # What names a bar may be a short form of the column that the table has.
    first = chart.headings.get(chart.x, next(iter(chart.headings.values())))
    head = [first, *(chart.headings.get(str(c), "") for c in (chart.series, chart.y, chart.end))]
    lines: list[list[Cell]] = []
    for part in parts(chart):
        starts, ends = pd.to_datetime(part.rows[chart.y]), pd.to_datetime(part.rows[chart.end])
        for at, start, end in zip(part.rows[chart.x], starts, ends, strict=True):
            mark = shade(part.meaning)
            dates = day(chart, words, start), "–" if pd.isna(end) else words.date(end.date())
            lines.append([(chart.name(chart.x, at), WHITE), (part.name, mark), *((text, WHITE) for text in dates)])
    order = {chart.name(chart.x, at): row for row, at in enumerate(places(chart))}
    return [[(text, WHITE) for text in head], *sorted(lines, key=lambda line: order[line[0][0]])]


def _look(colour: str, size: float, centred: bool, head: bool) -> Look:
    align = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    return Look(size, colour, ink(colour), head, align, MSO_ANCHOR.MIDDLE, beside=3, above=0)
