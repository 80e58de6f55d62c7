"""No file of a folder is passed over without a word, except what cannot be a table."""

from pathlib import Path

import pytest

from lib.i18n import words
from lib.imports.workbook import workbook
from tests.imports.folders import PARTNER, folder, spreadsheet

FORMAT = "is in a format that is not read; save it as mobility.xlsx or as mobility.csv."


def sentences(at: Path) -> list[str]:
    return [fault.sentence(words("en")) for fault in workbook(at, reference=None).faults]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mobilty.csv", "lsu/mobilty.csv is none of the tables; did you mean mobility.csv?"),
        ("partners.csv", "lsu/partners.csv is none of the tables; did you mean partner.csv?"),
        ("Agreements.CSV", "lsu/Agreements.CSV is none of the tables; did you mean agreement.csv?"),
        ("mobility.xls", f"lsu/mobility.xls {FORMAT}"),
        ("mobility.ods", f"lsu/mobility.ods {FORMAT}"),
        ("mobility", f"lsu/mobility {FORMAT}"),
    ],
)  # fmt: skip
def test_a_file_that_would_be_lost(name: str, said: str, tmp_path: Path) -> None:
    (folder(tmp_path / "lsu") / name).write_bytes(b"key,name\n")
    assert sentences(tmp_path / "lsu") == [said]


def test_what_points_into_a_misnamed_file_is_not_reported_too(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partners=[PARTNER], partner_name=[
        {"partner": "p", "name": "P", "language": "az", "kind": "alias", "source": "s"}
    ])  # fmt: skip
    assert sentences(at) == ["lsu/partners.csv is none of the tables; did you mean partner.csv?"]
    (at / "institution.csv").rename(at / "instituton.csv")
    assert sentences(at) == [
        "lsu/instituton.csv is none of the tables; did you mean institution.csv?",
        "lsu/partners.csv is none of the tables; did you mean partner.csv?",
    ]


@pytest.mark.parametrize(
    "name",
    ["README", "README.md", "readme.pdf", "LICENSE", "notes.txt", ".DS_Store", "~$mobility.xlsx", ".~lock.unit.csv#",
     "Thumbs.db", "desktop.ini"],
)  # fmt: skip
def test_what_is_no_table(name: str, tmp_path: Path) -> None:
    (folder(tmp_path / "lsu") / name).write_bytes(b"\x00")
    (tmp_path / "lsu" / "scans").mkdir()
    assert sentences(tmp_path / "lsu") == []


def test_a_table_stands_in_one_file(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    spreadsheet(at / "partner.xlsx", {"partner": [list(PARTNER), list(PARTNER.values())]})
    assert sentences(at) == [
        "lsu/partner.xlsx (partner): the table partner is in lsu/partner.csv already; keep one of the two."
    ]


@pytest.mark.parametrize("name", ["partner.csv", "partner.tsv", "partner.txt", "Partner.TXT"])
def test_a_text_file_that_is_called_like_a_table_is_one(name: str, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu")
    lines = ["\t".join(PARTNER), "\t".join(PARTNER.values())]
    (at / name).write_text("\r\n".join(lines), "utf-16")
    assert sentences(at) == []
    assert [row.line for row in workbook(at, reference=None).tables["partner"]] == [2]


def test_capital_letters_do_not_matter(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER])
    (at / "partner.csv").rename(at / "Partner.CSV")
    text = (at / "Partner.CSV").read_text("utf-8").replace("key,name", "Key,NAME")
    (at / "Partner.CSV").write_text(text, "utf-8")
    assert sentences(at) == []
    assert len(workbook(at, reference=None).tables["partner"]) == 1
