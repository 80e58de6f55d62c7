"""Memberships: the tie on a day, the years, the countries and the members, by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import codes, db
from lib.filters import Filters
from lib.queries import memberships
from lib.schema import Base
from tests.databases import Rows
from tests.oracle import memberships as oracle

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def tables(connection: Connection) -> oracle.Tables:
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def plain(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    shown = frame[list(columns)].astype(object)
    return [tuple(None if pd.isna(v) else v for v in line) for line in shown.itertuples(index=False, name=None)]


def agrees(connection: Connection, asked: Filters) -> None:
    """Every query gives what the oracle gives, and a year that ends with the day what the day gives."""
    rows = tables(connection)
    ties = memberships.on_day(connection, asked)
    assert plain(ties, "key", "status", "since", "ended", "counted") == oracle.on_day(rows, asked)
    years = memberships.by_year(connection, asked)
    found = plain(years, "year", "memberships", "known", "unknown_since", "confirmed")
    assert found == oracle.by_year(rows, asked)
    if len(years) and asked.last is None and asked.ends(asked.as_of.year) >= asked.as_of:
        assert years["memberships"].iloc[-1] == ties["counted"].sum()
    countries = plain(
        memberships.by_country(connection, asked), "country", "status", "associations", "members", "partners"
    )
    assert sorted(countries) == oracle.by_country(rows, asked)


# --- by hand

HISTORY: Rows = {
    "association": [
        {"key": "one", "name": "One", "name_az": "Bir", "seat_country": "TR"},
        {"key": "two", "seat_country": "RO"},
        {"key": "three"},
        {"key": "four", "seat_country": "GE"},
        {"key": "five", "seat_country": "GE"},
    ],
    "membership": [
        {"association_id": 1, "status": "applied", "since": date(2015, 3, 1)},
        {"association_id": 1, "status": "member", "since": date(2016, 7, 1), "verified": "yes", "source_id": 2},
        {"association_id": 2, "status": "observer"},
        {"association_id": 3, "status": "founding", "since": date(2014, 1, 1), "until": date(2018, 12, 31)},
        {"association_id": 4, "status": "applied"},
        {"association_id": 5, "status": "member", "as_of": "2024-03"},
    ],
    "partner": [{"country": "KZ", "name": "Ours"}],
    "association_member": [
        {"association_id": 1, "partner_id": 1, "name": "Theirs", "country": None, "as_of": "2019"},
        {"association_id": 1, "name": "Second", "country": "TR"},
        {"association_id": 2, "name": "Gone", "country": "KZ", "status": "left"},
        {"association_id": 4, "partner_id": 1, "name": "Ours again", "country": "KZ", "source_id": 2},
    ],
}


def test_the_tie_on_a_day_is_the_newest_that_holds(load: Load) -> None:
    frame = memberships.on_day(load(HISTORY), ASKED)
    assert plain(frame, "key", "status", "since", "ended", "counted") == [
        ("one", "member", date(2016, 7, 1), None, True),
        ("two", "observer", None, None, True),
        ("three", None, None, date(2018, 12, 31), False),
        ("four", "applied", None, None, False),
        ("five", "member", None, None, True),
    ]
    assert list(frame["illustrative"]) == [1, 0, 0, 0, 0]
    assert plain(frame, "name", "name_az", "verified", "quality")[0] == ("One", "Bir", "yes", "illustrative")


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2015, 2, 28), [None, "observer", "founding", "applied", "member"]),
        (date(2015, 3, 1), ["applied", "observer", "founding", "applied", "member"]),
        (date(2016, 6, 30), ["applied", "observer", "founding", "applied", "member"]),
        (date(2016, 7, 1), ["member", "observer", "founding", "applied", "member"]),
        (date(2018, 12, 31), ["member", "observer", "founding", "applied", "member"]),
        (date(2019, 1, 1), ["member", "observer", None, "applied", "member"]),
    ],
)
def test_first_and_last_day_belong_to_the_tie(load: Load, day: date, status: list[str | None]) -> None:
    assert list(memberships.on_day(load(HISTORY), replace(ASKED, as_of=day))["status"]) == status


def test_a_year_says_what_is_known_and_what_may_have_been(load: Load) -> None:
    frame = memberships.by_year(load(HISTORY), ASKED)
    assert plain(frame, "year", "memberships", "known", "unknown_since") == [
        (2014, None, 1, 2),  # three; two and five may have held
        (2015, None, 1, 2),
        (2016, None, 2, 2),  # one was an application until July
        (2017, None, 2, 2),
        (2018, None, 2, 2),  # three held on its last day
        (2019, None, 1, 2),
        (2020, None, 1, 2),
        (2021, None, 1, 2),
        (2022, None, 1, 2),
        (2023, None, 1, 2),
        (2024, None, 2, 1),  # a page of 2024 names five
        (2025, None, 2, 1),
        (2026, 3, 3, 0),
    ]
    assert list(frame["illustrative"])[:4] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("2024-03-14", [1, 1, 1, 1]),
        ("2024-03", [1, 1, 1, 1]),
        ("2024-04-01", [0, 1, 1, 1]),
        ("2024-08", [0, 0, 1, 1]),
        ("2024", [0, 0, 0, 1]),
    ],
)
def test_what_a_page_confirms_is_known_from_its_day_month_or_year_on(load: Load, stated: str, known: list[int]) -> None:
    tie = {"association_id": 1, "status": "member", "as_of": stated}
    connection = load({"association": [{}], "membership": [tie]})
    found = [memberships.by_year(connection, replace(ASKED, first=2024, last=2024, quarter=q)) for q in (1, 2, 3, 4)]
    assert [int(frame["known"].iloc[0]) for frame in found] == known
    assert [int(frame["unknown_since"].iloc[0]) for frame in found] == [1 - n for n in known]


def test_the_years_of_the_question_bound_the_years_of_the_answer(load: Load) -> None:
    connection = load(HISTORY)
    assert list(memberships.by_year(connection, replace(ASKED, first=2012, last=2015))["year"]) == [*range(2012, 2016)]
    assert list(memberships.by_year(connection, replace(ASKED, first=2025, last=2030))["year"]) == [2025, 2026]
    assert memberships.by_year(connection, replace(ASKED, first=2027)).empty


def test_nobody_was_a_member_of_what_did_not_exist(load: Load) -> None:
    connection = load({"association": [{"founded": 2020}], "membership": [{"association_id": 1, "status": "member"}]})
    frame = memberships.by_year(connection, replace(ASKED, first=2019, last=2020))
    assert plain(frame, "year", "memberships", "unknown_since") == [(2019, 0, 0), (2020, None, 1)]


def test_a_status_that_was_left_is_not_counted(load: Load) -> None:
    connection = load(
        {
            "association": [{"key": "one"}],
            "membership": [
                {"status": "member", "since": date(2010, 1, 1)},
                {"status": "left", "since": date(2020, 5, 5)},
            ],
        }
    )
    assert plain(memberships.on_day(connection, ASKED), "status", "counted") == [("left", False)]
    assert list(memberships.by_year(connection, ASKED)["memberships"]) == [1.0] * 10 + [0.0] * 7


def test_without_any_date_only_the_running_year_is_known(load: Load) -> None:
    connection = load({"association": [{"key": "one"}], "membership": [{"status": "member"}]})
    assert plain(memberships.by_year(connection, ASKED), "year", "memberships") == [(2026, 1)]


def test_a_country_chooses_by_seat_or_member_and_a_list_is_then_whole(load: Load) -> None:
    connection = load(HISTORY)
    there = replace(ASKED, country=("KZ",))
    assert list(memberships.on_day(connection, there)["key"]) == ["one", "four"]  # who left is no member of two
    assert list(memberships.members(connection, there)["name"]) == ["Theirs", "Second", "Ours again"]
    assert list(memberships.members(connection, there)["country"]) == ["KZ", "TR", "KZ"]
    assert plain(memberships.members(connection, there), "partner_name", "as_of", "illustrative") == [
        ("Ours", "2019", 0),
        (None, None, 0),
        ("Ours", None, 1),
    ]
    assert memberships.on_day(connection, replace(ASKED, country=("KZ",), region=("eu",))).empty


def test_countries_that_are_reached(load: Load) -> None:
    frame = memberships.by_country(load(HISTORY), ASKED)
    assert plain(frame, "country", "status", "associations", "members", "partners", "illustrative") == [
        ("GE", "applied", 1, 0, 0, 0),
        ("GE", "member", 1, 0, 0, 0),
        ("KZ", "applied", 1, 1, 1, 1),
        ("KZ", "member", 1, 1, 1, 0),
        ("RO", "observer", 1, 0, 0, 0),
        ("TR", "member", 1, 1, 0, 0),
    ]


def test_the_time_line_ends_a_tie_where_the_next_begins(load: Load) -> None:
    frame = memberships.time_line(load(HISTORY), ASKED)
    assert plain(frame, "key", "status", "since", "until", "illustrative") == [
        ("one", "applied", date(2015, 3, 1), date(2016, 7, 1), 0),
        ("one", "member", date(2016, 7, 1), None, 1),
        ("two", "observer", None, None, 0),
        ("three", "founding", date(2014, 1, 1), date(2018, 12, 31), 0),
        ("four", "applied", None, None, 0),
        ("five", "member", None, None, 0),
    ]


def test_the_time_line_and_the_day_agree_which_tie_holds(load: Load) -> None:
    """A tie without a first day stands behind a dated one; what came between and is over gives way again."""
    ties = [
        {"association_id": 1, "status": "applied"},
        {"association_id": 1, "status": "member", "since": date(2020, 1, 1)},
        {"association_id": 2, "status": "member", "since": date(2000, 1, 1)},
        {"association_id": 2, "status": "observer", "since": date(2010, 1, 1), "until": date(2012, 1, 1)},
    ]
    connection = load({"association": [{"key": "one"}, {"key": "two"}], "membership": ties})
    assert plain(memberships.time_line(connection, ASKED), "key", "status", "since", "until") == [
        ("one", "member", date(2020, 1, 1), None),
        ("one", "applied", None, date(2020, 1, 1)),
        ("two", "member", date(2000, 1, 1), None),
        ("two", "observer", date(2010, 1, 1), date(2012, 1, 1)),
    ]
    assert plain(memberships.on_day(connection, ASKED), "key", "status") == [("one", "member"), ("two", "member")]


def test_an_empty_database_has_empty_frames_with_all_columns(load: Load) -> None:
    connection = load({})
    assert list(memberships.on_day(connection, ASKED).columns)[-4:] == ["source", "quality", "link", "illustrative"]
    for query in (
        memberships.by_year,
        memberships.on_day,
        memberships.members,
        memberships.by_country,
        memberships.time_line,
    ):
        assert query(connection, ASKED).empty


# --- Lankaran


@pytest.mark.parametrize(
    "asked",
    [ASKED, replace(ASKED, first=2000), replace(ASKED, country=("TR",)), replace(ASKED, region=("caspian",))],
)
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)


def test_lankaran_belongs_to_five_and_has_applied_to_one(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        frame = memberships.on_day(connection, ASKED)
        shared = memberships.members(connection, ASKED).dropna(subset="partner")
    assert plain(frame, "key", "status", "verified", "quality", "counted") == [
        ("bsun", "member", "no", "claim", True),
        ("asucrc", "member", "partly", "claim", True),
        ("eau", "member", "partly", "claim", True),
        ("kunib", "member", "partly", "claim", True),
        ("turkunib", "applied", "no", "claim", False),
        ("azru", "member", "no", "claim", True),
    ]
    assert set(shared["association"]) == {"turkunib"}
    assert len(shared) == 5


# --- whatever there may be

DAYS = st.none() | st.dates(date(2018, 1, 1), date(2028, 12, 31))
COUNTRIES = st.none() | st.sampled_from(["TR", "KZ", "RO"])


@st.composite
def worlds(draw: st.DrawFn) -> Rows:
    associations = draw(st.integers(0, 4))
    one = st.integers(1, max(1, associations))
    ties = st.fixed_dictionaries(
        {
            "association_id": one,
            "status": st.sampled_from(list(codes.MEMBERSHIP_STATUS)),
            "since": DAYS,
            "until": DAYS,
            "as_of": st.none() | st.sampled_from(["2019", "2023-04", "2024-03-14", "2027-01-31"]),
            "source_id": st.integers(1, 3),
        }
    )
    listed = st.fixed_dictionaries(
        {
            "association_id": one,
            "partner_id": st.none() | st.integers(1, 2),
            "country": COUNTRIES,
            "status": st.sampled_from(list(codes.MEMBERSHIP_STATUS)),
            "source_id": st.integers(1, 3),
        }
    )
    return {
        "partner": [{"country": "KZ"}, {"country": "TR"}],
        "association": [{"seat_country": draw(COUNTRIES)} for _ in range(associations)],
        "membership": draw(st.lists(ties, max_size=8)) if associations else [],
        "association_member": draw(st.lists(listed, max_size=6)) if associations else [],
    }


QUESTIONS = st.builds(
    Filters,
    as_of=st.dates(date(2018, 1, 1), date(2028, 12, 31)),
    first=st.none() | st.integers(2016, 2022),
    last=st.none() | st.integers(2022, 2027),
    country=st.sampled_from([(), ("TR",), ("KZ", "RO")]),
    region=st.sampled_from([(), ("turkic",)]),
    quarter=st.sampled_from([None, None, 1, 2, 3, 4]),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(), asked=QUESTIONS)
def test_any_history_agrees_with_the_oracle(load: Load, world: Rows, asked: Filters) -> None:
    agrees(load(world), asked)
