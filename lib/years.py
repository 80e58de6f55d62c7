"""Days, months and years: today, the year that a day lies in, and the last day of a date that is not exact."""

import os
from calendar import monthrange
from datetime import date


def today() -> date:
    """The day that answers are given for; MERIDIAN_TODAY sets another for tests and pictures."""
    given = os.environ.get("MERIDIAN_TODAY")
    return date.fromisoformat(given) if given else date.today()


def year_of(day: date, first_month: int) -> int:
    """The year, named by the calendar year in which it begins (2024-03-01 is 2023, where years begin in September)."""
    return day.year if day.month >= first_month else day.year - 1


def last_day(stated: str) -> date:
    """The last day of a date that is as exact as it is known: 2024-03-14, 2024-03 or 2024."""
    year, month, day = [*(int(part) for part in stated.split("-")), 0, 0][:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
