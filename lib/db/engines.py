"""An address in; engines that are made once per address, one that only reads and one that writes, out."""

import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

DEFAULT: Final = Path(__file__).parents[2] / "data" / "cooperation.db"
BUSY_SECONDS = 5
# As many connections as sessions that ask in one moment; each is opened when it is first needed.
POOL: Final = {"poolclass": QueuePool, "pool_size": 10, "max_overflow": 40}

_engines: dict[tuple[str, bool], Engine] = {}
_lock = Lock()


def address(url: str | None = None) -> str:
    """Where the database is: what is given, else DATABASE_URL, else the file in `data/`."""
    given = (url or os.environ.get("DATABASE_URL") or f"sqlite:///{DEFAULT}").strip()
    scheme, found, rest = given.partition("://")
    return f"postgresql+psycopg://{rest}" if found and scheme in ("postgres", "postgresql") else given


def parsed(url: str | None = None) -> URL | None:
    """The parts of the address; None if it names neither a file of SQLite nor a server of PostgreSQL."""
    return _parts(address(url))


@lru_cache
def _parts(where: str) -> URL | None:
    try:
        target = make_url(where)
    except (ArgumentError, ValueError):
        return None
    known = (target.get_backend_name() == "sqlite" and target.database not in (None, "", ":memory:")) or (
        target.drivername == "postgresql+psycopg"
    )
    return target if known else None


def file_of(url: str | None = None) -> Path | None:
    """The file that holds the database; None if a server holds it."""
    target = parsed(url)
    return Path(str(target.database)) if target and target.get_backend_name() == "sqlite" else None


def place(url: str | None = None) -> str:
    """The address as it may be shown: a path, or host and database without user and password."""
    target = parsed(url)
    if target is None:
        return "–"
    if path := file_of(url):
        return str(path)
    port = f":{target.port}" if target.port else ""
    return f"{target.host or target.query.get('host') or 'localhost'}{port}/{target.database or ''}"


def engine(url: str | None = None, writing: bool = False) -> Engine:
    """The engine of an address, always the same one; one that is not for writing refuses to."""
    where = (address(url), writing)
    with _lock:
        if where not in _engines:
            path = file_of(url)
            _engines[where] = _of_file(where[0], path, writing) if path else _of_server(where[0], writing)
        return _engines[where]


def forget(url: str | None = None) -> None:
    """Close what is open at an address: its file was replaced, or is about to be."""
    with _lock:
        known = [_engines.pop(where) for where in list(_engines) if where[0] == address(url)]
    for one in known:
        one.dispose()


def _of_file(url: str, path: Path, writing: bool) -> Engine:
    def open_file() -> sqlite3.Connection:
        # mode=rw: opening must never create a file. isolation_level=None: the driver would begin too late.
        where = f"file:{quote(str(path.absolute()))}?mode=rw"
        return sqlite3.connect(where, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    made = create_engine(url, creator=open_file, **POOL)

    @event.listens_for(made, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        if writing:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        else:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(made, "begin")
    def begin(connection: Any) -> None:
        # A writer takes its place at once: a reader that turns into a writer is refused without waiting.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made


def _of_server(url: str, writing: bool) -> Engine:
    more: dict[str, Any] = {"connect_args": {"connect_timeout": BUSY_SECONDS}, "pool_pre_ping": True}
    if not writing:
        # One reader sees one state of the data from its first statement to its last, as on SQLite.
        more |= {"isolation_level": "REPEATABLE READ", "execution_options": {"postgresql_readonly": True}}
    made = create_engine(url, **more, **POOL)

    @event.listens_for(made, "connect")
    def set_up(connection: Any, _record: object) -> None:
        before, connection.autocommit = connection.autocommit, True
        connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        connection.autocommit = before

    return made
