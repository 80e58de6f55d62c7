"""The empty workbook: a sheet for each table with the headings that the import knows, and lists to choose from."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from lib.i18n import languages, words
from lib.imports.template import FILE, HOW, README, template
from lib.imports.workbook import TABLES, columns, must_be_filled, workbook
from lib.schema import Base
from tests.imports.folders import HOME, MOVE, PARTNER, SOURCE, spreadsheet

ROWS = {"institution": HOME, "source": SOURCE, "partner": PARTNER, "mobility": MOVE}


@pytest.fixture(scope="module")
def made() -> bytes:
    return template(words("en"))


def cells(data: bytes, name: str) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(name)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


def part(data: bytes, table: str, kind: str) -> str:
    """The XML of a sheet, or of its comments."""
    number = CalamineWorkbook.from_filelike(BytesIO(data)).sheet_names.index(table)
    name = f"xl/worksheets/sheet{number + 1}.xml" if kind == "sheet" else f"xl/comments{number}.xml"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_each_table_has_its_headings(made: bytes) -> None:
    names = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    assert names[:3] == [README, "institution", "source"]
    assert set(names[1:]) == set(TABLES)
    assert {name: cells(made, name) for name in names[1:]} == {
        name: [list(columns(TABLES[name]))] for name in names[1:]
    }


@pytest.mark.parametrize("language", languages())
def test_the_first_sheet_says_what_to_do(language: str) -> None:
    w = words(language)
    said = [row[-1] for row in cells(template(w), README)]
    assert [text for text in HOW if w(text) not in said] == []
    rows = {mapper.class_.__tablename__: mapper.class_.says() for mapper in Base.registry.mappers}
    assert [name for name in TABLES if w(rows[name]) not in said] == []


def test_what_a_column_holds_stands_at_its_heading(made: bytes) -> None:
    said = part(made, "mobility", "comments")
    assert [name for name, column in columns(TABLES["mobility"]).items() if (column.comment or "") not in said] == []
    assert "outgoing – Outgoing\nincoming – Incoming" in said


def test_a_cell_offers_what_it_can_hold(made: bytes) -> None:
    places = list(columns(TABLES["mobility"]))
    found = re.findall(r'sqref="([A-Z]+)2:.*?<formula1>(.*?)</formula1>', part(made, "mobility", "sheet"), re.DOTALL)
    offered = {places[ord(letter) - ord("A")]: listed for letter, listed in found if len(letter) == 1}
    assert offered["direction"] == '"outgoing,incoming"'
    assert offered["partner"] == "partner!$A$2:$A$5000"
    assert "start_date" not in offered
    assert '"yes,no"' in part(made, "partner", "sheet")


def test_what_must_be_filled_in_is_dark(made: bytes) -> None:
    styles = re.findall(r'<c r="[A-Z]+1" s="(\d+)"', part(made, "mobility", "sheet"))
    dark = {name for name, style in zip(columns(TABLES["mobility"]), styles, strict=True) if style == styles[0]}
    assert len(set(styles)) == 2
    assert dark == {name for name, column in columns(TABLES["mobility"]).items() if must_be_filled(column)}


def test_the_empty_workbook_lacks_a_university_and_nothing_else(made: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(made)
    faults = [fault.expected for fault in workbook(tmp_path).faults]
    assert faults == ["one_university"]


def test_filled_in_it_is_taken(made: bytes, tmp_path: Path) -> None:
    sheets = {
        name: [heads, *([[ROWS[name].get(head, "") for head in heads]] if name in ROWS else [])]
        for name in CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names[1:]
        for heads in cells(made, name)
    }
    spreadsheet(tmp_path / FILE, {README: cells(made, README), **sheets})
    book = workbook(tmp_path, reference=None)
    assert book.faults == []
    assert {name: len(rows) for name, rows in book.tables.items() if rows} == dict.fromkeys(ROWS, 1)
