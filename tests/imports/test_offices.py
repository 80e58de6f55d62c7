"""What real offices send: nothing of it is lost or changed without a word."""

from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from lib.geography import REFERENCE
from lib.i18n import words
from lib.imports import naming, spellings
from lib.imports.cells import lost
from lib.imports.countries import meant
from lib.imports.repeats import repeats
from lib.imports.workbook import Workbook, workbook
from tests.imports.folders import MOVE, PARTNER, folder
from tests.imports.test_rules import GRANT, PAYMENT, RIGHT, TODAY, faults


def read(at: Path, **tables: object) -> Workbook:
    at.mkdir(exist_ok=True)
    whole = {**{name: [row] for name, row in RIGHT.items()}, **tables}
    return workbook(folder(at / "lsu", **whole), reference=None, today=TODAY)


def said(book: Workbook) -> list[str]:
    return [fault.sentence(words("en")) for fault in book.faults]


@pytest.mark.parametrize("text", ["N/A", "n.a.", "T.C.", "No", "no", "na", "t.r."])
def test_two_letters_with_signs_or_as_a_word_are_no_country(text: str) -> None:
    assert spellings.country(text) == ""


@pytest.mark.parametrize(("text", "code"), [("TR", "TR"), ("tr", "TR"), ("NA", "NA"), ("NO", "NO"), ("Norway", "NO")])
def test_a_code_is_one_as_it_stands(text: str, code: str) -> None:
    assert spellings.country(text) == code


def test_what_is_not_known_may_be_written_as_a_dash(tmp_path: Path) -> None:
    book = read(
        tmp_path, mobility=[{**MOVE, "partner": "N/A", "country": "PL", "field": "-", "level": "—", "days": "n/a"}]
    )
    assert said(book) == []
    assert [book.tables["mobility"][0].values[name] for name in ("partner_id", "field", "level")] == [None] * 3
    assert said(read(tmp_path / "x", mobility=[{**MOVE, "country": "-"}])) == [
        "lsu/mobility.csv, line 2, column country: a value is missing."
    ]
    assert meant("N/A") == ""


@pytest.mark.parametrize(
    "text", ["G?nc? D?vl?t Universiteti", "????????", "Ege Ãœniversitesi", "ÅžirvÉ™n", "РњРѕСЃРєРІР°", "Ba?kent"]
)
def test_letters_that_were_lost_are_seen(text: str, tmp_path: Path) -> None:
    assert lost(text)
    assert said(read(tmp_path, partner=[{**PARTNER, "name": text}])) == [
        f"lsu/partner.csv, line 2, column name: in “{text}” a letter was lost when the file was saved; write it again."
    ]


@pytest.mark.parametrize(
    "text",
    ["Gəncə Dövlət Universiteti", "Московский университет", "Ondokuz Mayıs Üniversitesi", "Oʻzbekiston",
     "Why? Because.", "https://example.org/page?id=1", "Łódź", "Ünye É", "Really??", "Müəllim™", "Türkçe Ğ"],
)  # fmt: skip
def test_other_letters_are_none_that_were_lost(text: str) -> None:
    assert not lost(text)


def test_merged_cells_are_asked_back(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", **{name: [row] for name, row in RIGHT.items() if name != "mobility"})
    with xlsxwriter.Workbook(at / "mobility.xlsx") as book:
        sheet = book.add_worksheet("mobility")
        sheet.merge_range(0, 0, 0, 5, "Moves of the year")
        for column, name in enumerate(MOVE):
            sheet.write(1, column, name)
            for line in range(2, 5):
                sheet.write(line, column, MOVE[name])
        place = list(MOVE).index("partner")
        sheet.merge_range(2, place, 4, place, "p")
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]
    assert said(workbook(at, reference=None, today=TODAY)) == [
        f"lsu/mobility.xlsx (mobility), line 3, column partner: the cells {letter}3:{letter}5 are merged, and only the "
        "first of them holds the value; split them and fill in each."
    ]


