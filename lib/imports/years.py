"""The dates of a stay in; the years it is counted in and its length out."""

from datetime import date
from typing import Any

from lib.years import year_of


def complete(mobility: dict[str, Any], start_month: int | None) -> dict[str, int]:
    """What follows from the dates of a mobility, as far as they are known."""
    first, last = mobility.get("start_date"), mobility.get("end_date")
    found = {}
    if isinstance(first, date):
        found["calendar_year"] = first.year
        if start_month is not None:
            found["academic_year"] = year_of(first, start_month)
        if isinstance(last, date) and last >= first:
            found["days"] = (last - first).days + 1
    return found
