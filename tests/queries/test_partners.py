"""Partners: the list, the search in every name, the profile part by part, by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection

from lib import db
from lib.filters import Filters
from lib.queries import memberships, partners, profile
from tests.databases import Rows
from tests.oracle import partners as oracle
from tests.queries.plain import plain, tables
from tests.queries.worlds import questions, worlds

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
    assert list(found) == ["year", "partners", "countries", "partners_so_far", "countries_so_far", "illustrative"]
    assert found.to_numpy().tolist() == [[2024, 1, 1, 1, 1, 0], [2025, 2, 2, 2, 2, 1], [2026, 0, 0, 0, 0, 0]]
    only = partners.active_by_year(connection, replace(ASKED, role=("student",)))
    assert only.to_numpy().tolist() == [[2025, 1, 1, 1, 1, 0], [2026, 0, 0, 0, 0, 0]]
    assert partners.active_by_year(load({}), ASKED).empty


LIKE = {
    "partner": [
        {"key": key, "name": key, "country": country}
        for key, country in {"a": "HU", "b": "TR", "c": "TR", "d": "ES", "e": "PL", "f": "KZ"}.items()
    ],
    "agreement": [
        # In force on the first days of both years; begun after the day; ended before the year.
        {"partner_id": 1, "valid_from": date(2024, 3, 1), "valid_until": date(2026, 1, 10)},
        {"partner_id": 2, "valid_from": date(2025, 4, 2), "valid_until": date(2025, 12, 31)},
        {"partner_id": 3, "valid_from": date(2024, 1, 1), "valid_until": date(2024, 12, 31)},
    ],
    "mobility": [
        {"partner_id": 4, "country": "ES", "start_date": date(2025, 4, 1)},
        {"partner_id": 4, "country": "ES", "start_date": date(2026, 4, 1)},
        {"partner_id": 5, "country": "PL", "start_date": date(2025, 4, 2)},
        {"partner_id": 5, "country": "PL", "start_date": date(2026, 2, 1)},
    ],
    "activity": [{"partner_id": 6, "country": "KZ", "start_date": date(2025, 3, 31)}],
}


def test_a_running_year_of_partners_stands_beside_the_same_days_of_the_year_before(load: Load) -> None:
    """On 1 April 2026: a (agreement), d (move on the day), f (activity) in 2025; a, d, e in 2026."""
    connection, asked = load(LIKE), Filters(as_of=date(2026, 4, 1))
    found = partners.active_by_year(connection, asked).drop(columns="illustrative")
    assert found.to_numpy().tolist() == [[2024, 2, 2, 2, 2], [2025, 5, 5, 3, 3], [2026, 3, 3, 3, 3]]
    assert partners.changes(connection, asked)[["key", "change"]].to_numpy().tolist() == [["e", 1], ["f", -1]]
    over = partners.changes(connection, replace(asked, last=2025))[["key", "change"]].to_numpy().tolist()
    assert over == [["b", 1], ["d", 1], ["e", 1], ["f", 1], ["c", -1]]
    last = partners.active_by_year(connection, Filters(as_of=date(2025, 12, 31)))
    assert last["partners_so_far"].tolist() == last["partners"].tolist() == [2, 5]


def test_a_partner_of_a_move_without_a_day_may_or_may_not_have_been_active_by_then(load: Load) -> None:
    undated = [{"partner_id": 2, "country": "TR", "start_date": None, "calendar_year": 2025, "academic_year": None}]
    moves = [{"partner_id": 3, "country": "TR", "start_date": date(2025, 1, 1)}]
    asked = Filters(as_of=date(2026, 4, 1))
    found = partners.active_by_year(load({"partner": LIKE["partner"], "mobility": undated + moves}), asked)
    # Which of two partners was active by then is not known; both are in Türkiye, which was.
    assert found.iloc[0].drop("partners_so_far").tolist() == [2025, 2, 1, 1, 0]
    assert found["partners_so_far"].isna().tolist() == [True]  # of 2026 there is no row at all: nothing is known
    alone = partners.active_by_year(load({"partner": LIKE["partner"], "mobility": undated}), asked)
    assert alone["countries_so_far"].isna().tolist() == [True]


@pytest.mark.parametrize(("day", "now", "before"), [(date(2025, 1, 15), 27, 27), (date(2025, 6, 30), 29, 28)])
def test_active_partners_of_lankaran_early_in_a_year(lsu_url: str, day: date, now: int, before: int) -> None:
    """They were 27 beside the 29 of all 2024, which read as a fall."""
    with db.connect(lsu_url) as connection:
        found = partners.active_by_year(connection, Filters(as_of=day)).set_index("year")
        assert (found.loc[2025, "partners"], found.loc[2024, "partners_so_far"]) == (now, before)
        assert partners.changes(connection, Filters(as_of=day))["change"].sum() == now - before


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
            "membership": [{"status": "member"}],
            "association_member": [{"partner_id": 1, "status": "member", "as_of": "2025"}],
            "joint_programme": [{"title": "J", "partner_id": 1, "since": date(2021, 1, 1)}],
            "copublication": [
                {"partner_id": 1, "year": 2024, "papers": 2},
                {"partner_id": 1, "year": 2024, "papers": 1, "source_id": 2},
            ],
        }
    )
    assert list(profile.names(connection, "p")["name"]) == ["Პ"]
    assert profile.moves_by_year(connection, ASKED, "p").to_numpy().tolist() == [[2025, "incoming", 2, 0, False]]
    assert list(profile.projects(connection, ASKED, "p")["key"]) == ["g"]
    assert profile.activities(connection, ASKED, "p").empty
    assert list(profile.associations(connection, ASKED, "p", "az")["name"]) == ["Şəbəkə"]
    assert list(profile.associations(connection, ASKED, "p", "en")["name"]) == ["Net"]
    assert list(profile.joint_programmes(connection, "p", "en")["title"]) == ["J"]
    assert profile.papers_by_year(connection, "p").to_numpy().tolist() == [[2024, 3, 1]]
    assert profile.known_since(connection, ASKED, "p").to_numpy().tolist() == [
        ["projects", 1, 2020, 2020, 0],
        ["joint_programmes", 1, 2021, 2021, 0],
        ["papers", 3, 2024, 2024, 1],
        ["moves", 2, 2025, 2025, 0],
    ]
    assert profile.known_since(connection, ASKED, "nobody").empty


def test_what_has_not_begun_is_not_known_since_any_year(load: Load) -> None:
    begun, coming = date(2026, 11, 21), date(2026, 11, 22)
    connection = load(
        {
            "partner": [{"key": "p"}],
            "agreement": [{"valid_from": begun}, {"valid_from": coming}, {"valid_from": date(2030, 1, 1)}],
            "mobility": [{"partner_id": 1, "start_date": day} for day in (begun, coming)],
            "activity": [{"partner_id": 1, "start_date": day} for day in (begun, coming)],
            "grant": [
                {"call_year": 2030, "start_date": begun},
                {"call_year": 2025, "start_date": coming},
                {"call_year": 2027},
                {"call_year": 2026},
                {},
            ],
            "grant_partner": [{"grant_id": n, "partner_id": 1} for n in (1, 2, 3, 4, 5)],
            "joint_programme": [{"partner_id": 1, "since": day} for day in (begun, coming, None)],
            "copublication": [{"partner_id": 1, "year": year, "papers": 2} for year in (2026, 2027)],
        }
    )
    known = profile.known_since(connection, ASKED, "p").drop(columns="illustrative").to_numpy().tolist()
    assert sorted(known) == [
        ["activities", 1, 2026, 2026],
        ["agreements", 1, 2026, 2026],
        ["joint_programmes", 2, 2026, 2026],
        ["moves", 1, 2026, 2026],
        ["papers", 2, 2026, 2026],
        ["projects", 3, 2026, 2026],
    ]


def test_the_running_year_of_a_partner_is_that_of_the_question(load: Load) -> None:
    days = [date(2024, 10, 1), date(2025, 10, 1)]
    connection = load({"partner": [{"key": "p"}], "mobility": [{"partner_id": 1, "start_date": day} for day in days]})

    def running(day: date, basis: str = "calendar") -> list[bool]:
        asked = Filters(as_of=day, year_basis=basis)
        return list(profile.moves_by_year(connection, asked, "p")["running"])

    assert running(date(2025, 12, 30)) == [False, True]
    assert running(date(2025, 12, 31)) == [False, False]
    assert running(date(2025, 12, 31), "academic") == [False, True]
    assert running(date(2026, 8, 31), "academic") == [False, False]


def test_a_shared_association_is_one_that_both_are_in(load: Load) -> None:
    connection = load(
        {
            "partner": [{"key": "p"}, {"key": "q"}],
            "association": [
                {"key": key, "name": key} for key in ("both", "applied", "left", "theirs", "asks", "later")
            ],
            "membership": [
                {"association_id": 1, "status": "observer", "source_id": 2},
                {"association_id": 2, "status": "applied"},
                {"association_id": 3, "status": "member", "until": date(2026, 11, 20)},
                {"association_id": 5, "status": "member"},
                {"association_id": 6, "status": "member", "since": date(2026, 11, 22)},
            ],
            "association_member": [
                *({"association_id": n, "partner_id": 1, "status": "member"} for n in (1, 2, 3, 4, 6)),
                {"association_id": 5, "partner_id": 1, "status": "applied"},
                {"association_id": 1, "partner_id": 2, "status": "left"},
            ],
        }
    )
    found = profile.associations(connection, ASKED, "p", "en")
    assert list(found) == ["key", "name", "status", "as_of", "illustrative"]
    assert found.to_numpy().tolist() == [["both", "both", "member", None, 1]]
    assert profile.associations(connection, ASKED, "q", "en").empty
    later = replace(ASKED, as_of=date(2026, 11, 22))
    assert list(profile.associations(connection, later, "p", "en")["key"]) == ["both", "later"]


def test_an_association_that_was_applied_to_is_not_shared(lsu_url: str) -> None:
    """Five partners are in the Turkic Universities Union, to which the university has only applied."""
    with db.connect(lsu_url) as connection:
        union = memberships.members(connection, ASKED)
        inside = union.loc[union["association"] == "turkunib", "partner"].dropna()
        shared = [profile.associations(connection, ASKED, partner, "en") for partner in inside]
    assert len(inside) == 5
    assert not any("turkunib" in set(frame["key"]) for frame in shared)


def test_what_is_known_counts_papers_and_not_their_rows(lsu_url: str) -> None:
    """León has eight papers on five rows: each row is the sum of a year and an area."""
    with db.connect(lsu_url) as connection:
        known = profile.known_since(connection, ASKED, "university-of-leon")
        papers = profile.papers_by_year(connection, "university-of-leon")
        moves = profile.moves_by_year(connection, ASKED, "university-of-leon")
    number = dict(zip(known["part"], known["number"], strict=True))
    assert number["papers"] == papers["papers"].sum() == 8
    assert number["moves"] == moves["moves"].sum()


# --- against the oracle


def agrees(connection: Connection, asked: Filters) -> None:
    """Line by line and column by column."""
    rows = tables(connection)
    assert plain(partners.listing(connection, asked)) == oracle.listing(rows, asked)
    assert plain(partners.moves_by_country(connection, asked)) == oracle.moves_by_country(rows, asked)
    assert plain(partners.active_by_year(connection, asked)) == oracle.active_by_year(rows, asked)
    changed = partners.changes(connection, asked)
    assert plain(changed, "key", "name", "country", "change") == oracle.changes(rows, asked)


FILTERED: Rows = {
    "unit": [{"key": "law"}, {"key": "arts"}],
    "partner": [
        {"key": "ege", "name": "Ege", "country": "TR"},
        {"key": "almaty", "name": "Almaty", "country": "KZ"},
        {"key": "pecs", "name": "Pecs", "country": "HU", "listed": False},
    ],
    "agreement": [
        {"partner_id": 1, "valid_from": date(2024, 5, 1), "programme": "mevlana"},
        {"partner_id": 2, "valid_from": date(2026, 5, 1)},
    ],
    "agreement_unit": [{"agreement_id": 1, "unit_id": 1}],
    "mobility": [
        {"partner_id": 3, "country": "HU", "start_date": date(2025, 2, 1), "unit_id": 1}
        | {"direction": "incoming", "role": "teacher", "programme": "bilateral", "participants": 2},
        {"partner_id": None, "country": "HU", "start_date": date(2026, 3, 1), "unit_id": 2}
        | {"direction": "outgoing", "role": "student", "programme": "mevlana", "participants": 3, "source_id": 2},
    ],
    "activity": [
        {"partner_id": 2, "country": "KZ", "start_date": date(2025, 11, 1), "unit_id": 2},
        {"partner_id": 1, "country": "TR", "start_date": date(2024, 11, 1), "unit_id": 1},
    ],
}


@pytest.mark.parametrize(
    ("asked", "listed", "active", "moved"),
    [
        (ASKED, {"ege": 1, "almaty": 1, "pecs": 2}, [(2024, 1), (2025, 3), (2026, 2)], [("HU", 5, 1)]),
        (replace(ASKED, last=2024), {"ege": 1, "almaty": 0}, [(2024, 1)], []),
        (replace(ASKED, first=2026), {"ege": 0, "almaty": 0}, [(2026, 2)], [("HU", 3, 1)]),
        (replace(ASKED, country=("HU",)), {"pecs": 2}, [(2025, 1), (2026, 0)], [("HU", 2 + 3, 1)]),
        (replace(ASKED, region=("eu",), country=("KZ",)), {}, [], []),
        (replace(ASKED, region=("turkic",), country=("KZ",)), {"almaty": 1}, [(2025, 1), (2026, 1)], []),
        # A paper for the whole university is one for each faculty.
        (
            replace(ASKED, unit=("arts",)),
            {"ege": 0, "almaty": 1},
            [(2025, 1), (2026, 1)],
            [("HU", 3, 1)],
        ),
        # Where a programme is asked for, no activity is meant; where a direction is, no paper makes active either.
        (replace(ASKED, programme=("mevlana",)), {"ege": 0, "almaty": 0}, [(2024, 1), (2025, 1), (2026, 1)], None),
        (replace(ASKED, direction=("incoming",)), {"ege": 0, "almaty": 0, "pecs": 2}, [(2025, 1), (2026, 0)], None),
        (replace(ASKED, role=("student",)), {"ege": 0, "almaty": 0}, [], [("HU", 3, 1)]),
        (
            Filters(as_of=date(2026, 3, 31), quarter=1),
            {"ege": 0, "almaty": 0, "pecs": 2},
            [(2025, 2), (2026, 1)],
            [("HU", 5, 1)],
        ),
        (Filters(as_of=date(2026, 3, 31), year_basis="academic", first=2025), {"ege": 0, "almaty": 1}, None, None),
    ],
)
def test_every_filter_by_hand(
    load: Load,
    asked: Filters,
    listed: dict[str, int],
    active: list[tuple[int, int]] | None,
    moved: list[tuple[str, int, int]] | None,
) -> None:
    connection = load(FILTERED)
    assert dict(plain(partners.listing(connection, asked), "key", "activity")) == listed
    if active is not None:
        assert plain(partners.active_by_year(connection, asked), "year", "partners") == active
    if moved is not None:
        assert plain(partners.moves_by_country(connection, asked)) == moved
    agrees(connection, asked)


@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        Filters(as_of=date(2026, 2, 15)),
        replace(ASKED, first=2023, last=2024),
        replace(ASKED, country=("TR", "HU")),
        replace(ASKED, region=("turkic",), last=2025),
        replace(ASKED, unit=("agriculture-engineering", "natural-sciences")),
        replace(ASKED, programme=("mevlana",), first=2020),
        replace(ASKED, direction=("incoming",)),
        replace(ASKED, role=("teacher", "staff"), region=("eu",)),
        Filters(as_of=date(2026, 8, 15), quarter=3, last=2026),
        Filters(as_of=date(2025, 6, 30), quarter=2, first=2025, last=2025, country=("TR",)),
        Filters(as_of=date(2024, 2, 29), year_basis="academic", unit=("economics-management",)),
    ],
)
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)
        if asked == ASKED:
            claimed = plain(partners.claimed(connection))
            assert claimed == oracle.claimed(tables(connection))
            assert claimed


def test_which_statements_name_countries(load: Load) -> None:
    said: Rows = {
        "claim": [{"key": "b", "countries": "TR PL", "source_id": 2}, {"key": "c"}, {"key": "a", "countries": "KZ"}]
    }
    connection = load(said)
    assert plain(partners.claimed(connection)) == [("b", "TR PL", 1), ("a", "KZ", 0)]
    assert plain(partners.claimed(connection)) == oracle.claimed(tables(connection))
    assert partners.claimed(load({})).empty


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(), asked=questions())
def test_any_partners_agree_with_the_oracle(load: Load, world: Rows, asked: Filters) -> None:
    agrees(load(world), asked)