def test_a_formula_that_was_never_worked_out_is_asked_back(tmp_path: Path) -> None:
    """A program that writes a file without working it out leaves an empty value behind."""
    at = folder(tmp_path / "lsu", **{name: [row] for name, row in RIGHT.items() if name != "grant"})
    with xlsxwriter.Workbook(at / "whole.xlsx") as book:
        sheet = book.add_worksheet("grant")
        sheet.write_row(0, 0, [*GRANT, "budget", "currency"])
        sheet.write_row(1, 0, [*GRANT.values(), "=1000*50", "EUR"])
    with ZipFile(at / "whole.xlsx") as whole, ZipFile(at / "grant.xlsx", "w") as emptied:
        for part in whole.namelist():
            emptied.writestr(part, whole.read(part).replace(b"</f><v>0</v>", b"</f><v/>"))
    (at / "whole.xlsx").unlink()
    found = said(workbook(at, reference=None, today=TODAY))
    assert found == [
        "lsu/grant.xlsx (grant), line 2, column budget: the formula has no value (“=1000*50”); write the value there."
    ]


def test_hidden_sheets_are_told(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", **{name: [row] for name, row in RIGHT.items() if name != "mobility"})
    with xlsxwriter.Workbook(at / "moves.xlsx") as book:
        for name, hidden in (("README", False), ("mobility", True), ("2023", True)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, list(MOVE))
            sheet.write_row(1, 0, list(MOVE.values()))
            if hidden:
                sheet.hide()
    found = workbook(at, reference=None, today=TODAY)
    assert said(found) == []
    assert [one.sentence(words("en")) for one in found.hidden] == [
        "lsu/moves.xlsx (mobility): this sheet is hidden, and was read like the others.",
        "lsu/moves.xlsx (2023): this sheet is hidden and none of the tables; it was not read.",
    ]


@pytest.mark.parametrize(
    ("written", "kept"), [("2023/24", 2023), ("2023-2024", 2023), ("2023–24", 2023), ("1999/00", 1999), ("2023", 2023)]
)
def test_an_academic_year_is_known_by_its_first(written: str, kept: int, tmp_path: Path) -> None:
    undated = {**MOVE, "start_date": "", "end_date": "", "calendar_year": str(kept), "academic_year": written}
    book = read(tmp_path, mobility=[undated])
    assert said(book) == []
    assert book.tables["mobility"][0].values["academic_year"] == kept


def test_a_stay_has_a_day_or_a_year(tmp_path: Path) -> None:
    assert faults(tmp_path, mobility=[{**MOVE, "start_date": "", "end_date": ""}]) == [
        "lsu/mobility.csv, line 2: neither start_date nor calendar_year is filled in; write the first day or its year."
    ]


def test_years_of_a_stay_belong_together(tmp_path: Path) -> None:
    undated = {**MOVE, "start_date": "", "end_date": "", "calendar_year": "2019", "academic_year": "2023"}
    assert faults(tmp_path, mobility=[undated]) == [
        "lsu/mobility.csv, line 2, column academic_year: the academic year “2023” does not fit the calendar year 2019."
    ]
    (tmp_path / "x").mkdir()
    skipped = {**undated, "calendar_year": "2023", "academic_year": "2023/25"}
    assert faults(tmp_path / "x", mobility=[skipped]) == [
        "lsu/mobility.csv, line 2, column academic_year: “2023/25” is not a whole number."
    ]


def test_a_mistyped_year_makes_a_long_stay(tmp_path: Path) -> None:
    assert faults(tmp_path, mobility=[{**MOVE, "start_date": "1924-09-15", "end_date": "2024-12-20"}]) == [
        "lsu/mobility.csv, line 2, column end_date: from 1924-09-15 to “2024-12-20” it is more than five years; "
        "check the two days."
    ]


def test_who_writes_no_number_of_people_means_one(tmp_path: Path) -> None:
    book = read(tmp_path, mobility=[{name: text for name, text in MOVE.items() if name != "participants"}])
    assert said(book) == []
    assert book.tables["mobility"][0].values["participants"] == 1


@pytest.mark.parametrize(
    ("text", "right"), [("azn", True), ("EUR", True), ("EUO", False), ("UZC", False), ("€", False)]
)
def test_a_currency_is_one_that_there_is(text: str, right: bool, tmp_path: Path) -> None:
    wrong = f"lsu/grant.csv, line 2, column currency: “{text}” is not a three-letter code of a currency."
    assert faults(tmp_path, grant=[{**GRANT, "budget": "10", "currency": text}]) == ([] if right else [wrong])


def test_money_that_is_yet_to_come_is_no_payment(tmp_path: Path) -> None:
    assert faults(tmp_path, payment=[{**PAYMENT, "paid_on": "2031-01-05"}]) == [
        "lsu/payment.csv, line 2, column paid_on: “2031-01-05” lies after 2026-11-21; money that has not come in is no "
        "payment."
    ]


def test_two_partners_of_one_name_are_told(tmp_path: Path) -> None:
    book = read(tmp_path, partner=[PARTNER, {**PARTNER, "key": "again", "city": "Bursa"}])
    assert said(book) == []
    (found,) = repeats(book.tables)
    assert found.pairs == ((2, 3),)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Leon University", "leon"), ("Warsaw University", "warsaw"), ("Unversity of Ankra", "ankara"), ("EGE", "ege"),
     ("Ege Univrsity", "ege"), ("Unversity of Town 7", ""), ("University", "")],
)  # fmt: skip
def test_a_name_is_like_another_by_what_tells_it_from_others(text: str, meant: str, tmp_path: Path) -> None:
    names = {"ege": "Ege University", "ankara": "Ankara University", "leon": "University of León"}
    names |= {"warsaw": "University of Warsaw", "konya": "Konya Technical University"}
    book = read(tmp_path, partner=[{**PARTNER, "key": key, "name": name} for key, name in names.items()])
    assert naming.Names(book.tables, "partner").nearest(text) == meant


