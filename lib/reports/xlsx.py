"""A Report in; a workbook out: a sheet for each section with its tables, filters and Excel's own charts, and the rules.

Every table of a section is a table of Excel: several of them stand on one sheet, and each has its filter.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd
import xlsxwriter

from lib import theme
from lib.charts.chart import Chart
from lib.charts.world import table
from lib.drawing import formats, sheet_charts
from lib.drawing.sheets import mark, plain, title
from lib.i18n import Words, words
from lib.reports.blocks import ChartBlock, Heading, MapBlock, Readings, Report, Rules, Section, Sentence, TableBlock
from lib.reports.figures import heads
from lib.reports.marks import illustrative
from lib.reports.sheet_pages import Layout, deep, letters

NARROWEST, BROADEST = 9, 44  # letters of a column
RULES: Final = (40.0, 62.0, 46.0)  # letters of the columns of rules and sources
GAP: Final = 2  # rows between two tables


class Styles:
    """The dress of cells, made once for a workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.part = book.add_format({"bold": True, "font_size": 13, "font_color": theme.colour("accent")})
        self.head = book.add_format({"bold": True, "font_size": 12})
        self.column = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.said = book.add_format({"text_wrap": True, "valign": "top"})
        self.small = book.add_format({"font_color": "#55626F", "font_size": 9, "text_wrap": True, "valign": "top"})
        self.warn = book.add_format({"font_color": "#8A4B08", "font_size": 9})
        self._codes: dict[str, Any] = {}

    def code(self, code: str) -> Any:
        """Cells with a number format."""
        return self._codes.setdefault(code, self.book.add_format({"num_format": code} if code else {}))


def xlsx(report: Report) -> bytes:
    """The workbook."""
    w = words(report.language)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        made = datetime(report.as_of.year, report.as_of.month, report.as_of.day, tzinfo=UTC).replace(tzinfo=None)
        book.set_properties({"title": f"{report.title} {report.period}", "author": report.university, "created": made})
        styles = Styles(book)
        cover = book.add_worksheet(title(report.title, []))
        names = []
        for section in report.sections:
            names.append(title(section.title, [sheet.get_name() for sheet in book.worksheets()]))
            sheet = book.add_worksheet(names[-1])
            _rules(sheet, section, styles, w) if section.key == "rules" else _section(sheet, section, styles, w)
        _cover(cover, report, names, styles, w)
    return buffer.getvalue()


def _cover(sheet: Any, report: Report, names: list[str], styles: Styles, w: Words) -> None:
    sheet.set_column(0, 0, 60)
    sheet.set_paper(9)  # A4
    # LibreOffice gives a row no more than one of plain letters until it is asked to.
    sheet.set_row(1, 24)
    sheet.set_row(2, 20)
    sheet.write_string(0, 0, report.university)
    sheet.write_string(1, 0, report.title, styles.title)
    sheet.write_string(2, 0, report.period, styles.part)
    sheet.write_string(3, 0, w("As at {day}", day=w.date(report.as_of, "long")))
    said = [*report.notes, illustrative(report.illustrative, w)]
    for row, text in enumerate((one for one in said if one), start=4):
        sheet.write_string(row, 0, text, styles.warn)
    sheet.write_string(7, 0, w("Contents"), styles.head)
    for row, (name, section) in enumerate(zip(names, report.sections, strict=True), start=8):
        inside = name.replace("'", "''")
        sheet.write_url(row, 0, f"internal:'{inside}'!A1", string=section.title)


def _section(sheet: Any, section: Section, styles: Styles, w: Words) -> None:
    sheet.write_string(0, 0, section.title, styles.title)
    sheet.write_string(1, 0, illustrative(section.illustrative, w), styles.warn)
    page, row = Layout(), 3
    begin: int | None = None
    for block in section.blocks:
        begin = row if begin is None else begin
        if isinstance(block, Heading | Sentence):
            sheet.write_string(row, 0, block.text, styles.part if isinstance(block, Heading) else None)
            row += 2
            continue
        if isinstance(block, Readings):
            row = _readings(sheet, row, block, styles, w, page)
        elif isinstance(block, MapBlock):
            row = _chart(sheet, row, TableBlock(block.key, table(block.drawn, w)), styles, w, page)
        elif isinstance(block, ChartBlock | TableBlock):
            row = _chart(sheet, row, block, styles, w, page)
        # A heading stays with what it stands over.
        page.blocks.append((begin, row - GAP))
        begin = None
    page.finish(sheet, row)


def _readings(sheet: Any, row: int, block: Readings, styles: Styles, w: Words, page: Layout) -> int:
    names = [*heads(block, w), w("Currency"), w("Illustrative rows")]
    # The change is text, because it is a share of one figure and a difference of another.
    aim = [[f.target] if block.aimed else [] for f in block.figures]
    lines = [
        [f.name, f.value, f.previous, f.change_text, *more, f.when, f.currency, f.illustrative]
        for f, more in zip(block.figures, aim, strict=True)
    ]
    for number, figure in enumerate(block.figures, start=row + 1):
        code = "#,##0.0" if figure.digits else formats.WHOLE
        if figure.currency:
            code = formats.amount(figure.currency, w)
        codes = ["", code, code, "", *([code] if block.aimed else []), "", "", formats.WHOLE]
        _line(sheet, number, lines[number - row - 1], codes, styles)
    _frame(sheet, row, names, len(lines), styles.column)
    _widen(page, row, names, lines)
    return row + len(lines) + 1 + GAP


