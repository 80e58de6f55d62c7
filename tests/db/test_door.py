"""The door: where the database is, who may write, and a stamp that no writer can pass by."""

import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from lib import db
from lib.schema import Base, Grant, Partner, Source
from tests.databases import put

SOURCE = {"key": "s", "title": "S", "quality": "real"}


@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        ("postgres://u@h/d", None, "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "sqlite:///x.db", "postgresql+psycopg://u@h/d"),
        ("postgresql+psycopg://u@h/d", None, "postgresql+psycopg://u@h/d"),
        (None, " sqlite:///x.db\n", "sqlite:///x.db"),
        (None, None, f"sqlite:///{Path(__file__).parents[2]}/data/cooperation.db"),
        (None, "", f"sqlite:///{Path(__file__).parents[2]}/data/cooperation.db"),
    ],
)
def test_address(given: str | None, environment: str | None, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if environment is not None:
        monkeypatch.setenv("DATABASE_URL", environment)
    assert db.address(given) == expected


def test_an_address_is_shown_without_its_password() -> None:
    assert db.place("postgresql://user:secret@host:5433/name") == "host:5433/name"
    assert db.place("sqlite:////data/x.db") == "/data/x.db"
    assert db.place("mysql://user:secret@host/name") == "–"


def test_a_transaction_is_kept_whole_or_not_at_all(database_url: str) -> None:
    with db.transaction(database_url) as connection:
        connection.execute(insert(Source), [SOURCE])
    with pytest.raises(IntegrityError), db.transaction(database_url) as connection:
        connection.execute(insert(Source), [{**SOURCE, "key": "t"}, SOURCE])
    with db.connect(database_url) as connection:
        assert connection.execute(select(Source.key)).scalars().all() == ["s"]


def test_foreign_keys_and_codes_are_held_by_the_database(database_url: str) -> None:
    for statement in (
        "INSERT INTO unit (key, kind, name, source_id) VALUES ('u', 'faculty', 'U', 99)",
        "INSERT INTO source (key, title, quality) VALUES ('x', 'X', 'guessed')",
        "INSERT INTO mobility (participants) VALUES (0)",
    ):
        with pytest.raises(IntegrityError), db.transaction(database_url) as connection:
            connection.execute(text(statement))


def test_a_reader_cannot_write(database_url: str) -> None:
    with pytest.raises((DBAPIError, db.DatabaseProblem)), db.connect(database_url) as connection:
        connection.execute(insert(Source), [SOURCE])


def test_a_reader_sees_one_state_of_the_data(load, database_url: str) -> None:
    connection = load({})
    before = db.stamp(connection)
    with db.transaction(database_url) as writer:
        writer.execute(delete(Base.metadata.tables["institution"]))
    assert db.stamp(connection) == before
    assert connection.execute(text("SELECT count(*) FROM institution")).scalar() == 1
    with db.connect(database_url) as later:
        assert db.stamp(later) > before


def test_the_stamp_grows_with_every_change_of_every_table(database_url: str) -> None:
    def read() -> int:
        with db.connect(database_url) as connection:
            return db.stamp(connection)

    names = [name for name in Base.metadata.tables if name not in ("stamp", "source", "institution")]
    with db.transaction(database_url) as connection:
        put(connection, {name: [{}] for name in names})
    for table in reversed(Base.metadata.sorted_tables):
        if table.name == "stamp":
            continue
        column = "source_id" if "source_id" in table.c else table.c.keys()[-1]
        for change in (update(table).values({column: table.c[column]}), delete(table)):
            before = read()
            with db.transaction(database_url) as connection:
                connection.execute(change)
            assert read() > before, f"{table.name}: {change}"
    before = read()
    with db.transaction(database_url) as connection:
        connection.execute(insert(Source), [SOURCE])
    assert read() > before


def test_a_change_that_is_not_committed_leaves_the_stamp(load, database_url: str) -> None:
    before = db.stamp(load({}))
    with db.engine(database_url, writing=True).connect() as connection:
        connection.execute(delete(Grant))
        connection.execute(delete(Source).where(Source.id == 3))
        connection.rollback()
    with db.connect(database_url) as connection:
        assert db.stamp(connection) == before


def test_the_stamp_grows_when_another_program_writes(kind: str, load, database_url: str) -> None:
    before = db.stamp(load({}))
    if kind == "sqlite":
        with sqlite3.connect(database_url.removeprefix("sqlite:///")) as other:
            other.execute("UPDATE source SET title = 'by hand'")
        other.close()
    else:
        with psycopg.connect(database_url.replace("+psycopg", "")) as other:
            other.execute("UPDATE source SET title = 'by hand'")
    with db.connect(database_url) as connection:
        assert db.stamp(connection) > before


def test_writers_wait_for_each_other(load, database_url: str) -> None:
    load({"partner": [{"name": "0"}]}).close()

    def raise_by_one() -> None:
        for _ in range(5):
            with db.transaction(database_url) as connection:
                value = connection.execute(select(Partner.name)).scalar_one()
                connection.execute(update(Partner).values(name=str(int(value) + 1)))

    threads = [threading.Thread(target=raise_by_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.connect(database_url) as connection:
        assert connection.execute(select(Partner.name)).scalar_one() == "20"


def test_a_file_that_was_put_in_place_of_another_is_read(kind: str, database_url: str, tmp_path: Path) -> None:
    if kind == "postgresql":
        return
    other = tmp_path / "other.db"
    with db.created(f"sqlite:///{other}") as connection:
        connection.execute(insert(Source), [SOURCE])
    with db.connect(database_url) as connection:
        assert connection.execute(select(Source.key)).all() == []
    other.rename(database_url.removeprefix("sqlite:///"))
    with db.connect(database_url) as connection:
        assert connection.execute(select(Source.key)).scalars().all() == ["s"]


def test_a_database_made_anew_does_not_repeat_the_stamps_of_another(tmp_path: Path) -> None:
    stamps = []
    for name in ("one", "other"):
        url = f"sqlite:///{tmp_path / name}.db"
        db.migrate(url)
        with db.connect(url) as connection:
            stamps.append(db.stamp(connection))
    assert stamps[0] < stamps[1]
