"""What the universities count in their statements, in the words of the reader."""

import csv

import pytest

from lib import codes
from lib.i18n import words
from lib.screen.claims import units
from tests.live import ROOT


def test_every_unit_of_the_workbooks_is_translated() -> None:
    named = {
        row["unit"]
        for path in ROOT.glob("data/*/claim.csv")
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
        if row["unit"]
    }
    assert named - set(codes.CURRENCIES) == set(units(2, words("en")))


@pytest.mark.parametrize(
    ("n", "universities", "directions"),
    [
        (1, "университет", "направление стратегии"),
        (4, "университета", "направления стратегии"),
        (50, "университетов", "направлений стратегии"),
    ],
)
def test_a_unit_agrees_with_its_figure(n: int, universities: str, directions: str) -> None:
    said = units(n, words("ru"))
    assert (said["universities"], said["directions of the strategy"]) == (universities, directions)


def test_an_english_unit_is_as_the_workbook_has_it() -> None:
    assert {unit: said for unit, said in units(2, words("en")).items() if unit != said} == {}
