"""Every page on PostgreSQL, with filters and without."""

import pytest

from tests.pages.conftest import PAGES, Reader


@pytest.fixture(scope="session")
def kind() -> str:
    return "postgresql"


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
