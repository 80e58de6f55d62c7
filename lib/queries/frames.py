"""A statement in; its rows as a frame out, with the names of its columns also where there is no row."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select


def frame(connection: Connection, statement: Select[*tuple[Any, ...]]) -> pd.DataFrame:
    """The rows as the database gives them; `illustrative`, where it is a column, is an integer."""
    columns = list(statement.selected_columns.keys())
    rows = connection.execute(statement).all()
    found = pd.DataFrame([tuple(row) for row in rows], columns=columns, dtype=object)
    return found.astype({"illustrative": "int64"}) if "illustrative" in columns else found
