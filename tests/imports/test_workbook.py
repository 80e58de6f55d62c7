"""What a folder may hold, and how each slip in it is named."""

from datetime import date
from pathlib import Path

import pytest

from lib.i18n import words
from lib.imports.faults import EXPECTED, Fault
from lib.imports.workbook import Workbook, workbook
from tests.imports.folders import HOME, MOVE, PARTNER, SOURCE, folder, spreadsheet

SAID = words("en")
COUNTRY = (
    "is no country; write its two-letter code (ISO 3166-1) or its name in English, Azerbaijani, Turkish, Russian or "
    "Uzbek"
)
NEAR_COUNTRY = "is neither the code nor the name of a country"
FIELD = "is not an ISCED-F field of two to four digits."
DIFFERS = "is not Türkiye (TR), the country of the partner in this row."
SLASHED = "“01/02/2024” can be read as two days; write it as 2024-09-15 or 15.09.2024."


def book(at: Path, **tables: list[dict[str, str]]) -> Workbook:
    return workbook(folder(at / "lsu", **tables), reference=None)


def sentences(found: Workbook) -> list[str]:
    return [fault.sentence(SAID) for fault in found.faults]


def test_a_folder_without_faults(tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER], mobility=[MOVE])
    assert sentences(found) == []
    values = found.tables["mobility"][0].values
    assert values["partner_id"] == 1
    assert values["start_date"] == date(2024, 2, 1)
    assert (values["calendar_year"], values["academic_year"], values["days"]) == (2024, 2023, 151)
    assert found.tables["partner"][0].values["listed"] is True
    assert found.tables["institution"][0].values["latitude"] == 38.75


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"direction": "outbound"}, "column direction: “outbound” is not one of outgoing, incoming."),
        ({"level": "9"}, "column level: “9” is not one of 5 (Short cycle), 6 (Bachelor), 7 (Master), 8 (Doctorate)."),
        ({"partner": "q"}, "column partner: no row of partner.csv has the key “q”."),
        ({"source": "q"}, "column source: no row of source.csv has the key “q”."),
        ({"source": ""}, "column source: a value is missing."),
        ({"mode": ""}, "column mode: a value is missing."),
        ({"country": "Turkie"}, f"column country: “Turkie” {NEAR_COUNTRY}; did you mean TR?"),
        (
            {"country": "UK"},
            f"column country: “United Kingdom (GB)” {DIFFERS}",
        ),
        ({"partner": "pq"}, "column partner: there is no “pq”; did you mean p?"),
        ({"country": "Atlantis"}, f"column country: “Atlantis” {COUNTRY}."),
        ({"start_date": "01.02.24"}, "column start_date: “01.02.24” is not a date such as 2024-09-15 or 15.09.2024."),
        (
            {"start_date": "2024"},
            "column start_date: “2024” names no day; write one such as 2024-09-15, or leave the cell empty and write "
            "the year in the column calendar_year.",
        ),
        (
            {"end_date": "09.2024"},
            "column end_date: “09.2024” names no day; write one such as 2024-09-15, or leave the cell empty.",
        ),
        (
            {"start_date": "01/02/2024"},
            f"column start_date: {SLASHED}",
        ),
        ({"start_date": "31.02.2025"}, "column start_date: “31.02.2025” is a day that does not exist."),
        ({"start_date": "20240201"}, "column start_date: “20240201” is not a date such as 2024-09-15 or 15.09.2024."),
        ({"start_date": "2023-02-29"}, "column start_date: “2023-02-29” is a day that does not exist."),
        ({"end_date": "2024-01-31"}, "column end_date: “2024-01-31” lies before start_date (2024-02-01)."),
        ({"calendar_year": "2023"}, "column calendar_year: “2023” contradicts the dates, which give 2024."),
        ({"academic_year": "2024"}, "column academic_year: “2024” contradicts the dates, which give 2023."),
        (
            {"country": "PL"},
            f"column country: “Poland (PL)” {DIFFERS}",
        ),
        ({"days": "150"}, "column days: “150” contradicts the dates, which give 151."),
        ({"start_date": "2.9.1024"}, "column start_date: the year of “2.9.1024” does not lie in 1800–2100."),
        ({"participants": "100000"}, "column participants: “100000” is not 9999 or less."),
        ({"participants": "0"}, "column participants: “0” is not 1 or more."),
        ({"participants": "1.5"}, "column participants: “1.5” is not a whole number."),
        ({"participants": "1.000"}, "column participants: “1.000” is not a whole number."),
        ({"participants": "10 00"}, "column participants: “10 00” is not a whole number."),
        ({"participants": "٣"}, "column participants: “٣” is not a whole number."),
        ({"participants": "3000000000"}, "column participants: “3000000000” is not 2147483647 or less."),
        ({"field": "IT"}, f"column field: “IT” {FIELD}"),
        ({"field": "4130"}, f"column field: “4130” {FIELD}"),
        ({"field": "00413"}, f"column field: “00413” {FIELD}"),
    ],
)
def test_a_wrong_cell_of_a_move(change: dict[str, str], sentence: str, tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER], mobility=[MOVE, {**MOVE, **change}])
    assert sentences(found) == [f"lsu/mobility.csv, line 3, {sentence}"]


