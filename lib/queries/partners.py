"""Filters in; the partners with what is alive with each, their names, and the years in which they were active, out."""

from collections.abc import Set
from typing import Any, Final

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select
from sqlalchemy.orm import aliased

from lib import i18n
from lib.alphabet import folded
from lib.filters import Filters
from lib.queries import agreements, selection
from lib.queries.partner_years import active, events
from lib.schema import Activity, Agreement, Claim, Mobility, Partner, PartnerName

LISTING: Final = (
    "key",
    "name",
    "kind",
    "city",
    "country",
    "latitude",
    "longitude",
    "listed",
    "verified",
    "merged_into",
    "agreements",
    "outgoing",
    "incoming",
    "activities",
    "activity",
    "illustrative",
)


def listing(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Partners with what is alive with them, the busiest first.

    key, name, kind, city, country, latitude, longitude (the campus, else the city), listed (whether the university
    itself names it; others are here only where they have rows), verified, merged_into (key), agreements (in force on
    the day of the question), outgoing and incoming (people moved in the years), activities (in the years), activity
    (moves and activities together), illustrative (rows behind these figures).
    """
    successor = aliased(Partner)
    statement = (
        select(
            Partner.id,
            *(getattr(Partner, name) for name in ("key", "name", "kind", "city", "country", "listed", "verified")),
            func.coalesce(Partner.campus_latitude, Partner.latitude).label("latitude"),
            func.coalesce(Partner.campus_longitude, Partner.longitude).label("longitude"),
            successor.key.label("merged_into"),
            selection.illustrative(Partner.source_id).label("own"),
        )
        .outerjoin(successor, successor.id == Partner.merged_into_id)
        .where(*selection.partners(asked))
    )
    held, moved, met = _held(connection, asked), _moved(connection, asked), _met(connection, asked)
    lines = []
    for row in connection.execute(statement).mappings():
        papers, people, events = (
            held.get(row["id"], (0, 0)),
            moved.get(row["id"], (0, 0, 0)),
            met.get(row["id"], (0, 0)),
        )
        if not row["listed"] and not (papers[0] or people[0] or people[1] or events[0]):
            continue
        figures = {"agreements": papers[0], "outgoing": people[0], "incoming": people[1], "activities": events[0]}
        marks = papers[1] + people[2] + events[1] + row["own"]
        lines.append({**row, **figures, "activity": people[0] + people[1] + events[0], "illustrative": marks})
    lines.sort(key=lambda line: (-line["activity"], -line["agreements"], line["name"]))
    return _typed(pd.DataFrame(lines, columns=list(LISTING), dtype=object))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    counts = ("agreements", "outgoing", "incoming", "activities", "activity", "illustrative")
    kinds = dict.fromkeys(counts, "int64") | {"latitude": "float64", "longitude": "float64", "listed": "bool"}
    return frame.astype(kinds)


def _held(connection: Connection, asked: Filters) -> dict[int, tuple[int, int]]:
    """Agreements in force, and illustrative ones among them, per partner."""
    statement = (
        select(Agreement.partner_id, func.count(), func.sum(selection.illustrative(Agreement.source_id)))
        .join(Partner, Partner.id == Agreement.partner_id)
        .where(*selection.agreements(asked), selection.in_force(asked.as_of))
        .group_by(Agreement.partner_id)
    )
    return {key: (int(n), int(marks)) for key, n, marks in connection.execute(statement)}


def _moved(connection: Connection, asked: Filters) -> dict[int, tuple[int, int, int]]:
    """People out, people in, and illustrative rows, per partner."""
    out, inward = (_people(Mobility.direction == way) for way in ("outgoing", "incoming"))
    statement = (
        select(Mobility.partner_id, out, inward, func.sum(selection.illustrative(Mobility.source_id)))
        .where(*selection.moves(asked), Mobility.partner_id.is_not(None))
        .group_by(Mobility.partner_id)
    )
    rows = connection.execute(statement)
    return {key: (int(out), int(in_), int(marks)) for key, out, in_, marks in rows if key is not None}


def _people(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, Mobility.participants), else_=0))


def _met(connection: Connection, asked: Filters) -> dict[int, tuple[int, int]]:
    """Activities, and illustrative ones among them, per partner."""
    statement = (
        select(Activity.partner_id, func.count(), func.sum(selection.illustrative(Activity.source_id)))
        .where(*events(asked), Activity.partner_id.is_not(None))
        .group_by(Activity.partner_id)
    )
    rows = connection.execute(statement)
    return {key: (int(n), int(marks)) for key, n, marks in rows if key is not None}


def moves_by_country(connection: Connection, asked: Filters) -> pd.DataFrame:
    """country, moves (people, those without a known partner too), illustrative (rows)."""
    statement = (
        select(Mobility.country, func.sum(Mobility.participants), func.sum(selection.illustrative(Mobility.source_id)))
        .where(*selection.moves(asked))
        .group_by(Mobility.country)
    )
    lines = sorted((str(c), int(n), int(marks)) for c, n, marks in connection.execute(statement))
    frame = pd.DataFrame(lines, columns=["country", "moves", "illustrative"])
    return frame.astype({"country": "str", "moves": "int64", "illustrative": "int64"})


def active_by_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Foreign organisations with an agreement in force, a move or an activity in the calendar year.

    year, partners, countries; partners_so_far and countries_so_far, those of the year's days up to the day and month of
    the question (NaN where it hangs on a move without a date); illustrative (rows behind it). An organisation and the
    one that it was merged into are one. An agreement has no direction or role and an activity no programme either: they
    are left out where one of these is asked for. Of a year after the last that the records speak of nothing is known.
    """
    countries = {row.id: row.country for row in connection.execute(select(Partner.id, Partner.country))}
    found, known = active(connection, asked), _recorded(connection, asked)
    lines = []
    for year in (one for one in agreements.years(asked, found) if one <= known):
        own = found.get(year, {})
        early = [{p for p, one in own.items() if one.early is sure} for sure in (True, None)]
        places = [{countries[p] for p in some} for some in (own, *early)]
        marks = sum(one.marks for one in own.values())
        lines.append((year, len(own), len(places[0]), _sure(*early), _sure(*places[1:]), marks))
    columns = ["year", "partners", "countries", "partners_so_far", "countries_so_far", "illustrative"]
    return pd.DataFrame(lines, columns=columns, dtype=object).astype(
        {name: "float64" if name.endswith("so_far") else "int64" for name in columns}
    )


def _recorded(connection: Connection, asked: Filters) -> int:
    """The last year that the records speak of: agreements tell of today, moves and activities of their own days."""
    if connection.execute(select(Agreement.id).limit(1)).first():
        return asked.as_of.year
    open_ = Filters(as_of=asked.as_of)
    moved = select(func.max(Mobility.calendar_year)).where(*selection.moves(open_))
    met = select(func.max(Activity.start_date)).where(*selection.activities(open_))
    year, day = connection.execute(moved).scalar(), connection.execute(met).scalar()
    return max(year or 0, day.year if day else 0)


def _sure(known: Set[Any], maybe: Set[Any]) -> int | None:
    return None if maybe - known else len(known)


def changes(connection: Connection, asked: Filters) -> pd.DataFrame:
    """Partners that are active in the year of the question and were not in the year before (1), or the reverse (-1).

    key, name, country, change, illustrative (rows that made it active), the new ones first, each by name. A running
    year stands beside the same days of the year before.
    """
    found, year = active(connection, asked.without("years")), asked.this_year()
    now, before = found.get(year, {}), found.get(year - 1, {})
    if year == asked.unfinished_year():
        before = {p: one for p, one in before.items() if one.early}
    changed = {p: (1, one.marks) for p, one in now.items() if p not in before}
    changed |= {p: (-1, one.marks) for p, one in before.items() if p not in now}
    names = connection.execute(select(Partner.id, Partner.key, Partner.name, Partner.country))
    lines = [(row.key, row.name, row.country, *changed[row.id]) for row in names if row.id in changed]
    lines.sort(key=lambda line: (-line[3], line[1], line[0]))
    frame = pd.DataFrame(lines, columns=["key", "name", "country", "change", "illustrative"], dtype=object)
    return frame.astype({"change": "int64", "illustrative": "int64"})


def claimed(connection: Connection) -> pd.DataFrame:
    """The university's own statements that name countries: key, countries (codes between blanks), illustrative."""
    statement = (
        select(Claim.key, Claim.countries, selection.illustrative(Claim.source_id))
        .where(Claim.countries.is_not(None))
        .order_by(Claim.id)
    )
    lines = [tuple(row) for row in connection.execute(statement)]
    return pd.DataFrame(lines, columns=["key", "countries", "illustrative"], dtype=object)


def names(connection: Connection) -> pd.DataFrame:
    """Every name of every partner, its official one first: partner (key), name, language, kind, illustrative."""
    official = select(Partner.key, Partner.name, selection.illustrative(Partner.source_id))
    others = (
        select(Partner.key, PartnerName.name, PartnerName.language, PartnerName.kind)
        .add_columns(selection.illustrative(PartnerName.source_id))
        .join(Partner, Partner.id == PartnerName.partner_id)
        .order_by(PartnerName.id)
    )
    lines: list[tuple[Any, ...]] = [
        (key, name, None, "official", mark) for key, name, mark in connection.execute(official)
    ]
    lines += [tuple(row) for row in connection.execute(others)]
    return pd.DataFrame(lines, columns=["partner", "name", "language", "kind", "illustrative"], dtype=object)


def matching(connection: Connection, text: str) -> frozenset[str]:
    """Keys of the partners one of whose names, cities, countries (in any language) or codes holds every word of it."""
    wanted = folded(text).split()
    place = select(Partner.key, Partner.country, Partner.city, Partner.erasmus_code, Partner.schac)
    known = names(connection)
    found: list[tuple[str, str]] = list(zip(known["partner"], known["name"], strict=True))
    for key, country, *values in connection.execute(place):
        found += [(key, i18n.words(language).country(country)) for language in i18n.languages()]
        found += [(key, value) for value in values if value]
    return frozenset(key for key, name in found if all(word in folded(name) for word in wanted))
