"""What tests share: databases, and a last line that says which checks this machine could not make."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection

from lib import db
from tests import store
from tests.databases import (
    KINDS,
    TEST_DATABASE_URL,
    Rows,
    drop_schema,
    fill,
    lankaran,
    put,
    recreate_schema,
    schema_url,
)
from tests.live import CHROMIUM, OFFICE

LEFT_OUT = [
    hint
    for there, hint in [
        (TEST_DATABASE_URL, "PostgreSQL (TEST_DATABASE_URL=postgresql://user@host/database runs them)"),
        (CHROMIUM, "the browser (Debian's package chromium-headless-shell runs them)"),
        (OFFICE, "LibreOffice (Debian's package libreoffice-calc-nogui runs them)"),
    ]
    if not there
]
# Set where nothing may be left out.
COMPLETE = os.environ.get("MERIDIAN_COMPLETE") == "1"
collect_ignore_glob = [
    *([] if CHROMIUM else ["browser/test_*.py"]),
    *([] if OFFICE else ["reports/test_office.py"]),
    *([] if TEST_DATABASE_URL else ["*_postgresql.py"]),
]
# How fast examples come says how busy the machine is, not whether the code is right.
settings.register_profile("meridian", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("meridian")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test first: at the end one worker would wait for the other that has begun it."""
    items.sort(key=lambda item: "test_office_opens" not in item.name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The one line."""
    if LEFT_OUT:
        terminalreporter.write_line(
            f"Left out: the tests on {' and those in '.join(LEFT_OUT)}.", red=COMPLETE, bold=True
        )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where everything had to be run."""
    if LEFT_OUT and COMPLETE and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def _store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is made once in a run has its place."""
    store.use(tmp_path_factory)


@pytest.fixture(scope="session")
def schema_name(worker_id: str) -> str:
    """A name of its own for each worker of each run."""
    return f"meridian_{worker_id}_{os.getpid()}"


@pytest.fixture(scope="session", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The database that a test runs on: `sqlite` or `postgresql`."""
    return str(request.param)


@pytest.fixture
def blank_url(kind: str, tmp_path: Path, schema_name: str) -> Iterator[str]:
    """An address where no database is yet."""
    name = f"{schema_name}_blank"
    if kind == "postgresql":
        recreate_schema(name)
    url = f"sqlite:///{tmp_path / 'blank.db'}" if kind == "sqlite" else schema_url(name)
    yield url
    db.forget(url)
    if kind == "postgresql":
        drop_schema(name)


@pytest.fixture(scope="session")
def empty_database(kind: str, tmp_path_factory: pytest.TempPathFactory, schema_name: str) -> Iterator[str]:
    """A migrated database without rows, made once: a file to copy, or a schema to empty."""
    if kind == "postgresql":
        recreate_schema(schema_name)
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    url = f"sqlite:///{file}" if kind == "sqlite" else schema_url(schema_name)
    db.migrate(url)
    db.forget(url)
    yield url
    db.forget(url)
    if kind == "postgresql":
        drop_schema(schema_name)


@pytest.fixture
def database_url(kind: str, empty_database: str, tmp_path: Path) -> Iterator[str]:
    """A database of the test's own with all tables and no row."""
    url = empty_database
    if kind == "sqlite":
        file = tmp_path / "cooperation.db"
        shutil.copy(empty_database.removeprefix("sqlite:///"), file)
        url = f"sqlite:///{file}"
    else:
        with db.transaction(url) as connection:
            put(connection, {"source": [], "institution": []})
    yield url
    db.forget(url)


@pytest.fixture
def load(database_url: str) -> Iterator[Callable[[Rows], Connection]]:
    """`load({"mobility": [{...}]})` replaces all rows of the database and gives a connection that reads them.

    A row needs only what the test is about: see `tests.databases.complete_row`. Source 2 is illustrative.
    """
    open_connections: list[Connection] = []

    def replace(rows: Rows) -> Connection:
        while open_connections:
            open_connections.pop().close()
        with db.transaction(database_url) as connection:
            put(connection, rows)
        open_connections.append(db.engine(database_url).connect())
        return open_connections[-1]

    yield replace
    for connection in open_connections:
        connection.close()


@pytest.fixture(scope="session")
def lsu_url(kind: str, tmp_path_factory: pytest.TempPathFactory, schema_name: str) -> Iterator[str]:
    """The database that `make run` creates from `data/lsu`; for reading only, because every test gets the same."""
    name = f"{schema_name}_lsu"
    if kind == "postgresql":
        recreate_schema(name)
    url = schema_url(name) if kind == "postgresql" else lankaran(tmp_path_factory.mktemp("lsu") / "cooperation.db")
    if kind == "postgresql":
        fill(url)
    yield url
    db.forget(url)
    if kind == "postgresql":
        drop_schema(name)
