"""Moves by year, country, programme and faculty, balances and rows: by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import codes, db
from lib.filters import Filters
from lib.queries import mobility
from lib.schema import Base
from tests.databases import Rows
from tests.oracle import mobility as oracle

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
ACADEMIC = replace(ASKED, year_basis="academic")
UNITS = [{"key": "law", "name": "Law"}, {"key": "arts", "name": "Arts"}]
BALANCE = ("country", "direction", "amount", "balance", "reciprocity", "unknown", "illustrative")
CHANGES = ("direction", "role", "country", "programme", "unit", "now", "before", "illustrative")
BY_YEAR = ("year", "direction", "role", "moves", "so_far", "running", "illustrative")
Load = Callable[[Rows], Connection]


def tables(connection: Connection) -> oracle.Tables:
    """Every row of the database as a plain dict."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def plain(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The lines as tuples, None for what is missing."""
    shown = frame[list(columns)].astype(object)
    return [tuple(None if pd.isna(v) else v for v in line) for line in shown.itertuples(index=False, name=None)]


def move(first: date | None = date(2025, 2, 3), days: int | None = None, **more: Any) -> dict[str, Any]:
    last = first + timedelta(days=days - 1) if first and days else None
    return {"start_date": first, "end_date": last, **more}


def agrees(connection: Connection, asked: Filters) -> None:
    """Every query gives what the oracle gives."""
    rows = tables(connection)
    assert sorted(plain(mobility.by_year(connection, asked), *BY_YEAR)) == oracle.by_year(rows, asked)
    for query, keys in (
        (mobility.by_country, ("country", "direction", "role")),
        (mobility.by_country_and_year, ("year", "country")),
        (mobility.by_programme, ("year", "programme", "direction", "role")),
        (mobility.by_unit, ("unit", "country")),
    ):
        assert plain(query(connection, asked), *keys, "moves", "illustrative") == oracle.by(rows, asked, *keys)
    assert plain(mobility.balance(connection, asked), *BALANCE) == oracle.balance(rows, asked)
    for query, years in ((mobility.semesters_of_three_years, 3), (mobility.semesters_of_five_years, 5)):
        found = plain(query(connection, asked), *BALANCE)
        expected = oracle.semesters(rows, asked, years)
        assert [line[:2] + line[5:] for line in found] == [line[:2] + line[5:] for line in expected]
        for line, other in zip(found, expected, strict=True):
            assert line[2:5] == pytest.approx(other[2:5])
    assert plain(mobility.changes(connection, asked), *CHANGES) == oracle.changes(rows, asked)
    assert mobility.undated(connection, asked) == oracle.undated(rows, asked)
    assert mobility.without_a_day(connection, asked) == oracle.without_a_day(rows, asked)
    assert mobility.still_awaited(connection, asked) == oracle.still_awaited(rows, asked)
    assert mobility.how_many(connection, asked) == len(oracle.selected(rows, asked))


# --- by hand


def test_a_year_without_a_move_is_there_with_nothing(load: Load) -> None:
    connection = load(
        {
            "mobility": [
                move(date(2022, 3, 1), country="TR"),
                move(date(2025, 3, 1), country="TR", participants=4, source_id=2),
                move(date(2026, 3, 1), country="PL", direction="incoming"),
            ]
        }
    )
    found = plain(mobility.by_year(connection, replace(ASKED, country=("TR",))), *BY_YEAR)
    assert found == [
        (2022, "outgoing", "student", 1, 1, False, 0),
        (2023, "outgoing", "student", 0, 0, False, 0),
        (2024, "outgoing", "student", 0, 0, False, 0),
        (2025, "outgoing", "student", 4, 4, False, 1),
        (2026, "outgoing", "student", 0, 0, True, 0),
    ]
    assert set(mobility.by_year(connection, replace(ASKED, first=2024, last=2025))["year"]) == {2024, 2025}


def test_what_is_recorded_for_nobody_is_an_empty_frame(load: Load) -> None:
    connection = load({})
    assert list(mobility.by_year(connection, ASKED)) == list(BY_YEAR)
    for asked in (ASKED, ACADEMIC):
        for query in (
            mobility.by_year,
            mobility.by_country,
            mobility.by_country_and_year,
            mobility.by_programme,
            mobility.by_unit,
            mobility.balance,
            mobility.semesters_of_three_years,
        ):
            assert query(connection, asked).empty
            assert "illustrative" in query(connection, asked)
        assert mobility.rows(connection, asked, 10).empty
        assert (mobility.undated(connection, asked), mobility.how_many(connection, asked)) == (0, 0)


