"""The same tables in any format that an office writes are the same rows in the database."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, create_engine, select

from lib.i18n import words
from lib.imports.cells import value
from lib.imports.loading import load
from lib.imports.sheets import UNSEEN, sheet
from lib.imports.workbook import TABLES, columns, workbook
from lib.schema import Base
from tests.imports.folders import HOME, MOVE, PARTNER, folder, spreadsheet

LSU = Path(__file__).parents[2] / "data" / "lsu"
Rows = list[list[str]]
# Kept of a source by the import itself: which files it came in with, when, and how many rows said it in another way.
OF_THE_IMPORT = ("file_name", "sha256", "imported_at", "rows_taken", "rows_changed")


def tables() -> dict[str, Rows]:
    found = {}
    for path in sorted(LSU.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.reader(file))
    return found


def written(path: Path, rows: Rows, separator: str, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)


def cells(name: str, rows: Rows, make: Callable[[Column[Any], str], Any]) -> list[list[Any]]:
    """The rows of a table, each cell as another format holds it."""
    known = [columns(TABLES[name])[heading] for heading in rows[0]]
    return [rows[0], *([make(column, text) for column, text in zip(known, row, strict=True)] for row in rows[1:])]


def in_spreadsheet(column: Column[Any], text: str) -> Any:
    """What a spreadsheet makes of a text that is typed into it."""
    kind = column.type.python_type
    if not text or column.foreign_keys:
        return text or None
    if kind in (int, float):
        return float(text)
    return {bool: lambda: text == "yes", date: lambda: date.fromisoformat(text)}.get(kind, lambda: text)()


def with_comma(column: Column[Any], text: str) -> str:
    """What a spreadsheet writes in a country that writes 38,75 and 15.09.2024."""
    kind = column.type.python_type
    if kind is float and not column.foreign_keys:
        return text.replace(".", ",")
    return f"{date.fromisoformat(text):%d.%m.%Y}" if kind is date and text else text


def as_books(at: Path, found: dict[str, Rows]) -> None:
    for name, rows in found.items():
        spreadsheet(at / f"{name}.xlsx", {"Sheet1": cells(name, rows, in_spreadsheet)})


def as_one_book(at: Path, found: dict[str, Rows]) -> None:
    spreadsheet(at / "lsu.xlsx", {name: cells(name, rows, in_spreadsheet) for name, rows in found.items()})


def as_semicolons(at: Path, found: dict[str, Rows]) -> None:
    for name, rows in found.items():
        written(at / f"{name}.csv", cells(name, rows, with_comma), ";", "utf-8-sig")


def as_tabs(at: Path, found: dict[str, Rows]) -> None:
    for name, rows in found.items():
        written(at / f"{name}.csv", rows, "\t", "utf-16")


def content(at: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row that a folder gives a database, without what the import notes of itself."""
    book = workbook(at, today=date(2026, 11, 21))
    assert [fault.sentence(words("en")) for fault in book.faults][:5] == []
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        load(connection, book)
        found = {
            name: [
                {key: held for key, held in row.items() if key not in OF_THE_IMPORT}
                for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for name, table in TABLES.items()
        }
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def plain() -> dict[str, list[dict[str, Any]]]:
    return content(LSU)


@pytest.mark.parametrize("write", [as_books, as_one_book, as_semicolons, as_tabs])
def test_a_university_in_another_format(
    write: Callable[[Path, dict[str, Rows]], None], plain: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    write(tmp_path, tables())
    found = content(tmp_path)
    assert len(found["mobility"]) == 902
    for name in TABLES:
        assert found[name] == plain[name], name


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(st.just("u"), CELL, CELL), max_size=4),
    separator=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    told=st.booleans(),
)
def test_any_separator_and_encoding_gives_the_cells_back(
    rows: list[tuple[str, str, str]], separator: str, encoding: str, told: bool, tmp_path: Path
) -> None:
    path = tmp_path / "unit.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(f"sep={separator}\n" * told)
        csv.writer(file, delimiter=separator).writerows([("key", "kind", "name"), *rows])
    found = sheet(path, ("key", "kind", "name"))
    assert (found.faults, found.header, found.header_line) == ([], ["key", "kind", "name"], 1 + told)
    seen = [[cell.translate(UNSEEN).strip() for cell in row] for row in rows]
    assert [cells for _, cells in found.lines] == [row for row in seen if any(row)]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("key;kind,of;name\n", ";"), ("key,kind;of,name\n", ","), ("\n\nkey\tkind\n", "\t"), ("key\n", ","),
        ("Schlüssel;Art;Name\n", ";"), ('"key";"kind"\n', ";"), ("", ","),
    ],
)  # fmt: skip
def test_the_separator_is_the_one_that_names_columns(text: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_text(text, "utf-8")
    assert sheet(path, ("key", "kind", "name")).header == next(csv.reader([text.strip()], delimiter=separator), [])


def semicolons(at: Path, table: str, *rows: dict[str, str]) -> list[str]:
    written(at / f"{table}.csv", [list(rows[0]), *(list(row.values()) for row in rows)], ";", "utf-8")
    return [fault.sentence(words("en")) for fault in workbook(at, reference=None).faults]


@pytest.mark.parametrize("decimal_comma", [False, True])
@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("74.500,00", 74500.0), ("74,500.00", 74500.0), ("1.234.567,5", 1234567.5), ("1,234,567.5", 1234567.5),
        ("1 200.5", 1200.5), ("1200.5", 1200.5),
    ],
)  # fmt: skip
def test_a_number_with_both_signs_can_be_read_in_one_way_only(text: str, held: float, decimal_comma: bool) -> None:
    assert value(Base.metadata.tables["grant"].columns["budget"], text, decimal_comma) == held


