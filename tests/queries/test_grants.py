"""Grants: income on three bases, rates, success, projects and calls, by hand and against the oracle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lib import db
from lib.filters import Filters
from lib.queries import grants
from lib.queries.claims import claims
from lib.queries.grant_amounts import amounts, spread
from lib.queries.grant_projects import projects
from lib.queries.rates import Quoted, Rates
from lib.schema import Base
from tests.databases import Rows
from tests.oracle import grants as oracle

TODAY = date(2026, 11, 21)
ASKED = Filters(as_of=TODAY)
BASES = ("awarded", "received", "recognised")
Load = Callable[[Rows], Connection]


def tables(connection: Connection) -> oracle.Tables:
    """Every row of the database as a plain dict."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def plain(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The lines as tuples, None for what is missing."""
    shown = frame[list(columns)].astype(object)
    return [tuple(None if pd.isna(v) else v for v in line) for line in shown.itertuples(index=False, name=None)]


def sums(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return plain(frame, "year", "amount", "known", "unknown")


# --- the three bases, by hand


ONE: Rows = {
    "grant": [
        {
            "role": "partner",
            "status": "running",
            "decision_date": date(2022, 9, 5),
            "start_date": date(2023, 12, 31),
            "end_date": date(2024, 1, 2),
            "budget": 900000.0,
            "own_share": 100.0,
            "currency": "AZN",
        }
    ],
    "payment": [
        {"grant_id": 1, "paid_on": date(2024, 2, 1), "amount": 40.25, "currency": "AZN"},
        {"grant_id": 1, "paid_on": date(2024, 8, 1), "amount": 10.5, "currency": "AZN", "source_id": 2},
        {"grant_id": 1, "paid_on": date(2026, 11, 22), "amount": 9.0, "currency": "AZN"},
    ],
}


def test_awarded_in_the_year_of_the_decision(load: Load) -> None:
    assert sums(grants.by_year(load(ONE), ASKED, "AZN")) == [(2022, 100.0, 1, 0)]


def test_received_by_the_date_of_the_payment_and_not_before_it(load: Load) -> None:
    frame = grants.by_year(load(ONE), replace(ASKED, money_basis="received"), "AZN")
    assert sums(frame) == [(2024, 50.75, 1, 0)]
    assert list(frame["illustrative"]) == [1]


def test_recognised_by_days_with_the_first_and_the_last(load: Load) -> None:
    frame = grants.by_year(load(ONE), replace(ASKED, money_basis="recognised"), "AZN")
    assert sums(frame) == [(2023, 33.33, 1, 0), (2024, 66.67, 1, 0)]


def test_a_decision_of_tomorrow_is_not_known_today(load: Load) -> None:
    connection = load({"grant": [{"decision_date": TODAY + timedelta(days=1), "own_share": 5.0, "currency": "AZN"}]})
    assert grants.by_year(connection, ASKED, "AZN").empty
    assert grants.pending(connection, ASKED) == (1, 0)


@pytest.mark.parametrize("status", ["submitted", "rejected"])
def test_what_was_not_won_is_no_income(load: Load, status: str) -> None:
    row = {"status": status, "decision_date": date(2024, 1, 1), "own_share": 5.0, "currency": "AZN"}
    row |= {"start_date": date(2024, 1, 1), "end_date": date(2024, 12, 31)}
    connection = load({"grant": [row]})
    for basis in BASES:
        assert grants.by_year(connection, replace(ASKED, money_basis=basis), "AZN").empty


def test_the_budget_of_a_foreign_coordinator_is_no_own_income(load: Load) -> None:
    row = {"role": "partner", "decision_date": date(2024, 3, 1), "budget": 650000.0, "currency": "EUR"}
    connection = load({"grant": [row]})
    assert sums(grants.by_year(connection, ASKED, "EUR")) == [(2024, None, 0, 1)]
    assert grants.gaps(connection, ASKED, "EUR") == (1, 0, 0, 0, ())
    assert plain(projects(connection, ASKED), "own_share", "budget", "currency") == [(None, 650000.0, "EUR")]


def test_unknown_amounts_are_counted_beside_the_sum(load: Load) -> None:
    known = {"decision_date": date(2024, 3, 1), "own_share": 10.0, "currency": "AZN"}
    unknown = {"decision_date": date(2024, 9, 1)}
    connection = load({"grant": [known, unknown, unknown, {"own_share": 3.0, "currency": "AZN"}]})
    assert sums(grants.by_year(connection, ASKED, "AZN")) == [(2024, 10.0, 1, 2)]
    assert grants.gaps(connection, ASKED, "AZN") == (2, 1, 0, 0, ())


def test_a_year_in_between_is_there_and_not_zero(load: Load) -> None:
    row = {"own_share": 10.0, "currency": "AZN"}
    connection = load({"grant": [row | {"decision_date": date(y, 1, 1)} for y in (2020, 2022)]})
    assert sums(grants.by_year(connection, ASKED, "AZN")) == [
        (2020, 10.0, 1, 0),
        (2021, None, 0, 0),
        (2022, 10.0, 1, 0),
    ]


def test_a_begun_project_without_a_payment_is_counted(load: Load) -> None:
    begun = {"start_date": date(2024, 1, 1), "own_share": 10.0, "currency": "AZN"}
    later = begun | {"start_date": date(2027, 1, 1)}
    connection = load({"grant": [begun, later]})
    assert grants.gaps(connection, replace(ASKED, money_basis="received"), "AZN").unknown == 1


def test_years_cut_a_project_that_runs_over_them(load: Load) -> None:
    asked = replace(ASKED, money_basis="recognised", first=2024, last=2024)
    assert sums(grants.by_year(load(ONE), asked, "AZN")) == [(2024, 66.67, 1, 0)]


# --- rates


def rate(year: int, base: str, quote: str, value: float) -> dict[str, Any]:
    return {"year": year, "month": None, "base": base, "quote": quote, "value": value}


def won(year: int, currency: str) -> dict[str, Any]:
    return {"decision_date": date(year, 6, 1), "own_share": 1000.0, "currency": currency}


@pytest.mark.parametrize(
    ("rates", "currency", "expected"),
    [
        ([rate(2024, "EUR", "AZN", 1.840047)], "AZN", (1840.05, 2024, False)),
        ([rate(2024, "AZN", "EUR", 0.5)], "AZN", (2000.0, 2024, False)),
        ([rate(2024, "EUR", "USD", 1.25), rate(2024, "USD", "AZN", 1.7)], "AZN", (2125.0, 2024, False)),
        ([rate(2024, "EUR", "USD", 1.25), rate(2024, "AZN", "USD", 0.5)], "AZN", (2500.0, 2024, False)),
        ([rate(2022, "EUR", "AZN", 2.0), rate(2023, "EUR", "AZN", 3.0)], "AZN", (3000.0, 2023, True)),
        # A way across in the year itself comes before a direct rate of an earlier one.
        (
            [rate(2023, "EUR", "AZN", 9.0), rate(2024, "EUR", "USD", 1.25), rate(2024, "USD", "AZN", 2.0)],
            "AZN",
            (2500.0, 2024, False),
        ),
        ([rate(2025, "EUR", "AZN", 2.0)], "AZN", (None, None, False)),
        ([], "AZN", (None, None, False)),
        ([], "EUR", (1000.0, 2024, False)),
    ],
)
def test_the_rate_of_the_year_or_the_latest_before_it(
    load: Load, rates: list[dict[str, Any]], currency: str, expected: tuple[Any, ...]
) -> None:
    connection = load({"grant": [won(2024, "EUR")], "rate": rates})
    frame = amounts(connection, ASKED, currency)
    assert plain(frame, "amount", "rate_year", "provisional") == [expected]
    assert plain(frame, "original", "currency", "reported") == [(1000.0, "EUR", currency)]


def test_monthly_rates_are_not_taken_for_yearly_ones(load: Load) -> None:
    monthly = rate(2024, "EUR", "AZN", 5.0) | {"month": 3}
    assert plain(amounts(load({"grant": [won(2024, "EUR")], "rate": [monthly]}), ASKED, "AZN"), "amount") == [(None,)]


def test_an_amount_without_a_rate_is_counted_and_keeps_its_original(load: Load) -> None:
    connection = load({"grant": [won(2024, "TRY"), won(2024, "AZN")]})
    frame = grants.by_year(connection, ASKED, "AZN")
    assert plain(frame, "amount", "known", "unknown", "unconverted") == [(1000.0, 1, 1, 1)]
    assert grants.gaps(connection, ASKED, "AZN") == (0, 0, 1, 0, ())


def test_a_provisional_rate_is_counted_with_its_year(load: Load) -> None:
    connection = load({"grant": [won(2026, "EUR")], "rate": [rate(2025, "EUR", "AZN", 1.9)]})
    assert plain(grants.by_year(connection, ASKED, "AZN"), "amount", "provisional") == [(1900.0, 1)]
    assert grants.gaps(connection, ASKED, "AZN") == (0, 0, 0, 1, (2025,))
    used = grants.rates_used(connection, ASKED, "AZN")
    assert plain(used, "base", "quote", "year", "value", "inverse", "across", "provisional", "quality", "source") == [
        ("EUR", "AZN", 2025, 1.9, False, None, True, "official", "source-1")
    ]


def test_rates_across_are_printed_both(load: Load) -> None:
    both = [rate(2024, "EUR", "USD", 1.25), rate(2024, "USD", "AZN", 1.7)]
    used = grants.rates_used(load({"grant": [won(2024, "EUR")], "rate": both}), ASKED, "AZN")
    assert plain(used, "base", "quote", "across") == [("EUR", "USD", "EUR"), ("USD", "AZN", "EUR")]


@given(st.floats(0.00001, 20000), st.floats(0.00001, 20000))
def test_there_and_back_is_where_one_was(first: float, second: float) -> None:
    quoted = [
        Quoted(2024, "EUR", "USD", first, "official", "s"),
        Quoted(2024, "EUR", "AZN", second, "official", "s"),
    ]
    known = Rates(quoted)
    there, back = known.route("USD", "AZN", 2024), known.route("AZN", "USD", 2024)
    assert there is not None
    assert back is not None
    assert there.factor * back.factor == pytest.approx(1)
    assert [step.inverse for step in there.steps] == [True, False]


# --- spreading over days


@given(st.integers(0, 10**12), st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 4000))
@example(cents=1, first=date(2023, 12, 31), days=1)
@example(cents=10**12, first=date(2024, 2, 29), days=0)
def test_the_parts_of_the_years_add_up_to_the_cent(cents: int, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    parts = spread(cents / 100, first, last)
    assert list(parts) == list(range(first.year, last.year + 1))
    assert sum(round(part * 100) for part in parts.values()) == cents
    assert parts == oracle.parts(cents / 100, first, last)


# --- success, projects, calls, statements


def test_success_is_funded_of_decided_and_none_where_nothing_was(load: Load) -> None:
    rows = [
        {"status": "completed", "decision_date": date(2022, 1, 1)},
        {"status": "suspended", "decision_date": date(2022, 5, 1), "source_id": 2},
        {"status": "rejected", "decision_date": date(2022, 7, 1)},
        {"status": "rejected", "decision_date": date(2024, 7, 1)},
        {"status": "submitted"},
        {"status": "rejected"},
    ]
    connection = load({"grant": rows})
    frame = grants.success(connection, ASKED)
    columns = ("year", "outcome", "applications", "decided", "rate", "illustrative")
    assert plain(frame, *columns) == [
        (2022, "funded", 2, 3, 2 / 3, 1),
        (2022, "rejected", 1, 3, 2 / 3, 0),
        (2023, "funded", 0, 0, None, 0),
        (2023, "rejected", 0, 0, None, 0),
        (2024, "funded", 0, 1, 0.0, 0),
        (2024, "rejected", 1, 1, 0.0, 0),
    ]
    assert grants.pending(connection, ASKED) == (1, 1)


def test_projects_touch_the_chosen_years(load: Load) -> None:
    rows = [
        {"key": "called", "call_year": 2020, "decision_date": date(2021, 1, 1)},
        {"key": "runs", "start_date": date(2018, 1, 1), "end_date": date(2023, 1, 1)},
        {"key": "begins", "start_date": date(2020, 3, 1)},
        {"key": "later", "start_date": date(2021, 3, 1), "call_year": 2021},
        {"key": "undated"},
    ]
    connection = load({"grant": rows})
    assert list(projects(connection, replace(ASKED, first=2020, last=2020))["key"]) == ["called", "begins", "runs"]
    assert list(projects(connection, ASKED)["key"]) == ["later", "called", "begins", "runs", "undated"]


def test_projects_name_the_countries_and_the_faculty(load: Load) -> None:
    connection = load(
        {
            "unit": [{"key": "law", "name": "Law", "name_az": "Hüquq"}],
            "partner": [{"country": "PL"}],
            "grant": [{"unit_id": 1, "source_id": 2}],
            "grant_partner": [{"grant_id": 1, "partner_id": 1}, {"grant_id": 1, "country": "LT"}, {"grant_id": 1}],
        }
    )
    assert plain(projects(connection, ASKED, "az"), "countries", "unit", "illustrative") == [("LT PL", "Hüquq", 1)]
    assert len(projects(connection, replace(ASKED, country=("PL",), unit=("law",)))) == 1
    assert projects(connection, replace(ASKED, country=("TR",))).empty
    assert projects(connection, replace(ASKED, unit=("arts",))).empty


def test_calls_count_days_and_past_ones_come_last(load: Load) -> None:
    rows = [
        {"key": "long-past", "deadline": TODAY - timedelta(days=90)},
        {"key": "yesterday", "deadline": TODAY - timedelta(days=1), "source_id": 2},
        {"key": "later", "deadline": date(2027, 1, 1)},
        {"key": "today", "deadline": TODAY},
    ]
    frame = grants.calls(load({"call": rows}), replace(ASKED, first=2015, last=2015, country=("TR",)))
    assert plain(frame, "key", "days_left", "illustrative") == [
        ("today", 0, 0),
        ("later", 41, 0),
        ("yesterday", -1, 1),
        ("long-past", -90, 0),
    ]


def test_statements_of_a_subject_as_they_were_made(load: Load) -> None:
    rows = [
        {"key": "a", "indicator": "grant_income", "value": 200000.0, "unit": "USD", "operator": "exactly"},
        {"key": "b", "indicator": "grantx"},
        {"key": "c", "indicator": "students"},
        {"key": "d", "indicator": None},
    ]
    connection = load({"claim": [row | {"source_id": 3, "period_from": 2022} for row in rows]})
    found = claims(connection, ("grant_", "stud"))
    assert plain(found, "key", "value", "unit", "period_from", "period_to", "source") == [
        ("a", 200000.0, "USD", 2022, None, "source-3"),
        ("c", None, None, 2022, None, "source-3"),
    ]


def test_nothing_recorded_gives_empty_frames_with_their_columns(load: Load) -> None:
    connection = load({})
    assert grants.reporting_currency(connection) == "AZN"
    for basis in BASES:
        asked = replace(ASKED, money_basis=basis)
        assert list(grants.by_year(connection, asked, "AZN")) == ["year", *grants.SUMS]
        assert list(grants.by_funder(connection, asked, "AZN")) == ["funder", "role", *grants.SUMS]
        assert grants.gaps(connection, asked, "AZN") == (0, 0, 0, 0, ())
    frames = (grants.success, grants.calls, projects)
    assert all(query(connection, ASKED).empty and len(query(connection, ASKED).columns) for query in frames)
    assert claims(connection, ("grant",)).empty


def test_a_currency_filled_in_is_the_same_query_each_time() -> None:
    assert grants.in_currency(grants.by_year, "EUR") is grants.in_currency(grants.by_year, "EUR")


# --- against the oracle


def compare(connection: Connection, asked: Filters, currency: str) -> None:
    rows = tables(connection)
    columns = ("amount", "known", "unknown", "unconverted", "provisional", "illustrative")
    for basis in BASES:
        on = replace(asked, money_basis=basis)
        expected = [tuple(line[c] for c in ("year", *columns)) for line in oracle.by_year(rows, on, currency)]
        assert plain(grants.by_year(connection, on, currency), "year", *columns) == expected
        funders = grants.by_funder(connection, on, currency)
        found = {(line[0], line[1]): line[2:] for line in plain(funders, "funder", "role", *columns)}
        wanted = oracle.by_funder(rows, on, currency)
        assert found == {key: tuple(line[c] for c in columns) for key, line in wanted.items()}
        assert grants.gaps(connection, on, currency) == oracle.gaps(rows, on, currency)
    year = min(asked.last or 9999, asked.as_of.year)
    lines = oracle.amounts(rows, replace(asked, first=None, last=None, money_basis="awarded"), currency)
    signs = {year: 1, year - 1: -1}
    parts = [
        (line["grant"], signs[line["year"]] * line["amount"])
        for line in lines
        if line["amount"] is not None and line["year"] in signs
    ]
    changes = grants.changes(connection, asked, currency)
    assert sorted(plain(changes, "grant", "change")) == sorted(parts)
    success = grants.success(connection, asked)
    columns = ("year", "outcome", "applications", "decided", "rate", "illustrative")
    assert plain(success, *columns) == oracle.success(rows, asked)


@pytest.mark.parametrize("currency", ["AZN", "EUR", "USD", "UZS"])
@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        replace(ASKED, first=2019, last=2024),
        replace(ASKED, country=("TR",)),
        replace(ASKED, region=("eu",), first=2020),
        replace(ASKED, unit=("natural-sciences", "agriculture-engineering")),
        replace(ASKED, as_of=date(2021, 6, 30)),
        replace(ASKED, first=2040),
    ],
    ids=str,
)
def test_lankaran_against_the_oracle(lsu_url: str, asked: Filters, currency: str) -> None:
    with db.connect(lsu_url) as connection:
        compare(connection, asked, currency)


