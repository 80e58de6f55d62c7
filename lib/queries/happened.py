"""A day in; when something last happened with each partner out: a move, an activity, a project or a joint paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from lib import codes
from lib.queries.successors import successors
from lib.schema import Activity, Copublication, Grant, GrantPartner, Mobility

Seen = dict[int, date]


def last_with(connection: Connection, day: date) -> Seen:
    """Per partner (id) the last day, up to this one, on which something happened with it or with its successor.

    A stay or a project happens until its end. What is known by its year only counts to the end of that year.
    """
    seen: Seen = {}
    for statement in (_moves(day), _activities(day), _projects(day)):
        _later(seen, ((partner, min(last, day)) for partner, last in connection.execute(statement)))
    for yearly in (_undated_moves(day), _papers(day), _calls(day)):
        _later(seen, ((p, min(date(y, 12, 31), day)) for p, y in connection.execute(yearly)))
    return _inherited(connection, seen)


def _later(seen: Seen, found: Iterable[tuple[int, date]]) -> None:
    for partner, last in found:
        seen[partner] = max(last, seen.get(partner, last))


def _inherited(connection: Connection, seen: Seen) -> Seen:
    """What happens with a successor happens with the partner that was merged into it."""
    whole = dict(seen)
    for old, after in successors(connection).items():
        days = [seen[each] for each in (old, *after) if each in seen]
        if days:
            whole[old] = max(days)
    return whole


def _moves(day: date) -> Select[*tuple[Any, ...]]:
    last = func.max(func.coalesce(Mobility.end_date, Mobility.start_date))
    return (
        select(Mobility.partner_id, last)
        .where(
            Mobility.partner_id.is_not(None),
            Mobility.start_date <= day,
            Mobility.status.in_(codes.COUNTED_STATUS),
        )
        .group_by(Mobility.partner_id)
    )


def _undated_moves(day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Mobility.partner_id, func.max(Mobility.calendar_year))
        .where(
            Mobility.partner_id.is_not(None),
            Mobility.start_date.is_(None),
            Mobility.calendar_year <= day.year,
            Mobility.status.in_(codes.COUNTED_STATUS),
        )
        .group_by(Mobility.partner_id)
    )


def _activities(day: date) -> Select[*tuple[Any, ...]]:
    last = func.max(func.coalesce(Activity.end_date, Activity.start_date))
    return (
        select(Activity.partner_id, last)
        .where(Activity.partner_id.is_not(None), Activity.start_date <= day)
        .group_by(Activity.partner_id)
    )


def _projects(day: date) -> Select[*tuple[Any, ...]]:
    """A funded project until its end, or to this day where its end is not known; an application on its day."""
    running = Grant.status.in_(codes.FUNDED_STATUS) & (Grant.start_date <= day)
    applied = case((Grant.decision_date <= day, Grant.decision_date), (Grant.submitted_on <= day, Grant.submitted_on))
    last = case((running, func.coalesce(Grant.end_date, day)), else_=applied)
    return (
        select(GrantPartner.partner_id, func.max(last))
        .join(Grant, Grant.id == GrantPartner.grant_id)
        .where(GrantPartner.partner_id.is_not(None), last.is_not(None))
        .group_by(GrantPartner.partner_id)
    )


def _calls(day: date) -> Select[*tuple[Any, ...]]:
    """Projects of which nothing but the year of the call is known."""
    undated = Grant.start_date.is_(None) & Grant.decision_date.is_(None) & Grant.submitted_on.is_(None)
    return (
        select(GrantPartner.partner_id, func.max(Grant.call_year))
        .join(Grant, Grant.id == GrantPartner.grant_id)
        .where(GrantPartner.partner_id.is_not(None), undated, Grant.call_year <= day.year)
        .group_by(GrantPartner.partner_id)
    )


def _papers(day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Copublication.partner_id, func.max(Copublication.year))
        .where(Copublication.partner_id.is_not(None), Copublication.year <= day.year)
        .group_by(Copublication.partner_id)
    )
