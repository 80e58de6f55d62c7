"""Titles of projects, activities and calls are those of the language of the paper, wherever they stand."""

import csv
import re

import pytest

from lib import db
from lib.i18n import languages, words
from lib.queries import choices, delegation
from lib.queries.guests import guest
from lib.reports.delegation import slides
from lib.reports.keeping import kept
from tests.live import ROOT
from tests.reports.conftest import TODAY, Make

OTHERS = [one for one in languages() if one != "en"]


def english(language: str) -> re.Pattern[str]:
    """Any of the titles that are another one in the language."""
    with (ROOT / "data" / "illustrative_words.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["en"] for row in csv.DictReader(file) if row["en"] not in row[language]]
    return re.compile("|".join(map(re.escape, titles)))


@pytest.mark.parametrize("language", OTHERS)
def test_a_report_names_nothing_by_an_english_title(make: Make, language: str) -> None:
    for kind in ("annual", "quarterly", "brief"):
        said = kept(make(kind, language))
        assert english(language).findall(said) == []
    assert english(language).search(kept(make("annual", "en")))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("text", ["TR", "PL", "ondokuz-mayis-university", "mendel-university-in-brno"])
def test_a_guest_reads_no_english_title(lsu_url: str, text: str, language: str) -> None:
    with db.connect(lsu_url) as connection:
        who = guest(connection, text, language)
        assert who
        deck = delegation.deck(connection, who, TODAY, 5, False, language)
        told = slides(deck, choices.home(connection, language), words(language))
    said = repr(told) + " ".join(chart.frame.to_csv() for slide in told for chart in slide.charts)
    assert english(language).findall(said) == []
