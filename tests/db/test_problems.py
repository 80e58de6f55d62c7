"""A database that cannot be used: one clear sentence, and the file exactly as it was."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text

from lib import db
from lib.db import engines
from lib.db.problems import PROBLEMS, DatabaseProblem
from lib.i18n import words
from lib.schema import Base


def made(path: Path) -> Path:
    """A good database."""
    db.migrate(f"sqlite:///{path}")
    db.forget(f"sqlite:///{path}")
    return path


def run(path: Path, *statements: str) -> None:
    """Change a file behind the back of the program."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def nothing(path: Path) -> None:
    """No file."""


def empty(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def sentence_as_file(path: Path) -> None:
    path.write_text("Dear colleagues, please find attached the list of our partners." * 100)


def image(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000))


def torn(path: Path) -> None:
    made(path).write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)


def torn_with_a_log(path: Path) -> None:
    """The head still says that a log lies beside the file, so SQLite makes one before it sees the damage."""
    made(path).write_bytes(b"SQLite format 3\0" + b"\x10\0\2\2" + b"\xff" * 8000)


def without_tables(path: Path) -> None:
    run(path, "PRAGMA user_version = 1", "CREATE TABLE x (a)", "DROP TABLE x")


def another_program(path: Path) -> None:
    run(path, "CREATE TABLE customer (id)", "INSERT INTO customer VALUES (1)")


def another_program_with_alembic(path: Path) -> None:
    run(path, "CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('0001')")


def from_the_future(path: Path) -> None:
    run(made(path), "UPDATE alembic_version SET version_num = '9999'")


def without_one_table(path: Path) -> None:
    run(made(path), "DROP TABLE quota")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (nothing, "missing"),
        (empty, "blank"),
        (folder, "folder"),
        (sentence_as_file, "corrupt"),
        (image, "corrupt"),
        (torn, "corrupt"),
        (torn_with_a_log, "corrupt"),
        (without_tables, "foreign"),
        (another_program, "foreign"),
        (another_program_with_alembic, "foreign"),
        (from_the_future, "newer"),
        (without_one_table, "foreign"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left(make: Callable[[Path], None], code: str, tmp_path: Path) -> None:
    path = tmp_path / "cooperation.db"
    make(path)
    before = {p.name: p.read_bytes() if p.is_file() else None for p in tmp_path.iterdir()}
    url = f"sqlite:///{path}"
    for use in (db.check, read, write, *([] if code == "missing" else [db.migrate])):
        with pytest.raises(DatabaseProblem) as caught:
            use(url)
        assert caught.value.code == code
        assert str(path) in caught.value.sentence(words("en"))
        assert {p.name: p.read_bytes() if p.is_file() else None for p in tmp_path.iterdir()} == before
    db.forget(url)


def read(url: str) -> None:
    with db.connect(url):
        pass


def write(url: str) -> None:
    with db.transaction(url):
        pass


def test_a_database_that_goes_bad_while_it_is_read(tmp_path: Path) -> None:
    path = made(tmp_path / "cooperation.db")
    url = f"sqlite:///{path}"
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    with db.connect(url):
        pass
    path.write_bytes(content)
    with pytest.raises(DatabaseProblem) as caught, db.connect(url) as connection:
        [connection.execute(select(table)).all() for table in Base.metadata.sorted_tables]
    assert caught.value.code == "corrupt"
    db.forget(url)


def test_a_database_that_is_removed_while_the_program_runs(tmp_path: Path) -> None:
    path = made(tmp_path / "cooperation.db")
    url = f"sqlite:///{path}"
    read(url)
    path.unlink()
    with pytest.raises(DatabaseProblem) as caught:
        read(url)
    assert caught.value.code == "missing"
    assert not path.exists()


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    path = made(tmp_path / "cooperation.db")
    url = f"sqlite:///{path}"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    read(url)
    with pytest.raises(DatabaseProblem) as caught:
        write(url)
    assert caught.value.code == "locked"
    other.execute("COMMIT")
    write(url)
    db.forget(url)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE stamp SET value = 7")
    with pytest.raises(DatabaseProblem) as caught:
        db.check(url)
    assert caught.value.code == "locked"
    other.close()
    db.forget(url)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Rights count only for those who are not root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_rights(tmp_path: Path) -> None:
    shown = tmp_path
    while shown != shown.parent and os.geteuid() == 0 and shown.owner() == "root" and shown != Path("/tmp"):
        shown.chmod(0o755)
        shown = shown.parent
    path = made(tmp_path / "cooperation.db")
    url = f"sqlite:///{path}"
    tmp_path.chmod(0o555)
    path.chmod(0o000)
    with ordinary_user(), pytest.raises(DatabaseProblem) as caught:
        db.check(url)
    assert caught.value.code == "permission"
    path.chmod(0o444)
    db.forget(url)
    with ordinary_user(), pytest.raises(DatabaseProblem) as caught:
        write(url)
    assert caught.value.code == "permission"
    with ordinary_user(), pytest.raises(DatabaseProblem) as caught:
        db.migrate(f"sqlite:///{tmp_path / 'new.db'}")
    assert caught.value.code == "permission"
    db.forget(url)
    tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    "url", ["mysql://u:secret@h/d", "nonsense", "sqlite://", "sqlite:///:memory:", "://", "postgresql+asyncpg://h/d"]
)
def test_an_address_that_is_not_understood(url: str) -> None:
    for use in (db.check, db.migrate, read, write):
        with pytest.raises(DatabaseProblem) as caught:
            use(url)
        assert caught.value.code == "address"
        assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(DatabaseProblem) as caught:
        db.check("postgresql://user:secret@127.0.0.1:1/name")
    assert caught.value.code == "unreachable"
    assert "127.0.0.1:1/name" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_an_error_of_a_statement_is_no_problem_of_the_database(database_url: str) -> None:
    with pytest.raises(Exception, match="nowhere") as caught, db.connect(database_url) as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    assert db.problem(caught.value) is None
    assert db.problem(ValueError()) is None
    assert db.problem(None) is None


def test_every_problem_has_its_sentence() -> None:
    for code in PROBLEMS:
        sentence = DatabaseProblem(code, "sqlite:////data/x.db").sentence(words("az"))
        assert sentence.endswith(".")
        assert "{" not in sentence