@pytest.mark.parametrize(("name", "right"), [("Müqavilə.pdf", False), ("meridian.ods", False), ("notes.txt", True)])
def test_a_file_of_another_kind_is_to_be_moved_out(name: str, right: bool, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", **{name: [row] for name, row in RIGHT.items()})
    (at / name).write_bytes(b"%PDF-1.7")
    said_of_it = (
        f"lsu/{name} is in a format that is not read: save its tables as XLSX or CSV, or take it out of the folder."
    )
    assert said(workbook(at, reference=None, today=TODAY)) == ([] if right else [said_of_it])


def test_a_file_in_the_place_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "office.xlsx").write_bytes(b"PK")
    (found,) = workbook(tmp_path / "office.xlsx", reference=REFERENCE).faults
    assert found.sentence(words("en")) == f"{tmp_path / 'office.xlsx'} is a file: name the folder that holds it."


def test_two_lines_of_titles_stand_above_the_headings(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", **{name: [row] for name, row in RIGHT.items()})
    lines = ["Gəncə Dövlət Universiteti", "Mobillik;2024", "", ";".join(MOVE), ";".join(MOVE.values())]
    (at / "mobility.csv").write_text("\n".join(lines), "utf-8")
    book = workbook(at, reference=None, today=TODAY)
    assert said(book) == []
    assert len(book.tables["mobility"]) == 1


def test_a_sum_may_say_of_what(tmp_path: Path) -> None:
    total = dict.fromkeys(MOVE, "") | {"direction": "Всего за 10 лет:"}
    assert faults(tmp_path, mobility=[MOVE, total]) == [
        "lsu/mobility.csv, line 3: this line looks like a sum of those above it (“Всего за 10 лет:”); delete it."
    ]


def test_marks_that_nobody_sees_are_passed_over(tmp_path: Path) -> None:
    move = {**MOVE, "start_date": f"\u200e{MOVE['start_date']}", "participants": "1\u200b"}
    assert faults(tmp_path, mobility=[move]) == []


@pytest.mark.parametrize("text", ["bakalavr", "Bakalavr", "бакалавр", "Lisans", "6"])
def test_levels_are_called_by_their_degree(text: str, tmp_path: Path) -> None:
    book = read(tmp_path, mobility=[{**MOVE, "level": text}])
    assert said(book) == []
    assert book.tables["mobility"][0].values["level"] == 6
