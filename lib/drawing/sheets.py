"""A Chart in; its table out as CSV, or as an XLSX sheet with its chart, its rule and the mark of illustrative rows."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd
import xlsxwriter

from lib.charts.chart import Chart
from lib.drawing import formats, sheet_charts
from lib.i18n import Words

NARROW, BROAD = 9, 46  # letters that a column is wide
LINE: Final = 15  # points of a row
ARROW: Final = 3  # letters that the arrow of a filter takes
SMALL: Final = "#55626F"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def mark(illustrative: int, words: Words) -> str:
    """The sentence that every output carries which contains an illustrative row; empty where there is none.

    It has no number: a row stands behind as many marks as it counts for, an agreement behind each of its years.
    """
    return words("Illustrative rows are included.") if illustrative else ""


def csv(chart: Chart, words: Words) -> bytes:
    """The table in UTF-8 with a signature, which Excel needs to read ə and ş; the mark is a column of its own."""
    table = _table(chart, words).map(_harmless)
    return bytes(table.to_csv(index=False).encode("utf-8-sig"))


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is kept one by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _table(chart: Chart, words: Words) -> pd.DataFrame:
    table = chart.table()
    if "illustrative" in chart.frame:
        table[words("Illustrative rows")] = list(chart.frame["illustrative"])
    return table


def xlsx(chart: Chart, words: Words) -> bytes:
    """A workbook of one sheet."""
    return workbook([chart], words)


def listed(chart: Chart, words: Words) -> bytes:
    """A workbook of one sheet without a chart, of what is read and not drawn."""
    return workbook([chart], words, drawn=False)


def workbook(charts: Iterable[Chart], words: Words, drawn: bool = True) -> bytes:
    """A workbook with a sheet for each chart."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for chart in charts:
            put(book, chart, words, drawn=drawn)
    return buffer.getvalue()


def put(book: Any, chart: Chart, words: Words, name: str = "", drawn: bool = True) -> Any:
    """A further sheet of a workbook: title, sentence, rule, mark; below them the table with a filter, and the chart."""
    sheet = book.add_worksheet(title(name or chart.title, [own.get_name() for own in book.worksheets()]))
    sheet.write_string(0, 0, chart.title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, chart.sentence)
    notes = [note for note in (chart.rule, *chart.notes, mark(chart.illustrative, words)) if note]
    small = book.add_format({"font_color": SMALL, "font_size": 9})
    for row, note in enumerate(notes, start=2):
        sheet.write_string(row, 0, note, small)
    top = 3 + len(notes)
    table = _table(chart, words)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    widths = []
    for number, column in enumerate(table):
        sheet.write_string(top, number, str(column), head)
        widths.append(_column(book, sheet, chart, words, (top, number), str(column), list(table[column])))
    broken = (math.ceil(1.3 * len(str(column)) / (wide - ARROW)) for column, wide in zip(table, widths, strict=True))
    sheet.set_row(top, LINE * max(1, *broken))
    sheet.autofilter(top, 0, top + max(1, len(table)), max(0, len(widths) - 1))
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    if drawn and not chart.empty:
        sheet_charts.put(book, sheet, chart, words, top + 1, len(widths) + 1)
    return sheet


def title(wanted: str, taken: Sequence[str]) -> str:
    """A name that Excel allows for a sheet: 31 letters, no brackets or slashes, no two alike."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in wanted).strip("' ")[:31] or "1"
    found, number = plain, 1
    while found.lower() in {one.lower() for one in taken}:
        number += 1
        found = f"{plain[: 31 - len(str(number)) - 1]} {number}"
    return found


def _column(
    book: Any, sheet: Any, chart: Chart, words: Words, at: tuple[int, int], heading: str, values: list[Any]
) -> float:
    """The cells of one column in the format of its figures; its width in letters."""
    top, number = at
    names = [column for column in chart.headings if column in chart.frame]
    column = names[number] if number < len(names) else "illustrative"
    # A year whose name is the year itself is a figure, so that it can be sorted and compared.
    values = [int(v) if isinstance(v, str) and v.isdecimal() and _whole(chart, column) else plain(v) for v in values]
    code = _code(chart, words, column, values)
    # A figure that names a row stands where a name would.
    style = book.add_format({"num_format": code, **({"align": "left"} if code == formats.PLAIN else {})})
    for line, value in enumerate(values, start=top + 1):
        if isinstance(value, str):
            sheet.write_string(line, number, value)
        elif isinstance(value, date):
            sheet.write_datetime(line, number, value, style)
        elif isinstance(value, bool):
            sheet.write_boolean(line, number, value)
        elif value is not None:
            sheet.write_number(line, number, value, style)
    longest = max((len(_shown(value)) for value in values), default=0)
    word = max((len(word) for word in heading.split()), default=0) + ARROW
    wide = min(BROAD, max(NARROW, longest + 2, word))
    sheet.set_column(number, number, wide)
    return wide


def _whole(chart: Chart, column: str) -> bool:
    """Whether the codes of a column are whole numbers."""
    return column in chart.frame and pd.api.types.is_integer_dtype(chart.frame[column])


def _code(chart: Chart, words: Words, column: str, values: list[Any]) -> str:
    """The format of a column: dates by the language, years plainly, other figures with thousands."""
    known = [value for value in values if value is not None and not isinstance(value, str)]
    if any(isinstance(value, date) for value in known):
        return formats.day(words)
    if not known:
        return ""
    if "year" in column:
        return formats.PLAIN
    if chart.currency and column == chart.y:
        return formats.amount(chart.currency, words)
    return formats.WHOLE if all(float(value).is_integer() for value in known) else formats.PART


def plain(value: Any) -> Any:
    """A value as a workbook can hold it: a date, a text, a figure; None where nothing is known."""
    if value is None or (not isinstance(value, str) and pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value if isinstance(value, (str, date, bool, int, float)) else str(value)


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else "" if value is None else str(value)
