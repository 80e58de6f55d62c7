"""The home university in; the month that its academic years begin with out, the one that a day lies in, what runs."""

from datetime import date, timedelta

from sqlalchemy import Connection, select

from lib.filters import Filters
from lib.schema import Institution
from lib.years import year_of


def first_month(connection: Connection) -> int:
    """The month, 1 to 12."""
    return connection.execute(select(Institution.academic_year_start)).scalar_one()


def year(connection: Connection, day: date) -> int:
    """First calendar year of the academic year in which the day lies."""
    return year_of(day, first_month(connection))


def unfinished(connection: Connection, asked: Filters) -> int:
    """The first year, calendar or academic as asked for, that is not over when the day of the question ends."""
    if asked.quarter:
        return asked.unfinished_year()
    return year_of(asked.as_of + timedelta(days=1), first_month(connection) if asked.academic() else 1)
