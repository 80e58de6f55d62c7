"""A row that says the same as an earlier one is loaded, and named."""

from pathlib import Path

import pytest

from lib.i18n import words
from lib.imports.repeats import repeats
from lib.imports.workbook import workbook
from tests.imports.folders import MOVE, PARTNER, Table, folder, spreadsheet
from tests.imports.test_rules import GRANT, PAPER, PAPERS, PAYMENT, VISIT

DO = "That may be right; if it was entered twice by mistake, delete it there, remove the database and run init again."


def sentences(at: Path, **tables: Table) -> list[str]:
    book = workbook(folder(at / "lsu", partner=[PARTNER], **tables), reference=None)
    assert book.faults == []
    return [one.sentence(words("en")) for one in repeats(book.tables)]


@pytest.mark.parametrize(
    ("table", "row", "more"),
    [
        ("mobility", MOVE, {}),
        ("activity", VISIT, {}),
        ("grant", GRANT, {}),
        ("payment", PAYMENT, {"grant": [GRANT]}),
        ("agreement", PAPER, {}),
        ("copublication", {**PAPERS, "country": "TR"}, {}),
    ],
)
def test_a_row_that_stands_there_twice(table: str, row: dict[str, str], more: dict[str, Table], tmp_path: Path) -> None:
    again = {**row, "key": "another"} if "key" in row else row
    other = {**row, "source": "s", **({"key": "third"} if "key" in row else {}), CHANGED[table]: "2025"}
    assert sentences(tmp_path, **more, **{table: [row, other, again]}) == [
        f"lsu/{table}.csv: 1 row is the same as an earlier one (lines 2 = 4). {DO}"
    ]
    assert sentences(tmp_path, **more, **{table: [row, other]}) == []


# A cell in which two rows may differ.
CHANGED = {
    "mobility": "participants", "activity": "title", "grant": "title", "payment": "amount", "agreement": "title",
    "copublication": "year",
}  # fmt: skip


def test_of_many_pairs_the_first_few_are_named(tmp_path: Path) -> None:
    (said,) = sentences(tmp_path, mobility=[MOVE] * 8)
    assert said.startswith(
        "lsu/mobility.csv: 7 rows are the same as earlier ones (lines 2 = 3, 2 = 4, 2 = 5, 2 = 6, 2 = 7, …). That may"
    )


def test_the_sheet_is_named(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    spreadsheet(at / "mobility.xlsx", {"2024": [list(MOVE), [], list(MOVE.values()), list(MOVE.values())]})
    (said,) = (one.sentence(words("en")) for one in repeats(workbook(at, reference=None).tables))
    assert said == f"lsu/mobility.xlsx (2024): 1 row is the same as an earlier one (lines 3 = 4). {DO}"


@pytest.mark.parametrize("university", ["lsu", "bsu", "kokand"])
def test_the_universities_of_the_project_repeat_nothing(university: str) -> None:
    assert repeats(workbook(Path(__file__).parents[2] / "data" / university).tables) == []