AGREEMENT = {
    "key": "a", "partner": "p", "kind": "mou", "valid_from": "2020-01-01", "renews": "no", "source": "s",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "people"), [("3.0", 3), ("1 200", 1200), ("1\u00a0200", 1200), ("1\u202f200", 1200), ("007", 7)]
)
def test_whole_numbers_as_other_programs_write_them(text: str, people: int, tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER], mobility=[{**MOVE, "participants": text}])
    assert sentences(found) == []
    assert found.tables["mobility"][0].values["participants"] == people


def test_of_a_table_that_is_there_twice_only_that_is_said(tmp_path: Path) -> None:
    """Which of the two is meant nobody knows: what points into it is not told line by line."""
    law = {"key": "law", "name": "Law", "kind": "faculty", "source": "s"}
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[{**MOVE, "unit": "law"}] * 3, unit=[law])
    spreadsheet(at / "more.xlsx", {"unit": [["key", "name", "kind", "source"], ["arts", "Arts", "faculty", "s"]]})
    assert sentences(workbook(at, reference=None)) == [
        "lsu/unit.csv: the table unit is in lsu/more.xlsx (unit) already; keep one of the two.",
    ]


@pytest.mark.parametrize("word", ["Cəmi", "TOTAL:", "Genel Toplam", "Итого", "Jami"])
def test_a_line_of_sums_is_one_fault(tmp_path: Path, word: str) -> None:
    below = {**dict.fromkeys(PARTNER, ""), "key": word, "latitude": "1900"}
    at = folder(tmp_path / "lsu", partner=[PARTNER, below], mobility=[{**MOVE, "role": "pupil"}])
    assert sentences(workbook(at, reference=None)) == [
        "lsu/mobility.csv, line 2, column role: “pupil” is not one of student, teacher, staff.",
        f"lsu/partner.csv, line 3: this line looks like a sum of those above it (“{word}”); delete it.",
    ]


def test_a_row_that_is_right_may_be_called_total(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[{**PARTNER, "key": "total"}], mobility=[{**MOVE, "partner": "total"}])
    assert sentences(workbook(at, reference=None)) == []


def test_a_table_that_is_pointed_to_and_not_there_is_one_sentence(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", mobility=[MOVE, MOVE], agreement=[AGREEMENT])
    assert sentences(workbook(at, reference=None)) == [
        "partner.csv is not in the folder, but cells of agreement.csv, mobility.csv name its rows; add the file, or "
        "leave these cells empty."
    ]
    (at / "source.csv").unlink()
    (at / "agreement.csv").unlink()
    assert sentences(workbook(at, reference=None)) == [
        "partner.csv is not in the folder, but cells of mobility.csv name its rows; add the file, or leave these cells "
        "empty.",
        "source.csv is not in the folder, but cells of institution.csv, mobility.csv name its rows; add the file, or "
        "leave these cells empty.",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"listed": "ja"}, "column listed: “ja” is neither yes nor no; write one of the two."),
        ({"latitude": "91"}, "column latitude: “91” is not 90 or less."),
        ({"longitude": "-180.5"}, "column longitude: “-180.5” is not -180 or more."),
        ({"latitude": "38,75"}, "column latitude: “38,75” is not a number such as 1234.56."),
        ({"latitude": "nan"}, "column latitude: “nan” is not a number such as 1234.56."),
        ({"pic": "1234567890"}, "column pic: “1234567890” is longer than 9 characters."),
        ({"name": "a\x00b"}, "column name: “a\x00b” holds a character that is not text."),
        (
            {"name": "T\ufffdrk"},
            "column name: in “T\ufffdrk” a letter was lost when the file was saved; write it again.",
        ),
        (
            {"key": "\ufffd"},
            "column key: in “\ufffd” a letter was lost when the file was saved; write it again.",
        ),
        ({"key": "p"}, "column key: “p” stands there already, at lsu/partner.csv:2."),
        ({"key": ""}, "column key: a value is missing."),
        ({"merged_into": "r"}, "column merged_into: no row of partner.csv has the key “r”."),
        ({"founded": "99"}, "column founded: “99” is not 1000 or more."),
    ],
)
def test_a_wrong_cell_of_a_partner(change: dict[str, str], sentence: str, tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER, {**PARTNER, "key": "q", **change}])
    assert sentences(found) == [f"lsu/partner.csv, line 3, {sentence}"]


