"""The schema in; an empty workbook for an office out: a sheet for each table, its headings, what each column holds.

It can be filled in and imported as it stands (lib/imports/workbook.py): the first sheet is passed over.
"""

from io import BytesIO
from typing import Any, Final

import xlsxwriter
from sqlalchemy import Column, Date, Table

from lib.codes import N_
from lib.i18n import Words
from lib.imports.workbook import TABLES, columns, must_be_filled
from lib.schema import Base

FILE: Final = "meridian.xlsx"
README: Final = "README"
# What an office begins with; the other tables follow as the schema declares them.
FIRST: Final = ("institution", "source", "unit", "partner", "partner_name", "mobility", "agreement")
ROWS: Final = 5000  # lines that lists and formats reach down to
LISTED: Final = 255  # letters of a list that Excel takes
INK, PAPER, SOFT = "#0B5E6B", "#FFFFFF", "#E4EFF1"
HOW: Final = (
    N_("Each sheet is a table and each row one thing. What is not known stays empty; the first line keeps its names."),
    N_("A column with a dark heading must be filled in. The others may stay empty or be deleted."),
    N_("A key is a short name of your own for a row, such as ege-university. Other sheets point to the row by it."),
    N_("Days are written as 2024-09-15 or 15.09.2024, countries as TR or by name. A cell of a closed list opens it."),
    N_("Begin with institution (one row) and source (where the rows come from), then partner and mobility."),
    N_("Put the finished file into a folder of its own and run: python -m lib init --data FOLDER"),
)


def template(w: Words) -> bytes:
    """The workbook as XLSX, its explanations in the reader's language, its names those of the database."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        tables = sorted(TABLES.values(), key=lambda one: FIRST.index(one.name) if one.name in FIRST else len(FIRST))
        _readme(book, tables, w)
        for table in tables:
            _sheet(book, table, w)
    return held.getvalue()


def _readme(book: Any, tables: list[Table], w: Words) -> None:
    sheet = book.add_worksheet(README)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 96, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.write_string(0, 0, "Meridian", book.add_format({"bold": True, "font_size": 16, "font_color": INK}))
    for line, said in enumerate(HOW, 2):
        sheet.write_string(line, 1, w(said))
    rows = {mapper.class_.__tablename__: mapper.class_.says() for mapper in Base.registry.mappers}
    named = book.add_format({"font_color": INK, "underline": 1, "valign": "top"})
    for line, table in enumerate(tables, len(HOW) + 3):
        sheet.write_url(line, 0, f"internal:'{table.name}'!A1", named, table.name)
        sheet.write_string(line, 1, w(rows[table.name]))


def _sheet(book: Any, table: Table, w: Words) -> None:
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    must = book.add_format({"bold": True, "font_color": PAPER, "bg_color": INK})
    may = book.add_format({"font_color": INK, "bg_color": SOFT})
    # As text, 0413 keeps its nought and 2024-09 is no day.
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, (name, column) in enumerate(columns(table).items()):
        kind = day if isinstance(column.type, Date) else text if column.type.python_type is str else None
        sheet.set_column(place, place, max(12, len(name) + 3), kind)
        sheet.write_string(0, place, name, must if must_be_filled(column) else may)
        sheet.write_comment(0, place, _said(column, w), {"x_scale": 2.4, "y_scale": 1.6, "font_size": 9})
        if listed := _list(column):
            # What is not on the list may be a name of what is: the import says whether it is.
            sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": listed, "show_error": False})


def _said(column: Column[Any], w: Words) -> str:
    """What the column holds, and the words of its codes."""
    codes = [f"{code} – {w(word)}" for code, word in column.info.get("codes", {}).items()]
    return "\n".join([w(column.comment or ""), *codes])


def _list(column: Column[Any]) -> list[str] | str:
    """What a cell of the column can be chosen from: codes, yes and no, the keys of another sheet."""
    for key in column.foreign_keys:
        return f"={key.column.table.name}!$A$2:$A${ROWS}"
    codes = [str(code) for code in column.info.get("codes", {})] or ["yes", "no"] * (column.type.python_type is bool)
    return codes if len(",".join(codes)) <= LISTED else []
