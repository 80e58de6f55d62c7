"""The database in; where its rows come from, and how many of each quality it holds, out."""

import pandas as pd
from sqlalchemy import Connection, func, literal, select, union_all

from lib.schema import Base, Source

FACTS = tuple(table for table in Base.metadata.sorted_tables if "source_id" in table.columns)


def rows(connection: Connection) -> pd.DataFrame:
    """Rows of each source in each table that it has rows in: source (key), quality, table, rows, illustrative."""
    counted = union_all(
        *(
            select(literal(table.name).label("name"), table.c.source_id, func.count().label("rows")).group_by(
                table.c.source_id
            )
            for table in FACTS
        )
    ).subquery()
    statement = (
        select(Source.key.label("source"), Source.quality, counted.c.name.label("table"), counted.c.rows)
        .join(counted, counted.c.source_id == Source.id)
        .order_by(Source.id, counted.c.name)
    )
    found = pd.DataFrame(
        connection.execute(statement).all(), columns=["source", "quality", "table", "rows"], dtype=object
    )
    return found.assign(illustrative=found["rows"].where(found["quality"] == "illustrative", 0)).astype(
        {"rows": int, "illustrative": int}
    )


def listed(connection: Connection) -> pd.DataFrame:
    """The sources, real ones first.

    key, title, quality, link, licence, as_of (partial date), note, rows (in all tables), illustrative.
    """
    names = ("key", "title", "quality", "link", "licence", "as_of", "note")
    statement = select(*(getattr(Source, name) for name in names)).order_by(Source.id)
    found = pd.DataFrame(connection.execute(statement).all(), columns=list(names), dtype=object)
    sums = rows(connection).groupby("source")[["rows", "illustrative"]].sum()
    found = found.join(sums, on="key").fillna({"rows": 0, "illustrative": 0})
    order = found["quality"].map({"real": 0, "claim": 1, "illustrative": 2})
    return (
        found.astype({"rows": int, "illustrative": int})
        .loc[order.sort_values(kind="stable").index]
        .reset_index(drop=True)
    )
