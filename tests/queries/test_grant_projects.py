"""The list of projects, pending applications and calls: by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import codes, db
from lib.filters import Filters
from lib.queries import grants
from lib.queries.grant_projects import projects, state
from tests.databases import Rows
from tests.oracle import grant_projects as project_oracle
from tests.oracle import grants as oracle
from tests.queries.plain import plain, tables

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def agrees(connection: Connection, asked: Filters, language: str = "en") -> None:
    """Line by line and column by column."""
    rows = tables(connection)
    assert plain(projects(connection, asked, language)) == project_oracle.projects(rows, asked, language)
    assert grants.pending(connection, asked) == oracle.pending(rows, asked)
    assert plain(grants.calls(connection, asked, language)) == oracle.calls(rows, asked, language)


# --- by hand

SOME: Rows = {
    "unit": [{"key": "law", "name": "Law", "name_az": "Hüquq"}, {"key": "arts", "name": "Arts"}],
    "partner": [{"country": "PL"}],
    "grant": [
        {"key": "called", "call_year": 2023, "status": "submitted", "unit_id": 1},
        {"key": "decided", "call_year": 2022, "decision_date": date(2023, 6, 30), "status": "rejected", "unit_id": 2},
        {"key": "runs", "start_date": date(2022, 3, 1), "end_date": date(2024, 2, 29), "own_share": 10.5}
        | {"budget": 99.99, "currency": "EUR", "source_id": 2},
        {"key": "no end", "start_date": date(2023, 7, 1), "decision_date": date(2026, 11, 22)},
        {"key": "no start", "end_date": date(2023, 1, 1), "status": "completed"},
        {"key": "undated", "acronym": "U", "note": "Nothing is known."},
        {"key": "later", "start_date": date(2024, 1, 1), "end_date": date(2025, 1, 1), "call_year": 2021},
    ],
    "grant_partner": [
        {"grant_id": 3, "partner_id": 1},
        {"grant_id": 3, "country": "LT", "partner_id": 1},
        {"grant_id": 3, "country": "LT"},
        {"grant_id": 3},
        {"grant_id": 1, "country": "TR"},
    ],
    "call": [
        {"key": "b", "deadline": TODAY, "opens_on": date(2026, 1, 1), "conditions": "All", "source_id": 2},
        {"key": "a", "deadline": TODAY},
        {"key": "over", "deadline": TODAY - timedelta(days=2)},
        {"key": "just over", "deadline": TODAY - timedelta(days=1)},
        {"key": "next", "deadline": TODAY + timedelta(days=1)},
    ],
}


@pytest.mark.parametrize(
    ("years", "keys"),
    [
        ({}, ["later", "no end", "decided", "called", "runs", "undated", "no start"]),
        ({"first": 2023, "last": 2023}, ["no end", "decided", "called", "runs", "no start"]),
        ({"first": 2023, "last": 2023, "quarter": 1}, ["runs", "no start"]),
        ({"first": 2023, "last": 2023, "quarter": 2}, ["decided", "runs"]),
        ({"first": 2023, "last": 2023, "quarter": 3}, ["no end", "runs"]),
        ({"first": 2020, "last": 2026, "quarter": 2}, ["later", "decided", "runs"]),
        ({"first": 2024}, ["later", "no end", "runs"]),
        ({"last": 2021}, ["later"]),
        ({"first": 2026}, ["no end"]),
    ],
    ids=str,
)
def test_which_projects_touch_the_years(load: Load, years: dict[str, int], keys: list[str]) -> None:
    assert list(projects(load(SOME), replace(ASKED, **years))["key"]) == keys


@pytest.mark.parametrize(
    ("status", "first", "last", "said"),
    [
        ("running", None, TODAY, "running"),
        ("running", None, TODAY - timedelta(days=1), "past_end"),
        ("awarded", date(2020, 1, 1), TODAY - timedelta(days=1), "past_end"),
        ("awarded", TODAY, TODAY, "running"),
        ("awarded", TODAY, None, "running"),
        ("running", TODAY + timedelta(days=1), None, "awarded"),
        ("awarded", None, None, "awarded"),
        ("running", None, None, "running"),
        ("completed", TODAY, TODAY, "completed"),
        ("suspended", TODAY, TODAY, "suspended"),
        ("rejected", TODAY, TODAY, "rejected"),
        ("submitted", date(2020, 1, 1), date(2021, 1, 1), "submitted"),
    ],
    ids=str,
)
def test_what_a_project_is_on_a_day(status: str, first: date | None, last: date | None, said: str) -> None:
    assert state(status, first, last, TODAY) == said


@pytest.mark.parametrize(
    ("known", "waiting"),
    [
        ({"submitted_on": date(2024, 12, 31)}, 1),
        ({"submitted_on": date(2025, 1, 1)}, 0),
        ({"call_year": 2024}, 1),
        ({"call_year": 2025}, 0),
        ({"submitted_on": date(2024, 6, 1), "call_year": 2025}, 1),
        ({}, 1),
    ],
)
@pytest.mark.parametrize("status", ["submitted", "awarded"])
def test_an_application_waits_from_the_day_that_it_is_made(
    load: Load, known: dict[str, Any], waiting: int, status: str
) -> None:
    """The report of a past year does not know what was applied for later."""
    decided = date(2026, 3, 1) if status == "awarded" else None
    grant = {"status": status, "submitted_on": None, "call_year": None, "decision_date": decided, **known}
    asked = replace(ASKED, as_of=date(2024, 12, 31), last=2024)
    assert grants.pending(load({"grant": [grant]}), asked) == (waiting, 0)


def test_the_line_of_a_project(load: Load) -> None:
    connection = load(SOME)
    found = projects(connection, replace(ASKED, country=("LT",)), "az")
    assert plain(found, "key", "own_share", "budget", "unit", "countries", "illustrative") == [
        ("runs", 10.5, 99.99, None, "LT PL", 1)
    ]
    assert plain(projects(connection, ASKED, "az"), "unit")[2:4] == [("Arts",), ("Hüquq",)]
    assert grants.pending(connection, ASKED) == (2, 4)
    assert grants.pending(connection, replace(ASKED, unit=("law",))) == (1, 0)
    assert [line[:2] for line in plain(grants.calls(connection, ASKED), "key", "days_left")] == [
        ("a", 0),
        ("b", 0),
        ("next", 1),
        ("just over", -1),
        ("over", -2),
    ]


@pytest.mark.parametrize("years", [{}, {"first": 2023}, {"last": 2022}, {"first": 2022, "last": 2023}], ids=str)
def test_by_hand_it_agrees_with_the_oracle(load: Load, years: dict[str, int]) -> None:
    connection = load(SOME)
    for more in (
        {},
        {"country": ("TR",)},
        {"unit": ("law", "arts")},
        {"as_of": date(2023, 6, 29)},
        {"as_of": date(2023, 6, 30)},
    ):
        agrees(connection, replace(ASKED, **years, **more), "az")


@pytest.mark.parametrize("asked", [ASKED, replace(ASKED, first=2022, last=2024), Filters(date(2023, 5, 1), last=2023)])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked, "tr")


# --- whatever there may be

DAYS = st.none() | st.dates(date(2022, 6, 1), date(2025, 6, 1))
TITLES = st.none() | st.sampled_from(["Layihə", "Qrant"])
GRANTS = st.fixed_dictionaries(
    {
        "title_az": TITLES,
        "status": st.sampled_from(list(codes.GRANT_STATUS)),
        "call_year": st.none() | st.integers(2021, 2025),
        "decision_date": DAYS,
        "start_date": DAYS,
        "end_date": DAYS,
        "budget": st.none() | st.integers(0, 10**9).map(lambda cents: cents / 100),
        "unit_id": st.sampled_from([None, 1, 2]),
        "source_id": st.integers(1, 3),
    }
)
MEMBERS = st.fixed_dictionaries(
    {"grant_id": st.integers(1, 3), "partner_id": st.none() | st.just(1)}
    | {"country": st.none() | st.sampled_from(["TR", "KZ"])}
)
CALLS = st.fixed_dictionaries(
    {"title_az": TITLES, "conditions": st.none() | st.just("Teams"), "conditions_az": TITLES}
    | {"deadline": st.dates(date(2024, 1, 1), date(2024, 1, 9)), "source_id": st.integers(1, 3)}
)
YEARS = st.none() | st.integers(2022, 2025)
QUESTIONS = st.builds(
    Filters,
    as_of=st.dates(date(2023, 1, 1), date(2025, 1, 1)) | st.dates(date(2024, 1, 1), date(2024, 1, 9)),
    first=YEARS,
    last=YEARS,
    country=st.sampled_from([(), (), ("PL",), ("KZ", "TR")]),
    region=st.sampled_from([(), (), ("turkic",)]),
    unit=st.sampled_from([(), (), ("law",)]),
)
QUARTERS = st.builds(lambda asked, quarter: replace(asked, quarter=quarter), QUESTIONS, st.integers(1, 4))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(GRANTS, min_size=3, max_size=5),
    members=st.lists(MEMBERS, max_size=4),
    calls=st.lists(CALLS, max_size=4),
    asked=QUESTIONS | QUARTERS,
)
def test_any_projects_agree_with_the_oracle(
    load: Load, rows: list[Any], members: list[Any], calls: list[Any], asked: Filters
) -> None:
    units = [{"key": "law", "name": "Law", "name_az": "Hüquq"}, {"key": "arts", "name": "Arts"}]
    some = {"unit": units, "partner": [{"country": "PL"}], "grant": rows, "grant_partner": members, "call": calls}
    agrees(load(some), asked, "az")
