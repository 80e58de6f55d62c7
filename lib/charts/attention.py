"""Frames of agreements and calls in; what needs attention out, as tables: what ends, who went quiet, what closes."""

from datetime import date
from typing import Final

import pandas as pd

from lib.charts.agreements import that_end
from lib.charts.chart import Chart
from lib.filters import Filters
from lib.i18n import Words

AHEAD_DAYS: Final = 180


def that_went_quiet(papers: pd.DataFrame) -> pd.DataFrame:
    """Of agreements on a day, one of each dormant partner; the longest silence first."""
    quiet = papers[papers["life"] == "dormant"].drop_duplicates("partner")
    return quiet.sort_values("last_event", na_position="first")


def that_close(calls: pd.DataFrame) -> pd.DataFrame:
    """Of calls, those whose deadline lies at most 180 days ahead; the next first."""
    return calls[calls["days_left"].between(0, AHEAD_DAYS)].sort_values("deadline")


def ending(papers: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Agreements that end within 180 days and that no other continues."""
    found = that_end(papers)
    return Chart(
        kind="ranked",
        frame=_with_countries(found, w),
        title=w("Agreements that end soon"),
        sentence=w.n("{n} agreement ends within 180 days.", "{n} agreements end within 180 days.", len(found)),
        rule=w(
            "Ending: within 180 days, not renewing itself and not continued by another; as at {day}.",
            day=w.date(asked.as_of),
        ),
        x="key",
        y="key",
        headings={
            "partner_name": w("Partner"),
            "country": w("Country"),
            "valid_from": w("In force from"),
            "valid_until": w("Until"),
        },
    )


def dormant(papers: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Partners with an agreement in force and nothing that happened in two years."""
    found = that_went_quiet(papers)
    return Chart(
        kind="ranked",
        frame=_with_countries(found, w),
        title=w("Dormant partners"),
        sentence=w.n("{n} partner is dormant.", "{n} partners are dormant.", len(found)),
        rule=w(
            "Dormant: in force for 12 months or more, and no move, activity, project or joint paper in the last 24 "
            "months; as at {day}.",
            day=w.date(asked.as_of),
        ),
        x="key",
        y="key",
        headings={
            "partner_name": w("Partner"),
            "country": w("Country"),
            "valid_from": w("In force from"),
            "last_event": w("Last event"),
        },
    )


def deadlines(calls: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Calls that close within 180 days."""
    found = that_close(calls)
    return Chart(
        kind="ranked",
        frame=found.assign(funder=[w.funding(name) for name in found["funder"]]).reset_index(drop=True),
        title=w("Deadlines ahead"),
        sentence=w.n("{n} deadline within 180 days.", "{n} deadlines within 180 days.", len(found)),
        rule=w("Days left are counted from {day}.", day=w.date(asked.as_of)),
        x="key",
        y="days_left",
        headings={
            "title": w("Call"),
            "funder": w("Funder"),
            "deadline": w("Deadline"),
            "days_left": w("Days left"),
        },
    )


def _with_countries(found: pd.DataFrame, w: Words) -> pd.DataFrame:
    shown = found.assign(country=[w.country(code) for code in found["country"]]).reset_index(drop=True)
    years = [str(day.year) if isinstance(day, date) else None for day in shown["last_event"]]
    return shown.assign(last_event=pd.Series(years, dtype=object))
