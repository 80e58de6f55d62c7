"""An address in; a connection that reads or writes, the stamp of the data, or the reason why there is none out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy import Connection, inspect, select, text

from lib.db.engines import address, engine, file_of, forget, parsed
from lib.db.problems import DatabaseProblem, problem
from lib.migrations import revisions
from lib.schema import Base, Stamp

# Tables that were there from the first day: whoever has them and an unknown revision comes from a later Meridian.
OURS: Final = {"institution", "source", "stamp"}
HEADER: Final = b"SQLite format 3\0"

_checked: dict[str, object] = {}
_lock = Lock()


@contextmanager
def connect(url: str | None = None) -> Iterator[Connection]:
    """A connection that reads, and sees the data as they are at its first statement until it is closed."""
    with understood(url):
        _once_checked(url)
        with engine(url).connect() as connection:
            yield connection


@contextmanager
def transaction(url: str | None = None) -> Iterator[Connection]:
    """A connection that writes: all of it is committed at the end, or nothing if the block fails."""
    with understood(url):
        _once_checked(url)
        with engine(url, writing=True).begin() as connection:
            # One writer at a time, as SQLite has it: two who wait for each other's stamp would end in a deadlock.
            connection.execute(select(Stamp.value).with_for_update())
            yield connection


@contextmanager
def aside(url: str | None = None) -> Iterator[Connection]:
    """A connection on which views may be made that nobody else sees; all of it is undone at the end."""
    with understood(url):
        _once_checked(url)
        # PostgreSQL makes no view for who only reads; SQLite would keep others from writing.
        sqlite = file_of(url) is not None
        with engine(url, writing=not sqlite).connect() as connection:
            if sqlite:
                connection.exec_driver_sql("PRAGMA query_only = OFF")
            try:
                yield connection
            finally:
                connection.rollback()
                if sqlite:
                    connection.exec_driver_sql("PRAGMA query_only = ON")


def stamp(connection: Connection) -> int:
    """A number that grows with every committed change, whoever makes it; what was computed under it stays true."""
    return connection.execute(select(Stamp.value)).scalar_one()


def check(url: str | None = None) -> None:
    """Raise the `DatabaseProblem` that keeps the database from being used; nothing is written or created."""
    if parsed(url) is None:
        raise DatabaseProblem("address", url)
    try:
        with understood(url):
            path = file_of(url)
            code = _of_file(path) if path else None
            if code is None:
                with engine(url).connect() as connection:
                    code = _of_tables(connection)
        if code:
            raise DatabaseProblem(code, url)
    except DatabaseProblem:
        # A connection that stays open keeps the log that SQLite laid beside a file which says that it has one.
        forget(url)
        raise


@contextmanager
def understood(url: str | None = None) -> Iterator[None]:
    """Turn an error of the block that speaks of the database as a whole into its `DatabaseProblem`."""
    try:
        yield
    except Exception as error:
        found = problem(error, url)
        if found is None or found is error:
            raise
        raise found from error


def _once_checked(url: str | None) -> None:
    """Check an address when it is first used, and again when another file lies there."""
    path, where = file_of(url), address(url)
    state = path.stat() if path and path.exists() else None
    mark = (state.st_dev, state.st_ino) if state else path is None
    with _lock:
        if not mark or _checked.get(where) != mark:
            forget(url)
            check(url)
            _checked[where] = mark


def _of_file(path: Path) -> str | None:
    if not path.exists():
        return "missing"
    if path.is_dir():
        return "folder"
    if not path.is_file():
        return "foreign"
    if path.stat().st_size == 0:
        return "blank"
    try:
        with path.open("rb") as file:
            return None if file.read(len(HEADER)) == HEADER else "corrupt"
    except OSError:
        return "permission"


def _of_tables(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if not tables and connection.dialect.name == "postgresql":
        return "missing"
    if not {"alembic_version", *OURS} <= tables:
        return "foreign"
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    known = revisions()
    if version not in known:
        return "newer"
    if version != known[-1]:
        return "older"
    return None if Base.metadata.tables.keys() <= tables else "foreign"
