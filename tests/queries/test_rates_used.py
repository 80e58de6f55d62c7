"""The exchange rates behind the income: by hand and against the oracle."""

from collections import Counter
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
from lib.queries import grants
from tests.databases import Rows
from tests.oracle import rates as oracle
from tests.queries.plain import plain, tables
from tests.queries.test_grants import BASES, GRANTS, MONEY, PAYMENTS, rate, won

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
Load = Callable[[Rows], Connection]


def agrees(connection: Connection, asked: Filters, currency: str) -> None:
    """The same rates on every basis, the newest first; of one rate that is used twice, either use may be first."""
    rows = tables(connection)
    for basis in BASES:
        on = replace(asked, money_basis=basis)
        found = plain(grants.rates_used(connection, on, currency))
        expected = oracle.used(rows, on, currency)
        assert [line[:5] for line in found] == [line[:5] for line in expected]
        assert Counter(found) == Counter(expected)


# --- by hand

SOME: Rows = {
    "source": [{"title": "The bank"}, {"title": "The other bank"}],
    "grant": [won(2024, "TRY"), won(2024, "EUR"), won(2025, "EUR"), won(2026, "UZS"), won(2024, "AZN")],
    "rate": [
        rate(2024, "USD", "AZN", 1.7),
        rate(2024, "USD", "TRY", 32.5) | {"source_id": 2},
        rate(2024, "AZN", "EUR", 0.5),
        rate(2024, "EUR", "TRY", 35.0) | {"month": 5},
        rate(2023, "EUR", "AZN", 9.0),
    ],
}


def test_each_rate_says_how_it_was_read(load: Load) -> None:
    found = grants.rates_used(load(SOME), ASKED, "AZN")
    columns = ("base", "quote", "year", "value", "inverse", "across", "provisional", "source")
    assert plain(found, *columns) == [
        ("AZN", "EUR", 2024, 0.5, True, None, True, "The bank"),  # of 2025 too, which has none
        ("USD", "AZN", 2024, 1.7, False, "TRY", False, "The bank"),
        ("USD", "TRY", 2024, 32.5, True, "TRY", False, "The other bank"),
    ]


def test_of_two_that_give_a_rate_the_later_is_used(load: Load) -> None:
    twice = [rate(2024, "EUR", "AZN", 1.8), rate(2024, "EUR", "AZN", 1.9)]
    found = grants.rates_used(load({"grant": [won(2024, "EUR")], "rate": twice}), ASKED, "AZN")
    assert plain(found, "value") == [(1.9,)]


@pytest.mark.parametrize("currency", ["AZN", "EUR", "USD", "TRY"])
def test_by_hand_it_agrees_with_the_oracle(load: Load, currency: str) -> None:
    agrees(load(SOME), ASKED, currency)


@pytest.mark.parametrize("asked", [ASKED, replace(ASKED, first=2020, last=2022)])
def test_lankaran_agrees_with_the_oracle(lsu_url: str, asked: Filters) -> None:
    with db.connect(lsu_url) as connection:
        for currency in ("AZN", "UZS"):
            agrees(connection, asked, currency)


# --- whatever there may be

RATES = st.lists(
    st.tuples(st.integers(2019, 2025), MONEY, MONEY, st.integers(1, 10**6), st.sampled_from([None, None, 7])),
    max_size=10,
    unique_by=lambda drawn: (drawn[0], drawn[1], drawn[2], drawn[4]),
).map(lambda drawn: [rate(y, a, b, n / 1000) | {"month": month} for y, a, b, n, month in drawn if a != b])
QUESTIONS = st.builds(Filters, as_of=st.dates(date(2020, 1, 1), date(2028, 1, 1)), last=st.none() | st.just(2024))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(GRANTS, min_size=4, max_size=6),
    payments=st.lists(PAYMENTS, max_size=4),
    rates=RATES,
    asked=QUESTIONS,
    currency=MONEY,
)
def test_any_rates_agree_with_the_oracle(
    load: Load, rows: list[Any], payments: list[Any], rates: list[Any], asked: Filters, currency: str
) -> None:
    some = {"unit": [{"key": "a"}, {"key": "b"}], "grant": rows, "payment": payments, "rate": rates}
    agrees(load(some), asked, currency)
