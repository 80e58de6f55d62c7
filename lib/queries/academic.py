"""The home university in; the month that its academic years begin with out, and the one that a day lies in."""

from datetime import date

from sqlalchemy import Connection, select

from lib.schema import Institution
from lib.years import year_of


def first_month(connection: Connection) -> int:
    """The month, 1 to 12."""
    return connection.execute(select(Institution.academic_year_start)).scalar_one()


def year(connection: Connection, day: date) -> int:
    """First calendar year of the academic year in which the day lies."""
    return year_of(day, first_month(connection))
