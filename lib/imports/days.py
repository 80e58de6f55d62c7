"""The text of a cell in; the day that it surely means, or `Unfit`, out."""

import re
from datetime import date
from typing import Final

from lib.imports.faults import Unfit

# As the department's countries write it, and nobody writes the month first with points.
DOTTED: Final = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
SLASHED: Final = re.compile(r"(?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})")
# The year first: nobody writes the day after it.
YEAR_FIRST: Final = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})[/.-](?P<day>[0-9]{1,2})")
# What a database adds to a day, and a Russian to a year.
TAIL: Final = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?$|\s*г\.?$")
MONTH: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
DOTTED_MONTH: Final = re.compile(r"(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
YEAR: Final = re.compile(r"[0-9]{4}")
MONTHS: Final = 12
FIRST, LAST = 1800, 2100  # years that a record of cooperation can speak of


def day(text: str) -> date:
    """2024-09-15, 15.09.2024, and 15/09/2024 where it cannot be 9 of month 15 as well."""
    text = TAIL.sub("", text)
    if found := YEAR_FIRST.fullmatch(text) or DOTTED.fullmatch(text):
        return _there(found)
    if found := SLASHED.fullmatch(text):
        first, second = int(found["day"]), int(found["month"])
        if first <= MONTHS and second <= MONTHS and first != second:
            raise Unfit("two_days")
        if second <= MONTHS:
            return _there(found)
    raise Unfit("date")


def partial(text: str) -> str:
    """A day, a month or a year, as it is kept: 2024-09-15, 2024-09 or 2024."""
    if found := MONTH.fullmatch(text) or DOTTED_MONTH.fullmatch(text):
        year, month = int(found["year"]), int(found["month"])
        if year and 1 <= month <= MONTHS:
            return f"{year:04}-{month:02}"
    elif YEAR.fullmatch(text) and int(text):
        return text
    else:
        try:
            return day(text).isoformat()
        except Unfit as unfit:
            raise Unfit("partial_date" if unfit.expected == "date" else unfit.expected) from None
    raise Unfit("partial_date")


def vague(text: str) -> bool:
    """Whether it is a year or a month, and no day."""
    return any(form.fullmatch(text) for form in (YEAR, MONTH, DOTTED_MONTH))


def _there(found: re.Match[str]) -> date:
    try:
        there = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Unfit("no_day") from None
    if not FIRST <= there.year <= LAST:
        # 1024 for 2024 would stretch every chart over a thousand years.
        raise Unfit("year", f"{FIRST}–{LAST}")
    return there