def test_a_move_is_counted_once_it_has_begun(load: Load) -> None:
    connection = load(
        {
            "mobility": [
                move(TODAY, status="live"),
                move(TODAY + timedelta(days=1), status="live"),
                move(date(2026, 1, 1), status="planned"),
                move(date(2026, 1, 1), status="nominated"),
                move(date(2026, 1, 1), status="cancelled"),
                move(date(2026, 1, 1), participants=5),
            ]
        }
    )
    assert plain(mobility.by_year(connection, ASKED), "year", "moves") == [(2026, 6)]
    # Neither the cancelled nor the one of tomorrow is awaited.
    assert mobility.still_awaited(connection, ASKED) == 2
    assert mobility.still_awaited(connection, replace(ASKED, last=2025)) == 0


def test_the_part_of_a_year_is_the_same_days_of_each(load: Load) -> None:
    days = [date(2025, 11, 20), date(2025, 11, 21), date(2025, 11, 22), date(2025, 12, 1), date(2024, 11, 22)]
    connection = load({"mobility": [move(day) for day in days]})
    assert plain(mobility.by_year(connection, ASKED), "year", "moves", "so_far") == [(2024, 1, 0), (2025, 4, 2)]


def test_the_part_of_an_academic_year_begins_in_september(load: Load) -> None:
    days = [date(2025, 9, 1), date(2025, 11, 22), date(2026, 2, 1), date(2026, 9, 1), date(2026, 8, 31)]
    connection = load({"mobility": [move(day) for day in days]})
    frame = mobility.by_year(connection, ACADEMIC)
    assert plain(frame, "year", "moves", "so_far", "running") == [(2025, 4, 1, False), (2026, 1, 1, True)]
    in_spring = mobility.by_year(connection, replace(ACADEMIC, as_of=date(2026, 2, 1)))
    assert plain(in_spring, "year", "moves", "so_far", "running") == [(2025, 3, 3, True)]


def test_the_years_of_a_country_say_which_is_not_over(load: Load) -> None:
    connection = load({"mobility": [move(date(2025, 3, 1)), move(date(2026, 2, 1)), move(date(2026, 9, 1))]})
    asked = replace(ASKED, as_of=date(2026, 10, 1))
    found = mobility.by_country_and_year(connection, asked)
    assert plain(found, "year", "moves", "running") == [(2025, 1, False), (2026, 2, True)]
    found = mobility.by_country_and_year(connection, replace(ACADEMIC, as_of=date(2026, 10, 1)))
    assert plain(found, "year", "moves", "running") == [(2024, 1, False), (2025, 1, False), (2026, 1, True)]


def test_the_part_of_a_year_with_an_undated_row_is_not_known(load: Load) -> None:
    connection = load({"mobility": [move(), move(None, calendar_year=2025), move(date(2026, 1, 1))]})
    assert plain(mobility.by_year(connection, ASKED), "year", "moves", "so_far") == [(2025, 2, None), (2026, 1, 1)]
    assert plain(mobility.by_year(connection, ACADEMIC), "year", "moves", "so_far") == [(2024, 1, 0), (2025, 1, 0)]


def test_rows_without_an_academic_year_are_told(load: Load) -> None:
    years = [move(None, calendar_year=year, participants=year - 2020) for year in (2021, 2023, 2024, 2025)]
    connection = load({"mobility": [*years, move()]})
    assert mobility.undated(connection, ACADEMIC) == 1 + 3 + 4 + 5
    assert mobility.undated(connection, replace(ACADEMIC, first=2023, last=2023)) == 3 + 4
    assert mobility.undated(connection, replace(ACADEMIC, direction=("incoming",))) == 0


def test_a_faculty_that_is_not_recorded_is_an_empty_key(load: Load) -> None:
    connection = load({"unit": UNITS, "mobility": [move(unit_id=2), move(unit_id=None, country="PL")]})
    assert plain(mobility.by_unit(connection, ASKED), "unit", "country", "moves") == [("", "PL", 1), ("arts", "TR", 1)]


