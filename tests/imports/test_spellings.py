"""What an office writes for a code, a country, a yes or the key of a row: taken where it can mean one thing only."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column

from lib.geography import country_codes
from lib.i18n import languages, words
from lib.imports import spellings
from lib.imports.rows import UNKNOWN
from lib.imports.workbook import TABLES, workbook
from tests.imports.folders import MOVE, PARTNER, folder

CODED = [column for table in TABLES.values() for column in table.columns if "codes" in column.info]


@pytest.mark.parametrize("column", CODED, ids=str)
@pytest.mark.parametrize("language", languages())
def test_a_code_is_known_by_its_name_in_every_language(column: Column[Any], language: str) -> None:
    codes, w = column.info["codes"], words(language)
    assert {code: spellings.code(codes, w(name)) for code, name in codes.items()} == {code: code for code in codes}
    assert {code: spellings.code(codes, str(code)) for code in codes} == {code: code for code in codes}


@pytest.mark.parametrize("language", languages())
def test_a_country_is_known_by_its_name_in_every_language(language: str) -> None:
    w = words(language)
    assert [code for code in country_codes() if spellings.country(w.country(code)) != code] == []


@pytest.mark.parametrize("said", ["", "Turkie", "Turkey and Poland", "Atlantis", "T", "TR PL"])
def test_what_is_no_name_of_a_country(said: str) -> None:
    assert spellings.country(said) == ""


@given(st.sampled_from(country_codes()), st.sampled_from(languages()), st.sampled_from(["upper", "lower", "title"]))
def test_case_means_nothing(code: str, language: str, case: str) -> None:
    assert spellings.country(getattr(f" {words(language).country(code)} ", case)()) == code


@given(st.text(max_size=12))
def test_what_is_taken_is_a_name_of_it(said: str) -> None:
    """Slowly: a code is only taken for a text that is one of its names."""
    code = spellings.country(said)
    names = [name for name, one in spellings.country_names() if one == code]
    assert code == "" or spellings.plain(said) in {spellings.plain(name) for name in names}


@pytest.mark.parametrize(
    ("said", "meant"),
    [("yes", True), ("Yes", True), ("Bəli", True), ("EVET", True), ("Да", True), ("Ha", True), ("TRUE", True),
     ("no", False), ("Xeyr", False), ("Hayır", False), ("нет", False), ("Yo‘q", False), ("FALSE", False),
     ("1", True), ("0", False), ("ja", None), ("2", None), ("01", None), ("", None)],
)  # fmt: skip
def test_yes_and_no(said: str, meant: bool | None) -> None:
    assert spellings.yes_no(said) is meant


def test_a_name_of_two_is_a_name_of_none() -> None:
    assert spellings.single(
        [("Georgia", "GE"), ("GEORGIA", "US"), ("Moldova", "MD"), ("moldova", "MD"), ("–", "X")]
    ) == {"moldova": "MD"}


def pointed(at: Path, said: str, *names: dict[str, str]) -> tuple[list[Any], list[str]]:
    """What a move points to whose partner is written so, and what is said of it."""
    partners = [PARTNER | {"name": "Ege University"}, PARTNER | {"key": "q", "name": "Gazi University"}]
    moves = [MOVE | {"partner": said}]
    book = workbook(folder(at / "lsu", partner=partners, partner_name=list(names), mobility=moves), reference=None)
    sentences = [fault.sentence(words("en")) for fault in book.faults]
    return [row.values["partner_id"] for row in book.tables["mobility"]], sentences


OTHER = {"partner": "q", "name": "Gazi Üniversitesi", "language": "tr", "kind": "native", "source": "s"}


@pytest.mark.parametrize(
    ("said", "number"), [("p", 1), ("Ege University", 1), ("GAZI UNIVERSITY", 2), ("Gazi Universitesi", 2)]
)
def test_a_partner_is_found_by_its_key_and_by_its_names(said: str, number: int, tmp_path: Path) -> None:
    assert pointed(tmp_path, said, OTHER) == ([number], [])


def test_a_name_that_two_partners_bear_finds_none(tmp_path: Path) -> None:
    both = [OTHER | {"name": "The University"}, OTHER | {"partner": "p", "name": "The University"}]
    _, said = pointed(tmp_path, "The University", *both)
    assert said == [
        "lsu/mobility.csv, line 2, column partner: “The University” is the name of several rows; write the key of one: "
        "p, q."
    ]


@pytest.mark.parametrize(
    ("said", "near"),
    [("Ege Universty", "p"), ("EGE", "p"), ("gazi", "q"), ("Gazi Üniversitsi", "q"), ("GAZİ UNİV", "q")],
)
def test_a_name_that_is_nearly_one_is_asked_back(said: str, near: str, tmp_path: Path) -> None:
    sentence = f"lsu/mobility.csv, line 2, column partner: there is no “{said}”; did you mean {near}?"
    assert pointed(tmp_path, said, OTHER) == ([UNKNOWN], [sentence])


def test_what_begins_two_names_is_asked_of_none(tmp_path: Path) -> None:
    both = [OTHER | {"name": "Marmara One"}, OTHER | {"partner": "p", "name": "Marmara Two and Three"}]
    sentence = "lsu/mobility.csv, line 2, column partner: no row of partner.csv has the key “Marm”."
    assert pointed(tmp_path, "Marm", *both) == ([UNKNOWN], [sentence])


def test_a_key_goes_before_a_name(tmp_path: Path) -> None:
    assert pointed(tmp_path, "p", OTHER | {"name": "P"}) == ([1], [])
