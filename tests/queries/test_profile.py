"""The profile of a partner, part by part: by hand and against the oracle."""

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
from lib.queries import profile
from tests.databases import Rows
from tests.oracle import profile as oracle
from tests.queries.plain import dated, plain, tables

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def agrees(connection: Connection, asked: Filters, key: str, language: str = "en") -> None:
    """Every part is what the oracle says, line by line and column by column."""
    rows = tables(connection)
    assert profile.about(connection, key) == oracle.about(rows, key)
    for found, expected in (
        (profile.names(connection, key), oracle.names(rows, key)),
        (profile.moves_by_year(connection, asked, key), oracle.moves_by_year(rows, asked, key)),
        (profile.projects(connection, asked, key, language), oracle.projects(rows, asked, key, language)),
        (profile.activities(connection, asked, key, language), oracle.activities(rows, asked, key, language)),
        (profile.associations(connection, asked, key, language), oracle.associations(rows, asked, key, language)),
        (profile.joint_programmes(connection, key, language), oracle.joint_programmes(rows, key, language)),
        (profile.papers_by_year(connection, key), oracle.papers_by_year(rows, key)),
        (profile.known_since(connection, asked, key), oracle.known_since(rows, asked, key)),
    ):
        assert plain(found) == expected


# --- by hand

SOME: Rows = {
    "source": [
        {"title": "The list"},
        {"title": "Made up", "quality": "illustrative", "link": "https://example.org", "as_of": "2025-03"},
    ],
    "unit": [{"key": "law", "name": "Law", "name_az": "Hüquq"}, {"key": "arts", "name": "Arts"}],
    "partner": [
        {"key": "new", "name": "New", "latitude": 1.5, "longitude": 2.5, "founded": 2021, "source_id": 2},
        {"key": "second", "name": "Second", "merged_into_id": 1, "latitude": 3.0, "longitude": 4.0}
        | {"campus_latitude": 3.5, "campus_longitude": 4.5, "listed": False},
        {"key": "first", "name": "First", "merged_into_id": 1},
        {"key": "oldest", "name": "Oldest", "merged_into_id": 3},
    ],
    "partner_name": [
        {"name": "Yeni", "language": "tr", "kind": "native"},
        {"name": "Theirs", "partner_id": 2},
        {"name": "Neu", "kind": "alias", "source_id": 2},
    ],
    "mobility": [
        {"start_date": date(2026, 2, 1), "direction": "incoming", "participants": 3, "partner_id": 1},
        {"start_date": date(2026, 3, 1), "participants": 2, "partner_id": 1, "source_id": 2},
        {"start_date": date(2024, 3, 1), "partner_id": 1, "status": "cancelled"},
        {"start_date": None, "calendar_year": 2025, "academic_year": None, "partner_id": 1},
        {"start_date": date(2025, 3, 1), "partner_id": 2},
    ],
    "grant": [
        {"key": "undated"},
        {"key": "older", "start_date": date(2020, 1, 1), "call_year": 2019},
        {"key": "newer", "start_date": date(2022, 1, 1), "end_date": date(2024, 1, 1), "acronym": "N"},
        {"key": "same day", "start_date": date(2022, 1, 1), "call_year": 2030, "source_id": 2},
        {"key": "of others", "start_date": date(2023, 1, 1)},
        {"key": "refused", "call_year": 2018, "start_date": date(2018, 9, 1), "status": "rejected"},
        {"key": "applied for", "call_year": 2026, "status": "submitted"},
    ],
    "grant_partner": [
        *({"grant_id": n, "partner_id": 1} for n in (4, 3, 3, 2, 1, 6, 7)),
        {"grant_id": 5, "partner_id": 2},
    ],
    "activity": [
        {"key": "begun", "start_date": TODAY, "partner_id": 1, "place": "Ankara", "foreign_participants": 0},
        {"key": "to come", "start_date": date(2026, 11, 22), "partner_id": 1},
        {"key": "past", "start_date": date(2021, 1, 1), "partner_id": 1, "home_participants": 5, "source_id": 2},
    ],
    "agreement": [{"valid_from": date(2030, 1, 1)}, {"valid_from": date(2019, 5, 1)}],
    "association": [
        {"key": "b", "name": "Second of all", "name_az": "İkinci", "source_id": 2},
        {"key": "a", "name": "First of all"},
    ],
    "membership": [{"association_id": 1, "status": "observer", "source_id": 2}, {"association_id": 2}],
    "association_member": [
        {"association_id": 1, "partner_id": 1, "status": "founding", "as_of": "2024", "source_id": 2},
        {"association_id": 2, "partner_id": 1, "status": "member", "as_of": "2025-02"},
        {"association_id": 2, "partner_id": 1, "status": "observer", "as_of": "2024-12-31"},
        {"association_id": 2, "partner_id": 1, "status": "founding"},
        {"association_id": 2, "partner_id": 2, "status": "member"},
    ],
    "joint_programme": [
        {"key": "x", "title": "Viticulture", "partner_id": 1, "unit_id": 1, "level": 7, "since": date(2030, 1, 1)},
        {"key": "y", "title": "Law", "partner_id": 1, "unit_id": 2, "until": date(2020, 1, 1), "source_id": 2},
        {"key": "z", "title": "Unknown", "partner_id": 1},
    ],
    "copublication": [
        {"partner_id": 1, "year": 2027, "papers": 4},
        {"partner_id": 1, "year": 2022, "papers": 2, "source_id": 2},
        {"partner_id": 1, "year": 2022, "papers": 3, "source_id": 2},
    ],
}