def test_balance_and_reciprocity_of_a_country(load: Load) -> None:
    connection = load(
        {
            "mobility": [
                move(participants=3),
                move(direction="incoming", source_id=2),
                move(country="PL", direction="incoming", role="teacher"),
            ]
        }
    )
    assert plain(mobility.balance(connection, ASKED), *BALANCE) == [
        ("PL", "outgoing", 0, 1, 0.0, 0, 0),
        ("PL", "incoming", 1, 1, 0.0, 0, 0),
        ("TR", "outgoing", 3, -2, 0.5, 0, 0),
        ("TR", "incoming", 1, -2, 0.5, 0, 1),
    ]


def test_semesters_are_days_of_students_over_150(load: Load) -> None:
    connection = load(
        {
            "mobility": [
                move(date(2024, 1, 1), 150),
                move(date(2025, 2, 3), 75, participants=2),
                move(date(2026, 2, 2), 30, direction="incoming"),
                move(date(2026, 2, 2), None, direction="incoming", participants=7),
                move(date(2023, 12, 31), 150),
                move(date(2025, 5, 5), 300, role="teacher"),
            ]
        }
    )
    found = mobility.semesters_of_three_years(connection, ASKED)
    assert plain(found, *BALANCE, "first", "last") == [
        ("TR", "outgoing", 2.0, -1.8, pytest.approx(2 * 0.2 / 2.2), 0, 0, 2024, 2026),
        ("TR", "incoming", 0.2, -1.8, pytest.approx(2 * 0.2 / 2.2), 7, 0, 2024, 2026),
    ]
    five = mobility.semesters_of_five_years(connection, ASKED)
    assert plain(five, "amount", "first") == [(3.0, 2022), (0.2, 2022)]
    past = mobility.semesters_of_three_years(connection, replace(ASKED, first=2024, last=2024))
    assert plain(past, "amount", "first", "last") == [(2.0, 2022, 2024), (0.0, 2022, 2024)]


def test_a_length_that_nobody_knows_leaves_no_reciprocity(load: Load) -> None:
    connection = load({"mobility": [move(days=None, participants=2)]})
    assert plain(mobility.semesters_of_three_years(connection, ASKED), "amount", "reciprocity", "unknown") == [
        (0.0, None, 2),
        (0.0, None, 0),
    ]


def test_the_rows_come_newest_first_and_no_more_than_asked(load: Load) -> None:
    connection = load(
        {
            "unit": UNITS,
            "partner": [{"name": "Ege University"}],
            "mobility": [
                move(date(2024, 5, 1), partner_id=1, unit_id=1, level=7, field="0421", source_id=2),
                move(None, calendar_year=2025),
                move(date(2025, 3, 1), 10),
                move(date(2025, 4, 1), status="planned"),
            ],
        }
    )
    found = mobility.rows(connection, ASKED, 10)
    shown = ("year", "start_date", "days", "partner_name", "unit", "level", "field", "participants", "illustrative")
    assert plain(found, *shown) == [
        (2025, date(2025, 3, 1), 10, None, None, None, None, 1, 0),
        (2025, None, None, None, None, None, None, 1, 0),
        (2024, date(2024, 5, 1), None, "Ege University", "law", 7, "0421", 1, 1),
    ]
    assert len(mobility.rows(connection, ASKED, 2)) == 2
    assert mobility.how_many(connection, ASKED) == 3


def test_a_change_is_told_part_by_part_and_adds_up(load: Load) -> None:
    connection = load(
        {
            "unit": UNITS,
            "mobility": [
                move(date(2025, 11, 21), country="TR", participants=2),
                move(date(2025, 11, 22), country="TR", participants=8),
                move(date(2024, 1, 1), country="TR", participants=16),
                move(date(2026, 1, 9), country="TR", participants=5, unit_id=1, source_id=2),
                move(date(2025, 3, 1), country="PL", direction="incoming", role="staff", programme="bilateral"),
            ],
        }
    )
    assert plain(mobility.changes(connection, ASKED), *CHANGES) == [
        ("incoming", "staff", "PL", "bilateral", "", 0, 1, 0),
        ("outgoing", "student", "TR", "erasmus_ka171", "", 0, 2, 0),
        ("outgoing", "student", "TR", "erasmus_ka171", "law", 5, 0, 1),
    ]
    whole = mobility.changes(connection, replace(ASKED, first=2025, last=2025, direction=("outgoing",)))
    assert plain(whole, "country", "now", "before") == [("TR", 0, 16), ("TR", 10, 0)]


