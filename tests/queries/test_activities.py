"""Activities: counts and rows, by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import codes, db
from lib.filters import Filters
from lib.queries import activities
from lib.schema import Base
from tests.databases import Rows
from tests.oracle import activities as oracle

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]

SOME: Rows = {
    "unit": [{"key": "law"}],
    "partner": [{"key": "theirs", "name": "Theirs", "country": "TR"}],
    "activity": [
        {"kind": "webinar", "start_date": date(2023, 12, 31), "country": "KZ"},
        {"kind": "webinar", "start_date": date(2024, 1, 1), "country": "TR", "partner_id": 1, "unit_id": 1},
        {"kind": "webinar", "start_date": date(2024, 5, 1), "country": None, "source_id": 2, "home_participants": 0},
        {"kind": "delegation", "start_date": date(2024, 5, 1), "country": "TR", "foreign_participants": 7},
        {"kind": "delegation", "start_date": date(2026, 11, 22), "country": "TR"},
    ],
}


def tables(connection: Connection) -> oracle.Tables:
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def agrees(connection: Connection, asked: Filters) -> None:
    frame = activities.by_year(connection, asked)
    assert list(frame.itertuples(index=False, name=None)) == oracle.by_year(tables(connection), asked)
    rows = activities.rows(connection, asked)
    assert len(rows) == frame["activities"].sum()
    assert rows["illustrative"].sum() == frame["illustrative"].sum()
    assert sorted(rows["key"]) == sorted(row["key"] for row in oracle.selected(tables(connection), asked))


def test_counted_by_year_and_kind_and_not_before_they_begin(load: Load) -> None:
    assert list(activities.by_year(load(SOME), ASKED).itertuples(index=False, name=None)) == [
        (2023, "webinar", 1, 0),
        (2024, "delegation", 1, 0),
        (2024, "webinar", 2, 1),
    ]


def test_the_rows_say_with_whom_and_leave_open_what_is_not_known(load: Load) -> None:
    frame = activities.rows(load(SOME), ASKED)
    assert list(frame["start_date"]) == [date(2024, 5, 1), date(2024, 5, 1), date(2024, 1, 1), date(2023, 12, 31)]
    assert list(frame["partner_name"]) == [None, None, "Theirs", None]
    assert list(frame["unit"]) == [None, None, "law", None]
    assert list(frame["home_participants"]) == [0, None, None, None]
    assert list(frame["foreign_participants"]) == [None, 7, None, None]


def test_nothing_keeps_the_columns(load: Load) -> None:
    connection = load({})
    assert list(activities.by_year(connection, ASKED).columns) == ["year", "kind", "activities", "illustrative"]
    assert activities.rows(connection, ASKED).empty


@pytest.mark.parametrize("asked", [ASKED, replace(ASKED, first=2020, last=2022), replace(ASKED, country=("TR",))])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)


ROWS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(list(codes.ACTIVITY_KIND)),
        "start_date": st.dates(date(2019, 12, 1), date(2022, 2, 1)),
        "country": st.none() | st.sampled_from(["TR", "KZ", "RO"]),
        "unit_id": st.none() | st.just(1),
        "source_id": st.integers(1, 3),
    }
)
QUESTIONS = st.builds(
    Filters,
    as_of=st.dates(date(2019, 12, 1), date(2022, 2, 1)),
    first=st.none() | st.integers(2019, 2021),
    last=st.none() | st.integers(2020, 2022),
    country=st.sampled_from([(), ("TR",), ("KZ", "RO")]),
    region=st.sampled_from([(), ("turkic",)]),
    unit=st.sampled_from([(), ("law",)]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=8), asked=QUESTIONS)
def test_any_rows_agree_with_the_oracle(load: Load, rows: list[dict[str, object]], asked: Filters) -> None:
    agrees(load({"unit": [{"key": "law"}], "activity": rows}), asked)
