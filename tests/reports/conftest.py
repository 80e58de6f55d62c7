"""Reports on the data of Lankaran, made once for each language; each file written once."""

import os
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pytest

from lib import db
from lib.queries.asking import asking
from lib.reports import periods
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.keeping import kept
from lib.reports.periods import Period
from lib.reports.writing import written

TODAY = date(2026, 11, 21)
PERIODS = {
    "annual": periods.annual(2025, TODAY),
    "running": periods.annual(2026, TODAY),
    "quarterly": periods.quarterly(2025, 3, TODAY),
    "brief": periods.brief("TR", TODAY),
    "empty": periods.annual(1950, TODAY),
}
Make = Callable[[str, str], Report]


@lru_cache
def made(url: str, period: Period, language: str) -> Report:
    with db.connect(url) as connection:
        return report(asking(connection), period, language)


FILES: list[Path] = []


@pytest.fixture(scope="session", autouse=True)
def _files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One folder for all processes of a run, under the folder that they share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "reports"
    folder.mkdir(exist_ok=True)
    FILES[:] = [folder]


def file_of(found: Report, kind: str) -> bytes:
    """The file of a report, written once in a run: the same report gives the same file on either database."""
    # What is kept of a report is all that is drawn of it: tests/reports/test_frozen.py holds that.
    place = FILES[0] / f"{sha256(kept(found).encode()).hexdigest()}.{kind}"
    if not place.exists():
        own = place.with_suffix(f".{os.getpid()}")
        own.write_bytes(written(found, kind))
        own.replace(place)
    return place.read_bytes()


@pytest.fixture
def make(lsu_url: str) -> Make:
    """`make("annual", "az")` gives the report of one of PERIODS."""
    return lambda kind, language: made(lsu_url, PERIODS[kind], language)
