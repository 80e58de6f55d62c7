"""Agreements: in force, expiring, dormant and too young, by hand at every edge and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from lib import db
from lib.filters import Filters
from lib.queries import agreements
from tests.databases import Rows
from tests.oracle import agreements as oracle
from tests.queries.plain import plain, tables
from tests.queries.worlds import GRANTS, PERHAPS, questions, worlds

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def paper(begun: date, until: date | None = None, renews: bool = False, **more: Any) -> dict[str, Any]:
    return {"valid_from": begun, "valid_until": until, "renews": renews, **more}


@pytest.mark.parametrize(
    ("begun", "until", "renews", "expected"),
    [
        (date(2026, 11, 22), None, False, "not_yet"),
        (date(2026, 11, 21), None, False, "in_force"),
        (date(2020, 1, 1), date(2026, 11, 20), False, "expired"),
        (date(2020, 1, 1), date(2026, 11, 21), False, "expiring"),
        (date(2020, 1, 1), date(2027, 5, 20), False, "expiring"),  # 180 days ahead
        (date(2020, 1, 1), date(2027, 5, 21), False, "in_force"),  # 181 days ahead
        (date(2020, 1, 1), date(2027, 1, 1), True, "in_force"),
        (date(2020, 1, 1), date(2022, 1, 1), True, "in_force"),
        (date(2026, 12, 1), date(2022, 1, 1), True, "not_yet"),
    ],
)
def test_state_at_its_edges(begun: date, until: date | None, renews: bool, expected: str) -> None:
    assert agreements.state(TODAY, begun, until, renews) == expected


@pytest.mark.parametrize(
    ("begun", "last", "expected"),
    [
        (date(2025, 11, 21), None, "dormant"),  # twelve months to the day
        (date(2025, 11, 22), None, "too_young"),
        (date(2010, 1, 1), date(2024, 11, 21), "alive"),  # twenty-four months to the day
        (date(2010, 1, 1), date(2024, 11, 20), "dormant"),
        (date(2026, 11, 1), date(2026, 11, 2), "too_young"),
        (date(2026, 11, 1), date(2020, 1, 1), "too_young"),
    ],
)
def test_life_at_its_edges(begun: date, last: date | None, expected: str) -> None:
    assert agreements.life(TODAY, begun, last) == expected


def test_months_end_where_the_month_does() -> None:
    assert agreements.months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert agreements.months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert agreements.months_before(date(2026, 1, 15), 24) == date(2024, 1, 15)


def lives(connection: Connection, asked: Filters = ASKED) -> dict[str, tuple[str, Any]]:
    found = agreements.on_day(connection, asked)
    return {line["key"]: (line["life"], line["last_event"]) for line in found.to_dict("records")}


def agrees(connection: Connection, asked: Filters) -> None:
    """Line by line and column by column."""
    rows = tables(connection)
    assert plain(agreements.on_day(connection, asked)) == oracle.on_day(rows, asked)
    assert plain(agreements.in_force_by_year(connection, asked)) == oracle.in_force_by_year(rows, asked)
    assert plain(agreements.changes(connection, asked)) == oracle.changes(rows, asked)


FEBRUARY = date(2025, 2, 1)
OLD = paper(date(2015, 1, 1))


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        (
            {"mobility": [{"partner_id": 1, "start_date": date(2024, 9, 1), "end_date": date(2025, 2, 1)}]},
            date(2025, 2, 1),
        ),
        ({"mobility": [{"partner_id": 1, "start_date": None, "calendar_year": 2024}]}, date(2024, 12, 31)),
        ({"mobility": [{"partner_id": 1, "start_date": date(2026, 9, 1), "end_date": date(2027, 2, 1)}]}, TODAY),
        ({"activity": [{"partner_id": 1, "start_date": date(2025, 3, 3)}]}, date(2025, 3, 3)),
        ({"copublication": [{"partner_id": 1, "year": 2026}]}, TODAY),
        (
            {
                "grant": [{"status": "running", "start_date": date(2024, 1, 1), "end_date": None}],
                "grant_partner": [{"grant_id": 1, "partner_id": 1}],
            },
            TODAY,
        ),
        (
            {
                "grant": [{"status": "rejected", "decision_date": date(2025, 5, 5)}],
                "grant_partner": [{"grant_id": 1, "partner_id": 1}],
            },
            date(2025, 5, 5),
        ),
        (
            {
                "grant": [{"status": "submitted", "submitted_on": date(2026, 2, 2), "decision_date": date(2027, 1, 1)}],
                "grant_partner": [{"grant_id": 1, "partner_id": 1}],
            },
            date(2026, 2, 2),
        ),
        (
            {"grant": [{"status": "running", "call_year": 2025}], "grant_partner": [{"grant_id": 1, "partner_id": 1}]},
            date(2025, 12, 31),
        ),
    ],
)
def test_what_keeps_an_agreement_alive(load: Load, rows: Rows, last: date) -> None:
    connection = load({"partner": [{}], "agreement": [{**OLD, "key": "a"}], **rows})
    assert lives(connection) == {"a": ("alive", last)}


def test_what_does_not(load: Load) -> None:
    begun = date(2026, 1, 1)
    cancelled = {"partner_id": 1, "start_date": begun, "status": "cancelled"}
    nominated = {"partner_id": 1, "start_date": begun, "status": "nominated"}
    elsewhere = {"partner_id": 2, "start_date": begun}
    later = {"partner_id": 1, "start_date": date(2026, 12, 1), "status": "completed"}
    connection = load(
        {
            "partner": [{}, {}],
            "agreement": [{**OLD, "key": "a"}],
            "mobility": [cancelled, nominated, elsewhere, later],
            "activity": [{"partner_id": 1, "start_date": date(2026, 11, 22)}],
        }
    )
    assert lives(connection) == {"a": ("dormant", None)}


@pytest.mark.parametrize(
    ("grant", "last"),
    [
        ({"status": "suspended", "start_date": date(2020, 1, 1)}, TODAY),
        ({"status": "completed", "start_date": date(2020, 1, 1), "end_date": date(2023, 12, 31)}, date(2023, 12, 31)),
        ({"status": "awarded", "start_date": TODAY, "end_date": date(2030, 1, 1)}, TODAY),
        # Before its first day there is only the application.
        ({"status": "awarded", "start_date": date(2026, 11, 22), "decision_date": date(2025, 5, 5)}, date(2025, 5, 5)),
        ({"status": "awarded", "start_date": date(2026, 11, 22)}, None),
        # What was refused never ran, whatever days it was planned for.
        (
            {"status": "rejected", "start_date": date(2024, 1, 1), "end_date": None, "decision_date": date(2023, 5, 5)},
            date(2023, 5, 5),
        ),
        ({"status": "submitted", "decision_date": TODAY, "submitted_on": date(2026, 1, 1)}, TODAY),
        # The year of the call is asked only where nothing better is known.
        ({"status": "submitted", "submitted_on": date(2023, 2, 2), "call_year": 2026}, date(2023, 2, 2)),
        ({"status": "rejected", "call_year": 2026}, TODAY),
        ({"status": "submitted", "call_year": 2027}, None),
        ({"status": "awarded"}, None),
    ],
)
def test_when_something_last_happened_in_a_project(load: Load, grant: dict[str, Any], last: date | None) -> None:
    links = [{"grant_id": 1, "partner_id": None}, {"grant_id": 1, "partner_id": 1}]
    connection = load({"partner": [{}], "agreement": [{**OLD, "key": "a"}], "grant": [grant], "grant_partner": links})
    alive = last is not None and last >= date(2024, 11, 21)
    assert lives(connection) == {"a": ("alive" if alive else "dormant", last)}
    agrees(connection, ASKED)


def test_joint_papers_of_a_partner_and_of_what_it_became(load: Load) -> None:
    """What happens with an older part happens not with the successor."""
    connection = load(
        {
            "partner": [{}, {"merged_into_id": 1}, {}],
            "agreement": [{**OLD, "key": key, "partner_id": n} for n, key in ((1, "new"), (2, "old"), (3, "other"))],
            "copublication": [
                {"partner_id": 1, "year": 2022},
                {"partner_id": 2, "year": 2024},
                {"partner_id": 3, "year": 2027},
                {"partner_id": None, "year": 2026},
            ],
        }
    )
    assert lives(connection) == {
        "new": ("dormant", date(2022, 12, 31)),
        "old": ("alive", date(2024, 12, 31)),
        "other": ("dormant", None),
    }
    agrees(connection, ASKED)


def test_a_successor_keeps_it_alive(load: Load) -> None:
    connection = load(
        {
            "partner": [{}, {"merged_into_id": 1}],
            "agreement": [{**OLD, "key": "a", "partner_id": 2}],
            "activity": [{"partner_id": 1, "start_date": date(2026, 1, 1)}],
        }
    )
    assert lives(connection) == {"a": ("alive", date(2026, 1, 1))}


def test_on_day_says_what_continues_what_and_whom_it_covers(load: Load) -> None:
    connection = load(
        {
            "partner": [{"key": "p", "name": "P", "country": "KZ"}],
            "unit": [{"key": "law"}, {"key": "arts"}],
            "agreement": [
                paper(date(2015, 1, 1), date(2020, 1, 1), key="old"),
                paper(date(2020, 1, 2), key="new", predecessor_id=1, source_id=2),
            ],
            "agreement_unit": [{"agreement_id": 2, "unit_id": 2}, {"agreement_id": 2, "unit_id": 1}],
        }
    )
    found = agreements.on_day(connection, ASKED).to_dict("records")
    assert [(f["key"], f["state"], f["life"], f["predecessor"], f["continued_by"], f["units"]) for f in found] == [
        ("new", "in_force", "dormant", "old", (), ("law", "arts")),
        ("old", "expired", "", None, ("new",), ()),
    ]
    assert [f["illustrative"] for f in found] == [1, 0]
    assert len(agreements.on_day(connection, ASKED, ["p"])) == 2
    assert agreements.on_day(connection, ASKED, ["q"]).empty
    assert agreements.on_day(connection, replace(ASKED, country=("TR",))).empty
    assert list(agreements.on_day(connection, replace(ASKED, unit=("law",)))["key"]) == ["new", "old"]


def test_in_force_by_year_by_hand(load: Load) -> None:
    connection = load(
        {
            "partner": [{}],
            "agreement": [
                paper(date(2023, 6, 1), date(2024, 12, 31)),
                paper(date(2024, 1, 1), date(2026, 11, 20), source_id=2),
                paper(date(2026, 11, 21)),
                paper(date(2026, 11, 22)),
            ],
        }
    )
    found = agreements.in_force_by_year(connection, ASKED)
    assert found.to_numpy().tolist() == [[2023, 1, 0], [2024, 2, 1], [2025, 1, 1], [2026, 1, 0]]
    narrow = agreements.in_force_by_year(connection, replace(ASKED, first=2024, last=2025))
    assert narrow["year"].tolist() == [2024, 2025]
    empty = agreements.in_force_by_year(load({}), ASKED)
    assert empty.empty
    assert list(empty.columns) == ["year", "agreements", "illustrative"]


def test_which_agreements_came_and_which_ended(load: Load) -> None:
    connection = load(
        {
            "partner": [
                {"key": "ege", "name": "Ege", "country": "TR"},
                {"key": "leon", "name": "Leon", "country": "ES"},
            ],
            "agreement": [
                paper(date(2020, 1, 1), date(2026, 6, 30), key="old", source_id=2),
                paper(date(2026, 7, 1), key="next"),
                paper(date(2020, 1, 1), date(2026, 6, 30), renews=True, key="renews"),
                paper(date(2026, 2, 1), date(2026, 3, 1), key="short", partner_id=2),
                paper(date(2026, 12, 1), key="later", partner_id=2),
            ],
        }
    )
    columns = ["key", "partner", "name", "country", "change", "on", "illustrative"]
    assert agreements.changes(connection, ASKED)[columns].to_numpy().tolist() == [
        ["next", "ege", "Ege", "TR", 1, date(2026, 7, 1), 0],
        ["old", "ege", "Ege", "TR", -1, date(2026, 6, 30), 1],
    ]
    assert agreements.changes(connection, replace(ASKED, country=("ES",))).empty
    assert agreements.changes(load({}), ASKED).empty


def test_places_beside_those_used(load: Load) -> None:
    move = {"partner_id": 1, "programme": "mevlana", "activity": "study", "role": "student", "direction": "outgoing"}
    connection = load(
        {
            "partner": [{"key": "p"}],
            "agreement": [paper(date(2020, 1, 1), programme="mevlana"), paper(date(2010, 1, 1), date(2011, 1, 1))],
            "quota": [
                {"direction": "outgoing", "role": "student", "activity": "study", "places": 4, "months": None},
                {"direction": "incoming", "role": "student", "activity": "study", "places": 2, "months": 5.0},
                {"agreement_id": 2, "places": 9},
            ],
            "mobility": [
                {**move, "start_date": date(2026, 9, 1), "participants": 3},
                {**move, "start_date": date(2026, 8, 31)},  # the academic year before
                {**move, "start_date": date(2026, 9, 1), "programme": "bilateral"},
                {**move, "start_date": date(2026, 12, 1)},  # not begun
            ],
        }
    )
    found = agreements.quotas(connection, ASKED, "p")
    assert found[["direction", "places", "year", "used"]].to_numpy().tolist() == [
        ["outgoing", 4, 2026, 3],
        ["incoming", 2, 2026, 0],
    ]


EVERY_FILTER = [
    ASKED,
    replace(ASKED, as_of=date(2026, 2, 15)),
    replace(ASKED, first=2019, last=2024),
    replace(ASKED, country=("TR", "PL")),
    replace(ASKED, region=("turkic",)),
    replace(ASKED, country=("TR",), region=("eu",)),
    replace(ASKED, unit=("agriculture-engineering",)),
    replace(ASKED, unit=("natural-sciences", "economics-management"), programme=("mevlana",)),
    replace(ASKED, programme=("erasmus_ka171", "bilateral"), last=2025),
    replace(ASKED, direction=("incoming",), role=("teacher",)),
    Filters(as_of=date(2025, 9, 30), quarter=3, last=2025, country=("TR",)),
    Filters(as_of=date(2024, 2, 29), year_basis="academic"),
]


def test_every_filter_by_hand(load: Load) -> None:
    connection = load(
        {
            "partner": [{"key": "ege", "country": "TR"}, {"key": "almaty", "country": "KZ"}],
            "unit": [{"key": "law"}, {"key": "arts"}],
            "agreement": [
                paper(date(2024, 5, 1), key="law", programme="mevlana"),
                paper(date(2025, 5, 1), date(2026, 9, 30), key="arts", partner_id=2, programme="bilateral"),
                paper(date(2026, 5, 1), key="all", partner_id=2),
            ],
            "agreement_unit": [{"agreement_id": 1, "unit_id": 1}, {"agreement_id": 2, "unit_id": 2}],
        }
    )
    for asked, by_year, changed in (
        (ASKED, [(2024, 1), (2025, 2), (2026, 2)], [("all", 1), ("arts", -1)]),
        (replace(ASKED, country=("KZ",)), [(2025, 1), (2026, 1)], [("all", 1), ("arts", -1)]),
        (replace(ASKED, region=("turkic",), last=2025), [(2024, 1), (2025, 2)], [("arts", 1)]),
        (replace(ASKED, country=("KZ",), region=("eu",)), [], []),
        (replace(ASKED, unit=("law",)), [(2024, 1), (2025, 1), (2026, 2)], [("all", 1)]),
        (replace(ASKED, unit=("nowhere",)), [(2026, 1)], [("all", 1)]),
        (replace(ASKED, programme=("bilateral", "mevlana")), [(2024, 1), (2025, 2), (2026, 1)], [("arts", -1)]),
        # Neither is anything that an agreement has.
        (replace(ASKED, direction=("incoming",), role=("staff",), first=2026), [(2026, 2)], [("all", 1), ("arts", -1)]),
        # The last day of the third quarter is still one of the paper.
        (Filters(as_of=date(2026, 9, 30), quarter=3), [(2024, 1), (2025, 2), (2026, 3)], [("all", 1)]),
    ):
        assert plain(agreements.in_force_by_year(connection, asked), "year", "agreements") == by_year, asked
        assert plain(agreements.changes(connection, asked), "key", "change") == changed, asked
        agrees(connection, asked)


@pytest.mark.parametrize("asked", EVERY_FILTER)
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        agrees(connection, asked)


def test_one_partner_of_lankaran(lsu_url: str) -> None:
    keys = ("ege-university", "mate")
    with db.connect(lsu_url) as connection:
        found = plain(agreements.on_day(connection, ASKED, keys))
        assert found == oracle.on_day(tables(connection), ASKED, keys)
    assert found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(), asked=questions())
def test_any_agreements_agree_with_the_oracle(load: Load, world: Rows, asked: Filters) -> None:
    agrees(load(world), asked)


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        (date(2026, 8, 31), ("dormant", date(2010, 1, 1))),
        (date(2026, 3, 5), ("dormant", date(2010, 1, 1))),  # 180 days before the next
        (date(2026, 3, 4), ("too_young", date(2026, 9, 1))),
    ],
)
def test_a_renewal_does_not_begin_anew(load: Load, ended: date, expected: tuple[str, date]) -> None:
    papers = [
        {"key": "old", "partner_id": 1, "valid_from": date(2010, 1, 1), "valid_until": ended},
        {"key": "new", "partner_id": 1, "valid_from": date(2026, 9, 1), "predecessor_id": 1},
    ]
    frame = agreements.on_day(load({"partner": [{}], "agreement": papers}), Filters(as_of=TODAY))
    assert plain(frame, "key", "life", "since")[0] == ("new", *expected)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grants=GRANTS, links=st.lists(st.integers(1, 2), min_size=4, max_size=4), day=PERHAPS)
def test_any_projects_keep_alive_as_the_oracle_says(
    load: Load, grants: list[Any], links: list[int], day: date | None
) -> None:
    """Nothing but projects, each with one of two partners, so that each of them tells."""
    rows: Rows = {
        "partner": [{}, {}],
        "agreement": [{**OLD, "partner_id": 1}, {**OLD, "partner_id": 2}],
        "grant": grants,
        "grant_partner": [{"grant_id": n, "partner_id": links[n - 1]} for n in range(1, len(grants) + 1)],
    }
    connection = load(rows)
    asked = replace(ASKED, as_of=day or TODAY)
    assert plain(agreements.on_day(connection, asked)) == oracle.on_day(tables(connection), asked)


def test_one_that_renews_itself_has_no_end_after_which_another_would_begin_anew(load: Load) -> None:
    papers = [
        paper(date(2019, 1, 1), date(2020, 1, 1), renews=True, key="renews"),
        paper(date(2019, 1, 1), date(2020, 1, 1), key="ended"),
        paper(date(2025, 1, 1), key="after-renewing", predecessor_id=1),
        paper(date(2025, 1, 1), key="after-a-break", predecessor_id=2),
    ]
    connection = load({"partner": [{"key": "p"}], "agreement": papers})
    since = agreements.on_day(connection, ASKED).set_index("key")["since"]
    assert (since["after-renewing"], since["after-a-break"]) == (date(2019, 1, 1), date(2025, 1, 1))
    agrees(connection, ASKED)