@pytest.mark.parametrize("word", ["tələbə", "Öğrenci", "студент", "talaba", "Tələbələr", "student"])
def test_a_line_is_of_one_student(word: str) -> None:
    assert value(Base.metadata.tables["mobility"].columns["role"], word) == "student"


def test_a_decimal_comma_is_one_where_semicolons_part_the_cells(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    assert semicolons(at, "institution", {**HOME, "latitude": "38,75"}) == []
    assert workbook(at, reference=None).tables["institution"][0].values["latitude"] == 38.75
    for text in ("38,7,5", "1.38,75", "0.038,75", "38,"):
        assert semicolons(at, "institution", {**HOME, "latitude": text}) == [
            f"lsu/institution.csv, line 2, column latitude: “{text}” is not a number such as 1234.56."
        ]
    assert semicolons(at, "institution", HOME) == []
    assert semicolons(at, "mobility", {**MOVE, "participants": "1,0"}) == [
        "lsu/mobility.csv, line 2, column participants: “1,0” is not a whole number."
    ]


def test_a_point_between_thousands_is_not_guessed(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    target = {"indicator": "outgoing_students", "year": "2026", "value": "1.500", "source": "s"}
    assert semicolons(at, "target", target) == [
        "lsu/target.csv, line 2, column value: “1.500” can be read as two numbers; write no point between thousands, "
        "and a comma before decimals."
    ]
    for text, held in [("1500", 1500), ("1,500", 1.5), ("0.500", 0.5), ("1.50", 1.5)]:
        assert semicolons(at, "target", {**target, "value": text}) == []
        assert workbook(at, reference=None).tables["target"][0].values["value"] == held
    assert semicolons(at, "institution", {**HOME, "latitude": "38.754"}) == []


def test_empty_cells_around_a_table_are_left_out(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    (at / "unit.csv").write_text("key;kind;name;source;;\nu;faculty;U;s;;\n;;;;;\n;;;;;\nv;school;V;s;;\n", "utf-8")
    assert [(f.line, f.column, f.value) for f in workbook(at, reference=None).faults] == [(5, "kind", "school")]


def test_a_file_of_windows_hears_all_its_faults_at_once(tmp_path: Path) -> None:
    """Letters that cannot be read are said once, with the line of the first; all the rest is checked as ever."""
    at = folder(tmp_path / "lsu", mobility=[{**MOVE, "partner": "p"}, {**MOVE, "partner": "r"}])
    partners = [PARTNER, PARTNER | {"key": "q", "name": "Düzce Üniversitesi", "country": "Turkiy", "city": "Düzce"}]
    text = "\n".join(
        [
            ",".join({**PARTNER, "city": ""}),
            *(",".join({**one, "city": one.get("city", "")}.values()) for one in partners),
        ]
    )
    (at / "partner.csv").write_bytes(text.encode("cp1254"))
    found = workbook(at, reference=None)
    assert [fault.sentence(words("en")) for fault in found.faults] == [
        "lsu/mobility.csv, line 3, column partner: no row of partner.csv has the key “r”.",
        "lsu/partner.csv, line 3: the text is not UTF-8; save the file as CSV UTF-8.",
        "lsu/partner.csv, line 3, column country: “Turkiy” is neither the code nor the name of a country; did you "
        "mean TR?",
    ]


def test_a_key_that_cannot_be_read_is_no_fault_of_those_who_point_to_it(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", mobility=[{**MOVE, "partner": "düzce"}])
    partner = PARTNER | {"key": "düzce"}
    (at / "partner.csv").write_bytes(f"{','.join(partner)}\n{','.join(partner.values())}\n".encode("cp1254"))
    found = workbook(at, reference=None)
    assert [(fault.file, fault.expected) for fault in found.faults] == [("lsu/partner.csv", "utf8")]
