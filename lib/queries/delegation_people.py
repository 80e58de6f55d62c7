"""A guest in; what may be said of the people who moved out, masked by `lib.queries.masking`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, func, select

from lib.filters import Filters
from lib.queries import masking, selection
from lib.queries.guests import Guest
from lib.queries.masking import WAYS, Period
from lib.queries.successors import present
from lib.schema import Mobility, Partner, Unit

STUDENTS: Final = "student"
STAFF: Final = "staff"  # teachers too: the two together are large enough more often


@dataclass(frozen=True, eq=False)
class People:
    """What may be said of people; None is not told.

    Of a country None is fewer than `least`, which may be 0; of an institution it may be any number.
    `totals` and `country`: per direction, of the guest and of its country. `roles`: per direction, students and staff
    of the country, or nothing where one of both is too few. `ways`: the directions that `years` and `units` have a
    column for. `units`: faculty, and "" for the others together. `little`: faculties that have no figure of their own.
    `alone`: per direction the institutions that have one.
    """

    least: int
    totals: dict[str, int | None]
    country: dict[str, int | None]
    roles: dict[str, dict[str, int]]
    ways: tuple[str, ...]
    years: list[Period]
    units: dict[str, tuple[int, ...]]
    little: tuple[str, ...]
    alone: dict[str, frozenset[str]]
    # Whether any row behind it is illustrative. How many would be a count of its own.
    illustrative: bool

    @property
    def by_faculty(self) -> bool:
        """Whether faculties can be told apart: one beside all others together says nothing of them."""
        return len(set(self.units) - {""}) > 1


def people(connection: Connection, visitor: Guest, day: date, least: int) -> People:
    """Moves that have begun, masked."""
    least = max(least, masking.FLOOR)
    rows = _moves(connection, Filters(as_of=day, country=(visitor.country,)))
    country = {way: masking.shown(_count(rows, way), least) for way in WAYS}
    alone = {way: _alone(connection, rows, visitor.country, way, least) for way in WAYS}
    totals = country if not visitor.partner else {way: alone[way].get(visitor.partner) for way in WAYS}
    ways = tuple(way for way in WAYS if country[way] is not None)
    units = (
        _grouped(_by(rows, "unit", ways, _faculties(connection)), least)
        if ways
        else masking.Groups({}, frozenset(), ())
    )
    years = masking.periods(_years(connection, day), _by(rows, "year", ways), least) if ways else []
    return People(
        least=least,
        totals=totals,
        country=country,
        roles={way: _roles(rows, way, least) for way in ways},
        ways=ways,
        years=years,
        units={**units.shown, **({"": units.together} if units.rest else {})} if units.shown else {},
        little=tuple(sorted(units.rest - {""})),
        alone={way: frozenset(found) for way, found in alone.items()},
        illustrative=bool(rows["illustrative"].any()) and bool(ways),
    )


def _moves(connection: Connection, asked: Filters) -> pd.DataFrame:
    """direction, role (student, staff), year, unit, partner, people, illustrative; of one country, not yet masked."""
    statement = (
        select(Mobility.direction, Mobility.role, Mobility.calendar_year, Unit.key, Mobility.partner_id)
        .add_columns(func.sum(Mobility.participants), func.sum(selection.illustrative(Mobility.source_id)))
        .outerjoin(Unit, Unit.id == Mobility.unit_id)
        .where(*selection.moves(asked))
        .group_by(Mobility.direction, Mobility.role, Mobility.calendar_year, Unit.key, Mobility.partner_id)
    )
    named = _institutions(connection)
    lines = [
        (way, STUDENTS if role == STUDENTS else STAFF, int(year), unit or "", named.get(number, ""), int(n), int(marks))
        for way, role, year, unit, number, n, marks in connection.execute(statement)
    ]
    return pd.DataFrame(lines, columns=["direction", "role", "year", "unit", "partner", "people", "illustrative"])


def _institutions(connection: Connection, country: str = "") -> dict[int, str]:
    """Partners (id), of one country where it is given, and the key of the institution that each is today."""
    rows = connection.execute(select(Partner.id, Partner.key, Partner.country)).all()
    keys, today = {number: key for number, key, _ in rows}, present(connection)
    return {number: keys[today.get(number, number)] for number, _, at in rows if country in ("", at)}


def _count(rows: pd.DataFrame, way: str) -> int:
    return int(rows.loc[rows["direction"] == way, "people"].sum())


def _by(rows: pd.DataFrame, column: str, ways: Iterable[str], every: Iterable[Any] = ()) -> dict[Any, tuple[int, ...]]:
    """Per value one count per direction; `every` value has a line, also where nobody moved."""
    sums: Counter[tuple[Any, str]] = Counter()
    for key, way, n in zip(rows[column], rows["direction"], rows["people"], strict=True):
        sums[key, way] += int(n)
    keys = dict.fromkeys([*every, *rows[column]])
    return {key: tuple(sums[key, way] for way in ways) for key in keys}


def _alone(connection: Connection, rows: pd.DataFrame, country: str, way: str, least: int) -> dict[str, int]:
    """Institutions of today whose total one way may be shown beside that of their country."""
    every = _institutions(connection, country).values()
    found = masking.groups(_by(rows[rows["direction"] == way], "partner", [way], every), least)
    return {key: counts[0] for key, counts in found.shown.items() if key}


def _roles(rows: pd.DataFrame, way: str, least: int) -> dict[str, int]:
    found = masking.groups(_by(rows[rows["direction"] == way], "role", [way], (STUDENTS, STAFF)), least)
    return {role: counts[0] for role, counts in found.shown.items()} if not found.rest else {}


def _years(connection: Connection, day: date) -> list[int]:
    """From the first year of any move of the database to the running one."""
    first = connection.execute(select(func.min(Mobility.calendar_year))).scalar()
    return list(range(min(first or day.year, day.year), day.year + 1))


def _faculties(connection: Connection) -> list[str]:
    return list(connection.execute(select(Unit.key).order_by(Unit.id)).scalars())


def _grouped(counts: dict[str, masking.Counts], least: int) -> masking.Groups:
    """The faculties; people without a recorded one stand with the rest, however many they are."""
    found = masking.groups(counts, least)
    if "" not in found.shown:
        return found
    alone = {key: each for key, each in found.shown.items() if key}
    return masking.Groups(alone, frozenset({""}), found.shown[""])