DAYS = st.none() | st.dates(date(2019, 1, 1), date(2028, 12, 31))
CENTS = st.none() | st.integers(0, 10**9).map(lambda cents: cents / 100)
MONEY = st.sampled_from(["EUR", "USD", "AZN", "TRY"])
GRANTS = st.fixed_dictionaries(
    {
        "funder": st.sampled_from(["EU", "Foundation", "Embassy"]),
        "role": st.sampled_from(["coordinator", "partner"]),
        "status": st.sampled_from(["submitted", "rejected", "awarded", "running", "completed", "suspended"]),
        "decision_date": DAYS,
        "start_date": DAYS,
        "end_date": DAYS,
        "own_share": CENTS,
        "currency": st.none() | MONEY,
        "unit_id": st.sampled_from([None, 1, 2]),
        "source_id": st.sampled_from([1, 2]),
    }
)
PAYMENTS = st.fixed_dictionaries(
    {
        "grant_id": st.integers(1, 4),
        "paid_on": st.dates(date(2019, 1, 1), date(2027, 12, 31)),
        "amount": st.integers(1, 10**8).map(lambda cents: cents / 100),
        "currency": MONEY,
        "source_id": st.sampled_from([1, 2]),
    }
)
RATES = st.dictionaries(
    st.tuples(st.integers(2019, 2025), MONEY, MONEY).filter(lambda one: one[1] != one[2]),
    st.floats(0.01, 100).map(lambda value: round(value, 6)),
    max_size=8,
)
YEARS = st.none() | st.integers(2018, 2029)


@given(
    st.lists(GRANTS, min_size=4, max_size=4),
    st.lists(PAYMENTS, max_size=6),
    RATES,
    st.builds(
        Filters,
        as_of=st.dates(date(2020, 1, 1), date(2028, 1, 1)),
        first=YEARS,
        last=YEARS,
        country=st.sampled_from([(), ("PL",), ("PL", "TR")]),
        unit=st.sampled_from([(), ("a",)]),
    ),
    MONEY,
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_against_the_oracle(
    load: Load, rows: list[Any], payments: list[Any], rates: dict[Any, float], asked: Filters, currency: str
) -> None:
    connection = load(
        {
            "unit": [{"key": "a"}, {"key": "b"}],
            "partner": [{"country": "TR"}],
            "grant": rows,
            "grant_partner": [{"grant_id": 1, "country": "PL"}, {"grant_id": 2, "partner_id": 1}],
            "payment": payments,
            "rate": [rate(*key, value) for key, value in rates.items()],
        }
    )
    compare(connection, asked, currency)
