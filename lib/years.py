"""A day and the month that years begin with in; the year that the day lies in out."""

from datetime import date


def year_of(day: date, first_month: int) -> int:
    """The year, named by the calendar year in which it begins (2024-03-01 is 2023, where years begin in September)."""
    return day.year if day.month >= first_month else day.year - 1