@pytest.mark.parametrize(
    ("text", "kept"), [("413", "0413"), ("41", "041"), ("4", "04"), ("0", "00"), ("0413", "0413"), ("1013", "1013"),
                       ("101", "101"), ("10", "10"), ("99", "99")],
)  # fmt: skip
def test_a_field_gets_the_zero_back_that_a_spreadsheet_dropped(text: str, kept: str, tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER], mobility=[{**MOVE, "field": text}])
    assert sentences(found) == []
    assert found.tables["mobility"][0].values["field"] == kept


def test_money_currencies_rates_and_dates_that_are_known_in_part(tmp_path: Path) -> None:
    grant = {"key": "g", "title": "G", "funder": "EU", "role": "partner", "status": "awarded", "source": "s"}
    rate = {"year": "2024", "base": "EUR", "quote": "USD", "value": "1.08", "basis": "b", "quality": "q", "source": "s"}
    found = book(
        tmp_path,
        grant=[{**grant, "budget": "1.234", "currency": "€"}],
        rate=[{**rate, "month": ""}, rate, {**rate, "month": "13"}, {**rate, "month": "1", "value": "0"}],
        source=[{**SOURCE, "as_of": "2024-13"}],
        claim=[
            {"key": "c", "text": "T", "period_from": "2025", "period_to": "2022", "countries": "AZ XX", "source": "s"}
        ],
    )
    assert sentences(found) == [
        "lsu/claim.csv, line 2, column countries: “AZ XX” is no list of two-letter codes of countries (ISO 3166-1) "
        "with blanks between them.",
        "lsu/claim.csv, line 2, column period_to: “2022” lies before period_from (2025).",
        "lsu/grant.csv, line 2, column budget: “1.234” has more than 2 decimals.",
        "lsu/grant.csv, line 2, column currency: “€” is not a three-letter code of a currency.",
        "lsu/rate.csv, line 3, column quote: “2024, , EUR, USD” stands there already, at lsu/rate.csv:2.",
        "lsu/rate.csv, line 4, column month: “13” is not 12 or less.",
        "lsu/rate.csv, line 5, column value: “0” is not 1e-06 or more.",
        "lsu/source.csv, line 2, column as_of: “2024-13” is not a date such as 2024, 2024-09, 2024-09-15 or "
        "15.09.2024.",
    ]


def test_ties_within_a_table_may_point_down(tmp_path: Path) -> None:
    found = book(tmp_path, partner=[{**PARTNER, "merged_into": "q"}, {**PARTNER, "key": "q"}])
    assert sentences(found) == []
    assert found.tables["partner"][0].values["merged_into_id"] == 2


HEADER = b"key,kind,name,source\n"
NAMED = "the first line of a table must name its columns as the page Dictionary lists them"
LISTED = "delete it, or give it one of the names that the page Dictionary lists"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", " is empty; its first line must name the columns."),
        (b"\xef\xbb\xbf", " is empty; its first line must name the columns."),
        (HEADER + b"u,faculty,T\xfcrk,s\n", ", line 2: the text is not UTF-8; save the file as CSV UTF-8."),
        (HEADER + b'u,faculty,"T"x,s\n', ", line 2: a quotation mark or a separator is out of place."),
        (HEADER + b'u,faculty,"T,s\n', ", line 2: a quotation mark or a separator is out of place."),
        (HEADER + b"u,faculty,T\n", ", line 2: 3 cells were found where the header has 4."),
        (b"key,kind,name\nu,faculty,T\n", ", line 1: the column “source” is missing."),
        (b"key,kind,name,source,name\n", ", line 1: the column “name” stands there twice."),
        (b"key,kind,name,source,id\n", f", line 1: there is no column “id”; {LISTED}."),
        (b"key,kind,name,sourse\n", ", line 1: there is no column “sourse”; did you mean source?"),
        (
            b"key,kind,name,source,name_aze\n",
            ", line 1: there is no column “name_aze”; did you mean name_az, name_uz, name_tr?",
        ),
        (b"Ad;T\xc3\xbcr\n", f", line 1: none of the cells is the name of a column (“Ad, Tür”); {NAMED}."),
        (
            b"\n\nUnits,of 2024,all\n" + HEADER,
            f", line 3: none of the cells is the name of a column (“Units, of 2024, all”); {NAMED}.",
        ),
        (
            b"\n\nUnits of 2024\n" + HEADER.replace(b",", b";") + b"u;faculty;T;s;x\n",
            ", line 5: 5 cells were found where the header has 4.",
        ),
        (HEADER + b"u,faculty,T,s,x\n", ", line 2: 5 cells were found where the header has 4."),
        (b"key,kind,,name,source\nu,faculty,x,T,s\n", ", line 2: “x” stands in a column that has no heading."),
    ],
)
def test_a_file_that_is_no_table(content: bytes, sentence: str, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[{**MOVE, "unit": "u"}])
    (at / "unit.csv").write_bytes(content)
    found = sentences(workbook(at, reference=None))
    # A row that is left out is missed by those that point to it; a file that is left out whole is not.
    assert [line for line in found if "mobility" not in line] == [f"lsu/unit.csv{sentence}"]
    assert len(found) == (2 if "cells were" in sentence else 1)


