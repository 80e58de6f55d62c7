"""A guest in; what may be shown to it out: counts of people masked here, nothing internal, amounts only if asked for.

Agreements, projects, activities and associations are counted as they are: they are papers and events that are listed
by name beside the count, and both sides know them. People are counted by `lib.queries.masking`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, case, func, or_, select

from lib import codes
from lib.filters import Filters
from lib.queries import agreements, choices, memberships, selection
from lib.queries.delegation_people import People, people
from lib.queries.frames import frame
from lib.queries.guests import Guest, here
from lib.queries.naming import by_key, numbered, renamed, spoken
from lib.queries.successors import present
from lib.schema import (
    Activity,
    Agreement,
    AssociationMember,
    Grant,
    GrantPartner,
    JointProgramme,
    Partner,
    PartnerName,
    Quota,
    Unit,
)


@dataclass(frozen=True, eq=False)
class Deck:
    """Everything that is shown to one guest."""

    guest: Guest
    day: date
    people: People
    agreements: pd.DataFrame
    partners: pd.DataFrame
    # All of them, for a guest whose country has none.
    world: pd.DataFrame
    projects: pd.DataFrame
    activities: pd.DataFrame
    joint: pd.DataFrame
    associations: pd.DataFrame
    places: pd.DataFrame
    about: dict[str, Any]
    units: dict[str, str]
    # Those of them that teach: a department sends its own staff only.
    faculties: frozenset[str]

    @property
    def strangers(self) -> bool:
        """Whether nothing that may be told joins the two."""
        papers = (self.agreements, self.projects, self.activities, self.joint)
        return all(part.empty for part in papers) and not any(self.people.totals.values())


def deck(connection: Connection, visitor: Guest, day: date, least: int, amounts: bool, language: str) -> Deck:
    """All that the presentation, the brief and the slides show."""
    # What an institution became may lie in another country.
    asked = Filters(as_of=day, country=() if visitor.partner else (visitor.country,))
    partners, named = _partners(connection, day, language), by_key(connection, language)
    return Deck(
        guest=visitor,
        day=day,
        people=people(connection, visitor, day, least),
        agreements=renamed(_agreements(connection, asked, visitor), named),
        partners=partners[partners["country"] == visitor.country].reset_index(drop=True),
        world=partners,
        projects=_projects(connection, visitor, day, amounts, language),
        activities=_activities(connection, visitor, day, language),
        joint=renamed(_joint(connection, visitor, day, language), named),
        associations=_associations(connection, visitor, day, language),
        places=renamed(_places(connection, visitor, day), named),
        about=_about(connection, visitor),
        units=choices.units(connection, language),
        faculties=frozenset(connection.execute(select(Unit.key).where(Unit.kind == "faculty")).scalars()),
    )


def _agreements(connection: Connection, asked: Filters, visitor: Guest) -> pd.DataFrame:
    """In force on the day, the oldest first: key, partner (key), partner_name, kind, programme, since (first day, of
    the oldest paper that it continues), valid_from (its own), valid_until, renews, ending (whether within 180 days),
    illustrative."""
    found = agreements.on_day(connection, asked, visitor.keys)
    held = found[found["state"].isin(agreements.STANDING)]
    shown = held.assign(ending=held["state"] == "expiring").sort_values(["since", "key"])
    columns = ["key", "partner", "partner_name", "kind", "programme", "since", "valid_from"]
    columns += ["valid_until", "renews", "ending"]
    return shown[[*columns, "illustrative"]].reset_index(drop=True)


def _partners(connection: Connection, day: date, language: str) -> pd.DataFrame:
    """Partners, most agreements first: key, name, city, country, latitude, longitude, listed, agreements, illustrative.

    A partner and the one that it was merged into are one: the one that there is today. `listed` are those of the
    university's own list that it stands for, so that they add up to the length of that list.
    """
    held, marks = (
        select(figure)
        .select_from(Agreement)
        .where(Agreement.partner_id == Partner.id, selection.in_force(day))
        .correlate(Partner)
        .scalar_subquery()
        for figure in (func.count(), func.coalesce(func.sum(selection.illustrative(Agreement.source_id)), 0))
    )
    statement = (
        select(Partner.id, Partner.key, Partner.name, Partner.city, Partner.country)
        .add_columns(
            case((Partner.listed, 1), else_=0).label("listed"),
            func.coalesce(Partner.campus_latitude, Partner.latitude).label("latitude"),
            func.coalesce(Partner.campus_longitude, Partner.longitude).label("longitude"),
            held.label("agreements"),
            (selection.illustrative(Partner.source_id) + marks).label("illustrative"),
        )
        .order_by(held.desc(), Partner.name)
    )
    found, named = _as_today(frame(connection, statement), connection), numbered(connection, language)
    found["name"] = [named.get(number, name) for number, name in zip(found["id"], found["name"], strict=True)]
    return found.drop(columns="id")


def _as_today(found: pd.DataFrame, connection: Connection) -> pd.DataFrame:
    """Merged partners as the one that there is today; of all of them those that are listed or hold an agreement."""
    last = present(connection)
    final = found["id"].map(lambda number: last.get(number, number))
    for name in ("listed", "agreements", "illustrative"):
        found[name] = found[name].astype("int64").groupby(final).transform("sum")
    kept = found[(final == found["id"]) & ((found["listed"] > 0) | (found["agreements"] > 0))]
    return kept.sort_values("agreements", ascending=False, kind="stable").reset_index(drop=True)


def _projects(connection: Connection, visitor: Guest, day: date, amounts: bool, language: str) -> pd.DataFrame:
    """Funded projects with the guest: key, title (in the language), short, funder, start_date, end_date, year (of the
    call), illustrative; with amounts also budget, own_share, currency. Applications and refusals stay at home."""
    inside = select(GrantPartner.grant_id).outerjoin(Partner, Partner.id == GrantPartner.partner_id)
    where = here(visitor)
    if not visitor.partner:
        where = func.coalesce(GrantPartner.country, Partner.country) == visitor.country
    money = [Grant.budget, Grant.own_share, Grant.currency] if amounts else []
    statement = (
        select(Grant.key, spoken(Grant, "title", language), Grant.acronym.label("short"), Grant.funder)
        .add_columns(Grant.start_date, Grant.end_date)
        .add_columns(Grant.call_year.label("year"), *money)
        .add_columns(selection.illustrative(Grant.source_id).label("illustrative"))
        .where(Grant.id.in_(inside.where(where)), Grant.status.in_(codes.FUNDED_STATUS))
        .where(or_(Grant.decision_date.is_(None), Grant.decision_date <= day))
        .order_by(Grant.start_date.is_(None), Grant.start_date, Grant.key)
    )
    return frame(connection, statement)


def _activities(connection: Connection, visitor: Guest, day: date, language: str) -> pd.DataFrame:
    """Activities with the guest that have begun, without their participants: key, kind, title (in the language),
    start_date, end_date, place, illustrative."""
    where = here(visitor) if visitor.partner else Activity.country == visitor.country
    statement = (
        select(Activity.key, Activity.kind, spoken(Activity, "title", language))
        .add_columns(Activity.start_date, Activity.end_date, Activity.place)
        .add_columns(selection.illustrative(Activity.source_id).label("illustrative"))
        .outerjoin(Partner, Partner.id == Activity.partner_id)
        .where(where, Activity.start_date <= day)
        .order_by(Activity.start_date, Activity.key)
    )
    return frame(connection, statement)


def _joint(connection: Connection, visitor: Guest, day: date, language: str) -> pd.DataFrame:
    """Joint and double degrees that run: key, title (in the language), kind, partner (key), partner_name, since,
    illustrative."""
    runs = and_(
        or_(JointProgramme.since.is_(None), JointProgramme.since <= day),
        or_(JointProgramme.until.is_(None), JointProgramme.until >= day),
    )
    statement = (
        select(JointProgramme.key, spoken(JointProgramme, "title", language), JointProgramme.kind)
        .add_columns(Partner.key.label("partner"), Partner.name.label("partner_name"))
        .add_columns(JointProgramme.since, selection.illustrative(JointProgramme.source_id).label("illustrative"))
        .join(Partner, Partner.id == JointProgramme.partner_id)
        .where(here(visitor), runs)
        .order_by(JointProgramme.key)
    )
    return frame(connection, statement)


def _associations(connection: Connection, visitor: Guest, day: date, language: str) -> pd.DataFrame:
    """Associations that both belong to: key, name (in the language), illustrative."""
    country = func.coalesce(AssociationMember.country, Partner.country)
    theirs = here(visitor) if visitor.partner else country == visitor.country
    members = memberships.shared(connection, day, theirs, language)
    return members.groupby(["key", "name"], sort=False, as_index=False).agg({"illustrative": "sum"})


def _places(connection: Connection, visitor: Guest, day: date) -> pd.DataFrame:
    """Places per academic year of agreements in force: partner, partner_name, direction, role, activity, places,
    illustrative."""
    statement = (
        select(Partner.key.label("partner"), Partner.name.label("partner_name"), Quota.direction, Quota.role)
        .add_columns(Quota.activity, func.sum(Quota.places).label("places"))
        .add_columns(func.sum(selection.illustrative(Quota.source_id)).label("illustrative"))
        .join(Agreement, Agreement.id == Quota.agreement_id)
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(here(visitor), selection.in_force(day), Quota.places > 0)
        .group_by(Partner.key, Partner.name, Quota.direction, Quota.role, Quota.activity)
        .order_by(func.sum(Quota.places).desc(), Partner.name, Quota.direction, Quota.role, Quota.activity)
    )
    return frame(connection, statement)


def _about(connection: Connection, visitor: Guest) -> dict[str, Any]:
    """What is known of an institution: name, city, founded, website; its other names stand in a list of their own."""
    if not visitor.partner:
        return {}
    statement = select(Partner.name, Partner.city, Partner.founded, Partner.website).where(
        Partner.key == visitor.partner
    )
    row = connection.execute(statement).mappings().one()
    native = (
        select(PartnerName.name)
        .join(Partner, Partner.id == PartnerName.partner_id)
        .where(Partner.key == visitor.partner, PartnerName.kind == "native")
        .order_by(PartnerName.id)
    )
    return {**row, "native": connection.execute(native).scalars().first()}
