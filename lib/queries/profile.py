"""The key of a partner in; everything that the database knows about it out, part by part."""

from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, case, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from lib import codes
from lib.filters import Filters
from lib.queries import academic, grant_projects, memberships, selection
from lib.queries.frames import frame
from lib.queries.naming import spoken
from lib.schema import (
    Activity,
    Agreement,
    Copublication,
    Grant,
    GrantPartner,
    JointProgramme,
    Mobility,
    Partner,
    PartnerName,
    Source,
    Unit,
)

OWN: Final = (
    "key",
    "name",
    "kind",
    "country",
    "city",
    "coordinate_precision",
    "founded",
    "ror",
    "erasmus_code",
    "pic",
    "schac",
    "website",
    "listed",
    "verified",
    "note",
)


def about(connection: Connection, partner: str) -> dict[str, Any] | None:
    """The partner's own row, or None for a key that is not there.

    Besides its columns: latitude, longitude (the campus, else the city), merged_into and merged_into_name,
    predecessors (pairs of key and name), source, source_link, source_as_of, illustrative (0 or 1).
    """
    successor = aliased(Partner)
    statement = (
        select(
            *(getattr(Partner, name) for name in OWN),
            func.coalesce(Partner.campus_latitude, Partner.latitude).label("latitude"),
            func.coalesce(Partner.campus_longitude, Partner.longitude).label("longitude"),
            successor.key.label("merged_into"),
            successor.name.label("merged_into_name"),
            Source.title.label("source"),
            Source.link.label("source_link"),
            Source.as_of.label("source_as_of"),
            selection.illustrative(Partner.source_id).label("illustrative"),
        )
        .join(Source, Source.id == Partner.source_id)
        .outerjoin(successor, successor.id == Partner.merged_into_id)
        .where(Partner.key == partner)
    )
    row = connection.execute(statement).mappings().first()
    if row is None:
        return None
    older = select(Partner.key, Partner.name).join(successor, successor.id == Partner.merged_into_id)
    found = connection.execute(older.where(successor.key == partner).order_by(Partner.name))
    return {**row, "predecessors": tuple((key, name) for key, name in found)}


def names(connection: Connection, partner: str) -> pd.DataFrame:
    """Its other names: name, language (ISO 639-1), kind, source (title), illustrative."""
    statement = (
        select(PartnerName.name, PartnerName.language, PartnerName.kind, Source.title.label("source"))
        .add_columns(_mark(PartnerName.source_id))
        .join(Partner, Partner.id == PartnerName.partner_id)
        .join(Source, Source.id == PartnerName.source_id)
        .where(Partner.key == partner)
        .order_by(PartnerName.id)
    )
    return frame(connection, statement)


def moves_by_year(connection: Connection, asked: Filters, partner: str) -> pd.DataFrame:
    """year, direction, moves (people), illustrative (rows), running (whether the year is not over)."""
    year = selection.move_year(asked)
    statement = (
        select(year.label("year"), Mobility.direction, func.sum(Mobility.participants).label("moves"))
        .add_columns(func.sum(selection.illustrative(Mobility.source_id)).label("illustrative"))
        .join(Partner, Partner.id == Mobility.partner_id)
        .where(*selection.moves(asked), Partner.key == partner)
        .group_by(year, Mobility.direction)
        .order_by(year, Mobility.direction.desc())
    )
    found = frame(connection, statement).astype({"year": "int64", "moves": "int64"})
    return found.assign(running=found["year"] >= academic.unfinished(connection, asked))


def projects(connection: Connection, asked: Filters, partner: str, language: str = "en") -> pd.DataFrame:
    """Projects that it is in: key, title (in the language), acronym, funder, role (of the university), status,
    call_year, start_date, end_date, illustrative, state (on the day of the question)."""
    statement = (
        select(Grant.key, spoken(Grant, "title", language), *_of(Grant, "acronym", "funder", "role", "status"))
        .add_columns(Grant.call_year, Grant.start_date, Grant.end_date, _mark(Grant.source_id))
        .where(Grant.id.in_(_with(GrantPartner.grant_id, GrantPartner.partner_id, partner)))
        .order_by(case((Grant.start_date.is_(None), 1), else_=0), Grant.start_date.desc(), Grant.id)
    )
    found = frame(connection, statement)
    lines = zip(found["status"], found["start_date"], found["end_date"], strict=True)
    return found.assign(state=[grant_projects.state(*line, asked.as_of) for line in lines])


def activities(connection: Connection, asked: Filters, partner: str, language: str = "en") -> pd.DataFrame:
    """Activities with it that have begun: key, kind, title (in the language), start_date, end_date, place, mode,
    home_participants, foreign_participants, illustrative."""
    statement = (
        select(Activity.key, Activity.kind, spoken(Activity, "title", language))
        .add_columns(*_of(Activity, "start_date", "end_date", "place", "mode"))
        .add_columns(Activity.home_participants, Activity.foreign_participants, _mark(Activity.source_id))
        .where(Activity.partner_id == _id(partner), Activity.start_date <= asked.as_of)
        .order_by(Activity.start_date.desc(), Activity.id)
    )
    return frame(connection, statement)


