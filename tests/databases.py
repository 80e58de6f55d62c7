"""Plain rows in; a database that holds them, on SQLite or in a schema of PostgreSQL, out."""

import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Column, Connection, Table, delete, insert, update
from sqlalchemy.engine import make_url

from lib import db
from lib.i18n import words
from lib.imports.loading import load
from lib.imports.workbook import workbook
from lib.imports.years import complete
from lib.schema import Base
from tests import store

TEST_DATABASE_URL = os.environ.get("TEST_DATABASE_URL", "")
KINDS = ["sqlite", "postgresql"] if TEST_DATABASE_URL else ["sqlite"]
TABLES = Base.metadata.tables
LANKARAN = Path(__file__).parents[1] / "data" / "lsu"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

# Rows that are there in every database unless the test brings its own: source 2 is the illustrative one.
GIVEN: dict[str, list[dict[str, Any]]] = {
    "source": [{"quality": "real"}, {"quality": "illustrative"}, {"quality": "claim"}],
    "institution": [
        {
            "key": "home",
            "name": "Home University",
            "country": "AZ",
            "city": "Lankaran",
            "latitude": 38.75,
            "longitude": 48.85,
            "coordinate_precision": "city",
            "reporting_currency": "AZN",
            "academic_year_start": 9,
        }
    ],
}
# What a row is unless it says otherwise, where the first code of the list would make it a row that is not counted.
USUAL: dict[str, dict[str, Any]] = {
    "partner": {"listed": True},
    "mobility": {"status": "completed"},
    "grant": {"status": "awarded"},
    "rate": {"basis": "mean", "quality": "official"},
}


def put(connection: Connection, rows: Rows) -> None:
    """Empty the database and fill it; what a row leaves out and must have is filled in (`complete_row`)."""
    for table in reversed(Base.metadata.sorted_tables):
        if table.name != "stamp":
            connection.execute(delete(table))
    connection.execute(update(TABLES["stamp"]).values(value=0))
    every = {**GIVEN, **rows}
    for table in Base.metadata.sorted_tables:
        filled = [complete_row(table, number, row) for number, row in enumerate(every.get(table.name, []), 1)]
        if filled:
            connection.execute(insert(table), filled)


def complete_row(table: Table, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with every column: its number as id, source 1, the years of its dates, else the plainest value."""
    if unknown := set(row) - set(table.columns.keys()):
        raise KeyError(f"{table.name} has no column {', '.join(sorted(unknown))}")
    whole = {**USUAL.get(table.name, {}), **row}
    if table.name == "mobility":
        whole = {**complete(whole, 9), **whole}
    return {c.name: whole[c.name] if c.name in whole else _plain(c, table.name, number) for c in table.columns}


def _plain(column: Column[Any], table: str, number: int) -> Any:
    if column.primary_key:
        return number
    if column.nullable:
        return None
    if column.foreign_keys:
        return 1
    if "codes" in column.info:
        return next(iter(column.info["codes"]))
    if column.info.get("holds"):
        return {"country": "TR", "currency": "EUR", "language": "en"}[column.info["holds"]]
    kind = column.type.python_type
    if kind is str:
        return f"{table}-{number}"
    year = 2024 if "year" in column.name else 1
    return {bool: False, int: year, float: 1.0, date: date(2024, 1, 1), datetime: datetime(2024, 1, 1)}[kind]


def lankaran(file: Path) -> str:
    """The address of this file, a database of Lankaran's data: read in once in a run, and copied."""

    def made(at: Path) -> None:
        fill(f"sqlite:///{at}")
        db.forget(f"sqlite:///{at}")

    shutil.copy(store.place("Lankaran's data", made), file)
    return f"sqlite:///{file}"


def fill(url: str, folder: Path = LANKARAN) -> None:
    """Make the database of a folder: that of `make run` unless told."""
    book = workbook(folder)
    assert not book.faults, "\n".join(fault.sentence(words("en")) for fault in book.faults)
    with db.created(url) as connection:
        load(connection, book)


def schema_url(name: str) -> str:
    """The address of one schema of the test server; several runs and workers do not see each other."""
    url = make_url(db.address(TEST_DATABASE_URL))
    return url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)


def recreate_schema(name: str) -> None:
    """An empty schema, whatever was there."""
    drop_schema(name)
    _run(f"CREATE SCHEMA {name}")


def drop_schema(name: str) -> None:
    """No such schema."""
    db.forget(schema_url(name))
    _run(f"DROP SCHEMA IF EXISTS {name} CASCADE")


def _run(statement: str) -> None:
    plain = db.address(TEST_DATABASE_URL).replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement)
