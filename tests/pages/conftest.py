"""A reader without a browser: app.py run by Streamlit's own tester, on the database of Lankaran."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from lib import db
from tests import databases
from tests.live import ROOT
from tests.menu import menu

Reader = Callable[..., AppTest]
PAGES = {place.path or "summary": place.file for place in menu()}


# The tester reads the metadata of every installed package anew for each reader, which takes longer than a page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def lankaran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Lankaran's database on SQLite; for reading only."""
    url = databases.lankaran(tmp_path_factory.mktemp("lankaran") / "cooperation.db")
    yield url
    db.forget(url)


@pytest.fixture
def data_url(lankaran: str) -> str:
    """The database that the pages read.

    Pages are tried on SQLite: what differs between the databases lies below them, and every query is tried on both.
    `test_pages_postgresql.py` opens each page on PostgreSQL.
    """
    return lankaran


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, data_url: str) -> Reader:
    """`reader(page, theme=..., language=..., **address)` opens a page as a browser would that was given a link."""
    monkeypatch.setenv("MERIDIAN_TODAY", "2026-11-21")
    monkeypatch.setenv("DATABASE_URL", data_url)
    monkeypatch.chdir(ROOT)

    def opened(page: str = "summary", theme: str = "light", language: str = "", **address: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.context["theme"] = theme
        _write(at, {"lang": language} if language else {}, address)
        at.run()
        if page != "summary":
            # The tester has no address bar: the page is opened from the first one, with the link's parameters.
            at.switch_page(str(ROOT / "pages" / PAGES[page]))
            _write(at, {"lang": language} if language else {}, address)
            at.run()
        return at

    return opened


def _write(at: AppTest, *addresses: Mapping[str, str | list[str]]) -> None:
    for address in addresses:
        for name, value in address.items():
            at.query_params[name] = value
