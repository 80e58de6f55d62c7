"""Filters in; moves out as tidy frames: by year, country, programme and faculty, the balance of countries, the rows.

A move is counted once its stay has begun, by the people in it (`participants`); a person who goes twice is two moves.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, case, extract, func, select

from lib.filters import Filters
from lib.queries import selection
from lib.schema import Institution, Mobility

PEOPLE: Final = func.sum(Mobility.participants)
MARKED: Final = func.sum(selection.illustrative(Mobility.source_id))
# A semester of teaching and examinations is about five months. Stays are counted by the day, so that a short one is a
# part of a semester and a whole year is two.
SEMESTER_DAYS: Final = 150


def by_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """year, direction, role, moves (people), so_far, running, illustrative (rows).

    `so_far` are the people whose stay began on or before the day of the question in the line's own year; NaN where a
    row of the line has no date. `running` says that the year is not over. Every kind of move that occurs has a line
    in each year from the first to the last that the database holds, with 0 where there was none.
    """
    year, start = selection.move_year(asked), _first_month(connection, asked)
    reached = _place(extract("month", Mobility.start_date), extract("day", Mobility.start_date), start)
    begun = reached <= _place(asked.as_of.month, asked.as_of.day, start)
    statement = (
        select(
            year,
            Mobility.direction,
            Mobility.role,
            PEOPLE,
            func.sum(case((begun, Mobility.participants), else_=0)),
            func.count() - func.count(Mobility.start_date),
            MARKED,
        )
        .where(*selection.moves(asked))
        .group_by(year, Mobility.direction, Mobility.role)
    )
    found = _frame(connection, statement, ["year", "direction", "role"], ["moves", "so_far", "undated", "illustrative"])
    whole = _complete(found, _years(connection, asked))
    whole["so_far"] = whole["so_far"].astype(float).where(whole["undated"] == 0)
    whole["running"] = whole["year"] >= running_year(asked.as_of, start)
    return whole[["year", "direction", "role", "moves", "so_far", "running", "illustrative"]]


def running_year(day: date, first_month: int) -> int:
    """The year that a day lies in, where years begin with that month."""
    return day.year if day.month >= first_month else day.year - 1


def _place(month: Any, day: Any, first_month: int) -> Any:
    """Where a day stands in a year that begins with that month; later days have higher numbers."""
    return (month - first_month + 12) % 12 * 100 + day


def _first_month(connection: Connection, asked: Filters) -> int:
    return connection.execute(select(Institution.academic_year_start)).scalar_one() if asked.academic() else 1


def _years(connection: Connection, asked: Filters) -> range:
    """The years of the question, as far as the database holds any move at all."""
    year = selection.move_year(asked)
    every = Filters(as_of=asked.as_of, first=asked.first, last=asked.last, year_basis=asked.year_basis)
    first, last = connection.execute(select(func.min(year), func.max(year)).where(*selection.moves(every))).one()
    return range(0) if first is None else range(first, last + 1)


def _complete(found: pd.DataFrame, years: range) -> pd.DataFrame:
    """A line for each kind of move in each year."""
    kinds = found[["direction", "role"]].drop_duplicates()
    grid = pd.DataFrame({"year": pd.Series(list(years), dtype="int64")}).merge(kinds, how="cross")
    whole = grid.merge(found, how="left", on=["year", "direction", "role"])
    figures = ["moves", "so_far", "undated", "illustrative"]
    return (
        whole.astype(dict.fromkeys(figures, "float"))
        .fillna(dict.fromkeys(figures, 0))
        .astype(dict.fromkeys(figures, "int64"))
    )


def _frame(connection: Connection, statement: Select[Any], keys: Sequence[str], figures: Sequence[str]) -> pd.DataFrame:
    """Rows of a grouped select, sorted by their keys: two databases do not order words alike."""
    rows = connection.execute(statement).all()
    frame = pd.DataFrame([tuple(row) for row in rows], columns=[*keys, *figures])
    kinds = {key: "int64" if key == "year" else "str" for key in keys} | dict.fromkeys(figures, "int64")
    return frame.astype(kinds).sort_values(list(keys), ignore_index=True)
