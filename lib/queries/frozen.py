"""Frozen reports: what is kept of one in, and as it was kept out; and what stands behind the data today, to compare."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from zlib import crc32

import pandas as pd
from sqlalchemy import Connection, Table, func, insert, select

from lib.queries.sources import FACTS
from lib.schema import FrozenDocument, FrozenNumber, FrozenReport, FrozenSource, Source

# Rows of a table whose fingerprint is taken within a second; of more only their number is kept.
MOST: Final = 100_000
REPORT: Final = ("id", "kind", "year", "quarter", "country", "sections", "made_on", "as_of", "frozen_at", "frozen_by")
Key = tuple[str, str, str, str]


def keep(
    connection: Connection,
    report: Mapping[str, Any],
    documents: Mapping[str, str],
    numbers: Mapping[Key, float | None],
    behind: pd.DataFrame,
) -> int:
    """Keep a report: its own columns, a document per language, its numbers, the sources behind it; its number out."""
    found = connection.execute(insert(FrozenReport).values(**report).returning(FrozenReport.id)).scalar_one()
    mine = {"frozen_report_id": found}
    written = [{**mine, "language": language, "content": text} for language, text in documents.items()]
    connection.execute(insert(FrozenDocument), written)
    lines = [
        {**mine, "section": section, "block": block, "line": line, "name": name, "value": value}
        for (section, block, line, name), value in numbers.items()
    ]
    if lines:
        connection.execute(insert(FrozenNumber), lines)
    kept = [{**mine, **{str(key): value for key, value in row.items()}} for row in behind.to_dict("records")]
    if kept:
        connection.execute(insert(FrozenSource), kept)
    return int(found)


def listed(connection: Connection) -> pd.DataFrame:
    """The frozen reports, the newest first: the columns of frozen_report, the stamp included."""
    columns = [*REPORT, "stamp"]
    statement = select(*(getattr(FrozenReport, name) for name in columns)).order_by(FrozenReport.id.desc())
    return _frame(connection.execute(statement).all(), columns)


def document(connection: Connection, report: int, language: str) -> str | None:
    """The text of a frozen report in a language; None where it was not frozen in it."""
    statement = select(FrozenDocument.content).where(
        FrozenDocument.frozen_report_id == report, FrozenDocument.language == language
    )
    return connection.execute(statement).scalar()


def numbers(connection: Connection, report: int) -> dict[Key, float | None]:
    """Section, block, line and column of each number, and the number."""
    columns = (FrozenNumber.section, FrozenNumber.block, FrozenNumber.line, FrozenNumber.name, FrozenNumber.value)
    statement = select(*columns).where(FrozenNumber.frozen_report_id == report).order_by(FrozenNumber.id)
    return {(section, block, line, name): value for section, block, line, name, value in connection.execute(statement)}


def behind(connection: Connection, report: int) -> pd.DataFrame:
    """The sources as they stood behind a frozen report: source (key), table_name, rows, fingerprint."""
    columns = ["source", "table_name", "rows", "fingerprint"]
    statement = select(*(getattr(FrozenSource, name) for name in columns)).where(
        FrozenSource.frozen_report_id == report
    )
    return _frame(connection.execute(statement.order_by(FrozenSource.id)).all(), columns)


def behind_now(connection: Connection) -> pd.DataFrame:
    """The sources as they stand behind the data now: source (key), table_name, rows, fingerprint (None: too many)."""
    keys = {int(number): str(key) for number, key in connection.execute(select(Source.id, Source.key))}
    lines = [
        (keys[source], table.name, rows, mark)
        for table in FACTS
        for source, (rows, mark) in sorted(_counted(connection, table).items())
    ]
    return _frame(lines, ["source", "table_name", "rows", "fingerprint"])


def leave_out(connection: Connection, source: str) -> None:
    """From now on this connection, one of `db.aside`, sees no row of a source: views stand before the tables."""
    number = connection.execute(select(Source.id).where(Source.key == source)).scalar_one()
    quoted = connection.dialect.identifier_preparer.quote
    schema = (
        "main" if connection.dialect.name == "sqlite" else connection.execute(select(func.current_schema())).scalar()
    )
    for table in FACTS:
        name, whole = quoted(table.name), f"{quoted(str(schema))}.{quoted(table.name)}"
        connection.exec_driver_sql(f"CREATE TEMP VIEW {name} AS SELECT * FROM {whole} WHERE source_id <> {int(number)}")
    if connection.dialect.name == "postgresql":
        # A statement that was prepared before the views would go on reading the tables.
        connection.exec_driver_sql("DISCARD PLANS")


def titles(connection: Connection) -> dict[str, str]:
    """What each source is, by its key."""
    return {str(key): str(title) for key, title in connection.execute(select(Source.key, Source.title))}


def _counted(connection: Connection, table: Table) -> dict[int, tuple[int, str | None]]:
    """Rows of each source in a table, and what they come to."""
    count = select(table.c.source_id, func.count()).group_by(table.c.source_id)
    sizes = {int(source): int(rows) for source, rows in connection.execute(count)}
    if sum(sizes.values()) > MOST:
        return {source: (rows, None) for source, rows in sizes.items()}
    marks: dict[int, int] = {}
    # What a row is called in another language changes no number.
    counted = [column for column in table.c if "translates" not in column.info]
    place = [column.name for column in counted].index("source_id")
    for row in connection.execute(select(*counted).order_by(table.c.id)):
        marks[row[place]] = crc32(repr(tuple(row)).encode(), marks.get(row[place], 0))
    return {source: (sizes[source], f"{mark:08x}") for source, mark in marks.items()}


def _frame(rows: Sequence[Any], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame([tuple(row) for row in rows], columns=columns, dtype=object)
