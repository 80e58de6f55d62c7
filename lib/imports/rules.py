"""Typed rows that point to each other by number in; those that cannot be true, by the rules of `lib.schema`, out.

A rule that a column declares (`after`, `part_of`, `amounts`, `point`, `same_as`) is read from there; a link to a row
of the same table may not lead back to where it began. Two more speak of what happened: a stay is under way before its
first day or completed before its last, and money came in for a rejected project.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Column, Table

from lib.codes import COUNTED_STATUS
from lib.geography import lies_near
from lib.imports.faults import Fault
from lib.imports.rows import UNKNOWN, Row
from lib.schema import Base

Book = Mapping[str, Sequence[Row]]
TABLES: Final = Base.metadata.tables
LONGEST: Final = 5 * 366  # days of a stay: whoever stays longer has moved, or a year is mistyped


def impossible(book: Book, today: date) -> Iterator[Fault]:
    """Every rule that a row breaks, by table."""
    for name, rows in book.items():
        for column in TABLES[name].columns:
            for rule, broken in RULES.items():
                if rule in column.info:
                    for row in rows:
                        yield from broken(row, column, book)
        yield from _circles(rows, TABLES[name])
    # Where a clock runs behind, what a source dates has happened all the same.
    days = [max(today, _stated(source)) for source in book["source"]]
    yield from _too_soon(book, today, days)
    yield from _paid_for_nothing(book, today, days)


def _too_early(row: Row, column: Column[Any], _: Book) -> Iterator[Fault]:
    last = row.values[column.name]
    for name in column.info["after"]:
        first = row.values[name]
        # Of a call only the year is known: a day of that year is not before it.
        reached = last.year if isinstance(first, int) and isinstance(last, date) else last
        if _known(first, last) and reached < first:
            yield row.fault("not_before", column, last, f"{name} ({first})")
            return


def _too_large(row: Row, column: Column[Any], _: Book) -> Iterator[Fault]:
    whole = TABLES[row.table].columns[column.info["part_of"]]
    part, limit = row.values[column.name], row.values[whole.name]
    if _known(part, limit) and part > limit:
        yield row.fault("part_of", column, _plain(part), _plain(limit))


def _unpriced(row: Row, column: Column[Any], _: Book) -> Iterator[Fault]:
    """An amount whose currency nobody wrote is no money."""
    amounts = [name for name in column.info["amounts"] if _known(row.values[name])]
    if amounts and row.values[column.name] is None:
        yield row.fault("no_currency", column, _plain(row.values[amounts[0]]), amounts[0])


def _elsewhere(row: Row, column: Column[Any], _: Book) -> Iterator[Fault]:
    latitude, longitude, country = (row.values[name] for name in (column.name, *column.info["point"]))
    if _known(latitude, longitude, country) and not lies_near(country, latitude, longitude):
        point = f"{_plain(latitude)}, {_plain(longitude)}"
        yield row.fault("point", column, point, country)


def _differing(row: Row, column: Column[Any], book: Book) -> Iterator[Fault]:
    link = TABLES[row.table].columns[column.info["same_as"]]
    said, number = row.values[column.name], row.values[link.name]
    if _known(said, number):
        (target,) = (key.column.table.name for key in link.foreign_keys)
        there = book[target][number - 1].values[column.name]
        if _known(there) and said != there:
            yield row.fault("same_as", column, said, there)


# By the word that a column declares them with.
RULES: Final[Mapping[str, Callable[[Row, Column[Any], Book], Iterator[Fault]]]] = {
    "after": _too_early,
    "part_of": _too_large,
    "amounts": _unpriced,
    "point": _elsewhere,
    "same_as": _differing,
}


def _circles(rows: Sequence[Row], table: Table) -> Iterator[Fault]:
    """Rows that follow themselves, each circle once, at its first row."""
    for column in table.columns:
        if all(key.column.table is not table for key in column.foreign_keys):
            continue
        after = {
            number: row.values[column.name] for number, row in enumerate(rows, 1) if _known(row.values[column.name])
        }
        reported: set[int] = set()
        for number in after:
            way, at = {number}, after[number]
            while at in after and at not in way:
                way.add(at)
                at = after[at]
            if at == number and number not in reported:
                reported |= way
                yield rows[number - 1].fault("circle", column, rows[after[number] - 1].values["key"])


def _too_soon(book: Book, today: date, days: Sequence[date]) -> Iterator[Fault]:
    """Stays that are under way or completed before their first day, or completed before their last."""
    for row in book["mobility"]:
        number, status = row.values["source_id"], row.values["status"]
        if status is UNKNOWN or status not in COUNTED_STATUS:
            continue
        reached = days[number - 1] if _known(number) else today
        first, year = row.values["start_date"], row.values["calendar_year"]
        if isinstance(first, date):
            if first > reached:
                yield row.fault("begun", TABLES["mobility"].columns["start_date"], first, reached)
        elif first is None and _known(year) and year > reached.year:
            yield row.fault("begun", TABLES["mobility"].columns["calendar_year"], year, reached)
        last = row.values["end_date"]
        if isinstance(first, date) and isinstance(last, date) and (last - first).days > LONGEST:
            yield row.fault("long", TABLES["mobility"].columns["end_date"], last, first)
        begun = not isinstance(first, date) or first <= reached
        if begun and status == "completed" and isinstance(last, date) and last > reached:
            yield row.fault("ended", TABLES["mobility"].columns["end_date"], last, reached)


def _stated(source: Row) -> date:
    """The day that a source surely speaks of: where a clock runs behind, what it dates has happened all the same."""
    as_of = source.values["as_of"]
    return date.fromisoformat(as_of + "0001-01-01"[len(as_of) :]) if _known(as_of) else date.min


def _paid_for_nothing(book: Book, today: date, days: Sequence[date]) -> Iterator[Fault]:
    for row in book["payment"]:
        source, paid = row.values["source_id"], row.values["paid_on"]
        reached = days[source - 1] if _known(source) else today
        if _known(paid) and paid > reached:
            yield row.fault("paid_later", TABLES["payment"].columns["paid_on"], paid, reached)
        number = row.values["grant_id"]
        if _known(number):
            grant = book["grant"][number - 1]
            if grant.values["status"] == "rejected":
                column = TABLES["payment"].columns["grant_id"]
                yield row.fault("rejected", column, grant.values["key"], f"{grant.file}:{grant.line}")


def _plain(number: float) -> str:
    return f"{number:.15g}"


def _known(*values: Any) -> bool:
    return all(value is not None and value is not UNKNOWN for value in values)
