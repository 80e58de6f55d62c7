"""Rows as the oracles read and write them: of a database, of a frame, and of moves whose years follow from a day."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from lib.schema import Base

Row = dict[str, Any]


def tables(connection: Connection) -> dict[str, list[Row]]:
    """Every row of the database as a plain dict, in the order in which they came in."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]
        for table in Base.metadata.sorted_tables
    }


def plain(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The lines as tuples, None for what is missing; all columns where none is named."""
    shown = frame[list(columns or frame)].astype(object)
    return [tuple(None if pd.isna(v) else v for v in line) for line in shown.itertuples(index=False, name=None)]


def dated(row: Row) -> Row:
    """A move as the import would have it: what follows from its first day, follows from it."""
    first = row["start_date"]
    if first is None:
        return row
    return {**row, "calendar_year": first.year, "academic_year": first.year - (first.month < 9)}
