"""What stands on a sheet of a workbook in; widths, heights and page breaks of its print out: no chart is cut in two."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lib.drawing.slide_letters import lines, wide

COLUMN: Final = 64  # pixels of a column that nobody has set
ROW: Final = 20  # pixels of a row
POINT: Final = 0.75  # points of a pixel
LINE: Final = 15.0  # points of a line of text
ARROW: Final = 18.0  # points that the arrow of a filter takes
# A4 lying, less the margins of Excel, and a little less for the columns that other programs draw wider.
ACROSS, DOWN = 950.0, 630.0  # pixels at full size


def pixels(letters: float) -> int:
    """The width of a column of so many letters."""
    return int(letters * 7 + 5)


@dataclass
class Layout:
    """One sheet: widths of columns in letters, long texts, headings of tables, blocks that stay whole."""

    widths: dict[int, float] = field(default_factory=dict)
    texts: list[tuple[int, str, float, Any]] = field(default_factory=list)  # row, text, points of its letters, style
    heads: list[tuple[int, Sequence[str]]] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)  # first row, and the row after the last
    charts: list[tuple[int, int]] = field(default_factory=list)  # column of its left edge, and its pixels
    heights: dict[int, float] = field(default_factory=dict)  # points of rows that are higher than others

    def widen(self, column: int, letters: float) -> None:
        """A column is at least so wide."""
        self.widths[column] = max(self.widths.get(column, 0.0), letters)

    def text(self, row: int, said: str, size: float, style: Any) -> None:
        """A text over the whole width of the sheet, in as many lines as it needs."""
        if said:
            self.texts.append((row, said, size, style))

    def finish(self, sheet: Any, bottom: int) -> None:
        """Write all of it down; `bottom` is the last row."""
        last = self._last()
        for column, letters in self.widths.items():
            sheet.set_column(column, column, letters)
        across = sum(self._pixels(column) for column in range(last + 1))
        self._write(sheet, last, across * POINT)
        scale = min(1.0, ACROSS / across)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        # One page wide, whatever widths the reader's program gives columns: without our font LibreOffice's are wider.
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, bottom, last)
        sheet.set_h_pagebreaks(self.breaks(DOWN / scale))

    def breaks(self, page: float) -> list[int]:
        """The rows before which a page ends, so that each block which fits on a page stands on one."""
        found: list[int] = []
        begin, longer = 0, False
        for place, (first, after) in enumerate(self.blocks):
            if place and (longer or self._high(begin, after) > page):
                found.append(first)
                begin = first
            # What is longer than a page goes on over the next; where it ends there differs from program to program.
            longer = self._high(begin, after) > page
        return found

    def _high(self, first: int, after: int) -> float:
        """Pixels of some rows."""
        return sum(self.heights.get(row, ROW * POINT) / POINT for row in range(first, after))

    def _last(self) -> int:
        """The column that tables and charts reach to."""
        last = max(self.widths, default=0)
        for column, room in self.charts:
            while room > 0:
                room -= self._pixels(column)
                column += 1
            last = max(last, column - 1)
        return last

    def _pixels(self, column: int) -> int:
        return pixels(self.widths[column]) if column in self.widths else COLUMN

    def _write(self, sheet: Any, last: int, room: float) -> None:
        for row, said, size, style in self.texts:
            self.heights[row] = lines(said, room, size) * size * LINE / 11
            if last:
                sheet.merge_range(row, 0, row, last, said, style)
            else:
                sheet.write_string(row, 0, said, style)
        for row, names in self.heads:
            self.heights[row] = LINE * max(_broken(name, self.widths[n]) for n, name in enumerate(names))
        for row, points in self.heights.items():
            sheet.set_row(row, max(LINE, points))


def _broken(name: str, letters: float) -> int:
    """Lines of a heading beside the arrow of its filter."""
    return lines(name, pixels(letters) * POINT - ARROW, 11, True)


def deep(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points of a row whose texts break in columns of so many letters."""
    return LINE * max(lines(said, pixels(room) * POINT - 6, 11) for said, room in zip(texts, widths, strict=True))


def letters(word: str) -> float:
    """Letters that a column needs for a heading of one word, which is bold, and for the arrow beside it."""
    return math.ceil((wide(word, 11, True) + ARROW) / POINT / 7)
