"""Frames of agreements in; their number by year as a chart, and the papers and their places as tables, out."""

from typing import Any

import pandas as pd

from lib import codes
from lib.charts.chart import Chart
from lib.codes import N_
from lib.filters import Filters
from lib.i18n import Words

LIFE: codes.Codes = {
    "alive": N_("Active"),
    "dormant": N_("Dormant"),
    "too_young": N_("In its first year"),
    "": N_("Not in force"),
}
# What needs a decision first stands first.
URGENCY = {"expiring": 0, "in_force": 1, "not_yet": 2, "expired": 3}


def in_force_by_year(frame: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Agreements in force at the end of each year."""
    return Chart(
        kind="columns",
        frame=frame,
        title=w("Agreements in force"),
        sentence=_on_the_year_before(frame, asked, w),
        rule=w(
            "In force on 31 December of each year, in the running year on {day}: begun, and not ended, without end, or "
            "renewing itself."
            if asked.quarter is None
            else "In force on the last day of the quarter, in the running one on {day}: begun, and not ended, without "
            "end, or renewing itself.",
            day=w.date(asked.as_of),
        ),
        x="year",
        y="agreements",
        colour="in_force",
        headings={"year": w("Year"), "agreements": w("Agreements in force")},
        names={"year": {year: w.year(year, quarter=asked.quarter) for year in frame["year"]}},
    )


def _on_the_year_before(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    if frame.empty:
        return ""
    now = int(frame["agreements"].iloc[-1])
    if len(frame) == 1:
        return w.n("{n} agreement is in force.", "{n} agreements are in force.", now)
    year, before = w.ordinal(int(frame["year"].iloc[-2])), w.number(int(frame["agreements"].iloc[-2]))
    if asked.quarter:
        return w.n(
            "{n} agreement is in force, after {before} at the end of the same quarter of {year}.",
            "{n} agreements are in force, after {before} at the end of the same quarter of {year}.",
            now,
            year=year,
            before=before,
        )
    return w.n(
        "{n} agreement is in force, after {before} at the end of {year}.",
        "{n} agreements are in force, after {before} at the end of {year}.",
        now,
        year=year,
        before=before,
    )


def on_day(frame: pd.DataFrame, asked: Filters, w: Words, units: tuple[tuple[str, str], ...] = ()) -> Chart:
    """The papers with their state, as a table."""
    names = dict(units)
    shown = frame.assign(
        country=[w.country(code) for code in frame["country"]],
        kind=[w(codes.AGREEMENT_KIND[kind]) for kind in frame["kind"]],
        programme=[w(codes.PROGRAMME[p]) if p else "–" for p in frame["programme"]],
        until=[ends(line, w) for line in frame.to_dict("records")],
        units=[
            w.listed(names.get(u, u) for u in found) if found else w("Whole university") for found in frame["units"]
        ],
        state=[w(codes.AGREEMENT_STATE[state]) for state in frame["state"]],
        life=[w(LIFE[life]) for life in frame["life"]],
        # Papers and plans are known by their year only, so the year is all that is true of every kind of event.
        last_event=pd.Series([str(day.year) if day else None for day in frame["last_event"]], frame.index, object),
    )
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("Agreements"),
        sentence=_states(frame, w),
        rule=w(
            "State as at {day}. Dormant: in force for 12 months or more, and no move, activity, project or joint paper "
            "with the partner in the last 24 months.",
            day=w.date(asked.as_of),
        ),
        x="key",
        y="key",
        headings={
            "partner_name": w("Partner"),
            "country": w("Country"),
            "kind": w("Kind"),
            "programme": w("Programme"),
            "valid_from": w("In force from"),
            "until": w("Until"),
            "units": w("Faculties"),
            "state": w("State"),
            "life": w("Active or dormant"),
            "last_event": w("Last event with the partner"),
        },
        notes=(w("A last event stands in the year in which it ended."),) if frame["last_event"].notna().any() else (),
    )


def by_urgency(frame: pd.DataFrame) -> pd.DataFrame:
    """Papers that end soon, by their last day; then those in force, those to come, and the latest of those over."""

    def rank(line: Any) -> tuple[int, bool, int]:
        until = line["valid_until"]
        # One that renews itself needs nobody on its last day.
        late = until is None or bool(line["renews"])
        day = until.toordinal() if until is not None else 0
        return URGENCY[line["state"]], late, -day if line["state"] == "expired" else day

    lines = frame.to_dict("records")
    return frame.iloc[sorted(range(len(lines)), key=lambda place: rank(lines[place]))].reset_index(drop=True)


def ends(line: Any, w: Words) -> str:
    """When an agreement ends, in words."""
    if line["valid_until"] is None:
        return w("Without end")
    day = w.date(line["valid_until"])
    return w("{day}, renews itself", day=day) if line["renews"] else day


def that_end(papers: pd.DataFrame) -> pd.DataFrame:
    """Of agreements on a day, those that end within 180 days and that no other continues; the next to end first."""
    return papers[(papers["state"] == "expiring") & (papers["continued_by"].map(len) == 0)].sort_values("valid_until")


def _states(frame: pd.DataFrame, w: Words) -> str:
    held = frame["state"].isin(("in_force", "expiring"))
    return w.n(
        "{n} agreement is in force. Of those in force, ending within 180 days and not continued: {ending}; dormant: "
        "{dormant}.",
        "{n} agreements are in force. Of those in force, ending within 180 days and not continued: {ending}; dormant: "
        "{dormant}.",
        int(held.sum()),
        ending=w.number(len(that_end(frame))),
        dormant=w.number(int((frame["life"] == "dormant").sum())),
    )


def quotas(frame: pd.DataFrame, w: Words) -> Chart:
    """Places beside those used in the running academic year, as a table."""
    year = w.named_year(int(frame["year"].iloc[0]), "academic") if len(frame) else ""
    shown = frame.assign(
        programme=[w(codes.PROGRAMME[p]) if p else "–" for p in frame["programme"]],
        direction=[w(codes.DIRECTION[d]) for d in frame["direction"]],
        role=[w(codes.ROLE[r]) for r in frame["role"]],
        activity=[w(codes.MOBILITY_ACTIVITY[a]) for a in frame["activity"]],
    )
    return Chart(
        kind="ranked",
        frame=shown,
        title=w("Places"),
        rule=w(
            "Places per academic year, at most; used: moves under the same programme that have begun in {year}.",
            year=year,
        ),
        x="agreement",
        y="places",
        headings={
            "programme": w("Programme"),
            "direction": w("Direction"),
            "role": w("Role"),
            "activity": w("Kind of activity"),
            "places": w("Places"),
            "used": w("Used"),
        },
    )
