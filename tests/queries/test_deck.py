"""What a guest is shown beside people: agreements, partners, projects, events, degrees, associations and places."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import codes, db
from lib.filters import Filters
from lib.queries import agreements, choices, delegation
from lib.queries.guests import Guest, guest, guests
from tests.databases import Rows
from tests.oracle import deck as oracle
from tests.queries.plain import plain, tables
from tests.queries.worlds import LANDS, PARTNER, PERHAPS, SOURCE, SURE, some, worlds

TODAY = date(2026, 11, 21)
LEAST = 5
Load = Callable[[Rows], Connection]


def visitor(connection: Connection, text: str, language: str = "en") -> Guest:
    found = guest(connection, text, language)
    assert found is not None
    return found


def agrees(connection: Connection, text: str, day: date, language: str = "en", amounts: bool = False) -> None:
    """Every part is what the oracle says, line by line and column by column."""
    rows, who = tables(connection), visitor(connection, text, language)
    assert who == (Guest(text) if text.isupper() else oracle.guest(rows, text, language))
    deck = delegation.deck(connection, who, day, LEAST, amounts, language)
    assert plain(deck.agreements) == oracle.agreements(rows, who, day, language)
    world = oracle.partners(rows, day, language)
    # Of those with the same number of agreements the order is free.
    assert sorted(plain(deck.world)) == sorted(world)
    assert list(deck.world["agreements"]) == sorted(deck.world["agreements"], reverse=True)
    assert sorted(plain(deck.partners)) == sorted(line for line in world if line[3] == who.country)
    assert plain(deck.projects) == oracle.projects(rows, who, day, amounts, language)
    assert plain(deck.activities) == oracle.activities(rows, who, day, language)
    assert plain(deck.joint) == oracle.joint(rows, who, day, language)
    shared = [(key, name, marks > 0) for key, name, marks in plain(deck.associations)]
    assert shared == oracle.associations(rows, who, day, language)
    assert plain(deck.places) == oracle.places(rows, who, day, language)
    assert deck.about == oracle.about(rows, who)
    assert deck.units == choices.units(connection, language)
    empty = all(part.empty for part in (deck.agreements, deck.projects, deck.activities, deck.joint))
    assert deck.strangers == (empty and not any(deck.people.totals.values()))


# --- by hand


def test_a_paper_that_continues_one_of_another_partner_is_as_old_on_the_wall_as_on_the_page(load: Load) -> None:
    first, then = date(2019, 5, 1), date(2024, 5, 1)
    papers = [
        {"key": "old", "partner_id": 1, "kind": "mou", "valid_from": first},
        {"key": "new", "partner_id": 2, "kind": "mou", "valid_from": then, "predecessor_id": 1},
    ]
    partner = [{"key": "a", "name": "A", "country": "TR"}, {"key": "b", "name": "B", "country": "TR"}]
    connection = load({"partner": partner, "agreement": papers})
    deck = delegation.deck(connection, visitor(connection, "b"), TODAY, LEAST, False, "en")
    page = agreements.on_day(connection, Filters(as_of=TODAY), ("b",))
    assert list(deck.agreements["since"]) == list(page["since"]) == [first]


SOME: Rows = {
    "partner": [
        {"key": "ege", "name": "Ege University", "country": "TR", "city": "İzmir", "latitude": 38.4, "longitude": 27.1}
        | {"campus_latitude": 38.5, "campus_longitude": 27.2, "founded": 1955, "website": "https://ege.example"},
        {"key": "former", "name": "Former", "country": "TR", "merged_into_id": 1, "source_id": 2},
        {"key": "almaty", "name": "Almaty", "country": "KZ", "listed": False},
        {"key": "quiet", "name": "Quiet", "country": "TR"},
        {"key": "met", "name": "Met", "country": "TR", "listed": False},
    ],
    "partner_name": [
        {"partner_id": 1, "name": "Ege", "language": "tr", "kind": "alias"},
        {"partner_id": 1, "name": "Ege Üniversitesi", "language": "tr", "kind": "native"},
        {"partner_id": 3, "name": "Алматы", "language": "kk", "kind": "native"},
    ],
    "agreement": [
        {"key": "b", "valid_from": date(2015, 1, 1), "valid_until": date(2019, 12, 4)},  # 180 days before the next
        {"key": "c", "valid_from": date(2020, 6, 1), "predecessor_id": 1, "source_id": 2},
        {"key": "a", "partner_id": 2, "valid_from": date(2010, 1, 1), "valid_until": date(2027, 5, 20)},
        {"key": "d", "partner_id": 3, "valid_from": date(2027, 1, 1)},
        {"key": "e", "partner_id": 3, "valid_from": TODAY, "programme": "mevlana"},
    ],
    "quota": [
        {"agreement_id": 2, "direction": "outgoing", "role": "student", "activity": "study", "places": 2},
        {"agreement_id": 2, "direction": "outgoing", "role": "student", "activity": "study", "places": 1}
        | {"source_id": 2},
        {"agreement_id": 3, "direction": "incoming", "role": "teacher", "activity": "teaching", "places": 4},
        {"agreement_id": 2, "direction": "incoming", "role": "staff", "activity": "training", "places": 0},
        {"agreement_id": 1, "places": 9},
        {"agreement_id": 4, "places": 9},
    ],
    "grant": [
        {"key": "undated", "title": "Undated", "budget": 10.0, "own_share": 4.0, "currency": "EUR", "call_year": 2025},
        {"key": "late", "title": "Late", "acronym": "LT", "start_date": date(2026, 1, 1), "status": "running"},
        {"key": "early", "title": "Early", "start_date": date(2020, 1, 1), "status": "completed", "source_id": 2},
        {"key": "refused", "status": "rejected"},
        {"key": "tomorrow", "decision_date": TODAY + timedelta(days=1)},
        {"key": "today", "decision_date": TODAY, "start_date": date(2027, 1, 1)},
    ],
    "grant_partner": [
        {"grant_id": 1, "partner_id": None, "country": "TR"},
        {"grant_id": 1, "partner_id": None, "country": "TR"},
        {"grant_id": 1, "partner_id": None, "country": "KZ"},
        *({"grant_id": n, "partner_id": 2} for n in (2, 3, 4, 5)),
        {"grant_id": 6, "partner_id": 3},
    ],
    "activity": [
        {"key": "y", "partner_id": 1, "country": "TR", "start_date": TODAY, "place": "Ankara", "source_id": 2},
        {"key": "x", "partner_id": None, "country": "TR", "start_date": TODAY},
        {"key": "w", "partner_id": 2, "country": "TR", "start_date": date(2020, 1, 1)},
        {"key": "to come", "partner_id": 1, "country": "TR", "start_date": date(2026, 11, 22)},
        {"key": "nowhere", "partner_id": None, "country": None},
    ],
    "joint_programme": [
        {"key": "j3", "title": "Law", "until": TODAY, "source_id": 2},
        {"key": "j1", "title": "Arts", "since": TODAY, "partner_id": 2},
        {"key": "j2", "title": "Over", "until": TODAY - timedelta(days=1)},
        {"key": "j4", "title": "To come", "since": TODAY + timedelta(days=1)},
        {"key": "j5", "title": "Theirs", "partner_id": 3},
    ],
    "association": [
        {"key": "b", "name": "Alpha", "name_tr": "Alfa"},
        {"key": "a", "name": "Beta"},
        {"key": "left", "name": "Gamma"},
    ],
    "membership": [
        {"association_id": 1, "status": "member"},
        {"association_id": 2, "status": "observer", "source_id": 2},
        {"association_id": 3, "status": "member", "until": TODAY - timedelta(days=1)},
    ],
    "association_member": [
        {"association_id": 1, "partner_id": 2, "status": "member"},
        {"association_id": 1, "partner_id": 1, "status": "left"},
        {"association_id": 2, "partner_id": None, "country": "TR", "status": "founding"},
        {"association_id": 2, "partner_id": 3, "status": "applied"},
        {"association_id": 3, "partner_id": 1, "status": "member"},
    ],
}


def test_the_papers_and_places_of_a_guest(load: Load) -> None:
    connection = load(SOME)
    deck = delegation.deck(connection, visitor(connection, "ege"), TODAY, LEAST, False, "tr")
    assert plain(deck.agreements, "key", "partner", "partner_name", "since", "ending", "illustrative") == [
        ("a", "former", "Former", date(2010, 1, 1), True, 0),
        ("c", "ege", "Ege Üniversitesi", date(2015, 1, 1), False, 1),
    ]
    assert plain(deck.places) == [
        ("former", "Former", "incoming", "teacher", "teaching", 4, 0),
        ("ege", "Ege Üniversitesi", "outgoing", "student", "study", 3, 1),
    ]
    assert plain(deck.world, "key", "name", "listed", "agreements", "latitude", "illustrative") == [
        ("ege", "Ege Üniversitesi", 2, 2, 38.5, 2),
        ("almaty", "Almaty", 0, 1, None, 0),
        ("quiet", "Quiet", 1, 0, None, 0),
    ]
    assert list(deck.partners["key"]) == ["ege", "quiet"]
    about = {"name": "Ege University", "city": "İzmir", "founded": 1955, "website": "https://ege.example"}
    assert deck.about == {**about, "native": "Ege Üniversitesi"}


def test_what_a_guest_and_its_country_did_with_us(load: Load) -> None:
    connection = load(SOME)
    one, land = (
        delegation.deck(connection, visitor(connection, text), TODAY, LEAST, True, "tr") for text in ("ege", "TR")
    )
    assert plain(one.projects, "key", "short", "illustrative") == [("early", None, 1), ("late", "LT", 0)]
    assert plain(land.projects, "key", "year", "budget", "own_share", "currency") == [
        ("early", None, None, None, None),
        ("late", None, None, None, None),
        ("undated", 2025, 10, 4, "EUR"),
    ]
    assert plain(one.activities, "key", "place", "illustrative") == [("w", None, 0), ("y", "Ankara", 1)]
    assert list(land.activities["key"]) == ["w", "x", "y"]
    assert plain(one.joint, "key", "partner", "since", "illustrative") == [
        ("j1", "former", TODAY, 0),
        ("j3", "ege", None, 1),
    ]
    assert plain(one.associations) == [("b", "Alfa", 0)]
    assert plain(land.associations) == [("b", "Alfa", 0), ("a", "Beta", 1)]
    assert (land.about, land.strangers) == ({}, False)
    assert delegation.deck(connection, Guest("HU"), TODAY, LEAST, False, "en").strangers


@pytest.mark.parametrize("text", ["ege", "former", "almaty", "quiet", "TR", "KZ", "HU"])
def test_by_hand_it_agrees_with_the_oracle(load: Load, text: str) -> None:
    connection = load(SOME)
    agrees(connection, text, TODAY, "tr", amounts=True)
    agrees(connection, text, date(2027, 1, 1))


# --- Lankaran


@pytest.mark.parametrize("text", ["TR", "HU", "NZ", "ege-university", "kaposvar-university", "university-of-leon"])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, text: str) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, text, TODAY, "tr")
        agrees(connection, text, date(2022, 2, 28), amounts=True)


@pytest.mark.parametrize("language", ["en", "az", "uz"])
def test_who_may_be_a_guest_of_lankaran(lsu_url: str, language: str) -> None:
    with db.connect(lsu_url) as connection:
        rows = tables(connection)
        assert sorted(plain(guests(connection, language))) == sorted(oracle.guests(rows, language))
        for partner in rows["partner"]:
            assert guest(connection, partner["key"], language) == oracle.guest(rows, partner["key"], language)


# --- whatever there may be

STATUS = st.sampled_from(list(codes.MEMBERSHIP_STATUS))
COUNTRY = st.none() | st.sampled_from(LANDS)
TITLE = st.none() | st.just("Başlık")


@st.composite
def decks(draw: st.DrawFn) -> Rows:
    """A world, and what only a guest asks for; what is merged stays in its country."""
    world = dict(draw(worlds()))
    partners = [{**partner, "key": f"p{number}"} for number, partner in enumerate(world["partner"], 1)]
    for partner in partners:
        into = partner.get("merged_into_id")
        partner["country"] = partners[into - 1]["country"] if into else partner["country"]
    # What renews itself has no end that another paper could follow late.
    followed = {paper["predecessor_id"] for paper in world["agreement"]}
    papers = [
        {**paper, "renews": paper["renews"] and number not in followed}
        for number, paper in enumerate(world["agreement"], 1)
    ]
    world |= {"partner": partners, "agreement": papers}
    named = some(
        4, partner_id=SURE, language=st.sampled_from(["tr", "en"]), kind=st.sampled_from(list(codes.NAME_KIND))
    )
    quotas = some(
        5,
        agreement_id=st.integers(1, max(1, len(papers))),
        direction=st.sampled_from(list(codes.DIRECTION)),
        role=st.sampled_from(["student", "teacher"]),
        places=st.integers(0, 3),
    )
    in_lists = some(5, association_id=st.integers(1, 2), partner_id=PARTNER, country=COUNTRY, status=STATUS)
    linked = [{**row, "country": draw(COUNTRY)} for row in world["grant_partner"]]
    return world | {
        "partner_name": draw(named),
        "quota": draw(quotas) if papers else [],
        "grant_partner": linked,
        "joint_programme": draw(some(3, title_tr=TITLE, partner_id=SURE, since=PERHAPS, until=PERHAPS)),
        "grant": [{**row, "title_tr": draw(TITLE)} for row in world["grant"]],
        "activity": [{**row, "title_tr": draw(TITLE)} for row in world["activity"]],
        "association": [{"name_tr": "Birlik", "source_id": draw(SOURCE)}, {}],
        "membership": draw(some(3, association_id=st.integers(1, 2), status=STATUS, since=PERHAPS, until=PERHAPS)),
        "association_member": draw(in_lists),
    }


@settings(max_examples=24, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    world=decks(),
    text=st.sampled_from(["p1", "p2", "p3", "p4", "TR", "KZ", "HU"]),
    day=st.sampled_from([TODAY, date(2025, 12, 31)]) | st.dates(date(2021, 6, 1), date(2027, 12, 31)),
    language=st.sampled_from(["en", "tr"]),
)
def test_any_guest_agrees_with_the_oracle(
    load: Load, world: dict[str, Any], text: str, day: date, language: str
) -> None:
    connection = load(world)
    agrees(connection, text, day, language)
    rows = tables(connection)
    assert sorted(plain(guests(connection, language))) == sorted(oracle.guests(rows, language))
