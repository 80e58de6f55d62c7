"""Partners: the list, the search in every name, the profile part by part, by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from lib import db
from lib.filters import Filters
from lib.queries import partners, profile
from tests.databases import Rows

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("leon", {"university-of-leon"}),
        ("Universidad de LEÓN", {"university-of-leon"}),
        ("iksad", {"iksad-institute"}),
        ("İKSAD", {"iksad-institute"}),
        ("ıksad", {"iksad-institute"}),
        ("mərmərə", {"marmara-university"}),
        ("mermere", {"marmara-university"}),
        ("kapadokya", {"cappadocia-university"}),
        ("NURE", {"kharkiv-university-of-radio-electronics"}),
        ("szent istván", {"mate"}),
        ("самарканд", {"samarkand-state-university"}),
        ("TR ISTANBU05", {"marmara-university"}),
        ("zonguldak karaelmas", {"zonguldak-bulent-ecevit-university"}),
        ("izmir", {"ege-university"}),
        ("İZMİR", {"ege-university"}),
        ("no such name", set()),
        ("%", set()),
    ],
)
def test_every_name_is_found_on_any_keyboard(lsu_url: str, text: str, keys: set[str]) -> None:
    with db.connect(lsu_url) as connection:
        assert partners.matching(connection, text) == keys


def test_the_list_by_hand(load: Load) -> None:
    move = {"partner_id": 2, "country": "KZ", "start_date": date(2025, 3, 1)}
    connection = load(
        {
            "partner": [
                {"key": "quiet", "name": "Quiet"},
                {"key": "busy", "name": "Busy", "country": "KZ", "latitude": 1.0, "campus_latitude": 2.0},
                {"key": "met", "name": "Met", "listed": False},
                {"key": "unmet", "name": "Unmet", "listed": False},
            ],
            "agreement": [{"partner_id": 1, "valid_from": date(2020, 1, 1)}],
            "mobility": [
                {**move, "direction": "outgoing", "participants": 3, "source_id": 2},
                {**move, "direction": "incoming", "participants": 2},
                {**move, "partner_id": None},
            ],
            "activity": [{"partner_id": 3, "country": "TR", "start_date": date(2026, 1, 1), "source_id": 2}],
        }
    )
    found = partners.listing(connection, ASKED)
    shown = ["key", "listed", "agreements", "outgoing", "incoming", "activities", "activity", "illustrative"]
    assert found[shown].to_numpy().tolist() == [
        ["busy", True, 0, 3, 2, 0, 5, 1],
        ["met", False, 0, 0, 0, 1, 1, 1],
        ["quiet", True, 1, 0, 0, 0, 0, 0],
    ]
    assert found["latitude"].iloc[0] == 2.0
    assert list(partners.listing(connection, replace(ASKED, country=("KZ",)))["key"]) == ["busy"]
    out = partners.listing(connection, replace(ASKED, direction=("outgoing",)))
    assert out[["key", "outgoing", "incoming", "activities"]].to_numpy().tolist() == [
        ["busy", 3, 0, 0],
        ["quiet", 0, 0, 0],
    ]
    assert partners.moves_by_country(connection, ASKED).to_numpy().tolist() == [["KZ", 6, 1]]
    assert partners.listing(load({}), ASKED).empty
    assert partners.moves_by_country(load({}), ASKED).empty


def test_active_by_year_by_hand(load: Load) -> None:
    connection = load(
        {
            "partner": [{"country": "HU"}, {"merged_into_id": 1, "country": "HU"}, {"country": "TR"}],
            "agreement": [{"partner_id": 2, "valid_from": date(2024, 5, 1), "valid_until": date(2025, 1, 1)}],
            "mobility": [{"partner_id": 1, "country": "HU", "start_date": date(2025, 3, 1)}],
            "activity": [{"partner_id": 3, "start_date": date(2025, 6, 1), "source_id": 2}],
        }
    )
    found = partners.active_by_year(connection, ASKED)
    assert found.to_numpy().tolist() == [[2024, 1, 1, 0], [2025, 2, 2, 1], [2026, 0, 0, 0]]
    only = partners.active_by_year(connection, replace(ASKED, role=("student",)))
    assert only.to_numpy().tolist() == [[2025, 1, 1, 0], [2026, 0, 0, 0]]
    assert partners.active_by_year(load({}), ASKED).empty


def test_which_partners_became_active_and_which_no_longer_are(load: Load) -> None:
    connection = load(
        {
            "partner": [
                {"key": "debrecen", "name": "Debrecen", "country": "HU"},
                {"key": "former", "merged_into_id": 1, "country": "HU"},
                {"key": "ege", "name": "Ege", "country": "TR"},
                {"key": "leon", "name": "Leon", "country": "ES"},
            ],
            "mobility": [
                {"partner_id": 2, "start_date": date(2025, 3, 1)},
                {"partner_id": 1, "start_date": date(2026, 3, 1)},
                {"partner_id": 3, "start_date": date(2026, 3, 1), "source_id": 2},
            ],
            "activity": [{"partner_id": 4, "start_date": date(2025, 6, 1), "country": "ES"}],
        }
    )
    assert partners.changes(connection, ASKED).to_numpy().tolist() == [
        ["ege", "Ege", "TR", 1, 1],
        ["leon", "Leon", "ES", -1, 0],
    ]
    assert partners.changes(connection, replace(ASKED, last=2025))["key"].tolist() == ["debrecen", "leon"]
    assert partners.changes(load({}), ASKED).empty


def test_the_profile_of_kaposvar_leads_to_its_successor_and_back(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        old, new = profile.about(connection, "kaposvar-university"), profile.about(connection, "mate")
        assert old is not None
        assert new is not None
        assert (old["merged_into"], old["merged_into_name"]) == (
            "mate",
            "Hungarian University of Agriculture and Life Sciences",
        )
        assert new["predecessors"] == (("kaposvar-university", "Kaposvár University"),)
        assert new["listed"] is False
        assert profile.about(connection, "atlantis") is None


def test_a_profile_part_by_part(load: Load) -> None:
    connection = load(
        {
            "partner": [{"key": "p"}, {"key": "q"}],
            "partner_name": [{"name": "Პ", "kind": "native", "language": "ka"}, {"partner_id": 2, "name": "Q"}],
            "mobility": [
                {"partner_id": 1, "start_date": date(2025, 9, 1), "direction": "incoming", "participants": 2},
                {"partner_id": 2, "start_date": date(2025, 9, 1)},
            ],
            "grant": [{"key": "g", "call_year": 2020}, {"key": "h"}],
            "grant_partner": [{"partner_id": 1}, {"partner_id": 1}, {"grant_id": 2, "partner_id": 2}],
            "activity": [{"key": "a", "partner_id": 1, "start_date": date(2026, 11, 22)}],
            "association": [{"key": "n", "name": "Net", "name_az": "Şəbəkə"}],
            "association_member": [{"partner_id": 1, "status": "member", "as_of": "2025"}],
            "joint_programme": [{"title": "J", "partner_id": 1, "since": date(2021, 1, 1)}],
            "copublication": [
                {"partner_id": 1, "year": 2024, "papers": 2},
                {"partner_id": 1, "year": 2024, "papers": 1, "source_id": 2},
            ],
        }
    )
    assert list(profile.names(connection, "p")["name"]) == ["Პ"]
    assert profile.moves_by_year(connection, ASKED, "p").to_numpy().tolist() == [[2025, "incoming", 2, 0]]
    assert list(profile.projects(connection, "p")["key"]) == ["g"]
    assert profile.activities(connection, ASKED, "p").empty
    assert list(profile.associations(connection, "p", "az")["name"]) == ["Şəbəkə"]
    assert list(profile.associations(connection, "p", "en")["name"]) == ["Net"]
    assert list(profile.joint_programmes(connection, "p", "en")["title"]) == ["J"]
    assert profile.papers_by_year(connection, "p").to_numpy().tolist() == [[2024, 3, 1]]
    assert profile.known_since(connection, ASKED, "p").to_numpy().tolist() == [
        ["projects", 1, 2020, 2020, 0],
        ["joint_programmes", 1, 2021, 2021, 0],
        ["papers", 3, 2024, 2024, 1],
        ["moves", 2, 2025, 2025, 0],
    ]
    assert profile.known_since(connection, ASKED, "nobody").empty


def test_what_is_known_counts_papers_and_not_their_rows(lsu_url: str) -> None:
    """León has eight papers on five rows: each row is the sum of a year and an area."""
    with db.connect(lsu_url) as connection:
        known = profile.known_since(connection, ASKED, "university-of-leon")
        papers = profile.papers_by_year(connection, "university-of-leon")
        moves = profile.moves_by_year(connection, ASKED, "university-of-leon")
    number = dict(zip(known["part"], known["number"], strict=True))
    assert number["papers"] == papers["papers"].sum() == 8
    assert number["moves"] == moves["moves"].sum()