def test_what_else_is_wrong_is_said_beside_a_wrong_heading(tmp_path: Path) -> None:
    """A file is mended once: a cell is looked at whatever stands above another, and what it may be is not missed."""
    wrong = {**MOVE, "country": "FR", "status": "over", "statuz": "x", "colour": "red"}
    del wrong["mode"]
    found = book(tmp_path, partner=[PARTNER], mobility=[wrong])
    assert sentences(found) == [
        f"lsu/mobility.csv, line 1: there is no column “statuz”; {LISTED}.",
        f"lsu/mobility.csv, line 1: there is no column “colour”; {LISTED}.",
        "lsu/mobility.csv, line 1: the column “mode” is missing; it holds one of these: physical, blended, virtual.",
        "lsu/mobility.csv, line 2, column status: “over” is not one of nominated, planned, live, completed, cancelled.",
        "lsu/mobility.csv, line 2, column country: “France (FR)” is not Türkiye (TR), the country of the partner in "
        "this row.",
    ]


def test_of_two_columns_of_one_name_neither_is_read(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    (at / "unit.csv").write_text("key,kind,name,source,kind\nu,faculty,T,q,chair\nu,dean,T,s,\n")
    assert sentences(workbook(at, reference=None)) == [
        "lsu/unit.csv, line 1: the column “kind” stands there twice.",
        "lsu/unit.csv, line 2, column source: no row of source.csv has the key “q”.",
        "lsu/unit.csv, line 3, column key: “u” stands there already, at lsu/unit.csv:2.",
    ]


@pytest.mark.parametrize("heading", ["partner", "partner_id", "Partner ID", "PARTNER"])
def test_a_heading_may_be_written_as_the_dictionary_lists_it(heading: str, tmp_path: Path) -> None:
    found = book(tmp_path, partner=[PARTNER], mobility=[{heading if k == "partner" else k: v for k, v in MOVE.items()}])
    assert sentences(found) == []
    assert found.tables["mobility"][0].values["partner_id"] == 1


def test_a_file_that_is_none_of_the_tables(tmp_path: Path) -> None:
    (folder(tmp_path / "lsu") / "students.csv").write_text("name\n")
    (line,) = sentences(workbook(tmp_path / "lsu", reference=None))
    assert line.startswith("lsu/students.csv is none of the tables; its name must be one of activity, agreement,")


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (folder(tmp_path / "lsu") / "unit.csv").mkdir()
    (line,) = sentences(workbook(tmp_path / "lsu", reference=None))
    assert line == "lsu/unit.csv cannot be read: check that it is a file and who may read it."


def test_a_folder_that_holds_no_university(tmp_path: Path) -> None:
    assert [fault.expected for fault in workbook(tmp_path / "nowhere").faults] == ["folder"]
    assert [fault.expected for fault in workbook(tmp_path).faults] == ["university"]
    assert sentences(book(tmp_path, institution=[HOME, {**HOME, "key": "other"}])) == [
        "lsu/institution.csv must hold exactly one row: the home university."
    ]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    (at / "unit.csv").write_bytes(
        b'\xef\xbb\xbfkey,kind,name,source\r\nu,faculty,"two\r\nlines",s\r\n\r\nv,school,V,s\r\n'
    )
    assert [(f.line, f.column, f.value) for f in workbook(at, reference=None).faults] == [(5, "kind", "school")]


def test_every_sentence_can_be_said() -> None:
    for expected in EXPECTED:
        fault = Fault("lsu/unit.csv", expected, 2, "name", "{x}" * 60, "a, b")
        for language in ("en", "az"):
            sentence = fault.sentence(words(language))
            assert sentence.endswith((".", "?"))
            assert "{file}" not in sentence
            assert len(sentence) < 270


def test_the_exchange_rates_come_with_every_university(tmp_path: Path) -> None:
    found = workbook(folder(tmp_path / "lsu"))
    assert sentences(found) == []
    assert {row.values["quote"] for row in found.tables["rate"]} >= {"USD", "AZN"}


@pytest.mark.parametrize("name", ["lsu", "bsu", "kokand"])
def test_the_universities_of_the_project(name: str) -> None:
    at = Path(__file__).parents[2] / "data" / name
    assert sentences(workbook(at)) == []
