"""A quarter of each year, in every query that has days: counted by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from lib.filters import Filters
from lib.queries import activities, agreements, grant_projects, grants, memberships, mobility, partners

Load = Callable[[dict[str, list[dict[str, Any]]]], Connection]
Q3 = Filters(as_of=date(2025, 12, 31), quarter=3)
DAYS = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 9, 30), date(2025, 10, 1), date(2024, 8, 1)]


def test_moves_and_activities(load: Load) -> None:
    connection = load(
        {
            "mobility": [{"start_date": day} for day in DAYS] + [{"calendar_year": 2025, "participants": 4}],
            "activity": [{"start_date": day} for day in DAYS],
        }
    )
    assert mobility.by_year(connection, Q3)["moves"].tolist() == [1, 2]
    assert mobility.by_year(connection, Q3)["running"].tolist() == [False, False]
    assert activities.by_year(connection, Q3)["activities"].tolist() == [1, 2]
    assert mobility.without_a_day(connection, Q3) == 4
    assert mobility.how_many(connection, replace(Q3, first=2025)) == 2


def test_income_and_applications_by_the_day_of_the_decision(load: Load) -> None:
    row = {"own_share": 10.0, "currency": "AZN"}
    connection = load(
        {"grant": [{**row, "decision_date": day} for day in DAYS] + [{"status": "rejected", "decision_date": DAYS[1]}]}
    )
    assert grants.by_year(connection, Q3, "AZN")["amount"].tolist() == [10, 20]
    found = grants.success(connection, Q3)
    assert found[["year", "outcome", "applications"]].to_numpy().tolist() == [
        [2024, "funded", 1],
        [2024, "rejected", 0],
        [2025, "funded", 2],
        [2025, "rejected", 1],
    ]


def test_payments_by_their_day(load: Load) -> None:
    paid = [{"paid_on": day, "amount": 5.0, "currency": "AZN"} for day in DAYS]
    connection = load({"grant": [{}], "payment": paid})
    asked = replace(Q3, money_basis="received")
    assert grants.by_year(connection, asked, "AZN")["amount"].tolist() == [5, 10]


def test_stocks_on_the_last_day_of_the_quarter(load: Load) -> None:
    connection = load(
        {
            "partner": [{}],
            "agreement": [
                {"valid_from": date(2024, 9, 30), "valid_until": date(2025, 9, 30)},
                {"valid_from": date(2024, 10, 1), "valid_until": date(2025, 9, 29)},
                {"valid_from": date(2025, 10, 1), "valid_until": None},
            ],
            "association": [{}],
            "membership": [{"status": "member", "since": date(2025, 9, 30)}],
        }
    )
    assert agreements.in_force_by_year(connection, Q3)["agreements"].tolist() == [1, 1]
    assert memberships.by_year(connection, Q3)["memberships"].tolist() == [1]
    assert partners.active_by_year(connection, Q3)["partners"].tolist() == [1, 1]


def test_projects_that_touch_the_quarter(load: Load) -> None:
    connection = load(
        {
            "grant": [
                {"key": "before", "start_date": date(2025, 1, 1), "end_date": date(2025, 6, 30)},
                {"key": "through", "start_date": date(2023, 1, 1), "end_date": date(2027, 1, 1)},
                {"key": "decided", "decision_date": date(2025, 7, 1)},
                {"key": "called", "call_year": 2025},
                {"key": "after", "start_date": date(2025, 10, 1), "end_date": None},
            ]
        }
    )
    asked = replace(Q3, first=2025, last=2025)
    assert set(grant_projects.projects(connection, asked)["key"]) == {"through", "decided"}
    whole = set(grant_projects.projects(connection, replace(asked, quarter=None))["key"])
    assert whole == {"before", "through", "decided", "called", "after"}
