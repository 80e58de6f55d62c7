"""A Chart in; its table out as CSV or as an XLSX sheet with title, rule and the mark of illustrative rows."""

from io import BytesIO

import pandas as pd
import xlsxwriter

from lib.charts.chart import Chart
from lib.i18n import Words


def mark(illustrative: int, words: Words) -> str:
    """The sentence that every output carries which contains an illustrative row; empty where there is none."""
    if not illustrative:
        return ""
    return words.n("{n} illustrative row is included.", "{n} illustrative rows are included.", illustrative)


def csv(chart: Chart, words: Words) -> bytes:
    """The table in UTF-8 with a signature, which Excel needs to read ə and ş; the mark is a column of its own."""
    table = chart.table()
    if "illustrative" in chart.frame:
        table[words("Illustrative rows")] = list(chart.frame["illustrative"])
    return bytes(table.to_csv(index=False).encode("utf-8-sig"))


def xlsx(chart: Chart, words: Words) -> bytes:
    """One sheet: title, sentence, table with a filter, rule and mark below it."""
    table = chart.table()
    if "illustrative" in chart.frame:
        table[words("Illustrative rows")] = list(chart.frame["illustrative"])
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, chart.title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, chart.sentence)
        head = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(table):
            sheet.write_string(3, column, str(name), head)
            for line, value in enumerate(table[name], start=4):
                if not pd.isna(value):
                    sheet.write(line, column, value if isinstance(value, str) else _plain(value))
        sheet.autofilter(3, 0, 3 + len(table), max(0, len(table.columns) - 1))
        sheet.autofit()
        notes = [chart.rule, *chart.notes, mark(chart.illustrative, words)]
        for line, note in enumerate((note for note in notes if note), start=5 + len(table)):
            sheet.write_string(line, 0, note)
    return buffer.getvalue()


def _plain(value: object) -> object:
    """A NumPy scalar as the Python value that it holds."""
    return value.item() if hasattr(value, "item") else value
