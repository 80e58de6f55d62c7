"""The list of projects by the obvious way: plain rows in, one line per project out, day by day."""

from datetime import date, timedelta
from typing import Any

from lib.filters import Filters
from tests.oracle.grants import Row, Tables, illustrative, selected
from tests.oracle.naming import said

SHOWN = ("key", "title", "acronym", "funder", "scheme", "reference", "call_year", "role", "status", "submitted_on")
SHOWN += (
    "decision_date",
    "start_date",
    "end_date",
    "own_share",
    "budget",
    "currency",
    "coordinator",
    "website",
    "note",
)


def is_chosen(day: date, asked: Filters) -> bool:
    """Whether a day lies in the years, and in the quarter, of the question."""
    quarter = (day.month - 1) // 3 + 1
    return (asked.first or 0) <= day.year <= (asked.last or 9999) and asked.quarter in (None, quarter)


def days(first: date | None, last: date | None) -> list[date]:
    """Every day from one to the other, whichever comes first; the one that is known where one is."""
    known = sorted(day for day in (first, last) if day)
    found = known[:1]
    while found and found[-1] < known[-1]:
        found.append(found[-1] + timedelta(days=1))
    return found


def touches(grant: Row, asked: Filters) -> bool:
    """Whether it was called, decided or running in the chosen years; all do where no year is chosen."""
    if asked.first is None and asked.last is None:
        return True
    call = grant["call_year"]
    if call and asked.quarter is None and (asked.first or 0) <= call <= (asked.last or 9999):
        return True
    own = days(grant["decision_date"], None) + days(grant["start_date"], grant["end_date"])
    return any(is_chosen(day, asked) for day in own)


def newest(grant: Row) -> tuple[int, int, int]:
    """Its first day, else that of its decision, else the year of its call, which comes before every day of it."""
    day = grant["start_date"] or grant["decision_date"]
    return (day.year, day.month, day.day) if day else (grant["call_year"] or 0, 0, 0)


def state(grant: Row, day: date) -> str:
    """What it is on the day: an award and its days decide, unless it is recorded as completed or suspended."""
    if grant["status"] in ("submitted", "rejected", "completed", "suspended"):
        return str(grant["status"])
    if grant["end_date"] is not None and day in days(grant["end_date"] + timedelta(days=1), date(2100, 1, 1)):
        return "past_end"
    if grant["start_date"] is not None and day in days(grant["start_date"], date(2100, 1, 1)):
        return "running"
    return "awarded" if grant["start_date"] is not None else str(grant["status"])


def projects(tables: Tables, asked: Filters, language: str) -> list[tuple[Any, ...]]:
    """The columns of the table, state, unit, countries, illustrative; the newest first."""
    partners = {partner["id"]: partner for partner in tables["partner"]}
    units = {unit["id"]: said(unit, "name", language) for unit in tables["unit"]}
    found = [grant for grant in selected(tables, asked) if touches(grant, asked)]
    lines = []
    for grant in sorted(found, key=lambda grant: (newest(grant), grant["key"]), reverse=True):
        places = set()
        for member in tables["grant_partner"]:
            if member["grant_id"] == grant["id"]:
                places.add(member["country"] or partners.get(member["partner_id"], {}).get("country") or "")
        others = " ".join(sorted(places - {""}))
        told = [said(grant, name, language) for name in SHOWN]
        lines.append(
            (*told, state(grant, asked.as_of), units.get(grant["unit_id"]), others, int(illustrative(tables, grant)))
        )
    return lines
