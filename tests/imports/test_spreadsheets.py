"""An XLSX file gives the rows that a CSV file would give, and what would be lost of it is named with its cell."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook as Writer

from lib.i18n import words
from lib.imports.spreadsheets import letters, text_of_cell
from lib.imports.workbook import Workbook, workbook
from tests.imports.folders import MOVE, PARTNER, folder, spreadsheet

MOVES: list[list[Any]] = [
    list(MOVE),
    ["outgoing", "student", "study", "mevlana", "p", "TR", date(2024, 2, 1), date(2024, 6, 30), "physical", "completed",
     1.0, "s"],
]  # fmt: skip
PARTNERS: list[list[Any]] = [[*PARTNER, "founded", "latitude", "longitude"], [*PARTNER.values(), 1982.0, 41.0, 28.97]]
PARTNERS[1][4] = True


def read(at: Path) -> Workbook:
    return workbook(at, reference=None)


def sentences(at: Path) -> list[str]:
    return [fault.sentence(words("en")) for fault in read(at).faults]


def test_a_spreadsheet_for_each_table(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    spreadsheet(at / "mobility.xlsx", {"Sheet1": MOVES})
    spreadsheet(at / "partner.xlsx", {"notes": [], "partner": PARTNERS})
    assert sentences(at) == []
    (move,), (partner,) = read(at).tables["mobility"], read(at).tables["partner"]
    assert (move.values["start_date"], move.values["end_date"]) == (date(2024, 2, 1), date(2024, 6, 30))
    assert (move.values["participants"], move.values["days"], move.values["partner_id"]) == (1, 151, 1)
    assert (partner.values["listed"], partner.values["founded"]) == (True, 1982)
    assert (partner.values["latitude"], partner.values["longitude"]) == (41.0, 28.97)
    assert read(at).files["mobility"] == "lsu/mobility.xlsx (Sheet1)"


def test_a_spreadsheet_for_all_tables(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    moves = [[*MOVES[0], "level"], [*MOVES[1], 9.0]]
    spreadsheet(at / "everything.xlsx", {"Partner": PARTNERS, "mobility": moves, "Sheet3": []})
    found = read(at)
    assert [fault.sentence(words("en")) for fault in found.faults] == [
        "lsu/everything.xlsx (mobility), line 2, column level: “9” is not one of "
        "5 (Short cycle), 6 (Bachelor), 7 (Master), 8 (Doctorate)."
    ]
    assert found.files == {
        "institution": "lsu/institution.csv",
        "mobility": "lsu/everything.xlsx (mobility)",
        "partner": "lsu/everything.xlsx (Partner)",
        "source": "lsu/source.csv",
    }


def test_what_surrounds_a_table_is_left_out_and_hidden_lines_are_not(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    with Writer(at / "mobility.xlsx", {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("mobility")
        sheet.write_row(1, 1, MOVES[0])
        for number in (3, 5):
            sheet.write_row(number, 1, MOVES[1])
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.write_formula(3, 11, "=2-1", None, 1)
        sheet.merge_range(8, 1, 8, 5, "")
        sheet.write_blank(20, 20, None, book.add_format({"bold": True}))
        book.add_worksheet("lists").write(0, 0, "student")
        book.get_worksheet_by_name("lists").hide()
    assert sentences(at) == []
    assert [row.line for row in read(at).tables["mobility"]] == [4, 6]


@pytest.mark.parametrize(
    ("name", "sheets", "said"),
    [
        ("mobility.xlsx", {"Sheet1": [[*MOVE], ["outward", *MOVES[1][1:]]]},
         "lsu/mobility.xlsx (Sheet1), line 2, column direction: “outward” is not one of outgoing, incoming."),
        ("mobility.xlsx", {"Sheet1": [[], ["role"]]},
         "lsu/mobility.xlsx (Sheet1), line 2: the column “direction” is missing; it holds one of these: "
         "outgoing, incoming."),
        ("mobility.xlsx", {"Sheet1": []}, "lsu/mobility.xlsx (Sheet1) is empty; its first line must name the columns."),
        ("mobility.xlsx", {"partner": PARTNERS},
         "lsu/mobility.xlsx (partner): the file is called mobility and its sheet partner; give both the name of the "
         "table."),
        ("mobility.xlsx", {"2024": MOVES, "2025": MOVES},
         "lsu/mobility.xlsx (2025): this sheet is none of the tables; name it after its table, or hide it if it holds "
         "none."),
        ("tables.xlsx", {"mobilty": MOVES, "unit": [["key", "kind", "name", "source"]]},
         "lsu/tables.xlsx (mobilty): this sheet is none of the tables; did you mean mobility?"),
        ("mobilty.xlsx", {"Sheet1": MOVES}, "lsu/mobilty.xlsx is none of the tables; did you mean mobility.xlsx?"),
        ("mobility.xlsx", {"mobility": [[*MOVE], [*MOVES[1][:-2], datetime(2024, 2, 1, 8), "s"]]},
         "lsu/mobility.xlsx (mobility), line 2, column participants: “2024-02-01 08:00:00” is not a whole number."),
    ],
)  # fmt: skip
def test_a_slip_in_a_spreadsheet(name: str, sheets: dict[str, list[list[Any]]], said: str, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    spreadsheet(at / name, sheets)
    assert sentences(at)[0] == said


@pytest.mark.parametrize(
    ("formula", "value", "said"),
    [
        ("=1/0", "#DIV/0!", ["the formula has no value (“#DIV/0!”); write the value there."]),
        ("=1+1", None, ["the formula has no value (“=1+1”); write the value there."]),
        ("=1+1", 2, []),
    ],
)  # fmt: skip
def test_a_formula_counts_with_the_value_it_had(formula: str, value: Any, said: list[str], tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    with Writer(at / "mobility.xlsx", {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("m")
        for number, row in enumerate(MOVES):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, list(MOVE).index("participants"), formula, None, 0 if value is None else value)
    if value is None:
        unset(at / "mobility.xlsx")
    assert sentences(at) == [f"lsu/mobility.xlsx (m), line 2, column participants: {one}" for one in said]


def unset(path: Path) -> None:
    """Leave a formula as a program writes it that does not calculate."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"</f><v>0</v>", b"</f>"))


