"""Filters in, conditions out: what each filter means for the rows of one subject; every query selects through here."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, extract, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from lib import codes
from lib.filters import Filters
from lib.schema import (
    Activity,
    Agreement,
    AgreementUnit,
    Association,
    AssociationMember,
    Grant,
    GrantPartner,
    Mobility,
    Partner,
    Source,
    Unit,
)

Conditions = list[ColumnElement[bool]]


def move_year(asked: Filters) -> InstrumentedAttribute[Any]:
    """The year that a move belongs to: calendar or academic, as the reader chose."""
    return Mobility.academic_year if asked.academic() else Mobility.calendar_year


def moves(asked: Filters, status: Sequence[str] = codes.COUNTED_STATUS) -> Conditions:
    """Moves whose first day has come by the day of the question, within every filter; of the status given."""
    year = move_year(asked)
    found: Conditions = [
        Mobility.status.in_(status),
        or_(
            and_(Mobility.start_date.is_(None), Mobility.calendar_year <= asked.as_of.year),
            Mobility.start_date <= asked.as_of,
        ),
        *_between(year, asked),
        *_in_quarter(Mobility.start_date, asked),
        *_located(Mobility.country, asked),
        *_within(Mobility.programme, asked.programme),
        *_within(Mobility.direction, asked.direction),
        *_within(Mobility.role, asked.role),
        *_units(Mobility.unit_id, asked),
    ]
    return found if not asked.academic() else [*found, year.is_not(None)]


def partners(asked: Filters) -> Conditions:
    """Partners by country or region."""
    return _located(Partner.country, asked)


def agreements(asked: Filters) -> Conditions:
    """Agreements by the partner's country, by programme, and by faculty: one that names none covers them all.

    To be used in a select that joins Partner.
    """
    found = [*_located(Partner.country, asked), *_within(Agreement.programme, asked.programme)]
    if asked.unit:
        covered = select(AgreementUnit.agreement_id).join(Unit, Unit.id == AgreementUnit.unit_id)
        named = Agreement.id.in_(covered.where(Unit.key.in_(asked.unit)))
        found.append(or_(named, ~exists().where(AgreementUnit.agreement_id == Agreement.id)))
    return found


def in_force(day: date) -> ColumnElement[bool]:
    """Valid from <= day <= valid until, or no end, or renews by itself."""
    open_end = or_(Agreement.valid_until.is_(None), Agreement.renews, Agreement.valid_until >= day)
    return and_(Agreement.valid_from <= day, open_end)


def grants(asked: Filters) -> Conditions:
    """Grants by faculty, and by the country of any organisation in the project."""
    found = _units(Grant.unit_id, asked)
    countries = asked.countries()
    if countries is not None:
        country = func.coalesce(GrantPartner.country, Partner.country)
        inside = select(GrantPartner.grant_id).outerjoin(Partner, Partner.id == GrantPartner.partner_id)
        found.append(Grant.id.in_(inside.where(country.in_(countries))) if countries else false())
    return found


def activities(asked: Filters) -> Conditions:
    """Activities by calendar year, country and faculty, begun by the day of the question."""
    return [
        Activity.start_date <= asked.as_of,
        *([Activity.start_date >= date(asked.first, 1, 1)] if asked.first else []),
        *([Activity.start_date <= date(asked.last, 12, 31)] if asked.last else []),
        *_in_quarter(Activity.start_date, asked),
        *_located(Activity.country, asked),
        *_units(Activity.unit_id, asked),
    ]


def associations(asked: Filters) -> Conditions:
    """Associations with their seat or a known member in the chosen countries; one that applied or left is none."""
    countries = asked.countries()
    if countries is None:
        return []
    country = func.coalesce(AssociationMember.country, Partner.country)
    inside = select(AssociationMember.association_id).outerjoin(Partner, Partner.id == AssociationMember.partner_id)
    found = inside.where(country.in_(countries), AssociationMember.status.in_(codes.COUNTED_MEMBERSHIP))
    return [or_(Association.seat_country.in_(countries), Association.id.in_(found))]


def illustrative(source_id: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """1 for an illustrative row, 0 for any other; summed, it is the column `illustrative` of every frame."""
    return case((source_id.in_(select(Source.id).where(Source.quality == "illustrative")), 1), else_=0)


def _between(year: InstrumentedAttribute[Any], asked: Filters) -> Conditions:
    found: Conditions = []
    if asked.first is not None:
        found.append(year >= asked.first)
    if asked.last is not None:
        found.append(year <= asked.last)
    return found


def _in_quarter(day: InstrumentedAttribute[Any], asked: Filters) -> Conditions:
    """Days in the three months; what has no day is in no quarter."""
    if asked.quarter is None:
        return []
    return [extract("month", day).between(3 * asked.quarter - 2, 3 * asked.quarter)]


def _within(column: InstrumentedAttribute[Any], values: Sequence[str]) -> Conditions:
    return [column.in_(values)] if values else []


def _located(column: InstrumentedAttribute[Any], asked: Filters) -> Conditions:
    """A country outside the chosen region leaves no row, which is not the same as no choice."""
    countries = asked.countries()
    if countries is None:
        return []
    return [column.in_(countries)] if countries else [false()]


def _units(column: InstrumentedAttribute[Any], asked: Filters) -> Conditions:
    return [column.in_(select(Unit.id).where(Unit.key.in_(asked.unit)))] if asked.unit else []