def test_the_partner_itself(load: Load) -> None:
    connection = load(SOME)
    new, second = profile.about(connection, "new"), profile.about(connection, "second")
    assert new is not None
    assert second is not None
    assert (new["latitude"], new["longitude"], new["founded"], new["listed"]) == (1.5, 2.5, 2021, True)
    assert (new["merged_into"], new["predecessors"]) == (None, (("first", "First"), ("second", "Second")))
    from_where = ("source", "source_link", "source_as_of", "illustrative")
    assert [new[name] for name in from_where] == ["Made up", "https://example.org", "2025-03", 1]
    assert (second["latitude"], second["longitude"], second["merged_into_name"]) == (3.5, 4.5, "New")
    assert [second[name] for name in from_where] == ["The list", None, None, 0]


def test_what_is_known_of_it_in_lists(load: Load) -> None:
    connection = load(SOME)
    assert plain(profile.names(connection, "new")) == [
        ("Yeni", "tr", "native", "The list", 0),
        ("Neu", None, "alias", "Made up", 1),
    ]
    assert plain(profile.moves_by_year(connection, ASKED, "new")) == [
        (2025, "outgoing", 1, 0, False),
        (2026, "outgoing", 2, 1, True),
        (2026, "incoming", 3, 0, True),
    ]
    in_order = [("newer", 0), ("same day", 1), ("older", 0), ("refused", 0), ("undated", 0), ("applied for", 0)]
    assert plain(profile.projects(connection, ASKED, "new"), "key", "illustrative") == in_order
    columns = ("key", "place", "home_participants", "foreign_participants", "illustrative")
    assert plain(profile.activities(connection, ASKED, "new"), *columns) == [
        ("begun", "Ankara", None, 0, 0),
        ("past", None, 5, None, 1),
    ]
    assert plain(profile.associations(connection, ASKED, "new", "az")) == [
        ("a", "First of all", "member", "2025-02", 0),  # of three lists that name it the newest counts
        ("b", "İkinci", "founding", "2024", 3),
    ]


def test_what_was_done_together_and_since_when(load: Load) -> None:
    connection = load(SOME)
    assert plain(profile.joint_programmes(connection, "new", "az"), "key", "level", "unit", "illustrative") == [
        ("y", None, "Arts", 1),
        ("z", None, None, 0),
        ("x", 7, "Hüquq", 0),
    ]
    assert plain(profile.papers_by_year(connection, "new")) == [(2022, 5, 2), (2027, 4, 0)]
    assert plain(profile.known_since(connection, ASKED, "new")) == [
        ("agreements", 1, 2019, 2019, 0),
        ("projects", 4, 2020, 2022, 1),
        ("activities", 2, 2021, 2026, 1),
        ("papers", 5, 2022, 2022, 2),
        ("moves", 6, 2025, 2026, 1),
        ("joint_programmes", 2, None, None, 1),  # of neither the first day is known
    ]


@pytest.mark.parametrize("key", ["new", "second", "first", "oldest", "nobody"])
def test_by_hand_it_agrees_with_the_oracle(load: Load, key: str) -> None:
    connection = load(SOME)
    for asked in (ASKED, replace(ASKED, year_basis="academic"), replace(ASKED, as_of=date(2030, 1, 1), first=2026)):
        agrees(connection, asked, key, "az")


