"""Filters in; moves out as tidy frames: by year, country, programme and faculty, the balance of countries, the rows.

A move is counted once its stay has begun, by the people in it (`participants`); a person who goes twice is two moves.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Executable, case, extract, func, select

from lib import codes
from lib.filters import Filters
from lib.queries import academic, selection
from lib.schema import Mobility, Partner, Unit
from lib.years import year_of

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
    by = [selection.move_year(asked), Mobility.direction, Mobility.role]
    found = _up_to_the_day(connection, asked, ["year", "direction", "role"], by)
    undated = found["so_far"].isna()
    whole = _complete(found.assign(so_far=found["so_far"].fillna(0), undated=undated), _years(connection, asked))
    whole["so_far"] = whole["so_far"].astype(float).where(whole["undated"] == 0)
    whole["running"] = whole["year"] >= academic.unfinished(connection, asked)
    return whole[["year", "direction", "role", "moves", "so_far", "running", "illustrative"]]


def by_country(connection: Connection, asked: Filters) -> pd.DataFrame:
    """country, direction, role, moves (people), illustrative (rows)."""
    return _moves(connection, asked, ["country", "direction", "role"])


def by_country_and_year(connection: Connection, asked: Filters) -> pd.DataFrame:
    """year, country, moves (people), so_far (as in `by_year`), illustrative (rows), running (the year is not over).

    A country has a line in the years in which anybody moved.
    """
    found = _up_to_the_day(connection, asked, ["year", "country"], [selection.move_year(asked), Mobility.country])
    found = found.assign(running=found["year"] >= academic.unfinished(connection, asked))
    return found[["year", "country", "moves", "so_far", "illustrative", "running"]]


def by_programme(connection: Connection, asked: Filters) -> pd.DataFrame:
    """year, programme, direction, role, moves (people), illustrative (rows), running (whether the year is not over)."""
    found = _moves(connection, asked, ["year", "programme", "direction", "role"])
    return found.assign(running=found["year"] >= academic.unfinished(connection, asked))


def changes(connection: Connection, asked: Filters) -> pd.DataFrame:
    """What the change from the year before to the year of the question consists of; no other year is looked at.

    direction, role, country, programme, unit (key; empty where it is not recorded), now (people in the year), before
    (people in the year before; a running year stands beside the same days of it, and where one of these has no date
    the part is not known: NaN), illustrative. Each kind of move has a line for either year.
    """
    year = asked.this_year()
    two = replace(asked, first=year - 1, last=year, year_basis="calendar")
    kinds = [Mobility.direction, Mobility.role, Mobility.country, Mobility.programme, Unit.key]
    keys = ["direction", "role", "country", "programme", "unit"]
    found = _up_to_the_day(connection, two, ["year", *keys], [Mobility.calendar_year, *kinds])
    then = found["so_far"] if year == asked.unfinished_year() else found["moves"].astype(float)
    this = found["year"] == year
    found = found.assign(now=found["moves"].where(this, 0), before=then.mask(this, 0.0))
    return found[[*keys, "now", "before", "illustrative"]]


def by_unit(connection: Connection, asked: Filters) -> pd.DataFrame:
    """unit (key of the faculty; empty where it is not recorded), country, moves (people), illustrative (rows)."""
    return _moves(connection, asked, ["unit", "country"])


def balance(connection: Connection, asked: Filters) -> pd.DataFrame:
    """country, direction, amount (people), balance (incoming - outgoing), reciprocity (0 to 1), unknown, illustrative.

    Each country has a line each way; `balance` and `reciprocity` are of the country and the same in both.
    """
    return _balanced(_moves(connection, asked, ["country", "direction"]).rename(columns={"moves": "amount"}))


def semesters_of_three_years(connection: Connection, asked: Filters) -> pd.DataFrame:
    """`semesters` of the last year of the question and the two before it."""
    return semesters(connection, asked, 3)


def semesters_of_five_years(connection: Connection, asked: Filters) -> pd.DataFrame:
    """`semesters` of the last year of the question and the four before it."""
    return semesters(connection, asked, 5)


def semesters(connection: Connection, asked: Filters, years: int) -> pd.DataFrame:
    """As `balance`, with `amount` in student-semesters and two columns more: first and last, the years covered.

    A student-semester is 150 days of one student. A stay belongs wholly to the year in which it begins; `unknown` are
    the students whose stay has no known length, who are left out of the amount.
    """
    running = year_of(asked.as_of, _first_month(connection, asked))
    last = min(asked.last or running, running)
    window = replace(asked, first=last - years + 1, last=last)
    statement = (
        select(
            Mobility.country,
            Mobility.direction,
            func.coalesce(func.sum(Mobility.participants * Mobility.days), 0),
            func.sum(case((Mobility.days.is_(None), Mobility.participants), else_=0)),
            MARKED,
        )
        .where(*selection.moves(window), Mobility.role == "student")
        .group_by(Mobility.country, Mobility.direction)
    )
    found = _frame(connection, statement, ["country", "direction"], ["amount", "unknown", "illustrative"])
    found["amount"] = found["amount"] / SEMESTER_DAYS
    return _balanced(found).assign(first=window.first, last=window.last)


def undated(connection: Connection, asked: Filters) -> int:
    """People whose move has no known academic year, in the calendar years that the question touches."""
    calendar = replace(asked, year_basis="calendar", last=asked.last + 1 if asked.last is not None else None)
    statement = select(PEOPLE).where(*selection.moves(calendar), Mobility.academic_year.is_(None))
    return connection.execute(statement).scalar() or 0


def still_awaited(connection: Connection, asked: Filters) -> int:
    """People whose first day has passed while their move is still called nominated or planned: they count nowhere."""
    awaited = selection.moves(asked, codes.AWAITED_STATUS)
    return connection.execute(select(PEOPLE).where(*awaited)).scalar() or 0


def without_a_day(connection: Connection, asked: Filters) -> int:
    """People whose move is known by its year only, and is therefore in no quarter of it."""
    statement = select(PEOPLE).where(*selection.moves(replace(asked, quarter=None)), Mobility.start_date.is_(None))
    return connection.execute(statement).scalar() or 0


def rows(connection: Connection, asked: Filters, most: int) -> pd.DataFrame:
    """The newest rows, at most so many: year, start_date, end_date, days, codes and names, participants, illustrative.

    direction, role, activity, programme, mode, status, level and field are codes; partner and unit are keys, and
    partner_name is the name.
    """
    year = selection.move_year(asked).label("year")
    shown = [
        Mobility.start_date, Mobility.end_date, Mobility.days, Mobility.direction, Mobility.role, Mobility.activity,
        Mobility.programme, Mobility.country, Partner.key.label("partner"), Partner.name.label("partner_name"),
        Unit.key.label("unit"), Mobility.level,
        Mobility.field, Mobility.mode, Mobility.status, Mobility.participants,
    ]  # fmt: skip
    statement = (
        select(year, *shown, selection.illustrative(Mobility.source_id).label("illustrative"))
        .outerjoin_from(Mobility, Partner, Partner.id == Mobility.partner_id)
        .outerjoin(Unit, Unit.id == Mobility.unit_id)
        .where(*selection.moves(asked))
        .order_by(year.desc(), Mobility.start_date.is_(None), Mobility.start_date.desc(), Mobility.id.desc())
        .limit(most)
    )
    found = connection.execute(statement)
    return pd.DataFrame([tuple(row) for row in found], columns=list(found.keys()), dtype=object).astype(
        {"year": "int64", "days": "Int64", "level": "Int64", "participants": "int64", "illustrative": "int64"}
    )


def how_many(connection: Connection, asked: Filters) -> int:
    """Rows behind the page."""
    return connection.execute(select(func.count()).select_from(Mobility).where(*selection.moves(asked))).scalar_one()


def _moves(connection: Connection, asked: Filters, keys: Sequence[str]) -> pd.DataFrame:
    """People and illustrative rows for each value of the keys that occurs."""
    columns: dict[str, Any] = {
        "year": selection.move_year(asked),
        "unit": Unit.key,
        **{name: getattr(Mobility, name) for name in ("country", "programme", "direction", "role")},
    }
    by = [columns[key] for key in keys]
    statement = select(*by, PEOPLE, MARKED).where(*selection.moves(asked)).group_by(*by)
    if "unit" in keys:
        statement = statement.outerjoin_from(Mobility, Unit, Unit.id == Mobility.unit_id)
    return _frame(connection, statement, keys, ["moves", "illustrative"])


def _up_to_the_day(connection: Connection, asked: Filters, keys: Sequence[str], by: Sequence[Any]) -> pd.DataFrame:
    """`_moves`, and so_far: the part that had begun by the day of the question in its year; NaN where a date lacks."""
    start = _first_month(connection, asked)
    reached = _place(extract("month", Mobility.start_date), extract("day", Mobility.start_date), start)
    begun = reached <= _place(asked.as_of.month, asked.as_of.day, start)
    so_far = func.sum(case((begun, Mobility.participants), else_=0))
    undated = func.count() - func.count(Mobility.start_date)
    statement = select(*by, PEOPLE, so_far, undated, MARKED).where(*selection.moves(asked)).group_by(*by)
    if "unit" in keys:
        statement = statement.outerjoin_from(Mobility, Unit, Unit.id == Mobility.unit_id)
    found = _frame(connection, statement, keys, ["moves", "so_far", "undated", "illustrative"])
    return found.assign(so_far=found["so_far"].astype(float).where(found["undated"] == 0)).drop(columns="undated")


def _balanced(found: pd.DataFrame) -> pd.DataFrame:
    """Both ways of each country, with 2 min(in, out) / (in + out), which has no answer where both are 0."""
    ways = pd.MultiIndex.from_product([sorted(set(found["country"])), codes.DIRECTION], names=["country", "direction"])
    whole = found.set_index(["country", "direction"]).reindex(ways, fill_value=0).reset_index()
    wide = whole.pivot(index="country", columns="direction", values="amount").reindex(columns=list(codes.DIRECTION))
    both = wide.sum(axis=1).astype(float)
    wide = wide.assign(
        balance=wide["incoming"] - wide["outgoing"],
        reciprocity=2 * wide[list(codes.DIRECTION)].min(axis=1) / both.where(both > 0),
    )
    whole = whole.assign(unknown=whole.get("unknown", 0)).join(wide[["balance", "reciprocity"]], on="country")
    return whole[["country", "direction", "amount", "balance", "reciprocity", "unknown", "illustrative"]]


def _place(month: Any, day: Any, first_month: int) -> Any:
    """Where a day stands in a year that begins with that month; later days have higher numbers."""
    return (month - first_month + 12) % 12 * 100 + day


def _first_month(connection: Connection, asked: Filters) -> int:
    return academic.first_month(connection) if asked.academic() else 1


def _years(connection: Connection, asked: Filters) -> range:
    """The years of the question, as far as the database holds any move at all."""
    year = selection.move_year(asked)
    every = Filters(as_of=asked.as_of, year_basis=asked.year_basis)
    first, last = connection.execute(select(func.min(year), func.max(year)).where(*selection.moves(every))).one()
    if first is None:
        return range(0)
    return range(max(first, asked.first or first), min(last, asked.last or last) + 1)


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


def _frame(connection: Connection, statement: Executable, keys: Sequence[str], figures: Sequence[str]) -> pd.DataFrame:
    """Rows of a grouped select, sorted by their keys: two databases do not order words alike."""
    rows = connection.execute(statement).all()
    frame = pd.DataFrame([tuple(row) for row in rows], columns=[*keys, *figures]).fillna(dict.fromkeys(keys, ""))
    kinds = {key: "int64" if key == "year" else "str" for key in keys} | dict.fromkeys(figures, "int64")
    return frame.astype(kinds).sort_values(list(keys), ignore_index=True)
