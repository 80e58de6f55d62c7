"""A connection in; every table out with the triggers that raise `stamp` whenever a row of it changes."""

from collections.abc import Iterable

from sqlalchemy import Connection, inspect

UNCOUNTED = ("stamp", "alembic_version")
# The path of the schema is kept with the function: a writer who works from another schema raises the same stamp.
FUNCTION = """
CREATE OR REPLACE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN UPDATE stamp SET value = value + 1; RETURN NULL; END $$
"""


def count_changes(connection: Connection, tables: Iterable[str] | None = None) -> None:
    """Give the tables (all, unless named) their triggers; those that a table already has stay.

    `env.py` calls it after every migration: neither a new table nor one that SQLite had to copy can be left without.
    """
    named = inspect(connection).get_table_names() if tables is None else tables
    counted = [name for name in named if name not in UNCOUNTED]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(FUNCTION)
    for table in counted:
        for statement in _statements(connection, table):
            connection.exec_driver_sql(statement)


def _statements(connection: Connection, table: str) -> list[str]:
    quoted = connection.dialect.identifier_preparer.quote(table)
    if connection.dialect.name == "postgresql":
        events = "INSERT OR UPDATE OR DELETE OR TRUNCATE"
        return [
            f"CREATE OR REPLACE TRIGGER count_change AFTER {events} ON {quoted} "
            "FOR EACH STATEMENT EXECUTE FUNCTION count_change()"
        ]
    return [
        f"CREATE TRIGGER IF NOT EXISTS count_{event.lower()}_{table} AFTER {event} ON {quoted} "
        "BEGIN UPDATE stamp SET value = value + 1; END"
        for event in ("INSERT", "UPDATE", "DELETE")
    ]
