"""The dates of a stay in; the years it is counted in and its length out."""

from datetime import date
from typing import Any


def academic_year(day: date, start_month: int) -> int:
    """The first year of the academic year that a day lies in (2024-03-01 is 2023, where it starts in September)."""
    return day.year if day.month >= start_month else day.year - 1


def complete(mobility: dict[str, Any], start_month: int | None) -> dict[str, int]:
    """What follows from the dates of a mobility, as far as they are known."""
    first, last = mobility.get("start_date"), mobility.get("end_date")
    found = {}
    if isinstance(first, date):
        found["calendar_year"] = first.year
        if start_month is not None:
            found["academic_year"] = academic_year(first, start_month)
        if isinstance(last, date) and last >= first:
            found["days"] = (last - first).days + 1
    return found