def _chart(sheet: Any, row: int, block: ChartBlock | TableBlock, styles: Styles, w: Words, page: Layout) -> int:
    """Title, sentence, rule, table, and beside it the chart; the row where the next one may begin."""
    chart = block.chart
    sheet.write_string(row, 0, chart.title, styles.head)
    page.text(row + 1, chart.sentence, 11, styles.said)
    page.text(row + 2, " ".join(note for note in (chart.rule, *chart.notes) if note), 9, styles.small)
    sheet.write_string(row + 3, 0, mark(chart.illustrative, w), styles.warn)
    top = row + 4
    found = chart.table()
    names, codes = list(map(str, found.columns)), _codes(chart, w)
    if "illustrative" in chart.frame:
        found = found.assign(**{w("Illustrative rows"): list(chart.frame["illustrative"])})
        names, codes = [*names, w("Illustrative rows")], [*codes, formats.WHOLE]
    lines = [
        [_value(value, code) for value, code in zip(line, codes, strict=True)] for line in found.itertuples(index=False)
    ]
    for number, line in enumerate(lines, start=top + 1):
        _line(sheet, number, line, codes, styles)
    _frame(sheet, top, names, len(lines), styles.column)
    _widen(page, top, names, lines)
    bottom = top + len(lines) + 1
    if isinstance(block, ChartBlock):
        beside = sheet_charts.put(styles.book, sheet, chart, w, top, len(names) + 1)
        for column, wide in beside.items():
            page.widen(column, wide)
        page.charts += [(len(names) + 1, sheet_charts.WIDE)] if beside else []
        bottom = max(bottom, top + sheet_charts.rows(chart))
    return bottom + GAP


def _frame(sheet: Any, top: int, names: list[str], lines: int, head: Any) -> None:
    """The cells as a table of Excel; two columns of one name would make it ask for a repair."""
    unique: list[str] = []
    for name in names:
        while name.lower() in (one.lower() for one in unique) or not name:
            name = f"{name} "
        unique.append(name)
    sheet.add_table(
        top,
        0,
        top + max(1, lines),
        len(names) - 1,
        {
            "columns": [{"header": name, "header_format": head} for name in unique],
            "style": "Table Style Light 1",
            "banded_rows": False,
        },
    )


def _line(sheet: Any, row: int, values: list[Any], codes: list[str], styles: Styles) -> None:
    for column, (value, code) in enumerate(zip(values, codes, strict=True)):
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, styles.code(code))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif value is not None:
            sheet.write_number(row, column, value, styles.code(code))


def _codes(chart: Chart, w: Words) -> list[str]:
    """The number format of each column of the table."""
    return [_code(chart, name, w) for name in chart.headings if name in chart.frame]


def _code(chart: Chart, name: str, w: Words) -> str:
    column = chart.frame[name]
    known = column.dropna()
    if len(known) and all(isinstance(value, date) for value in known):
        return formats.day(w)
    if not pd.api.types.is_numeric_dtype(column):
        return ""
    if "year" in name:
        return formats.PLAIN
    if chart.currency and name == chart.y:
        return formats.amount(chart.currency, w)
    return formats.WHOLE if all(float(value).is_integer() for value in known) else formats.PART


def _value(value: Any, code: str) -> Any:
    """A value as a cell holds it; a year whose name is the year itself is a figure, so that it can be sorted."""
    return int(value) if code == formats.PLAIN and str(value).isdecimal() else plain(value)


def _widen(page: Layout, top: int, names: list[str], lines: list[list[Any]]) -> None:
    page.heads.append((top, names))
    for column, name in enumerate(names):
        cells = [len(str(line[column])) for line in lines if line[column] is not None]
        longest = max(cells, default=0) + 2
        page.widen(column, max(NARROWEST, min(BROADEST, longest), *(letters(word) for word in name.split())))


def _rules(sheet: Any, section: Section, styles: Styles, w: Words) -> None:
    sheet.write_string(0, 0, section.title, styles.title)
    page = Layout(widths=dict(enumerate(RULES)))
    names = [w("What"), w("Rule"), w("Source")]
    lines = [
        (rule.name, rule.text, rule.source)
        for block in section.blocks
        if isinstance(block, Rules)
        for rule in block.rules
    ]
    for number, line in enumerate(lines, start=3):
        # No program is left to find the height by itself: LibreOffice does not, and prints lines over each other.
        page.heights[number] = deep(line, RULES)
        for column, text in enumerate(line):
            sheet.write_string(number, column, text, styles.said)
    _frame(sheet, 2, names, len(lines), styles.column)
    page.finish(sheet, len(lines) + 3)
