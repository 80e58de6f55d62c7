"""The places of a partner's agreements beside those that are used: by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import codes, db
from lib.filters import Filters
from lib.queries import agreements
from lib.schema import Partner
from tests.databases import GIVEN, Rows
from tests.oracle import agreements as oracle
from tests.queries.plain import dated, plain, tables

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def agrees(connection: Connection, asked: Filters, key: str) -> None:
    """Line by line and column by column."""
    assert plain(agreements.quotas(connection, asked, key)) == oracle.quotas(tables(connection), asked, key)


# --- by hand

STAY = {"partner_id": 1, "direction": "outgoing", "role": "student", "activity": "study", "programme": "mevlana"}
PLACES = {"direction": "outgoing", "role": "student", "activity": "study"}
SOME: Rows = {
    "partner": [{"key": "p"}, {"key": "q"}],
    "agreement": [
        {"key": "b", "programme": "mevlana", "valid_from": date(2020, 1, 1), "valid_until": TODAY},
        {
            "key": "a",
            "programme": None,
            "valid_from": date(2020, 1, 1),
            "valid_until": date(2021, 1, 1),
            "renews": True,
        },
        {"key": "over", "valid_from": date(2020, 1, 1), "valid_until": TODAY - timedelta(days=1)},
        {"key": "to come", "valid_from": TODAY + timedelta(days=1)},
        {"key": "theirs", "partner_id": 2, "valid_from": date(2020, 1, 1)},
    ],
    "quota": [
        {**PLACES, "agreement_id": 1, "places": 4, "months": 5.5, "source_id": 2},
        {**PLACES, "agreement_id": 2, "places": 9},
        {**PLACES, "agreement_id": 1, "places": 0, "role": "teacher", "activity": "teaching"},
        *({**PLACES, "agreement_id": n} for n in (3, 4, 5)),
    ],
    "mobility": [
        {**STAY, "start_date": date(2026, 9, 1), "participants": 2},
        {**STAY, "start_date": TODAY, "status": "live", "programme": "bilateral"},
        {**STAY, "start_date": TODAY + timedelta(days=1)},
        {**STAY, "start_date": date(2026, 8, 31)},
        {**STAY, "start_date": date(2026, 9, 1), "status": "cancelled"},
        {**STAY, "start_date": date(2026, 9, 1), "direction": "incoming"},
        {**STAY, "start_date": date(2026, 9, 1), "activity": "traineeship"},
        {**STAY, "start_date": date(2026, 9, 1), "partner_id": 2},
        {**STAY, "start_date": None, "calendar_year": 2026, "academic_year": 2026, "participants": 4},
    ],
}


def test_an_agreement_without_a_programme_counts_those_of_every_programme(load: Load) -> None:
    found = agreements.quotas(load(SOME), ASKED, "p")
    assert plain(found, "agreement", "programme", "role", "places", "months", "year", "used", "illustrative") == [
        ("a", None, "student", 9, None, 2026, 7, 0),
        ("b", "mevlana", "student", 4, 5.5, 2026, 6, 1),
        ("b", "mevlana", "teacher", 0, None, 2026, 0, 0),
    ]


@pytest.mark.parametrize(("first_month", "year", "used"), [(9, 2026, 6), (12, 2025, 1), (1, 2026, 6)])
def test_the_year_is_that_of_the_university(load: Load, first_month: int, year: int, used: int) -> None:
    home = {**GIVEN["institution"][0], "academic_year_start": first_month}
    connection = load({**SOME, "institution": [home]})
    found = agreements.quotas(connection, ASKED, "p")
    assert plain(found, "agreement", "year", "used")[1] == ("b", year, used)
    agrees(connection, ASKED, "p")


@pytest.mark.parametrize("day", [TODAY, date(2026, 8, 31), date(2026, 9, 1), date(2019, 1, 1), date(2027, 1, 1)])
def test_by_hand_it_agrees_with_the_oracle(load: Load, day: date) -> None:
    connection = load(SOME)
    for key in ("p", "q", "nobody"):
        agrees(connection, replace(ASKED, as_of=day), key)


def test_lankaran_agrees_with_the_oracle(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        for key in connection.execute(select(Partner.key).order_by(Partner.id).limit(12)).scalars():
            agrees(connection, ASKED, key)


# --- whatever there may be

DAYS = st.dates(date(2025, 6, 1), date(2027, 3, 1)) | st.sampled_from([TODAY, date(2026, 8, 31), date(2026, 9, 1)])
KIND = {
    "direction": st.sampled_from(list(codes.DIRECTION)),
    "role": st.sampled_from(["student", "teacher"]),
    "activity": st.sampled_from(["study", "teaching"]),
}
PROGRAMME = st.sampled_from(["mevlana", "bilateral"])
PAPERS = st.fixed_dictionaries(
    {"partner_id": st.integers(1, 2), "programme": st.none() | PROGRAMME, "valid_from": DAYS}
    | {"valid_until": st.none() | DAYS, "renews": st.booleans()}
)
QUOTAS = st.fixed_dictionaries(
    {**KIND, "agreement_id": st.integers(1, 3), "places": st.integers(0, 9), "months": st.none() | st.just(4.5)}
    | {"source_id": st.integers(1, 3)}
)
MOVES = st.fixed_dictionaries(
    {**KIND, "partner_id": st.none() | st.integers(1, 2), "programme": PROGRAMME, "participants": st.integers(1, 4)}
    | {"start_date": st.none() | DAYS, "status": st.sampled_from(["live", "completed", "planned"])}
    | {"calendar_year": st.integers(2025, 2027), "academic_year": st.none() | st.integers(2025, 2026)}
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    papers=st.lists(PAPERS, min_size=3, max_size=3),
    quotas=st.lists(QUOTAS, min_size=1, max_size=5),
    moves=st.lists(MOVES, max_size=10),
    day=DAYS,
)
def test_any_places_agree_with_the_oracle(
    load: Load, papers: list[Any], quotas: list[Any], moves: list[Any], day: date
) -> None:
    some = {"partner": [{"key": "p"}, {"key": "q"}], "agreement": papers, "quota": quotas}
    connection = load({**some, "mobility": [dated(move) for move in moves]})
    agrees(connection, Filters(as_of=day), "p")
