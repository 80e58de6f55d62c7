"""A workbook without faults and a connection in; its rows in the database out."""

from collections import Counter
from datetime import UTC, datetime
from getpass import getuser
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

from lib.imports.workbook import Workbook
from lib.schema import Base, Institution


def university(connection: Connection) -> str:
    """The name of the university that is in the database already; empty where there is none."""
    return connection.execute(select(Institution.name)).scalar() or ""


def load(connection: Connection, book: Workbook) -> int:
    """Put every row into the tables, which must be empty, and say how many there were."""
    if book.faults:
        raise ValueError("a workbook with faults is not loaded")
    _sign(book)
    for table in Base.metadata.sorted_tables:
        rows = book.tables.get(table.name)
        if rows:
            _insert(connection, table, [{"id": number, **row.values} for number, row in enumerate(rows, 1)])
    return sum(len(rows) for rows in book.tables.values())


def _sign(book: Workbook) -> None:
    """Note at each source what was read, when, by whom, and how many rows it gave; a faulty one stops all of them."""
    rows = [row for name, found in book.tables.items() if name != "source" for row in found]
    given = Counter(row.values["source_id"] for row in rows)
    changed = Counter(row.values["source_id"] for row in rows if row.changed)
    who = _user()
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    for number, row in enumerate(book.tables["source"], 1):
        row.values |= {"file_name": row.file.partition("/")[0], "sha256": book.sha256, "imported_at": now}
        row.values |= {"imported_by": who, "rows_taken": given[number] - changed[number]}
        row.values |= {"rows_changed": changed[number], "rows_refused": 0}


def _user() -> str | None:
    """The name under which the program runs; None where the machine knows none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return None


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    # A row may point to a later one of its own table: such ties are made once all rows are there.
    own = [column.name for column in table.columns if any(k.column.table is table for k in column.foreign_keys)]
    connection.execute(insert(table), [row | dict.fromkeys(own) for row in rows])
    for name in own:
        ties = [{"row": row["id"], "target": row[name]} for row in rows if row[name] is not None]
        if ties:
            statement = update(table).where(table.c.id == bindparam("row")).values({name: bindparam("target")})
            connection.execute(statement, ties)
    if connection.dialect.name == "postgresql":
        # The rows came with their numbers; the next one must not meet them.
        quoted = connection.dialect.identifier_preparer.quote(table.name)
        sequence = func.pg_get_serial_sequence(quoted, text("'id'"))
        connection.execute(select(func.setval(sequence, len(rows))))
