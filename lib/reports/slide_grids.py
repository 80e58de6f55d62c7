"""Headings and lines in; tables for slides out: in letters that can be read, on two slides where one is too small."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from lib import theme
from lib.drawing.slide_cells import Cells, Look
from lib.drawing.slide_letters import LINE, lines, wide
from lib.reports.columns import fitted

SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.5)  # points of letters
BESIDE: Final = 14.4  # points beside a text, on both sides together
ABOVE: Final = 9.0  # and above and below it
Line = Sequence[str]


class Grid(NamedTuple):
    """A table that fits on a slide; lengths in points."""

    heads: Line
    lines: Sequence[Line]
    figures: Sequence[bool]
    size: float
    widths: Sequence[float]


def grids(heads: Line, body: Sequence[Line], figures: Sequence[bool], room: float, high: float) -> Iterator[Grid]:
    """The tables, in the largest letters in which all lines fit; of two, the first column stands in both."""
    found = [_grid(heads, body, figures, room, size) for size in SIZES]
    fitting = [one for one in found if one is not None]
    whole = next((one for one in fitting if _high(one) <= high), None)
    if whole is not None:
        yield whole
    elif fitting and len(body) > 1:
        half = -(-len(body) // 2)
        yield from grids(heads, body[:half], figures, room, high)
        yield from grids(heads, body[half:], figures, room, high)
    elif len(heads) > 2:
        half = -(-len(heads) // 2)
        for columns in (range(half), (0, *range(half, len(heads)))):
            some = [[line[n] for n in columns] for line in (heads, *body)]
            yield from grids(some[0], some[1:], [figures[n] for n in columns], room, high)
    else:
        yield Grid(heads, body, figures, SIZES[-1], [room / len(heads)] * len(heads))


def _grid(heads: Line, body: Sequence[Line], figures: Sequence[bool], room: float, size: float) -> Grid | None:
    """The table in letters of a size, if no word of it breaks."""
    widths = fitted(heads, body, size, BESIDE, wide, room)
    return None if widths is None else Grid(heads, body, figures, size, widths)


def _rows(one: Grid) -> list[float]:
    """Points that each line takes, the headings first."""
    return [
        max(lines(text, room - BESIDE, one.size, bold) for text, room in zip(line, one.widths, strict=True))
        * one.size
        * LINE
        + ABOVE
        for line, bold in ((one.heads, True), *((line, False) for line in one.lines))
    ]


def _high(one: Grid) -> float:
    return sum(_rows(one))


def put(slide: Any, one: Grid, left: int, top: int) -> None:
    """The table on a slide."""
    rows = _rows(one)
    shape = slide.shapes.add_table(len(rows), len(one.heads), left, top, Pt(sum(one.widths)), Pt(sum(rows)))
    drawn = shape.table
    drawn.horz_banding = False
    for column, room in zip(drawn.columns, one.widths, strict=True):
        column.width = Pt(room)
    cells, ink, rule = Cells(), theme.named("textColor"), theme.named("borderColor")
    for number, line in enumerate((one.heads, *one.lines)):
        drawn.rows[number].height = Pt(rows[number])
        for place, said in enumerate(line):
            fill = "#E9F1F3" if number == 0 else "#FFFFFF"
            align = PP_ALIGN.RIGHT if one.figures[place] else PP_ALIGN.LEFT
            look = Look(one.size, fill, ink, number == 0, align, rule=rule)
            cells.write(drawn.cell(number, place), str(said), look)
