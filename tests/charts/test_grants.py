"""Pictures of grants: their figures as approved, their sentences word for word at none, one and many."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts import grant_tables as tables
from lib.charts import grants as charts
from lib.charts.chart import Chart
from lib.charts.grant_notes import left_out
from lib.drawing import screen
from lib.filters import Filters
from lib.i18n import words
from lib.queries.grant_projects import state
from tests.charts.approval import is_approved

W = words("en")
ASKED = Filters(as_of=date(2026, 11, 21))
BASES = ("awarded", "received", "recognised")


def by_year(*amounts: float | None, first: int = 2024) -> pd.DataFrame:
    """One line per amount, the years running on from the first."""
    return pd.DataFrame(
        {
            "year": list(range(first, first + len(amounts))),
            "amount": pd.Series(amounts, dtype="float64"),
            "known": [int(amount is not None) for amount in amounts],
            "unknown": [int(amount is None) for amount in amounts],
            "provisional": 0,
            "currency": "AZN",
            "illustrative": 1,
        }
    )


def by_funder(*lines: tuple[str, str, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["funder", "role", "amount"]).astype({"amount": "float64"})
    return frame.assign(known=1, unknown=0, provisional=0, currency="EUR", illustrative=0)


def success(*years: tuple[int, int, int]) -> pd.DataFrame:
    """Year, funded, rejected."""
    lines = [
        (year, outcome, count, won + lost, won / (won + lost) if won + lost else None, 0)
        for year, won, lost in years
        for outcome, count in (("funded", won), ("rejected", lost))
    ]
    columns = ["year", "outcome", "applications", "decided", "rate", "illustrative"]
    return pd.DataFrame(lines, columns=columns).astype({"rate": "float64"})


def project(title: str, status: str, first: date | None, last: date | None, **more: Any) -> dict[str, Any]:
    plain = dict.fromkeys(("acronym", "scheme", "reference", "decision_date", "coordinator", "unit", "website", "note"))
    plain |= {"funder": "EU", "role": "partner", "own_share": None, "budget": None, "currency": None}
    plain |= {"call_year": pd.NA, "countries": "", "illustrative": 0}
    on_day = state(status, first, last, ASKED.as_of)
    return {**plain, "title": title, "status": status, "state": on_day, "start_date": first, "end_date": last, **more}


PROJECTS = pd.DataFrame(
    [
        project("Future", "awarded", date(2027, 1, 1), date(2028, 1, 1)),
        project("Running", "running", date(2026, 1, 1), date(2026, 11, 21), acronym="RUN"),
        project("Refused", "rejected", None, None),
        project(
            "Over with a title so long that no line of a picture has room for it",
            "completed",
            date(2020, 1, 1),
            date(2022, 1, 1),
        ),
        project(
            "Over with a title so long that no line of a picture has room for this one either",
            "completed",
            date(2019, 1, 1),
            date(2021, 1, 1),
        ),
        project("Open end", "running", date(2025, 1, 1), None),
    ]
).astype({"own_share": "float64", "budget": "float64"})

FUNDERS = by_funder(("EU", "coordinator", 3000.0), ("EU", "partner", 5000.0), ("Fund", "partner", 2000.0))
DRAWN = {
    "grants_by_year": charts.by_year(
        by_year(1000.0, None, 3000.0), replace(ASKED, first=2026, last=2026), W, unknown=1
    ),
    "grants_by_funder": charts.by_funder(FUNDERS, ASKED, W),
    "grants_success": charts.success(success((2024, 1, 2), (2025, 0, 0), (2026, 3, 0)), ASKED, W),
    "grants_timeline": charts.timeline(PROJECTS, ASKED, W),
}


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_as_approved(name: str) -> None:
    assert is_approved(name, DRAWN[name])


# --- sentences


@pytest.mark.parametrize(
    ("frame", "basis", "sentence"),
    [
        (by_year(), "awarded", ""),
        (by_year(None), "awarded", "No amount is known for this choice."),
        (by_year(500.0), "awarded", "2024: AZN500."),
        (
            by_year(1500.0, 1000.0, 4000.0),
            "awarded",
            "2026 so far: AZN4K; the whole of 2025: AZN1K. 2024 to 2026: AZN6.5K in all.",
        ),
        (by_year(1500.0, 1000.0, 4000.0), "recognised", "2026: AZN4K; 2025: AZN1K. 2024 to 2026: AZN6.5K in all."),
        (by_year(1500.0, 1000.0), "received", "2025: AZN1K; 2024: AZN1.5K. 2024 to 2025: AZN2.5K in all."),
        (by_year(1500.0, None, 4000.0), "awarded", "2024 to 2026: AZN5.5K in all, most of it in 2026: AZN4K."),
        (
            by_year(1500.0, 1000.0, None),
            "awarded",
            "2026: the amount of 1 project is not known. 2025: AZN1K; 2024: AZN1.5K. 2024 to 2025: AZN2.5K in all.",
        ),
        # Years to come are in the sum; the sentence speaks of the running one.
        (
            by_year(1500.0, 1000.0, 4000.0, 9000.0),
            "recognised",
            "2026: AZN4K; 2025: AZN1K. 2024 to 2027: AZN15.5K in all. Of it, AZN9K is expected after 2026.",
        ),
    ],
)
def test_income_by_year_says(frame: pd.DataFrame, basis: str, sentence: str) -> None:
    # CLDR keeps a currency and its figure on one line.
    said = charts.by_year(frame, replace(ASKED, money_basis=basis), W).sentence.replace("\xa0", "")
    assert said == sentence


def test_income_by_year_says_which_basis_and_day() -> None:
    titles = [charts.by_year(by_year(1.0), replace(ASKED, money_basis=basis), W).title for basis in BASES]
    assert titles == [
        "Grants awarded, by year of the decision",
        "Grant payments received, by year",
        "Grant income recognised, by year",
    ]
    rule = charts.by_year(by_year(1.0), replace(ASKED, money_basis="received"), W).rule
    assert rule == "Payments in the year of their date, at the exchange rate of that year. As at 21\u00a0Nov\u00a02026."


def test_a_year_that_nobody_knows_is_marked_and_not_drawn_as_nothing() -> None:
    chart = charts.by_year(by_year(1000.0, None, 3000.0), ASKED, W)
    assert chart.names["year"] == {2024: "2024", 2025: "2025", 2026: "2026"}
    assert chart.unknown == (2025,)
    assert "A question mark stands at a year whose amounts are all unknown." in chart.notes
    assert charts.by_year(by_year(1000.0), ASKED, W).notes == ()


def test_a_click_on_a_year_filters_and_the_chosen_one_stands_out() -> None:
    chart = charts.by_year(by_year(1.0, 2.0, 3.0), replace(ASKED, first=2025, last=2026), W)
    assert (chart.picks, chart.chosen, chart.unfinished) == ("years", frozenset({2025, 2026}), 2026)
    assert charts.by_year(by_year(1.0, 2.0), ASKED, W).chosen == frozenset()


def test_the_table_has_figures_known_and_unknown() -> None:
    table = charts.by_year(by_year(1000.0, None), ASKED, W).table()
    assert list(table) == [
        "Year",
        "Amount, AZN",
        "Projects with a known amount",
        "Projects without one",
        "Projects at the rate of an earlier year",
    ]
    assert table.iloc[0].tolist() == ["2024", 1000.0, 1, 0, 0]


@pytest.mark.parametrize(
    ("gaps", "basis", "notes"),
    [
        ((0, 0, 0, 0, ()), "awarded", ()),
        ((1, 0, 0, 0, ()), "awarded", ("1 project has no known amount and is in no sum.",)),
        ((3, 0, 0, 0, ()), "recognised", ("3 projects have no known amount and are in no sum.",)),
        ((1, 0, 0, 0, ()), "received", ("1 project that has begun has no payment on record.",)),
        ((2, 0, 0, 0, ()), "received", ("2 projects that have begun have no payment on record.",)),
        ((0, 1, 0, 0, ()), "awarded", ("1 project has no known date of decision and is in no year.",)),
        ((0, 2, 0, 0, ()), "recognised", ("2 projects have no known first or last day and are in no year.",)),
        (
            (0, 0, 1, 2, (2024, 2025)),
            "awarded",
            (
                "1 project has an amount in a currency without an exchange rate and is in no sum.",
                "Provisional: 2 projects are converted at the latest known rate, that of 2024 and 2025.",
            ),
        ),
    ],
)
def test_what_is_left_out_is_said(gaps: tuple[Any, ...], basis: str, notes: tuple[str, ...]) -> None:
    assert left_out(replace(ASKED, money_basis=basis), W, *gaps) == notes


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (by_funder(), ""),
        (by_funder(("EU", "partner", None)), ""),
        (by_funder(("EU", "partner", 500.0), ("Fund", "partner", None)), "EU: €500, all that is known."),
        (FUNDERS, "EU comes first: €8K, 80% of all."),
    ],
)
def test_income_by_funder_says(frame: pd.DataFrame, sentence: str) -> None:
    assert charts.by_funder(frame, ASKED, W).sentence == sentence


def test_the_largest_funder_stands_first_whatever_the_role() -> None:
    chart = charts.by_funder(by_funder(("EU", "partner", 500.0), ("Embassy", "coordinator", 300.0)), ASKED, W)
    bars = go.Figure(screen.plain(chart, W)).data
    assert [list(bar.y) for bar in bars[:2]] == [["EU", "Embassy"], ["EU", "Embassy"]]
    assert chart.frame["amount"].isna().tolist() == [False, True, True, False]
    assert charts.by_funder(by_funder(), ASKED, W).empty


def test_small_funders_are_counted_where_they_are_not_drawn() -> None:
    many = by_funder(*((f"F{n:02}", "partner", 100.0 - n) for n in range(14)))
    chart = charts.by_funder(many, ASKED, W)
    assert chart.frame["funder"].nunique() == 12
    assert chart.notes == ("2 smaller funders are not drawn.",)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (success(), ""),
        (success((2024, 0, 1)), "0 of 1 decided application was funded: a success rate of 0%."),
        (
            success((2024, 1, 1), (2025, 0, 0), (2026, 1, 0)),
            "2 of 3 decided applications were funded: a success rate of 67%.",
        ),
    ],
)
def test_success_says(frame: pd.DataFrame, sentence: str) -> None:
    assert charts.success(frame, ASKED, W).sentence == sentence


def test_success_counts_what_it_leaves_out_and_has_no_rate_where_nothing_was_decided() -> None:
    chart = charts.success(success((2024, 1, 2), (2025, 0, 0)), ASKED, W, undecided=1, undated=2)
    assert chart.notes == (
        "1 application is pending and left out.",
        "2 further decided applications have no date of decision and are in no year.",
    )
    rates = chart.table()["Success rate of the year, %"]
    assert rates.iloc[0] == 33.3
    assert rates.iloc[2:].isna().all()


def test_the_time_line_groups_by_status_and_counts_what_it_cannot_draw() -> None:
    chart = charts.timeline(PROJECTS, ASKED, W)
    assert list(chart.frame["label"]) == [
        "Future",
        "RUN",
        "Over with a title so long that no line of a picture has roo…",
        "Over with a title so long that no line of a picture has roo… (2)",
    ]
    # Of the other one nobody knows the days; it is recorded as running.
    assert chart.sentence == "2 projects run on 21\u00a0Nov\u00a02026."
    assert chart.notes == ("1 funded project has no known first or last day and is not drawn.",)
    assert charts.timeline(PROJECTS.iloc[2:3], ASKED, W).empty


def test_a_question_mark_stays_where_figures_have_no_room() -> None:
    """Ten years of long figures have no labels on a phone; what is not known has its sign all the same."""
    amounts = [12.3 if year % 2 else 12345678.9 if year != 2020 else None for year in range(2006, 2027)]
    chart = charts.by_year(by_year(*amounts, first=2006), ASKED, W, unknown=1)
    figure = screen.plain(chart, W)["data"]
    texts = [mark["text"] for mark in figure if mark.get("mode") == "text"]
    assert [text for text in texts[0] if text] == ["?"]


def test_the_sums_of_quarters_say_so() -> None:
    said = "Of each year only this quarter is counted, in sums as well."
    assert said in charts.by_year(by_year(1.0, 2.0), replace(ASKED, quarter=3), W).notes
    assert said in charts.success(success((2025, 1, 1)), replace(ASKED, quarter=3), W).notes
    assert said not in charts.by_year(by_year(1.0, 2.0), ASKED, W).notes


def test_a_project_past_its_last_day_runs_nowhere() -> None:
    """The sentence, the bar, the table and the note say one thing of it."""
    rows = [
        project("Forgotten", "running", date(2022, 1, 1), date(2024, 1, 1)),
        project("Begun", "awarded", date(2026, 1, 1), date(2027, 1, 1)),
        project("Stopped", "suspended", date(2026, 1, 1), date(2027, 1, 1)),
        project("Early", "completed", date(2026, 1, 1), date(2027, 1, 1)),
    ]
    chart = charts.timeline(pd.DataFrame(rows), ASKED, W)
    said = (
        "1 project is recorded as awarded or running though its last day has passed: its status or its last day is to "
        "be corrected."
    )
    assert chart.sentence == "1 project runs on 21\u00a0Nov\u00a02026."
    early = (
        "1 project is recorded as completed though its last day is still to come: its status or its last day is to be "
        "corrected."
    )
    assert chart.notes == (said, early)
    assert list(chart.table()["Status"]) == ["Running", "Completed", "Suspended", "Past its last day"]
    table = tables.portfolio(pd.DataFrame(rows).astype({"call_year": "Int64"}), ASKED, W)
    assert table.notes[-2:] == (said, early)
    assert list(table.table()["Status"]) == ["Past its last day", "Running", "Suspended", "Completed"]
    assert list(table.table()["Status as recorded"]) == ["Running", "Awarded", "Suspended", "Completed"]


def test_a_long_time_line_says_what_it_does_not_draw() -> None:
    rows = [project(f"P{n}", "running", date(2026, 1, 1), date(2027, 1, 1)) for n in range(42)]
    chart = charts.timeline(pd.DataFrame(rows), ASKED, W)
    assert (len(chart.frame), chart.sentence) == (40, "42 projects run on 21\u00a0Nov\u00a02026.")
    assert chart.notes == ("2 further projects are not drawn.",)


# --- tables


def line(chart: Chart, number: int) -> dict[str, Any]:
    return dict(chart.table().iloc[number])


def test_the_portfolio_keeps_original_amounts_and_the_whole_budget_apart() -> None:
    rows = [
        project(
            "One", "awarded", None, None, acronym="ON", own_share=10.5, budget=900.0, currency="USD", call_year=2024
        ),
        project("Two", "submitted", None, None, countries="TR AZ"),
    ]
    chart = tables.portfolio(pd.DataFrame(rows).astype({"call_year": "Int64"}), ASKED, W)
    first, second = line(chart, 0), line(chart, 1)
    assert [first[k] for k in ("Project", "Status", "Own share", "Whole budget", "Currency", "Call")] == [
        "One (ON)",
        "Awarded",
        10.5,
        900.0,
        "USD",
        "2024",
    ]
    assert (second["Countries"], second["Call"]) == ("Azerbaijan, Türkiye", "–")
    assert pd.isna(second["Own share"])
    assert chart.sentence == "2 projects, applied for or won."
    assert chart.notes == ("1 project has no known own share.",)


def test_amounts_show_original_rate_and_result() -> None:
    columns = ["year", "title", "funder", "on", "original", "currency", "rate", "rate_year", "amount", "reported"]
    rows = [
        (2026, "One", "EU", date(2026, 4, 17), 100.0, "EUR", 1.921092, 2025, 192.11, "AZN"),
        (None, "Two", "EU", None, None, None, None, None, None, "AZN"),
        (2024, "Som", "UZ", None, 1e6, "UZS", 0.0000730225, 2024, 73.02, "AZN"),
    ]
    chart = tables.amounts(pd.DataFrame(rows, columns=columns).assign(illustrative=0), ASKED, W)
    known, unknown, som = (line(chart, number) for number in range(3))
    assert [known[k] for k in ("Year", "Original amount", "Currency", "Rate", "Year of the rate", "Amount, AZN")] == [
        "2026",
        100.0,
        "EUR",
        "1.921092",
        "2025",
        192.11,
    ]
    assert [unknown[k] for k in ("Year", "Rate", "Year of the rate")] == ["–", "–", "–"]
    assert som["Rate"] == "0.0000730225"


def test_rates_are_printed_with_year_value_quality_and_source() -> None:
    columns = ["base", "quote", "year", "value", "inverse", "across", "provisional", "quality", "source"]
    rows = [
        ("EUR", "AZN", 2025, 1.921092, False, None, True, "derived-unofficial-sample", "A sample"),
        ("EUR", "USD", 2024, 1.08238, True, None, False, "measured by hand", "A bank"),
    ]
    chart = tables.rates(pd.DataFrame(rows, columns=columns), ASKED, W)
    assert list(line(chart, 0).values()) == [
        "2025",
        "1 EUR = 1.921092 AZN",
        "provisional, for later years too",
        "derived from an unofficial sample",
        "A sample",
    ]
    assert list(line(chart, 1).values()) == [
        "2024",
        "1 EUR = 1.08238 USD",
        "its own year",
        "measured by hand",
        "A bank",
    ]
