"""The migrations lead to the tables of `lib.schema`, on both databases, and take the rows along."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, insert, inspect, select, text

from lib import db, migrations
from lib.db.problems import DatabaseProblem
from lib.schema import Base, Source
from tests.databases import put

SECOND = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0004", "0003"
def upgrade():
    op.create_table("visa", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("partner", recreate="auto") as table:
        table.alter_column("name", existing_type=sa.Text(), type_=sa.String(500), existing_nullable=False)
"""


def checks(connection: Connection) -> dict[str, set[str]]:
    """The conditions on each table, which Alembic does not compare."""
    found = inspect(connection)
    return {
        n: {str(c["name"]) + str(c["sqltext"]) for c in found.get_check_constraints(n)} for n in Base.metadata.tables
    }


def test_migrated_tables_are_those_of_the_schema(database_url: str) -> None:
    with db.connect(database_url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrated_conditions_are_those_of_the_schema(
    kind: str, database_url: str, blank_url: str, tmp_path: Path
) -> None:
    declared = create_engine(blank_url)
    Base.metadata.create_all(declared)
    with db.connect(database_url) as connection, declared.connect() as other:
        assert checks(connection) == checks(other)
    declared.dispose()


def test_file_names_tell_the_steps() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert migrations.revisions() == steps[::-1]


def test_a_second_migration_changes_nothing(database_url: str) -> None:
    def state() -> list[object]:
        with db.connect(database_url) as connection:
            return [db.stamp(connection), inspect(connection).get_table_names()]

    before = state()
    db.migrate(database_url)
    assert state() == before


@pytest.fixture
def with_second_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Meridian of tomorrow, which has one migration more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0004_second.py").write_text(SECOND)
    monkeypatch.setattr(migrations, "FOLDER", folder)


def test_an_older_database_is_brought_up_with_its_rows(blank_url: str, request: pytest.FixtureRequest) -> None:
    db.migrate(blank_url)
    with db.transaction(blank_url) as connection:
        put(connection, {"partner": [{"name": "A"}, {"name": "B", "merged_into_id": 1}], "partner_name": [{}]})
    request.getfixturevalue("with_second_step")
    db.forget(blank_url)
    with pytest.raises(DatabaseProblem) as caught:
        db.check(blank_url)
    assert caught.value.code == "older"
    db.migrate(blank_url)
    with db.connect(blank_url) as connection:
        assert connection.execute(text("SELECT name, merged_into_id FROM partner ORDER BY id")).all() == [
            ("A", None),
            ("B", 1),
        ]
        assert connection.execute(text("SELECT partner_id FROM partner_name")).all() == [(1,)]
        before = db.stamp(connection)
    for statement in ("UPDATE partner SET name = 'C'", "INSERT INTO visa (id) VALUES (1)"):
        with db.transaction(blank_url) as connection:
            connection.execute(text(statement))
        with db.connect(blank_url) as connection:
            assert db.stamp(connection) > before
            before = db.stamp(connection)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    blank_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    db.migrate(blank_url)
    request.getfixturevalue("with_second_step")
    step = migrations.FOLDER / "versions" / "0004_second.py"
    step.write_text(f"{SECOND}    raise ZeroDivisionError\n")
    with pytest.raises(ZeroDivisionError):
        db.migrate(blank_url)
    with db.engine(blank_url).connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0003"
        assert "visa" not in inspect(connection).get_table_names()


def test_nothing_is_left_of_a_database_that_could_not_be_filled(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), db.created(f"sqlite:///{tmp_path / 'new.db'}"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_outlived_its_database_does_not_reach_the_next(tmp_path: Path) -> None:
    path = tmp_path / "cooperation.db"
    (tmp_path / "cooperation.db-wal").write_bytes(b"left behind" * 1000)
    with db.created(f"sqlite:///{path}") as connection:
        connection.execute(insert(Source), [{"key": "s", "title": "S", "quality": "real"}])
    assert [file.name for file in tmp_path.iterdir()] == ["cooperation.db"]
    with db.connect(f"sqlite:///{path}") as connection:
        assert connection.execute(select(Source.key)).scalar_one() == "s"
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    db.forget(f"sqlite:///{path}")