# --- Lankaran


@pytest.mark.parametrize("key", ["ege-university", "university-of-leon", "mate", "marmara-university"])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, key: str) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, ASKED, key, "tr")
        agrees(connection, Filters(as_of=date(2024, 2, 29), year_basis="academic"), key)


# --- whatever there may be

DAYS = st.dates(date(2023, 6, 1), date(2027, 6, 1)) | st.just(TODAY)
PERHAPS = st.none() | DAYS
PARTNER = st.none() | st.integers(1, 3)
SURE = st.integers(1, 3)
SOURCE = st.integers(1, 3)
STATUS = st.sampled_from(list(codes.MEMBERSHIP_STATUS))


def some(most: int = 4, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few rows of one table; each has a source."""
    return st.lists(st.fixed_dictionaries({**columns, "source_id": SOURCE}), max_size=most)


MOVES = some(
    6,
    partner_id=PARTNER,
    start_date=PERHAPS,
    calendar_year=st.integers(2023, 2027),
    academic_year=st.none() | st.integers(2023, 2026),
    direction=st.sampled_from(list(codes.DIRECTION)),
    status=st.sampled_from(["live", "completed", "completed", "planned"]),
    participants=st.integers(1, 4),
)
TITLES = st.sampled_from([None, "Layihə"])
PLACES = st.sampled_from([{}, {"campus_latitude": 3.5, "campus_longitude": 4.5}, {"latitude": 1.5, "longitude": 2.5}])
WORLDS = st.fixed_dictionaries(
    {
        "unit": st.just([{"name": "Law", "name_az": "Hüquq"}, {"name": "Arts"}]),
        "partner": st.tuples(PLACES, st.none() | st.just(1), st.sampled_from([None, 1, 2]), SOURCE).map(
            lambda drawn: [
                {"key": "p", **drawn[0]},
                {"key": "q", "merged_into_id": drawn[1]},
                {"merged_into_id": drawn[2], "source_id": drawn[3]},
            ]
        ),
        "partner_name": some(partner_id=SURE, kind=st.sampled_from(list(codes.NAME_KIND))),
        "mobility": MOVES.map(lambda rows: [dated(row) for row in rows]),
        "grant": some(
            4,
            title_az=TITLES,
            start_date=PERHAPS,
            call_year=st.none() | st.integers(2023, 2028),
            status=st.sampled_from(list(codes.GRANT_STATUS)),
        ),
        "activity": some(
            4,
            title_az=TITLES,
            partner_id=PARTNER,
            start_date=DAYS,
            foreign_participants=st.none() | st.integers(0, 9),
        ),
        "agreement": some(3, partner_id=SURE, valid_from=DAYS),
        "membership": some(5, association_id=st.integers(1, 2), status=STATUS, since=PERHAPS, until=PERHAPS),
        "association_member": some(
            5,
            association_id=st.integers(1, 2),
            partner_id=PARTNER,
            status=STATUS,
            as_of=st.sampled_from([None, "2019", "2024-02", "2024-03-14"]),
        ),
        "joint_programme": some(
            3,
            title_az=TITLES,
            partner_id=SURE,
            unit_id=st.sampled_from([None, 1, 2]),
            since=PERHAPS,
            level=st.sampled_from([None, 6]),
        ),
        "copublication": some(4, partner_id=PARTNER, year=st.integers(2024, 2027), papers=st.integers(1, 3)),
    }
)
LINKS = st.lists(st.tuples(st.integers(1, 4), PARTNER), max_size=6)
QUESTIONS = st.builds(
    Filters,
    as_of=DAYS | st.just(date(2025, 12, 31)),
    first=st.none() | st.integers(2023, 2025),
    last=st.none() | st.integers(2025, 2027),
    direction=st.sampled_from([(), (), ("incoming",)]),
    year_basis=st.sampled_from(list(codes.YEAR_BASIS)),
)


@settings(max_examples=22, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, links=LINKS, asked=QUESTIONS, key=st.sampled_from(["p", "q"]))
def test_any_partner_agrees_with_the_oracle(
    load: Load, world: dict[str, Any], links: list[tuple[int, int | None]], asked: Filters, key: str
) -> None:
    networks = [{"name_az": "Şəbəkə"}, {"source_id": 2}]
    named = [{"grant_id": grant, "partner_id": who} for grant, who in links if grant <= len(world["grant"])]
    agrees(load({**world, "association": networks, "grant_partner": named}), asked, key, "az")
