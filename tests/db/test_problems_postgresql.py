"""A server that cannot be used: what is wrong is named, and nothing in the schema changes."""

import threading
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import make_url, select

from lib import db
from lib.db import engines
from lib.db.problems import DatabaseProblem
from lib.schema import Partner, Stamp
from tests.databases import TEST_DATABASE_URL


@pytest.fixture(scope="session", params=["postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def run(url: str, *statements: str) -> None:
    """Change the schema behind the back of the program."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        for statement in statements:
            connection.execute(statement)


def code_of(use: Callable[[str], None], url: str) -> str:
    """What the program calls the trouble."""
    with pytest.raises(DatabaseProblem) as caught:
        use(url)
    return caught.value.code


def test_an_empty_schema_is_a_database_that_is_missing(blank_url: str) -> None:
    assert code_of(db.check, blank_url) == "missing"


def test_tables_of_another_program_stay_alone(blank_url: str) -> None:
    run(blank_url, "CREATE TABLE customer (id int)")
    assert code_of(db.check, blank_url) == "foreign"
    assert code_of(db.migrate, blank_url) == "foreign"
    with pytest.raises(DatabaseProblem), db.created(blank_url):
        pass


def test_newer(blank_url: str) -> None:
    db.migrate(blank_url)
    run(blank_url, "UPDATE alembic_version SET version_num = '9999'")
    db.forget(blank_url)
    assert code_of(db.check, blank_url) == "newer"
    assert code_of(db.migrate, blank_url) == "newer"


def test_a_database_that_does_not_exist() -> None:
    url = make_url(db.address(TEST_DATABASE_URL)).set(database="meridian_nowhere").render_as_string(False)
    assert code_of(db.check, url) == "unreachable"
    db.forget(url)


def test_a_user_without_rights(blank_url: str) -> None:
    db.migrate(blank_url)
    run(blank_url, f"GRANT USAGE ON SCHEMA {blank_url.rpartition('%3D')[2]} TO pg_monitor")
    guest = f"{blank_url}%20-crole%3Dpg_monitor"
    assert code_of(db.check, guest) == "permission"
    db.forget(guest)


def test_a_writer_who_does_not_end(blank_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 1)
    db.migrate(blank_url)
    db.forget(blank_url)

    def write(url: str) -> None:
        with db.transaction(url) as connection:
            connection.execute(select(Stamp.value))

    with db.transaction(blank_url):
        codes: list[str] = []
        other = threading.Thread(target=lambda: codes.append(code_of(write, blank_url)))
        other.start()
        other.join()
    assert codes == ["locked"]


def test_nothing_is_left_of_a_database_that_could_not_be_filled(blank_url: str) -> None:
    with pytest.raises(ZeroDivisionError), db.created(blank_url):
        raise ZeroDivisionError
    assert code_of(db.check, blank_url) == "missing"


def test_the_next_row_gets_a_number_that_is_free(lsu_url: str) -> None:
    with db.engine(lsu_url, writing=True).connect() as connection:
        columns = {"key": "new", "name": "New", "kind": "university", "country": "TR", "listed": False, "source_id": 1}
        first = connection.execute(Partner.__table__.insert().values(columns)).inserted_primary_key
        highest = connection.execute(select(Partner.id).order_by(Partner.id.desc())).scalars().first()
        assert first is not None
        assert first[0] == highest
        connection.rollback()