def associations(connection: Connection, asked: Filters, partner: str, language: str) -> pd.DataFrame:
    """Associations that both belong to: key, name (in the language), status (of the partner), as_of (partial date),
    illustrative. Of several lists that name the partner the newest counts."""
    listed = memberships.shared(connection, asked.as_of, Partner.key == partner, language)
    newest = listed.sort_values("as_of", kind="stable", na_position="first").drop_duplicates("key", keep="last")
    return newest.sort_index().reset_index(drop=True)


def joint_programmes(connection: Connection, partner: str, language: str) -> pd.DataFrame:
    """key, title and unit (name; both in the language), kind, level (EQF), since, until, illustrative."""
    statement = (
        select(JointProgramme.key, spoken(JointProgramme, "title", language), JointProgramme.kind, JointProgramme.level)
        .add_columns(spoken(Unit, "name", language).label("unit"))
        .add_columns(JointProgramme.since, JointProgramme.until, _mark(JointProgramme.source_id))
        .select_from(JointProgramme)
        .outerjoin(Unit, Unit.id == JointProgramme.unit_id)
        .where(JointProgramme.partner_id == _id(partner))
        .order_by(JointProgramme.title)
    )
    return frame(connection, statement)


def papers_by_year(connection: Connection, partner: str) -> pd.DataFrame:
    """year, papers, illustrative (rows)."""
    statement = (
        select(Copublication.year, func.sum(Copublication.papers).label("papers"))
        .add_columns(func.sum(selection.illustrative(Copublication.source_id)).label("illustrative"))
        .where(Copublication.partner_id == _id(partner))
        .group_by(Copublication.year)
        .order_by(Copublication.year)
    )
    return frame(connection, statement).astype({"year": "int64", "papers": "int64"})


def known_since(connection: Connection, asked: Filters, partner: str) -> pd.DataFrame:
    """What is known to have begun by the day, and since when: part (agreements, moves, activities, projects,
    joint_programmes, papers), number (people moved, papers written; of the others, records), first and last (year;
    None where not known), illustrative (rows). A project is one that was funded. What has no date at all is counted."""
    whose = _id(partner)
    year = {
        "agreements": func.extract("year", Agreement.valid_from),
        "activities": func.extract("year", Activity.start_date),
        "projects": func.coalesce(func.extract("year", Grant.start_date), Grant.call_year),
        "joint_programmes": func.extract("year", JointProgramme.since),
    }
    parts = [
        _span("agreements", Agreement, year["agreements"]).where(
            Agreement.partner_id == whose, Agreement.valid_from <= asked.as_of
        ),
        _span("moves", Mobility, Mobility.calendar_year, func.sum(Mobility.participants)).where(
            Mobility.partner_id == whose, *selection.moves(Filters(as_of=asked.as_of))
        ),
        _span("activities", Activity, year["activities"]).where(
            Activity.partner_id == whose, Activity.start_date <= asked.as_of
        ),
        _span("projects", Grant, year["projects"]).where(
            Grant.id.in_(_with(GrantPartner.grant_id, GrantPartner.partner_id, partner)),
            Grant.status.in_(codes.FUNDED_STATUS),
            or_(Grant.start_date.is_(None), Grant.start_date <= asked.as_of),
            or_(Grant.start_date.is_not(None), Grant.call_year.is_(None), Grant.call_year <= asked.as_of.year),
        ),
        _span("joint_programmes", JointProgramme, year["joint_programmes"]).where(
            JointProgramme.partner_id == whose,
            or_(JointProgramme.since.is_(None), JointProgramme.since <= asked.as_of),
        ),
        _span("papers", Copublication, Copublication.year, func.sum(Copublication.papers)).where(
            Copublication.partner_id == whose, Copublication.year <= asked.as_of.year
        ),
    ]
    lines = [
        (part, int(number), None if first is None else int(first), None if last is None else int(last), int(marks or 0))
        for part, number, first, last, marks in connection.execute(union_all(*parts))
        if number
    ]
    lines.sort(key=lambda line: (line[2] is None, line[2] or 0))
    return pd.DataFrame(lines, columns=["part", "number", "first", "last", "illustrative"], dtype=object)


def _span(part: str, table: Any, year: Any, number: Any = None) -> Select[*tuple[Any, ...]]:
    """A line of `known_since`; `number` adds up what a row is the sum of, where it is one."""
    marks = func.sum(selection.illustrative(table.source_id))
    how_many = func.count(table.id) if number is None else number
    return select(literal(part), how_many, func.min(year), func.max(year), marks)


def _id(partner: str) -> Any:
    return select(Partner.id).where(Partner.key == partner).scalar_subquery()


def _with(row: InstrumentedAttribute[Any], whose: InstrumentedAttribute[Any], partner: str) -> Any:
    return select(row).where(whose == _id(partner))


def _of(table: Any, *names: str) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names]


def _mark(source_id: InstrumentedAttribute[Any]) -> Any:
    return selection.illustrative(source_id).label("illustrative")
