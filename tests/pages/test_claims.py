"""What the universities state themselves: each statement on one page, its units in the words of the reader."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lib import codes, db
from lib.i18n import words
from lib.screen.claims import units
from tests import databases
from tests.live import ROOT
from tests.pages.conftest import Reader
from tests.pages.test_every_page import html


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


@pytest.mark.parametrize("university", ["lsu", "bsu", "kokand"])
def test_every_statement_stands_on_one_page(
    university: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    databases.fill(url, ROOT / "data" / university)
    monkeypatch.setenv("DATABASE_URL", url)
    shown: Counter[str] = Counter()
    figures = 0
    for page in ("summary", "partners", "mobility", "grants", "memberships"):
        at = reader(page, language="en")
        assert not at.exception
        there = [unescape(text) for text in re.findall(r"<blockquote lang='en'>“(.*?)”</blockquote>", html(at))]
        shown.update(there)
        figures += html(at).count("m-claim-figure")
        if page == "summary":
            first = Counter(there)
    with (ROOT / "data" / university / "claim.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    # A sentence with two figures stands once, with both.
    stated = Counter(text for text, _ in {(row["text"], row["indicator"]) for row in lines})
    counted = [row for row in lines if row["value"]]
    if university == "kokand":
        # Where nothing else is known, all of them stand on the Summary too.
        assert first == Counter({row["text"] for row in lines})
        stated = first + Counter(text for text, about in {(row["text"], row["indicator"]) for row in lines} if about)
        counted += [row for row in counted if row["indicator"]]
    assert shown == stated
    assert figures == len(counted)
    db.forget(url)


@pytest.fixture
def kokand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Iterator[Reader]:
    """A reader of Kokand, of which nothing is known but its own statements."""
    url = f"sqlite:///{tmp_path / 'own.db'}"
    databases.fill(url, ROOT / "data" / "kokand")
    monkeypatch.setenv("DATABASE_URL", url)
    yield reader
    db.forget(url)


def test_a_university_that_only_states_begins_with_its_statements(kokand: Reader) -> None:
    at = kokand(language="en")
    assert not at.exception
    said = html(at)
    assert "m-tile" not in said, "a row of dashes says nothing"
    assert "the figures come with the first" in said
    figures = [
        bool(re.search("m-claim-figure", one)) for one in re.findall(r"<figure class='m-claim'>.*?</figure>", said)
    ]
    assert figures == sorted(figures, reverse=True), "those with a figure first"
    assert len(at.main.get("deck_gl_json_chart")) == 1


def test_where_nothing_is_recorded_no_filter_is_to_be_cleared(kokand: Reader) -> None:
    at = kokand("mobility", language="en")
    assert "No move is on record yet." in html(at)
    assert "Moves around the world" not in html(at)
    assert "clear-nothing" not in {button.key for button in at.button}
    assert "more than 500" in html(at)
