"""Every page on PostgreSQL, with filters and without."""

from collections.abc import Iterator

import pytest

from lib import db
from lib.__main__ import main as command
from tests.databases import drop_schema, recreate_schema, schema_url
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader


@pytest.fixture(scope="session")
def on_server(schema_name: str) -> Iterator[str]:
    name = f"{schema_name}_pages"
    recreate_schema(name)
    assert command(["init", "--data", str(ROOT / "data" / "lsu"), "--database-url", schema_url(name)]) == 0
    yield schema_url(name)
    db.forget(schema_url(name))
    drop_schema(name)


@pytest.fixture
def data_url(on_server: str) -> str:
    return on_server


@pytest.mark.parametrize("page", PAGES)
def test_it_stands(reader: Reader, page: str) -> None:
    at = reader(page)
    assert not at.exception
    assert not at.error
    assert str(at.session_state["question"].as_of) == "2026-11-21"


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_with_filters(reader: Reader, page: str) -> None:
    at = reader(page, country=["TR", "PL"], role="student", basis=["academic", "received"])
    assert not at.exception
    assert not at.error
    assert at.session_state["question"].country == ("TR", "PL")
