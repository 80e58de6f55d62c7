"""Pictures of activities and of what needs attention: figures as approved, sentences at none, one, many, tables."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.charts import activities, attention
from lib.charts.membership_tables import on_day as associations
from lib.charts.partner_countries import MOST, by_country
from lib.filters import Filters
from lib.i18n import words
from tests.charts.approval import is_approved

DAY = date(2026, 11, 21)
ASKED = Filters(as_of=DAY)
W = words("en")
BY_YEAR = ["year", "kind", "activities", "illustrative"]
EVENTS = [(2024, "delegation", 3, 1), (2024, "webinar", 2, 0), (2026, "expert_visit", 1, 1), (2026, "webinar", 4, 0)]
COUNTRIES = pd.DataFrame(
    [("TR", True, 2), ("PL", True, 1), ("TR", True, 0), ("KZ", False, 5), ("TR", True, 1), ("GE", True, 0)],
    columns=["country", "listed", "agreements"],
).assign(illustrative=0, kind="university")
DRAWN = {
    "activities_by_year": activities.by_year(pd.DataFrame(EVENTS, columns=BY_YEAR), ASKED, W),
    "partners_by_country": by_country(COUNTRIES, ASKED, W),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], ""),
        ([(2025, "webinar", 1, 0)], "1 activity in 2025; the most frequent kind: Webinar (1)."),
        (
            [(2023, "delegation", 9, 0), (2025, "webinar", 2, 1), (2025, "conference", 2, 0)],
            "4 activities in 2025.",
        ),
        (
            [(2025, "webinar", 2, 1), (2025, "conference", 3, 0)],
            "5 activities in 2025; the most frequent kind: Conference (3).",
        ),
    ],
)
def test_activities_by_year(rows: list[Any], sentence: str) -> None:
    chart = activities.by_year(pd.DataFrame(rows, columns=BY_YEAR), ASKED, W)
    assert chart.sentence == sentence
    assert chart.rule == "Activities that have begun, by the year of their first day; as at 21\u00a0Nov\u00a02026."
    assert chart.illustrative == sum(row[3] for row in rows)
    years = [row[0] for row in rows]
    assert sorted(set(chart.frame["year"])) == (list(range(min(years), max(years) + 1)) if years else [])


def test_a_year_without_activities_keeps_its_place() -> None:
    frame = pd.DataFrame([(2023, "delegation", 9, 0), (2025, "webinar", 2, 1)], columns=BY_YEAR)
    chart = activities.by_year(frame, ASKED, W)
    assert chart.frame.loc[chart.frame["year"] == 2024, "activities"].tolist() == [0, 0]


def test_activities_one_by_one() -> None:
    columns = ["key", "kind", "title", "start_date", "end_date", "partner_name", "country", "unit", "place"]
    columns += ["home_participants", "foreign_participants", "illustrative"]
    rows = [
        ("a", "webinar", "T", DAY, None, "Ege", "TR", "law", None, None, 3, 1),
        ("b", "delegation", "U", DAY, DAY, None, "PL", None, "Lankaran", 2, None, 0),
        ("c", "delegation", "V", DAY, DAY, None, None, None, None, None, None, 0),
    ]
    chart = activities.rows(pd.DataFrame(rows, columns=columns, dtype=object), ASKED, W, (("law", "Faculty of Law"),))
    assert chart.sentence == "3 activities."
    assert chart.table()["With"].tolist() == ["Ege", "Poland", "–"]
    assert chart.table()["Kind"].tolist() == ["Webinar", "Delegation", "Delegation"]
    assert chart.table()["Faculty"].tolist() == ["Faculty of Law", "–", "–"]


def papers(*lines: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "key": "k",
        "partner": "p",
        "partner_name": "Ege",
        "country": "TR",
        "valid_from": date(2020, 1, 1),
        "valid_until": None,
        "state": "in_force",
        "life": "alive",
        "last_event": None,
        "continued_by": (),
        "illustrative": 0,
    }
    return pd.DataFrame([{**usual, **line} for line in lines], columns=list(usual), dtype=object)


def test_what_ends_is_not_what_is_continued() -> None:
    found = papers(
        {"key": "late", "state": "expiring", "valid_until": date(2027, 3, 1)},
        {"key": "soon", "state": "expiring", "valid_until": date(2027, 1, 1)},
        {"key": "continued", "state": "expiring", "valid_until": date(2027, 1, 1), "continued_by": ("next",)},
        {"key": "alive"},
    )
    chart = attention.ending(found, ASKED, W)
    assert chart.frame["key"].tolist() == ["soon", "late"]
    assert chart.sentence == "2 agreements end within 180 days."
    assert attention.ending(papers(), ASKED, W).sentence == "0 agreements end within 180 days."


def test_a_dormant_partner_is_named_once() -> None:
    found = papers(
        {"key": "a", "life": "dormant"},
        {"key": "b", "life": "dormant"},
        {"key": "c", "life": "dormant", "partner": "q", "last_event": date(2020, 5, 1)},
    )
    chart = attention.dormant(found, ASKED, W)
    assert chart.sentence == "2 partners are dormant."
    assert chart.frame["partner"].tolist() == ["p", "q"]
    assert chart.table()["Country"].tolist() == ["Türkiye", "Türkiye"]


def test_deadlines_within_180_days() -> None:
    columns = ["key", "title", "funder", "deadline", "days_left", "illustrative"]
    rows = [("past", "A", "F", DAY, -1, 0), ("today", "B", "F", DAY, 0, 0), ("far", "C", "F", DAY, 181, 0)]
    chart = attention.deadlines(pd.DataFrame(rows, columns=columns), ASKED, W)
    assert (chart.frame["key"].tolist(), chart.sentence) == (["today"], "1 deadline within 180 days.")


def ties(*lines: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "key": "k",
        "name": "Network",
        "short_name": None,
        "seat_city": "Ankara",
        "seat_country": "TR",
        "status": "member",
        "since": None,
        "verified": "yes",
        "member_count": None,
        "counted": True,
        "illustrative": 0,
    }
    return pd.DataFrame([{**usual, **line} for line in lines], columns=list(usual), dtype=object)


def test_associations_today() -> None:
    chart = associations(ties({}, {"status": "applied", "counted": False}), ASKED, W)
    assert chart.sentence == "The university belongs to 1 association."
    assert chart.table()["Our status"].tolist() == ["Member", "Applied"]
    assert chart.table()["Seat"].tolist() == ["Ankara, Türkiye"] * 2


def test_what_holds_today_says_nothing_of_a_past_day() -> None:
    chart = associations(ties({}, {"since": date(2019, 1, 1)}), ASKED, W, today=False)
    assert chart.sentence == "First day of our status: known for 1, not known for 1."
    assert chart.table()["Our status"].tolist() == ["Today: Member; since when is not known", "Member"]


def test_partners_by_country() -> None:
    codes = ["TR", "TR", "PL", *[f"A{letter}" for letter in "BCDEFGHIJKLMNOPQRS"]]
    frame = pd.DataFrame({"country": codes, "listed": True, "agreements": 1, "illustrative": 0, "kind": "university"})
    chart = by_country(frame.assign(listed=frame["country"] != "PL"), ASKED, W)
    assert len(chart.frame) == MOST
    assert chart.frame.iloc[0].to_dict() == {"country": "TR", "partners": 2, "agreements": 2, "illustrative": 0}
    assert chart.notes == ("5 smaller countries are not drawn.",)
    # An agreement with one that is on no list is an agreement all the same.
    assert by_country(frame.assign(listed=False), ASKED, W).frame["agreements"].sum() == MOST
