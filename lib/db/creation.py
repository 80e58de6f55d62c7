"""An address in; a database with the newest tables out, or nothing at all if it cannot be finished."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from lib.db.door import check, understood
from lib.db.engines import engine, file_of, forget
from lib.db.problems import DatabaseProblem
from lib.migrations import upgrade


def migrate(url: str | None = None) -> None:
    """Bring the tables to the newest step, creating the database if there is none; the rows stay as they are."""
    try:
        check(url)
    except DatabaseProblem as found:
        if found.code == "missing":
            with created(url):
                pass
        elif found.code == "older":
            _upgrade(url)
        else:
            raise


@contextmanager
def created(url: str | None = None) -> Iterator[Connection]:
    """A connection to a new database with all tables, which comes to exist only if the block ends well."""
    path = file_of(url)
    with understood(url), _on_server(url) if path is None else _in_file(path, url) as connection:
        yield connection


@contextmanager
def _on_server(url: str | None) -> Iterator[Connection]:
    with engine(url, writing=True).begin() as connection:
        # Whoever creates the same database at this moment is waited for, and then found.
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('meridian'))"))
        if inspect(connection).get_table_names():
            raise DatabaseProblem("foreign", url)
        upgrade(connection)
        yield connection


@contextmanager
def _in_file(path: Path, url: str | None) -> Iterator[Connection]:
    beside = path.with_name(f"{path.stem}.{os.getpid()}.new.db")
    temporary = f"sqlite:///{beside}"
    try:
        with _writable(url):
            _remove(beside)
            beside.touch()
        with engine(temporary, writing=True).begin() as connection:
            upgrade(connection)
            yield connection
        # Closed, so that the file holds everything and no log lies beside it, before it gets its name.
        forget(temporary)
        if path.exists():
            raise DatabaseProblem("foreign", url)
        with _writable(url):
            # A log that outlived its database would be played into the new one.
            _remove(path)
            beside.rename(path)
    finally:
        forget(temporary)
        with suppress(OSError):
            _remove(beside)


@contextmanager
def _writable(url: str | None) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DatabaseProblem("permission", url) from error


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _upgrade(url: str | None) -> None:
    with understood(url), engine(url, writing=True).connect() as connection:
        on_file = file_of(url) is not None
        if on_file:
            # SQLite alters a table by copying it; with foreign keys on, dropping the old one would take rows along.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            upgrade(connection)
            if on_file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows that point to nothing")
    forget(url)