def test_the_same_days_are_not_known_where_a_day_is_not(load: Load) -> None:
    undated = {"calendar_year": 2025, "start_date": None, "participants": 3}
    connection = load({"mobility": [undated, move(date(2026, 2, 1))]})
    assert plain(mobility.changes(connection, ASKED), "now", "before") == [(0, None), (1, 0)]
    assert plain(mobility.changes(connection, replace(ASKED, last=2025)), "now", "before") == [(3, 0)]


# --- against the oracle


QUESTIONS = [
    ASKED,
    ACADEMIC,
    replace(ASKED, first=2019, last=2022),
    replace(ACADEMIC, last=2024, region=("turkic",)),
    replace(ASKED, country=("TR", "PL"), direction=("incoming",)),
    replace(ASKED, role=("teacher", "staff"), programme=("mevlana", "erasmus_ka171")),
    replace(ACADEMIC, unit=("agriculture-engineering",), role=("student",)),
    replace(ASKED, country=("PL",), region=("turkic",)),
    replace(ASKED, as_of=date(2024, 2, 29)),
    replace(ACADEMIC, as_of=date(2024, 8, 31)),
    replace(ASKED, as_of=date(2025, 12, 31), last=2025),
    replace(ASKED, quarter=3),
    replace(ASKED, quarter=1, as_of=date(2025, 3, 31), last=2025),
    replace(ASKED, quarter=4),
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_lankaran(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)


def test_lankaran_has_moves(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        found = mobility.by_year(connection, ASKED)
        assert set(found["direction"]) == set(codes.DIRECTION)
        assert found["moves"].sum() == mobility.how_many(connection, ASKED) == found["illustrative"].sum()
        assert mobility.by_country(connection, ASKED).groupby("country")["moves"].sum().idxmax() == "TR"


moves = st.fixed_dictionaries(
    {
        "start_date": st.none() | st.dates(date(2023, 6, 1), date(2026, 12, 31)) | st.just(date(2024, 2, 29)),
        "calendar_year": st.integers(2022, 2026),
        "academic_year": st.none() | st.integers(2022, 2026),
        "days": st.none() | st.integers(1, 400),
        "direction": st.sampled_from(list(codes.DIRECTION)),
        "role": st.sampled_from(list(codes.ROLE)),
        "programme": st.sampled_from(["mevlana", "erasmus_ka171", "other"]),
        "status": st.sampled_from(list(codes.MOBILITY_STATUS) + ["completed"] * 5),
        "country": st.sampled_from(["TR", "PL", "KZ"]),
        "unit_id": st.sampled_from([None, 1, 2]),
        "participants": st.integers(1, 4),
        "source_id": st.integers(1, 3),
    }
)
questions = st.builds(
    Filters,
    as_of=st.dates(date(2024, 1, 1), date(2027, 1, 31)) | st.just(date(2024, 2, 29)),
    first=st.none() | st.integers(2022, 2024),
    last=st.none() | st.integers(2024, 2027),
    country=st.sampled_from([(), (), ("TR",), ("TR", "KZ")]),
    region=st.sampled_from([(), (), ("turkic",), ("eu",)]),
    unit=st.sampled_from([(), (), ("law",)]),
    programme=st.sampled_from([(), (), ("mevlana", "other")]),
    direction=st.sampled_from([(), (), ("incoming",)]),
    role=st.sampled_from([(), (), ("student",), ("teacher", "staff")]),
    year_basis=st.sampled_from(list(codes.YEAR_BASIS)),
)
quarterly = st.builds(
    lambda asked, quarter: replace(asked, year_basis="calendar", quarter=quarter), questions, st.integers(1, 4)
)


def dated(row: dict[str, Any]) -> dict[str, Any]:
    """The row as the import would have it: what follows from its first day, follows from it."""
    first = row["start_date"]
    if first is None:
        return row
    academic = first.year if first.month >= 9 else first.year - 1
    return {**row, "calendar_year": first.year, "academic_year": academic}


@given(rows=st.lists(moves, max_size=14), asked=questions | quarterly)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_and_any_question(load: Load, rows: list[dict[str, Any]], asked: Filters) -> None:
    agrees(load({"unit": UNITS, "mobility": [dated(row) for row in rows]}), asked)
