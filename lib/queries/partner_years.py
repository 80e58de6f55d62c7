"""Filters in; of each year the partners that were active in it out, and whether they were so by the day."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, case, extract, false, func, select
from sqlalchemy.orm import InstrumentedAttribute

from lib.filters import Filters
from lib.queries import selection
from lib.queries.successors import present
from lib.schema import Activity, Agreement, Mobility, Partner


class Active(NamedTuple):
    """That a partner was active in a year: how many illustrative rows made it so, and whether it was by the day.

    `early` is None where only a move without a date could say so.
    """

    marks: int
    early: bool | None

    def __add__(self, other: Any) -> "Active":
        sure = self.early or other.early
        return Active(self.marks + other.marks, sure or (None if None in (self.early, other.early) else False))


def active(connection: Connection, asked: Filters) -> dict[int, dict[int, Active]]:
    """Of each year the active partners."""
    last = present(connection)
    found: dict[int, dict[int, Active]] = {}
    seen = [*_years_of_moves(connection, asked), *_years_of_activities(connection, asked)]
    for year, partner, one in [*seen, *_years_of_agreements(connection, asked)]:
        own = found.setdefault(year, {})
        key = last.get(partner, partner)
        own[key] = own[key] + one if key in own else one
    return found


Seen = Iterable[tuple[int, int, Active]]


def _early(day: InstrumentedAttribute[Any], asked: Filters) -> ColumnElement[int]:
    """1 where a day of any year lies no later in it than the day of the question in its own."""
    reached = extract("month", day) * 100 + extract("day", day) <= asked.as_of.month * 100 + asked.as_of.day
    return func.max(case((reached, 1), else_=0))


def _years_of_moves(connection: Connection, asked: Filters) -> Seen:
    calendar = replace(asked, year_basis="calendar")
    statement = (
        select(Mobility.calendar_year, Mobility.partner_id, func.sum(selection.illustrative(Mobility.source_id)))
        .add_columns(_early(Mobility.start_date, asked), func.count() - func.count(Mobility.start_date))
        .where(*selection.moves(calendar), Mobility.partner_id.is_not(None))
        .group_by(Mobility.calendar_year, Mobility.partner_id)
    )
    rows = connection.execute(statement)
    return [
        (int(y), int(p), Active(int(m), bool(early) or (None if undated else False)))
        for y, p, m, early, undated in rows
        if p is not None
    ]


def _years_of_activities(connection: Connection, asked: Filters) -> Seen:
    year = extract("year", Activity.start_date)
    statement = (
        select(year, Activity.partner_id, func.sum(selection.illustrative(Activity.source_id)))
        .add_columns(_early(Activity.start_date, asked))
        .where(*events(asked), Activity.partner_id.is_not(None))
        .group_by(year, Activity.partner_id)
    )
    rows = connection.execute(statement)
    return [(int(y), int(p), Active(int(m), bool(early))) for y, p, m, early in rows if p is not None]


def _years_of_agreements(connection: Connection, asked: Filters) -> Seen:
    if asked.direction or asked.role:
        return []
    statement = (
        select(Agreement.partner_id, Agreement.valid_from, Agreement.valid_until, Agreement.renews)
        .add_columns(selection.illustrative(Agreement.source_id))
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(*selection.agreements(asked), Agreement.valid_from <= asked.as_of)
    )
    found, reached = [], (asked.as_of.month, asked.as_of.day)
    for partner, begun, until, renews, mark in connection.execute(statement):
        last = asked.as_of.year if until is None or renews else min(until.year, asked.as_of.year)
        end = asked.as_of if until is None or renews else until
        found += [
            # It held on some day of the year; by the day of the question, unless it began later in that year.
            (year, partner, Active(mark, begun.year < year or (begun.month, begun.day) <= reached))
            for year in range(begun.year, last + 1)
            if begun <= asked.ends(year) and end >= asked.begins(year)
        ]
    return found


def events(asked: Filters) -> list[ColumnElement[bool]]:
    """An activity has no programme, direction or role: who asks for one does not ask for activities."""
    narrowed = asked.programme or asked.direction or asked.role
    return [false()] if narrowed else selection.activities(asked)
