"""Filters in; the university's associations, their known members and the years of its memberships out, as frames.

A country chooses the associations that have their seat or a known member in it; their members are then shown in full,
because a card that hides half of a list would say something else about the association.
"""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, null, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from lib import codes
from lib.filters import Filters
from lib.queries import selection
from lib.queries.frames import frame
from lib.queries.naming import spoken
from lib.schema import Association, AssociationMember, Membership, Partner, Source
from lib.years import last_day

NAMES = ("name", "name_az", "name_tr", "name_ru", "name_uz")
TIE = ("status", "since", "until", "fee", "currency", "as_of", "evidence", "verified")


def on_day(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Each association with the university's tie to it on the day of the question.

    key, name and name_<language>, short_name, listed_name, founded, seat_city, seat_country, latitude, longitude,
    member_count, member_count_as_of, website, note; status, since, until, fee, currency, as_of, evidence, verified (all
    None where no tie holds on the day), ended (last day of a tie that is over, where none holds), counted (whether it
    is a membership), source, quality, link (of the tie), illustrative.
    """
    tie = _ties(asked.as_of).where(_holds(asked.as_of)).subquery()
    over = select(Membership.association_id, func.max(Membership.until).label("ended")).where(
        Membership.until < asked.as_of
    )
    ended = over.group_by(Membership.association_id).subquery()
    statement = (
        select(
            *_columns(Association, "key", *NAMES, "short_name", "listed_name", "founded", "seat_city", "seat_country"),
            *_columns(Association, "latitude", "longitude", "member_count", "member_count_as_of", "website", "note"),
            *(tie.c[name] for name in TIE),
            case((tie.c.status.is_(None), ended.c.ended)).label("ended"),
            case((tie.c.status.in_(codes.COUNTED_MEMBERSHIP), 1), else_=0).label("counted"),
            Source.title.label("source"),
            Source.quality,
            Source.link,
            (selection.illustrative(Association.source_id) + func.coalesce(tie.c.illustrative, 0)).label(
                "illustrative"
            ),
        )
        .outerjoin(tie, and_(tie.c.association_id == Association.id, tie.c.place == 1))
        .outerjoin(ended, ended.c.association_id == Association.id)
        .outerjoin(Source, Source.id == tie.c.source_id)
        .where(*selection.associations(asked))
        .order_by(Association.id)
    )
    found = frame(connection, statement)
    return found.astype({"counted": bool})


def by_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Memberships on the last day of each year, or of its quarter; of the running year, on the day of the question.

    year, memberships (None where some may have held already, but since when they hold is not known), known (those that
    are known to have held), unknown_since (those that may have), confirmed (of the known, those that the association
    confirms), illustrative (rows behind all). The years begin with the first one that is known of any membership.
    """
    rows = _history(connection, asked)
    recorded = bool(rows or connection.scalar(select(func.count()).select_from(Membership)))
    last = min(asked.last or asked.as_of.year, asked.as_of.year)
    # A year that is asked for has a line also where it lies before all that is known.
    first = asked.first or min([last, *(row["from"].year for row in rows if row["from"])])
    lines = []
    # Where no tie of any kind is recorded, nobody has said that there is none.
    for year in range(first, last + 1) if recorded else ():
        day = min(asked.ends(year), asked.as_of)
        known = [row for row in _newest(rows, day) if row["counted"]]
        # On the day itself every tie without an end holds, also one that nobody knows the beginning of.
        sure = {row["association_id"] for row in known if day == asked.as_of or (row["from"] and row["from"] <= day)}
        # Nobody was a member of what did not exist yet.
        maybe = {row["association_id"] for row in known if (row["founded"] or year) <= year} - sure
        confirmed = sum(row["verified"] == "yes" for row in known if row["association_id"] in sure)
        marks = sum(row["illustrative"] for row in known)
        lines.append((year, None if maybe else len(sure), len(sure), len(maybe), confirmed, marks))
    counts = ("known", "unknown_since", "confirmed", "illustrative")
    found = pd.DataFrame(lines, columns=["year", "memberships", *counts])
    return found.astype({"memberships": float, **dict.fromkeys(("year", *counts), int)})


def time_line(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Every tie ever recorded up to the day of the question.

    key, name and name_<language>, short_name, founded (year), status, since (None: not known), until (None: holds on
    the day), illustrative. A tie without an end is over when the next begins, one without a first day when any other
    does; the one that `on_day` shows holds.
    """
    of_one = Membership.association_id
    following = func.lead(Membership.since).over(
        partition_by=of_one, order_by=(_undated(), Membership.since, Membership.id)
    )
    earliest = func.min(Membership.since).over(partition_by=of_one)
    held = _ties(asked.as_of).where(_holds(asked.as_of)).subquery()
    holds = Membership.id.in_(select(held.c.id).where(held.c.place == 1))
    after = case((holds, None), (Membership.since.is_(None), earliest), else_=following)
    ties = (
        select(
            *_columns(Membership, "association_id", "status", "since", "id"),
            selection.illustrative(Membership.source_id).label("illustrative"),
            func.coalesce(Membership.until, after).label("until"),
        )
        .where(_begun(asked.as_of))
        .subquery()
    )
    statement = (
        select(
            *_columns(Association, "key", *NAMES, "short_name", "founded"),
            *(ties.c[name] for name in ("status", "since")),
            case((ties.c.until < asked.as_of, ties.c.until)).label("until"),
            (selection.illustrative(Association.source_id) + ties.c.illustrative).label("illustrative"),
        )
        .join(ties, ties.c.association_id == Association.id)
        .where(*selection.associations(asked))
        .order_by(Association.id, case((ties.c.since.is_(None), 1), else_=0), ties.c.since, ties.c.id)
    )
    return frame(connection, statement)


def members(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Known members of the associations that were chosen; no such list is complete.

    association (key), partner (key, None where it is none of ours), partner_name, name, country, status, as_of (partial
    date of the list), source, quality, link, illustrative.
    """
    statement = (
        select(
            Association.key.label("association"),
            Partner.key.label("partner"),
            Partner.name.label("partner_name"),
            AssociationMember.name,
            func.coalesce(AssociationMember.country, Partner.country).label("country"),
            *_columns(AssociationMember, "status", "as_of"),
            Source.title.label("source"),
            Source.quality,
            Source.link,
            selection.illustrative(AssociationMember.source_id).label("illustrative"),
        )
        .select_from(AssociationMember)
        .join(Association, Association.id == AssociationMember.association_id)
        .join(Source, Source.id == AssociationMember.source_id)
        .outerjoin(Partner, Partner.id == AssociationMember.partner_id)
        .where(*selection.associations(asked))
        .order_by(Association.id, AssociationMember.id)
    )
    return frame(connection, statement)


def shared(connection: Connection, day: date, theirs: ColumnElement[bool], language: str) -> pd.DataFrame:
    """Associations that the university and known members belong to on the day; `theirs` says, of AssociationMember and
    Partner, which members are meant.

    key, name (in the language), status (of the member), as_of (partial date of the list), illustrative.
    """
    tie = _ties(day).where(_holds(day)).subquery()
    marks = (
        selection.illustrative(Association.source_id)
        + tie.c.illustrative
        + selection.illustrative(AssociationMember.source_id)
    )
    statement = (
        select(Association.key, spoken(Association, "name", language))
        .add_columns(AssociationMember.status, AssociationMember.as_of, marks.label("illustrative"))
        .join(AssociationMember, AssociationMember.association_id == Association.id)
        .join(tie, and_(tie.c.association_id == Association.id, tie.c.place == 1))
        .outerjoin(Partner, Partner.id == AssociationMember.partner_id)
        .where(theirs, *(one.in_(codes.COUNTED_MEMBERSHIP) for one in (tie.c.status, AssociationMember.status)))
        .order_by(Association.name, AssociationMember.id)
    )
    return frame(connection, statement).astype({"illustrative": "int64"})


def by_country(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Countries in which the university's associations have their seat or a known member.

    country, status (the university's tie on the day), associations, members (known ones, once per association),
    partners (those of them that are partners of the university, each once), illustrative.
    """
    tie = _ties(asked.as_of).where(_holds(asked.as_of)).subquery()
    places = _places().subquery()
    statement = (
        select(
            places.c.country,
            tie.c.status,
            func.count(places.c.association_id.distinct()).label("associations"),
            func.sum(places.c.member).label("members"),
            func.count(places.c.partner_id.distinct()).label("partners"),
            func.sum(places.c.illustrative).label("illustrative"),
        )
        .join(tie, and_(tie.c.association_id == places.c.association_id, tie.c.place == 1, tie.c.status != "left"))
        .where(places.c.country.is_not(None))
        .group_by(places.c.country, tie.c.status)
        .order_by(places.c.country, tie.c.status)
    )
    countries = asked.countries()
    if countries is not None:
        statement = statement.where(places.c.country.in_(countries))
    return frame(connection, statement).astype(
        dict.fromkeys(("associations", "members", "partners", "illustrative"), int)
    )


def _places() -> Any:
    seats = select(
        Association.id.label("association_id"),
        Association.seat_country.label("country"),
        literal(0).label("member"),
        null().label("partner_id"),
        selection.illustrative(Association.source_id).label("illustrative"),
    )
    listed = (
        select(
            AssociationMember.association_id,
            func.coalesce(AssociationMember.country, Partner.country),
            literal(1),
            AssociationMember.partner_id,
            selection.illustrative(AssociationMember.source_id),
        )
        .outerjoin(Partner, Partner.id == AssociationMember.partner_id)
        .where(AssociationMember.status.in_(codes.COUNTED_MEMBERSHIP))
    )
    return union_all(seats, listed)


def _columns(table: Any, *names: str) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names]


def _undated() -> ColumnElement[int]:
    return case((Membership.since.is_(None), 1), else_=0)


def _begun(day: date) -> ColumnElement[bool]:
    return or_(Membership.since.is_(None), Membership.since <= day)


def _holds(day: date) -> ColumnElement[bool]:
    return and_(_begun(day), or_(Membership.until.is_(None), Membership.until >= day))


def _ties(day: date) -> Select[*tuple[Any, ...]]:
    """Ties with their place: of several that hold at once the newest counts; one without a date stands last."""
    newest = func.row_number().over(
        partition_by=Membership.association_id, order_by=(_undated(), Membership.since.desc(), Membership.id.desc())
    )
    return select(
        *_columns(Membership, "id", "association_id", *TIE, "source_id"),
        selection.illustrative(Membership.source_id).label("illustrative"),
        newest.label("place"),
    )


def _history(connection: Connection, asked: Filters) -> list[dict[str, Any]]:
    """Every tie begun by the day: association, its year, from (first day known to hold, or None), until, counted."""
    statement = (
        select(
            *_columns(Membership, "id", "association_id", "since", "until", "as_of", "verified"),
            case((Membership.status.in_(codes.COUNTED_MEMBERSHIP), 1), else_=0).label("counted"),
            selection.illustrative(Membership.source_id).label("illustrative"),
            Association.founded,
        )
        .join(Association, Association.id == Membership.association_id)
        .where(_begun(asked.as_of), *selection.associations(asked))
    )
    rows = [dict(row) for row in connection.execute(statement).mappings()]
    for row in rows:
        # A status that a dated page confirms is known to hold from that date on, whenever it began.
        seen = last_day(row["as_of"]) if row["as_of"] else None
        row["from"] = row["since"] or (min(seen, asked.as_of) if seen else None)
    return rows


def _newest(rows: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """The tie of each association that holds, or may hold, on the day."""
    found: dict[int, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["since"] is not None, row["since"] or date.min, row["id"])):
        begun = row["since"] is None or row["since"] <= day
        if begun and (row["until"] is None or row["until"] >= day):
            found[row["association_id"]] = row
    return list(found.values())
