"""The timeline of memberships and the known members of associations: by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import codes, db
from lib.filters import Filters
from lib.queries import memberships
from tests.databases import Rows
from tests.oracle import memberships as oracle
from tests.queries.plain import plain, tables

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def agrees(connection: Connection, asked: Filters) -> None:
    """Line by line and column by column."""
    rows = tables(connection)
    assert plain(memberships.time_line(connection, asked)) == oracle.time_line(rows, asked)
    assert plain(memberships.members(connection, asked)) == oracle.members(rows, asked)


# --- by hand

SOME: Rows = {
    "partner": [{"key": "ege", "name": "Ege", "country": "TR"}],
    "association": [
        {"key": "one", "name": "One", "name_az": "Bir", "short_name": "O", "founded": 1999, "source_id": 2},
        {"key": "two", "name": "Two", "seat_country": "RO"},
        {"key": "none", "name": "None"},
    ],
    "membership": [
        {"association_id": 2, "status": "member"},
        {"association_id": 2, "status": "applied", "since": date(2020, 1, 1)},
        {"association_id": 1, "status": "left", "since": date(2026, 11, 21)},
        {"association_id": 1, "status": "member", "since": date(2018, 5, 5), "source_id": 2},
        {"association_id": 1, "status": "applied", "since": date(2018, 5, 5)},
        {"association_id": 1, "status": "observer", "since": date(2012, 1, 1), "until": date(2014, 1, 1)},
        {"association_id": 1, "status": "observer", "since": date(2026, 11, 22)},
    ],
    "association_member": [
        {"association_id": 2, "name": "Theirs", "country": "KZ", "status": "applied", "as_of": "2025"},
        {"association_id": 1, "name": "Ours", "partner_id": 1, "status": "member", "source_id": 2},
        {"association_id": 1, "name": "Ours elsewhere", "partner_id": 1, "country": "RO", "status": "left"},
    ],
}


def test_every_tie_ends_with_its_own_end_or_where_the_next_begins(load: Load) -> None:
    frame = memberships.time_line(load(SOME), ASKED)
    assert plain(frame, "key", "name_az", "founded", "status", "since", "until", "illustrative") == [
        ("one", "Bir", 1999, "observer", date(2012, 1, 1), date(2014, 1, 1), 1),
        # Two that begin on one day stand in the order of their rows.
        ("one", "Bir", 1999, "member", date(2018, 5, 5), date(2018, 5, 5), 2),
        ("one", "Bir", 1999, "applied", date(2018, 5, 5), None, 1),
        ("one", "Bir", 1999, "left", TODAY, None, 1),
        # After the last dated tie stands one of unknown beginning; it ends nothing, and gave way to the dated one.
        ("two", None, None, "applied", date(2020, 1, 1), None, 0),
        ("two", None, None, "member", None, date(2020, 1, 1), 0),
    ]


def test_a_member_is_known_by_its_own_name_and_by_ours(load: Load) -> None:
    columns = ("association", "partner", "partner_name", "name", "country", "status", "as_of", "quality")
    assert plain(memberships.members(load(SOME), ASKED), *columns) == [
        ("one", "ege", "Ege", "Ours", "TR", "member", None, "illustrative"),
        ("one", "ege", "Ege", "Ours elsewhere", "RO", "left", None, "real"),
        ("two", None, None, "Theirs", "KZ", "applied", "2025", "real"),
    ]


@pytest.mark.parametrize("country", [(), ("TR",), ("RO",), ("KZ",), ("PL",)])
def test_by_hand_it_agrees_with_the_oracle(load: Load, country: tuple[str, ...]) -> None:
    connection = load(SOME)
    for day in (TODAY, date(2026, 11, 22), date(2018, 5, 5), date(2014, 1, 1), date(2010, 1, 1)):
        agrees(connection, replace(ASKED, as_of=day, country=country))


@pytest.mark.parametrize("asked", [ASKED, replace(ASKED, as_of=date(2019, 1, 1)), replace(ASKED, country=("TR",))])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)


# --- whatever there may be

DAYS = st.none() | st.dates(date(2022, 1, 1), date(2026, 12, 31)) | st.sampled_from([TODAY, date(2024, 1, 1)])
COUNTRIES = st.none() | st.sampled_from(["TR", "KZ", "RO"])
STATUS = st.sampled_from(list(codes.MEMBERSHIP_STATUS))
ONE = st.integers(1, 2)
SOURCE = st.integers(1, 3)
ASSOCIATIONS = st.fixed_dictionaries(
    {"name_tr": st.none() | st.just("Ağ"), "founded": st.none() | st.just(1999), "seat_country": COUNTRIES}
    | {"source_id": SOURCE}
)
TIES = st.fixed_dictionaries({"association_id": ONE, "status": STATUS, "since": DAYS, "until": DAYS})
MEMBERS = st.fixed_dictionaries(
    {"association_id": ONE, "partner_id": st.none() | ONE, "country": COUNTRIES, "status": STATUS}
    | {"as_of": st.none() | st.just("2024-03"), "source_id": SOURCE}
)
WORLDS = st.fixed_dictionaries(
    {
        "source": st.just([{}, {"quality": "illustrative", "link": "https://example.org"}, {"quality": "claim"}]),
        "partner": st.just([{"country": "KZ"}, {"country": "TR"}]),
        "association": st.lists(ASSOCIATIONS, min_size=2, max_size=3),
        "membership": st.lists(TIES, max_size=8),
        "association_member": st.lists(MEMBERS, max_size=5),
    }
)
QUESTIONS = st.builds(
    Filters,
    as_of=st.dates(date(2022, 1, 1), date(2027, 1, 1)) | st.just(TODAY),
    country=st.sampled_from([(), (), ("TR",), ("KZ", "RO")]),
    region=st.sampled_from([(), (), ("turkic",)]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, asked=QUESTIONS)
def test_any_lists_agree_with_the_oracle(load: Load, world: dict[str, Any], asked: Filters) -> None:
    agrees(load(world), asked)
