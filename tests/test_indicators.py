"""Every indicator from rows to its reading, counted by hand: the figure, the one it is compared with, the trend."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from lib.filters import Filters
from lib.indicators import INDICATORS
from lib.readings import reading
from tests.databases import Rows

DAY = date(2026, 11, 21)
Load = Callable[[Rows], Connection]


def move(day: date, country: str, people: int = 1, **more: Any) -> dict[str, Any]:
    return {"start_date": day, "country": country, "participants": people, **more}


ROWS: Rows = {
    "partner": [{"key": "ege", "country": "TR"}, {"key": "gazi", "country": "TR"}, {"key": "leon", "country": "ES"}],
    "agreement": [
        # With Ege until the end of 2025; with Leon from 2025 on; with Gazi one that renews itself and one to come.
        {"partner_id": 1, "valid_from": date(2020, 1, 1), "valid_until": date(2025, 12, 31)},
        {"partner_id": 3, "valid_from": date(2025, 3, 1)},
        {"partner_id": 2, "valid_from": date(2019, 1, 1), "valid_until": date(2022, 1, 1), "renews": True},
        {"partner_id": 2, "valid_from": date(2026, 12, 1)},
    ],
    "mobility": [
        move(date(2025, 2, 1), "TR", 4),
        move(date(2025, 12, 1), "TR", 2),  # after the same day of the year before
        move(date(2026, 2, 1), "TR", 6),
        move(date(2026, 3, 1), "ES", 3),
        move(date(2026, 4, 1), "PL", 3),
        move(date(2026, 5, 1), "PL", 5, status="cancelled"),
        move(date(2026, 12, 1), "PL", 7, status="completed"),  # has not begun
        move(date(2025, 5, 1), "ES", 2, direction="incoming"),
        move(date(2026, 5, 1), "TR", 1, direction="incoming", partner_id=1),
        move(date(2025, 6, 1), "TR", 3, role="teacher"),
        move(date(2026, 6, 1), "TR", 2, role="staff"),
        move(date(2026, 7, 1), "TR", 5, role="teacher", direction="incoming"),
        move(date(2025, 7, 1), "TR", 8, role="staff", direction="incoming"),
    ],
    "association": [{"key": "a"}, {"key": "b"}, {"key": "c"}],
    "membership": [
        {"association_id": 1, "status": "member", "since": date(2024, 1, 1)},
        {"association_id": 2, "status": "observer", "since": date(2026, 1, 1)},
        {"association_id": 3, "status": "applied", "since": date(2024, 1, 1)},
    ],
    "rate": [{"base": "EUR", "quote": "AZN", "year": 2025, "value": 2.0}],
    "grant": [
        {"decision_date": date(2025, 4, 1), "own_share": 1000.0, "currency": "EUR", "status": "running"},
        {"decision_date": date(2025, 5, 1), "own_share": 500.0, "currency": "AZN", "status": "rejected"},
        {"decision_date": date(2025, 12, 1), "own_share": 50.0, "currency": "AZN", "status": "awarded"},
        {"decision_date": date(2026, 6, 1), "own_share": 700.0, "currency": "AZN", "status": "awarded"},
        {"decision_date": date(2026, 7, 1), "own_share": None, "currency": None, "status": "awarded"},
    ],
}
# The figure of 2026 so far, what it stands beside (of a stock the end of 2025, of a flow its same days), and 2025.
EXPECTED = {
    # 2026: Leon and Gazi by agreements, Ege by a move; 2025: all three by agreements.
    "partners": (3, 3, 3),
    "countries": (2, 2, 2),
    # The one with Ege ended on the last day of 2025, on which it still held.
    "agreements_in_force": (2, 3, 3),
    "memberships": (2, 1, 1),
    "outgoing_students": (12, 4, 6),
    "incoming_students": (1, 2, 2),
    "outgoing_staff": (2, 3, 3),
    "incoming_staff": (5, 8, 8),
    # 1,000 euro at 2.00 and 50; a few decisions make a year, which stands beside all of the one before.
    "grant_income": (700, 2050, 2050),
    # 2026: 14 with TR (6 + 1 + 2 + 5), 3 with ES, 3 with PL, of 20: 1 / (0.49 + 0.0225 + 0.0225).
    # 2025 by the same day: 15 with TR (4 + 3 + 8), 2 with ES, of 17; all of 2025: 17 and 2, of 19.
    "effective_countries": (1 / 0.535, 289 / 229, 361 / 293),
}


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one.key)
def test_a_figure_counted_by_hand(load: Load, one: Any) -> None:
    connection, asked = load(ROWS), Filters(as_of=DAY)
    more = ("AZN",) if one.unit == "money" else ()
    found = reading(one, one.query(connection, asked, *more), asked, "AZN")
    value, before, whole = EXPECTED[one.key]
    assert found.year == 2026
    assert found.value == pytest.approx(value)
    assert found.previous == pytest.approx(before)
    trend = dict(found.trend)
    assert trend[2025] == pytest.approx(whole)
    assert trend[2026] == pytest.approx(value)


def test_each_has_been_counted() -> None:
    assert set(EXPECTED) == {one.key for one in INDICATORS}
