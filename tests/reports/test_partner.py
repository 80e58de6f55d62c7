"""The brief on one partner: its numbers are those of its profile, and what is not there is not called nothing."""

from datetime import date
from typing import Any

import pytest

from lib import db
from lib.filters import Filters
from lib.i18n import languages
from lib.queries import agreements, profile
from lib.queries.asking import asking
from lib.reports import frozen, periods
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.partner import SECTIONS
from lib.reports.periods import NoSuchPeriod
from tests.reports.conftest import file_of

TODAY = date(2026, 11, 21)


def made(url: str, partner: str, language: str = "en", *wanted: str) -> Report:
    """The brief on a partner of Lankaran."""
    with db.connect(url) as connection:
        ask = asking(connection)
        return report(ask, periods.brief_of(partner, ask(profile.about, partner), TODAY), language, wanted)


def blocks(found: Report) -> dict[str, Any]:
    return {drawn.key: drawn.chart.frame for section in found.sections for drawn in section.charts}


def test_its_numbers_are_those_of_the_profile(lsu_url: str) -> None:
    found = made(lsu_url, "marmara-university")
    assert [section.key for section in found.sections] == [*SECTIONS, "rules"]
    assert (found.title, found.period, found.name) == (
        "Partner brief", "Marmara University", "brief-marmara-university-en",
    )  # fmt: skip
    told = blocks(found)
    asked = Filters(as_of=TODAY, country=("TR",))
    with db.connect(lsu_url) as connection:
        known = profile.known_since(connection, asked, "marmara-university")
        papers = agreements.on_day(connection, asked, ("marmara-university",))
    assert told["known-since"]["number"].tolist() == known["number"].tolist() == [2, 26, 3, 5]
    assert told["agreement-list"]["key"].tolist() == papers["key"].tolist() == ["a02", "a01"]
    assert told["moves-by-year"]["moves"].sum() == 26
    assert told["activity-list"]["title"].tolist()[0] == "Delegation of deans"
    assert found.notes == ()


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Marmara University"), ("tr", "Marmara Üniversitesi"), ("az", "Mərmərə Universiteti")]
)
def test_it_is_called_by_its_name_in_the_language(lsu_url: str, language: str, name: str) -> None:
    assert made(lsu_url, "marmara-university", language).period == name


def test_reports_name_partners_in_their_language(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        found = report(
            asking(connection), periods.annual(2025, TODAY), "tr", ["cooperation", "activities", "attention"]
        )
    told = blocks(found)
    assert {"Gazi Üniversitesi", "Marmara Üniversitesi"} <= set(told["agreement-list"]["partner_name"])
    assert "Gazi University" not in set(told["agreement-list"]["partner_name"])
    assert "Marmara Üniversitesi" in set(told["activity-list"]["with_whom"])


def test_a_successor_is_named(lsu_url: str) -> None:
    old, new = (made(lsu_url, key, "en", "partner").sections[0] for key in ("kaposvar-university", "mate"))
    said = [[block.text for block in section.blocks if hasattr(block, "text")] for section in (old, new)]
    assert said[0][1:] == ["Merged into: Hungarian University of Agriculture and Life Sciences"]
    assert said[1][1:] == ["Successor of: Kaposvár University"]


@pytest.mark.parametrize("language", languages())
def test_every_partner_in_every_language(lsu_url: str, language: str) -> None:
    with db.connect(lsu_url) as connection:
        ask = asking(connection)
        for key in ("marmara-university", "iksad-institute", "mendel-university-in-brno"):
            period = periods.brief_of(key, ask(profile.about, key), TODAY)
            found = report(ask, period, language)
            for kind in ("pdf", "pptx", "xlsx"):
                assert file_of(found, kind)[:2] in (b"%P", b"PK")


def test_a_partner_of_which_only_the_name_is_known(load: Any, database_url: str) -> None:
    load({"partner": [{"key": "p", "name": "P", "country": "TR"}]})
    found = made(database_url, "p")
    assert list(blocks(found)) == ["names"]
    said = [block.text for section in found.sections[1:-1] for block in section.blocks]
    assert said == ["Nothing is recorded here for P."] * 6


def test_nobody_by_that_key() -> None:
    with pytest.raises(NoSuchPeriod, match="partner"):
        periods.brief_of("nobody", None, TODAY)


def test_it_is_not_frozen(lsu_url: str) -> None:
    period = periods.brief_of("p", {"country": "TR", "name": "P"}, TODAY)
    with pytest.raises(ValueError, match="not kept"):
        frozen.freeze(lsu_url, period)
