"""A connection or a frame in; its rows as plain Python, as the oracles read and write them, out."""

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
