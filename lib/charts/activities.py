"""Frames of activities in; charts out: by year and kind, and the activities themselves as a table."""

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.charts.ranking import complete
from lib.filters import Filters
from lib.i18n import Words

COLOURS = {
    "conference": "student",
    "webinar": "partner",
    "summer_school": "mevlana",
    "delegation": "incoming",
    "expert_visit": "teacher",
}


def by_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Columns by year, stacked by kind."""
    years = list(range(int(frame["year"].min()), int(frame["year"].max()) + 1)) if len(frame) else []
    kinds = [kind for kind in codes.ACTIVITY_KIND if kind in set(frame["kind"])]
    return Chart(
        kind="columns",
        frame=complete(frame, ["year", "kind"], {"year": years, "kind": kinds}),
        title=w("Activities by year and kind"),
        sentence=_most(frame, asked, w),
        rule=_rule(asked, w),
        x="year",
        y="activities",
        series="kind",
        headings={"year": w("Year"), "kind": w("Kind"), "activities": w("Activities")},
        names={"year": {year: w.year(year, quarter=asked.quarter) for year in years}, "kind": _kinds(w)},
        colours=COLOURS,
        unfinished=asked.unfinished_year(),
    )


def rows(frame: pd.DataFrame, asked: Filters, w: Words, units: tuple[tuple[str, str], ...] = ()) -> Chart:
    """The activities, the newest first."""
    names = dict(units)
    shown = frame.assign(
        with_whom=[
            partner or (w.country(country) if country else "–")
            for partner, country in zip(frame["partner_name"], frame["country"], strict=True)
        ],
        unit=[names.get(unit, unit) if unit else "–" for unit in frame["unit"]],
        place=[w.city(place, None) or "–" for place in frame["place"]],
    )
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("Activities"),
        sentence=w.n("{n} activity.", "{n} activities.", len(frame)),
        rule=_rule(asked, w),
        x="key",
        y="home_participants",
        headings={
            "start_date": w("First day"),
            "end_date": w("Last day"),
            "title": w("Activity"),
            "kind": w("Kind"),
            "with_whom": w("With"),
            "unit": w("Faculty"),
            "place": w("Place"),
            "home_participants": w("Own participants"),
            "foreign_participants": w("Participants from abroad"),
        },
        names={"kind": _kinds(w)},
    )


def _kinds(w: Words) -> dict[str, str]:
    return {kind: w(name) for kind, name in codes.ACTIVITY_KIND.items()}


def _rule(asked: Filters, w: Words) -> str:
    return w("Activities that have begun, by the year of their first day; as at {day}.", day=w.date(asked.as_of))


def _most(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    """The last year, and the kind that it had most of."""
    if frame.empty:
        return ""
    last = frame[frame["year"] == frame["year"].max()]
    most = last["activities"].max()
    first, *others = last[last["activities"] == most].to_dict("records")
    number, year = int(last["activities"].sum()), w.named_year(int(last["year"].iloc[0]), quarter=asked.quarter)
    if others:
        # Of several nobody is the first.
        return w.n("{n} activity in {year}.", "{n} activities in {year}.", number, year=year)
    return w.n(
        "{n} activity in {year}; the most frequent kind: {kind} ({most}).",
        "{n} activities in {year}; the most frequent kind: {kind} ({most}).",
        number,
        year=year,
        kind=w(codes.ACTIVITY_KIND[first["kind"]]),
        most=w.number(int(most)),
    )
