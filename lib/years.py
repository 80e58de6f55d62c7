"""Days and years: today, and the year that a day lies in where years begin with another month."""

import os
from datetime import date


def today() -> date:
    """The day that answers are given for; MERIDIAN_TODAY sets another for tests and pictures."""
    given = os.environ.get("MERIDIAN_TODAY")
    return date.fromisoformat(given) if given else date.today()


def year_of(day: date, first_month: int) -> int:
    """The year, named by the calendar year in which it begins (2024-03-01 is 2023, where years begin in September)."""
    return day.year if day.month >= first_month else day.year - 1
