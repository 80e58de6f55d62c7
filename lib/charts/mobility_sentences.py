"""Frames of moves in; sentences out that are true of just these rows, and the rule by which they were counted."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from lib.codes import N_
from lib.filters import Filters
from lib.i18n import SMALLEST_BASE, Words

SUBJECTS: Final = {
    ("", ""): N_("Moves"),
    ("outgoing", ""): N_("Outgoing moves"),
    ("incoming", ""): N_("Incoming moves"),
    ("", "student"): N_("Moves of students"),
    ("outgoing", "student"): N_("Outgoing students"),
    ("incoming", "student"): N_("Incoming students"),
    ("", "teacher"): N_("Moves of teachers"),
    ("outgoing", "teacher"): N_("Outgoing teachers"),
    ("incoming", "teacher"): N_("Incoming teachers"),
    ("", "staff"): N_("Moves of administrative staff"),
    ("outgoing", "staff"): N_("Outgoing administrative staff"),
    ("incoming", "staff"): N_("Incoming administrative staff"),
}


def counted_by(asked: Filters, w: Words) -> str:
    """The rule: what is counted, on which year, as at which date."""
    day = w.date(asked.as_of)
    if asked.quarter:
        return w(
            "Stays under way or completed that began in the quarter, one per participant, by the calendar year of the "
            "first day; as at {day}.",
            day=day,
        )
    if asked.academic():
        return w(
            "Stays under way or completed, one per participant, by the academic year of the first day; as at {day}.",
            day=day,
        )
    return w(
        "Stays under way or completed, one per participant, by the calendar year of the first day; as at {day}.",
        day=day,
    )


def wide_as(asked: Filters, w: Words) -> str:
    """The rule of flows: a band is no arrow, so it says whether both directions are in it."""
    wide = (
        w("The width of a band is the number of moves.")
        if len(asked.direction) == 1
        else w("The width of a band is the number of moves, outgoing and incoming together.")
    )
    return f"{counted_by(asked, w)} {wide}"


def subject(asked: Filters, w: Words) -> str:
    """What is counted under the filters of direction and role."""
    direction = asked.direction[0] if len(asked.direction) == 1 else ""
    role = asked.role[0] if len(asked.role) == 1 else ""
    return w(SUBJECTS[direction, role])


def year_on_year(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    """The last year of the question beside the one before it; a running year beside the same days of that one."""
    inside = frame if asked.last is None else frame[frame["year"] <= asked.last]
    inside = inside if asked.first is None else inside[inside["year"] >= asked.first]
    if inside.empty:
        return ""
    year = int(inside["year"].max())
    this, before = frame[frame["year"] == year], frame[frame["year"] == year - 1]
    values = {
        "subject": subject(asked, w),
        "now": w.number(int(this["moves"].sum())),
        "year": w.named_year(year, asked.year_basis, asked.quarter),
        "before": w.named_year(year - 1, asked.year_basis, asked.quarter),
    }
    now, running = float(this["moves"].sum()), bool(this["running"].any())
    if before.empty:
        return (
            w("{subject}: {now} in {year} so far.", **values) if running else w("{subject}: {now} in {year}.", **values)
        )
    if not running:
        return _against(now, float(before["moves"].sum()), values, w)
    then = before["so_far"].sum(skipna=False)
    if pd.isna(then):
        whole = w.number(int(before["moves"].sum()))
        return w("{subject}: {now} in {year} so far; {whole} in all of {before}.", whole=whole, **values)
    return _so_far(now, float(then), values, w)


def _against(now: float, then: float, values: dict[str, str], w: Words) -> str:
    if now == then:
        return w("{subject}: {now} in {year}, as many as in {before}.", **values)
    more = _change(now, then, w)
    if now > then:
        return w("{subject}: {now} in {year}, {more} more than in {before}.", more=more, **values)
    return w("{subject}: {now} in {year}, {more} fewer than in {before}.", more=more, **values)


def _so_far(now: float, then: float, values: dict[str, str], w: Words) -> str:
    if now == then:
        return w("{subject}: {now} in {year} so far, as many as at this point in {before}.", **values)
    more = _change(now, then, w)
    if now > then:
        return w("{subject}: {now} in {year} so far, {more} more than at this point in {before}.", more=more, **values)
    return w("{subject}: {now} in {year} so far, {more} fewer than at this point in {before}.", more=more, **values)


def _change(now: float, then: float, w: Words) -> str:
    """How much more or fewer: a percentage, or the difference itself where that says it better."""
    difference = abs(now - then)
    share = difference / then if then else 0.0
    small = then < SMALLEST_BASE or share < 0.005
    return w.number(difference) if small else w.percent(share)


def share_of(part: float, whole: float, w: Words) -> str:
    """A percentage that is 0 or 100 only where that is exactly so."""
    share = part / whole
    digits = next((d for d in range(4) if round(share, d + 2) not in (0, 1)), 4)
    return w.percent(share, 0 if share in (0, 1) else digits)


def takes(totals: "pd.Series[int]", chosen: tuple[str, ...], name: Callable[[str], str], w: Words) -> str:
    """What part the chosen ones have, by name, or the largest where none is chosen."""
    whole = int(totals.sum())
    if not whole:
        return ""
    values = _part(totals, chosen, name, w)
    if not chosen:
        return w.n(
            "{name} comes first with {share}: {part} of {n} move.",
            "{name} comes first with {share}: {part} of {n} moves.",
            whole,
            **values,
        )
    return w.n("{name}: {part} of {n} move, {share}.", "{name}: {part} of {n} moves, {share}.", whole, **values)


def takes_in(year: str, totals: "pd.Series[int]", chosen: tuple[str, ...], name: Callable[[str], str], w: Words) -> str:
    """What part the chosen ones have in one year, by name, or the largest where none is chosen."""
    whole = int(totals.sum())
    if not whole:
        return ""
    values = _part(totals, chosen, name, w) | {"year": year}
    if not chosen:
        return w.n(
            "{name} comes first in {year} with {share}: {part} of {n} move.",
            "{name} comes first in {year} with {share}: {part} of {n} moves.",
            whole,
            **values,
        )
    return w.n(
        "{name} in {year}: {part} of {n} move, {share}.",
        "{name} in {year}: {part} of {n} moves, {share}.",
        whole,
        **values,
    )


def _part(totals: "pd.Series[int]", chosen: tuple[str, ...], name: Callable[[str], str], w: Words) -> dict[str, str]:
    """Whose part it is, how much, and which share of the whole."""
    picked = list(chosen or _largest(totals))
    part = int(totals.reindex(picked).fillna(0).sum())
    return {"name": w.listed(map(name, picked)), "part": w.number(part), "share": share_of(part, int(totals.sum()), w)}


def _largest(totals: "pd.Series[int]") -> list[str]:
    return sorted(totals.index, key=lambda key: (-totals[key], key))[:1]


def breadth(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    """In how many countries there were moves in the last year, and in the one before it if that is in the question."""
    if frame.empty or len(asked.country) == 1:
        return ""
    year = int(frame["year"].max())
    now, then = (int(frame.loc[frame["year"] == each, "country"].nunique()) for each in (year, year - 1))
    this, before = (w.named_year(each, asked.year_basis, asked.quarter) for each in (year, year - 1))
    if frame.loc[frame["year"] == year, "running"].any():
        return _breadth_so_far(frame[frame["year"] == year - 1], now, this, before, w)
    if frame["year"].min() == year:
        return w.n("Moves with {n} country in {year}.", "Moves with {n} countries in {year}.", now, year=this)
    return w.n(
        "Moves with {n} country in {year}, after {then} in {before}.",
        "Moves with {n} countries in {year}, after {then} in {before}.",
        now,
        year=this,
        then=w.number(then),
        before=before,
    )


def _breadth_so_far(last: pd.DataFrame, now: int, this: str, before: str, w: Words) -> str:
    """The same of a running year, beside the same days of the year before where these are known."""
    if last.empty or last["so_far"].isna().any():
        return w.n(
            "Moves with {n} country in {year} so far.", "Moves with {n} countries in {year} so far.", now, year=this
        )
    return w.n(
        "Moves with {n} country in {year} so far, {then} in the same days of {before}.",
        "Moves with {n} countries in {year} so far, {then} in the same days of {before}.",
        now,
        year=this,
        then=w.number(int((last["so_far"] > 0).sum())),
        before=before,
    )


def widest(cells: pd.DataFrame, units: Mapping[str, str], w: Words) -> str:
    """The faculty and the country that have most to do with each other."""
    if cells.empty:
        return ""
    totals = cells.groupby(["unit", "country"])["moves"].sum()
    unit, country = min(totals.index, key=lambda cell: (-totals[cell], cell))
    return w.n(
        "The closest tie: {unit} and {country}, with {n} move.",
        "The closest tie: {unit} and {country}, with {n} moves.",
        int(totals[unit, country]),
        unit=units.get(unit, unit),
        country=w.country(country),
    )


def balanced(frame: pd.DataFrame, asked: Filters, w: Words, in_semesters: bool) -> str:
    """Both directions of the chosen countries together, or of all, and how even they are."""
    frame = frame[frame["country"].isin(asked.country)] if asked.country else frame
    ways = frame.groupby("direction")["amount"].sum()
    out, back = float(ways.get("outgoing", 0)), float(ways.get("incoming", 0))
    if not out + back:
        return ""
    digits, even = 1 if in_semesters else 0, 2 * min(out, back) / (out + back)
    values = {
        "out": w.number(out, digits),
        "back": w.number(back, digits),
        # One of a thousand is not none: 0 goes one way only.
        "reciprocity": w.number(even, 2 if even == 0 or even >= 0.01 else 4),
    }
    if not in_semesters:
        return w("{out} go out, {back} come in: reciprocity {reciprocity}, where 1 is even.", **values)
    first, last = (w.year(int(frame[end].iloc[0]), asked.year_basis) for end in ("first", "last"))
    return w(
        "{first} to {last}: {out} semesters go out, {back} come in; reciprocity {reciprocity}, where 1 is even.",
        first=first,
        last=last,
        **values,
    )


def balance_rule(asked: Filters, w: Words, in_semesters: bool) -> str:
    """How the balance was counted, and what reciprocity is."""
    even = w("Reciprocity is twice the smaller direction divided by the sum of both: 1 is even, 0 goes one way only.")
    if not in_semesters:
        return f"{counted_by(asked, w)} {even}"
    counted = w(
        "Stays of students under way or completed, each in the year of its first day; a student-semester is 150 days "
        "of one student; as at {day}.",
        day=w.date(asked.as_of),
    )
    return f"{counted} {even}"


def both_ways(asked: Filters, w: Words) -> str:
    """A balance has two sides; where the reader chose one, it says that it has both all the same."""
    return w("Both directions are counted here, whatever the filter says.") if len(asked.direction) == 1 else ""


def without_year(undated: int, asked: Filters, w: Words) -> tuple[str, ...]:
    """That moves without a day are left out, where their academic year or quarter is asked for."""
    if not undated or not (asked.academic() or asked.quarter):
        return ()
    if asked.quarter:
        note = w.n(
            "{n} move is left out: no day of it is recorded, so its quarter is not known.",
            "{n} moves are left out: no day of them is recorded, so their quarter is not known.",
            undated,
        )
        return (note,)
    note = w.n(
        "{n} move is left out: no day of it is recorded, so its academic year is not known.",
        "{n} moves are left out: no day of them is recorded, so their academic year is not known.",
        undated,
    )
    return (note,)


def overdue(awaited: int, w: Words) -> tuple[str, ...]:
    """That moves are not counted whose first day has passed, because nobody said that they began."""
    note = w.n(
        "{n} move is past its first day, still nominated or planned, and not counted.",
        "{n} moves are past their first day, still nominated or planned, and not counted.",
        awaited,
    )
    return (note,) if awaited else ()