@pytest.mark.parametrize(
    "content", [b"", b"key,kind\n", b"PK\x03\x04" + b"0" * 99, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90]
)
def test_a_file_that_is_no_spreadsheet(content: bytes, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    (at / "unit.xlsx").write_bytes(content)
    assert sentences(at) == [
        "lsu/unit.xlsx cannot be read as XLSX: open it in the spreadsheet program and save it again as XLSX, without a "
        "password."
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_spreadsheet_is_read_or_refused(tmp_path: Path, damage: list[tuple[float, int]]) -> None:
    at = folder(tmp_path / "lsu")
    content = bytearray(spreadsheet(at / "partner.xlsx", {"partner": PARTNERS}).read_bytes())
    for place, byte in damage:
        content[int(place * (len(content) - 1))] = byte
    (at / "partner.xlsx").write_bytes(content)
    assert all(sentences(at))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (2015.0, "2015"), (0.1 + 0.2, "0.3"), (-5.57032, "-5.57032"), (0.00001, "0.00001"), (1e15, "1000000000000000"),
        (-0.0, "0"), (True, "yes"), (False, "no"), (date(2024, 9, 15), "2024-09-15"),
        (datetime(2024, 9, 15), "2024-09-15"), (datetime(2024, 9, 15, 8, 30), "2024-09-15 08:30:00"),
        (time(8, 30), "08:30:00"), (" 0413 ", "0413"), ("", ""), (998813075.0, "998813075"),
    ],
)  # fmt: skip
def test_the_text_of_a_cell(cell: Any, text: str) -> None:
    assert text_of_cell(cell) == text


def test_the_letters_of_a_column() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    spreadsheet(at / "mobility.xlsx", {"Sheet1": [["Mobility 2023 to 2026"], [], *MOVES]})
    assert sentences(at) == []
    assert [row.line for row in read(at).tables["mobility"]] == [4]
